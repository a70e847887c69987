"""Values that follow from others: eGFR from creatinine, a CKD stage from eGFR, BMI from weight.

They stand in only where no value of the measure itself counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Measure
from mscregistry.grammar.kidney import egfr_ckd_epi_2021, gfr_stage
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching.ages import born, completed
from mscregistry.matching.chosen import latest
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.observations import Observation
from mscregistry.matching.ranges import Days
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from mscregistry.matching.patient import Patient

EGFR: Final = "egfr"
CREATININE: Final = "creatinine"
STAGE: Final = "ckd_stage"
BMI: Final = "bmi"
WEIGHT: Final = "weight"
HEIGHT: Final = "height"


def derived(code: str | None, patient: Patient, on: Days) -> tuple[Observation, ...]:
    """Give the values of a measure that follow from what else was observed."""
    source = _SOURCES.get(code or "")
    return () if source is None else tuple(source(patient, on))


def observed(measure: Measure, patient: Patient) -> tuple[Observation, ...]:
    """Give the values of a measure that were observed."""
    return tuple([one for one in patient.observations if one.measure == measure])


def missing(code: str | None, patient: Patient) -> tuple[Need, ...]:
    """Give what is missing of the patient to work out a value that was not observed."""
    if code not in {EGFR, STAGE} or not observed(Measure("", CREATININE), patient):
        return ()
    age = patient.birth_date or patient.age
    lacks = [(patient.sex, NeedKind.SEX, "sex"), (age, NeedKind.AGE, "age")]
    return tuple([Need(kind, what) for known, kind, what in lacks if known is None])


def _egfr(patient: Patient, on: Days) -> Iterator[Observation]:
    birth = born(patient, on)
    if birth is None or patient.sex is None:
        return
    female = patient.sex is Sex.FEMALE
    for one in observed(Measure("", CREATININE), patient):
        if one.value is None or one.multiple_of is not None:
            continue
        # An age that is not known to the year gives two values, and they must agree.
        for age in dict.fromkeys(completed(birth, Days.of(one.date) if one.date else on, "a")):
            value = egfr_ckd_epi_2021(one.value, age, female=female)
            if value is not None:
                why = f"by CKD-EPI 2021 from {one}, age {age}, {patient.sex.lower()}"
                yield Observation(Measure("", EGFR), value, one.date, derived=why)


def _stage(patient: Patient, on: Days) -> Iterator[Observation]:
    seen = observed(Measure("", EGFR), patient)
    values = seen if latest(seen, None, on).observations else tuple(_egfr(patient, on))
    for one in values:
        if one.value is not None and one.multiple_of is None:
            stage = gfr_stage(one.value)
            if stage is not None:
                why = f"by KDIGO from {one}{f', {one.derived}' if one.derived else ''}"
                yield Observation(Measure("", STAGE), None, one.date, stage, derived=why)


def _bmi(patient: Patient, on: Days) -> Iterator[Observation]:
    heights = latest(observed(Measure("", HEIGHT), patient), None, on)
    for one in observed(Measure("", WEIGHT), patient):
        for height in heights.observations:
            kilograms, metres = _in(one, "kg"), _in(height, "m")
            if kilograms is not None and metres:
                value = Quantity(kilograms / metres**2, "kg/m2")
                why = f"from {one} and {height}"
                yield Observation(Measure("", BMI), value, one.date, derived=why)


def _in(observation: Observation, unit: str) -> Fraction | None:
    if observation.value is None or observation.multiple_of is not None:
        return None
    found = convert(observation.value, unit, observation.measure.code)
    return None if found is None else found.value


_SOURCES: Final[dict[str, Callable[[Patient, Days], Iterator[Observation]]]] = {
    EGFR: _egfr,
    STAGE: _stage,
    BMI: _bmi,
}
