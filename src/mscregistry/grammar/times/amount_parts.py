"""A number of a unit of time as written, its tolerance, and where its words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.durations import Duration
from mscregistry.source import Span
from mscregistry.vocab.time_words import signs_of_tolerance

if TYPE_CHECKING:
    from mscregistry.grammar.times.number_runs import Element
    from mscregistry.grammar.times.text import TimeText


class Time(NamedTuple):
    """A number of a unit of time, or a range of numbers."""

    #: The number; the lower one of a range.
    low: Duration
    #: The higher one of a range.
    high: Duration | None
    #: Where its characters stand.
    spans: tuple[Span, ...]
    #: How much it may be off.
    tolerance: Duration | None = None
    #: Whether it can mean nothing else.
    sure: bool = True


class Times(NamedTuple):
    """A row of numbers with their unit."""

    #: The numbers.
    times: tuple[Time, ...]
    #: Whether the unit is numbered: `day 7`, `the 7th day`.
    numbered: bool
    #: The place of the token behind them.
    end: int


def time_of(element: Element, unit: str, shared: list[Span]) -> Time:
    """Give a number of a row with the unit that all of them share."""
    own = Span(element.start, element.end)
    return Time(
        Duration(element.low, unit),
        None if element.high is None else Duration(element.high, unit),
        joined_spans([own, *shared]),
        None if element.tolerance is None else Duration(element.tolerance, unit),
        element.sure,
    )


def tolerance_behind(text: TimeText, place: int) -> tuple[Duration | None, int]:
    """Give the tolerance behind a time, `(± 3 days)`, and the place behind it."""
    opened = text.word(place) == "("
    sign = signs_of_tolerance().at(text.words, place + opened)
    number = read_number(text.tokens, sign[1]) if sign else None
    found = text.unit(number.end) if number else None
    if number is None or found is None or number.power:
        return None, place
    unit, end = found
    if opened and text.word(end) != ")":
        return None, place
    return Duration(number.value, unit), end + opened


def joined_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Give spans in reading order, each once, those that touch or lie a blank apart as one."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
