"""Lengths of time are compared exactly, and not at all where that hangs on the month."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.times import Duration
from mscregistry.truth import Truth

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
    assert one.at_most(other) is not Truth.FALSE or other.at_most(one) is Truth.TRUE
    assert other.at_least(one) is one.at_most(other)
    if one.same_as(other):
        assert not one.longer_than(other)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("1 wk", "7 d", Truth.TRUE),
        ("8 d", "1 wk", Truth.FALSE),
        ("28 d", "1 mo", Truth.TRUE),
        ("31 d", "1 mo", Truth.UNKNOWN),
        ("32 d", "1 mo", Truth.FALSE),
        ("1 a", "366 d", Truth.TRUE),
        ("-1 mo", "-31 d", Truth.UNKNOWN),
        ("-1 mo", "-28 d", Truth.TRUE),
        ("-2 a", "1 d", Truth.TRUE),
        ("2 {cycle}", "2 {cycle}", Truth.TRUE),
        ("3 {cycle}", "2 {cycle}", Truth.FALSE),
        ("2 {cycle}", "2 wk", Truth.UNKNOWN),
    ],
)
def test_one_is_at_most_another_where_it_can_be_told(one: str, other: str, told: Truth) -> None:
    assert length(one).at_most(length(other)) is told


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ("2 d", "3 d", "5 d"),
        ("1 wk", "2 d", "9 d"),
        ("30 min", "1 h", "90 min"),
        ("1 a", "6 mo", "18 mo"),
        ("1 {cycle}", "2 {cycle}", "3 {cycle}"),
    ],
)
def test_two_are_added_in_the_smaller_unit(one: str, other: str, total: str) -> None:
    assert length(one).plus(length(other)) == length(total)


@pytest.mark.parametrize(("one", "other"), [("1 mo", "2 d"), ("1 {cycle}", "2 d"), ("2 d", "1 a")])
def test_what_no_factor_joins_is_not_added(one: str, other: str) -> None:
    assert length(one).plus(length(other)) is None


def test_days_are_counted_where_they_are_exact() -> None:
    assert length("36 h").in_days == Fraction(3, 2)
    assert length("2 wk").in_days == 14
    assert length("1 mo").in_days is None


@pytest.mark.parametrize("number", [28, "28", Fraction(28)])
def test_numbers_are_taken_as_they_are_written(number: int | str | Fraction) -> None:
    assert Duration.of(number, "d") == length("28 d")


def test_an_unknown_unit_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(ValueError, match=r"'days' is no unit of time in UCUM; known .* d, h, min,"):
        Duration(Fraction(28), "days")


@pytest.mark.parametrize("number", [1.0, "1", 1, None, True])
def test_the_constructor_takes_fractions_alone_and_says_what_it_saw(number: object) -> None:
    with pytest.raises(TypeError) as told:
        Duration(number, "d")  # type: ignore[arg-type]  # the fault that is to be told
    assert str(told.value).startswith(f"{number!r} is a {type(number).__name__}, and no Fraction")


@pytest.mark.parametrize("number", [True, False, None, [1]])
def test_what_is_no_number_or_text_makes_no_length(number: object) -> None:
    with pytest.raises(TypeError, match="and no exact number") as told:
        Duration.of(number, "d")  # type: ignore[arg-type]  # the fault that is to be told
    assert repr(number) in str(told.value)


@pytest.mark.parametrize("unit", [None, 5, ["d"]])
def test_a_unit_is_text(unit: object) -> None:
    with pytest.raises(TypeError, match="no unit of time") as told:
        Duration(Fraction(1), unit)  # type: ignore[arg-type]  # the fault that is to be told
    assert repr(unit) in str(told.value)


def test_no_unit_is_no_default() -> None:
    with pytest.raises(ValueError, match="'' is no unit of time"):
        Duration(Fraction(1), "")


def test_what_is_no_exact_number_is_refused() -> None:
    with pytest.raises(TypeError, match="Fraction"):
        Duration("28", "d")  # type: ignore[arg-type]  # the fault that is to be told
    with pytest.raises(TypeError, match="float"):
        Duration.of(0.5, "d")  # type: ignore[arg-type]  # the fault that is to be told
    with pytest.raises(ValueError, match="soon"):
        Duration.of("soon", "d")
