"""A frame tells its latest time, and whether a time is in it, where that can be told."""

from fractions import Fraction

import pytest

from mscregistry.grammar.times import Duration, Event, TimeFrame, TimePoint
from mscregistry.truth import Truth
from tests.grammar.times.frames_read import frame


def length(text: str) -> Duration:
    number, unit = text.split()
    return Duration(Fraction(number), unit)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Baseline, 1, 3, 6 months", "6 mo"),
        ("7 days, 1 week, 3 days", "7 d"),
        ("1 year, 6 months", "1 a"),
        ("from baseline to week 12", "wk 12"),
        ("2 weeks before surgery, 3 days", "3 d"),
        ("1 month after randomisation, 2 months after baseline", "2 mo"),
        ("12 weeks of treatment, 2 weeks", "12 wk"),
        ("6 months after discharge", "6 mo"),
    ],
)
def test_the_latest_is_the_longest_time(text: str, latest: str) -> None:
    found = frame(text).latest
    assert found is not None
    assert str(found) == (latest if latest != "wk 12" else "12 wk")


@pytest.mark.parametrize(
    "text",
    [
        "baseline",
        "30 days, 1 month",
        "3 days after surgery, 2 weeks after discharge",
        "2 weeks before surgery",
    ],
)
def test_it_may_not_be_told(text: str) -> None:
    assert frame(text).latest is None


@pytest.mark.parametrize(
    ("text", "asked", "inside"),
    [
        ("Baseline, 6 months", "6 mo", True),
        ("1 year", "12 mo", True),
        ("1 month", "30 d", False),
        ("28 ± 3 days", "30 d", True),
        ("28 ± 3 days", "32 d", False),
        ("28 days ± 1 week", "28 d", True),
        ("week 4 ± 2 days", "28 d", True),
        ("week 4 ± 2 days", "30 d", True),
        ("week 4 ± 2 days", "612 h", False),
        ("week 4 ± 2 days", "5 d", False),
        ("week 4 ± 2 days", "2 wk", False),
        ("day 14 ± 1 week", "21 d", True),
        ("day 14 ± 1 week", "14 wk", False),
        ("day 14 ± 1 week", "3 wk", True),
        ("month 3 ± 5 days", "3 mo", True),
        ("month 3 ± 5 days", "1/4 a", True),
        ("month 3 ± 5 days", "4 mo", False),
        ("month 3 ± 5 days", "3 d", False),
        ("month 3 ± 5 days", "0 d", False),
        ("month 3 ± 5 days", "13 wk", False),
        ("cycle 3 ± 1 day", "3 {cycle}", True),
        ("cycle 3 ± 1 day", "4 {cycle}", False),
        ("up to 2 years", "6 mo", True),
        ("up to 2 years", "24 mo", True),
        ("up to 2 years", "3 a", False),
        ("from baseline to week 12", "4 wk", True),
        ("from week 2 to week 12", "1 wk", False),
        ("from week 2 to week 12", "14 d", True),
        ("from week 2 to week 12", "3 wk", True),
        ("from discharge to week 12", "3 wk", False),
        ("from week 2", "3 wk", False),
        ("until death", "3 wk", False),
        ("up to 2 days before surgery", "1 d", False),
        ("2 days before surgery", "2 d", False),
        ("baseline", "2 d", False),
    ],
)
def test_a_time_is_in_it_where_words_say_so(text: str, asked: str, inside: object) -> None:
    assert (length(asked) in frame(text)) is inside


def test_a_point_is_in_it_that_is_stated() -> None:
    baseline = TimePoint(event=Event("baseline", "baseline"))
    assert baseline in frame("from base line to week 12")
    assert baseline not in frame("week 12")


def test_nothing_else_is_in_it() -> None:
    assert "week 12" not in frame("week 12")


def test_an_empty_frame_is_sure_of_nothing_that_is_in_it() -> None:
    assert TimeFrame().latest is None


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Baseline, 6, 3 and 9 months", "3 mo"),
        ("1 week, 7 days, 9 days", "1 wk"),
        ("from week 2 to week 12, 3 days", "3 d"),
        ("2 weeks before surgery, 3 days", "3 d"),
    ],
)
def test_the_earliest_is_the_shortest_time(text: str, earliest: str) -> None:
    found = frame(text).earliest
    assert found is not None
    assert found.same_as(length(earliest))


@pytest.mark.parametrize(
    "text",
    [
        "baseline",
        "up to 2 years, 3 months",
        "from baseline to week 12",
        "30 days, 1 month",
        "3 days after surgery, 2 weeks after discharge",
    ],
)
def test_the_earliest_may_not_be_told(text: str) -> None:
    assert frame(text).earliest is None


@pytest.mark.parametrize(
    "text",
    [
        "Baseline, 1 and 4 weeks",
        "within 28 days after infusion",
        "from screening to day 28",
        "Day -3, day 5",
        "2 days before surgery, 2 weeks",
        "up to 2 weeks after discharge",
        "every 3 days for 2 weeks",
        "Day 9 + 30 hours",
        "Day 9+48 hours",
        "28 ± 3 days",
        "24 hours, 1 week",
        "baseline",
        "day -6 to day -1",
    ],
)
def test_all_may_be_measured_within_a_length(text: str) -> None:
    assert frame(text).within(length("28 d")) is Truth.TRUE


@pytest.mark.parametrize(
    "text",
    [
        "29 days",
        "Baseline, 2 and 6 months",
        "Day 60+48 hours",
        "Day 28 + 30 hours",
        "from week 5 to week 12",
        "minimum of 2 years",
        "6 months after discharge",
        "from week 5, every 2 weeks",
    ],
)
def test_all_may_be_measured_later(text: str) -> None:
    assert frame(text).within(length("28 d")) is Truth.FALSE


@pytest.mark.parametrize(
    "text",
    [
        "1 week, 6 months",
        "up to 2 years",
        "from baseline to week 12",
        "from week 2",
        "2 weeks, until discharge",
        "discharge",
        "during treatment",
        "after surgery",
        "2 days before discharge",
        "1 week after surgery, 2 weeks after discharge",
        "Visit 3",
        "Month 0 + 2 weeks",
        "1 week, daily",
        "weekly",
        "sunshine",
    ],
)
def test_it_may_be_unknown_what_is_measured_within_a_length(text: str) -> None:
    assert frame(text).within(length("28 d")) is Truth.UNKNOWN


def test_a_month_is_not_told_from_its_days() -> None:
    assert frame("1 month").within(length("30 d")) is Truth.UNKNOWN
    assert frame("1 month").within(length("31 d")) is Truth.TRUE
    assert frame("28 days").within(length("1 mo")) is Truth.TRUE
    assert TimeFrame().within(length("1 d")) is Truth.UNKNOWN
