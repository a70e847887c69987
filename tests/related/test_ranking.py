"""The best are found without comparing the cells of all, and are those of comparing all."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.related.compared import Compared
from mscregistry.related.ranking import Means, best
from mscregistry.related.weights import USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Few different scores, so that many are equal.
SCORES = st.sampled_from([0.0, 0.25, 0.5, 1.0, nan])
ASPECTS = ("condition", "intervention", "design", "ages", "text")


def means_of(rows: Sequence[Sequence[float]]) -> Means:
    """Give the means of trials that score so much in each aspect."""
    columns = np.array(rows, dtype=np.float64).reshape(len(rows), len(ASPECTS))
    compared = {aspect: Compared(columns[:, at], lambda _: "") for at, aspect in enumerate(ASPECTS)}
    return Means(compared, USUAL)


def rows(least: int) -> st.SearchStrategy[list[tuple[float, ...]]]:
    """Give trials: what each scores in every aspect, cells last."""
    row = st.tuples(*[SCORES] * (len(ASPECTS) + 1))
    return st.lists(row, min_size=least, max_size=60)


@given(rows(0), st.integers(1, 8))
def test_the_best_are_those_of_comparing_every_one(every: list[tuple[float, ...]], k: int) -> None:
    means = means_of([row[:-1] for row in every])
    cells = np.array([row[-1] for row in every], dtype=np.float64)
    places = np.arange(len(every))
    scores = means.of(places, cells)
    wanted = sorted([(-score, place) for place, score in enumerate(scores.tolist()) if score])[:k]
    found = best(means, places, k, lambda place: float(cells[place]))
    assert found == [(place, -score) for score, place in wanted]


def test_cells_are_compared_only_where_they_can_change_the_answer() -> None:
    asked: list[int] = []

    def cells_of(place: int) -> float:
        asked.append(place)
        return 1.0

    near, far = (1.0,) * 5, (0.0,) * 5
    found = best(means_of([far] * 500 + [near] * 5 + [far] * 500), np.arange(1005), 3, cells_of)
    assert found == [(500, 1.0), (501, 1.0), (502, 1.0)]
    assert len(asked) < 20


def test_trials_that_may_not_be_given_are_not() -> None:
    means = means_of([(1.0,) * 5] * 4)
    assert best(means, np.array([1, 3]), 3, None) == [(1, 1.0), (3, 1.0)]
    assert best(means, np.array([], dtype=int), 3, lambda _: 1.0) == []


def test_cells_that_are_not_compared_leave_their_weight_to_what_is_given() -> None:
    means = means_of([(1.0, 0.0, nan, nan, nan)])
    scores = [float(means.of(np.array([0]), np.array([cells]))[0]) for cells in (nan, 1.0)]
    given = USUAL.intervention + USUAL.cells
    whole = USUAL.condition + given
    assert scores[0] == pytest.approx(USUAL.condition / whole, abs=1e-6)
    assert scores[1] == pytest.approx((USUAL.condition + USUAL.cells) / whole, abs=1e-6)
