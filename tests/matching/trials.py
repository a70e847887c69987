"""Trials whose criteria say what a test wants them to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.ages import read_age
from mscregistry.model.eligibility import CriteriaText, Eligibility
from tests.matching.asks import (
    EGFR,
    compare,
)

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import (
        Comparison,
        Expression,
    )
    from mscregistry.grammar.intervals import Interval
    from mscregistry.vocab import CriterionKind

#: What the names of criteria say, for all tests here.
SAYS: dict[str, Expression] = {}


def trial(*said: tuple[CriterionKind | None, Expression], **limits: str) -> Eligibility:
    """Give a trial whose criteria say these expressions."""
    texts = []
    for kind, one in said:
        name = f"criterion {len(SAYS)}"
        SAYS[name] = one
        texts.append(CriteriaText(f"* {name}", kind))
    ages = {name: read_age(age) for name, age in limits.items()}
    return Eligibility(texts=tuple(texts), **ages)  # type: ignore[arg-type]  # limits of age


def age(numbers: Interval, unit: str = "a") -> Comparison:
    return compare("age", numbers, unit)


def egfr(numbers: Interval) -> Comparison:
    return compare("egfr", numbers, EGFR)
