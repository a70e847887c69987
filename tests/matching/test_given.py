"""What a patient is given is taken where it is plain, and refused with what to do where it is not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mscregistry.grammar.expressions import Measure, Reference
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching import Fact, Observation, Patient
from mscregistry.truth import Truth
from mscregistry.vocab import Sex


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"pregnancy": "no"}, TypeError, "pregnancy: 'no' is a text; give True, False, or None"),
        ({"pregnancy": 0}, TypeError, "pregnancy: 0 is a number; give True"),
        ({"conditions": "diabetes"}, TypeError, "conditions: 'diabetes' is a text; give a list"),
        ({"medications": "x"}, TypeError, "medications: 'x' is a text"),
        ({"procedures": "x"}, TypeError, "procedures: 'x' is a text"),
        ({"allergies": "x"}, TypeError, "allergies: 'x' is a text"),
        ({"studies": "x"}, TypeError, "studies: 'x' is a text"),
        ({"observations": "x"}, TypeError, "observations: 'x' is a text"),
        ({"attestations": "x"}, TypeError, "attestations: 'x' is a text; give what is declared"),
        ({"complete": "conditions"}, TypeError, "complete: 'conditions' is a text; give a set"),
        ({"conditions": None}, TypeError, "conditions: None is nothing; give a list"),
        ({"conditions": [("stroke", "2019")]}, TypeError, "conditions: .* is of type tuple"),
        ({"conditions": {"stroke": 1}}, TypeError, "conditions: .* is a mapping"),
        ({"observations": [("hba1c", 8)]}, TypeError, "observations: .* is of type tuple; give"),
        ({"attestations": ["informed consent"]}, TypeError, "attestations: 'informed consent' is"),
        ({"attestations": {"informed consent": "yes"}}, TypeError, "attestations: informed cons"),
        ({"age": 45}, TypeError, "age: 45 is a number; write the number with its unit, such as"),
        ({"age": "45"}, ValueError, "age: '45' is no age; write the number with its unit"),
        ({"sex": 1}, TypeError, "sex: 1 is a number; a patient is 'female', 'male', or None"),
        ({"sex": "unknown"}, ValueError, "sex: 'unknown' is none; a patient is 'female', 'male'"),
        ({"sex": Sex.ALL}, ValueError, "sex: 'ALL' is for trials"),
        ({"birth_date": 1960}, TypeError, "birth_date: 1960 is a number; write a date as YYYY"),
        ({"birth_date": "2024-02-30"}, ValueError, "there is no such day as '2024-02-30'"),
        ({"birth_date": "17.5.1960"}, ValueError, "birth_date: '17.5.1960' is no date"),
        ({"birth_date": "2024-05-01T10:00"}, ValueError, "has a time of day, which is not asked"),
        ({"birth_date": "2024-xx-yy"}, ValueError, "birth_date: '2024-xx-yy' is no date"),
    ],
)
def test_a_wrong_field_of_a_patient_is_refused(
    wrong: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Patient(**wrong)


def test_an_observation_is_no_condition() -> None:
    one: Any = Observation.of("hba1c", "8.1", "%")
    with pytest.raises(TypeError, match=r"conditions: .* is of type Observation; give a list"):
        Patient(conditions=[one])


@pytest.mark.parametrize("sex", ["f", "F", "female", "Female", " FEMALE ", Sex.FEMALE])
def test_a_sex_is_written_in_any_plain_way(sex: str) -> None:
    assert Patient(sex=sex).sex is Sex.FEMALE


def test_dates_are_given_as_text_or_as_days() -> None:
    assert str(Patient(birth_date=date(1960, 5, 17)).birth_date) == "1960-05-17"
    noon = datetime(1960, 5, 17, 12, tzinfo=UTC)
    assert str(Patient(birth_date=noon).birth_date) == "1960-05-17"


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"words": 5}, TypeError, "words: 5 is a number; say what it is in words"),
        ({"synonyms": [5]}, TypeError, "words: 5 is a number"),
        ({"synonyms": 5}, TypeError, "synonyms: 5 is a number; give a list of words"),
        ({"date": 2019}, TypeError, "date: 2019 is a number; write a date"),
        ({"start": "May"}, ValueError, "start: 'May' is no date"),
        ({"end": "x"}, ValueError, "end: 'x' is no date"),
        ({"ongoing": "no"}, TypeError, "ongoing: 'no' is a text; give True, False, or None"),
        ({"dose": 20}, TypeError, "dose: 20 is a number; write the number with its unit"),
        ({"dose": "20"}, ValueError, "dose: '20' has no unit; write the number with its unit"),
        ({"dose": "twenty mg"}, ValueError, "dose: 'twenty mg' is not one number"),
        ({"dose": "20 parsec"}, ValueError, "unit: 'parsec' is no unit that is known; write it as"),
    ],
)
def test_a_wrong_field_of_a_fact_is_refused(
    wrong: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Fact(**{"words": "stroke", **wrong})


def test_a_dose_is_a_quantity_or_its_text() -> None:
    assert Fact("prednisone", dose="20 mg").dose == Quantity(Fraction(20), "mg")
    assert Fact("prednisone", dose="20 mg daily").dose == Quantity(Fraction(20), "mg/d")
    assert Fact("prednisone", dose=Quantity.of(20, "mg")).dose == Quantity(Fraction(20), "mg")


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        (("hba1c", "8,1"), ValueError, "value: '8,1' is not one number; a comma may part"),
        (("hba1c", "<5"), ValueError, "value: '<5' is not one number; of what is below or above"),
        (("hba1c", "nan"), ValueError, "value: 'nan' is not one number; write it as '8.1'"),
        (("hba1c", Decimal("nan")), ValueError, "is not one number"),
        (("hba1c", True), TypeError, "value: True is of type bool"),
        (("hba1c", None), TypeError, "value: None is nothing"),
        (("hba1c", 8.1), TypeError, "value: 8.1 is a float, which is not exact; write it as text"),
        (("hba1c", "8.1 %", "%"), ValueError, "'8.1 %' has a unit, and '%' is given beside it"),
        (("hba1c", "8.1", "mg/dl/"), ValueError, "no unit that is known; Hemoglobin A1c is given"),
        (("hba1c", "8.1", "u" * 99), ValueError, "is no unit that is known"),
        (("hba1c", "8.1", 5), TypeError, "unit: 5 is a number; write it as text, such as 'mg/dL'"),
        (("hba1c", "-4", "%"), ValueError, "value: hba1c cannot be -4 %, below zero"),
        (("weight", "-4", "parsec/{odd}"), ValueError, "unit: 'parsec/{odd}' is no unit"),
        (("creatinnine", 1, "mg/dL"), ValueError, "'creatinnine' is none that is known; did you"),
        ((5, 1, "mg/dL"), TypeError, "measure: 5 is a number; give its name or code"),
        (("sbp", "120/80"), ValueError, "value: '120/80' is not one number"),
    ],
)
def test_a_wrong_number_unit_or_measure_is_refused(
    wrong: tuple[Any, ...], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Observation.of(*wrong)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": 5}, "value: 5 is a number; give a Quantity, or make it by Observation.of"),
        ({"upper_normal": "5"}, "upper_normal: '5' is a text; give a Quantity"),
        ({"level": 3}, "level: 3 is a number; write it as text"),
        ({"multiple_of": "ULN"}, "multiple_of: 'ULN' is a text; give a Reference"),
        ({"date": 2024}, "date: 2024 is a number; write a date as YYYY"),
    ],
)
def test_a_wrong_field_of_an_observation_is_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        Observation("alt", **wrong)


def test_a_measure_of_another_name_is_taken_where_one_says_so() -> None:
    assert Observation.of(Measure("creatinnine"), 1, "mg/dL").measure.code is None
    assert Observation.of("Sample score", 7).measure.code is None


def test_what_can_be_below_zero_may_be() -> None:
    assert Observation.of("bone_t_score", "-2.5").value == Quantity(Fraction(-5, 2), "1")
    assert Observation.of("Sample score", -3).value == Quantity(Fraction(-3), "1")
    change = Observation.of("weight", -5, "%", multiple_of=Reference.BASELINE)
    assert change.value == Quantity(Fraction(-5), "%")
    with pytest.raises(ValueError, match="weight cannot be -5 mL, below zero"):
        Observation.of("weight", -5, "mL")


def test_a_limit_may_have_a_unit_of_its_own() -> None:
    one = Observation.of("alt", 100, "U/L", upper_normal="40 U/L", lower_normal="0.1 ukat/L")
    assert one.upper_normal == Quantity(Fraction(40), "U/L")
    assert one.lower_normal == Quantity(Fraction(1, 10), "ukat/L")


def test_what_is_declared_may_be_unknown() -> None:
    patient = Patient(attestations=[("informed consent", None)], pregnancy=Truth.FALSE)
    assert patient.attestations == (("informed consent", Truth.UNKNOWN),)
    assert patient.pregnancy is Truth.FALSE
