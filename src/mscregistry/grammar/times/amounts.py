"""Lengths of time and numbered days in a text: a row of numbers with the unit they share."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.number_runs import Element, read_run
from mscregistry.source import Span
from mscregistry.vocab.written_units import plain_units
from mscregistry.vocab.time_words import doubtful_units, signs_of_tolerance, unit_letters

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: `d28`, `week12`, `D-1`; four figures are a year or the name of something.
_COMPACT: Final = re.compile(r"([a-z]+)(-?)(\d{1,3})")
#: Units of which some are numbered: nobody writes `second 3`.
_NUMBERED: Final = frozenset(
    {"a", "mo", "wk", "d", "h", "{cycle}", "{course}", "{visit}", "{session}", "{timepoint}"}
)
#: Units that another one can be added to: `1 year 6 months`.
_SMALLER: Final = {("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60}
_ARTICLES: Final = frozenset({"a", "an"})


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


def read_times(text: TimeText, place: int) -> Times | None:
    """Give the row of numbers with its unit at a place.

    ::

        times   = compact | unit run | run unit | ("a" | "an") unit
        compact = "d28" | "week12" | "D-1"

    """
    return _compact(text, place) or _unit_first(text, place) or _number_first(text, place)


def bare_run(text: TimeText, place: int, unit: str, *, numbered: bool) -> Times | None:
    """Give a row of numbers that has no unit, with one that was said before."""
    run = read_run(text, place)
    return (
        Times(tuple(_time(one, unit, []) for one in run), numbered, run[-1].place) if run else None
    )


def _compact(text: TimeText, place: int) -> Times | None:
    found = _COMPACT.fullmatch(text.word(place))
    if found is None or (unit := unit_letters().get(found[1])) is None:
        return None
    if text.word(place - 1) == "/":
        return None  # `mg/m2`
    token = text.tokens[place]
    # `D-1` is before day 0; `Day-1` may be, or be day 1.
    dashed = found[2] == "-" and unit == "d"
    value = Fraction(int(found[3]) * (-1 if dashed and len(found[1]) == 1 else 1))
    time = Time(Duration(value, unit), None, (Span(token.start, token.end),), sure=not dashed)
    end = place + 1
    tolerance, end = _tolerance(text, end)
    return Times((time._replace(tolerance=tolerance),), numbered=True, end=end)


def _unit_first(text: TimeText, place: int) -> Times | None:
    if text.is_dash(place):
        return None
    found = text.unit(place)
    if found is None or found[0] not in _NUMBERED:
        return None
    unit, at = found
    sure = True
    if text.word(at) in {"#", ":"} or (text.word(at) == "+" and text.touches(at + 1)):
        at += 1
    if text.is_dash(at) and (text.touches(at) or not text.touches(at + 1)):
        # `Day -1` is before day 0, `Day - 1` and `week-12` are not; `day-1` may be either.
        sure = unit != "d" or not text.touches(at)
        at += 1
    run = read_run(text, at)
    if not run:
        return None
    run = _own(text, _without_others(text, run), plural=text.word(place).endswith("s"))
    start = text.tokens[place].start
    shared = Span(start, text.tokens[found[1] - 1].end)
    times = [_time(one, unit, [shared]) for one in run]
    if not sure:
        times = [one._replace(sure=False) for one in times]
    end = run[-1].place
    if run[-1].tolerance is not None and (own := text.unit(end)):
        # `day 28 ± 2 hours`
        end = own[1]
        times[-1] = times[-1]._replace(tolerance=Duration(run[-1].tolerance, own[0]))
    else:
        tolerance, end = _tolerance(text, end)
        if tolerance is not None:
            times = [one._replace(tolerance=one.tolerance or tolerance) for one in times]
    return Times(tuple(times), numbered=True, end=end)


def _without_others(text: TimeText, run: list[Element]) -> list[Element]:
    """Give the numbers without one that has another unit behind it: `day 1, 100 mg`."""
    others = len(run) > 1 and plain_units().at(text.words, run[-1].place)
    return run[:-1] if others and text.unit(run[-1].place) is None else run


def _own(text: TimeText, run: list[Element], *, plural: bool) -> list[Element]:
    """Give the numbers that belong to the unit before them; a unit behind takes the others.

    ``Day 0, 1, 3 months`` is one day and two numbers of months, ``Days 1, 7, 28, 3 months`` three
    days: where the numbers fall, or before the last of several, or behind the first.
    """
    last = run[-1]
    behind = None if last.tolerance is not None else text.unit(last.place)
    if behind is None or (
        text.tokens[behind[1] : behind[1] + 1] and text.tokens[behind[1]].value is not None
    ):
        return run
    if len(run) == 1:
        return [last] if last.high is None else [_lower(text, last)]
    falls = next((at for at, (one, two) in enumerate(pairwise(run), 1) if two.low <= one.low), 0)
    return run[: falls or (len(run) - 1 if plural else 1)]


def _lower(text: TimeText, element: Element) -> Element:
    """Give the lower end of a range: of `day 1 to 4 weeks` only that is a day."""
    place = element.middle
    return element._replace(high=None, place=place, end=text.tokens[place - 1].end)


def _number_first(text: TimeText, place: int) -> Times | None:
    if text.word(place) in _ARTICLES:
        found = text.unit(place + 1)
        if found is None or text.is_dash(place + 1):
            return None
        span = Span(text.tokens[place].start, text.tokens[found[1] - 1].end)
        return Times((Time(Duration(Fraction(1), found[0]), None, (span,)),), False, found[1])
    run = [] if text.is_dash(place) else read_run(text, place)
    if not run:
        return None
    at = run[-1].place
    ordinal = any(one.ordinal for one in run)
    if text.word(at) == "." and text.touches(at) and text.unit(at + 1) and not text.touches(at + 1):
        # `3. month`
        at, ordinal = at + 1, True
    elif (
        text.word(at) == "("
        and text.word(at + 2) == ")"
        and text.tokens[at + 1].value == run[-1].low
    ):
        at += 3
    found = text.unit(at)
    sure = True
    if found is None:
        letter = doubtful_units().get(text.word(at))
        if letter is None:
            return None
        found, sure = (letter, at + 1), False
    unit, end = found
    words = Span(text.tokens[at + text.is_dash(at)].start, text.tokens[end - 1].end)
    times = [_time(one, unit, [words]) for one in run]
    if not sure:
        times = [one._replace(sure=False) for one in times]
    if len(times) == 1 and not ordinal and times[0].high is None:
        times, end = _compound(text, times, end)
    tolerance, end = _tolerance(text, end)
    if tolerance is not None:
        times = [one._replace(tolerance=one.tolerance or tolerance) for one in times]
    return Times(tuple(times), ordinal, end)


def _compound(text: TimeText, times: list[Time], end: int) -> tuple[list[Time], int]:
    """Give a length with a smaller unit behind it as one: `1 year 6 months` is 18 months."""
    number = read_number(text.tokens, end)
    found = text.unit(number.end) if number and not number.power else None
    first = times[0]
    if number is None or found is None:
        return times, end
    factor = _SMALLER.get((first.low.unit, found[0]))
    if factor is None or number.value >= factor:
        return times, end
    span = Span(first.spans[0].start, text.tokens[found[1] - 1].end)
    whole = Duration(first.low.value * factor + number.value, found[0])
    return [Time(whole, None, (span,), first.tolerance, first.sure)], found[1]


def _tolerance(text: TimeText, place: int) -> tuple[Duration | None, int]:
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


def _time(element: Element, unit: str, shared: list[Span]) -> Time:
    """Give a number of a row with the unit that all of them share."""
    own = Span(element.start, element.end)
    return Time(
        Duration(element.low, unit),
        None if element.high is None else Duration(element.high, unit),
        joined_spans([own, *shared]),
        None if element.tolerance is None else Duration(element.tolerance, unit),
        element.sure,
    )


def joined_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Give spans in reading order, each once, those that touch or lie a blank apart as one."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
