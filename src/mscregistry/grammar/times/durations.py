"""Lengths of time, exact, in the unit that was written."""

from __future__ import annotations

from fractions import Fraction
from numbers import Number
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from mscregistry.grammar.intervals import number_text
from mscregistry.truth import Truth
from mscregistry.vocab.time_words import codes_of_units

if TYPE_CHECKING:
    from decimal import Decimal

    from attrs import Attribute

#: Seconds and months: the two measures of time that no factor joins.
_SECONDS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800}
_MONTHS: Final = {"mo": 1, "a": 12}
#: The seconds in the shortest and in the longest stretch of so many months, for a rank alone.
_MONTH: Final = (Fraction(28 * 86_400), Fraction(31 * 86_400))
_YEAR: Final = (Fraction(365 * 86_400), Fraction(366 * 86_400))


def _exact_number(_: object, __: Attribute[Any], value: object) -> None:
    """Refuse what is no fraction; `True` is none, though Python counts with it."""
    if not isinstance(value, Fraction):
        raise TypeError(
            f"{value!r} is a {type(value).__name__}, and no Fraction; Duration.of takes other"
            " exact numbers"
        )


def _known(_: object, __: Attribute[Any], unit: object) -> None:
    """Refuse a unit that no length is compared in."""
    if not isinstance(unit, str):
        raise TypeError(f"{unit!r} is a {type(unit).__name__}, and no unit of time")
    if unit not in codes_of_units():
        known = ", ".join(sorted(codes_of_units()))
        raise ValueError(f"{unit!r} is no unit of time in UCUM; known are {known}")


@frozen
class Duration:
    """A length of time, in the unit it is stated in.

    Weeks are seven days and years are twelve months; months are never made days.

    Raises:
        TypeError: The number is no `Fraction` (`of` takes others), or the unit is no text.
        ValueError: The unit is none of those below.

    >>> print(Duration(Fraction(3, 2), "h"))
    1.5 h
    >>> Duration.of(12, "mo").same_as(Duration.of(1, "a"))
    True
    """

    #: How many of the unit.
    value: Fraction = field(validator=_exact_number)
    #: The unit in UCUM: `s`, `min`, `h`, `d`, `wk`, `mo`, `a`; what UCUM has none for is in braces,
    #: as `{cycle}`.
    unit: str = field(validator=_known)

    @classmethod
    def of(cls, value: Fraction | Decimal | int | str, unit: str) -> Duration:
        """Give a length of time.

        Raises:
            TypeError: The number is a float, which is never exact: 0.1 is not one tenth; it is a
                bool, `None` or of another type that is none of the above; the unit is no text.
            ValueError: It is no number, has a power of ten beyond 999, or the unit is not known.

        >>> print(Duration.of("1.5", "a"), Duration.of(28, "d"))
        1.5 a 28 d
        """
        # It brings all units of laboratories along, which those who only read times do without.
        from mscregistry.grammar.quantities import Quantity

        if isinstance(value, bool) or not isinstance(value, str | Number):
            raise TypeError(f"{value!r} is a {type(value).__name__}, and no exact number")
        return cls(Quantity.of(value, unit).value, unit)

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

    @property
    def in_days(self) -> Fraction | None:
        """How many days it is, exactly; `None` for months, years and what is in braces.

        >>> Duration.of(36, "h").in_days
        Fraction(3, 2)
        """
        size = _SECONDS.get(self.unit)
        return None if size is None else self.value * size / _SECONDS["d"]

    def at_most(self, other: Duration) -> Truth:
        """Say whether it is as long or shorter; UNKNOWN where that hangs on the month or the unit.

        A month has 28 to 31 days.

        >>> Duration.of(28, "d").at_most(Duration.of(1, "mo"))
        Truth.TRUE
        >>> Duration.of(30, "d").at_most(Duration.of(1, "mo"))
        Truth.UNKNOWN
        """
        one, two = _exact(self), _exact(other)
        if one is None or two is None:
            return Truth.of(self.value <= other.value if self.unit == other.unit else None)
        if one[0] == two[0]:
            return Truth.of(one[1] <= two[1])
        mine, others = _bounds(one), _bounds(two)
        if mine[1] <= others[0]:
            return Truth.TRUE
        return Truth.FALSE if mine[0] > others[1] else Truth.UNKNOWN

    def at_least(self, other: Duration) -> Truth:
        """Say whether it is as long or longer; UNKNOWN where that hangs on the month or the unit.

        >>> Duration.of(1, "mo").at_least(Duration.of(4, "wk"))
        Truth.TRUE
        """
        return other.at_most(self)

    def plus(self, other: Duration) -> Duration | None:
        """Give the sum in the smaller unit; `None` where no factor joins the two units.

        >>> print(Duration.of(9, "d").plus(Duration.of(48, "h")))
        264 h
        >>> Duration.of(1, "mo").plus(Duration.of(2, "wk")) is None
        True
        """
        one, two = _exact(self), _exact(other)
        if self.unit == other.unit:
            return Duration(self.value + other.value, self.unit)
        if one is None or two is None or one[0] != two[0]:
            return None
        sizes = _SECONDS if one[0] == "s" else _MONTHS
        unit = min(self.unit, other.unit, key=sizes.__getitem__)
        return Duration((one[1] + two[1]) / sizes[unit], unit)

    def __str__(self) -> str:
        """Give the number and the unit."""
        return f"{number_text(self.value)} {self.unit}"


def is_length(time: Duration) -> bool:
    """Say whether it is a length of time, and no number of visits or cycles."""
    return _exact(time) is not None


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
    if value < 0:
        fewest, most = _bounds((unit, -value))
        return -most, -fewest
    years, months = divmod(value, 12)
    return (
        years * _YEAR[0] + months * _MONTH[0],
        years * _YEAR[1] + months * _MONTH[1],
    )
