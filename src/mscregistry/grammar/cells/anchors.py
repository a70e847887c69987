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
_BRACKET: Final = re.compile(r"[()]")
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
        if named is not None and (parted := _parted(text, place, named[1])) is not None:
            named = _ahead(text, place, parted, part)
        if named is not None and (part == "phrases" or text.is_short(place, named[1])):
            return Anchor(named[0], place, named[1])
    return _joined(text, place) if words[place].endswith(_ENDING) else None


def _parted(text: CellText, first: int, end: int) -> int | None:
    """Give the first of some words that a sign parts from the one before it, if there is one."""
    return next((at for at in range(first + 1, end) if _PARTED.search(text.parted_by(at))), None)


def _ahead(text: CellText, first: int, parted: int, part: str) -> tuple[Kind, int] | None:
    """Give the name that ends where a sign parts its words: `vascular fraction. Cells`.

    In front of a bracket there is none, for behind it the name goes on: `receptor (CAR) T cells`.
    """
    if _BRACKET.search(text.parted_by(parted)):
        return None
    named = kinds(part).at(text.words[first:parted], 0)
    return None if named is None else (named[0], first + named[1])


def _joined(text: CellText, place: int) -> Anchor | None:
    parts = _parts(text.words[place])
    if parts is None or not text.is_short(place, place + 1):
        return None
    return Anchor(kind_called("msc"), place, place + 1, *parts)


@lru_cache(maxsize=1024)
def _parts(word: str) -> tuple[str | None, str | None] | None:
    found = joined_abbreviation().fullmatch(word)
    return None if found is None else (found["donor"], found["tissue"])
