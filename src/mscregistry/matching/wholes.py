"""The criteria of a trial as whole expressions: those below are put where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.grammar.expressions import All, Any, AtLeast, Expression, IfThen, Not
from mscregistry.matching.asked import Joint, asked
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from mscregistry.matching.asked import Interpret
    from mscregistry.model.eligibility import Eligibility

#: Deeper lists are not put together: no author writes them, and they are hard to compare.
_DEEPEST: Final = 20


@frozen
class Whole:
    """A criterion that counts for itself, with all that is answered within it."""

    #: Where it stands in the trial.
    path: str
    #: Inclusion or exclusion; `None` where the document does not say.
    kind: CriterionKind | None
    #: What it says.
    expression: Expression


def wholes(eligibility: Eligibility, interpret: Interpret | None = None) -> tuple[Whole, ...]:
    """Give the whole criteria in reading order; not those whose parts hang together unclearly."""
    questions = asked(eligibility, interpret)
    built: dict[int, tuple[Expression, int] | None] = {}
    for one in reversed(questions):
        below = [built[index] for index in one.below]
        parts = [part[0] for part in below if part is not None]
        depth = 1 + max([part[1] for part in below if part is not None], default=0)
        if len(parts) < len(below) or depth > _DEEPEST or (parts and one.joint is Joint.UNCLEAR):
            built[one.index] = None
        elif one.joint is Joint.EXAMPLES:
            built[one.index] = Any((*parts, one.expression)), depth
        else:
            whole = filled(one.expression, tuple(parts)) if parts else one.expression
            built[one.index] = whole, depth
    return tuple(
        [
            Whole(one.path, one.criterion.kind, found[0])
            for one in questions
            if one.parent is None and (found := built[one.index]) is not None
        ]
    )


def filled(node: Expression, parts: tuple[Expression, ...]) -> Expression:
    """Give the expression with parts in every node that waits for them."""
    match node:
        case All() | Any() | AtLeast():
            own = tuple([filled(part, parts) for part in node.parts])
            return evolve(node, parts=own or parts)
        case Not():
            return evolve(node, part=filled(node.part, parts))
        case IfThen():
            condition = filled(node.condition, parts)
            return evolve(node, condition=condition, then=filled(node.then, parts))
        case _:
            return node
