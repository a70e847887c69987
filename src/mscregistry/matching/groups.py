"""Statements brought onto one scale, so that their numbers can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, frozen

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import convert_interval
from mscregistry.matching.rounding import same_bound
from mscregistry.matching.stated import Scale, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mscregistry.grammar.intervals import Bound


T = TypeVar("T")


@frozen
class Placed:
    """A statement, and its numbers in the unit of its group."""

    #: The statement.
    stated: Stated
    #: The numbers as stated.
    numbers: Interval
    #: The numbers that it leaves; `None` where they are not one interval.
    allowed: Interval | None


@frozen
class Group:
    """Statements about the same numbers."""

    #: What they are about.
    scale: Scale
    #: The unit of all numbers; `None` where none is named.
    unit: str | None
    #: The statements, in the order of the trial.
    placed: tuple[Placed, ...]


def groups(statements: Iterable[Stated]) -> tuple[Group, ...]:
    """Give the statements by what they are about, in the unit of the first of each group.

    What cannot be converted to that unit makes a group of its own.
    """
    found: dict[tuple[Scale, str | None], list[Placed]] = {}
    for one in statements:
        for (scale, unit), members in found.items():
            placed = _placed(one, unit, members) if scale == one.scale else None
            if placed is not None:
                members.append(placed)
                break
        else:
            found[one.scale, one.unit] = [Placed(one, one.numbers, one.allowed)]
    return tuple([Group(*key, tuple(members)) for key, members in found.items()])


def _placed(one: Stated, unit: str | None, members: Sequence[Placed]) -> Placed | None:
    code, known = one.scale.measure.code, [member.numbers for member in members]
    numbers = in_unit(one.numbers, one.unit, unit, code, known)
    if numbers is None:
        return None
    left = one.allowed
    allowed = None if left is None else in_unit(left, one.unit, unit, code, known)
    return Placed(one, numbers, allowed)


def in_unit(
    numbers: Interval,
    unit: str | None,
    wanted: str | None,
    code: str | None,
    known: Iterable[Interval] = (),
) -> Interval | None:
    """Give the numbers in a unit; `None` where they cannot be converted.

    A bound that is the same as one that is known, but for rounding, becomes that one.
    """
    if unit == wanted:
        return numbers
    if unit is None or wanted is None:
        return None
    found = convert_interval(numbers, unit, wanted, code)
    if found is None:
        return None
    ends = [end.value for one in known for end in (one.low, one.high) if end is not None]

    def moved(old: Bound | None, new: Bound | None) -> Bound | None:
        if old is None or new is None:
            return new
        same = [end for end in ends if same_bound(old.value, unit, end, wanted, code)]
        return evolve(new, value=min(same, key=lambda end: abs(end - new.value), default=new.value))

    return Interval(moved(numbers.low, found.low), moved(numbers.high, found.high))


def meet(intervals: Iterable[Interval]) -> Interval:
    """Give the numbers that are in all of them."""
    found = Interval()
    for one in intervals:
        found = found.meet(one)
    return found
