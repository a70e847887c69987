"""The sentences of a criterion together: which go on, and which allow something."""

import pytest

from tests.grammar.said import said, said_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma; except when mild", 'condition "Asthma" and not finding "mild"'),
        ("Asthma; if mild", 'if finding "mild" then condition "Asthma"'),
        (
            "Asthma; if frail, dialysis",
            'condition "Asthma" and (if finding "frail" then procedure "dialysis")',
        ),
        ("Two of the following: asthma; eczema", '≥2 of (condition "asthma"; condition "eczema")'),
    ],
)
def test_a_stop_parts_sentences_unless_the_next_goes_on(text: str, expected: str) -> None:
    assert said(text).replace("=2", "≥2") == expected


def test_what_is_allowed_behind_an_exclusion_is_excepted_from_it() -> None:
    text = "Uses steroids. Inhaled steroids are allowed."
    assert said_out(text) == 'medication "steroids" and not medication "Inhaled steroids"'


def test_what_is_allowed_behind_an_inclusion_asks_for_nothing() -> None:
    assert said("Has asthma. Inhaled steroids are allowed.") == 'condition "asthma"'


def test_sentences_that_only_allow_are_words() -> None:
    text = "Steroids are allowed. Insulin is allowed."
    assert said(text) == said_out(text) == f"?{text}?"
