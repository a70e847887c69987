"""The words of a text that name cells."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.cells import joined_abbreviation, kind_called, kinds

if TYPE_CHECKING:
    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.vocab.cells import Kind

#: Within a name there is nothing else: `stem. Cells` names no stem cells.
_PARTED: Final = re.compile(r"[,;:.()\n]")
#: The letters that end an abbreviation of mesenchymal stem cells.
_ENDING: Final = "msc"


class Anchor(NamedTuple):
    """Words that name cells."""

    #: What they name.
    kind: Kind
    #: The place of the first word.
    first: int
    #: The place behind the last.
    end: int
    #: Whose cells an abbreviation says they are, such as `allo`.
    donor: str | None = None
    #: The letters by which an abbreviation names a tissue, such as `uc`.
    tissue: str | None = None


def anchors_of(text: CellText) -> list[Anchor]:
    """Give the words that name cells, in order; the longest name at a place counts.

    >>> from mscregistry.grammar.cells.cell_text import CellText
    >>> [
    ...     (anchor.kind.code, anchor.first)
    ...     for anchor in anchors_of(CellText("hUC-MSCs or NK cells"))
    ... ]
    [('msc', 1), ('nk', 3)]
    """
    found: list[Anchor] = []
    starts, behind = _starts(), 0
    for place, word in enumerate(text.words):
        if place < behind or not (word in starts or word.endswith(_ENDING)):
            continue
        anchor = _at(text, place)
        if anchor is not None:
            found.append(anchor)
            behind = anchor.end
    return found


@cache
def _starts() -> frozenset[str]:
    return kinds("phrases").first_words | kinds("short").first_words


def _at(text: CellText, place: int) -> Anchor | None:
    words = text.words
    for part in ("phrases", "short"):
        named = kinds(part).at(words, place)
        if named is None:
            continue
        kind, end = named
        if part == "short" and not text.is_short(place, end):
            continue
        if any(_PARTED.search(text.parted_by(at)) for at in range(place + 1, end)):
            # `stem cells, cell therapy`: the shorter name is looked for at the next word.
            continue
        return Anchor(kind, place, end)
    return _joined(text, place) if words[place].endswith(_ENDING) else None


def _joined(text: CellText, place: int) -> Anchor | None:
    parts = _parts(text.words[place])
    if parts is None or not text.is_short(place, place + 1):
        return None
    return Anchor(kind_called("msc"), place, place + 1, *parts)


@lru_cache(maxsize=1024)
def _parts(word: str) -> tuple[str | None, str | None] | None:
    found = joined_abbreviation().fullmatch(word)
    return None if found is None else (found["donor"], found["tissue"])
