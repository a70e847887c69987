"""What is gathered of a product, said as a product: each field with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.product import CellProduct
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.cells import MSC, DonorRelation, ProductForm, tissue_called

if TYPE_CHECKING:
    from mscregistry.grammar.cells.attaching import Attached
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.stated import T


def product_of(gathered: Gathered, attached: Attached, brand: Stated[str] | None) -> CellProduct:
    """Give the product of which these are the mentions."""
    first = next((one for one in gathered.mentions if one.kind == gathered.kind), None)
    mention = gathered.mentions[0] if first is None else first
    told = gathered.told
    donor = told.get("donor")
    return CellProduct(
        form=_form(gathered, mention, brand),
        cells=_named(mention, gathered.kind.name) if gathered.kind.form else None,
        cell_type=_cell_type(gathered, mention),
        tissue=told.get("tissue"),
        anatomical_site=told.get("site"),
        donor=None if donor is None else _as(donor, DonorRelation(donor.value)),
        species=told.get("species"),
        processing=_processing(gathered),
        brand=brand,
        routes=tuple(attached.routes),
        route_alternatives=tuple(attached.alternatives),
        doses=tuple(attached.doses),
        schedules=tuple(attached.schedules),
        infusion_durations=tuple(attached.infusion_durations),
    )


def _named(mention: Mention, value: T) -> Stated[T]:
    """Give a value that the name of the cells states."""
    passage = mention.passage
    span = passage.cells.span(mention.first, mention.end)
    return passage.stated(value, span.start, span.end, sure=not mention.kind.loose)


def _as(stated: Stated[str], value: T) -> Stated[T]:
    """Give another value that the same words state."""
    return Stated(value, stated.words, stated.path, stated.spans, stated.sure)


def _form(
    gathered: Gathered, mention: Mention, brand: Stated[str] | None
) -> Stated[ProductForm] | None:
    """Give what is given; a name alone says it only of cells whose genes were changed (INN)."""
    form, changed = gathered.kind.form, gathered.told.get("engineered")
    if form is None:
        genes = brand is not None and brand.value.split()[0].lower().endswith("gene")
        return _as(brand, ProductForm.ENGINEERED) if brand is not None and genes else None
    if changed is not None and form is not ProductForm.EV:
        return _as(changed, ProductForm.ENGINEERED)
    return _named(mention, form)


def _cell_type(gathered: Gathered, mention: Mention) -> Stated[str] | None:
    """Give the code of the mesenchymal stem cells that are given, or whose product is."""
    forms = {gathered.kind.form, *(one.parent.kind.form for one in gathered.mentions if one.parent)}
    if ProductForm.MSC not in forms:
        return None
    tissue = gathered.told.get("tissue")
    return _named(mention, MSC if tissue is None else tissue_called(tissue.value).cell_type)


def _processing(gathered: Gathered) -> tuple[Stated[str], ...]:
    found: dict[str, Stated[str]] = {}
    for mention in gathered.mentions:
        for stated in mention.processing:
            found.setdefault(stated.value, stated)
    return tuple(found.values())
