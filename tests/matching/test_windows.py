"""A window is decided where all days that are possible agree."""

from __future__ import annotations

from typing import Any

import pytest

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import Amount, Reference, Window
from mscregistry.grammar.intervals import Interval
from mscregistry.matching import Fact, Patient, match
from mscregistry.truth import Truth
from tests.matching.asks import (
    AFTER,
    BEFORE,
    CALENDAR,
    EITHER,
    at_least,
    at_most,
    has,
    last,
    less_than,
    more_than,
    span,
)

ON = "2024-05-31"


def truth(window: Window, on: str = ON, **times: Any) -> Truth:  # noqa: ANN401 - times of a fact
    fact = Fact("stroke", **times)
    patient = Patient(conditions=(fact,), complete={"conditions"})
    return match(has("stroke", window=window), patient, on).truth


def years(since: PartialDate | None = None, until: PartialDate | None = None) -> Window:
    """Give a stretch of the calendar."""
    return Window(Amount(Interval()), CALENDAR, since, until)


@pytest.mark.parametrize(
    ("window", "day", "expected"),
    [
        (last(3, "mo"), "2024-02-29", Truth.TRUE),
        (last(3, "mo"), "2024-02-28", Truth.FALSE),
        (last(3, "mo"), "2024-06-01", Truth.FALSE),
        (last(3, "mo"), "2024-02", Truth.UNKNOWN),
        (last(3, "mo"), "2024-03", Truth.TRUE),
        (last(3, "mo"), "2023", Truth.FALSE),
        (Window(span(less_than(3), "mo"), BEFORE), "2024-02-29", Truth.FALSE),
        (Window(span(at_least(3), "mo"), BEFORE), "2024-02-29", Truth.TRUE),
        (Window(span(more_than(3), "mo"), BEFORE), "2024-02-29", Truth.FALSE),
        (Window(span(at_most("0.5"), "mo"), BEFORE), "2024-05-16", Truth.TRUE),
        (Window(span(at_most("0.5"), "mo"), BEFORE), "2024-05-15", Truth.FALSE),
        (Window(span(at_most(24), "h"), BEFORE), "2024-05-31", Truth.TRUE),
        (Window(span(at_most(24), "h"), BEFORE), "2024-05-30", Truth.UNKNOWN),
        (Window(span(at_most(24), "h"), BEFORE), "2024-05-29", Truth.FALSE),
        (Window(span(at_most(2), "wk"), AFTER), "2024-06-14", Truth.TRUE),
        (Window(span(at_most(2), "wk"), AFTER), "2024-06-15", Truth.FALSE),
        (Window(span(at_most(2), "wk"), AFTER), "2024-05-30", Truth.FALSE),
        (Window(span(at_least(2), "wk"), AFTER), "2024-06-14", Truth.TRUE),
        (Window(span(at_most(2), "wk"), EITHER), "2024-05-20", Truth.TRUE),
        (Window(span(at_most(2), "wk"), EITHER), "2024-06-10", Truth.TRUE),
        (Window(span(at_most(2), "wk"), EITHER), "2024-07-10", Truth.FALSE),
        (years(since=PartialDate(2010)), "2010", Truth.TRUE),
        (years(since=PartialDate(2010, 6)), "2010", Truth.UNKNOWN),
        (years(until=PartialDate(2010)), "2010-12", Truth.TRUE),
        (years(since=PartialDate(2010), until=PartialDate(2015)), "2016-01", Truth.FALSE),
        (Window(span(at_most(9999), "a"), BEFORE), "0001", Truth.TRUE),
        (Window(span(at_most(99999), "a"), AFTER), "9999", Truth.TRUE),
        (Window(span(Interval(), "a"), BEFORE), "2024-05-31", Truth.TRUE),
    ],
)
def test_an_event_is_in_the_window_or_not(window: Window, day: str, expected: Truth) -> None:
    assert truth(window, date=day) is expected


def test_what_lasts_is_in_a_window_when_one_of_its_days_is() -> None:
    assert truth(last(3, "mo"), start="2020") is Truth.TRUE
    assert truth(last(3, "mo"), start="2020", end="2024-04") is Truth.TRUE
    assert truth(last(3, "mo"), start="2020", end="2023") is Truth.FALSE
    assert truth(last(3, "mo"), end="2024-04-01") is Truth.TRUE
    assert truth(last(3, "mo"), ongoing=True) is Truth.TRUE
    assert truth(last(3, "mo"), start="2020", ongoing=False) is Truth.UNKNOWN
    assert truth(Window(span(at_least(2), "a"), BEFORE), start="2020") is Truth.TRUE
    assert truth(years(since=PartialDate(2010)), start="2001", end="2009") is Truth.FALSE
    assert truth(years(since=PartialDate(2010)), start="2001") is Truth.TRUE
    assert truth(Window(span(at_least(1), "mo"), AFTER), start="2001") is Truth.UNKNOWN


def test_what_nobody_dates_is_in_no_window_for_certain() -> None:
    assert truth(last(3, "mo")) is Truth.UNKNOWN


def test_a_day_of_entry_that_is_a_month_decides_what_all_its_days_agree_on() -> None:
    assert truth(last(3, "mo"), on="2024-05", date="2024-02-29") is Truth.TRUE
    assert truth(last(3, "mo"), on="2024-05", date="2024-02-10") is Truth.UNKNOWN
    assert truth(last(3, "mo"), on="2024-05", date="2024-01-31") is Truth.FALSE


@pytest.mark.parametrize(
    "window",
    [
        Window(Amount(at_most(3), "mo"), AFTER, point="the transplantation"),
        Window(Amount(at_most(3)), BEFORE),
        Window(Amount(at_most(3), "mg"), BEFORE),
        Window(Amount(at_most(3), "1", Reference.ULN), BEFORE),
        Window(Amount(Interval.exactly(3), "mo"), BEFORE),
        Window(Amount(at_least(2010)), CALENDAR),
    ],
)
def test_a_window_that_is_not_clear_is_unknown(window: Window) -> None:
    assert truth(window, date="2024-05-01") is Truth.UNKNOWN


def test_a_point_that_is_the_entry_into_the_trial_is_the_day_that_is_asked_about() -> None:
    window = Window(Amount(at_most(3), "mo"), BEFORE, point="study enrolment")
    assert truth(window, date="2024-05-01") is Truth.TRUE
