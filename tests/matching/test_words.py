"""Words are compared with caution."""

from __future__ import annotations

import pytest

from mscregistry.matching.words import means
from mscregistry.truth import Truth

SAME, NARROWER = (Truth.TRUE, True), (Truth.TRUE, False)
RELATED, OTHER = (Truth.UNKNOWN, True), (Truth.FALSE, False)


@pytest.mark.parametrize(
    ("fact", "words", "meaning"),
    [
        ("Asthma", "asthma", SAME),
        ("kidney  transplant", "Kidney-Transplants", SAME),
        ("allergies", "allergy", SAME),
        ("type 2 diabetes", "diabetes", NARROWER),
        ("diabetes, type 2", "diabetes", NARROWER),
        ("diabetes (type 2)", "diabetes", NARROWER),
        ("diabetes mellitus type 2", "diabetes", NARROWER),
        ("carcinoma of the breast", "carcinoma", NARROWER),
        ("diabetes", "type 2 diabetes", RELATED),
        ("hepatitis B vaccination", "hepatitis B", RELATED),
        ("vaccination against hepatitis B", "hepatitis B", RELATED),
        ("no hepatitis B", "hepatitis B", RELATED),
        ("non-Hodgkin lymphoma", "Hodgkin lymphoma", RELATED),
        ("family history of asthma", "asthma", RELATED),
        ("suspected asthma", "asthma", RELATED),
        ("mild asthma", "asthma", RELATED),
        ("mild asthma", "severe asthma", OTHER),
        ("asthma in remission", "asthma", RELATED),
        ("HBsAg (-)", "HBsAg", RELATED),
        ("HBsAg (-)", "HBsAg (+)", OTHER),
        ("acute asthma attack today", "asthma attack", RELATED),
        ("stroke", "asthma", OTHER),
        ("stroke", "", RELATED),
        ("", "stroke", OTHER),
    ],
)
def test_a_fact_means_what_a_criterion_names_only_where_that_is_safe(
    fact: str, words: str, meaning: tuple[Truth, bool]
) -> None:
    assert means([fact], words) == meaning


def test_the_best_of_the_names_of_a_fact_counts() -> None:
    assert means(["myocardial infarction", "heart attack"], "heart attack") == SAME
    assert means(["severe asthma", "asthma in childhood"], "asthma") == NARROWER
