"""Lengths of time, exact, in the unit that was written."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from mscregistry.grammar.intervals import number_text

#: Seconds and months: the two measures of time that no factor joins.
_SECONDS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800}
_MONTHS: Final = {"mo": 1, "a": 12}
#: The seconds in the shortest and in the longest stretch of so many months, for a rank alone.
_MONTH: Final = (Fraction(28 * 86_400), Fraction(31 * 86_400))
_YEAR: Final = (Fraction(365 * 86_400), Fraction(366 * 86_400))


@frozen
class Duration:
    """A length of time, in the unit it is stated in.

    Weeks are seven days and years are twelve months; months are never made days.

    >>> print(Duration(Fraction(3, 2), "h"))
    1.5 h
    >>> Duration(Fraction(12), "mo").same_as(Duration(Fraction(1), "a"))
    True
    """

    #: How many of the unit.
    value: Fraction
    #: The unit in UCUM: `min`, `h`, `d`, `wk`, `mo`, `a`; what UCUM has none for is in braces, as
    #: `{cycle}`.
    unit: str

    def same_as(self, other: Duration) -> bool:
        """Say whether the other is exactly as long: `7 d` and `1 wk`, but not `30 d` and `1 mo`."""
        return self == other or ((mine := _exact(self)) is not None and mine == _exact(other))

    def longer_than(self, other: Duration) -> bool | None:
        """Say whether it is longer; `None` where that hangs on the month, or on an unknown unit.

        >>> Duration(Fraction(6), "mo").longer_than(Duration(Fraction(90), "d"))
        True
        >>> print(Duration(Fraction(1), "mo").longer_than(Duration(Fraction(30), "d")))
        None
        """
        one, two = _exact(self), _exact(other)
        if one is not None and two is not None and one[0] == two[0]:
            return one[1] > two[1]
        if one is None or two is None:
            return self.value > other.value if self.unit == other.unit else None
        mine, others = _bounds(one), _bounds(two)
        if mine[0] > others[1]:
            return True
        return False if mine[1] < others[0] else None

    def __str__(self) -> str:
        """Give the number and the unit."""
        return f"{number_text(self.value)} {self.unit}"


def _exact(time: Duration) -> tuple[str, Fraction] | None:
    """Give the seconds or the months of a length; `None` where its unit is neither."""
    if time.unit in _SECONDS:
        return "s", time.value * _SECONDS[time.unit]
    return ("mo", time.value * _MONTHS[time.unit]) if time.unit in _MONTHS else None


def _bounds(exact: tuple[str, Fraction]) -> tuple[Fraction, Fraction]:
    """Give the fewest and the most seconds that a length can have."""
    unit, value = exact
    if unit == "s":
        return value, value
    years, months = divmod(value, 12)
    return (
        years * _YEAR[0] + months * _MONTH[0],
        years * _YEAR[1] + months * _MONTH[1],
    )
