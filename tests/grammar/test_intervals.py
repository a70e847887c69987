"""An interval is the set of its numbers, and every question about it is about these."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.intervals import Bound, Interval, number_text

#: So few numbers that bounds often meet.
numbers = st.fractions(-3, 3, max_denominator=3)
bounds = st.none() | st.builds(Bound, numbers, st.booleans())
intervals = st.builds(Interval, bounds, bounds)
ONE = Fraction(1)


def witnesses(*every: Interval) -> set[Fraction]:
    """Give numbers on, between and outside all bounds: what holds for them holds for all."""
    ends = sorted({end.value for one in every for end in (one.low, one.high) if end} | {ONE})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    return {*ends, *between, ends[0] - 1, ends[-1] + 1}


@pytest.mark.parametrize(
    ("interval", "shown", "inside"),
    [
        (Interval.at_least(1), "≥1", {1, 2}),
        (Interval.more_than(1), ">1", {2}),
        (Interval.at_most(1), "≤1", {0, 1}),
        (Interval.less_than(1), "<1", {0}),
        (Interval.exactly(1), "=1", {1}),
        (Interval.between(0, 1), "0..1", {0, 1}),
        (Interval.more_than(0).meet(Interval.at_most(2)), ">0..2", {1, 2}),
        (Interval.at_least(0).meet(Interval.less_than(2)), "0..<2", {0, 1}),
        (Interval(), "any", {0, 1, 2}),
        (Interval.between(2, 0), "2..0", set()),
    ],
)
def test_an_interval_holds_its_numbers(interval: Interval, shown: str, inside: set[int]) -> None:
    assert str(interval) == shown
    assert {number for number in range(3) if Fraction(number) in interval} == inside
    assert interval.empty is (not inside)


@pytest.mark.parametrize("number", [Fraction(3, 2), Decimal("1.5"), "1.5", "3/2"])
def test_a_number_may_be_given_in_any_exact_way(number: Fraction | Decimal | str) -> None:
    assert Interval.exactly(number).exact == Fraction(3, 2)


@given(intervals)
def test_an_interval_is_empty_where_no_number_is_inside(one: Interval) -> None:
    assert one.empty is not any(number in one for number in witnesses(one))


@given(intervals)
def test_an_interval_is_exact_where_one_number_is_inside(one: Interval) -> None:
    for number in witnesses(one):
        alone = number in one and one.within(Interval.exactly(number))
        assert alone is (one.exact == number)


@given(intervals, intervals)
def test_the_meeting_holds_what_is_in_both(one: Interval, other: Interval) -> None:
    both = one.meet(other)
    for number in witnesses(one, other):
        assert (number in both) is (number in one and number in other)
    assert both == other.meet(one)
    assert one.meet(one) == one


@given(intervals, intervals)
def test_within_another_is_every_number_in_the_other(one: Interval, other: Interval) -> None:
    every = all(number in other for number in witnesses(one, other) if number in one)
    assert one.within(other) is every
    assert one.meet(other).within(other)


@given(intervals, intervals, st.fractions(min_value=Fraction(1, 9), max_value=9), numbers)
def test_scaling_keeps_what_is_inside(
    one: Interval, other: Interval, factor: Fraction, offset: Fraction
) -> None:
    scaled = one.scaled(factor, offset)
    for number in witnesses(one):
        assert (number * factor + offset in scaled) is (number in one)
    assert scaled.meet(other.scaled(factor, offset)) == one.meet(other).scaled(factor, offset)
    assert scaled.within(other.scaled(factor, offset)) is one.within(other)
    assert one.scaled(ONE) == one


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-7", "-7"),
        ("1.05", "1.05"),
        ("-0.05", "-0.05"),
        ("1/8", "0.125"),
        ("1/25", "0.04"),
        ("1/200", "0.005"),
        ("1e6", "1000000"),
        ("-2/3", "-2/3"),
        ("1/60", "1/60"),
    ],
)
def test_a_number_is_written_in_decimals_where_they_end(number: str, text: str) -> None:
    assert number_text(Fraction(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(10**5000, 3), "3.333333e+4999"),
        (Fraction(-1, 10**5000), "-1.000000e-5000"),
    ],
)
def test_a_number_of_thousands_of_figures_is_rounded(number: Fraction, text: str) -> None:
    assert number_text(number) == text


@given(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=6).map(Fraction))
def test_a_number_is_read_back_from_its_text(number: Fraction) -> None:
    text = number_text(number)
    assert Fraction(text) == number
    assert not text.endswith(".")
    assert "." not in text or not text.endswith("0")


def test_a_number_with_too_many_decimals_to_write_out_is_rounded() -> None:
    """A power of two has more figures as a decimal than Python writes out of an integer."""
    assert number_text(Fraction(1, 2**12_999)) == "8.148663e-3914"
