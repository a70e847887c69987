"""Trials as vectors of what they name, each name counting the more the fewer trials have it."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mscregistry.related.packages import package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mscregistry.model import Trial
    from mscregistry.related.compared import Numbers

#: Digits of a likeness that count: the rest is how machines round.
DIGITS: Final = 6


class Named(NamedTuple):
    """What a trial names, as a vector."""

    #: The weight of each name; together they are of length 1.
    weights: Mapping[str, float]
    #: How long the vector was before: the more is named, and the rarer it is, the longer.
    length: float


class Vectors:
    """What trials of a set name, weighed by TF-IDF and compared by the cosine.

    A name that no trial of the set has still counts for the trial that is asked about, so that it
    is the less like them.
    """

    def __init__(self, features: Callable[[Trial], Iterable[str]], trials: Sequence[Trial]) -> None:
        """Weigh what each trial names, in time that grows with how much that is.

        Args:
            features: A function of a module, so that what is made can be pickled.
            trials: The set.
        """
        text = package("sklearn.feature_extraction.text")
        self._features = features
        self._names: list[str] = []
        self._columns: Mapping[str, int] = {}
        self._rarity: list[float] = []
        self._unseen = log(1 + len(trials)) + 1
        sparse = package("scipy.sparse")
        self._matrix: Any = sparse.csr_matrix((len(trials), 0))
        # A set of which no trial names anything has no vocabulary, and cannot be weighed.
        if any(True for trial in trials for _ in features(trial)):
            model = text.TfidfVectorizer(analyzer=features, sublinear_tf=True, norm=None)
            self._matrix = model.fit_transform(trials)
            self._names = model.get_feature_names_out().tolist()
            self._columns = {name: column for column, name in enumerate(self._names)}
            self._rarity = model.idf_.tolist()
        np = package("numpy")
        counts = np.diff(self._matrix.indptr)
        self._lengths: Numbers = np.sqrt(self._matrix.multiply(self._matrix).sum(axis=1)).A1
        self._lengths[counts == 0] = np.nan
        self._matrix.data /= np.repeat(self._lengths, counts)

    def of(self, trial: Trial) -> Named:
        """Give what a trial names, those names too that no trial of the set has."""
        weights = {
            name: (1 + log(count)) * self._rarity_of(name)
            for name, count in Counter(self._features(trial)).items()
        }
        length = sqrt(sum([weight * weight for weight in weights.values()]))
        return Named({name: weight / length for name, weight in weights.items()}, length)

    def _rarity_of(self, name: str) -> float:
        column = self._columns.get(name)
        return self._unseen if column is None else self._rarity[column]

    def cosines(self, named: Named) -> Numbers:
        """Give how alike every trial of the set is; not a number where either names nothing."""
        return self._rounded(self._cosines(named))

    def cosines_and_overlaps(self, named: Named) -> Numbers:
        """Give the mean of the cosine and of the part of the shorter list that both name.

        A trial that names one thing is then like one that names it among others.  Each name is
        given once, or the second part means nothing.
        """
        np = package("numpy")
        cosines = self._cosines(named)
        longer = np.maximum(self._lengths, named.length)
        shorter = np.minimum(self._lengths, named.length)
        overlaps = np.full(len(cosines), np.nan)
        np.divide(cosines * longer, shorter, out=overlaps, where=shorter > 0)
        return self._rounded((cosines + overlaps) / 2)

    def _cosines(self, named: Named) -> Numbers:
        np = package("numpy")
        asked = np.zeros(len(self._names))
        for name, weight in named.weights.items():
            if name in self._columns:
                asked[self._columns[name]] = weight
        found: Numbers = self._matrix @ asked
        found[np.isnan(self._lengths) | (named.length == 0)] = np.nan
        return found

    @staticmethod
    def _rounded(scores: Numbers) -> Numbers:
        rounded: Numbers = package("numpy").round(scores, DIGITS).clip(0, 1)
        return rounded

    def shared(self, named: Named, place: int) -> tuple[str, ...]:
        """Give what a trial of the set names too, that which makes them most alike first."""
        weights = named.weights
        row = self._matrix[[place]]
        products = {
            name: weight * weights[name]
            for column, weight in zip(row.indices.tolist(), row.data.tolist(), strict=True)
            if (name := self._names[column]) in weights
        }
        return tuple(sorted(products, key=lambda name: (-products[name], name)))
