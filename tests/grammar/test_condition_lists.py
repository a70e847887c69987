"""Names of conditions that make up a text are a list where they can be cut in one way only."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.condition_lists import read_listed
from mscregistry.vocab.conditions import condition_called
from tests.timing import takes_at_most

WORDS = st.sampled_from(
    ["asthma", "stroke", "chronic", "pain", "kidney", "disease", ",", "and", "AKI", ".", "x"]
)


def read(text: str) -> str:
    return " | ".join(span.of(text) for _, span in read_listed(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma Stroke", "Asthma | Stroke"),
        ("Chronic kidney disease kidney transplant failure.", "Chronic kidney disease | kidney transplant failure"),
        ("Asthma, stroke, and epilepsy", "Asthma | stroke | epilepsy"),
        ("Osteoarthritis, knee stroke", "Osteoarthritis, knee | stroke"),
        ("Stroke osteoarthritis, knee", "Stroke | osteoarthritis, knee"),
        ("Asthma AKI", "Asthma | AKI"),
        ("Asthma/stroke", "Asthma | stroke"),
    ],
)  # fmt: skip
def test_names_that_follow_each_other_are_a_list(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",",
        "Asthma",
        "Asthma aki",
        "Asthma of smokers",
        "Asthma, and",
        ", asthma stroke",
        "Asthma (stroke)",
        # `Kidney failure, chronic` and `pain`, or `kidney failure` and `chronic pain`.
        "Kidney failure, chronic pain",
    ],
)
def test_all_else_is_no_list(text: str) -> None:
    assert read(text) == ""


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_no_text_raises_and_the_names_stand_there_in_their_order(text: str) -> None:
    found = read_listed(text)
    assert len(found) != 1
    assert all(condition_called(span.of(text)) is entry for entry, span in found)
    spans = [span for _, span in found]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("shape", ["asthma ", "kidney failure, chronic pain ", "x ", ", "])
def test_the_time_is_proportional_to_the_length(shape: str) -> None:
    half = shape * (25_000 // len(shape))
    read_listed(half)
    assert takes_at_most(3, lambda: read_listed(half), lambda: read_listed(half * 2))
