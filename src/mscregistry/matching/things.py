"""What a trial asks for or excludes that is no number: diseases, medicines, a sex, consent.

Only what decides by itself is given: what stands in an alternative or under a condition is given
as a whole.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import (
    Comparison,
    Expression,
    Presence,
    Subject,
    walk,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import convert_interval
from mscregistry.matching.clauses import clauses
from mscregistry.matching.handed import eligibility_of
from mscregistry.matching.said import said_presence, shortened
from mscregistry.matching.sexes import sexes_named
from mscregistry.matching.words import folded
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.expressions import Amount, Window
    from mscregistry.matching.asked import Interpret
    from mscregistry.matching.clauses import Clause
    from mscregistry.matching.handed import Asks
    from mscregistry.model.eligibility import Eligibility

#: The path of the sex beside the criteria.
SEX_PATH = "eligibility.sex"


@frozen
class Thing:
    """Something that a trial asks for or excludes."""

    #: Where it stands in the trial.
    path: str
    #: What it is: a `Presence`, or words that hang together with others.
    expression: Expression
    #: Whether it must not be there.
    excluded: bool
    #: Whether it is all that its criterion says.
    alone: bool = True
    #: Whether nothing was guessed.
    sure: bool = True

    @property
    def key(self) -> object:
        """What two of them share that are about the same."""
        node = self.expression
        if not isinstance(node, Presence):
            return node
        return node.subject if node.subject is Subject.SEX else (node.subject, folded(node.words))

    @property
    def sexes(self) -> frozenset[Sex] | None:
        """The sexes that it leaves; `None` where it is of no sex, or leaves any."""
        node = self.expression
        if not isinstance(node, Presence) or node.subject is not Subject.SEX:
            return None
        named, plain = sexes_named(node.words)
        if not self.excluded:
            return named or None
        # Women of childbearing potential are not all women.
        return frozenset((Sex.FEMALE, Sex.MALE)) - named if plain else None

    @property
    def said(self) -> str:
        """What it is, in words."""
        node = self.expression
        return said_presence(node) if isinstance(node, Presence) else shortened(str(node))

    def __str__(self) -> str:
        """Give the place, and what is asked for or excluded."""
        return f"{self.path} {'excludes' if self.excluded else 'asks for'} {self.said}"


def things(asks: Asks, interpret: Interpret | None = None) -> tuple[Thing, ...]:
    """Give what a trial asks for and excludes: its limit of sex, then its criteria in order."""
    eligibility = eligibility_of(asks, "trial")
    return things_in(eligibility, clauses(eligibility, interpret))


def things_in(eligibility: Eligibility, pieces: Sequence[Clause]) -> tuple[Thing, ...]:
    """Give what a limit of sex and clauses ask for and exclude."""
    found = []
    if isinstance(eligibility.sex, Sex) and eligibility.sex is not Sex.ALL:
        limit = Presence(eligibility.sex.lower(), Subject.SEX)
        found.append(Thing(SEX_PATH, limit, excluded=False))
    counts = Counter([one.path for one in pieces])
    for one in pieces:
        node = one.expression
        if one.kind is not None and not any(isinstance(part, Comparison) for part in walk(node)):
            sure = one.sure and node.sure
            found.append(Thing(one.path, node, one.excluded, counts[one.path] == 1, sure))
    return tuple(found)


def holds_less(one: Presence, other: Presence) -> bool | None:
    """Say whether one of two holds for fewer patients; `None` where that cannot be told.

    >>> from mscregistry.grammar.criterion import interpret
    >>> holds_less(interpret("stroke within 3 months"), interpret("stroke within 6 months"))
    True
    """
    if (one.window is None) is not (other.window is None):
        return None
    once = Interval.at_least(1)
    pairs = [
        (_reach(one.window), _reach(other.window)),
        (_told(one.duration), _told(other.duration)),
        (_told(one.dose), _told(other.dose)),
        (
            (one.count.interval if one.count else once, "1"),
            (other.count.interval if other.count else once, "1"),
        ),
    ]
    if one.window and other.window and not _same_way(one.window, other.window):
        return None
    ways = {way for first, second in pairs if (way := _within(first, second)) != "same"}
    return ways == {"less"} if len(ways) == 1 and ways != {"apart"} else None


def _same_way(one: Window, other: Window) -> bool:
    calendar = {one.since, one.until, other.since, other.until} - {None}
    return one.anchor is other.anchor and not calendar and folded(one.point) == folded(other.point)


def _reach(window: Window | None) -> tuple[Interval, str | None]:
    return (Interval(), "1") if window is None else (window.reach, window.amount.unit)


def _told(amount: Amount | None) -> tuple[Interval, str | None]:
    if amount is None:
        return Interval(), "1"
    return amount.interval, amount.unit if amount.reference is None else None


def _within(one: tuple[Interval, str | None], other: tuple[Interval, str | None]) -> str:
    """Say whether numbers are fewer than others: `less`, `more`, `same`, or `apart`."""
    (first, unit), (second, its_unit) = one, other
    if first == second and unit == its_unit:
        return "same"
    if first == Interval() or second == Interval():
        return "more" if first == Interval() else "less"
    moved = convert_interval(second, its_unit, unit) if unit and its_unit else None
    if moved is None:
        return "apart"
    if moved == first:
        return "same"
    return "less" if first.within(moved) else "more" if moved.within(first) else "apart"
