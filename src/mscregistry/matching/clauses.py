"""The criteria of a trial as clauses: the smallest pieces that each decide by themselves.

::

    inclusion  a and b    two clauses, a and b
    exclusion  a or b     two clauses, not a and not b
    inclusion  not a      one clause, not a
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import All, Any, Expression, Not
from mscregistry.matching.wholes import wholes
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.matching.asked import Interpret
    from mscregistry.model.eligibility import Eligibility


@frozen
class Clause:
    """A piece of a criterion that decides by itself."""

    #: Where the criterion stands in the trial.
    path: str
    #: Inclusion or exclusion; `None` where the document does not say.
    kind: CriterionKind | None
    #: What must hold, or must not.
    expression: Expression
    #: Whether it must not hold.
    excluded: bool
    #: Whether what it was taken from was read with certainty.
    sure: bool = True


def clauses(eligibility: Eligibility, interpret: Interpret | None = None) -> tuple[Clause, ...]:
    """Give the clauses of all criteria in reading order."""
    return tuple(
        [
            clause
            for whole in wholes(eligibility, interpret)
            for clause in _split(
                Clause(
                    whole.path,
                    whole.kind,
                    whole.expression,
                    excluded=whole.kind is CriterionKind.EXCLUSION,
                )
            )
        ]
    )


def _split(clause: Clause) -> Iterator[Clause]:
    node, excluded = clause.expression, clause.excluded
    sure = clause.sure and node.sure
    if isinstance(node, Not):
        yield from _split(Clause(clause.path, clause.kind, node.part, not excluded, sure))
    elif isinstance(node, All | Any) and (
        len(node.parts) == 1 or isinstance(node, Any) is excluded
    ):
        for part in node.parts:
            yield from _split(Clause(clause.path, clause.kind, part, excluded, sure))
    else:
        yield clause
