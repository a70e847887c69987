"""Donors that a text tells of apart from the name of the cells: `taken from healthy donors`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.mark import marks_of
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import structure_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated


def tell_donors(products: Sequence[Gathered], passages: Sequence[CellPassage]) -> None:
    """Add the donor to the only product of a record, where a clause about cells tells one.

    The words must say it of cells: in their clause cells are named or it is said that something
    is taken.  Where two clauses tell of different donors, none counts.
    """
    if len(products) != 1 or "donor" in products[0].told:
        return
    found = [
        stated
        for passage in passages
        if passage.role is not Role.ASIDE and not passage.placebo
        for stated in _donors(passage)
    ]
    if len({one.value for one in found}) == 1:
        products[0].told["donor"] = found[0]


def _donors(passage: CellPassage) -> Iterator[Stated[str]]:
    text = passage.cells
    clauses = {text.clauses[one.first] for one in anchors_of(text)}
    taken = structure_words("donation", "taken")
    clauses |= {text.clauses[at] for at, word in enumerate(text.words) if word in taken}
    for mark in marks_of(text, 0, len(text.words)):
        if mark.axis != "donor" or text.clauses[mark.first] not in clauses:
            continue
        if _is_of_person(text, mark.first, mark.end):
            span = text.span(mark.first, mark.end)
            yield passage.stated(mark.value, span.start, span.end, sure=False)


def _is_of_person(text: CellText, first: int, end: int) -> bool:
    """Say whether the words name a person: `healthy donors`, `their own`."""
    return not structure_words("donation", "persons").isdisjoint(text.words[first:end])
