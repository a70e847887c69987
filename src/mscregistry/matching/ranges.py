"""Numbers and days that are only known to lie between two ends."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from mscregistry.truth import Truth

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate
    from mscregistry.grammar.intervals import Interval


def lies(least: Fraction | int, most: Fraction | int | None, wanted: Interval) -> Truth:
    """Say whether a number from `least` to `most` is in an interval; `None` has no end.

    It is known only where all the numbers that are possible agree.

    >>> from mscregistry.grammar.intervals import Interval
    >>> lies(18, 19, Interval.at_least(18)), lies(17, 18, Interval.at_least(18))
    (Truth.TRUE, Truth.UNKNOWN)
    >>> lies(3, None, Interval.at_most(2))
    Truth.FALSE
    """
    if wanted.empty:
        return Truth.FALSE
    low, high = type(wanted)(low=wanted.low), type(wanted)(high=wanted.high)
    least = Fraction(least)
    if most is None:
        above = Truth.TRUE if least in low else Truth.UNKNOWN
        below = Truth.of(None if least in high else False) if wanted.high else Truth.TRUE
        return above & below
    most = Fraction(most)
    above = _between(least in low, most in low)
    return above & _between(least in high, most in high)


def _between(one: bool, other: bool) -> Truth:  # noqa: FBT001 - two answers, not two switches
    return Truth.of(one if one is other else None)


@frozen
class Days:
    """A day that is known to be one of those from `first` to `last`.

    >>> from mscregistry.grammar.dates import PartialDate
    >>> Days.of(PartialDate(2024, 2))
    Days(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """

    #: The first day it can be.
    first: date
    #: The last day it can be; the first one where that would be later.
    last: date = field(default=Factory(lambda self: self.first, takes_self=True))

    def __attrs_post_init__(self) -> None:
        """Keep the order, where two statements do not fit together."""
        object.__setattr__(self, "last", max(self.first, self.last))

    @classmethod
    def of(cls, stated: PartialDate) -> Days:
        """Give the days that a partial date can mean."""
        return cls(stated.earliest, stated.latest)

    def __str__(self) -> str:
        """Give the day, or the first and the last."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    def up_to(self, other: Days) -> Truth:
        """Say whether this day is the other or before it."""
        if self.last <= other.first:
            return Truth.TRUE
        return Truth.FALSE if self.first > other.last else Truth.UNKNOWN
