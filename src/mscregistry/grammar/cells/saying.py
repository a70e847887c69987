"""What is gathered of a product, said as a product: each field with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.cells.product import CellProduct
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import MSC, DonorRelation, ProductForm, tissue_called

if TYPE_CHECKING:
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.stated import Stated, T


def product_of(gathered: Gathered, brand: Stated[str] | None) -> CellProduct:
    """Give the product of which these are the mentions."""
    first = next((one for one in gathered.mentions if one.kind == gathered.kind), None)
    mention = gathered.mentions[0] if first is None else first
    told = gathered.told
    donor = told.get("donor")
    return CellProduct(
        form=_named(mention, _form(gathered)),
        cells=_named(mention, gathered.kind.name),
        cell_type=_cell_type(gathered, mention),
        tissue=told.get("tissue"),
        anatomical_site=told.get("site"),
        donor=None if donor is None else evolve(donor, value=DonorRelation(donor.value)),
        species=told.get("species"),
        processing=_processing(gathered),
        brand=brand,
    )


def _named(mention: Mention, value: T) -> Stated[T]:
    """Give a value that the name of the cells states."""
    passage = mention.passage
    span = passage.cells.span(mention.first, mention.end)
    return passage.stated(value, span.start, span.end, sure=not mention.kind.loose)


def _form(gathered: Gathered) -> ProductForm:
    form = gathered.kind.form
    changed = "engineered" in gathered.told
    return ProductForm.ENGINEERED if changed and form is not ProductForm.EV else form


def _cell_type(gathered: Gathered, mention: Mention) -> Stated[str] | None:
    """Give the code of the mesenchymal stem cells that are given, or whose product is."""
    forms = {gathered.kind.form, *(one.parent.kind.form for one in gathered.mentions if one.parent)}
    if ProductForm.MSC not in forms:
        return None
    tissue = gathered.told.get("tissue")
    return _named(mention, MSC if tissue is None else tissue_called(tissue.value).cell_type)


def _processing(gathered: Gathered) -> tuple[Stated[str], ...]:
    every = [stated for one in gathered.mentions for stated in one.processing]
    return tuple({one.value: one for one in reversed(every)}.values())[::-1]
