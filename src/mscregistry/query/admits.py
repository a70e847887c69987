"""Whether a trial admits a patient, as a question among others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.matching import Patient, match
from mscregistry.matching.given import day_given
from mscregistry.query.explanation import Explanation
from mscregistry.query.predicate import Predicate
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from mscregistry.matching.given import When
    from mscregistry.matching.verdicts import Verdict
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Test
    from mscregistry.reading import Reading


@frozen(repr=False)
class Admits(Predicate):
    """Whether a patient may take part, as `mscregistry.match` says.

    UNKNOWN where the verdict is not sure: a criterion was guessed at, or the record has none.
    """

    #: What is known of the patient.
    patient: Patient
    #: The day of entry.
    on: PartialDate
    #: Whether an answer that rests on a guess counts.
    guesses: bool

    @cached_property
    def test(self) -> Test:
        """Match."""

        def admits(trial: Trial) -> bool | None:
            found = self._truth(match(trial, self.patient, self.on))
            return {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}[found]

        return admits

    def _truth(self, found: Verdict) -> Truth:
        return found.truth if found.sure or self.guesses else Truth.UNKNOWN

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Give the verdict; each of its reasons names the criterion and its words."""
        asks = trial if reading is None else reading
        found = match(asks, self.patient, self.on)
        told = [] if found.sure else [f"{found.truth.name}, and not sure"]
        told += [found.note] if found.note else []
        told += [str(one) for one in found.deciding]
        return Explanation(str(self), self._truth(found), "; ".join(told))

    def __str__(self) -> str:
        """Give the sentence, without what is known of the patient."""
        return f"admits the patient on {self.on}"


def admits(patient: Patient, on: When, *, guesses: bool = False) -> Predicate:
    """Make the question.

    Raises:
        TypeError: If the first is no patient, or the day is none.
        ValueError: If the text of the day is no date.
    """
    if not isinstance(patient, Patient):
        raise TypeError(f"q.admits is asked for a Patient, not {patient!r}")
    return Admits(patient, day_given(on, "q.admits(on=…)"), guesses)
