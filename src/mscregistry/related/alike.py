"""The trials of a set that are most like one."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan
from typing import TYPE_CHECKING

from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.related.ages import AgeRanges
from mscregistry.related.cells import cells_alike, cells_said
from mscregistry.related.conditions import Conditions
from mscregistry.related.designs import Designs
from mscregistry.related.interventions import Interventions
from mscregistry.related.packages import package
from mscregistry.related.ranking import Means, best
from mscregistry.related.records import Reason, Related
from mscregistry.related.same_trial import SameTrial, key_of_number, keys_of
from mscregistry.related.texts import Texts
from mscregistry.related.weights import USUAL, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.related.compared import Aspect, Compared


class Alike:
    """A set of trials, ready to be asked which are most like one.

    The score of two trials is the mean of what their aspects score, each from 0 to 1, by the
    `Weights`.  An aspect of which either trial says nothing is left out and does not count,
    so that a record that says little is easily much like another one: `Related.compared` tells it.

    - `condition`: the greatest of four.  Our codes, or whole names where there is no code: the
      mean of the cosine, and of the part of the shorter list that both have.  The same with the
      wider codes that each is a kind of; the terms that the registry files the trial under, with
      those above them; the words of the names, where one of the two has a name without a code: the
      cosine.  In all of them what few trials of the set have counts more.
    - `intervention`: the greater of two cosines, of the words of the names of what is given or
      done, and of the terms that the registry files it under.
    - `cells`: for each product the one of the other trial that is most like it.  Two are compared
      by form, tissue (`WITHIN` where one is part of the other), donor, ways of giving, dose in the
      same unit (0 from a factor of ten on) and brand, by the weights `PARTS`.  Form, tissue, donor
      and way count half where only one states them.  Where either trial gives no cells, the weight
      goes to `intervention`.
    - `design`: the mean over study type, phases, allocation, masking and purpose, those that both
      state; phases and masking count in steps.
    - `ages`: the years that both take, of those that either takes; where one limit is missing it is
      0 or 100 years, and where both are, nothing is said of ages.
    - `text`: the cosine of the words of titles, summary, conditions, keywords, interventions and
      outcomes (TF-IDF).

    What is rare depends on the set, and with it the score: compare scores within one set.  There,
    that of two trials is the same from either side.

    Of records of one trial, that is of those that share a registry's number, the one that was
    updated last is compared, or else the last of them; a trial without numbers is only the same as
    an equal one.  The trial that is asked about is never given, nor another record of it.

    No trial is passed over: cells are read late, and only where they can still change the answer,
    which is that of comparing every one.
    """

    def __init__(self, within: Iterable[Trial | Reading], *, weights: Weights = USUAL) -> None:
        """Weigh what the trials of a set say, in time that grows with how much that is.

        Raises:
            MissingExtra: If scikit-learn is not installed.
            TypeError: If the set holds something that is no trial or reading.
        """
        package("sklearn.feature_extraction.text")
        if not isinstance(weights, Weights):
            raise TypeError(f"the weights are a {type(weights).__name__}; give Weights")
        records = _records(within)
        trials = [_trial(one) for one in records]
        self._same = SameTrial(trials)
        self._records = [records[place] for place in self._same.latest]
        self._trials = [trials[place] for place in self._same.latest]
        self._weights = weights
        self._aspects: Mapping[str, Aspect] = {
            "condition": Conditions(self._trials),
            "intervention": Interventions(self._trials),
            "design": Designs(self._trials),
            "ages": AgeRanges(self._trials),
            "text": Texts(self._trials),
        }

    def __len__(self) -> int:
        """Count the trials, each once."""
        return len(self._trials)

    def __repr__(self) -> str:
        """Say how many trials there are."""
        return f"<Alike of {len(self)} trial{'' if len(self) == 1 else 's'}>"

    def to(self, trial: Trial | Reading, k: int = 5) -> tuple[Related, ...]:
        """Give the trials that are most like one, at most `k`, the most like first.

        Those that are equally like it stand in the order of the set; one that is like it in
        nothing is not given.

        Raises:
            TypeError: If it is no trial or reading, or `k` is no whole number.
            ValueError: If `k` is below 1.
        """
        if isinstance(k, bool) or not isinstance(k, int):
            raise TypeError(f"k is {k!r}; give a whole number")
        if k < 1:
            raise ValueError(f"k is {k}; give 1 or more")
        if not isinstance(trial, Trial | Reading):
            raise TypeError(f"asked about a {type(trial).__name__}; give a trial or a reading")
        asked = _trial(trial)
        compared = {aspect: one.to(asked) for aspect, one in self._aspects.items()}
        own = self._same.known_as(keys_of(asked))
        named = self._same.known_as([key_of_number(one.trial_id) for one in asked.related_trials])

        def cells_of(place: int) -> float:
            return cells_alike(asked.cell_products, self._trials[place].cell_products)

        found = best(
            Means(compared, self._weights),
            package("numpy").array([at for at in range(len(self)) if at not in own], dtype=int),
            k,
            cells_of if asked.cell_products else None,
        )
        return tuple(
            [
                self._related(asked, compared, place, score, named=place in named)
                for place, score in found
            ]
        )

    def _related(
        self,
        asked: Trial,
        compared: Mapping[str, Compared],
        place: int,
        score: float,
        *,
        named: bool,
    ) -> Related:
        """Give one of the best with all that was compared, that which adds most first."""
        scores = {aspect: float(one.scores[place]) for aspect, one in compared.items()}
        said = {aspect: one.said for aspect, one in compared.items()}
        weights = dict(self._weights.by_aspect())
        ours, theirs = asked.cell_products, self._trials[place].cell_products
        scores["cells"] = cells_alike(ours, theirs)
        said["cells"] = lambda _: cells_said(ours, theirs)
        if isnan(scores["cells"]):
            weights["intervention"] += weights["cells"]
        counted = [aspect for aspect in weights if weights[aspect] and not isnan(scores[aspect])]
        whole = sum([weights[aspect] for aspect in counted])
        counted.sort(key=lambda aspect: -weights[aspect] * scores[aspect])
        reasons = [
            Reason(aspect, scores[aspect], weights[aspect] / whole, said[aspect](place))
            for aspect in counted
        ]
        every = sum(self._weights.by_aspect().values())
        return Related(self._records[place], score, tuple(reasons), whole / every, named)


def similar(
    trial: Trial | Reading,
    within: Iterable[Trial | Reading],
    k: int = 5,
    *,
    weights: Weights = USUAL,
) -> tuple[Related, ...]:
    """Give the trials of a set that are most like one, at most `k`, the most like first.

    To ask about many trials of one set, make an `Alike` of it; it also says how the score is made.

    >>> from mscregistry.testing.samples import sample_trials
    >>> asked, *others = sample_trials(50)
    >>> found = similar(asked, others, k=3)
    >>> len(found), found[0].score >= found[1].score >= found[2].score
    (3, True)

    Raises:
        MissingExtra: If scikit-learn is not installed.
        TypeError: If something is no trial or reading, or `k` is no whole number.
        ValueError: If `k` is below 1.
    """
    return Alike(within, weights=weights).to(trial, k)


def _trial(record: Trial | Reading) -> Trial:
    return record.trial if isinstance(record, Reading) else record


def _records(within: Iterable[Trial | Reading]) -> list[Trial | Reading]:
    """Give the records of a set, and refuse what is none."""
    if not isinstance(within, Iterable):
        raise TypeError(
            f"a {type(within).__name__} is no set of trials; give a list, or what load gives"
        )
    records = list(within)
    for place, one in enumerate(records):
        if not isinstance(one, Trial | Reading):
            raise TypeError(f"number {place} of the set is a {type(one).__name__}, and no trial")
    return records
