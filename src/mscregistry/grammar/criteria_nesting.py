"""Items in reading order to a tree: which criterion belongs to which.

A marked item stands in the list whose mark and column it shares, or whose number it
continues.  It is a child of the item above when it stands to the right of it, when it opens
another list below a colon, or when the outer list goes on later.  A paragraph is a child of
the item above only when that ends in a colon and has no marked children, or when it is
indented to that item's words.  A paragraph that ends in a colon, a short title above a
list, and a title in capitals are parents of what follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from mscregistry.grammar.criteria_marks import Mark
from mscregistry.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS_OPEN: Final = re.compile(r"(?:[:：]\s*[-–.]?|\bfollowing)[*_]{0,2}\s*$", re.IGNORECASE)
_JOINS: Final = re.compile(r"(?:and\s*/\s*or|and|or|plus)[\s:.,]*$", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?=[A-Z0-9])[^\n<>≥≤=]{1,70}(?<![.;,!?])$")
_TITLE_WORDS: Final = 7
_CAPITALS: Final = re.compile(r"(?=.{0,40}?[A-Z]{4})[^a-z\n]{5,80}$")
#: So many open lists are searched for the one that a mark goes on with.
_REACH: Final = 12


@frozen
class Item:
    """One criterion before it is nested."""

    spans: tuple[Span, ...]
    #: Its words, or the last of them where they are long.
    words: str
    mark: Mark | None
    #: Column of the mark, or of the words where there is none.
    indent: int
    #: Column of the words.
    column: int
    #: Whether a blank line stands before it.
    gap: bool
    #: Number of the kind heading it stands under.
    section: int
    #: Whether it stands in the block of the item before, which introduces it.
    inside: bool = False
    #: Whether it is a heading that is a criterion as well.
    spoken: bool = False

    @property
    def introduces(self) -> bool:
        """Whether its last words announce a list."""
        return self.spoken or _ENDS_OPEN.search(self.words, len(self.words) - 16) is not None


@define
class _Open:
    """An item that may still get children."""

    item: Item
    index: int
    level: int
    introduces: bool
    #: Whether it is a paragraph that is a parent of what follows.
    header: bool
    capitals: bool
    #: Column of the nearest marked item it stands under; -1 for none.
    floor: int
    children: bool = False
    marked_children: bool = False


def nest(items: list[Item], *, capitals: bool) -> Iterator[tuple[int, int | None]]:
    """Give the level and the parent's index of each item.

    `capitals` says whether a line in capitals is a title, as it is unless all lines are.
    """
    nesting = _Nesting(items, capitals=capitals)
    return (nesting.place(index) for index in range(len(items)))


class _Nesting:
    def __init__(self, items: list[Item], *, capitals: bool) -> None:
        self.items = items
        self.capitals = capitals
        #: The open items, each the parent of the next.
        self.open: list[_Open] = []
        self.section = 0
        #: Where the items of each list stand, and their numbers.
        self.lists: dict[tuple[int, str, int], tuple[list[int], list[int]]] = {}
        for at, item in enumerate(items):
            if item.mark is not None:
                places, values = self.lists.setdefault(_list(item, item.mark), ([], []))
                places.append(at)
                values.append(item.mark.value)

    def place(self, index: int) -> tuple[int, int | None]:
        item = self.items[index]
        if item.section != self.section or item.spoken:
            self.open.clear()
            self.section = item.section
        header = capitals = False
        if item.mark is not None:
            self._marked(item, item.mark, index)
        else:
            capitals = self.capitals and self._is_capitals(item, index)
            header = capitals or item.introduces or self._is_title(item, index)
            self._bare(item, index, header=header, capitals=capitals)
        parent = self.open[-1] if self.open else None
        level, floor = 0, -1
        if parent is not None:
            level = parent.level + 1
            floor = parent.item.indent if parent.item.mark else parent.floor
            parent.children = True
            parent.marked_children |= item.mark is not None
        self.open.append(_Open(item, index, level, item.introduces, header, capitals, floor))
        return level, None if parent is None else parent.index

    # Each of these closes what the item is not a child of.

    def _marked(self, item: Item, mark: Mark, index: int) -> None:
        if not self.open:
            return
        top = self.open[-1]
        if item.inside:
            if top.item.inside:
                self.open.pop()
            return
        above = top.item.mark
        if above is not None and top.introduces and not top.children:
            starts = mark.value == 1 or (
                mark.style != above.style and self._goes_on(top.item, above, index)
            )
            if starts:
                return
        at = self._continued(item, mark)
        if at is not None:
            del self.open[at:]
            return
        self._outdent(item, mark)
        if self.open:
            self._same_column(item, mark, index)

    def _continued(self, item: Item, mark: Mark) -> int | None:
        """Find the open item whose number this one follows."""
        loose = None
        for at in range(len(self.open) - 1, max(len(self.open) - _REACH, 0) - 1, -1):
            other = self.open[at].item.mark
            if other is None or not other.ordered or not mark.ordered:
                continue
            if mark.path:
                if (other.path or (other.value,)) == mark.path[:-1]:
                    return at + 1
                if other.path[:-1] == mark.path[:-1] and other.path:
                    return at
            elif other.value == mark.value - 1 and other.style == mark.style:
                if abs(self.open[at].item.indent - item.indent) <= 1:
                    return at
                loose = at if loose is None else loose
        return loose

    def _outdent(self, item: Item, mark: Mark) -> None:
        while self.open:
            top = self.open[-1]
            other = top.item.mark
            if other is not None:
                close = top.item.indent > item.indent + (other.style == mark.style)
            elif top.header:
                close = top.floor > item.indent or (
                    top.floor == item.indent and self._is_open(item, mark)
                )
            else:
                close = item.gap or item.indent <= top.item.indent
            if not close:
                return
            self.open.pop()

    def _is_open(self, item: Item, mark: Mark) -> bool:
        """Tell whether the item's list is open."""
        return any(
            other.item.mark is not None
            and other.item.mark.style == mark.style
            and other.item.indent == item.indent
            for other in self.open[-_REACH:]
        )

    def _same_column(self, item: Item, mark: Mark, index: int) -> None:
        top = self.open[-1]
        above = top.item.mark
        if above is None or item.indent > top.item.indent + (mark.style == above.style):
            return
        for at in range(len(self.open) - 1, max(len(self.open) - _REACH, 0) - 1, -1):
            other = self.open[at].item.mark
            if other is None or abs(self.open[at].item.indent - item.indent) > 1:
                break
            # The second is a list whose marks were changed on the way: 1. 2. c.
            same = other.style == mark.style and mark.value >= other.value
            if same or (mark.value > 1 and other.value == mark.value - 1):
                del self.open[at:]
                return
        within = mark.value == 1 and above.ordered and mark.style != above.style
        if not (top.introduces or within or self._goes_on(top.item, above, index)):
            self.open.pop()

    def _bare(self, item: Item, index: int, *, header: bool, capitals: bool) -> None:
        joins = _JOINS.match(item.words) is not None
        while self.open:
            top = self.open[-1]
            if top.capitals:
                if not capitals:
                    return
            elif (above := top.item.mark) is not None:
                hangs = item.indent > top.item.indent and item.indent >= top.item.column - 1
                waits = top.introduces and not top.marked_children
                within = hangs or waits or self._interrupts(top.item, above, index, header=header)
                if within and not joins:
                    return
            elif top.header:
                ended = top.marked_children or (header and top.children)
                if not ended or (joins and self._next_mark(index) is not None):
                    return
            self.open.pop()

    def _interrupts(self, above: Item, mark: Mark, index: int, *, header: bool) -> bool:
        """Tell whether a paragraph stands between a number and the next one of its list."""
        if not mark.ordered or not self._goes_on(above, mark, index):
            return False
        after = self._next_mark(index)
        # "Laboratory values:" between 9. and 10. is the parent of 10.
        return not (header and after is not None and after.style == mark.style)

    def _goes_on(self, above: Item, mark: Mark, index: int) -> bool:
        """Tell whether the list of an item above has its next item after this one."""
        places, values = self.lists[_list(above, mark)]
        after = bisect_right(places, index)
        return after < len(places) and (not mark.ordered or values[after] == mark.value + 1)

    def _next_mark(self, index: int) -> Mark | None:
        after = self.items[index + 1] if index + 1 < len(self.items) else None
        return after.mark if after is not None and after.section == self.section else None

    def _is_title(self, item: Item, index: int) -> bool:
        mark = self._next_mark(index)
        if mark is None or mark.value > 1 or _TITLE.match(item.words) is None:
            return False
        alone = item.gap or not self.open or self.open[-1].item.mark is not None
        return alone and len(item.words.split()) <= _TITLE_WORDS and not _JOINS.match(item.words)

    def _is_capitals(self, item: Item, index: int) -> bool:
        if _CAPITALS.match(item.words) is None:
            return False
        return item.introduces or self._next_mark(index) is not None


def _list(item: Item, mark: Mark) -> tuple[int, str, int]:
    """Give what tells one list from another: its marks, and the column of bullets."""
    return item.section, mark.style, -1 if mark.ordered else item.indent
