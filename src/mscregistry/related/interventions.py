"""How alike what is given or done is, by its names and by what it is filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.related.compared import Compared
from mscregistry.related.packages import package
from mscregistry.related.terms import folded, terms_of
from mscregistry.related.vectors import Vectors
from mscregistry.related.words import as_written, listed, word_forms
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.model import Trial


class Interventions:
    """What is given or done in a set of trials.

    It is looked at in two ways, and the one that makes two trials more alike counts: the words of
    the names, and the terms that the registry files the trial under, with those above them.
    """

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Weigh the interventions of a set."""
        self._words = Vectors(_words, trials)
        self._terms = Vectors(_terms, trials)

    def to(self, trial: Trial) -> Compared:
        """Compare the interventions of a trial with those of every one of the set."""
        words, terms = self._words.of(trial), self._terms.of(trial)
        by_words, by_terms = self._words.cosines(words), self._terms.cosines(terms)

        def said(place: int) -> str:
            shared = self._words.shared(words, place)
            if shared:
                told = listed(as_written(shared, _names(trial)))
                return f"the names of what is given share the words: {told}"
            filed = self._terms.shared(terms, place)
            if filed:
                return f"what is given is filed under {listed(map(visible, filed))} in both"
            return "nothing that is given has a name in common"

        return Compared(package("numpy").fmax(by_words, by_terms), said)


def _words(trial: Trial) -> list[str]:
    return list(dict.fromkeys(word_forms(_names(trial))))


def _names(trial: Trial) -> Iterator[str | None]:
    for one in trial.interventions:
        yield one.name
        yield from one.other_names
        yield from one.mapped_names
    yield from trial.intervention_other_names
    for product in trial.products:
        yield from (product.name, product.trade_name)
        for substance in product.substances:
            yield from (substance.name, substance.other_name)
    if not trial.interventions and not trial.products:
        yield trial.intervention_description


def _terms(trial: Trial) -> list[str]:
    browse = None if trial.derived is None else trial.derived.intervention_browse
    return folded(terms_of(browse, trial.intervention_terms))
