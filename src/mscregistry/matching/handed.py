"""What the functions of this room are handed: a trial, its eligibility, or a reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from mscregistry.matching.ages import birth_of_age
from mscregistry.matching.given import refused
from mscregistry.matching.patient import Patient
from mscregistry.matching.ranges import Days
from mscregistry.model.eligibility import Eligibility
from mscregistry.model.trial import Trial
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from mscregistry.matching.asking import Asking

#: What states criteria.
Asks: TypeAlias = Trial | Eligibility | Reading

_WANTED: Final = "give a Trial, its eligibility, or a Reading of it"


def eligibility_of(asks: Asks, where: str) -> Eligibility:
    """Give the eligibility that is meant.

    Raises:
        TypeError: If it is none of a trial, an eligibility and a reading.
    """
    match asks:
        case Eligibility():
            return asks
        case Trial():
            return asks.eligibility
        case Reading():
            return asks.trial.eligibility
        case _:
            raise refused(where, asks, _WANTED)


def is_patient(patient: Patient, asks: object) -> Patient:
    """Give the patient.

    Raises:
        TypeError: If it is none; where the two arguments are swapped, the message says so.
    """
    if isinstance(asks, Patient):
        raise TypeError("match: the patient is the second argument; the first is the trial")
    if not isinstance(patient, Patient):
        raise refused("match: patient", patient, "give a Patient")
    return patient


def one_age(asking: Asking) -> None:
    """Refuse an age that is not the one of the birth date on the day that is asked about.

    Raises:
        ValueError: If the two are two ages.
    """
    patient = asking.patient
    if patient.birth_date is None or patient.age is None:
        return
    told, stated = birth_of_age(patient.age, asking.on), Days.of(patient.birth_date)
    if told.first > stated.last or stated.first > told.last:
        raise ValueError(
            f"match: the patient is aged {patient.age} and born {patient.birth_date}, which is"
            f" another age on {asking.on}; give one of the two"
        )
