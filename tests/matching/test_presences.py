"""What is listed is there, what is not is unknown, unless its kind is known in full."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from mscregistry.grammar.expressions import Amount, Presence, Reference, Subject
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching import KINDS, Fact, Patient, match
from mscregistry.truth import Truth
from tests.matching.asks import at_least, at_most, has, last, less_than, span

ON = "2024-06-15"
STROKE = has("stroke")


def truth(node: Presence, on: str = ON, **known: Any) -> Truth:  # noqa: ANN401 - fields of a patient
    return match(node, Patient(**known), on).truth


def test_absence_is_unknown_in_an_open_kind_and_false_in_one_known_in_full() -> None:
    assert truth(STROKE) is Truth.UNKNOWN
    assert truth(STROKE, complete={"conditions"}) is Truth.FALSE
    assert truth(STROKE, complete={"medications"}) is Truth.UNKNOWN
    assert truth(STROKE, conditions=["stroke"]) is Truth.TRUE
    assert truth(STROKE, conditions=[Fact("CVA", ["stroke"])]) is Truth.TRUE


def test_absence_among_facts_of_other_names_is_not_sure() -> None:
    known = Patient(conditions=["asthma"], complete={"conditions"})
    verdict = match(STROKE, known, ON)
    assert (verdict.truth, verdict.sure) == (Truth.FALSE, False)
    assert verdict.reasons == (
        ("✗ expression (inclusion, not sure): 'stroke': not among the conditions listed"),
    )
    assert match(STROKE, known, ON, strict=True).truth is Truth.UNKNOWN


def test_a_narrower_fact_holds_and_is_not_sure() -> None:
    verdict = match(STROKE, Patient(conditions=["ischaemic stroke"]), ON)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert "(not sure: taken as 'stroke')" in verdict.reasons[0]


def test_a_fact_that_may_be_meant_is_needed_to_be_told_apart() -> None:
    verdict = match(STROKE, Patient(conditions=["mild stroke"], complete={"conditions"}), ON)
    assert verdict.truth is Truth.UNKNOWN
    assert [str(need) for need in verdict.needed] == ["whether the patient has 'stroke'"]


def test_the_need_is_of_the_kind_that_is_asked_for_and_has_its_time() -> None:
    node = has("warfarin", Subject.MEDICATION, window=last(3, "mo"))
    assert [str(need) for need in match(node, Patient(), ON).needed] == [
        "whether the patient takes 'warfarin', in the last 3 months"
    ]
    node = has("warfarin", Subject.MEDICATION, window=last(3, "mo"))
    patient = Patient(medications=["warfarin"], complete={"medications"})
    assert [str(need) for need in match(node, patient, ON).needed] == [
        "when 'warfarin' began or ended, in the last 3 months"
    ]


def test_a_fact_of_a_neighbouring_kind_may_be_meant_but_an_allergy_is_never_a_medicine() -> None:
    dialysis = has("dialysis")
    assert truth(dialysis, procedures=["dialysis"], complete={"conditions"}) is Truth.UNKNOWN
    penicillin = has("penicillin", Subject.MEDICATION)
    assert truth(penicillin, allergies=["penicillin"], complete={"medications"}) is Truth.FALSE
    assert truth(has("penicillin", Subject.ALLERGY), allergies=["penicillin"]) is Truth.TRUE
    known = has("Known allergy to penicillin", Subject.ALLERGY)
    assert truth(known, allergies=["penicillin"]) is Truth.TRUE
    assert truth(known, allergies=["allergic to latex"], complete={"allergies"}) is Truth.FALSE


def test_a_presence_of_no_kind_is_looked_for_in_all() -> None:
    anything = has("stroke", None)
    assert truth(anything, conditions=["stroke"]) is Truth.TRUE
    assert truth(anything, complete={"conditions"}) is Truth.UNKNOWN
    assert truth(anything, complete=KINDS) is Truth.FALSE
    assert [str(need) for need in match(anything, Patient(), ON).needed] == [
        "whether there is 'stroke'"
    ]


def test_without_a_window_what_is_to_come_is_absent_and_what_is_over_is_unknown() -> None:
    full = {"conditions"}
    assert truth(STROKE, conditions=[Fact("stroke", date="2024-07")], complete=full) is Truth.FALSE
    assert truth(STROKE, conditions=[Fact("stroke", date="2024-06")], complete=full) is (
        Truth.UNKNOWN
    )
    assert truth(STROKE, conditions=[Fact("stroke", date="2019")]) is Truth.TRUE
    assert truth(STROKE, conditions=[Fact("stroke", start="2019")]) is Truth.TRUE
    assert truth(STROKE, conditions=[Fact("stroke", start="2019", end="2020")]) is Truth.UNKNOWN
    assert truth(STROKE, conditions=[Fact("stroke", ongoing=False)]) is Truth.UNKNOWN
    assert truth(STROKE, conditions=[Fact("stroke", start="2019", end="2025")]) is Truth.TRUE
    surgery = has("surgery", Subject.PROCEDURE)
    assert truth(surgery, procedures=[Fact("surgery", start="2019", end="2020")]) is Truth.TRUE


def test_an_undated_fact_is_there_even_when_the_day_of_entry_is_a_year() -> None:
    assert truth(STROKE, on="2024", conditions=["stroke"]) is Truth.TRUE


def test_a_fact_is_in_no_window_that_nobody_understands() -> None:
    node = has("stroke", window=last(3, "mg"))
    assert truth(node, conditions=[Fact("stroke", date="2024")]) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("stated", "number", "complete", "expected"),
    [
        (at_least(2), 2, False, Truth.TRUE),
        (at_least(2), 1, False, Truth.UNKNOWN),
        (at_least(2), 1, True, Truth.FALSE),
        (at_most(2), 2, False, Truth.UNKNOWN),
        (at_most(2), 2, True, Truth.TRUE),
        (at_most(2), 3, False, Truth.FALSE),
        (Interval.exactly(2), 2, True, Truth.TRUE),
        (Interval.exactly(2), 1, True, Truth.FALSE),
        (Interval.exactly(2), 3, True, Truth.UNKNOWN),
        (Interval.exactly(0), 1, True, Truth.FALSE),
        (less_than(1), 0, True, Truth.TRUE),
    ],
)
def test_facts_are_counted_and_two_may_mean_two_or_more(
    stated: Interval,
    number: int,
    complete: bool,  # noqa: FBT001 - it is one of the values above
    expected: Truth,
) -> None:
    facts = [Fact("stroke", date=f"20{10 + year}") for year in range(number)]
    node = has("stroke", count=Amount(stated, "1"))
    kinds = {"conditions"} if complete else set()
    assert truth(node, conditions=facts, complete=kinds) is expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({"start": "2024-01-01"}, Truth.TRUE),
        ({"start": "2024-06-01"}, Truth.FALSE),
        ({"start": "2020", "end": "2024-05"}, Truth.TRUE),
        ({"start": "2024-03-20", "end": "2024-05-20"}, Truth.FALSE),
        ({"date": "2024-05"}, Truth.UNKNOWN),
        ({"ongoing": True}, Truth.UNKNOWN),
        ({}, Truth.UNKNOWN),
    ],
)
def test_how_long_something_lasts_is_counted_from_its_start(
    times: dict[str, Any], expected: Truth
) -> None:
    node = has("stroke", window=last(6, "mo"), duration=span(at_least(3), "mo"))
    known: dict[str, Any] = {
        "conditions": [Fact("stroke", **times)],
        "complete": {"conditions"},
    }
    assert truth(node, **known) is expected


def test_a_length_in_no_unit_of_time_is_unknown() -> None:
    node = has("stroke", duration=span(at_least(3), None))
    assert truth(node, conditions=[Fact("stroke", start="2019")]) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("dose", "unit", "expected"),
    [
        (Quantity(Fraction(15), "mg/d"), "mg/d", Truth.TRUE),
        (Quantity(Fraction(5), "mg/d"), "mg/d", Truth.FALSE),
        (Quantity(Fraction(5), "g/d"), "mg/d", Truth.TRUE),
        (Quantity(Fraction(5), "mL"), "mg/d", Truth.UNKNOWN),
        (Quantity(Fraction(5), "mg/d"), None, Truth.UNKNOWN),
        (None, "mg/d", Truth.UNKNOWN),
    ],
)
def test_doses_are_converted_and_compared(
    dose: Quantity | None, unit: str | None, expected: Truth
) -> None:
    node = has("prednisone", Subject.MEDICATION, dose=Amount(at_least(10), unit))
    known: dict[str, Any] = {
        "medications": [Fact("prednisone", dose=dose)],
        "complete": {"medications"},
    }
    assert truth(node, **known) is expected


def test_a_dose_that_is_a_multiple_is_unknown() -> None:
    dose = Amount(at_least(2), "1", Reference.BASELINE)
    node = has("prednisone", Subject.MEDICATION, dose=dose)
    assert truth(node, medications=["prednisone"]) is Truth.UNKNOWN


def test_any_study_is_another_study_but_not_one_of_a_certain_kind() -> None:
    trial = Fact("NCT00000102", date="2024-06-01")
    any_study = has("another clinical trial", Subject.STUDY, window=last(30, "d"))
    assert truth(any_study, studies=[trial]) is Truth.TRUE
    gene = has("gene therapy trial", Subject.STUDY, window=last(30, "d"))
    assert truth(gene, studies=[trial]) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("words", "sex", "expected"),
    [
        ("women", "FEMALE", Truth.TRUE),
        ("Female patients", "male", Truth.FALSE),
        ("men", "MALE", Truth.TRUE),
        ("male or female", "MALE", Truth.TRUE),
        ("women of childbearing potential", "FEMALE", Truth.UNKNOWN),
        ("women of childbearing potential", "MALE", Truth.FALSE),
        ("both sexes", "MALE", Truth.TRUE),
        ("Either sex", "FEMALE", Truth.TRUE),
        ("sexual preference", "MALE", Truth.UNKNOWN),
        ("women", None, Truth.UNKNOWN),
    ],
)
def test_the_sex_of_a_patient_decides_words_that_say_no_more(
    words: str, sex: str | None, expected: Truth
) -> None:
    assert truth(has(words, Subject.SEX), sex=sex) is expected


@pytest.mark.parametrize(
    ("words", "known", "expected"),
    [
        ("pregnant", {"pregnancy": True}, Truth.TRUE),
        ("pregnant women", {"pregnancy": False}, Truth.FALSE),
        ("Women who are pregnant", {"pregnancy": True}, Truth.TRUE),
        ("pregnancy", {}, Truth.UNKNOWN),
        ("pregnant", {"sex": "MALE"}, Truth.FALSE),
        ("breast feeding", {"sex": "MALE"}, Truth.FALSE),
        ("wish for a child", {"sex": "MALE"}, Truth.UNKNOWN),
        ("breast feeding", {"pregnancy": False}, Truth.UNKNOWN),
        ("breast feeding", {"attestations": {"Breast-feeding": False}}, Truth.FALSE),
    ],
)
def test_a_pregnancy_is_known_or_declared(
    words: str, known: dict[str, Any], expected: Truth
) -> None:
    assert truth(has(words, Subject.PREGNANCY), **known) is expected


@pytest.mark.parametrize(
    ("words", "known", "expected", "sure"),
    [
        ("Negative pregnancy test", {"pregnancy": False}, Truth.TRUE, False),
        ("Negative serum pregnancy test", {"pregnancy": True}, Truth.FALSE, False),
        ("Women must have a negative pregnancy test", {"sex": "male"}, Truth.TRUE, False),
        ("Negative pregnancy test", {}, Truth.UNKNOWN, True),
        ("Positive pregnancy test", {"pregnancy": True}, Truth.TRUE, False),
        ("Positive pregnancy test", {"sex": "male"}, Truth.FALSE, False),
        (
            "Negative pregnancy test",
            {"attestations": {"negative pregnancy test": True}},
            Truth.TRUE,
            True,
        ),
        ("No negative pregnancy test", {"pregnancy": False}, Truth.UNKNOWN, True),
    ],
)
def test_a_test_for_pregnancy_follows_from_it(
    words: str,
    known: dict[str, Any],
    expected: Truth,
    sure: bool,  # noqa: FBT001 - it is one of the values above
) -> None:
    node = has(words, Subject.PREGNANCY, window=last(7, "d") if "serum" in words else None)
    verdict = match(node, Patient(**known), ON)
    assert (verdict.truth, verdict.sure) == (expected, sure)
    assert bool(verdict.needed) is (expected is Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "truth"),
    [
        ("Signed informed consent", Truth.TRUE),
        ("Able to give informed consent", Truth.TRUE),
        ("Unable to give informed consent", Truth.UNKNOWN),
        ("Willing to comply", Truth.UNKNOWN),
    ],
)
def test_what_is_declared_answers_a_need_that_says_more_and_is_not_sure(
    words: str, truth: Truth
) -> None:
    node = has(words, Subject.ATTESTATION)
    verdict = match(node, Patient(attestations={"informed consent": True}), ON)
    assert (verdict.truth, verdict.sure) == (truth, truth is Truth.UNKNOWN)
    both = [("informed consent", True), ("consent", False)]
    assert match(node, Patient(attestations=both), ON).truth is Truth.UNKNOWN


def test_a_pregnancy_of_another_time_is_not_the_present_one() -> None:
    node = has("pregnant", Subject.PREGNANCY, window=last(3, "mo"))
    verdict = match(node, Patient(pregnancy=True, attestations={"pregnant": True}), ON)
    assert verdict.truth is Truth.UNKNOWN
    assert [str(need) for need in verdict.needed] == [
        "whether this is so: 'pregnant', in the last 3 months"
    ]


def test_an_attestation_is_as_it_was_declared_in_the_same_words() -> None:
    consent = has("informed consent", Subject.ATTESTATION)
    assert truth(consent) is Truth.UNKNOWN
    assert truth(consent, attestations={"Informed Consent": True}) is Truth.TRUE
    assert truth(consent, attestations=[("informed consent", Truth.FALSE)]) is Truth.FALSE
    assert truth(consent, attestations={"informed consent": Truth.UNKNOWN}) is Truth.UNKNOWN
    said = [("informed consent", True), ("Informed consent", False)]
    assert truth(consent, attestations=said) is Truth.UNKNOWN


def test_a_patient_is_checked_when_made() -> None:
    with pytest.raises(
        ValueError, match="complete: no such kind: drugs; give a set of the kinds conditions, medic"
    ):
        Patient(complete={"drugs"})
    with pytest.raises(ValueError, match="'ALL' is for trials"):
        Patient(sex="ALL")
    with pytest.raises(
        ValueError, match="age: 'old' is no age; write the number with its unit, such as '18 years'"
    ):
        Patient(age="old")


def test_a_fact_is_checked_when_made() -> None:
    with pytest.raises(ValueError, match="has a date, so it has no start"):
        Fact("stroke", date="2020", start="2019")
    with pytest.raises(ValueError, match="has ended, so it is not ongoing"):
        Fact("stroke", end="2020", ongoing=True)
    with pytest.raises(ValueError, match="ends on 2018, before it begins on 2019"):
        Fact("stroke", start="2019", end="2018")


def test_a_patient_prints_in_one_line() -> None:
    assert str(Patient()) == "unknown sex, aged unknown: nothing else known"
    patient = Patient(
        age="64 Years", sex="MALE", allergies=["latex"], complete={"studies", "allergies"}
    )
    assert str(patient) == "MALE, aged 64 years: 1 allergy (all), 0 studies (all)"
