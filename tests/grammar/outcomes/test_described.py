"""A description tells what is measured where the measure names nothing, or where it says so."""

import pytest

from mscregistry.grammar.outcomes.measured import read_measured
from mscregistry.grammar.stated import Passage
from tests.timing import takes_at_most


def described(measure: str, description: str) -> str:
    """Give the codes that the description alone tells."""
    found = read_measured(Passage("measure", measure), Passage("description", description))
    assert all(not one.sure for one in found if one.path == "description")
    return " ".join(one.value for one in found if one.path == "description")


@pytest.mark.parametrize(
    ("measure", "description"),
    [
        ("Straight leg raise", "Physical examination"),
        ("Serum albumin", "Blood test"),
        ("MDS-UPDRS", "It has four parts; the last is about complications"),
        ("Depression", "Eight items leave out suicidal ideation"),
        ("Treatment adherence", "Asked at visits. Side effects may be a reason"),
        ("Fatigue", "FSS is a scale that tells quality of life, too"),
        ("Fatigue", "Asked for by phone because pain is incidence of it"),
    ],
)
def test_what_explains_a_measure_that_is_named_tells_nothing(
    measure: str, description: str
) -> None:
    assert described(measure, description) == ""


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Measured by the visual analogue scale for pain", "vas_pain"),
        ("Sleep was assessed with the SF-36, where pain is a part", "sf36"),
        ("Incidence of infections and thrombosis", "infection thromboembolism"),
        ("Overall incidence of infections", "infection"),
        ("MADX assesses the severity of infections", ""),
        ("Assessed with a diary. Pain is noted", ""),
        ("Number of infections; pain is noted", "infection"),
        ("Using the serum albumin, then change in eGFR", "albumin egfr"),
        ("Pain is told, and later measured by eGFR", "egfr"),
    ],
)
def test_a_first_clause_that_says_by_what_or_of_what_tells(description: str, expected: str) -> None:
    assert described("Morning stiffness", description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Assessed by physical examination", ""),
        ("Assessed by physical examination and eGFR", "egfr"),
        ("Number of laboratory abnormalities", "laboratory_tests"),
    ],
)
def test_a_way_to_look_is_not_measured_by_another(description: str, expected: str) -> None:
    assert described("Range of motion", description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Pain and sleep are told. Fatigue is not told.", "pain sleep"),
        ("Asked for at home. Pain and sleep. Fatigue is a sign.", "pain sleep"),
        ("An MRI is made. Pain is asked for.", "pain"),
        ("An MRI is made.", "mri"),
        ("Nothing of the kind", ""),
    ],
)
def test_where_the_measure_names_nothing_the_first_sentence_that_does_tells(
    description: str, expected: str
) -> None:
    assert described("Primary result", description) == expected


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("The Utrecht Pain Diary Checklist", ""),
        ("The Utrecht Checklist for Pain", ""),
        ("The Utrecht Inventory of Night Pain", ""),
        ("The Utrecht Pain Diary, a checklist", "pain"),
        ("A checklist of night pain", "pain"),
        ("Checklist in the house, Pain", "pain"),
        ("Checklist Pain", "pain"),
        ("checklist for Pain", "pain"),
        ("The Utrecht pain Checklist", "pain"),
        ("Pain", "pain"),
        ("Pain Of The House Near Checklist", "pain"),
        ("The SF-36 Questionnaire", "sf36"),
        ("The EORTC Questionnaire", "eortc_qlq"),
        ("Lysholm Knee Scale", "lysholm"),
        ("Body Mass Index", "bmi"),
    ],
)
def test_words_of_the_name_of_a_scale_are_no_endpoint(description: str, expected: str) -> None:
    assert described("Primary result", description) == expected


@pytest.mark.parametrize(
    "shape", ["measured by eGFR ", "Checklist for Pain ", "number of ", "a. B "]
)
@pytest.mark.parametrize("measure", ["Fatigue", "Primary result"])
def test_the_time_is_proportional_to_the_length(measure: str, shape: str) -> None:
    half = shape * (12_500 // len(shape))
    described(measure, half)
    assert takes_at_most(3, lambda: described(measure, half), lambda: described(measure, half * 2))
