"""Lengths of time and numbered days in a text: a row of numbers with the unit they share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.amount_parts import Time, Times, time_of, tolerance_behind
from mscregistry.grammar.times.compound_lengths import with_smaller_unit
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.number_runs import Element, read_run
from mscregistry.grammar.times.numbered_units import read_compact, read_unit_first
from mscregistry.source import Span
from mscregistry.vocab.time_words import doubtful_units

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

_ARTICLES: Final = frozenset({"a", "an"})


def read_times(text: TimeText, place: int) -> Times | None:
    """Give the row of numbers with its unit at a place.

    ::

        times   = compact | unit run | run unit | ("a" | "an") unit
        compact = "d28" | "week12" | "D-1"

    """
    return read_compact(text, place) or read_unit_first(text, place) or _number_first(text, place)


def bare_run(text: TimeText, place: int, unit: str) -> Times:
    """Give a row of numbers that has no unit, with one that was said before."""
    run = read_run(text, place)
    times = tuple([time_of(one, unit, []) for one in run])
    return Times(times, numbered=True, end=run[-1].place)


def _number_first(text: TimeText, place: int) -> Times | None:
    if text.word(place) in _ARTICLES:
        return _article(text, place)
    run = [] if text.is_dash(place) else read_run(text, place)
    if not run:
        return None
    at, ordinal = _past_number(text, run)
    found = text.unit(at)
    letter = doubtful_units().get(text.word(at))
    if found is None and letter is None:
        return None
    unit, end = found or (letter or "", at + 1)
    shared = Span(text.tokens[at + text.is_dash(at)].start, text.tokens[end - 1].end)
    times = [time_of(one, unit, [shared]) for one in run]
    if found is None:
        times = [one._replace(sure=False) for one in times]
    if len(times) == 1 and not ordinal and times[0].high is None:
        times[0], end = with_smaller_unit(text, place, times[0], end)
    tolerance, end = tolerance_behind(text, end)
    if tolerance is not None:
        times = [one._replace(tolerance=one.tolerance or tolerance) for one in times]
    return Times(tuple(times), ordinal, end)


def _article(text: TimeText, place: int) -> Times | None:
    """Give `a week`."""
    found = text.unit(place + 1)
    if found is None or text.is_dash(place + 1):
        return None
    unit, end = found
    span = Span(text.tokens[place].start, text.tokens[end - 1].end)
    time, end = with_smaller_unit(
        text, place, Time(Duration(Fraction(1), unit), None, (span,)), end
    )
    return Times((time,), numbered=False, end=end)


def _past_number(text: TimeText, run: list[Element]) -> tuple[int, bool]:
    """Give the place of the unit behind a row of numbers, and whether they are ordinals."""
    at = run[-1].place
    if text.word(at) == "." and text.touches(at) and not text.touches(at + 1) and text.unit(at + 1):
        return at + 1, True  # `3. month`
    return at, any(one.ordinal for one in run)
