"""How near the doses of two cell products are."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from mscregistry.grammar.cells.dose import Dose
    from mscregistry.grammar.cells.product import CellProduct


class _Near(NamedTuple):
    """Two doses in one unit, and how near they are."""

    score: float
    one: Dose
    other: Dose


def doses_alike(one: CellProduct, other: CellProduct) -> float | None:
    """Give how near the nearest doses in one unit are; `None` where none can be compared.

    1 where the ranges meet, 0 where one is ten times the other or more.  A dose per kilogram
    and one of a whole are never compared, for nobody says the weight.
    """
    nearest = _nearest(one, other)
    return None if nearest is None else nearest.score


def told_doses(one: CellProduct, other: CellProduct) -> str:
    """Give the two nearest doses, or the one that both give."""
    nearest = _nearest(one, other)
    if nearest is None:
        return ""
    first, second = str(nearest.one), str(nearest.other)
    return first if first == second else f"{first} and {second}"


def _nearest(one: CellProduct, other: CellProduct) -> _Near | None:
    return max(_pairs(one, other), key=lambda near: near.score, default=None)


def _pairs(one: CellProduct, other: CellProduct) -> Iterator[_Near]:
    for first in one.doses:
        for second in other.doses:
            score = _near(first.value, second.value)
            if score is not None:
                yield _Near(score, first.value, second.value)


def _near(one: Dose, other: Dose) -> float | None:
    if one.unit is None or (one.unit, one.basis) != (other.unit, other.basis):
        return None
    ends = one.low, one.high, other.low, other.high
    low, high, other_low, other_high = ends
    if low is None or high is None or other_low is None or other_high is None:
        return None
    gap = max(_orders(other_low, high), _orders(low, other_high), 0.0)
    return max(0.0, 1.0 - gap)


def _orders(above: Fraction, below: Fraction) -> float:
    """Give how many powers of ten one number is above another; both may be of any size."""
    if above <= below:
        return 0.0
    if below <= 0:
        return 1.0
    return (
        log10(above.numerator)
        - log10(above.denominator)
        - log10(below.numerator)
        + log10(below.denominator)
    )
