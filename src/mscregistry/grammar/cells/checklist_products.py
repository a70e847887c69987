"""What cell products state, as fields of the DOSES checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.grammar.cells.given import Given, is_given
from mscregistry.vocab.cells import ProductForm
from mscregistry.vocab.doses_checklist import DosesItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.stated import Stated
    from mscregistry.vocab.cells import Kind

#: Of these the kind of the cells tells more than the form.
_OF_MANY: Final = frozenset({ProductForm.OTHER_CELL, ProductForm.MONONUCLEAR})


#: The fields that products state, of each item.
PRODUCT_FIELDS: Final[dict[DosesItem, tuple[str, ...]]] = {
    DosesItem.DONOR: ("relation", "species"),
    DosesItem.ORIGIN: ("tissue", "anatomical_site"),
    DosesItem.SEPARATION: ("processing",),
    DosesItem.EXHIBITED: (),
    DosesItem.SITE: ("route", "dose", "schedule"),
}


def product_facts(product: CellProduct) -> Iterator[tuple[DosesItem, str, Stated[str]]]:
    """Give all that a product states: item and field of the checklist, and the statement.

    The value is our code, or what is stated in words.
    """
    stated: dict[str, Sequence[Stated[Any] | None]] = {
        "relation": [product.donor],
        "species": [product.species],
        "tissue": [product.tissue],
        "anatomical_site": [product.anatomical_site],
        "processing": product.processing,
        "route": product.routes,
        "dose": product.doses,
        "schedule": product.schedules,
    }
    for item, fields in PRODUCT_FIELDS.items():
        for field in fields:
            for one in stated[field]:
                if one is not None:
                    yield item, field, evolve(one, value=str(one.value))


def values_of(products: Sequence[CellProduct], item: DosesItem, field: str) -> frozenset[str]:
    """Give what products state of a field, our codes."""
    return frozenset(
        stated.value
        for product in products
        for one, name, stated in product_facts(product)
        if (one, name) == (item, field)
    )


def is_of_products(mention: Mention, products: Sequence[CellProduct] | None) -> bool:
    """Say whether a mention is of cells that are given; with None, of any that may be given.

    Neither a transplantation that patients had, nor cells of a kind that no product is of.
    """
    if is_given(mention) is Given.NOT_GIVEN:
        return False
    return products is None or any(_is_of(mention.kind, one) for one in products)


def _is_of(kind: Kind, product: CellProduct) -> bool:
    if kind.code == "cell" or product.form is None or product.cells is None:
        return True
    if product.cells.value == kind.name:
        return True
    # Exosomes are of the cells that made them.
    if product.cell_type is not None and kind.form is ProductForm.MSC:
        return True
    return kind.form is product.form.value and kind.form not in _OF_MANY
