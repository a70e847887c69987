"""What only rounding tells apart is the same, and nobody is sure of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching import Observation, Patient, Verdict, match
from mscregistry.matching.rounding import near_bound, same_bound, slack
from mscregistry.truth import Truth
from tests.matching.asks import at_least, at_most, compare, less_than, more_than

ON = "2024-06-15"


def asked(code: str, numbers: Interval, unit: str, *seen: str) -> Verdict:
    return match(
        compare(code, numbers, unit), Patient(observations=[Observation.of(code, *seen)]), ON
    )


@pytest.mark.parametrize(
    ("numbers", "unit", "seen", "truth"),
    [
        (at_least(7), "%", ("53", "mmol/mol"), Truth.TRUE),
        (less_than(7), "%", ("53", "mmol/mol"), Truth.FALSE),
        (more_than(53), "mmol/mol", ("7.0", "%"), Truth.FALSE),
        (at_most(53), "mmol/mol", ("7", "%"), Truth.TRUE),
        (at_least("6.5"), "%", ("48", "mmol/mol"), Truth.TRUE),
        (at_least(48), "mmol/mol", ("6.5", "%"), Truth.TRUE),
    ],
)
def test_a_converted_value_next_to_a_bound_is_taken_for_it_and_not_sure(
    numbers: Interval, unit: str, seen: tuple[str, ...], truth: Truth
) -> None:
    verdict = asked("hba1c", numbers, unit, *seen)
    assert (verdict.truth, verdict.sure) == (truth, False)
    assert "not sure: but for rounding it is" in verdict.reasons[0]


@pytest.mark.parametrize(
    ("code", "numbers", "unit", "seen", "truth"),
    [
        ("hba1c", at_least(7), "%", ("49", "mmol/mol"), Truth.FALSE),
        ("hba1c", at_least(48), "mmol/mol", ("7", "%"), Truth.TRUE),
        ("hba1c", at_least(7), "%", ("52.99", "mmol/mol"), Truth.FALSE),
        ("hba1c", at_least(7), "%", ("6.9995", "%"), Truth.FALSE),
        ("neutrophils", at_least(1500), "/uL", ("1.499", "10*9/L"), Truth.FALSE),
        ("neutrophils", at_least(1500), "/uL", ("1.5", "10*9/L"), Truth.TRUE),
        ("temperature", at_least(100), "[degF]", ("39.0", "Cel"), Truth.TRUE),
    ],
)
def test_what_figures_tell_from_a_bound_stays_sure(
    code: str, numbers: Interval, unit: str, seen: tuple[str, ...], truth: Truth
) -> None:
    verdict = asked(code, numbers, unit, *seen)
    assert (verdict.truth, verdict.sure) == (truth, True)


@given(st.integers(30, 200), st.integers(35, 150).map(lambda tenths: Fraction(tenths, 10)))
def test_only_a_bound_within_half_a_figure_or_a_hundredth_is_taken(
    seen: int, bound: Fraction
) -> None:
    value = Quantity(Fraction(seen), "mmol/mol")
    percent = convert(value, "%", "hba1c")
    assert percent is not None
    found = near_bound(value, percent, Interval.at_least(bound), "hba1c", 0)
    near = abs(percent.value - bound) * Fraction("10.929") <= min(
        Fraction(1, 2), Fraction(seen, 100)
    )
    assert found == (bound if near and percent.value != bound else None)


@given(st.fractions(min_value=0, max_value=500), st.fractions(min_value=0, max_value=500))
def test_being_the_same_goes_both_ways(one: Fraction, other: Fraction) -> None:
    assert same_bound(one, "mg/dL", other, "umol/L", "creatinine") is same_bound(
        other, "umol/L", one, "mg/dL", "creatinine"
    )
    assert same_bound(one, "mg/dL", one * 10, "mg/L", "creatinine")


def test_the_nearest_of_two_bounds_is_taken() -> None:
    seen = Quantity.of(53, "mmol/mol")
    percent = convert(seen, "%", "hba1c")
    assert percent is not None
    assert near_bound(seen, percent, Interval.between("6.98", 7), "hba1c", 0) == 7


@pytest.mark.parametrize(
    ("code", "one", "other", "same"),
    [
        ("hba1c", "10 %", "86 mmol/mol", True),
        ("hba1c", "7 %", "53 mmol/mol", True),
        ("hba1c", "7 %", "54 mmol/mol", False),
        ("hba1c", "7 %", "58 mmol/mol", False),
        ("ldl", "190 mg/dL", "4.92 mmol/L", True),
        ("creatinine", "1.5 mg/dL", "130 umol/L", False),
        ("creatinine", "1.5 mg/dL", "1.5 kg", False),
    ],
)
def test_two_bounds_are_the_same_within_rounding_of_either(
    code: str,
    one: str,
    other: str,
    same: bool,  # noqa: FBT001 - it is one of the values above
) -> None:
    [first, unit], [second, its_unit] = one.split(), other.split()
    assert same_bound(Fraction(first), unit, Fraction(second), its_unit, code) is same


def test_what_was_reckoned_has_no_slack() -> None:
    assert slack(Fraction(1, 3)) == 0
