"""All rules of this library, in the order of their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.validation.rules import (
    arms,
    cells,
    compliance,
    dates,
    design,
    design_prose,
    eligibility,
    ids,
    kidney,
    outcomes,
    people,
    status,
    text,
)

if TYPE_CHECKING:
    from mscregistry.validation.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *ids.RULES,
    *dates.RULES,
    *status.RULES,
    *design.RULES,
    *arms.RULES,
    *design_prose.RULES,
    *outcomes.RULES,
    *eligibility.RULES,
    *people.RULES,
    *text.RULES,
    *compliance.RULES,
    *cells.RULES,
    *kidney.RULES,
)
