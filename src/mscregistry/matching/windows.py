"""Whether a time is within the window of a criterion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Anchor
from mscregistry.grammar.intervals import Interval
from mscregistry.matching.elapsed import ago, is_time, lasts
from mscregistry.matching.ranges import Days
from mscregistry.matching.said import said_window
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
    >>> unclear(
    ...     Window(Amount(Interval.at_most(3), "mo"), Anchor.AFTER, point="the transplantation")
    ... )
    "the time is counted from 'the transplantation', whose day is not known"
    """
    unit = window.amount.unit
    if window.anchor is Anchor.CALENDAR:
        dated = window.since is not None or window.until is not None
        return "" if dated else "the time is one of the calendar, without a date"
    if window.amount.reference is not None:
        return f"{window.amount} is no time"
    if not is_time(unit):
        return f"{window.amount} has no unit of time"
    if window.reach.exact is not None:
        return f"'{said_window(window)}' may mean that day or all days since"
    if window.point and not _ENTRY.intersection(folded(window.point)):
        return f"the time is counted from {window.point!r}, whose day is not known"
    return ""


def in_window(window: Window, begins: Days, ends: Days, on: Days) -> Truth:
    """Say whether something that lasts from one day to another has a day in a clear window."""
    if window.anchor is Anchor.CALENDAR:
        return _in_calendar(window, begins, ends)
    reach, unit = window.reach, window.amount.unit or ""
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


def _in_calendar(window: Window, begins: Days, ends: Days) -> Truth:
    """Say whether there is a common day; `since 2010` begins with its first day."""
    since = Days(date.min) if window.since is None else Days(window.since.earliest)
    until = Days(date.max) if window.until is None else Days(window.until.latest)
    return begins.up_to(until) & since.up_to(ends)
