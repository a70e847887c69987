"""The table of comparisons: the bounds that criteria set to measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of
from mscregistry.grammar.exact_numbers import as_decimal, exact_text
from mscregistry.grammar.expressions import (
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Not,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.grammar.intervals import Bound
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


@frozen
class _Above:
    """What the nodes above one make of it."""

    #: Whether an odd number of them says `not`.
    negated: bool = False
    #: Whether one of them asks for some of its parts, and not for all.
    alternative: bool = False
    #: `if` within a condition, else `then` within what holds under one.
    condition: str | None = None
    #: Whether all of them are sure.
    sure: bool = True


def _comparisons(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for criterion, one in enumerate(trial.eligibility.criteria):
        kind = code_of(one.kind)
        for place, (node, above) in enumerate(_found(one.expression)):
            yield (criterion, place, kind, *_row(node, above))


def _found(expression: Expression) -> Iterator[tuple[Comparison, _Above]]:
    """Give the comparisons in reading order, each with what stands above it."""
    rest: list[tuple[Expression, _Above]] = [(expression, _Above())]
    while rest:
        node, above = rest.pop()
        if isinstance(node, Comparison):
            yield node, above
        else:
            rest += reversed(list(_below(node, above)))


def _below(node: Expression, above: _Above) -> Iterator[tuple[Expression, _Above]]:
    under = evolve(
        above,
        negated=above.negated is not isinstance(node, Not),
        alternative=above.alternative or isinstance(node, Any | AtLeast),
        sure=above.sure and node.sure,
    )
    if isinstance(node, IfThen):
        yield node.condition, evolve(under, condition="if")
        yield node.then, evolve(under, condition=above.condition or "then")
    else:
        yield from [(part, under) for part in parts_of(node)]


def _row(node: Comparison, above: _Above) -> Iterator[object]:
    measure, amount = node.measure, node.amount
    yield from (measure.code, measure.words or None)
    yield from _bound(amount.interval.low)
    yield from _bound(amount.interval.high)
    yield amount.unit
    yield None if amount.reference is None else amount.reference.value
    yield None if node.window is None else str(node.window)
    yield None if node.duration is None else str(node.duration)
    yield from (above.negated, above.alternative, above.condition)
    sure = node.sure and amount.sure
    yield from (sure, above.sure and sure)
    yield str(node)


def _bound(bound: Bound | None) -> tuple[object, ...]:
    if bound is None:
        return None, None, None
    return as_decimal(bound.value), exact_text(bound.value), bound.inclusive


#: Bounds of measures.
COMPARISONS: Final = TidyTable(
    "comparisons",
    "A measure that a criterion sets bounds to, such as a lowest eGFR.",
    (
        Column("criterion", "integer", "Place of the criterion in the table of criteria."),
        Column("place", "integer", "Index among the comparisons of this criterion."),
        Column("kind", "text", "`INCLUSION` or `EXCLUSION`; null where the record does not say."),
        Column("measure", "text", "What is measured, in our codes; null for a measure we lack."),
        Column("measure_words", "text", "What is measured, as written, where it stands there."),
        Column("low", "decimal", "The lower bound, rounded to twelve places; null for none."),
        Column("low_exact", "text", "The lower bound, exactly."),
        Column("low_included", "boolean", "Whether the lower bound itself is inside."),
        Column("high", "decimal", "The upper bound, rounded to twelve places; null for none."),
        Column("high_exact", "text", "The upper bound, exactly."),
        Column("high_included", "boolean", "Whether the upper bound itself is inside."),
        Column("unit", "text", "The unit in UCUM, `1` for a pure number; null for none."),
        Column("reference", "text", "What the numbers are multiples of, such as `ULN`."),
        Column("window", "text", "When it is to be measured."),
        Column("duration", "text", "For how long it is to have been so."),
        Column("negated", "boolean", "Whether it is below an odd number of `not`."),
        Column("alternative", "boolean", "Whether it is one of several of which some suffice."),
        Column("condition", "text", "`if` within a condition, `then` within what holds under one."),
        Column("bound_sure", "boolean", "Whether the words leave no doubt of measure and numbers."),
        Column("sure", "boolean", "Whether the same is true of all of the criterion around it."),
        Column("expression", "text", "The whole comparison in one line."),
    ),
    _comparisons,
)
