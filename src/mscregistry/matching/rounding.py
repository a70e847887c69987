"""Whether two numbers are the same but for rounding, once one of them was converted.

A number stands for all that are rounded to it: 53 mmol/mol is what 7 % is called in that unit, and
reckons to 6.9995 %.  So two numbers of different units are the same within rounding where they are
no further apart than half a unit of the last figure of the one, and no more than a hundredth of
it: an integer such as 7 is written with fewer figures than it is meant with.  Powers of ten round
nothing; they only move the point.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.quantities import Quantity, convert

if TYPE_CHECKING:
    from mscregistry.grammar.intervals import Interval

#: No number is taken for one that is further away than this part of it.
_MOST: Final = Fraction(1, 100)


def slack(value: Fraction, places: int | None = None) -> Fraction:
    """Give how far a number may be from what was rounded to it.

    >>> slack(Fraction(53)), slack(Fraction("6.5")), slack(Fraction(7), 1), slack(Fraction(1, 3))
    (Fraction(1, 2), Fraction(1, 20), Fraction(1, 20), Fraction(0, 1))
    """
    if places is None:
        written = number_text(value)
        if "/" in written:
            # It was reckoned, and no figures were left out.
            return Fraction(0)
        places = len(written.partition(".")[2])
    return min(Fraction(1, 2 * 10**places), abs(value) * _MOST)


def near_bound(
    value: Quantity, converted: Quantity, wanted: Interval, code: str | None, places: int | None
) -> Fraction | None:
    """Give the bound that a converted value is the same as within rounding, and is not quite.

    >>> from mscregistry.grammar.intervals import Interval
    >>> seen = Quantity.of(53, "mmol/mol")
    >>> percent = convert(seen, "%", "hba1c")
    >>> near_bound(seen, percent, Interval.at_least(7), "hba1c", None)
    Fraction(7, 1)
    """
    if value.unit == converted.unit:
        return None
    reach = slack(value.value, places)
    moved = convert(Quantity(value.value + reach, value.unit), converted.unit, code)
    if moved is None or not reach or _is_power_of_ten((moved.value - converted.value) / reach):
        return None
    far = abs(moved.value - converted.value)
    ends = [end.value for end in (wanted.low, wanted.high) if end is not None]
    near = [end for end in ends if abs(converted.value - end) <= far]
    nearest = min(near, key=lambda end: abs(converted.value - end), default=converted.value)
    return None if nearest == converted.value else nearest


def same_bound(one: Fraction, unit: str, other: Fraction, its_unit: str, code: str | None) -> bool:
    """Say whether two numbers, each in its unit, are the same within rounding of either.

    >>> same_bound(Fraction(10), "%", Fraction(86), "mmol/mol", "hba1c")
    True
    >>> same_bound(Fraction(7), "%", Fraction(54), "mmol/mol", "hba1c")
    False
    """
    return _rounds_to(one, unit, other, its_unit, code) or (
        _rounds_to(other, its_unit, one, unit, code)
    )


def _rounds_to(one: Fraction, unit: str, other: Fraction, its_unit: str, code: str | None) -> bool:
    found = convert(Quantity(one, unit), its_unit, code)
    return found is not None and abs(found.value - other) <= slack(other)


def _is_power_of_ten(factor: Fraction) -> bool:
    top, bottom = factor.numerator, factor.denominator
    while top % 10 == 0:
        top //= 10
    while bottom % 10 == 0:
        bottom //= 10
    return top == bottom == 1
