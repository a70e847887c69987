"""A page cut into blocks: a label and the lines that stand under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.lex.page import Line

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen(eq=False)
class Block:
    """A piece of a page: what names it, and its lines.

    It knows shapes and no registry; a parser gives it its meaning.
    """

    #: The line that names it; `None` for what stands before the first.
    label: Line | None
    #: The lines under the label.
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The words of the label, or the empty string."""
        return "" if self.label is None else self.label.text


def cut(lines: Sequence[Line], starts: Sequence[int]) -> tuple[Block, ...]:
    """Give the blocks of some lines, each beginning at one of the indexes in `starts`.

    What stands before the first comes first, as a block without a label, even when empty.
    """
    ends = [*starts[1:], len(lines)]
    head = Block(None, tuple(lines[: starts[0] if starts else len(lines)]))
    rest = [
        Block(lines[start], tuple(lines[start + 1 : end]))
        for start, end in zip(starts, ends, strict=False)
    ]
    return (head, *rest)
