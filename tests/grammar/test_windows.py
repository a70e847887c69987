"""A window says which way time is counted, from which point, and whether all of it is meant."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import Presence, Window
from mscregistry.grammar.intervals import Interval
from tests.grammar.said import words_at


def window(text: str) -> Window:
    found = interpret(text)
    assert isinstance(found, Presence)
    assert found.window is not None
    assert words_at(text, found.window.point_spans) == found.window.point
    return found.window


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stroke within 3 months before enrolment", "≤3 mo before"),
        ("Stroke within 3 months prior to enrolment", "≤3 mo before"),
        ("Stroke 3 months before enrolment", "=3 mo before"),
        ("Stroke 3 months ago", "=3 mo before"),
        ("Stroke more than 3 months ago", ">3 mo before"),
        ("Stroke within the past 3 months", "≤3 mo before"),
        ("Surgery within 3 days after enrolment", "≤3 d after"),
        ("Surgery 6 months post-enrolment", "=6 mo after"),
        ("Surgery within the next 6 months", "≤6 mo after"),
        ("Surgery within 3 months of enrolment", "≤3 mo either"),
        ("Surgery within 3 months", "≤3 mo either"),
        ("Fever since 2016", "since 2016"),
        ("Stroke after March 2017", "since 2017-03"),
        ("Stroke until June 2018", "until 2018-06"),
        ("Fever from 1 March 2016 to 5 May 2017", "since 2016-03-01 until 2017-05-05"),
    ],
)
def test_time_is_counted_before_after_around_or_by_the_calendar(text: str, expected: str) -> None:
    assert str(window(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stroke in the last 3 months", "last =3 mo before"),
        ("Stroke in the past year", "last =1 a before"),
        ("Stroke in the 3 months before entry", "last =3 mo before"),
        ("Stroke during the 3 months before entry", "last =3 mo before"),
        ("Surgery in the next 3 months", "next =3 mo after"),
        ("Surgery in the 3 months after entry", "=3 mo after"),
    ],
)
def test_the_last_months_are_the_whole_of_them(text: str, expected: str) -> None:
    found = window(text)
    assert str(found) == expected
    if found.whole:
        assert found.reach == Interval(high=found.amount.interval.high)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Stroke within 3 months before enrolment", "enrolment"),
        ("Stroke within 3 months before the first dose of heparin", "dose of heparin"),
        ("Stroke within 3 months of the start of treatment", "start of treatment"),
        ("Stroke within 3 months before surgery of the knee", "surgery"),
        ("Stroke within 3 months before enrolment (day 1)", "enrolment"),
        ("Stroke within 3 months before enrolment during winter", "enrolment"),
        ("Stroke within 3 months before birth/delivery", "birth/delivery"),
        ("Stroke within 3 months before visit 3", "visit 3"),
        (
            "Stroke within 3 months before a blue green red grey pink gold tin",
            "blue green red grey pink gold",
        ),
        ("Stroke within 3 months before", ""),
        ("Stroke within 3 months", ""),
        ("Surgery 6 months post-enrolment", "enrolment"),
    ],
)
def test_the_words_for_the_point_end_where_something_else_begins(text: str, point: str) -> None:
    assert window(text).point == point
