"""Whether a time is within the window of a criterion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Anchor
from mscregistry.grammar.intervals import Interval
from mscregistry.matching.elapsed import ago, is_time, lasts
from mscregistry.matching.ranges import Days, lies
from mscregistry.matching.words import folded
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Window

#: What a point in time is called that is the day on which the patient is asked about.
_ENTRY: Final = frozenset(
    (
        *("screening", "enrolment", "enrollment", "entry", "inclusion", "randomisation"),
        *("randomization", "baseline", "consent", "recruitment", "registration", "study"),
        *("trial", "visit", "admission", "presentation", "now", "today"),
    )
)


def unclear(window: Window) -> str:
    """Say why nobody can tell what a window is; empty where one can.

    >>> from mscregistry.grammar.expressions import Amount, Window
    >>> unclear(Window(Amount(Interval.at_most(3), "mo"), Anchor.AFTER, "the transplantation"))
    "the time is counted from 'the transplantation', whose day is not known"
    """
    unit = window.amount.unit
    if window.amount.reference is not None:
        return f"{window} is no time"
    if window.anchor is Anchor.CALENDAR:
        return "" if unit in {None, "a"} else f"{window} names no year"
    if not is_time(unit):
        return f"{window} has no unit of time"
    if window.reach.exact is not None:
        return f"{window} may mean that day or all days since"
    if window.point and not _ENTRY.intersection(folded(window.point)):
        return f"the time is counted from {window.point!r}, whose day is not known"
    return ""


def in_window(window: Window, begins: Days, ends: Days, on: Days) -> Truth:
    """Say whether something that lasts from one day to another has a day in the window."""
    if unclear(window):
        return Truth.UNKNOWN
    reach, unit = window.reach, window.amount.unit or "a"
    if window.anchor is Anchor.CALENDAR:
        return _overlaps_years(reach, begins, ends)
    ways = []
    if window.anchor is not Anchor.AFTER:
        since = ago(begins, on, _from_zero(reach), unit)
        ways.append(since & ago(ends, on, Interval(high=reach.high), unit))
    if window.anchor is not Anchor.BEFORE:
        until = lasts(on, ends, _from_zero(reach), unit)
        ways.append(until & lasts(on, begins, Interval(high=reach.high), unit))
    return Truth.any(ways)


def _from_zero(reach: Interval) -> Interval:
    """Give the lower end; neither a past nor a future goes beyond today."""
    return Interval(low=reach.low).meet(Interval.at_least(0))


def _overlaps_years(years: Interval, begins: Days, ends: Days) -> Truth:
    early = lies(begins.first.year, _open(begins.last), Interval(high=years.high))
    return early & lies(ends.first.year, _open(ends.last), Interval(low=years.low))


def _open(day: date) -> int | None:
    return None if day == date.max else day.year
