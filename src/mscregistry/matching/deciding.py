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
from mscregistry.matching.presence import presence
from mscregistry.matching.ranges import lies
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
            return unknown(f"not understood: {node.text}")
        case Not():
            return negated(decide(node.part, asking, below))
        case IfThen():
            condition = negated(decide(node.condition, asking, below))
            return any_of([condition, decide(node.then, asking, below)])
        case _:
            own = [decide(part, asking, below) for part in node.parts]
            return _of_parts(node, own or below)


def _of_parts(node: All | Any | AtLeast, parts: Sequence[Answer]) -> Answer:
    if not parts:
        return unknown(f"{node}: of what is not said")
    if isinstance(node, AtLeast):
        # `two of the following` asks for two or more.
        wanted = wanted_length(node.count)
        if lies(0, len(parts), wanted) is Truth.FALSE:
            return unknown(f"{node}: there are only {len(parts)}")
        return counted(parts, wanted)
    return all_of(parts) if isinstance(node, All) else any_of(parts)
