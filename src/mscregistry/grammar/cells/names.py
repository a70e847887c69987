"""Names and codes that a record calls its product by, and what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.mark import marks_of
from mscregistry.grammar.cells.mentions import Mention
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cell_brands import brand_words, is_cell_name
from mscregistry.vocab.cells import kind_called, structure_words
from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.word_patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: What is given under a name that is no word of the language: `AB-001`, `CardioHeal`, `Xyzstem®`.
#: Each part begins behind a mark that no part has, so that a name is cut in one way only.
_CODE: Final = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9]*(?:_?[A-Z0-9][\w.+]*)?(?:[- ][A-Z0-9][\w.+]*)*)"
    r"\s?(?P<sign>®|™|\(R\)|\(TM\))?(?:\s?\(.*|\s(?:and|plus|with|\+)\s.*)?$"
)
_LONGEST: Final = 40
#: A word with figures, with a capital within it, or in capitals with a hyphen.
_CODED: Final = re.compile(
    r"[A-Za-z][\w-]*\d|[A-Z]{2,} \d\d|[a-z][A-Z]|[A-Z]{2,}-[A-Z]|[A-Z]-[A-Z]{2,}"
)
#: Between a name and what it stands for there are at most so many words.
_NEAR: Final = 7
_KIND: Final = "named"
_BRACKET: Final = re.compile(r"[(,=]|\s[-–]\s")


def names_in(passages: Sequence[CellPassage], mentions: Sequence[Mention]) -> Phrases[str]:
    """Give the names in tables, and those that interventions have which name no cells.

    They are looked up as words; what each means is the name as written.
    """
    paths = {one.passage.path for one in mentions}
    own = [
        code
        for passage in passages
        if passage.role is Role.NAME and not passage.placebo and passage.path not in paths
        for code in [_code(passage.text)]
        if code is not None
    ]
    return Phrases({" ".join(map(folded, _WORDS.findall(name))): name for name in own})


_WORDS: Final = re.compile(r"[^\W_]+")


def _code(text: str) -> str | None:
    """Give the code that the name of an intervention is, or None for plain words."""
    found = _CODE.match(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    return found["name"] if found["sign"] or _CODED.search(found["name"]) else None


def named_in(passage: CellPassage, names: Phrases[str]) -> Iterator[Mention]:
    """Give each place where a text calls a product by its name."""
    if not passage.names_brand and not _may_have(passage, names):
        return
    text = passage.cells
    kind, behind = kind_called(_KIND), 0
    starts = brand_words().first_words | names.first_words
    for place, word in enumerate(text.words):
        if place < behind or not (word in starts or is_cell_name(word)):
            continue
        found = brand_words().at(text.words, place) or names.at(text.words, place)
        if found is None and not is_cell_name(word):
            continue
        behind = place + 1 if found is None else found[1]
        yield Mention(passage, kind, place, behind, place, behind, _donor_before(passage, place))


def _donor_before(passage: CellPassage, place: int) -> dict[str, Stated[str]]:
    """Give whose cells the word before a name says they are: `autologous AB-001`."""
    if place == 0 or passage.cells.is_hard(place):
        return {}
    for mark in marks_of(passage.cells, place - 1, place):
        if mark.axis == "donor":
            span = passage.cells.span(mark.first, mark.end)
            return {"donor": passage.stated(mark.value, span.start, span.end)}
    return {}


class Called:
    """The places where a record calls products by their names."""

    def __init__(self, names: Iterable[Mention]) -> None:
        """Hold the names of each text, in its order."""
        self._names: dict[int, list[Mention]] = {}
        for name in names:
            self._names.setdefault(id(name.passage), []).append(name)

    def of(self, cells: Mention) -> list[Mention]:
        """Give the names that the text says stand for these cells."""
        named = self._names.get(id(cells.passage), [])
        low = bisect_left(named, cells.start - _NEAR, key=_end)
        high = bisect_right(named, cells.stop + 1, key=_first)
        return [name for name in named[low:high] if stands_for(name, cells)]


def said(name: Mention) -> str:
    """Give a name as written."""
    return name.passage.cells.said(name.first, name.end)


def _first(name: Mention) -> int:
    return name.first


def _end(name: Mention) -> int:
    return name.end


def _may_have(passage: CellPassage, names: Phrases[str]) -> bool:
    lower = passage.text.lower()
    return any(word in lower for word in names.first_words)


def stands_for(name: Mention, cells: Mention) -> bool:
    """Say whether a text says that a name stands for these cells.

    `AB-001 is a suspension of MSCs`, `AB-001 (MSCs)`, `AB-001: MSCs`, `the cells (AB-001)`.
    """
    text = name.passage.cells
    if name.passage is not cells.passage:
        return False
    if text.clauses[name.first] != text.clauses[cells.first]:
        # A colon parts clauses.
        return name.end == cells.start and ":" in text.parted_by(cells.start)
    if 0 <= name.first - cells.stop <= 1 and _BRACKET.search(text.parted_by(name.first)):
        return True
    between = text.words[name.end : cells.start]
    if not 0 <= cells.start - name.end <= _NEAR:
        return False
    linking = structure_words("stops", "linking")
    if not between:
        return _BRACKET.search(text.parted_by(cells.start)) is not None or name.end == cells.first
    known = linking | structure_words("stops", "articles")
    # `AB-001, a product of MSCs`
    apposed = _BRACKET.search(text.parted_by(name.end)) is not None
    return (apposed or between[0] in linking) and all(word in known for word in between)
