"""A dose of other cells than those of a product is none of its doses."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.dose_owners import families_counted
from mscregistry.grammar.cells.doses import read_doses
from tests.grammar.cells.products_said import name, read, told
from tests.grammar.cells.texts import ANY, passage


def doses(named: str, text: str) -> dict[str, list[str]]:
    """Give the doses of each product, by its form."""
    found = read(name(named), told(text))
    return {
        one.form.value.value: [str(dose.value) for dose in one.doses]
        for one in found
        if one.form is not None
    }


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("MSCs 10^6/kg", {"msc"}),
        ("3x10^6 CD34+ cells/kg", {"haematopoietic"}),
        ("Tregs: 10^6 cells/kg", {"treg"}),
        ("NK cells (10^6 cells/kg)", {"nk"}),
        ("NK cells are there. 10^6 cells/kg", set()),
        ("NK cells of somebody 10^6 cells/kg", set()),
        ("10^6 cells/kg of NK cells", {"nk"}),
        ("10^6 bone marrow cells/kg", set()),
    ],
)
def test_the_words_at_a_number_say_which_cells_it_counts(text: str, families: set[str]) -> None:
    (dose,) = read_doses(passage(text))
    assert families_counted(passage(text), dose) == families


@given(ANY)
def test_any_text_is_asked(text: str) -> None:
    assert all(
        families_counted(passage(text), one) is not None for one in read_doses(passage(text))
    )


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("MSCs 2x10^6/kg, CD34+ cells 4x10^6/kg", ["2000000 cells/kg"]),
        ("MSCs 2x10^6 + Tregs 4x10^6 cells/kg", ["2000000 cells"]),
        ("Given are 4x10^6 chondrocytes", []),
        ("Given are 4x10^6 cells", ["4000000 cells"]),
    ],
)
def test_a_dose_of_other_cells_is_none_of_the_mesenchymal_ones(text: str, ours: list[str]) -> None:
    assert doses("MSCs", text)["msc"] == ours


def test_each_product_has_the_dose_that_counts_its_cells() -> None:
    found = doses("MSCs and CAR-T cells", "Infused are MSCs with 10^6 CAR-T cells/kg")
    assert found == {"msc": [], "engineered": ["1000000 cells/kg"]}


def test_of_a_mixture_some_of_its_cells_may_be_counted() -> None:
    assert doses("SVF", "Injected are 3x10^6 Tregs") == {"svf": ["3000000 cells"]}
    mixed = doses("SVF and MSCs", "Injected are 3x10^6 MSCs")
    assert mixed == {"svf": [], "msc": ["3000000 cells"]}


def test_what_a_product_is_made_from_is_no_dose() -> None:
    assert doses("Exosomes", "Exosomes from 2×10^8 MSCs, 80 ug, are infused") == {"ev": ["80 ug"]}
