"""Conditions and exceptions, which mean one thing where they include and one where they exclude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    IfThen,
    Not,
    Presence,
    walk,
)
from mscregistry.grammar.joining import joined

if TYPE_CHECKING:
    from mscregistry.grammar.part import Part


def conditional(
    part: Part, condition: Expression | None, then: Expression | None
) -> Expression | None:
    """Give the conditional; what excludes under a condition excludes where both hold."""
    if condition is None or then is None:
        return then if condition is None else condition
    if part.text.exclusion:
        return joined(All, [then, condition], part.spans)
    return IfThen(condition, then, part.spans, condition.sure and then.sure)


def bound_of_some(body: Expression) -> tuple[Comparison, Expression] | None:
    """Give a bound and for whom it is, of `≤5 × ULN if liver metastases`."""
    if isinstance(body, IfThen):
        bound, condition = body.then, body.condition
    elif isinstance(body, All) and len(body.parts) == 2:  # noqa: PLR2004 - the bound and for whom
        bound, condition = body.parts
    else:
        return None
    is_told = isinstance(bound, Comparison) and not isinstance(condition, Comparison)
    return (bound, condition) if is_told and isinstance(bound, Comparison) else None


def instead(part: Part, whole: Comparison, bound: Comparison, condition: Expression) -> Expression:
    """Give the bound for all, in whose place another one is for some.

    Where that is the wider one, it is enough for them; where it is the narrower one, they need
    it too.  It is the same where the criterion excludes: who has liver metastases is out above
    5 × ULN alone.
    """
    bound = evolve(bound, measure=whole.measure)
    kept, other = whole.amount, bound.amount
    both = kept.interval.meet(other.interval)
    sure = whole.sure and bound.sure and condition.sure
    if (kept.unit, kept.reference) == (other.unit, other.reference) and both == other.interval:
        return All((whole, IfThen(condition, bound, bound.spans, sure)), part.spans, sure)
    if (kept.unit, kept.reference) == (other.unit, other.reference) and both == kept.interval:
        return Any((whole, All((bound, condition), bound.spans, sure)), part.spans, sure)
    return All(
        (
            IfThen(condition, bound, bound.spans, sure),
            IfThen(Not(condition, condition.spans, sure), whole, whole.spans, sure),
        ),
        part.spans,
        sure,
    )


def unless(part: Part, then: Expression | None, exception: Expression | None) -> Expression | None:
    """Give `b unless a`: what includes holds where either does, what excludes needs `not a`."""
    if then is None or exception is None:
        return then or exception
    if part.text.exclusion:
        no = Not(exception, exception.spans, exception.sure, excepts=True)
        return joined(All, [then, no], part.spans)
    return joined(Any, [then, exception], part.spans)


def excepted(
    part: Part, whole: Expression | None, exception: Expression | None
) -> Expression | None:
    """Give `b except a`; who is excepted from a bound that includes need not meet it."""
    if whole is None or exception is None:
        return whole or exception
    if isinstance(exception, All) and all(isinstance(one, Presence) for one in exception.parts):
        # `except skin cancer and cervical cancer`: each of them.
        exception = Any(exception.parts, exception.spans, exception.sure)
    if not part.text.exclusion and any(isinstance(one, Comparison) for one in walk(whole)):
        return joined(Any, [whole, exception], part.spans)
    whole, exception = _timed(whole, exception)
    no = Not(exception, exception.spans, exception.sure, excepts=True)
    return joined(All, [whole, no], part.spans)


def _timed(whole: Expression, exception: Expression) -> tuple[Expression, Expression]:
    """Give the whole the time behind its exception: `cancer other than of the skin in 5 years`."""
    if (
        isinstance(whole, Presence)
        and isinstance(exception, Presence)
        and whole.window is None
        and exception.window is not None
    ):
        timed = evolve(whole, window=exception.window, sure=False)
        return timed, evolve(exception, window=None)
    return whole, exception
