"""A range of doses that is asked for."""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from typing import Any, Final, TypeAlias

from attrs import frozen

from mscregistry.grammar.exact_numbers import as_decimal

#: More digits than a dose has.
_DIGITS: Final = 60
#: What a user may give for a number of cells.
Number: TypeAlias = int | float | str | Decimal | Fraction


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
        ValueError: If one is no number, the first is above the second, or there is no such unit.
        TypeError: If one is a float with a fraction, which is not exact, or no number.
    """
    first, last = _number(low), _number(high)
    if first > last:
        raise ValueError(f"q.dose.between: {low} is above {high}")
    return DoseRange(first, last, _unit(unit))


def dose_given(dose: Any) -> DoseRange:  # noqa: ANN401 - it is looked at
    """Make a range of the least, the greatest and the unit.

    Raises:
        ValueError: As `dose_range`.
        TypeError: As `dose_range`, or if it is not these three.
    """
    match dose:
        case (low, high, unit):
            return dose_range(low, high, unit)
        case _:
            raise TypeError(f"q.gives(dose=…) is (low, high, unit), not {dose!r}")


#: The units of doses, as `mscregistry.grammar.cells.dose.Dose.unit` says.
_COUNTED: Final = ("", "/kg", "/mL", "/cm2", "/m2", "/lb", "/d", "/wk", "/mo")
UNITS: Final = (
    *[f"cells{per}" for per in _COUNTED],
    *[f"particles{per}" for per in _COUNTED],
    *("ug", "mg", "g", "mL"),
)


def _unit(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(f"q.dose: {given!r} is no unit; there are {', '.join(UNITS)}")
    folded = given.casefold().replace(" per ", "/").replace(" ", "")
    folded = re.sub(r"^(cell|particle)(?!s)", r"\1s", folded)
    found = {unit.casefold(): unit for unit in UNITS}.get(folded)
    if found is None:
        raise ValueError(f"q.dose: {given!r} is no unit of doses; there are {', '.join(UNITS)}")
    return found


def _number(given: object) -> Decimal:
    if isinstance(given, float) and given.is_integer():
        given = int(given)  # 1e6 is what users type, and is exact
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal | Fraction):
        raise TypeError(f"q.dose is asked for exact numbers such as 1e6 or '2.5e6', not {given!r}")
    try:
        found = as_decimal(Decimal(given) if isinstance(given, str) else given)
    except InvalidOperation:
        found = None
    if found is None:
        raise ValueError(f"q.dose: {given!r} is no number of cells; give one such as '1e6'")
    return found


def _plain(number: Decimal) -> str:
    with localcontext(Context(prec=_DIGITS)):
        return f"{number.normalize():f}"
