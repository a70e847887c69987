"""Sets of numbers between two bounds, exact, each bound in or out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

#: Python writes out whole numbers of up to 4300 figures; so many bits are some less.
_LONGEST: Final = 13_000
#: A decimal place has no more bits than this.
_BITS_A_PLACE: Final = 4


def number_text(value: Fraction) -> str:
    """Give a number as it is written: decimals where they end, else a fraction.

    One of thousands of figures, which Python does not write out, is rounded to six.

    >>> number_text(Fraction(3, 2)), number_text(Fraction(150_000)), number_text(Fraction(1, 3))
    ('1.5', '150000', '1/3')
    """
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _LONGEST:
        return _rounded(value)
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return str(value)
    places += max(twos, fives)
    # A power of two as a denominator has more figures as a decimal than it has itself.
    if value.numerator.bit_length() + places * _BITS_A_PLACE > _LONGEST:
        return _rounded(value)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}}"
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{'-' if value < 0 else ''}{whole}{'.' if part else ''}{part}"


def _rounded(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.6e}"


@frozen
class Bound:
    """One end of an interval."""

    #: The number.
    value: Fraction
    #: Whether the number itself is inside.
    inclusive: bool


@frozen
class Interval:
    """The numbers from `low` to `high`; a missing bound is no bound.

    >>> print(Interval.between(18, 75), Interval.more_than(8), Interval.at_most("1.5"))
    18..75 >8 ≤1.5
    >>> Fraction(18) in Interval.between(18, 75)
    True
    """

    #: The lower bound; `None` where there is none.
    low: Bound | None = None
    #: The upper bound; `None` where there is none.
    high: Bound | None = None

    @classmethod
    def at_least(cls, value: Fraction | Decimal | int | str) -> Interval:
        """Give the numbers from the value up, the value included."""
        return cls(low=Bound(Fraction(value), inclusive=True))

    @classmethod
    def more_than(cls, value: Fraction | Decimal | int | str) -> Interval:
        """Give the numbers above the value."""
        return cls(low=Bound(Fraction(value), inclusive=False))

    @classmethod
    def at_most(cls, value: Fraction | Decimal | int | str) -> Interval:
        """Give the numbers up to the value, the value included."""
        return cls(high=Bound(Fraction(value), inclusive=True))

    @classmethod
    def less_than(cls, value: Fraction | Decimal | int | str) -> Interval:
        """Give the numbers below the value."""
        return cls(high=Bound(Fraction(value), inclusive=False))

    @classmethod
    def exactly(cls, value: Fraction | Decimal | int | str) -> Interval:
        """Give the one number."""
        return cls.between(value, value)

    @classmethod
    def between(
        cls, low: Fraction | Decimal | int | str, high: Fraction | Decimal | int | str
    ) -> Interval:
        """Give the numbers from the lower to the higher value, both included."""
        return cls(Bound(Fraction(low), inclusive=True), Bound(Fraction(high), inclusive=True))

    def __contains__(self, value: Fraction) -> bool:
        """Say whether the number is inside."""
        low, high = self.low, self.high
        return (low is None or value > low.value or (low.inclusive and value == low.value)) and (
            high is None or value < high.value or (high.inclusive and value == high.value)
        )

    @property
    def empty(self) -> bool:
        """Whether no number is inside."""
        if self.low is None or self.high is None:
            return False
        if self.low.value != self.high.value:
            return self.low.value > self.high.value
        return not (self.low.inclusive and self.high.inclusive)

    @property
    def exact(self) -> Fraction | None:
        """The number, where exactly one is inside."""
        one = self.low is not None and self.low == self.high and self.low.inclusive
        return self.low.value if one and self.low is not None else None

    def meet(self, other: Interval) -> Interval:
        """Give the numbers that are in both."""
        return Interval(_stricter(self.low, other.low, 1), _stricter(self.high, other.high, -1))

    def within(self, other: Interval) -> bool:
        """Say whether every number of this one is in the other."""
        return self.empty or self.meet(other) == self

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """Give the interval of ``number × factor + offset``; the factor is above zero."""
        return Interval(
            *[
                None if end is None else Bound(end.value * factor + offset, end.inclusive)
                for end in (self.low, self.high)
            ]
        )

    def __str__(self) -> str:
        """Give it as a sign and a number, or two numbers."""
        if self.low is not None and self.high is not None:
            if self.exact is not None:
                return f"={number_text(self.low.value)}"
            left = "" if self.low.inclusive else ">"
            right = "" if self.high.inclusive else "<"
            return f"{left}{number_text(self.low.value)}..{right}{number_text(self.high.value)}"
        if self.low is not None:
            return f"{'≥' if self.low.inclusive else '>'}{number_text(self.low.value)}"
        if self.high is not None:
            return f"{'≤' if self.high.inclusive else '<'}{number_text(self.high.value)}"
        return "any"


def _stricter(one: Bound | None, other: Bound | None, sign: int) -> Bound | None:
    """Give the bound that lets fewer numbers in; the sign is 1 for lower bounds."""
    if one is None or other is None:
        return other if one is None else one
    if one.value != other.value:
        return one if (one.value - other.value) * sign > 0 else other
    return other if one.inclusive else one
