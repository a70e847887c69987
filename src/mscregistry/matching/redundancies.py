"""Where a criterion of a trial says what another one has said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.matching.groups import Group, Placed, groups, meet
from mscregistry.matching.stated import Scale, Stated, stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.intervals import Bound
    from mscregistry.matching.asked import Interpret
    from mscregistry.matching.handed import Asks

#: The sides of an interval.
SIDES: Final = ("low", "high")


@frozen
class Redundancy:
    """A bound that changes nothing, since another one already says it."""

    #: What is measured.
    scale: Scale
    #: ``low`` or ``high``; ``range`` for an exclusion of numbers that nobody may have anyway.
    side: str
    #: The statement that changes nothing on this side.
    implied: Stated
    #: The statement that implies it.
    by: Stated
    #: Whether both say the same; else the other one is stricter.
    same: bool

    @property
    def sure(self) -> bool:
        """Whether nothing was guessed."""
        return self.implied.sure and self.by.sure

    def __str__(self) -> str:
        """Say it in a sentence."""
        what = self.side if self.side == "range" else f"{self.side} bound"
        return f"{what}: {self.implied} {'repeats' if self.same else 'is implied by'} {self.by}"


def redundant(asks: Asks, *, interpret: Interpret | None = None) -> tuple[Redundancy, ...]:
    """Give the bounds of a trial's criteria that are implied by others, each once.

    The limits of age beside the criteria are left out: registries ask for them anyway.
    """
    statements = [one for one in stated(asks, interpret) if one.alone and not one.is_limit]
    return tuple([one for group in groups(statements) for one in _of_group(group)])


def _of_group(group: Group) -> Iterator[Redundancy]:
    for side in SIDES:
        bounded = [one for one in group.placed if bound_of(one, side) is not None]
        left = meet([one.allowed for one in bounded if one.allowed])
        strictest = getattr(left, side)
        first = next((one for one in bounded if bound_of(one, side) == strictest), None)
        for one in bounded:
            if first is not None and one is not first:
                same = bound_of(one, side) == strictest
                yield Redundancy(group.scale, side, one.stated, first.stated, same)
    asked = [one for one in group.placed if not one.stated.excluded]
    for one in group.placed:
        if one.allowed is None and (by := _apart_from(one, asked)) is not None:
            yield Redundancy(group.scale, "range", one.stated, by.stated, same=False)


def bound_of(one: Placed, side: str) -> Bound | None:
    """Give the bound that a statement leaves on a side."""
    found: Bound | None = None if one.allowed is None else getattr(one.allowed, side)
    return found


def _apart_from(one: Placed, asked: list[Placed]) -> Placed | None:
    return next((other for other in asked if one.numbers.meet(other.numbers).empty), None)
