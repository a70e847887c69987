"""What qualifies a condition is parted from its name, and the rest must be a name, exactly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.condition_qualifiers import read_qualified
from mscregistry.vocab.conditions import condition_called
from tests.timing import takes_at_most

WORDS = st.sampled_from(
    [
        "severe",
        "mild",
        "stage",
        "III",
        "3",
        "asthma",
        "stroke",
        "to",
        ",",
        "(",
        ")",
        "and",
        ".",
        "x",
    ]
)


def read(text: str) -> str:
    """Give the condition, the words of its name, and what qualifies it."""
    found = read_qualified(text)
    if found is None:
        return ""
    qualifiers = ", ".join(one.value for one in found.qualifiers)
    return f"{found.entry} [{found.span.of(text)}] {qualifiers}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Severe asthma", "asthma [asthma] severe"),
        ("Mild to moderate psoriasis", "psoriasis [psoriasis] mild, moderate"),
        ("Relapsed and/or refractory lymphoma", "lymphoma [lymphoma] relapsed, refractory"),
        ("Lymphoma, recurrent", "lymphoma [Lymphoma] recurrent"),
        ("Lymphoma in relapse.", "lymphoma [Lymphoma] relapsed"),
        ("Relapse of lymphoma", "lymphoma [lymphoma] relapsed"),
        ("Stroke (moderate or severe)", "stroke [Stroke] moderate, severe"),
        ("Severe asthma, treatment-resistant", "asthma [asthma] severe, resistant"),
        ("Stage IIIB ovarian cancer", "ovarian_cancer [ovarian cancer] stage 3b"),
        ("CKD stages 3-4", "chronic_kidney_disease [CKD] stage 3, stage 4"),
        ("CKD stage 3 or 4, severe", "chronic_kidney_disease [CKD] stage 3, stage 4, severe"),
        ("Heart failure, NYHA class II", "heart_failure [Heart failure] nyha 2"),
        ("End-stage heart failure", "heart_failure [heart failure] end_stage"),
        ("Acute GVHD (aGVHD), steroid refractory", "acute_gvhd [Acute GVHD (aGVHD)] steroid_refractory"),
        ("(Severe) asthma", "asthma [asthma] severe"),
        # As few as will do: the words are a part of the name.
        ("Refractory angina, severe", "refractory_angina [Refractory angina] severe"),
    ],
)  # fmt: skip
def test_what_stands_before_or_behind_a_name_qualifies_it(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "severe",
        "Severe, severe",
        "Asthma",
        "Severe weather",
        "Severe asthma of smokers",
        "Stage of asthma",
        "Asthma stage",
        "Stage x asthma",
        "Secondary asthma",
        "severe " * 9 + "asthma",
        "asthma" + " severe" * 9,
        "Severe " + "asthma and " * 40,
    ],
)
def test_all_else_is_no_condition_that_is_qualified(text: str) -> None:
    assert read_qualified(text) is None


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_no_text_raises_and_all_words_stand_there(text: str) -> None:
    found = read_qualified(text)
    if found is not None:
        assert condition_called(found.span.of(text)) is found.entry
        assert found.qualifiers
        spans = sorted([found.span, *[one.span for one in found.qualifiers]])
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("shape", ["severe ", "asthma ", "stage 3 ", ", ", "( "])
def test_the_time_is_proportional_to_the_length(shape: str) -> None:
    half = shape * (50_000 // len(shape))
    read_qualified(half)
    assert takes_at_most(3, lambda: read_qualified(half), lambda: read_qualified(half * 2))
