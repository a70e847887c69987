"""The annotated criteria are read as well as the documentation says, where they are here."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.benchmarks.eligibility import (
    ROWS,
    corrected,
    corrections,
    gold,
    scorer,
    sure_precision,
)
from tests.benchmarks.eligibility_decisions import agreement, outcomes
from tests.benchmarks.eligibility_predictions import predictions

pytestmark = pytest.mark.skipif(
    not gold(), reason="the annotated criteria are not beside this checkout"
)


@cache
def found() -> dict[str, list[dict[str, Any]]]:
    return {criterion["id"]: predictions(criterion) for criterion in gold()}


@pytest.mark.parametrize(("title", "kinds", "measure", "goal"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_of_the_scorer_reaches_its_goal(
    title: str, kinds: set[str] | None, measure: str, goal: str
) -> None:
    least = float(goal.removeprefix("≥ "))
    assert scorer()(gold(), found(), kinds)[measure][2] >= least, title


def test_what_is_marked_sure_is_right_and_is_most_of_it() -> None:
    precision, share = sure_precision(gold(), found())
    assert (precision >= 0.98, share >= 0.75) == (True, True)


def test_no_number_is_found_in_criteria_without_one() -> None:
    without = [criterion["id"] for criterion in gold() if not criterion["gold"]]
    assert len(without) == 500
    assert [one for one in without if found()[one]] == []


def test_few_annotations_are_called_wrong_and_each_has_its_reason() -> None:
    changed = {change["id"] for change in corrections()}
    assert len(changed) <= 0.05 * len(gold())
    assert all(change["why"] for change in corrections())


@pytest.mark.untraced
@pytest.mark.parametrize("kind", ["same unit", "other unit"])
def test_verdicts_agree_with_the_annotated_intervals(kind: str) -> None:
    assert agreement(outcomes(gold()), kind) >= 0.97
    assert agreement(outcomes(corrected(gold())), kind) >= 0.97


def test_a_missing_value_is_always_unknown() -> None:
    counts = outcomes(gold())
    assert counts["missing is unknown"] == counts["found"] > 0
