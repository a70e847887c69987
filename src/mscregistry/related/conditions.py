"""How alike the conditions of two trials are: by code, by name, and by the registry's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.related.compared import Compared
from mscregistry.related.packages import package
from mscregistry.related.terms import folded, terms_of
from mscregistry.related.vectors import Vectors
from mscregistry.related.words import as_written, listed, word_forms
from mscregistry.visible import visible
from mscregistry.vocab.condition_tree import broader
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.model import Trial
    from mscregistry.related.compared import Numbers

#: Words, in their one form, that are in the names of any diseases, however unlike.
_OF_ANY: Final = frozenset(
    (
        *("condition", "disease", "disorder", "illness", "patient", "syndrome"),
        *("acute", "chronic", "grade", "mild", "moderate", "severe", "stage", "type"),
    )
)
#: Stands before a name that is in no table, so that it is no code.
_UNCODED: Final = "="


class Conditions:
    """The conditions of a set of trials.

    They are looked at in four ways, and the one that makes two trials most alike counts: our
    codes, with whole names where there is no code; the same with the wider codes that each is a
    kind of; the terms that the registry files the trial under, with those above them; and, where
    one of the two has a name without a code, the words of the names.
    """

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Weigh the conditions of a set."""
        self._trials = trials
        self._codes = Vectors(_codes, trials)
        self._others = tuple([Vectors(way, trials) for way in (_kinds, _terms, _words)])
        np = package("numpy")
        self._all_coded: Numbers = np.array([_is_coded(trial) for trial in trials], dtype=bool)

    def to(self, trial: Trial) -> Compared:
        """Compare the conditions of a trial with those of every one of the set."""
        np = package("numpy")
        codes = self._codes.of(trial)
        others = [way.of(trial) for way in self._others]
        by_kinds, by_terms, by_words = (
            way.cosines(named) for way, named in zip(self._others, others, strict=True)
        )
        if _is_coded(trial):
            # What has a code is no more alike for a word: a lung's injury, and a nerve's.
            by_words[self._all_coded] = np.nan
        scores = np.fmax(self._codes.cosines_and_overlaps(codes), np.fmax(by_kinds, by_terms))
        scores = np.fmax(scores, by_words)

        def said(place: int) -> str:
            shared = self._codes.shared(codes, place)
            if shared:
                return f"both study {listed(_told(shared, trial, self._trials[place]))}"
            kinds, terms, words = (
                way.shared(named, place) for way, named in zip(self._others, others, strict=True)
            )
            if kinds:
                return f"both study a kind of {listed(kinds)}"
            if terms:
                return f"both are filed under {listed(map(visible, terms))}"
            if words and scores[place] > 0:
                told = listed(as_written(words, trial.conditions))
                return f"the names of their conditions share the words: {told}"
            return "no condition in common"

        return Compared(scores, said)


def _codes(trial: Trial) -> list[str]:
    """Give our code for each condition, each once; a name where there is no code."""
    coded: dict[str, list[str]] = {}
    for one in trial.coded_conditions:
        coded.setdefault(one.path, []).append(one.value.code)
    found: list[str] = []
    for place, name in enumerate(trial.conditions):
        forms = forms_of(name)
        found += coded.get(f"conditions[{place}]") or (
            [_UNCODED + " ".join(forms)] if forms else []
        )
    return list(dict.fromkeys(found))


def _is_coded(trial: Trial) -> bool:
    """Say whether every condition has a code of ours."""
    return not any(code.startswith(_UNCODED) for code in _codes(trial))


def _kinds(trial: Trial) -> list[str]:
    """Give codes and names, and the wider codes that those are a kind of."""
    wider = [sorted(broader(one.value.code)) for one in trial.coded_conditions]
    return list(dict.fromkeys([*_codes(trial), *[code for codes in wider for code in codes]]))


def _words(trial: Trial) -> list[str]:
    words = dict.fromkeys(word_forms(trial.conditions))
    return [word for word in words if word not in _OF_ANY]


def _terms(trial: Trial) -> list[str]:
    return folded(_filed(trial))


def _filed(trial: Trial) -> Iterator[str]:
    yield from trial.mesh_terms
    yield from terms_of(
        None if trial.derived is None else trial.derived.condition_browse, trial.condition_terms
    )


def _told(codes: Sequence[str], *trials: Trial) -> list[str]:
    """Give codes as they are told: with a mark of doubt where either trial leaves one."""
    doubtful = {
        one.value.code for trial in trials for one in trial.coded_conditions if not one.sure
    }
    return [
        visible(f"{code.removeprefix(_UNCODED)}{'?' if code in doubtful else ''}") for code in codes
    ]
