"""When and how often something is given."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Rate, Side, TimePoint

_NAMES: Final = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
_WEEK: Final = 7
_DAY: Final = 24
_DAYS: Final = frozenset({"d", "wk"})


@frozen
class Schedule:
    """When something is given, as far as words say it.

    >>> Schedule(rate=Rate(Duration(Fraction(1), "wk")), doses=3).canonical
    ('every 7 days x3',)
    """

    #: The points in time at which it is given.
    points: tuple[TimePoint, ...] = ()
    #: How often it is given.
    rate: Rate | None = None
    #: How many times it is given in all.
    doses: int | None = None
    #: For how long it goes on.
    lasting: Duration | None = None
    #: Whether the words only allow it: `a second infusion may be given`.
    allowed: bool = False

    @property
    def administrations(self) -> int | None:
        """How many times it is given in all; `None` where the words do not tell, or disagree.

        >>> Schedule(
        ...     rate=Rate(Duration(Fraction(1), "wk")), lasting=Duration(Fraction(28), "d")
        ... ).administrations
        4
        """
        counts = {self.doses, len(self.points) or None, self._repeated} - {None}
        return counts.pop() if len(counts) == 1 else None

    @property
    def _repeated(self) -> int | None:
        """How often it is given at its rate for as long as it goes on."""
        if self.rate is None or self.lasting is None:
            return None
        every, whole = (
            one.value * (_WEEK if one.unit == "wk" else 1) if one.unit in _DAYS else None
            for one in (self.rate.every, self.lasting)
        )
        if every is None or whole is None:
            same = self.rate.every.unit == self.lasting.unit
            every, whole = (self.rate.every.value, self.lasting.value) if same else (None, None)
        if every is None or whole is None:
            return None
        times = whole / every * self.rate.times
        return int(times) if times.denominator == 1 and times > 0 else None

    @property
    def canonical(self) -> tuple[str, ...]:
        """What it is in the short forms by which schedules of cell products are compared.

        `day N`, `week N`, `month N` and `baseline` for points as written; `every N days xK` for
        the time between two, where a week is seven days; `N per week for M weeks` for a count;
        `once`, also before the day of a single giving.  Nothing where the words give a number of
        times alone.
        """
        if self.points:
            points = tuple([form for form in map(_point_form, self.points) if form])
            return ("once", *points) if self.doses == 1 and len(points) == 1 else points
        if self.rate is not None:
            return (_rate_form(self.rate, self.doses, self.lasting),)
        return ("once",) if self.doses == 1 else ()

    def __str__(self) -> str:
        """Give the times, how often, how many, how long; `allowed` where it is no more."""
        parts = [str(point) for point in self.points]
        if self.rate is not None:
            parts.append(str(self.rate))
        if self.doses is not None:
            parts.append(f"x{self.doses}")
        if self.lasting is not None:
            parts.append(f"for {self.lasting}")
        return f"{'allowed: ' if self.allowed else ''}{', '.join(parts)}"


def _point_form(point: TimePoint) -> str:
    if point.time is None:
        return point.event.code or "" if point.event is not None and point.side is None else ""
    name = _NAMES.get(point.time.unit, point.time.unit.strip("{}"))
    value = -point.time.value if point.side is Side.BEFORE else point.time.value
    return f"{name} {number_text(value)}"


def _rate_form(rate: Rate, doses: int | None, lasting: Duration | None) -> str:
    every, times = _in_days(rate.every), rate.times
    days = every.value * (_WEEK if every.unit == "wk" else 1)
    if times == 1 and doses is None and lasting is not None and every.unit != "wk":
        doses = _times_in(every, lasting)
    weekly = every.unit == "wk" and every.value == 1
    if weekly and doses is not None and rate.counted and lasting is None:
        lasting = Duration(Fraction(doses) / times, "wk")
    if (
        times > 1
        or (weekly and (doses is None or lasting is not None))
        or (weekly and rate.counted)
    ):
        length_words = f" for {_length(lasting)}" if lasting is not None else ""
        return f"{number_text(times)} per {_per(every)}{length_words}"
    name, number = ("day", days) if every.unit in {"d", "wk"} else (_name(every.unit), every.value)
    count = f" x{doses}" if doses is not None else ""
    return f"every {number_text(number)} {name}{'' if number == 1 else 's'}{count}"


def _in_days(every: Duration) -> Duration:
    """Give a length of whole days in them: `every 48 hours`."""
    days = every.value / _DAY if every.unit == "h" else Fraction()
    return Duration(days, "d") if days >= 1 and days.denominator == 1 else every


def _times_in(every: Duration, lasting: Duration) -> int | None:
    """Give how many times something is given that is given in each day or month of some."""
    factor = _WEEK if (every.unit, lasting.unit) == ("d", "wk") else 1
    number = lasting.value * factor
    same = factor > 1 or every.unit == lasting.unit
    whole = same and every.value == 1 and number.denominator == 1
    return int(number) if whole else None


def _name(unit: str) -> str:
    return _NAMES.get(unit, unit.strip("{}"))


def _per(every: Duration) -> str:
    return _name(every.unit) if every.value == 1 else _length(every)


def _length(time: Duration) -> str:
    return f"{number_text(time.value)} {_name(time.unit)}{'' if time.value == 1 else 's'}"
