"""How far the ages of those who may take part overlap."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.related.compared import Compared
from mscregistry.related.packages import package
from mscregistry.related.vectors import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mscregistry.model import Trial
    from mscregistry.related.compared import Numbers

#: Years that count; a record without a highest age reaches up to here, and none goes beyond.
OLDEST: Final = 100.0
_YEARS: Final[Mapping[AgeUnit, float]] = {
    AgeUnit.YEARS: 1.0,
    AgeUnit.MONTHS: 1 / 12,
    AgeUnit.WEEKS: 7 / 365.25,
    AgeUnit.DAYS: 1 / 365.25,
    AgeUnit.HOURS: 1 / (365.25 * 24),
    AgeUnit.MINUTES: 1 / (365.25 * 24 * 60),
}


class Ages(NamedTuple):
    """The ages from the lowest to the highest, in years."""

    #: 0 where the record sets no lowest age.
    low: float
    #: `OLDEST` where it sets no highest.
    high: float
    #: The ages as a sentence tells them.
    said: str


#: Where no ages are stated: no number, which stays none however it is reckoned with.
_NONE: Final = Ages(nan, nan, "")


def ages_of(trial: Trial) -> Ages | None:
    """Give the ages of those who may take part; `None` where no limit is set, or none is between.

    >>> from mscregistry.grammar.ages import read_age
    >>> from mscregistry.model import Eligibility, Trial
    >>> ages_of(Trial(eligibility=Eligibility(minimum_age=read_age("18 Years"))))
    Ages(low=18.0, high=100.0, said='from 18')
    """
    lowest, highest = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    if lowest is None:
        return None if highest is None else Ages(0.0, _years(highest), f"up to {_age(highest)}")
    if highest is None:
        return Ages(_years(lowest), OLDEST, f"from {_age(lowest)}")
    low, high = _years(lowest), _years(highest)
    return Ages(low, high, f"{_age(lowest)} to {_age(highest)}") if low <= high else None


class AgeRanges:
    """The ages of those who may take part in each trial of a set."""

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Note the ages of a set."""
        np = package("numpy")
        ages = [ages_of(trial) or _NONE for trial in trials]
        self._said = [one.said for one in ages]
        self._lows: Numbers = np.array([one.low for one in ages], dtype=np.float64)
        self._highs: Numbers = np.array([one.high for one in ages], dtype=np.float64)

    def to(self, trial: Trial) -> Compared:
        """Compare the ages of a trial with those of every one of the set.

        The years that both take, of those that either takes.
        """
        np = package("numpy")
        low, high, told = ages_of(trial) or _NONE
        lows, highs = self._lows, self._highs
        both = np.maximum(np.minimum(highs, high) - np.maximum(lows, low), 0)
        either = np.maximum(highs, high) - np.minimum(lows, low)
        # One age alone has no length, and is as like the same one as can be.
        scores = np.where(np.isnan(either), np.nan, 1.0)
        np.divide(both, either, out=scores, where=either > 0)
        scores = np.round(scores, DIGITS)

        def said(place: int) -> str:
            return _sentence(told, self._said[place], float(scores[place]))

        return Compared(scores, said)


def _sentence(ours: str, theirs: str, share: float) -> str:
    if share == 1:
        same = "in both" if ours == theirs else f"are the same as {theirs}"
        return f"ages {ours} {same}"
    if share == 0:
        return f"ages {ours} do not overlap {theirs}"
    return f"ages {ours} overlap {theirs} by {share:.0%}".replace("%", " %")


def _years(age: Age) -> float:
    return min(float(age.value) * _YEARS[age.unit], OLDEST)


def _age(age: Age) -> str:
    """Give an age, in years without the word."""
    return f"{age.value:f}" if age.unit is AgeUnit.YEARS else str(age)
