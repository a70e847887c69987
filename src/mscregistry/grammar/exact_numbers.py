"""Exact numbers as a column of decimals, of floats or of texts can hold them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Final

from mscregistry.grammar.intervals import number_text

#: Digits of `decimal128(38, 12)` behind the point, and before it.
PLACES: Final = 12
WHOLE: Final = 26
#: `number_text` writes out numbers of so many bits; Python refuses some that are not much longer.
_LONGEST: Final = 4000


def as_decimal(x: Fraction | Decimal | int | None) -> Decimal | None:
    """Give a number rounded to twelve places, half to even; `None` where it is too large.

    >>> as_decimal(Fraction(1, 3)), as_decimal(10**26)
    (Decimal('0.333333333333'), None)
    """
    if x is None:
        return None
    if isinstance(x, Decimal):
        if not x.is_finite():
            return None
        # A power of ten is looked at before it is written out.
        if not x or x.adjusted() < -PLACES - 1:
            return Decimal(0)
        if x.adjusted() >= WHOLE:
            return None
    units = round(Fraction(x) * 10**PLACES)
    return None if abs(units) >= 10 ** (WHOLE + PLACES) else Decimal(f"{units}E-{PLACES}")


def exact_text(x: Fraction | Decimal | int | None) -> str | None:
    """Give a number in full: decimals where they end, else a fraction.

    >>> [exact_text(x) for x in (Fraction(1, 2), Decimal("2E+6"), Fraction(1, 3))]
    ['0.5', '2000000', '1/3']
    """
    if x is None:
        return None
    if isinstance(x, Decimal):
        if not x.is_finite():
            return None
        if x and not -_LONGEST < x.adjusted() < _LONGEST:
            return str(x)  # `1E+999999` says it exactly
    value = Fraction(x)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) < _LONGEST:
        return number_text(value)
    # Python writes out no integer of so many digits, and a decimal it does.
    parts = [Decimal(value.numerator), Decimal(value.denominator)]
    return "/".join([f"{part:f}" for part in (parts if parts[1] != 1 else parts[:1])])


def as_number(x: Decimal) -> float | None:
    """Give the nearest float; `None` where there is none.

    >>> as_number(Decimal("52.5")), as_number(Decimal("1E+400")), as_number(Decimal("NaN"))
    (52.5, None, None)
    """
    if not x.is_finite():
        return None
    number = float(x)
    return number if isfinite(number) else None
