"""The best scores of a set, with cells compared only where they can still change the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.related.packages import package
from mscregistry.related.vectors import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.related.compared import Compared, Numbers
    from mscregistry.related.weights import Weights

#: How many trials have their cells compared before the best ones are looked at again.
_AT_ONCE: Final = 16


class Means:
    """The weighted means of what the aspects score, for every trial of a set."""

    def __init__(self, compared: Mapping[str, Compared], weights: Weights) -> None:
        """Add up all aspects but the two that say what is given."""
        np = package("numpy")
        every = weights.by_aspect()
        self._cells, self._intervention = every["cells"], every["intervention"]
        self._given: Numbers = compared["intervention"].scores
        self._sums: Numbers = np.zeros(len(self._given))
        self._weights: Numbers = np.zeros(len(self._given))
        for aspect, (scores, _) in compared.items():
            if aspect != "intervention":
                weight = np.where(np.isnan(scores), 0.0, every[aspect])
                self._sums += weight * np.nan_to_num(scores)
                self._weights += weight

    def of(self, places: Numbers, cells: Numbers) -> Numbers:
        """Give the scores of trials of the set, by what their cells score; that may be no number.

        The weight of cells that are not compared goes to the interventions.
        """
        np = package("numpy")
        given = self._given[places]
        of_cells = np.where(np.isnan(cells), 0.0, self._cells)
        of_given = np.where(np.isnan(given), 0.0, self._intervention + (self._cells - of_cells))
        # Added in one order for both, so that what is alike in all scores 1 and not nearly so.
        sums = (
            self._sums[places] + of_given * np.nan_to_num(given) + of_cells * np.nan_to_num(cells)
        )
        weights = self._weights[places] + of_given + of_cells
        scores = np.zeros(len(places))
        np.divide(sums, weights, out=scores, where=weights > 0)
        rounded: Numbers = np.round(scores, DIGITS)
        return rounded


def best(
    means: Means, places: Numbers, k: int, cells_of: Callable[[int], float] | None
) -> list[tuple[int, float]]:
    """Give the places and scores of the best, the best first and equal ones in their order.

    Args:
        means: The means of the set.
        places: The trials that may be given, in the set's order.
        k: How many, at most.
        cells_of: What the cells of a trial score, or not a number; `None` where cells are not
            compared.
    """
    np = package("numpy")
    scores = means.of(places, np.full(len(places), np.nan))
    if cells_of is not None:
        scores = _with_cells(means, places, k, cells_of, scores)
    order = np.argsort(-scores, kind="stable")[:k].tolist()
    return [(int(places[at]), float(scores[at])) for at in order if scores[at] > 0]


def _with_cells(
    means: Means, places: Numbers, k: int, cells_of: Callable[[int], float], without: Numbers
) -> Numbers:
    """Give the scores with cells; those that cannot be among the best are given as none."""
    np = package("numpy")
    # No trial scores more than with the very same cells, or with none to compare.
    most = np.maximum(without, means.of(places, np.ones(len(places))))
    order = np.argsort(-most, kind="stable")
    scores = np.zeros(len(places))
    found = np.zeros(0)
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        if len(found) == k and most[some[0]] < found.min():
            break
        cells = np.array([cells_of(int(place)) for place in places[some]], dtype=np.float64)
        scores[some] = means.of(places[some], cells)
        found = np.sort(np.append(found, scores[some]))[-k:]
    result: Numbers = scores
    return result
