"""What an outcome measures is read from its words: in its title surely, in what explains it not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.outcomes.measured import read_measured
from mscregistry.grammar.stated import Passage
from mscregistry.vocab.endpoints import endpoints, measured_entry
from tests.timing import takes_at_most

NAMES = [name for one in endpoints().values() for name in (one.name, *one.aliases)]
TEXTS = st.lists(st.sampled_from([*NAMES, "change in", "in patients with", ".", ",", "(", ")"]))


def measured(measure: str, description: str | None = None) -> str:
    about = None if description is None else Passage("description", description)
    return " ".join(str(one) for one in read_measured(Passage("measure", measure), about))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Adverse events of any grade", "adverse_events"),
        ("Safety, told by serious adverse events (SAEs)", "safety serious_adverse_events"),
        ("Dose-limiting toxicities", "dose_limiting_toxicity"),
        ("Serum creatinine and eGFR", "creatinine egfr"),
        ("Overall survival", "overall_survival"),
        ("All-cause mortality at day 90", "mortality"),
        ("MAKE30", "make"),
        ("Dependence on dialysis", "rrt_dependence"),
        ("Complete renal recovery", "complete_renal_recovery"),
        ("Partial recovery of kidney function", "partial_renal_recovery"),
        ("Urine protein-to-creatinine ratio", "upcr"),
        ("WOMAC total score", "womac"),
        ("LVEF by echocardiography", "lvef"),
        ("Six-minute walk distance", "six_minute_walk"),
        ("Acute GVHD response", "gvhd_response"),
        ("HbA1c", "hba1c"),
        ("Quality of life (SF-36)", "quality_of_life sf36"),
        ("FEV1", "fev1"),
        ("EDSS", "edss"),
        ("Slope of the ALSFRS-R", "als_progression"),
        ("Relapses in a year", "relapse"),
        ("Volume of cartilage on MRI", "cartilage_volume"),
        ("Anti-HLA antibodies", "immunogenicity"),
        ("Length of stay in hospital", "length_of_stay"),
        ("Cmax and AUC of the drug", "pharmacokinetics"),
        ("Feasibility of the infusion", "feasibility"),
        ("Colour of the socks", ""),
        ("", ""),
    ],
)
def test_outcomes_of_the_field_are_known(measure: str, expected: str) -> None:
    assert measured(measure) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("MRI", "mri"),
        ("Lesion load on MRI", "brain_lesions"),
        ("Clinical efficacy", "clinical_improvement"),
        ("Efficacy told by the Lysholm score", "lysholm"),
    ],
)
def test_a_method_counts_where_nothing_else_is_named(measure: str, expected: str) -> None:
    assert measured(measure) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Visual analogue scale", "visual_analogue_scale"),
        ("VAS of knee pain", "vas_pain pain"),
        ("NRS of an ache", "nrs_pain"),
    ],
)
def test_a_scale_is_of_pain_where_the_words_say_so(measure: str, expected: str) -> None:
    assert measured(measure) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("MAP in the night", "map"),
        ("a map of the ward", ""),
        ("To make the best of it", ""),
        ("CR at week 8", "complete_response"),
        ("Ca and hr", ""),
        ("mRS at day 90", "mrs"),
        ("MRS of the brain", ""),
        ("RATE OF CR BY WEEK 8", "complete_response?"),
        ("OS", "overall_survival"),
    ],
)
def test_abbreviations_are_known_in_their_letters_alone(measure: str, expected: str) -> None:
    assert measured(measure) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Creatinine in patients with heart failure and stroke", "creatinine"),
        ("eGFR in patients with stroke, and weight", "egfr weight"),
        ("Weight-bearing exercise", ""),
        ("Age at onset", ""),
    ],
)
def test_who_is_looked_at_and_look_alikes_are_not_measured(measure: str, expected: str) -> None:
    assert measured(measure) == expected


def test_what_only_explains_is_not_sure() -> None:
    assert measured("Knee score", "Pain and sleep are asked for") == "pain? sleep?"
    assert measured("Fatigue. Sleep is asked for, too.") == "fatigue sleep?"
    assert measured("Fatigue", "Fatigue is asked for") == "fatigue"


def test_a_code_is_given_once_where_it_is_first_said() -> None:
    (found,) = read_measured(Passage("measure", "Side effects (adverse events)"))
    assert (found.value, found.words) == ("adverse_events", "Side effects")


@given(st.one_of(st.text(), TEXTS.map(" ".join)), st.one_of(st.none(), TEXTS.map(" ".join)))
def test_every_code_has_its_words_and_no_text_raises(measure: str, description: str | None) -> None:
    about = None if description is None else Passage("description", description)
    found = read_measured(Passage("measure", measure), about)
    assert len({one.value for one in found}) == len(found)
    for one in found:
        text = measure if one.path == "measure" else description
        assert text is not None
        assert one.words == " … ".join(span.of(text) for span in one.spans)
        assert one.path == "measure" or not one.sure
        assert measured_entry(one.value).code == one.value


@pytest.mark.parametrize(
    "shape", ["eGFR ", "in patients with ", "a", "VAS ", "Pain. Sleep ", "( ", "ü ", "MAP MAP "]
)
def test_the_time_is_proportional_to_the_length(shape: str) -> None:
    half = Passage("measure", shape * (25_000 // len(shape)))
    double = Passage("measure", half.text * 2)
    assert takes_at_most(3, lambda: read_measured(half), lambda: read_measured(double))
