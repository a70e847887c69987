"""Reasons are plain English, and short."""

from __future__ import annotations

import pytest

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import Amount, Reference, Window
from mscregistry.grammar.intervals import Interval
from mscregistry.matching.said import said_presence, said_time, said_window, shortened
from tests.matching.asks import (
    AFTER,
    BEFORE,
    CALENDAR,
    EITHER,
    at_least,
    at_most,
    has,
    last,
    span,
)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (None, ""),
        (last(3, "mo"), "in the last 3 months"),
        (last(1, "a"), "in the last 1 year"),
        (Window(Amount(at_most(6), "mo"), EITHER), "within 6 months"),
        (Window(Amount(at_most(6), "mo"), EITHER, point="entry"), "within 6 months of entry"),
        (Window(Amount(at_most(6), "wk"), AFTER), "in the next 6 weeks"),
        (Window(Amount(at_most(6), "wk"), AFTER, point="entry"), "in the next 6 weeks from entry"),
        (Window(Amount(at_least(2), "wk"), BEFORE), "≥2 weeks before"),
        (Window(Amount(at_least(2), "wk"), BEFORE, point="entry"), "≥2 weeks before entry"),
        (Window(Amount(Interval()), CALENDAR, since=PartialDate(2020)), "since 2020"),
    ],
)
def test_a_window_is_said_in_words(window: Window | None, words: str) -> None:
    assert said_window(window) == words


def test_what_is_no_time_is_said_as_it_is() -> None:
    assert said_time(Amount(at_least(3), "mg")) == "≥3 mg"
    assert said_time(Amount(at_least(3), "mo", Reference.ULN)) == "≥3 mo × ULN"


def test_a_presence_says_how_many_how_long_and_when() -> None:
    node = has("x", count=Amount(at_least(2), "1"), duration=span(at_least(3), "mo"))
    assert said_presence(node) == "'x' (≥2 times) for ≥3 months"


def test_long_words_are_cut_at_a_blank_where_there_is_one() -> None:
    assert shortened("a" * 30, 10) == "a" * 8 + " …"
    assert shortened("short", 10) == "short"
