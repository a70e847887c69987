"""A product says what a record states of it, and nothing that is known from elsewhere."""

from __future__ import annotations

import pytest

from mscregistry.grammar.cells.product import CellProduct
from mscregistry.truth import Truth
from mscregistry.vocab.cell_brands import brand_called
from tests.grammar.cells.products_said import name, one, statements, title, told


def test_what_nobody_states_is_absent() -> None:
    product = CellProduct()
    assert list(statements(product)) == []
    assert product.is_msc is Truth.UNKNOWN
    assert product.catalogue is None


@pytest.mark.parametrize(
    ("text", "is_msc"),
    [
        ("MSCs", Truth.TRUE),
        ("SVF", Truth.FALSE),
        ("exosomes of MSCs", Truth.FALSE),
        ("Ryoncil", Truth.UNKNOWN),
    ],
)
def test_only_unchanged_cells_themselves_are_mesenchymal(text: str, is_msc: Truth) -> None:
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


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("Wharton's jelly MSCs", "umbilical_cord", Truth.TRUE),
        ("Wharton's jelly MSCs", "whartons_jelly", Truth.TRUE),
        ("umbilical cord MSCs", "whartons_jelly", Truth.UNKNOWN),
        ("cord blood MSCs", "umbilical_cord", Truth.FALSE),
        ("MSCs", "umbilical_cord", Truth.UNKNOWN),
    ],
)
def test_a_part_of_a_tissue_is_of_that_tissue(text: str, asked: str, answer: Truth) -> None:
    assert one(name(text)).is_from(asked) is answer


def test_a_tissue_that_is_unknown_to_us_is_refused() -> None:
    with pytest.raises(KeyError):
        one(name("MSCs")).is_from("a tissue")


@pytest.mark.parametrize(
    ("text", "weight", "total"),
    [
        ("2 million MSCs/kg are infused on days 0, 7 and 14", 70, "=420000000"),
        ("2 million MSCs/kg are infused on days 0, 7 and 14", None, None),
        ("a single infusion of 2 million MSCs/kg", 70, "=140000000"),
        ("2 million MSCs/kg", 70, None),
        ("Total dose: 200 x 10^6 MSCs", None, "=200000000"),
        ("a single infusion of 2 million MSCs or 8 million MSCs", None, "2000000..8000000"),
        ("MSCs", 70, None),
    ],
)
def test_a_total_is_worked_out_from_dose_and_schedule(
    text: str, weight: int | None, total: str | None
) -> None:
    found = one(name("MSCs"), told(text)).total(weight=weight)
    assert (None if found is None else str(found)) == total


def test_what_may_be_repeated_is_not_counted() -> None:
    text = "a single infusion of 2 million MSCs; a second infusion is allowed after 6 months"
    assert one(name("MSCs"), told(text)).administrations == 1


def test_a_product_shows_what_is_stated_in_one_line() -> None:
    assert str(one(name("Autologous cord MSCs IV"))) == "msc umbilical_cord autologous intravenous"
    assert str(one(name("Ryoncil"))) == "Ryoncil"
