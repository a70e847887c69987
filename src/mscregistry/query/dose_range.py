"""A range of doses that is asked for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from attrs import frozen

from mscregistry.grammar.exact_numbers import as_decimal

#: What a user may give for a number of cells.
Number = int | str | Decimal | Fraction


@frozen
class DoseRange:
    """Doses from `low` to `high`, both included, in one unit.

    >>> print(dose_range("1e6", "2e6", "cells/kg"))
    1000000 to 2000000 cells/kg
    """

    #: The least.
    low: Decimal
    #: The greatest.
    high: Decimal
    #: The unit, as `mscregistry.grammar.cells.dose.Dose.unit` has it.
    unit: str

    def holds(self, low: Decimal | None, high: Decimal | None) -> bool | None:
        """Say whether a dose from `low` to `high` is in the range; `None` where only a part may be.

        An end that is not stated may be anything.
        """
        if low is not None and high is not None and self.low <= low and high <= self.high:
            return True
        below = high is not None and high < self.low
        above = low is not None and low > self.high
        return False if below or above else None

    def __str__(self) -> str:
        """Give the range and the unit."""
        return f"{_plain(self.low)} to {_plain(self.high)} {self.unit}"


def dose_range(low: Number, high: Number, unit: str) -> DoseRange:
    """Make a range of what a user gave.

    Raises:
        ValueError: If one is no number, or the first is above the second.
        TypeError: If one is a float, which is not exact.
    """
    first, last = _number(low), _number(high)
    if first > last:
        raise ValueError(f"q.dose.between: {low} is above {high}")
    return DoseRange(first, last, unit)


def _number(given: object) -> Decimal:
    if isinstance(given, bool | float) or not isinstance(given, Number):
        raise TypeError(f"q.dose is asked for exact numbers such as '1e6' or 10**6, not {given!r}")
    try:
        found = as_decimal(Decimal(given) if isinstance(given, str) else given)
    except InvalidOperation:
        found = None
    if found is None:
        raise ValueError(f"q.dose: {given!r} is no number of cells; give one such as '1e6'")
    return found


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
