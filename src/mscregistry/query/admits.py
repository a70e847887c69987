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
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Test
    from mscregistry.reading import Reading


@frozen(repr=False)
class Admits(Predicate):
    """Whether a patient may take part, as `mscregistry.match` says."""

    #: What is known of the patient.
    patient: Patient
    #: The day of entry.
    on: PartialDate
    #: Whether what is guessed counts as unknown.
    strict: bool

    @cached_property
    def test(self) -> Test:
        """Match."""

        def admits(trial: Trial) -> bool | None:
            found = match(trial, self.patient, self.on, strict=self.strict).truth
            return {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}[found]

        return admits

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Give the verdict; each of its reasons names the criterion and its words."""
        asks = trial if reading is None else reading
        found = match(asks, self.patient, self.on, strict=self.strict)
        return Explanation(str(self), found.truth, "; ".join(found.reasons))

    def __str__(self) -> str:
        """Give the sentence, without what is known of the patient."""
        return f"admits the patient on {self.on}"


def admits(patient: Patient, on: When, *, strict: bool = False) -> Predicate:
    """Make the question.

    Raises:
        TypeError: If the first is no patient, or the day is none.
        ValueError: If the text of the day is no date.
    """
    if not isinstance(patient, Patient):
        raise TypeError(f"q.admits is asked for a Patient, not {patient!r}")
    return Admits(patient, day_given(on, "q.admits(on=…)"), strict)
