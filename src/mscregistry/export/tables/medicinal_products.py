"""The table of medicinal products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _medicinal_products(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, product in enumerate(trial.products):
        yield (
            place,
            product.role,
            product.name,
            product.code,
            product.trade_name,
            product.atc_code,
            product.eu_code,
            product.pharmaceutical_form,
            product.routes,
            [one.name for one in product.substances if one.name is not None],
            product.orphan_drug,
        )


#: Products as the registries of the European Union describe them.
MEDICINAL_PRODUCTS: Final = TidyTable(
    "medicinal_products",
    "A medicinal product of the trial, as the registries of the European Union describe it.",
    (
        Column("place", "integer", "Index in `products`."),
        Column("role", "text", "What it is in the trial, as written."),
        Column("name", "text", "The sponsor's name for it."),
        Column("code", "text", "The sponsor's code for it."),
        Column("trade_name", "text", "The name it is sold under."),
        Column("atc_code", "text", "Its code in the ATC classification."),
        Column("eu_code", "text", "Its code in the EU's dictionary of products."),
        Column("pharmaceutical_form", "text", "Its pharmaceutical form."),
        Column("routes", "texts", "The ways it is given, as written."),
        Column("substances", "texts", "The names of its active substances."),
        Column("orphan_drug", "boolean", "Whether it is designated an orphan drug."),
    ),
    _medicinal_products,
)
