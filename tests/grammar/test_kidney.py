"""Kidney function is what the published formulas give, in the unit that they give it in."""

import decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.kidney import (
    albuminuria_stage,
    creatinine_clearance_cockcroft_gault,
    egfr_ckd_epi_2021,
    gfr_stage,
)
from mscregistry.grammar.quantities import Quantity

GFR = "mL/min/{1.73_m2}"
WEIGHT = Quantity.of(70, "kg")
AGES = st.fractions(18, 100, max_denominator=12)
LEVELS = st.fractions(Fraction("0.05"), 50, max_denominator=1000)


def rate(level: Fraction | str, age: Fraction | int, *, female: bool) -> Fraction:
    found = egfr_ckd_epi_2021(Quantity.of(level, "mg/dL"), age, female=female)
    assert found is not None
    assert found.unit == GFR
    return found.value


@pytest.mark.parametrize(
    ("level", "age", "female", "expected"),
    [
        ("0.9", 55, True, "75.5"),  # the public check row
        ("1.2", 55, False, "71"),  # the calculator of the National Kidney Foundation
        # Worked out once from the formula with floats.
        ("0.5", 30, True, "129.3"),
        ("0.7", 18, True, "128.5"),
        ("0.6", 80, False, "97.6"),
        ("5", 70, False, "11.7"),
    ],
)
def test_filtration_rates_are_those_of_the_formula(
    level: str, age: int, expected: str, *, female: bool
) -> None:
    places = len(expected.partition(".")[2])
    assert round(rate(level, age, female=female), places) == Fraction(expected)


def test_the_rate_has_six_places() -> None:
    assert rate("0.9", 55, female=True) == Fraction("75.498805")


def test_no_setting_of_the_program_changes_a_rate() -> None:
    with decimal.localcontext(prec=3, rounding=decimal.ROUND_UP):
        assert rate("0.9", 55, female=True) == Fraction("75.498805")


@given(one=LEVELS, other=LEVELS, age=AGES, female=st.booleans())
def test_more_creatinine_is_less_filtration(
    one: Fraction, other: Fraction, age: Fraction, *, female: bool
) -> None:
    low, high = sorted([one, other])
    assert rate(low, age, female=female) >= rate(high, age, female=female)


@given(level=LEVELS, age=AGES, female=st.booleans())
def test_a_year_older_is_less_filtration(level: Fraction, age: Fraction, *, female: bool) -> None:
    assert rate(level, age, female=female) > rate(level, age + 1, female=female)


@given(level=LEVELS, age=AGES, female=st.booleans())
def test_the_unit_of_creatinine_makes_no_difference(
    level: Fraction, age: Fraction, *, female: bool
) -> None:
    stated = Quantity(level, "mg/dL")
    molar = stated.to("umol/L", molar_mass=Fraction("113.12"))
    assert molar is not None
    assert egfr_ckd_epi_2021(molar, age, female=female) == egfr_ckd_epi_2021(
        stated, age, female=female
    )
    assert creatinine_clearance_cockcroft_gault(
        molar, age, WEIGHT, female=female
    ) == creatinine_clearance_cockcroft_gault(stated, age, WEIGHT, female=female)


@pytest.mark.parametrize(
    ("value", "unit", "age"),
    [
        ("0.9", "mg/dL", 17),
        ("0.9", "mg/dL", Fraction(215, 12)),
        (0, "mg/dL", 55),
        (-1, "mg/dL", 55),
        ("0.9", "mg", 55),
        ("0.9", "U/L", 55),
        ("0.9", "parsec", 55),
    ],
)
def test_without_an_adult_and_a_concentration_there_is_no_rate(
    value: int | str, unit: str, age: Fraction | int
) -> None:
    creatinine = Quantity.of(value, unit)
    assert egfr_ckd_epi_2021(creatinine, age, female=True) is None
    assert creatinine_clearance_cockcroft_gault(creatinine, age, WEIGHT, female=True) is None


def test_absurd_values_do_not_raise() -> None:
    assert rate(Fraction(1, 10**100), 18, female=False) > 10**30
    assert rate("1e100", 10**9, female=False) == 0


@pytest.mark.parametrize(
    ("value", "stage"),
    [
        ("120", "1"),
        ("90", "1"),
        ("89.999", "2"),
        ("60", "2"),
        ("59.9", "3a"),
        ("45", "3a"),
        ("44.9", "3b"),
        ("30", "3b"),
        ("29.9", "4"),
        ("15", "4"),
        ("14.9", "5"),
        ("0", "5"),
        ("-1", None),
    ],
)
def test_a_stage_ends_right_below_the_one_before(value: str, stage: str | None) -> None:
    assert gfr_stage(Quantity.of(value, GFR)) == stage


def test_a_rate_is_staged_only_where_it_is_normalised() -> None:
    assert gfr_stage(Quantity.of(1, "mL/s/{1.73_m2}")) == "2"
    assert gfr_stage(Quantity.of(60, "mL/min")) is None
    assert gfr_stage(Quantity.of(60, "mL/min/m2")) is None


@pytest.mark.parametrize(
    ("value", "unit", "stage"),
    [
        ("29.9", "mg/g", "A1"),
        ("30", "mg/g", "A2"),
        ("300", "mg/g", "A2"),
        ("300.1", "mg/g", "A3"),
        ("2.9", "mg/mmol", "A1"),
        ("3", "mg/mmol", "A2"),
        ("30", "mg/mmol", "A2"),
        ("30.1", "mg/mmol", "A3"),
        ("0", "mg/g", "A1"),
        ("-1", "mg/g", None),
        ("30", "ug/mg", "A2"),
        ("3", "g/mol", "A2"),
        ("30", "mg/g{creat}", "A2"),
        # 28 mg/g are 3.17 mg/mmol: each is staged as it is stated.
        ("28", "mg/g{creat}", "A1"),
        ("3.17", "mg/mmol{Creatinine}", "A2"),
        ("3", "%", None),
        ("30", "mg/L", None),
        ("30", "mg/(24.h)", None),
        ("30", "parsec", None),
    ],
)
def test_albuminuria_is_staged_in_the_unit_that_it_is_stated_in(
    value: str, unit: str, stage: str | None
) -> None:
    assert albuminuria_stage(Quantity.of(value, unit)) == stage


@pytest.mark.parametrize(
    ("level", "age", "weight", "female", "expected"),
    [
        ("1", 40, Quantity.of(72, "kg"), False, "100"),
        ("1", 40, Quantity.of(72, "kg"), True, "85"),
        ("1.2", 60, Quantity.of(70, "kg"), False, "1750/27"),
        ("1", 40, Quantity.of(72_000, "g"), False, "100"),
        ("1", Fraction(81, 2), Quantity.of(72, "kg"), False, "99.5"),
    ],
)
def test_creatinine_clearance_is_exact(
    level: str, age: Fraction | int, weight: Quantity, expected: str, *, female: bool
) -> None:
    found = creatinine_clearance_cockcroft_gault(
        Quantity.of(level, "mg/dL"), age, weight, female=female
    )
    assert found == Quantity.of(expected, "mL/min")


@pytest.mark.parametrize(
    ("age", "weight"),
    [
        (140, WEIGHT),
        (40, Quantity.of(0, "kg")),
        (40, Quantity.of(-1, "kg")),
        (40, Quantity.of(170, "cm")),
    ],
)
def test_without_age_and_weight_there_is_no_clearance(age: int, weight: Quantity) -> None:
    creatinine = Quantity.of(1, "mg/dL")
    assert creatinine_clearance_cockcroft_gault(creatinine, age, weight, female=False) is None
