"""The bounds that a trial states for everybody: by inclusion, by exclusion, by its limits of age.

Only what decides by itself is taken apart: the parts of an `All` that is asked for, the parts of
an `Any` that excludes.  Numbers that exclude only together with something else are given too, and
say so.  Ages are turned into numbers of which every one counts: up to 75 years is up to the 76th
birthday, the same as below 76.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Comparison,
    Measure,
    Reference,
    Window,
)
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.matching.age_numbers import age_numbers
from mscregistry.matching.clauses import Clause, clauses
from mscregistry.matching.comparing import AGE
from mscregistry.matching.handed import eligibility_of
from mscregistry.matching.measures import entry_of, is_named, known_measure
from mscregistry.source import Span
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mscregistry.grammar.ages import Age
    from mscregistry.matching.asked import Interpret
    from mscregistry.matching.handed import Asks
    from mscregistry.model.eligibility import Eligibility


#: The paths of the limits of age.
_LIMITS: Final = frozenset(("eligibility.minimum_age", "eligibility.maximum_age"))


@frozen
class Scale:
    """What two bounds must share to be about the same numbers."""

    #: What is measured.
    measure: Measure
    #: What the numbers are multiples of.
    reference: Reference | None = None
    #: When it is measured.
    window: Window | None = None
    #: For how long it is so.
    duration: Amount | None = None

    def __str__(self) -> str:
        """Give measure and time."""
        shares = f" × {self.reference}" if self.reference else ""
        length = f" for {self.duration}" if self.duration else ""
        return f"{self.measure}{shares}{length}{f' [{self.window}]' if self.window else ''}"


@frozen
class Stated:
    """Numbers of one measure that a trial asks for or excludes.

    >>> from mscregistry.grammar.expressions import Amount
    >>> print(stated_by(Comparison(Measure("age"), Amount(Interval.less_than(18), "a"))))
    expression asks for age <18 a
    """

    #: Where it stands in the trial.
    path: str
    #: Inclusion, exclusion; a limit of age includes.
    kind: CriterionKind | None
    #: What is measured, and when.
    scale: Scale
    #: The amount as stated.
    amount: Amount
    #: The numbers, every one of which counts, in `unit`.
    numbers: Interval
    #: Their unit; `None` where none is named.
    unit: str | None
    #: Whether the numbers are those of who may not take part.
    excluded: bool = False
    #: Whether it decides by itself; else it excludes only together with something else.
    alone: bool = True
    #: Where the words stand, within the words of the criterion.
    spans: tuple[Span, ...] = field(default=(), repr=False)
    #: Whether nothing was guessed.
    sure: bool = True

    @property
    def verb(self) -> str:
        """What it does with its numbers."""
        return "excludes" if self.excluded else "asks for"

    @property
    def is_limit(self) -> bool:
        """Whether it is a limit of age beside the criteria."""
        return self.path in _LIMITS

    @property
    def allowed(self) -> Interval | None:
        """The numbers that it leaves; `None` where they are not one interval."""
        numbers = self.numbers
        if not self.excluded:
            return numbers
        if (numbers.low is None) is (numbers.high is None):
            return None
        return Interval(low=_other(numbers.high), high=_other(numbers.low))

    def __str__(self) -> str:
        """Give place, measure and amount."""
        return f"{self.path} {self.verb} {self.scale.measure} {self.amount}"


def stated(asks: Asks, interpret: Interpret | None = None) -> tuple[Stated, ...]:
    """Give what a trial states of measures: its limits of age, then its criteria in order."""
    eligibility = eligibility_of(asks, "trial")
    return stated_in(eligibility, clauses(eligibility, interpret))


def stated_in(eligibility: Eligibility, pieces: Iterable[Clause]) -> tuple[Stated, ...]:
    """Give what limits of age and clauses state of measures."""
    found = [
        _limit(name, age, side)
        for name, age, side in (
            ("minimum_age", eligibility.minimum_age, Interval.at_least),
            ("maximum_age", eligibility.maximum_age, Interval.at_most),
        )
        if age is not None
    ]
    for clause in pieces:
        found += _of_clause(clause)
    return tuple(found)


def stated_by(
    node: Comparison,
    path: str = "expression",
    kind: CriterionKind | None = None,
    *,
    excluded: bool = False,
    alone: bool = True,
) -> Stated:
    """Give what one comparison states."""
    measure, amount = known_measure(node.measure), node.amount
    scale = Scale(measure, amount.reference, node.window, node.duration)
    numbers, unit, entry = amount.interval, amount.unit, entry_of(measure)
    if unit is None and entry is not None and not entry.units:
        unit = entry.unit
    if measure.code == AGE and amount.reference is None:
        numbers, unit = age_numbers(numbers, unit or "a")
    sure = node.sure and amount.sure and (amount.unit is not None or unit in {None, "1"})
    return Stated(
        path, kind, scale, amount, numbers, unit, excluded, alone, spans=node.spans, sure=sure
    )


def _limit(name: str, age: Age, side: Callable[[Fraction], Interval]) -> Stated:
    amount = Amount(side(Fraction(age.value)), age.unit.value)
    node = Comparison(Measure(AGE, AGE), amount)
    return stated_by(node, f"eligibility.{name}", CriterionKind.INCLUSION)


def _of_clause(clause: Clause) -> Iterator[Stated]:
    """Give what a clause states by itself, or excludes together with something else."""
    if clause.kind is None:
        return
    node, excluded = clause.expression, clause.excluded
    alone = isinstance(node, Comparison)
    for part in node.parts if isinstance(node, All) else (node,):
        # A number of which nobody knows what it measures compares to nothing.
        if isinstance(part, Comparison) and is_named(part.measure):
            found = stated_by(part, clause.path, clause.kind, excluded=excluded, alone=alone)
            yield found if clause.sure and node.sure else evolve(found, sure=False)


def _other(end: Bound | None) -> Bound | None:
    """Give the bound of what lies on the other side."""
    return None if end is None else Bound(end.value, not end.inclusive)
