"""What cell products state, as fields of the DOSES checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.cells.given import Given, is_given
from mscregistry.grammar.cells.passages import Role
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


#: The kind of what is only called cells.
CELL: Final = "cell"
#: What any product may be called.
_ANY: Final = frozenset({CELL, "cell_therapy"})
#: The texts on what is given.
_TELLING: Final = frozenset({Role.NAME, Role.GIVEN, Role.TITLE})
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


class GivenCells:
    """The cells that a record gives, asked whether a text tells of them.

    Without products, any cells that a text names are taken for them.
    """

    def __init__(self, products: Sequence[CellProduct] | None) -> None:
        """Hold the products, and all that they state."""
        self._products = products
        self._stated: dict[tuple[DosesItem, str], set[str]] = {}
        for one in products or ():
            for item, field, stated in product_facts(one):
                self._stated.setdefault((item, field), set()).add(stated.value)
        #: The words of the names that the products are sold or tried under.
        self.brands = [
            frozenset(CellText(one.brand.value).words)
            for one in products or ()
            if one.brand is not None
        ]

    def are(self, mention: Mention) -> bool:
        """Say whether these are the cells of a mention.

        Neither a transplantation that patients had, nor cells of a kind that no product is of.
        """
        if is_given(mention) is Given.NOT_GIVEN:
            return False
        return self._products is None or any(_is_of(mention.kind, one) for one in self._products)

    def agree(self, item: DosesItem, field: str, mention: Mention, value: str) -> bool:
        """Say whether a mention of these cells tells of them what no product contradicts.

        Where no product states the field, only a text on what is given tells it.
        """
        if self._products is None:
            return True
        known = self._stated.get((item, field))
        if known is None:
            return mention.passage.role in _TELLING and mention.kind.code != CELL
        return value in known


def _is_of(kind: Kind, product: CellProduct) -> bool:
    if kind.code in _ANY or product.form is None or product.cells is None:
        return True
    if product.cells.value == kind.name:
        return True
    # Exosomes are of the cells that made them.
    if product.cell_type is not None and kind.form is ProductForm.MSC:
        return True
    return kind.form is product.form.value and kind.form not in _OF_MANY
