"""The table of cell products: what cells are given, from where, how many, on which way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.doses import DOSES, doses_of
from mscregistry.export.tables.values import code_of, is_sure, value_of
from mscregistry.vocab.cells import tissue_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _cell_products(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, product in enumerate(trial.cell_products):
        tissue = value_of(product.tissue)
        named = product.form or product.brand
        yield (
            place,
            code_of(value_of(product.form)),
            is_sure(product.form),
            value_of(product.cells),
            value_of(product.cell_type),
            tissue,
            is_sure(product.tissue),
            None if tissue is None else tissue_called(tissue).within,
            value_of(product.anatomical_site),
            code_of(value_of(product.donor)),
            is_sure(product.donor),
            value_of(product.species),
            [one.value for one in product.processing],
            value_of(product.brand),
            *_routes(product),
            doses_of(product),
            product.administrations,
            None if named is None else named.words,
        )


def _routes(product: CellProduct) -> Iterator[list[str]]:
    yield _once(one.value.route.code for one in product.routes if one.sure)
    yield _once(one.value.route.code for one in product.routes if not one.sure)
    yield _once(one.value.organ for one in product.routes)


def _once(texts: Iterable[str | None]) -> list[str]:
    return [one for one in dict.fromkeys(texts) if one is not None]


#: Cells that are given to people.
CELL_PRODUCTS: Final = TidyTable(
    "cell_products",
    "Cells that are given to people, read from the record's words.",
    (
        Column("place", "integer", "Index in `cell_products`."),
        Column("form", "text", "What is given, in our codes: `msc`, `svf`, `ev` and others."),
        Column("form_sure", "boolean", "Whether the words leave no doubt of that."),
        Column("cells", "text", "What the cells are called."),
        Column("cell_type", "text", "Their code in the Cell Ontology."),
        Column("tissue", "text", "The tissue they are from, in our codes."),
        Column("tissue_sure", "boolean", "Whether the words leave no doubt of that."),
        Column("tissue_within", "text", "The tissue that this one is part of."),
        Column("anatomical_site", "text", "The place in the body it was taken from."),
        Column("donor", "text", "Whose cells they are: `autologous`, `allogeneic`, `xenogeneic`."),
        Column("donor_sure", "boolean", "Whether the words leave no doubt of that."),
        Column("species", "text", "The species of the donor."),
        Column("processing", "texts", "How the cells were made or kept."),
        Column("brand", "text", "The name they are sold or tried under."),
        Column("routes", "texts", "The ways they are given, in our codes; those without doubt."),
        Column("routes_in_doubt", "texts", "The ways that the words leave in doubt."),
        Column("organs", "texts", "The organs they are given into, where the words name any."),
        Column("doses", DOSES, "How much is given: a row for each level of each dose."),
        Column("administrations", "integer", "How many times it is given, where that is told."),
        Column("words", "text", "The words for the form, or else for the brand."),
    ),
    _cell_products,
)
