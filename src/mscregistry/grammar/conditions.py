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
