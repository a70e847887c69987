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

    #: The line that names it.
    label: Line
    #: The lines under the label.
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The words of the label."""
        return self.label.text


def cut(lines: Sequence[Line], starts: Sequence[int]) -> tuple[tuple[Line, ...], tuple[Block, ...]]:
    """Give the lines before the first label, and a block for each label.

    `starts` are the indexes of the labels, in order.
    """
    ends = [*starts[1:], len(lines)]
    blocks = [
        Block(lines[start], tuple(lines[start + 1 : end]))
        for start, end in zip(starts, ends, strict=False)
    ]
    return tuple(lines[: starts[0] if starts else len(lines)]), tuple(blocks)
