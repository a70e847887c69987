"""The time between a day and the day that is asked about, by the calendar.

Time is counted from the day that is asked about: three months before 31 May end on 28 February,
or 29 in a leap year.  A part of a year counts 365.25 days, and a part of a month a twelfth of
that.  Hours and minutes are known only as well as days tell them.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from dateutil.relativedelta import relativedelta

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.matching.ranges import Days, lies
from mscregistry.truth import Truth

#: Months and days of a unit of time.
_CALENDAR: Final = {"a": (12, 0), "mo": (1, 0), "wk": (0, 7), "d": (0, 1)}
#: How many of a unit a day has.
_CLOCK: Final = {"h": 24, "min": 1440, "s": 86400}
_MONTH: Final = Fraction("365.25") / 12
#: A second: two moments of two neighbouring days are never a whole day nearer or further.
_MOMENT: Final = Fraction(1, 86400)


def is_time(unit: str | None) -> bool:
    """Say whether a unit is one of time that can be counted here."""
    return unit in _CALENDAR or unit in _CLOCK


def shifted(day: date, number: Fraction, unit: str, sign: int = 1) -> date:
    """Give the day that lies so much after another, or before it; no later than the last there is.

    >>> shifted(date(2024, 5, 31), Fraction(3), "mo", -1)
    datetime.date(2024, 2, 29)
    """
    months, days = [number * part for part in _CALENDAR[unit]]
    whole = int(months)
    days += (months - whole) * _MONTH
    try:
        moved = day + sign * relativedelta(months=whole)
        return moved + sign * timedelta(days=round(days))
    except (OverflowError, ValueError):
        return date.max if (sign > 0) is (number > 0) else date.min


def lasts(start: Days, end: Days, wanted: Interval, unit: str) -> Truth:
    """Say whether the time from one day to another is in the interval, counted forward."""
    return _counted(end, start, wanted, unit, 1)


def ago(day: Days, asked: Days, wanted: Interval, unit: str) -> Truth:
    """Say whether a day lies so long before the day that is asked about."""
    return _counted(day, asked, wanted, unit, -1)


def _counted(day: Days, asked: Days, wanted: Interval, unit: str, sign: int) -> Truth:
    """Say whether the time between satisfies both bounds, on all days that are possible."""
    near, far = (day.first, day.last) if sign > 0 else (day.last, day.first)
    late, soon = (asked.last, asked.first) if sign > 0 else (asked.first, asked.last)
    found = Truth.TRUE
    for bound, upper in ((wanted.low, False), (wanted.high, True)):
        if bound is not None:
            least, _ = _beyond(near, late, bound.value, unit, sign)
            _, most = _beyond(far, soon, bound.value, unit, sign)
            found &= lies(least, most, _against_zero(bound, upper=upper))
    return found


def _against_zero(bound: Bound, *, upper: bool) -> Interval:
    zero = Bound(Fraction(0), bound.inclusive)
    return Interval(high=zero) if upper else Interval(low=zero)


def _beyond(
    day: date, asked: date, number: Fraction, unit: str, sign: int
) -> tuple[Fraction, Fraction]:
    """Give by how many days, least and most, the time between two days is longer than a number."""
    if unit in _CALENDAR:
        limit = shifted(asked, number, unit, sign)
        beyond = Fraction((day - limit).days * sign)
        return beyond, beyond
    days = Fraction((day - asked).days * sign)
    number /= _CLOCK[unit]
    nearest = days - 1 + _MOMENT if days > 0 else days
    furthest = days + 1 - _MOMENT if days >= 0 else days
    return nearest - number, furthest - number
