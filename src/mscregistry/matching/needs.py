"""What would have to be known about a patient to decide a criterion."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


class NeedKind(StrEnum):
    """What kind of fact is missing."""

    #: A value that is measured.
    OBSERVATION = "observation"
    #: The limit of normal, the baseline or the predicted value that belongs to an observation.
    REFERENCE = "reference"
    #: The birth date, or the age.
    AGE = "age"
    #: The sex.
    SEX = "sex"
    #: Whether there is such a disease or finding.
    CONDITION = "condition"
    #: Whether there was such a procedure.
    PROCEDURE = "procedure"
    #: Whether such a medicine is or was taken.
    MEDICATION = "medication"
    #: Whether there is such an allergy.
    ALLERGY = "allergy"
    #: Whether there is a pregnancy, breast feeding or the like.
    PREGNANCY = "pregnancy"
    #: Whether the patient declares this.
    ATTESTATION = "attestation"
    #: Whether the patient takes part in such a study.
    STUDY = "study"
    #: Whether there is any such fact; the criterion does not say of what kind.
    FINDING = "finding"
    #: When a fact that is known began or ended.
    DATE = "date"
    #: How much of a medicine is taken.
    DOSE = "dose"


#: How each kind is said.
_SAID: Final = {
    NeedKind.OBSERVATION: "a value of {}",
    NeedKind.REFERENCE: "the limit that belongs to {}",
    NeedKind.AGE: "the {} or the birth date",
    NeedKind.SEX: "the {}",
    NeedKind.CONDITION: "whether the patient has {!r}",
    NeedKind.PROCEDURE: "whether there was {!r}",
    NeedKind.MEDICATION: "whether the patient takes {!r}",
    NeedKind.ALLERGY: "whether the patient tolerates {!r}",
    NeedKind.PREGNANCY: "whether this is so: {!r}",
    NeedKind.ATTESTATION: "whether this is declared: {!r}",
    NeedKind.STUDY: "whether this is so: {!r}",
    NeedKind.FINDING: "whether there is {!r}",
    NeedKind.DATE: "when {!r} began or ended",
    NeedKind.DOSE: "the dose of {!r}",
}


@frozen
class Need:
    """One fact that is missing.

    >>> print(Need(NeedKind.OBSERVATION, "egfr", "mL/min", "in the last 3 months"))
    a value of egfr in mL/min, in the last 3 months
    >>> print(Need(NeedKind.CONDITION, "stroke"))
    whether the patient has 'stroke'
    """

    #: What kind of fact it is.
    kind: NeedKind
    #: The code of the measure, or the words.
    what: str
    #: The unit that can be compared; `None` where any will do.
    unit: str | None = None
    #: The time it must be of, in words; empty where the criterion names none.
    when: str = ""

    @property
    def bare(self) -> str:
        """What is missing, without unit and time."""
        return _SAID[self.kind].format(self.what)

    def __str__(self) -> str:
        """Give it in one line."""
        unit = f" in {self.unit}" if self.unit not in {None, "1"} else ""
        return f"{self.bare}{unit}{f', {self.when}' if self.when else ''}"


def each_once(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Give the needs in order, each of them once."""
    return tuple(dict.fromkeys(needs))
