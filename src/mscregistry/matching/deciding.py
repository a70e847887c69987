"""Whether an expression holds for a patient: the eight kinds of node, each with its logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Not,
    Presence,
    Unparsed,
)
from mscregistry.matching.answers import Answer, all_of, any_of, counted, negated, unknown
from mscregistry.matching.comparing import compare
from mscregistry.matching.excepting import Excepted, excepted
from mscregistry.matching.listed import listed
from mscregistry.matching.presence import presence
from mscregistry.matching.ranges import lies
from mscregistry.matching.said import shortened
from mscregistry.matching.sustained import wanted_length
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.matching.asking import Asking


def decide(node: Expression, asking: Asking, below: Sequence[Answer] = ()) -> Answer:
    """Say whether an expression holds.

    Args:
        node: The expression.
        asking: Who is asked about, and when.
        below: The answers to the criteria below this one; they are the parts of a node that has
            none of its own.
    """
    sure = node.sure and all(amount.sure for amount in _amounts(node))
    return asking.take(_decide(node, asking, below), sure=sure)


def _amounts(node: Expression) -> Iterator[Amount]:
    """Give the numbers that a node itself states."""
    match node:
        case AtLeast():
            yield node.count
        case Comparison() | Presence():
            yield from filter(None, (node.duration, node.window and node.window.amount))
            if isinstance(node, Comparison):
                yield node.amount
            else:
                yield from filter(None, (node.count, node.dose))


def _decide(node: Expression, asking: Asking, below: Sequence[Answer]) -> Answer:
    match node:
        case Comparison():
            return compare(node, asking)
        case Presence():
            return presence(node, asking)
        case Unparsed():
            return unknown(f"not understood: {shortened(node.text)!r}")
        case Not():
            return negated(decide(node.part, asking, below))
        case IfThen():
            condition = negated(decide(node.condition, asking, below))
            return any_of([condition, decide(node.then, asking, below)])
        case _:
            return _together(node, asking, below)


def _together(node: All | Any | AtLeast, asking: Asking, below: Sequence[Answer]) -> Answer:
    exception = excepted(node) if isinstance(node, All) else None
    if exception is not None:
        return _excepting(exception, _parts(node, asking, below), asking, below)
    return _of_parts(node, _parts(node, asking, below) or below)


def _parts(
    node: All | Any | AtLeast, asking: Asking, below: Sequence[Answer]
) -> tuple[Answer, ...]:
    return tuple([decide(part, asking, below) for part in node.parts])


def _excepting(
    exception: Excepted, plain: Sequence[Answer], asking: Asking, below: Sequence[Answer]
) -> Answer:
    """Say whether there is something of the whole that is not excepted."""
    whole = _but(exception.whole, exception.exceptions, asking)
    found = all_of([whole, *[decide(part, asking, below) for part in exception.rest]])
    apart = all_of(plain)
    if exception.certain or found.truth is Truth.UNKNOWN:
        return found
    if apart.truth in {Truth.UNKNOWN, found.truth}:
        return apart
    return unknown("the words do not say whether the one excuses the other")


def _but(node: Expression, exceptions: Sequence[Presence], asking: Asking) -> Answer:
    """Say whether a presence holds by a fact that is none of the exceptions."""
    if isinstance(node, Presence):
        answer = listed(node, asking, exceptions)
        sure = node.sure and all(amount.sure for amount in _amounts(node))
        return asking.take(answer, sure=sure and all(one.sure for one in exceptions))
    parts = node.parts if isinstance(node, Any) else ()
    found = any_of([_but(part, exceptions, asking) for part in parts])
    return asking.take(found, sure=node.sure)


def _of_parts(node: All | Any | AtLeast, parts: Sequence[Answer]) -> Answer:
    if not parts:
        return unknown("the words do not say of what")
    if isinstance(node, AtLeast):
        # `two of the following` asks for two or more.
        wanted = wanted_length(node.count)
        if lies(0, len(parts), wanted) is Truth.FALSE:
            return unknown(f"{node.count.interval} are asked for, and there are only {len(parts)}")
        return counted(parts, wanted)
    return all_of(parts) if isinstance(node, All) else any_of(parts)
