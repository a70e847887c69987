"""A product says what a record states of it, and nothing that is known from elsewhere."""

from __future__ import annotations

import pytest

from mscregistry.grammar.cells.product import CellProduct
from mscregistry.vocab.cell_brands import brand_called
from tests.grammar.cells.products_said import name, one, statements, title


def test_what_nobody_states_is_absent() -> None:
    product = CellProduct()
    assert list(statements(product)) == []
    assert not product.is_msc
    assert product.catalogue is None


@pytest.mark.parametrize(
    ("text", "is_msc"),
    [("MSCs", True), ("SVF", False), ("exosomes of MSCs", False), ("Ryoncil", False)],
)
def test_only_unchanged_cells_themselves_are_mesenchymal(text: str, *, is_msc: bool) -> None:
    assert one(name(text)).is_msc is is_msc


def test_the_catalogue_knows_more_of_a_brand_than_the_record() -> None:
    product = one(name("RYONCIL"))
    assert product.catalogue is brand_called("Ryoncil") is not None
    assert product.tissue is None
    assert one(name("quaxostrocel")).catalogue is None


def test_products_are_equal_when_they_are_said_to_be_the_same() -> None:
    product = one(name("allogeneic MSCs"))
    assert product == one(title("MSC infusion of allogeneic MSCs"))
    assert hash(product) == hash(one(name("The allogeneic MSCs", 1)))
    assert product != one(name("autologous MSCs"))
