"""The lists of an HTML page: which bullet or number a line has, and its indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define

from mscregistry.lex.html_nesting import LISTS
from mscregistry.lex.html_tokens import Token, attributes
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from mscregistry.lex.html_nesting import Nesting

#: An item that begins like this brings its own bullet or number.
_OWN_MARK: Final = re.compile(
    r"[•·∙●⁃○◦▪■□▫◆◇►▶➢➤‣✓✔]|[-–—*+]\s|\(?[0-9]{1,3}[.)]\s|\(?[A-Za-z]\)\s"  # noqa: RUF001 - marks of real pages
)
_NUMBER: Final = re.compile(r"\s*([+-]?[0-9]{1,9})", re.ASCII)
#: Lists are indented down to here; deeper ones as if they stood here, so that a page of
#: nothing but nested lists does not become a page of nothing but spaces.
_DEEPEST: Final = 20


@define
class _List:
    """An open list."""

    place: int
    depth: int
    #: The number of the next item; None where items have bullets.
    following: int | None


@define
class _Item:
    """An open list item."""

    place: int
    at: int
    indent: int
    #: Bullet or number; empty once its first line has it.
    marker: str


class Lists:
    """The open lists and their open items."""

    def __init__(self, nesting: Nesting) -> None:
        """Begin outside of every list."""
        self._nesting = nesting
        self._lists: list[_List] = []
        self._items: list[_Item] = []

    def __len__(self) -> int:
        """Count the open lists."""
        return len(self._lists)

    def begin(self, token: Token) -> None:
        """Begin a list or an item, as the tag says, before it is among the open elements."""
        around = self._lists[-1] if self._lists else None
        if around is not None and around.place < self._nesting.wall():
            # A list that the page around a table cell is in, not the cell.
            around = None
        place = len(self._nesting)
        if token.word in LISTS:
            depth = 1 if around is None else min(around.depth + 1, _DEEPEST)
            following = _number(token, "start", 1) if token.word == "ol" else None
            self._lists.append(_List(place, depth, following))
            return
        indent, marker = 0, "* "
        if around is not None:
            indent = 2 * (around.depth - 1)
            if around.following is not None:
                number = _number(token, "value", around.following)
                around.following = number + 1
                marker = f"{number}. "
        self._items.append(_Item(place, token.start, indent, marker))

    def end(self, place: int) -> None:
        """End the list or item that stands at a place of the nesting, if one does."""
        for stack in (self._items, self._lists):
            if stack and stack[-1].place == place:
                stack.pop()

    def marked(self, words: Words, source: str) -> tuple[Words, int]:
        """Give a line's words with the bullet or number due to them, and their indentation."""
        if not self._items or self._items[-1].place < self._nesting.wall():
            return words, 0
        item = self._items[-1]
        marker, item.marker = item.marker, ""
        if not marker:
            return words, item.indent + 2
        if not _OWN_MARK.match(words.text):
            words = Words.joined([Span(item.at, item.at, marker), words], source)
        return words, item.indent


def _number(token: Token, attribute: str, otherwise: int) -> int:
    found = _NUMBER.match(attributes(token.rest).get(attribute, ""))
    return otherwise if found is None else int(found[1])
