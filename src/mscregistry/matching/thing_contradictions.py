"""Where a trial asks for something and excludes the same, or asks for two sexes at once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import Presence
from mscregistry.issues import Severity
from mscregistry.matching.contradiction_kinds import ContradictionKind
from mscregistry.matching.things import Thing, holds_less
from mscregistry.matching.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@frozen
class ThingContradiction:
    """Two statements of a trial about the same that nobody can fulfil."""

    #: What is wrong: two sexes never meet; what is asked for is all excluded.
    kind: ContradictionKind
    #: The one statement.
    first: Thing
    #: The other; of something that is asked for and excluded, the one that excludes.
    second: Thing

    @property
    def sure(self) -> bool:
        """Whether nothing was guessed, and neither is a part of a longer criterion.

        `Men who have had …` and `women who have had …` are alternatives more often.
        """
        return all(one.sure and one.alone for one in (self.first, self.second))

    @property
    def severity(self) -> Severity:
        """How much it matters; what rests on a guess is no error."""
        return Severity.ERROR if self.sure else Severity.WARNING

    def __str__(self) -> str:
        """Say it in a sentence."""
        sure = "" if self.sure else " (not sure)"
        return f"{self.severity}: {self.kind}{sure}: {self.first}, {self.second}"


def thing_contradictions(found: Sequence[Thing]) -> Iterator[ThingContradiction]:
    """Give the pairs that contradict each other, each once."""
    # Each is in many pairs.
    marked = [(one, one.sexes, one.key) for one in _each_once(found)]
    for (one, sexes, key), (other, others, same) in combinations(marked, 2):
        if sexes is not None and others is not None:
            if not sexes & others:
                either = one.excluded or other.excluded
                kind = ContradictionKind.ALL_EXCLUDED if either else ContradictionKind.NEVER_MEET
                yield ThingContradiction(kind, *_excluding_last(one, other))
        elif one.excluded is not other.excluded and key == same:
            asked, excluding = _excluding_last(one, other)
            if _covers(excluding, asked):
                yield ThingContradiction(ContradictionKind.ALL_EXCLUDED, asked, excluding)


def _each_once(found: Sequence[Thing]) -> Iterator[Thing]:
    """Give each statement where it stands first; the same words again add nothing."""
    seen: set[tuple[object, bool, bool, bool]] = set()
    for one in found:
        said = (one.expression, one.excluded, one.alone, one.sure)
        if said not in seen:
            seen.add(said)
            yield one


def _excluding_last(one: Thing, other: Thing) -> tuple[Thing, Thing]:
    return (other, one) if one.excluded and not other.excluded else (one, other)


def _covers(excluding: Thing, asked: Thing) -> bool:
    """Say whether all of what is asked for is excluded."""
    whole, part = excluding.expression, asked.expression
    if not isinstance(whole, Presence) or not isinstance(part, Presence):
        return whole == part
    times = [(one.window, one.duration, one.count, one.dose) for one in (whole, part)]
    # All that is said of a sex is about the same, and not all of it says the same.
    alike = folded(whole.words) == folded(part.words) and (whole.ever or not part.ever)
    return alike and (times[0] == times[1] or holds_less(part, whole) is True)
