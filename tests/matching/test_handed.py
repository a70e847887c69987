"""What is handed over is a trial in one of its forms and a patient, or it is said what is wrong."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.grammar.ages import read_age
from mscregistry.grammar.criterion import interpret
from mscregistry.matching import (
    Fact,
    Observation,
    Patient,
    compare,
    contradictions,
    match,
    redundant,
)
from mscregistry.model.eligibility import Eligibility
from mscregistry.model.trial import Trial
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

ADULTS = Trial(eligibility=Eligibility(minimum_age=read_age("18 Years")))
READING = evolve(msc.read(b"NCT ID: NCT00000102", format="aggregator"), trial=ADULTS)
ON = "2024-06-15"
ONE: Any = Patient(age="20 Years")


def test_a_reading_is_as_good_as_its_trial() -> None:
    assert match(READING, ONE, ON) == match(READING.trial, ONE, ON)
    assert compare(READING, READING.trial) == compare(READING.trial, READING.trial.eligibility)
    assert (contradictions(READING), redundant(READING)) == ((), ())


@pytest.mark.parametrize("wrong", ["NCT00000102", None, 5, ONE])
def test_other_things_are_no_trial(wrong: Any) -> None:  # noqa: ANN401 - that is what is refused
    for call in (
        lambda: match(wrong, Eligibility(), ON),  # type: ignore[arg-type]  # that is refused too
        lambda: match(wrong, Patient(), ON),
        lambda: contradictions(wrong),
        lambda: redundant(wrong),
        lambda: compare(wrong, READING),
        lambda: compare(READING, wrong),
    ):
        with pytest.raises(TypeError, match=r"give a|the patient is the second argument"):
            call()


@pytest.mark.parametrize(
    ("on", "error", "words"),
    [
        (2024, TypeError, "on: 2024 is a number; write a date as YYYY, YYYY-MM or YYYY-MM-DD"),
        (None, TypeError, "on: None is nothing; write a date"),
        ("2024-05-01T10:00:00", ValueError, "on: '2024-05-01T10:00:00' has a time of day"),
        ("2024-02-30", ValueError, "on: there is no such day as '2024-02-30'"),
    ],
)
def test_a_wrong_day_is_refused(on: Any, error: type[Exception], words: str) -> None:  # noqa: ANN401 - that is what is refused
    with pytest.raises(error, match=words):
        match(READING, ONE, on)
    assert match(READING, ONE, date(2024, 6, 15)) == match(READING, ONE, ON)
    assert match(READING, ONE, datetime(2024, 6, 15)) == match(READING, ONE, ON)  # noqa: DTZ001 - its day counts


def test_an_age_and_a_birth_date_that_contradict_are_refused() -> None:
    patient = Patient(birth_date="1990-05-01", age="60 years")
    with pytest.raises(ValueError, match="aged 60 years and born 1990-05-01, which is another age"):
        match(READING, patient, ON)
    fits = Patient(birth_date="1990-05-01", age="34 years")
    assert match(READING, fits, ON).truth is Truth.TRUE


def test_a_record_without_criteria_says_so() -> None:
    assert str(match(Eligibility(), ONE, ON)) == (
        "not known whether eligible\n  no criteria are stated"
    )


def test_of_a_value_it_is_said_why_it_does_not_count() -> None:
    def why(words: str, *seen: Observation, **known: Any) -> str:  # noqa: ANN401 - fields of a patient
        verdict = match(interpret(words), Patient(observations=seen, **known), ON)
        return verdict.criteria[0].reason

    late = Observation.of("hba1c", 8, "%", date="2025-01-01")
    early = Observation.of("hba1c", 8, "%", date="2020-01-01")
    undated = Observation.of("hba1c", 8, "%")
    assert why("HbA1c ≥7%", late) == (
        "hba1c ≥7 %: the value of 2025-01-01 is after 2024-06-15, the day that is asked about"
    )
    recent = "HbA1c ≥7% within the last 3 months"
    assert why(recent, early).endswith(
        "no value in the last 3 months is known; those of 2020-01-01 are not"
    )
    assert why(recent, undated).endswith("a value without a date may be of any time")
    odd = Observation.of("Sample score", 8)
    assert why("HbA1c ≥7%", odd) == (
        'hba1c ≥7 %: no value is known; "Sample score" is no measure that is known'
    )
    assert why("HbA1c ≥7%") == "hba1c ≥7 %: no value is known"


def test_what_a_value_would_follow_from_is_needed_beside_it() -> None:
    one = Observation.of("creatinine", "1.2", "mg/dL", date="2024-05-01")
    node = interpret("eGFR ≥60 mL/min/1.73m2")
    verdict = match(node, Patient(observations=[one], age="50 years"), ON)
    assert [str(need) for need in verdict.needed] == [
        "a value of egfr in mL/min/{1.73_m2}",
        "the sex",
    ]
    assert "cannot be worked out without the sex" in verdict.reasons[0]
    known = Patient(observations=[one], age="50 years", sex=Sex.MALE)
    assert match(node, known, ON).truth is Truth.TRUE


def test_many_reasons_are_cut_to_the_first() -> None:
    facts = [Fact("stroke", date=f"20{year}") for year in range(10, 20)]
    reason = match(interpret("stroke"), Patient(conditions=facts), ON).criteria[0].reason
    assert reason == "'stroke': stroke (2010); stroke (2011); stroke (2012); and 7 more"
