"""Short words for the expressions and records that the tests of this room ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.expressions import (
    Amount,
    Anchor,
    Comparison,
    Expression,
    Measure,
    Presence,
    Reference,
    Subject,
    Unparsed,
    Window,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.model.eligibility import CriteriaText, Criterion, Eligibility
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

INCLUSION, EXCLUSION = CriterionKind.INCLUSION, CriterionKind.EXCLUSION
BEFORE, AFTER, EITHER, CALENDAR = Anchor.BEFORE, Anchor.AFTER, Anchor.EITHER, Anchor.CALENDAR
EGFR = "mL/min/{1.73_m2}"

at_least, more_than = Interval.at_least, Interval.more_than
at_most, less_than, between = Interval.at_most, Interval.less_than, Interval.between


def compare(  # noqa: PLR0913 - the fields of a comparison
    code: str,
    numbers: Interval,
    unit: str | None = None,
    *,
    of: Reference | None = None,
    window: Window | None = None,
    duration: Amount | None = None,
    sure: bool = True,
) -> Comparison:
    """Give a comparison of a measure that has a code."""
    return Comparison(Measure(code, code), Amount(numbers, unit, of), window, duration, sure=sure)


def has(words: str, subject: Subject | None = Subject.CONDITION, **more: object) -> Presence:
    """Give a presence, of a condition unless something else is said."""
    return Presence(words, subject, **more)  # type: ignore[arg-type]  # fields of a presence


def span(numbers: Interval, unit: str | None) -> Amount:
    """Give an amount of time."""
    return Amount(numbers, unit)


def last(number: int, unit: str) -> Window:
    """Give the window of the last so many."""
    return Window(Amount(Interval.exactly(number), unit), Anchor.BEFORE, whole=True)


def record(
    text: str,
    says: Mapping[str, Expression],
    kind: CriterionKind | None = INCLUSION,
    **more: object,
) -> tuple[Eligibility, Callable[[Criterion], Expression]]:
    """Give an eligibility of one text, and a grammar that knows its criteria."""

    texts = (CriteriaText(text, kind),)
    return Eligibility(texts=texts, **more), reader(says)  # type: ignore[arg-type]  # fields of it


def reader(says: Mapping[str, Expression]) -> Callable[[Criterion], Expression]:
    """Give a grammar that knows what some words say, and no others."""

    def interpret(criterion: Criterion) -> Expression:
        return says.get(criterion.text, Unparsed(criterion.text))

    return interpret
