"""Where the criteria of one trial contradict each other, or cut into each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.intervals import Interval
from mscregistry.issues import Severity
from mscregistry.matching.age_numbers import told
from mscregistry.matching.clauses import clauses
from mscregistry.matching.contradiction_kinds import ContradictionKind
from mscregistry.matching.groups import Group, Placed, groups, meet
from mscregistry.matching.handed import eligibility_of
from mscregistry.matching.stated import Scale, Stated, stated_in
from mscregistry.matching.thing_contradictions import ThingContradiction, thing_contradictions
from mscregistry.matching.things import things_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.matching.asked import Interpret
    from mscregistry.matching.handed import Asks


_SEVERITY: Final = {
    ContradictionKind.NEVER_MEET: Severity.ERROR,
    ContradictionKind.ALL_EXCLUDED: Severity.ERROR,
    ContradictionKind.LIMIT_DIFFERS: Severity.WARNING,
    ContradictionKind.OVERLAP: Severity.INFO,
}


@frozen
class Contradiction:
    """Two statements of a trial that do not fit together, or only in part."""

    #: What is wrong.
    kind: ContradictionKind
    #: What is measured.
    scale: Scale
    #: The one statement; of an overlap, the one that excludes.
    first: Stated
    #: The other statement.
    second: Stated
    #: The numbers of the first, in `unit`.
    first_numbers: Interval
    #: The numbers of the second, and of what else is asked for, in `unit`.
    second_numbers: Interval
    #: The unit of the numbers; `None` where none is named.
    unit: str | None

    @property
    def severity(self) -> Severity:
        """How much it matters; what rests on a guess is no error."""
        found = _SEVERITY[self.kind]
        return found if self.sure else min(found, Severity.WARNING)

    @property
    def overlap(self) -> Interval:
        """The numbers that are in both."""
        return self.first_numbers.meet(self.second_numbers)

    @property
    def sure(self) -> bool:
        """Whether nothing was guessed.

        Nobody contradicts himself in one breath: two ranges of one criterion that never meet are
        more often alternatives.
        """
        return self.first.sure and self.second.sure and self.first.path != self.second.path

    def __str__(self) -> str:
        """Say it in a sentence."""
        words = [f"{one.path} {one.verb} {one.amount}" for one in (self.first, self.second)]
        sure = "" if self.sure else " (not sure)"
        said = f"{self.severity}: {self.kind}{sure}: {self.scale}: {', '.join(words)}"
        if self.kind is not ContradictionKind.OVERLAP:
            return said
        alone = "" if self.first.alone else " together with something else"
        return f"{said}; {told(self.overlap, self.unit)} is asked for and excluded{alone}"


def contradictions(
    asks: Asks, *, interpret: Interpret | None = None
) -> tuple[Contradiction | ThingContradiction, ...]:
    """Give what contradicts itself in the criteria of a trial, the worst first.

    Numbers are compared where they are about the same measure at the same time, and where their
    units can be converted; diseases, medicines and the like where the words are the same.

    Args:
        asks: A trial, a reading of it, or its eligibility.
        interpret: What gives the meaning of a criterion; by default the grammar.

    Raises:
        TypeError: If it is none of these.
    """
    eligibility = eligibility_of(asks, "trial")
    pieces = clauses(eligibility, interpret)
    found: list[Contradiction | ThingContradiction] = [
        one
        for group in groups(stated_in(eligibility, pieces))
        for each in (_never_meet, _excluded, _limits)
        for one in each(group)
    ]
    found += thing_contradictions(things_in(eligibility, pieces))
    return tuple(sorted(found, key=lambda one: -one.severity))


def _never_meet(group: Group) -> Iterator[Contradiction]:
    """Give the pairs of which nothing is left; what is left of all is left of every pair."""
    alone = [one for one in group.placed if one.stated.alone and one.allowed is not None]
    for one, other in combinations(alone, 2):
        if one.allowed and other.allowed and one.allowed.meet(other.allowed).empty:
            excluding = one.stated.excluded or other.stated.excluded
            kind = ContradictionKind.ALL_EXCLUDED if excluding else ContradictionKind.NEVER_MEET
            yield _pair(group, kind, one, other, other.numbers)


def _excluded(group: Group) -> Iterator[Contradiction]:
    asked = [one for one in group.placed if not one.stated.excluded]
    left = meet([one.numbers for one in asked])
    for one in group.placed:
        overlap = one.numbers.meet(left)
        if not one.stated.excluded or not asked or left.empty or overlap.empty:
            continue
        # The one that the exclusion reaches into.
        other = next((each for each in asked if not each.numbers.within(one.numbers)), asked[-1])
        if one.stated.alone and left.within(one.numbers):
            # Where one bound is enough, the pair has been found already.
            if not any(_apart(one, each) for each in asked):
                yield _pair(group, ContradictionKind.ALL_EXCLUDED, one, other, left)
        elif not one.stated.alone or _moves_a_bound(one, left):
            yield _pair(group, ContradictionKind.OVERLAP, one, other, left)


def _apart(one: Placed, other: Placed) -> bool:
    return one.allowed is not None and one.allowed.meet(other.numbers).empty


def _moves_a_bound(one: Placed, left: Interval) -> bool:
    """Say whether an exclusion moves a bound that is stated, and does not only add the other."""
    if one.allowed is None:
        return True
    return left.low is not None if one.numbers.low is None else left.high is not None


def _limits(group: Group) -> Iterator[Contradiction]:
    """Give the limits of age that are not those of the words."""
    for limit in group.placed:
        if not limit.stated.is_limit:
            continue
        words = [
            one
            for one in group.placed
            if one.stated.alone and not one.stated.is_limit and one.allowed is not None
        ]
        side = "low" if limit.numbers.high is None else "high"
        bounded = [one for one in words if one.allowed and getattr(one.allowed, side)]
        strictest = meet([one.allowed for one in bounded if one.allowed])
        if bounded and getattr(strictest, side) != getattr(limit.numbers, side):
            bound = getattr(strictest, side)
            other = next(one for one in bounded if getattr(one.allowed, side) == bound)
            if not limit.numbers.meet(other.allowed or Interval()).empty:
                yield _pair(group, ContradictionKind.LIMIT_DIFFERS, limit, other, other.numbers)


def _pair(
    group: Group, kind: ContradictionKind, one: Placed, other: Placed, numbers: Interval
) -> Contradiction:
    return Contradiction(
        kind, group.scale, one.stated, other.stated, one.numbers, numbers, group.unit
    )
