"""A time that is counted on from a numbered day: `Day 9 + 48 hours` is day 11."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mscregistry.grammar.times.amount_parts import Time, Times
from mscregistry.grammar.times.durations import Duration, is_length

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.times.points import TimePoint

#: Units that number whole days, which a sum must end on.
_WHOLE: Final = frozenset({"wk", "d"})


def sums_of(base: TimePoint, times: Times) -> Times | None:
    """Give the numbered days on which times end that are counted from a numbered day.

    `None` where one of them ends on no whole day, or cannot be told, as 2 weeks from month 3.
    """
    found = [_sum(base, one) for one in times.times]
    sums = [one for one in found if one is not None]
    return None if len(sums) < len(found) else Times(tuple(sums), numbered=True, end=times.end)


def _sum(base: TimePoint, time: Time) -> Time | None:
    low = _added(base, time.low)
    high = None if time.high is None else _added(base, time.high)
    if low is None or (time.high is not None and high is None):
        return None
    return time._replace(low=low, high=high, tolerance=time.tolerance or base.tolerance)


def _added(base: TimePoint, time: Duration) -> Duration | None:
    start = base.time
    whole = start.plus(time) if start is not None and is_length(start) else None
    if start is None or whole is None or start.unit not in _WHOLE:
        return whole
    if whole.unit not in _WHOLE:
        whole = Duration(cast("Fraction", whole.in_days), "d")  # no month was added to it
    return whole if whole.value.denominator == 1 else None
