"""A larger unit, `and` and a remainder are one length; in a list they are two times, and unsure."""

import pytest

from tests.grammar.times.frames_read import frame, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 years and 4 months", "40 mo"),
        ("2 weeks and 5 days", "19 d"),
        ("1 day & 6 hours", "30 h"),
        ("2 hours and 15 minutes after the scan", '135 min after "scan"'),
        ("up to 3 years and 4 months", "..40 mo"),
        ("from baseline to 1 year and 3 months", "baseline..15 mo"),
        ("a year and 9 months", "21 mo"),
        ("3 weeks and a day", "22 d"),
        ("a year and a half", "1.5 a"),
        ("two and a half years", "2.5 a"),
        ("3 years 0 months", "36 mo"),
        ("1 year and 3 months, or until death", "15 mo; ..death"),
    ],
)
def test_a_remainder_behind_and_is_part_of_the_length(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 months and 10 weeks", "9 mo?; 10 wk?"),
        ("1 month and 1 week", "1 mo?; 1 wk?"),
        ("12 weeks and 9 days", "12 wk?; 9 d?"),
        ("Baseline, 2 years and 3 months", "baseline; 2 a?; 3 mo?"),
        ("Baseline, and at 2 years and 3 months", "baseline; 2 a?; 3 mo?"),
        ("both 2 years and 3 months", "2 a?; 3 mo?"),
        ("2 years and 3 months respectively", "2 a?; 3 mo?"),
        ("at two visits, at 2 years and 3 months", "2 {visit}; 2 a?; 3 mo?"),
        ("2 years and 3 months and 6 months", "2 a?; 3 mo?; 6 mo"),
        ("2 years and 3 months, and at 6 months", "2 a?; 3 mo?; 6 mo"),
    ],
)
def test_what_may_be_two_times_is_not_sure(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 weeks and 4 years", "3 wk; 4 a"),
        ("1 year and 15 months", "1 a; 15 mo"),
        ("2 years, 3 months", "2 a; 3 mo"),
        ("2 weeks, and 3 days", "2 wk; 3 d"),
        ("Day 28 and 12 hours", "d 28; 12 h"),
        ("3 weeks before and 2 days after grafting", "3 wk before transplantation; 2 d after transplantation"),
        ("baseline and 2 days", "baseline; 2 d"),
        ("every 4 weeks and 3 days after surgery", "3 d after surgery; every 4 wk"),
        ("1 cycle and 2 days", "1 {cycle}; 2 d"),
    ],
)  # fmt: skip
def test_what_rises_or_is_told_apart_is_two_times(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


def test_no_number_behind_and_adds_nothing() -> None:
    assert said("2 weeks and 10^3 days").startswith("2 wk; ")
    assert said("1 year -6 months").startswith("1 a")
