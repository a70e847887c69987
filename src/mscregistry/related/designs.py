"""How alike the designs of two trials are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.related.compared import Compared
from mscregistry.related.packages import package
from mscregistry.related.vectors import DIGITS
from mscregistry.related.words import listed
from mscregistry.visible import visible
from mscregistry.vocab import Masking, Phase, Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mscregistry.model import Trial
    from mscregistry.related.compared import Numbers

#: A coded value of a design, or several.
_Said = tuple[str | Unlisted, ...]
#: Phases and numbers of masked parties on one scale of this length: neighbours are nearly alike.
_STEPS: Final = 4
_PHASES: Final[Mapping[str | Unlisted, float]] = {
    Phase.EARLY_PHASE1: 0.5,
    Phase.PHASE1: 1,
    Phase.PHASE2: 2,
    Phase.PHASE3: 3,
    Phase.PHASE4: 4,
}
_MASKINGS: Final[Mapping[str | Unlisted, float]] = {
    one: float(number) for number, one in enumerate(Masking)
}


class _Fact(NamedTuple):
    """One thing that a design says, for every trial of a set."""

    #: What it is called in a sentence.
    name: str
    #: Gives it; empty where the trial does not say it.
    of: Callable[[Trial], _Said]
    #: Where its values stand on the scale; those that stand nowhere are equal or not.
    scale: Mapping[str | Unlisted, float]


def _one(value: str | Unlisted | None) -> _Said:
    return () if value is None else (value,)


def _study_type(trial: Trial) -> _Said:
    return _one(trial.study_type)


def _phases(trial: Trial) -> _Said:
    return trial.phases


def _allocation(trial: Trial) -> _Said:
    return _one(trial.design.allocation)


def _masking(trial: Trial) -> _Said:
    return _one(trial.design.masking)


def _purpose(trial: Trial) -> _Said:
    return _one(trial.design.primary_purpose)


_FACTS: Final = (
    _Fact("study type", _study_type, {}),
    _Fact("phase", _phases, _PHASES),
    _Fact("allocation", _allocation, {}),
    _Fact("masking", _masking, _MASKINGS),
    _Fact("purpose", _purpose, {}),
)


class _Column:
    """One fact of every trial of a set, as numbers."""

    def __init__(self, fact: _Fact, trials: Sequence[Trial]) -> None:
        np = package("numpy")
        self._fact = fact
        self._codes: dict[_Said, int] = {(): -1}
        said = [fact.of(trial) for trial in trials]
        self._said: Numbers = np.array(
            [self._codes.setdefault(one, len(self._codes)) for one in said], dtype=np.int64
        )
        self._steps: Numbers = np.array([_step(fact, one) for one in said], dtype=np.float64)

    def to(self, trial: Trial) -> Numbers:
        """Give how alike the fact is; not a number where either does not say it."""
        np = package("numpy")
        said = self._fact.of(trial)
        same = (self._said == self._codes.get(said, -2)).astype(np.float64)
        near = 1 - np.abs(self._steps - _step(self._fact, said)) / _STEPS
        scores: Numbers = np.where(np.isnan(near), same, near)
        scores[self._said == -1] = np.nan
        if not said:
            scores[:] = np.nan
        return scores


def _step(fact: _Fact, said: _Said) -> float:
    """Give where a fact stands on its scale, two phases in the middle between them."""
    steps = [fact.scale[one] for one in said if one in fact.scale]
    return sum(steps) / len(steps) if steps and len(steps) == len(said) else float("nan")


class Designs:
    """Study type, phases, allocation, masking and primary purpose of a set of trials."""

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Note the designs of a set."""
        self._trials = trials
        self._columns = tuple([_Column(fact, trials) for fact in _FACTS])

    def to(self, trial: Trial) -> Compared:
        """Compare the design of a trial with that of every one of the set."""
        np = package("numpy")
        facts = np.array([column.to(trial) for column in self._columns])
        compared = (~np.isnan(facts)).sum(axis=0)
        sums = np.nansum(facts, axis=0)
        scores = np.full(len(self._trials), np.nan)
        np.divide(sums, compared, out=scores, where=compared > 0)
        return Compared(np.round(scores, DIGITS), lambda place: _said(trial, self._trials[place]))


def _said(one: Trial, other: Trial) -> str:
    same, unlike = [], []
    for fact in _FACTS:
        said = fact.of(one)
        if said and said == fact.of(other):
            same.append(f"{fact.name} {' and '.join([_word(value) for value in said])}")
        elif said and fact.of(other):
            unlike.append(fact.name)
    told = [f"both have {listed(same)}"] if same else []
    told += [f"they differ in {listed(unlike)}"] if unlike else []
    return "; ".join(told)


def _word(value: str | Unlisted) -> str:
    if isinstance(value, Unlisted):
        return f"'{visible(value.words)}'"
    return value.lower()
