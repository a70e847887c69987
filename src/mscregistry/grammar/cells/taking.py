"""Donors and tissues told apart from the name of the cells: `marrow is taken from donors`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.given import TELLING
from mscregistry.grammar.cells.mark import marks_of
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import ProductForm, structure_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.mark import Mark
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: The words for taking stand so near to the tissue.
_NEAR: Final = 4


def tell_taking(products: Sequence[Gathered], passages: Sequence[CellPassage]) -> None:
    """Add donor and tissue to the only product of a record, where clauses on taking tell them.

    A donor must be told in a clause that names cells or says that something is taken; a tissue
    beside the words for taking it.  Where two clauses tell differently, none counts.  Neither
    is ever sure.
    """
    if len(products) != 1:
        return
    told = products[0].told
    texts = [one for one in passages if one.role is not Role.ASIDE and not one.placebo]
    for axis, found in (("donor", _donors), ("tissue", _tissues)):
        if axis in told or (axis == "tissue" and not _is_of_tissue(products[0])):
            continue
        values = [stated for passage in texts for stated in found(passage)]
        if len({one.value for one in values}) == 1:
            told[axis] = values[0]


def _is_of_tissue(product: Gathered) -> bool:
    """Say whether tissue is taken to make such a product: of T cells, marrow is only examined."""
    form = product.kind.form
    return form is None or (form in TELLING and form is not ProductForm.ENGINEERED)


def _donors(passage: CellPassage) -> Iterator[Stated[str]]:
    text = passage.cells
    clauses = {text.clauses[one.first] for one in anchors_of(text)}
    taken = structure_words("donation", "taken")
    clauses |= {text.clauses[at] for at, word in enumerate(text.words) if word in taken}
    persons = structure_words("donation", "persons")
    for mark in marks_of(text, 0, len(text.words)):
        if mark.axis != "donor" or text.clauses[mark.first] not in clauses:
            continue
        if not persons.isdisjoint(text.words[mark.first : mark.end]):
            yield _stated(passage, mark)


def _tissues(passage: CellPassage) -> Iterator[Stated[str]]:
    known = structure_words("donation", "tissues")
    for mark in marks_of(passage.cells, 0, len(passage.cells.words)):
        if mark.axis == "tissue" and mark.value in known and _is_taken(passage.cells, mark):
            yield _stated(passage, mark)


def _is_taken(text: CellText, mark: Mark) -> bool:
    taking = structure_words("donation", "taking") | structure_words("donation", "taken")
    clause = text.clauses[mark.first]
    near = range(max(0, mark.first - _NEAR), min(len(text.words), mark.end + _NEAR))
    return any(text.words[at] in taking for at in near if text.clauses[at] == clause)


def _stated(passage: CellPassage, mark: Mark) -> Stated[str]:
    span = passage.cells.span(mark.first, mark.end)
    return passage.stated(mark.value, span.start, span.end, sure=False)
