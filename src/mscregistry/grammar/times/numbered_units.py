"""Numbered units of time: `Day 1 and 7`, `weeks 4, 8 and 12`, `d28`, `week12`, `D-1`."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.amount_parts import Time, Times, time_of, tolerance_behind
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.letters_and_numbers import is_named_thing
from mscregistry.grammar.times.number_runs import Element, read_run
from mscregistry.source import Span
from mscregistry.vocab.time_words import letters_among_times, unit_letters
from mscregistry.vocab.written_units import plain_units

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: `d28`, `week12`, `D-1`; four figures are a year or the name of something.
_COMPACT: Final = re.compile(r"([a-z]+)(-?)(\d{1,3})")
#: Units of which some are numbered: nobody writes `second 3`.
_NUMBERED: Final = frozenset(
    {"a", "mo", "wk", "d", "h", "{cycle}", "{course}", "{visit}", "{session}", "{timepoint}"}
)


def read_compact(text: TimeText, place: int) -> Times | None:
    """Give a unit and its number in one word: `d28`."""
    found = _COMPACT.fullmatch(text.word(place))
    if found is None or (unit := unit_letters().get(found[1])) is None:
        return None
    if text.word(place - 1) == "/":
        return None  # `mg/m2`
    if found[1] in letters_among_times("letters") and is_named_thing(text, place):
        return None
    token = text.tokens[place]
    # `D-1` is before day 0; `Day-1` may be, or be day 1.
    dashed = found[2] == "-" and unit == "d"
    value = Fraction(int(found[3]) * (-1 if dashed and len(found[1]) == 1 else 1))
    time = Time(Duration(value, unit), None, (Span(token.start, token.end),), sure=not dashed)
    end = place + 1
    tolerance, end = tolerance_behind(text, end)
    return Times((time._replace(tolerance=tolerance),), numbered=True, end=end)


def read_unit_first(text: TimeText, place: int) -> Times | None:
    """Give a unit and the numbers behind it: `Days 1, 8 and 15 (± 2 days)`."""
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
    times = [time_of(one, unit, [shared]) for one in run]
    if not sure:
        times = [one._replace(sure=False) for one in times]
    end = run[-1].place
    if run[-1].tolerance is not None and (own := text.unit(end)):
        # `day 28 ± 2 hours`
        end = own[1]
        times[-1] = times[-1]._replace(tolerance=Duration(run[-1].tolerance, own[0]))
    else:
        tolerance, end = tolerance_behind(text, end)
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
