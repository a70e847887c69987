"""Cells that are named as what a product is made of, or contains, and are none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import ProductForm, structure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage

#: Mixtures of cells, which contain mesenchymal stem cells and are called so in titles.
_MIXED: Final = frozenset({ProductForm.SVF, ProductForm.BMAC})
#: What cells make, which is a product without them.
_MADE: Final = frozenset({ProductForm.EV, ProductForm.CONDITIONED_MEDIUM})
_MARROW: Final = "marrow"


def without_sources(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what only tells what other products are made of, or contain.

    - bone marrow that is aspirated to make the cells, or the concentrate, that are given;
    - mesenchymal stem cells that a fraction or a concentrate contains;
    - those of a title, where what is given is such a mixture.
    """
    sources = _marrow_of(mentions) | _cells_of(mentions)
    return [one for one in mentions if one not in sources]


def _marrow_of(mentions: Sequence[Mention]) -> set[Mention]:
    """Give the marrow that is named beside what may be made of it, or where a title names that."""
    made = {
        one.passage
        for one in mentions
        if one.kind.code != _MARROW and one.of("tissue") in {None, "bone_marrow"}
    }
    titled = any(passage.role is Role.TITLE for passage in made)
    marrow = [one for one in mentions if one.kind.code == _MARROW]
    return {one for one in marrow if titled or one.passage in made}


def _cells_of(mentions: Sequence[Mention]) -> set[Mention]:
    """Give the mesenchymal stem cells that are only in what is given, or only made it."""
    cells = {one for one in mentions if one.kind.form is ProductForm.MSC}
    mixed = [one for one in mentions if one.kind.form in _MIXED]
    named = [one for one in mentions if one.passage.role is not Role.TITLE]
    if _is_made(mentions) or (mixed and all(one.kind.form in _MIXED for one in named)):
        return cells
    ends: dict[CellPassage, int] = {}
    for one in mixed:
        ends[one.passage] = min(one.end, ends.get(one.passage, one.end))
    places = {passage: _content(passage.cells, end) for passage, end in ends.items()}
    return {one for one in cells if places.get(one.passage, one.start) < one.start}


def _is_made(mentions: Sequence[Mention]) -> bool:
    """Say whether cells are only named because of what they make: exosomes, medium."""
    named = [one for one in mentions if one.passage.role is Role.NAME]
    made = any(one.kind.form in _MADE for one in named)
    return made and not any(one.kind.form is ProductForm.MSC for one in named)


def _content(text: CellText, end: int) -> int:
    """Give the place behind a name of the first word that says that something is contained."""
    containing = structure_words("stops", "containing")
    places = (at for at in range(end, len(text.words)) if text.words[at] in containing)
    return next(places, len(text.words))
