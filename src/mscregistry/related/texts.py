"""How alike the words of two trials are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.related.compared import Compared
from mscregistry.related.vectors import Vectors
from mscregistry.related.words import MOST, as_written, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.model import Trial


class Texts:
    """Titles, summary, conditions, keywords, interventions and outcomes, as the words they have."""

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Weigh the words of a set."""
        self._vectors = Vectors(_features, trials)

    def to(self, trial: Trial) -> Compared:
        """Compare the words of a trial with those of every one of the set."""
        weights = self._vectors.of(trial)

        def said(place: int) -> str:
            shared = self._vectors.shared(weights, place)[:MOST]
            if not shared:
                return "no words in common"
            return f"shared words: {', '.join(as_written(shared, _texts(trial)))}"

        return Compared(self._vectors.cosines(weights), said)


def _features(trial: Trial) -> list[str]:
    return word_forms(_texts(trial))


def _texts(trial: Trial) -> Iterator[str | None]:
    yield trial.brief_title
    yield trial.official_title
    yield trial.brief_summary or trial.detailed_description
    yield from trial.conditions
    yield from trial.keywords
    for one in trial.interventions:
        yield one.name
        yield one.description
    yield trial.intervention_description
    for outcome in trial.outcomes:
        yield outcome.measure
    if trial.abstract is not None:
        for section in trial.abstract.sections:
            yield section.text
