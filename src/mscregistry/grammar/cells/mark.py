"""The words of a text that tell more of cells: tissue, donor, how they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mscregistry.vocab.cells import modifiers

if TYPE_CHECKING:
    from mscregistry.grammar.cells.cell_text import CellText


class Mark(NamedTuple):
    """Words that tell more of cells."""

    #: What they tell of: `tissue`, `donor`, `site`, `species`, `processing`, `engineered`; the
    #: words of `filler` tell nothing, and go on.
    axis: str
    #: What they tell.
    value: str
    #: The place of the first word.
    first: int
    #: The place behind the last.
    end: int


def marks_of(text: CellText, first: int, end: int) -> list[Mark]:
    """Give the words from `first` up to `end` that tell more of cells; the longest ones count.

    >>> from mscregistry.grammar.cells.cell_text import CellText
    >>> [mark.value for mark in marks_of(CellText("allogeneic cord blood cells"), 0, 3)]
    ['allogeneic', 'umbilical_cord_blood']
    """
    found: list[Mark] = []
    place = first
    while place < end:
        named = _short(text, place) or modifiers("phrases").at(text.words, place)
        if named is None or named[1] > end:
            place += 1
            continue
        found += [Mark(axis, value, place, named[1]) for axis, value in named[0]]
        place = named[1]
    return found


def _short(text: CellText, place: int) -> tuple[tuple[tuple[str, str], ...], int] | None:
    """Give what an abbreviation tells, and the place behind it."""
    if (
        text.is_short(place, place + 1)
        and (short := modifiers("short").at(text.words, place)) is not None
    ):
        return short
    if place + 1 == len(text.words) or not text.words[place + 1].endswith("msc"):
        return None
    return modifiers("letters").at(text.words, place) if text.parted_by(place + 1) == "-" else None
