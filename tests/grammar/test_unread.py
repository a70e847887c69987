"""Words that stand in no node make an expression unsure."""

import pytest

from mscregistry.grammar.criterion import interpret


@pytest.mark.parametrize(
    "text",
    [
        "INR > 2",
        "INR must be > 2 at screening",
        "International normalized ratio (INR) > 2",
        "Body mass index (BMI) of more than 30 kg/m2",
        "Renal insufficiency (creatinine > 2 mg/dL)",
        "Prednisone ≥ 20 mg daily",
        "Asthma for 3 months",
        "Asthma within 3 months before enrolment",
        "Two of the following: asthma; eczema",
    ],
)
def test_an_expression_that_says_all_of_its_words_may_be_sure(text: str) -> None:
    assert interpret(text).sure


@pytest.mark.parametrize(
    "text",
    [
        "INR > 2 in people with asthma",
        "Adults (≥ 18 years) diagnosed with asthma",
        "INR > 2 under sedation",
        "INR > 2, 7",
    ],
)
def test_a_word_or_number_that_is_nowhere_costs_it(text: str) -> None:
    assert not interpret(text).sure
