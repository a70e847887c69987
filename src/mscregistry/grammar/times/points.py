"""Points in time, stretches between them, and how often something recurs."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.times.durations import Duration


class Side(StrEnum):
    """Where a time lies by something that happens."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


@frozen
class Event:
    """Something that happens, from which time is counted.

    >>> print(Event("randomization", "randomisation"), Event("Removal of the cast"))
    randomisation "removal of the cast"
    """

    #: The words as written.
    words: str = field(eq=False)
    #: The code in ``vocab/tables/time_words.toml``; `None` for an event that is not in it.
    code: str | None = None
    #: When it is itself, for a day, week or month that is counted on from: `day 9 + 36 hours`.
    time: Duration | None = field(default=None, eq=False)
    #: What events without a code are compared by.
    _key: str = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Fold the words once, since white space and case are no difference."""
        key = "" if self.code else " ".join(self.words.casefold().split())
        object.__setattr__(self, "_key", key)

    def __str__(self) -> str:
        """Give the code, or the words in quotes."""
        return self.code or f'"{self._key}"'


@frozen
class TimePoint:
    """A point in time: so long before or after something, a numbered day, or something itself.

    >>> print(TimePoint(Duration(Fraction(6), "mo"), Side.AFTER, Event("op", "surgery")))
    6 mo after surgery
    >>> print(TimePoint(Duration(Fraction(28), "d"), numbered=True))
    d 28
    """

    #: The time from the event, or the number of the day, week or visit; `None` where the words name
    #: the event alone.
    time: Duration | None = None
    #: Where it lies by the event: `None` where the words do not say.
    side: Side | None = None
    #: What it is counted from; `None` where the words do not say.
    event: Event | None = None
    #: Whether the words number the unit, as in `day 7` or `the 7th day`.
    numbered: bool = False
    #: How much sooner or later it may be.
    tolerance: Duration | None = None
    #: Whether the words call it approximate, expected or an average.
    estimated: bool = False

    @property
    def from_start(self) -> Duration | None:
        """How long from the start of all, with the time of a day that it is counted on from.

        `None` where the words name no time, or one that cannot be added to that of the day.

        >>> day = Event("day 9", time=Duration.of(9, "d"))
        >>> print(TimePoint(Duration.of(36, "h"), Side.AFTER, day).from_start)
        252 h
        """
        base = None if self.event is None else self.event.time
        if self.time is None or base is None:
            return self.time
        return base.plus(self.time)

    def __str__(self) -> str:
        """Give the time, its tolerance, the side and the event."""
        parts = ["~"] if self.estimated else []
        if self.time is not None:
            number, unit = number_text(self.time.value), self.time.unit
            parts.append(f"{unit} {number}" if self.numbered else f"{number} {unit}")
        if self.tolerance is not None:
            parts.append(f"± {self.tolerance}")
        parts += [str(one) for one in (self.side, self.event) if one is not None]
        return " ".join(parts)


@frozen
class TimeWindow:
    """A stretch of time between two points.

    >>> print(TimeWindow(end=TimePoint(Duration(Fraction(2), "a"))))
    ..2 a
    """

    #: Where it begins; `None` where the words do not say.
    start: TimePoint | None = None
    #: Where it ends, itself included; `None` where the words do not say.
    end: TimePoint | None = None

    def __str__(self) -> str:
        """Give the two points."""
        return f"{self.start or ''}..{self.end or ''}"


@frozen
class Rate:
    """How often: a number of times in each such length of time.

    >>> print(Rate(Duration(Fraction(3), "mo")), Rate(Duration(Fraction(1), "wk"), Fraction(2)))
    every 3 mo 2 per 1 wk
    """

    #: The length of time.
    every: Duration
    #: How many times in it.
    times: Fraction = Fraction(1)
    #: Whether the words count times in a length, `once a week`, and do not name the time between.
    counted: bool = field(default=False, eq=False)

    def __str__(self) -> str:
        """Give it as an interval where it is once, else as a number per length."""
        if self.times == 1:
            return f"every {self.every}"
        return f"{number_text(self.times)} per {self.every}"
