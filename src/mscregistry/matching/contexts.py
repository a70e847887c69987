"""Numbers that hold only in a context: in an alternative, under a condition, beside others.

Two such numbers can be compared where the words around them are the same, all numbers aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Not,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.matching.measures import is_named, known_measure
from mscregistry.matching.stated import Stated, stated_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.matching.clauses import Clause


@frozen
class Contextual:
    """A clause whose numbers do not hold for everybody."""

    #: Its words, without the numbers of its comparisons.
    context: Expression
    #: Whether it must not hold.
    excluded: bool
    #: Its comparisons in order, each with whether more numbers let more patients in; `None` where
    #: that cannot be told.
    numbers: tuple[tuple[Stated, bool | None], ...]


def contextual(clause: Clause) -> Contextual | None:
    """Give a clause as a context with numbers; `None` where there are none, or all are plain."""
    numbers = tuple(_numbers(clause.expression, clause, opens=not clause.excluded))
    if clause.kind is None or not numbers:
        return None
    if isinstance(clause.expression, Comparison) and numbers[0][0].allowed is not None:
        return None
    return Contextual(_without_numbers(clause.expression), clause.excluded, numbers)


def _numbers(
    node: Expression, clause: Clause, *, opens: bool | None
) -> Iterator[tuple[Stated, bool | None]]:
    closes = None if opens is None else not opens
    match node:
        case Comparison() if is_named(node.measure):
            excluded = isinstance(clause.expression, Comparison) and clause.excluded
            yield stated_by(node, clause.path, clause.kind, excluded=excluded, alone=False), opens
        case All() | Any():
            for part in node.parts:
                yield from _numbers(part, clause, opens=opens)
        case Not():
            yield from _numbers(node.part, clause, opens=closes)
        case IfThen():
            yield from _numbers(node.condition, clause, opens=closes)
            yield from _numbers(node.then, clause, opens=opens)
        case AtLeast():
            # Where no more than some may hold, one that holds more easily may let fewer in.
            for part in node.parts:
                high = node.count.interval
                yield from _numbers(
                    part, clause, opens=None if high.high and high.exact is None else opens
                )


def _without_numbers(node: Expression) -> Expression:
    match node:
        case Comparison():
            none = Amount(Interval(), None, node.amount.reference)
            return evolve(node, measure=known_measure(node.measure), amount=none)
        case All() | Any() | AtLeast():
            return evolve(node, parts=tuple([_without_numbers(part) for part in node.parts]))
        case Not():
            return evolve(node, part=_without_numbers(node.part))
        case IfThen():
            condition = _without_numbers(node.condition)
            return evolve(node, condition=condition, then=_without_numbers(node.then))
        case _:
            return node
