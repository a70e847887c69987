"""The lists of the page: authors, topics, groups, funding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

_BULLETS: Final = frozenset("•-*◦●▪■·–")


def bullet(line: Line) -> Words | None:
    """Give the words of a list item, empty where the mark stands alone; None for other lines."""
    text = line.text
    if text[0] not in _BULLETS or not (len(text) == 1 or text[0] == "•" or text[1].isspace()):
        return None
    return line.slice(1, len(text)).strip()


def list_of(lines: Sequence[Line]) -> tuple[list[Words], Sequence[Line]]:
    """Give the items that these lines begin with, and the lines that follow the list.

    Some copies write an item below its mark, which then stands alone in a line.
    """
    items: list[Words] = []
    alone = False
    for at, line in enumerate(lines):
        words = line if alone else bullet(line)
        if words is None:
            return items, lines[at:]
        alone = not words.text
        if not alone:
            items.append(words)
    return items, ()


def one_a_line(draft: Draft, items: Sequence[Words]) -> Words:
    """Give the items of a list as one text, an item on each line."""
    if len(items) == 1:
        return items[0]
    pieces: list[Words | Span] = []
    for item in items:
        if pieces:
            pieces.append(Span(item.start, item.start, "\n"))
        pieces.append(item)
    return Words.joined(pieces, draft.page.source.text)
