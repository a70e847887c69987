"""A time counted on from a numbered day is the day it ends on; else it knows the day it is from."""

import pytest

from mscregistry.grammar.times import Duration
from tests.grammar.times.frames_read import frame, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Day 4+72 hours", "d 7"),
        ("D4 + 1 week", "d 11"),
        ("Week 3 + 2 days", "d 23"),
        ("week 3 + 1 week", "wk 4"),
        ("H0+18h", "h 18"),
        ("H0 + 45 min", "min 45"),
        ("Month 5 + 1 month", "mo 6"),
        ("Day 4 + 24, 48 hours", "d 5; d 6"),
        ("Day 4 + 2-3 days", "d 6..d 7"),
        ("Day 4 (± 1 day) + 24 hours", "d 5 ± 1 d"),
        ("postoperative day 4 + 24 hours", "d 5 after surgery"),
        ("postoperative day 4 + 24, 48 hours", "d 5 after surgery; d 6 after surgery"),
        ("up to day 4 + 48 hours", "..d 6"),
        ("from day 1 to day 4 + 48 hours", "d 1..d 6"),
    ],
)
def test_whole_days_are_added_up(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Day 4 + 30 hours", '30 h after "day 4"?'),
        ("Day 4 + 1.5 days", '1.5 d after "day 4"?'),
        ("Day 4 + 24-30 hours", '24 h after "day 4"..30 h after "day 4"?'),
        ("Month 5 + 2 weeks", '2 wk after "month 5"?'),
    ],
)
def test_what_ends_on_no_whole_day_is_counted_from_the_day(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_visit_is_no_time_that_is_added_to() -> None:
    assert said("visit 2 + 3 days") == '3 d after "visit 2"'
    assert frame("visit 2 + 3 days").sure


def test_the_words_of_a_sum_are_those_of_both() -> None:
    assert [one.words for one in frame("at day 4+72 hours").points] == ["day 4+72 hours"]


def test_times_compare_with_the_time_of_the_day_they_are_counted_from() -> None:
    found = frame("Day 40 + 30 hours")
    assert str(found.latest) == "990 h"
    assert Duration.of(990, "h") in found
    assert Duration.of(30, "h") not in found
    assert frame("Month 5 + 2 weeks").latest is None


def test_a_plus_behind_several_ends_of_a_stretch_is_passed_over() -> None:
    assert said("up to day 4 + 24, 48 hours") == "24 h; 48 h; ..d 4"
