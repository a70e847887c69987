"""A dose gives its ends, its unit in UCUM, and a total only where the words and the caller tell."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.dose import Dose, DoseLevel
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import Quantity
from tests.grammar.cells.doses_said import one

PER_KG = "2 million cells/kg"


@pytest.mark.parametrize(
    ("text", "low", "high", "bound_only"),
    [
        ("2 million cells", 2_000_000, 2_000_000, False),
        ("20, 5 x 10^6 or 80 x 10^6 MSC", 5_000_000, 80_000_000, False),
        ("10 x 10^6, 5 x 10^6 or 80 x 10^6 MSC", 5_000_000, 80_000_000, False),
        ("up to 2 million cells", None, 2_000_000, True),
        ("at least 2 million cells", 2_000_000, None, True),
        ("low or high dose of MSCs", None, None, False),
    ],
)
def test_the_ends_span_all_levels(
    text: str, low: int | None, high: int | None, *, bound_only: bool
) -> None:
    dose = one(text)
    assert (dose.low, dose.high) == (
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
    )
    assert dose.bound_only is bound_only


@pytest.mark.parametrize(
    ("text", "ucum"),
    [
        ("2 million cells", "{cells}"),
        ("2 million cells/kg", "{cells}/kg"),
        ("2 million cells/cm2", "{cells}/cm2"),
        ("2 x 10^9 particles/mL", "{particles}/mL"),
        ("2 mg exosomes", "mg"),
        ("2 mg/kg exosomes", "mg/kg"),
        ("2 mL BMAC", "mL"),
        ("low or high dose of MSCs", None),
    ],
)
def test_the_unit_is_given_in_ucum(text: str, ucum: str | None) -> None:
    assert one(text).ucum == ucum


@pytest.mark.parametrize(
    ("text", "weight", "administrations", "total"),
    [
        ("2 million cells", None, None, None),
        ("2 million cells", None, 1, "=2000000"),
        ("2 million cells", None, 3, None),
        ("2 million cells", 70, 1, "=2000000"),
        ("a total of 2 million cells", None, 3, "=2000000"),
        ("2 million cells per infusion", None, 3, "=6000000"),
        ("2 million cells per infusion", None, None, None),
        (PER_KG, None, 1, None),
        (PER_KG, 70, None, None),
        (PER_KG, 70, 1, "=140000000"),
        (PER_KG, 70, 2, None),
        ("2 million cells/kg per infusion", 70, 2, "=280000000"),
        ("1-2 million cells/kg", "7.5", 1, "7500000..15000000"),
        ("up to 2 million cells/kg", 10, 1, "≤20000000"),
        ("2, 4 and 8 million MSC", None, 1, "2000000..8000000"),
        ("2 mg/kg exosomes", 10, 1, "=20"),
        ("2 million cells/mL", 70, 1, None),
        ("2 million cells per knee", 70, 1, None),
        ("low or high dose of MSCs", 70, 1, None),
    ],
)
def test_a_total_is_worked_out_only_where_it_is_known(
    text: str, weight: int | str | None, administrations: int | None, total: str | None
) -> None:
    found = one(text).total(weight=weight, administrations=administrations)
    assert (None if found is None else str(found)) == total


def test_levels_with_different_ends_have_no_total() -> None:
    dose = one("2 million cells or 3 million cells")
    (first, second) = dose.levels
    half = Dose(
        (first, type(second)(Interval.at_least(5), None, second.spans)), "cells", None, "cells"
    )
    assert half.total() is None
    assert half.high is None


def test_a_weight_may_be_a_quantity_of_any_unit_of_mass() -> None:
    grams = one(PER_KG).total(weight=Quantity.of(3500, "g"), administrations=1)
    assert grams == Interval.exactly(7_000_000)
    assert one(PER_KG).total(weight=Fraction(7, 2), administrations=1) == grams


@pytest.mark.parametrize("weight", [0, -70, "-1", Quantity.of(0, "kg")])
def test_a_weight_that_is_not_above_zero_is_refused(weight: Quantity | int | str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        one(PER_KG).total(weight=weight)


@pytest.mark.parametrize("weight", [[70], {"kg": 70}, True])
def test_a_weight_that_is_no_number_is_refused_with_what_was_given(weight: object) -> None:
    with pytest.raises(TypeError, match="is no weight; give a number of kilograms"):
        one(PER_KG).total(weight=weight)  # type: ignore[arg-type]


@pytest.mark.parametrize("weight", ["seventy", "nan", "inf"])
def test_a_weight_that_is_no_number_is_refused(weight: str) -> None:
    with pytest.raises(ValueError, match=weight):
        one(PER_KG).total(weight=weight)


def test_a_weight_in_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="180 cm is no weight"):
        one(PER_KG).total(weight=Quantity.of(180, "cm"))


@pytest.mark.parametrize("weight", [70.5, True])
def test_a_weight_that_is_not_exact_is_refused(weight: float) -> None:
    with pytest.raises(TypeError):
        one(PER_KG).total(weight=weight)  # type: ignore[arg-type]  # what a caller may do


@pytest.mark.parametrize(("times", "error"), [(0, ValueError), (True, TypeError), ("2", TypeError)])
def test_a_number_of_times_that_is_none_is_refused(times: int, error: type[Exception]) -> None:
    with pytest.raises(error, match="administrations"):
        one(PER_KG).total(administrations=times)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("low dose of 2 million MSC or high dose of 8 million MSC per injection",
         "low: 2000000, high: 8000000 cells per_infusion"),
        ("low or high dose of MSCs", "low, high"),
        ("2-3 million MSC/kg", "2000000..3000000 cells/kg"),
    ],
)  # fmt: skip
def test_a_dose_shows_levels_unit_and_basis(text: str, shown: str) -> None:
    assert str(one(text)) == shown


@given(st.integers(1, 300), st.integers(1, 12), st.integers(1, 999))
def test_a_total_is_exact(weight: int, times: int, millions: int) -> None:
    dose = one(f"{millions} million cells/kg per infusion")
    assert dose.total(weight=weight, administrations=times) == Interval.exactly(
        weight * times * millions * 10**6
    )


@pytest.mark.parametrize(
    ("unit", "ucum"), [("cells/lb", "{cells}/[lb_av]"), ("cells/wk", "{cells}/wk")]
)
def test_a_rare_divisor_has_its_form_in_ucum_and_no_total(unit: str, ucum: str) -> None:
    dose = Dose((DoseLevel(Interval.between(Fraction(5), Fraction(5)), None, ()),), unit, None, "")
    assert (dose.ucum, dose.total(weight=70, administrations=1)) == (ucum, None)
