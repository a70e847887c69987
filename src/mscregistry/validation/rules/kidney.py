"""Measures of the kidney in criteria: MSC85x."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import All, AtLeast, Comparison, IfThen, Not
from mscregistry.grammar.expressions import Any as Either
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.expressions import Expression
    from mscregistry.model import Trial

_NORMALISED: Final = "mL/min/{1.73_m2}"
#: The rates of each stage of chronic kidney disease: from, and up to below (KDIGO 2024).
_STAGES: Final = {1: (90, None), 2: (60, 90), 3: (30, 60), 4: (15, 30), 5: (0, 15)}
_RATIOS: Final = frozenset({"upcr", "acr", "uacr"})
#: Ways to measure or estimate a rate that is not for an area.
_MEASURED: Final = re.compile(r"cock\w*roft|gault|clearance|isotope|iohexol|inulin")
_CKD: Final = frozenset({"ckd", "chronic kidney disease"})


def _comparisons(node: Expression) -> Iterator[Comparison]:
    """Yield every comparison of an expression, in its order."""
    if isinstance(node, Comparison):
        yield node
    elif isinstance(node, All | Either | AtLeast):
        for part in node.parts:
            yield from _comparisons(part)
    elif isinstance(node, Not):
        yield from _comparisons(node.part)
    elif isinstance(node, IfThen):
        yield from _comparisons(node.condition)
        yield from _comparisons(node.then)


def _rate_without_area(trial: Trial) -> Iterator[Finding]:
    """A filtration rate is compared in a unit without 1.73 m², or without any.

    Rates are estimated for a body surface of 1.73 m²; a rate in mL/min is another quantity, and one
    in mL/min/m² none that laboratories report.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* eGFR > 40 ml/min/m2", CriterionKind.INCLUSION),)
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* eGFR > 40 mL/min/1.73m2", CriterionKind.INCLUSION),)
            )
        )
    """
    for at, criterion in enumerate(trial.eligibility.criteria):
        words = criterion.text.lower()
        if ("gfr" not in words and "filtration" not in words) or _MEASURED.search(words):
            continue
        for one in _comparisons(criterion.expression):
            amount = one.amount
            if (
                one.measure.code == "egfr"
                and amount.unit != _NORMALISED
                and amount.reference is None
            ) and amount.unit in {None, "mL/min", "mL/min/m2", "L/min", "mL/s"}:
                said = amount.unit_words or "no unit"
                yield Finding(
                    f"a filtration rate in {said}, not in mL/min/1.73 m²",
                    f"eligibility.criteria[{at}]",
                )
                break


def _ratio_without_unit(trial: Trial) -> Iterator[Finding]:
    """A ratio of protein or albumin to creatinine is compared without a unit.

    Laboratories report mg/g, mg/mmol and g/g, which differ by up to a thousand.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* UPC ratio > 1", CriterionKind.INCLUSION),)
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* UPC ratio > 1 g/g", CriterionKind.INCLUSION),)
            )
        )
    """
    for at, criterion in enumerate(trial.eligibility.criteria):
        if (
            "creat" not in criterion.text.lower()
            and "upc" not in criterion.text.lower()
            and "acr" not in criterion.text.lower()
        ):
            continue
        for one in _comparisons(criterion.expression):
            if (
                one.measure.code in _RATIOS
                and one.amount.unit is None
                and one.amount.reference is None
            ):
                yield Finding(f"{one.measure.words} without a unit", f"eligibility.criteria[{at}]")
                break


def _stage_and_rate(trial: Trial) -> Iterator[Finding]:
    """A criterion states a stage of chronic kidney disease and a rate that is of another stage.

    Stages go by the filtration rate: 90 and more, 60, 30, 15 and less (KDIGO).

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText(
                        "* Stage 4 CKD (eGFR 45-59 mL/min/1.73 m2)", CriterionKind.INCLUSION
                    ),
                )
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText(
                        "* Stage 4 CKD (eGFR 15-29 mL/min/1.73 m2)", CriterionKind.INCLUSION
                    ),
                )
            )
        )
    """
    for at, criterion in enumerate(trial.eligibility.criteria):
        if not any(name in criterion.text.lower() for name in _CKD):
            continue
        found = list(_comparisons(criterion.expression))
        stages = [one.amount.interval.exact for one in found if one.measure.words.lower() in _CKD]
        rates = [
            one.amount.interval
            for one in found
            if one.measure.code == "egfr" and one.amount.unit == _NORMALISED
        ]
        # Of several stages or rates, which belong to each other cannot be told.
        if len(stages) == len(rates) == 1 and stages[0] in _STAGES:
            low, high = _STAGES[int(stages[0])]
            top = None if high is None else Bound(Fraction(high), inclusive=False)
            stage = Interval(low=Bound(Fraction(low), inclusive=True), high=top)
            if stage.meet(rates[0]).empty:
                yield Finding(
                    f"stage {stages[0]} is a rate of {stage}, and the words say {rates[0]}",
                    f"eligibility.criteria[{at}]",
                )


RULES: Final = (
    Rule(
        "MSC851",
        Severity.WARNING,
        _rate_without_area,
        "KDIGO 2024; seen in records",
        verified=False,
    ),
    Rule(
        "MSC852", Severity.INFO, _ratio_without_unit, "KDIGO 2024; seen in records", verified=False
    ),
    Rule("MSC853", Severity.ERROR, _stage_and_rate, "KDIGO 2024: stages", verified=True),
)
