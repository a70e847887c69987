"""Ages are compared in completed units, where the bound is a whole number of them."""

from __future__ import annotations

import pytest

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.intervals import Interval
from mscregistry.matching import Observation, Patient, match
from mscregistry.matching.age_numbers import age_numbers, told
from mscregistry.model.eligibility import Eligibility
from mscregistry.truth import Truth
from tests.matching.asks import at_least, at_most, compare, less_than, more_than

BORN = Patient(birth_date="1948-06-15")


@pytest.mark.parametrize(
    ("numbers", "day", "truth"),
    [
        (at_least(18), "1966-06-14", Truth.FALSE),
        (at_least(18), "1966-06-15", Truth.TRUE),
        (more_than(18), "1966-06-15", Truth.FALSE),
        (more_than(18), "1967-06-14", Truth.FALSE),
        (more_than(18), "1967-06-15", Truth.TRUE),
        (at_most(75), "2024-06-14", Truth.TRUE),
        (at_most(75), "2024-06-15", Truth.FALSE),
        (less_than(76), "2024-06-14", Truth.TRUE),
        (less_than(76), "2024-06-15", Truth.FALSE),
        (at_least("18.5"), "1966-12-14", Truth.FALSE),
        (at_least("18.5"), "1966-12-15", Truth.TRUE),
        (at_least("0.01"), "1948-06-18", Truth.FALSE),
        (at_least("0.01"), "1948-06-19", Truth.TRUE),
        (at_least(0), "1948-06-14", Truth.FALSE),
        (at_least(5), "1940-06-14", Truth.FALSE),
    ],
)
def test_a_whole_number_of_years_is_compared_with_completed_years(
    numbers: Interval, day: str, truth: Truth
) -> None:
    assert match(compare("age", numbers, "a"), BORN, day).truth is truth


@pytest.mark.parametrize(
    ("numbers", "unit", "day", "truth"),
    [
        (at_least(6), "mo", "1948-12-15", Truth.TRUE),
        (at_least(6), "mo", "1948-12-14", Truth.FALSE),
        (at_most(2), "wk", "1948-07-05", Truth.TRUE),
        (at_most(2), "wk", "1948-07-06", Truth.FALSE),
        (less_than("1.5"), "wk", "1948-06-25", Truth.TRUE),
        (less_than("1.5"), "wk", "1948-06-26", Truth.FALSE),
        (at_most(3), "d", "1948-06-18", Truth.TRUE),
        (less_than(72), "h", "1948-06-17", Truth.TRUE),
        (less_than(72), "h", "1948-06-18", Truth.UNKNOWN),
        (less_than(72), "h", "1948-06-19", Truth.FALSE),
        (at_least(1), "h", "1948-06-15", Truth.UNKNOWN),
    ],
)
def test_ages_are_counted_in_the_unit_that_is_asked_for(
    numbers: Interval, unit: str, day: str, truth: Truth
) -> None:
    assert match(compare("age", numbers, unit), BORN, day).truth is truth


def test_a_year_of_birth_decides_only_what_every_day_of_it_agrees_on() -> None:
    patient = Patient(birth_date="2006")
    adult = compare("age", at_least(18), "a")
    verdict = match(adult, patient, "2024-06-01")
    assert verdict.truth is Truth.UNKNOWN
    assert [str(need) for need in verdict.needed] == ["the age or the birth date"]
    assert match(adult, patient, "2025-01-01").truth is Truth.TRUE
    assert match(adult, patient, "2023-12-31").truth is Truth.FALSE


def test_a_day_of_entry_that_is_a_year_decides_only_what_every_day_of_it_agrees_on() -> None:
    patient = Patient(birth_date="2006-06-15")
    adult = compare("age", at_least(18), "a")
    assert match(adult, patient, "2024").truth is Truth.UNKNOWN
    assert match(adult, patient, "2025").truth is Truth.TRUE


@pytest.mark.parametrize(
    ("age", "numbers", "unit", "truth"),
    [
        ("18 Years", at_least(18), "a", Truth.TRUE),
        ("18 Years", more_than(18), "a", Truth.FALSE),
        ("17 Years", at_least(18), "a", Truth.FALSE),
        ("75 Years", at_most(75), "a", Truth.TRUE),
        ("18 Years", at_least(222), "mo", Truth.UNKNOWN),
        ("18 Months", at_least(2), "a", Truth.FALSE),
        ("30 Months", at_least(2), "a", Truth.TRUE),
        ("18.5 Years", at_least(18), "a", Truth.TRUE),
        ("30 Hours", less_than(4), "d", Truth.TRUE),
        ("30 Hours", less_than(24), "h", Truth.FALSE),
        ("9999 Years", at_least(18), "a", Truth.TRUE),
        ("9999999 Weeks", at_least(18), "a", Truth.TRUE),
    ],
)
def test_a_stated_age_is_that_of_the_day_that_is_asked_about_whatever_day_it_is(
    age: str, numbers: Interval, unit: str, truth: Truth
) -> None:
    assert match(compare("age", numbers, unit), Patient(age=age), "2024").truth is truth


def test_an_empty_range_of_ages_fits_nobody() -> None:
    assert (
        match(compare("age", Interval.between(9, 5), "a"), BORN, "2024-01-01").truth is Truth.FALSE
    )


def test_an_age_without_unit_is_taken_as_years_and_not_sure() -> None:
    verdict = match(compare("age", at_least(18)), BORN, "2024-01-01")
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert (
        match(compare("age", at_least(18)), BORN, "2024-01-01", strict=True).truth is Truth.UNKNOWN
    )


def test_an_age_in_a_unit_of_no_age_is_an_observation_like_others() -> None:
    assert match(compare("age", at_least(18), "kg"), BORN, "2024-01-01").truth is Truth.UNKNOWN
    patient = Patient(observations=(Observation.of("age", 20, "kg"),))
    assert match(compare("age", at_least(18), "kg"), patient, "2024-01-01").truth is Truth.TRUE


def test_the_limits_of_a_record_are_told_in_completed_units_too() -> None:
    limits = Eligibility(minimum_age=read_age("18 Years"), maximum_age=read_age("75 Years"))
    assert match(limits, BORN, "2024-06-14").truth is Truth.TRUE
    assert match(limits, BORN, "2024-06-15").truth is Truth.FALSE


@pytest.mark.parametrize(
    ("numbers", "unit", "exact"),
    [
        (more_than(18), "a", "≥19 a"),
        (at_most("18.5"), "a", "<223 mo"),
        (at_most("0.01"), "a", "<0.12 mo"),
        (at_least(2), "wk", "≥14 d"),
        (at_most(5), "h", "<6 h"),
    ],
)
def test_completed_ages_become_exact_ones(numbers: Interval, unit: str, exact: str) -> None:
    assert told(*age_numbers(numbers, unit)) == exact


@pytest.mark.parametrize("known", [{"age": "300 years"}, {"birth_date": "2030"}])
def test_an_age_that_is_hardly_possible_is_not_sure(known: dict[str, str]) -> None:
    verdict = match(compare("age", at_least(18), "a"), Patient(**known), "2024-06-15")  # type: ignore[arg-type]  # fields
    assert (verdict.truth is Truth.TRUE, verdict.sure) == ("age" in known, False)
    assert "hardly possible" in verdict.reasons[0]
