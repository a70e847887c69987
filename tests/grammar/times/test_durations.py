"""Lengths of time are compared exactly, and not at all where that hangs on the month."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.times import Duration

UNITS = ["s", "min", "h", "d", "wk", "mo", "a"]


def length(text: str) -> Duration:
    number, unit = text.split()
    return Duration(Fraction(number), unit)


durations = st.builds(
    Duration, st.fractions(min_value=0, max_value=100, max_denominator=4), st.sampled_from(UNITS)
)


@pytest.mark.parametrize(
    ("one", "other"), [("7 d", "1 wk"), ("24 h", "1 d"), ("12 mo", "1 a"), ("90 s", "3/2 min")]
)
def test_exact_multiples_are_the_same(one: str, other: str) -> None:
    assert length(one).same_as(length(other))


@pytest.mark.parametrize(
    ("one", "other"), [("30 d", "1 mo"), ("365 d", "1 a"), ("2 {cycle}", "2 wk"), ("4 wk", "1 mo")]
)
def test_a_month_is_no_number_of_days(one: str, other: str) -> None:
    assert not length(one).same_as(length(other))


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        ("8 d", "1 wk", True),
        ("1 a", "13 mo", False),
        ("6 mo", "90 d", True),
        ("90 d", "6 mo", False),
        ("1 mo", "30 d", None),
        ("2 {cycle}", "3 {cycle}", False),
        ("2 {cycle}", "3 d", None),
    ],
)
def test_one_is_longer_where_it_can_be_told(one: str, other: str, longer: object) -> None:
    assert length(one).longer_than(length(other)) is longer


@given(durations, durations)
def test_not_both_of_two_are_longer(one: Duration, other: Duration) -> None:
    assert not (one.longer_than(other) and other.longer_than(one))
    if one.same_as(other):
        assert not one.longer_than(other)
