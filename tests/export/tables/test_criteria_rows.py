"""Criteria, and the bounds they set, with all that turns a bound round beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from mscregistry.export.tables import tidy_table
from mscregistry.export.tables.comparisons import _found
from mscregistry.grammar.expressions import (
    All,
    Amount,
    Comparison,
    Expression,
    IfThen,
    Measure,
    Not,
    Presence,
)
from mscregistry.grammar.expressions import Any as AnyOf
from mscregistry.grammar.intervals import Interval
from mscregistry.model import CriteriaText, Eligibility, Trial
from mscregistry.vocab import CriterionKind


def trial_asking(*criteria: str, kind: CriterionKind = CriterionKind.INCLUSION) -> Trial:
    text = "\n".join([f"* {one}" for one in criteria])
    return Trial(eligibility=Eligibility(texts=(CriteriaText(text, kind),)))


def compared(*criteria: str, columns: str) -> list[tuple[Any, ...]]:
    """Give some columns of the comparisons in some criteria."""
    table = tidy_table([trial_asking(*criteria)], "comparisons").select(columns.split())
    return [tuple(row.values()) for row in table.to_pylist()]


def test_a_criterion_has_its_place_in_the_list() -> None:
    texts = (
        CriteriaText("* Adults\n* One of:\n  * eGFR < 30\n  * Dialysis", CriterionKind.INCLUSION),
        CriteriaText("Frobnication"),
    )
    table = tidy_table([Trial(eligibility=Eligibility(texts=texts))], "criteria")
    rows = [tuple(row.values())[2:] for row in table.to_pylist()]
    assert [row[:6] for row in rows] == [
        (0, None, 0, "INCLUSION", "Adults", 0),
        (1, None, 0, "INCLUSION", "One of:", 0),
        (2, 1, 1, "INCLUSION", "eGFR < 30", 0),
        (3, 1, 1, "INCLUSION", "Dialysis", 0),
        (4, None, 0, None, "Frobnication", 1),
    ]
    assert rows[2][6] == "egfr <30"


def test_a_comparison_has_its_measure_numbers_and_unit() -> None:
    trial = trial_asking("eGFR 30.5 to 60 mL/min/1.73m2", kind=CriterionKind.EXCLUSION)
    (row,) = tidy_table([trial], "comparisons").to_pylist()
    assert row == {
        "record": 0,
        "trial_id": None,
        "criterion": 0,
        "place": 0,
        "kind": "EXCLUSION",
        "measure": "egfr",
        "measure_words": "eGFR",
        "low": Decimal("30.5"),
        "low_exact": "30.5",
        "low_included": True,
        "high": Decimal(60),
        "high_exact": "60",
        "high_included": True,
        "unit": "mL/min/{1.73_m2}",
        "reference": None,
        "window": None,
        "duration": None,
        "negated": False,
        "alternative": False,
        "condition": None,
        "bound_sure": True,
        "sure": True,
        "expression": "egfr 30.5..60 mL/min/{1.73_m2}",
    }


def test_a_missing_bound_is_null() -> None:
    columns = "criterion place low low_included high high_exact high_included"
    assert compared("Adults", "BMI > 30, and eGFR < 60", columns=columns) == [
        (1, 0, Decimal(30), False, None, None, None),
        (1, 1, None, None, Decimal(60), "60", False),
    ]


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        ("Creatinine > 2 mg/dL", [(False, False, None)]),
        ("No creatinine > 2 mg/dL", [(True, False, None)]),
        ("ALT or AST ≤ 3 × ULN", [(False, True, None)] * 2),
        ("At least two of the following: CRP > 5 mg/L, ESR > 20 mm/h", [(False, True, None)] * 2),
        ("eGFR ≥ 30 and < 60 mL/min", [(False, False, None)] * 2),
        (
            "If platelets < 100, hemoglobin must be > 8 g/dL",
            [(False, False, "if"), (False, False, "then")],
        ),
    ],
)
def test_what_stands_above_a_comparison_is_told(
    criterion: str, found: list[tuple[bool, bool, str | None]]
) -> None:
    assert compared(criterion, columns="negated alternative condition") == found


def test_times_and_references_are_told() -> None:
    criteria = (
        "Hemoglobin ≥ 9 g/dL within 3 months",
        "Systolic blood pressure above 160 mmHg for 3 months",
        "ALT ≤ 3 × ULN",
    )
    assert compared(*criteria, columns="window duration reference unit") == [
        ("≤3 mo either", None, None, "g/dL"),
        (None, "=3 mo", None, "mm[Hg]"),
        (None, None, "ULN", None),
    ]


def test_a_measure_that_we_lack_keeps_its_words_and_is_in_doubt() -> None:
    columns = "measure measure_words low bound_sure sure expression"
    assert compared("Frobnication index over 7 points", columns=columns) == [
        (None, "Frobnication index", Decimal(7), False, False, '"Frobnication index" >7')
    ]


def test_a_bound_in_a_criterion_that_is_in_doubt_is_in_doubt() -> None:
    """The doubt may be of what stands above it, which tells what the bound means."""
    criteria = ("eGFR < 30", "eGFR < 30 and frobnicated thrice or so, unless otherwise gruntled")
    columns = "criterion bound_sure sure"
    assert compared(*criteria, columns=columns) == [(0, True, True), (1, True, False)]


def bound(name: str) -> Comparison:
    return Comparison(Measure(name, name), Amount(Interval.at_least(1)))


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (Not(Not(bound("a"))), "a"),
        (Not(All((bound("a"), Not(bound("b"))))), "not a, b"),
        (AnyOf((All((bound("a"), bound("b"))), Presence("asthma"))), "some a, some b"),
        (IfThen(IfThen(bound("a"), bound("b")), bound("c")), "if a, if b, then c"),
        (IfThen(bound("a"), IfThen(Not(bound("b")), bound("c"))), "if a, if not b, then c"),
    ],
)
def test_what_stands_further_above_counts_as_well(expression: Expression, found: str) -> None:
    told = []
    for node, above in _found(expression):
        words = (
            above.condition,
            "some" if above.alternative else None,
            "not" if above.negated else None,
            node.measure.code,
        )
        told.append(" ".join([word for word in words if word]))
    assert ", ".join(told) == found


def test_a_guess_above_a_comparison_makes_it_unsure() -> None:
    for sure in (True, False):
        ((_, above),) = _found(Not(All((bound("a"),)), sure=sure))
        assert above.sure is sure
