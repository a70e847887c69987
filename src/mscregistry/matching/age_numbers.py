"""Ages that are told in completed units, as numbers of which every one counts."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from mscregistry.grammar.intervals import Bound, Interval

#: The smaller unit that each unit of age is exact in.
_IN: Final = {
    "a": ("mo", Fraction(12)),
    "mo": ("mo", Fraction(1)),
    "wk": ("d", Fraction(7)),
    "d": ("d", Fraction(1)),
}


def age_numbers(stated: Interval, unit: str) -> tuple[Interval, str]:
    """Give the exact ages that a statement in completed units means, in months or days.

    Up to 75 years is until the 76th birthday; more than 18 years is from the 19th on.

    >>> print(*age_numbers(Interval.between(18, 75), "a"))
    216..<912 mo
    """
    smaller, factor = _IN.get(unit, (unit, Fraction(1)))
    low, high = stated.low, stated.high
    if low is not None and not low.inclusive:
        low = Bound(_next(low.value, factor), inclusive=True)
    if high is not None and high.inclusive:
        high = Bound(_next(high.value, factor), inclusive=False)
    return Interval(low, high).scaled(factor), smaller


def _next(value: Fraction, factor: Fraction) -> Fraction:
    """Give the age at which one more unit is completed; what is no whole number has none."""
    if value.denominator == 1:
        return value + 1
    # 18.5 years are 222 months, and one more is completed a month later.
    return value + 1 / factor if (value * factor).denominator == 1 else value


def told(numbers: Interval, unit: str | None) -> str:
    """Give numbers with their unit, months as years where they are whole ones.

    >>> told(Interval.at_least(216), "mo"), told(Interval.at_least(6), "mo")
    ('≥18 a', '≥6 mo')
    """
    ends = [end.value for end in (numbers.low, numbers.high) if end is not None]
    if unit == "mo" and ends and not any(end % 12 for end in ends):
        numbers, unit = numbers.scaled(Fraction(1, 12)), "a"
    return f"{numbers}{'' if unit in {None, '1'} else f' {unit}'}"
