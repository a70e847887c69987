"""What a sentence requires, allows or rules out in so many words."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.requirements import is_permission, requirement_in, ruled_out
from tests.grammar.said import part_of, said, said_out


def test_who_is_told_apart_must_have_what_is_asked_and_others_need_not() -> None:
    text = "Patients with asthma must have LVEF > 45 %"
    assert said(text) == 'if condition "asthma" then lvef >45 %'


def test_who_must_have_it_and_has_not_is_out() -> None:
    text = "Patients with asthma must have LVEF > 45 %"
    assert said_out(text) == 'not (if condition "asthma" then lvef >45 %)'
    assert not interpret(text, exclusion=True).sure


def test_what_nobody_must_have_excludes_who_has_it() -> None:
    text = "Patients must not have asthma"
    assert said_out(text) == 'condition "asthma"'
    assert not interpret(text, exclusion=True).sure


def test_a_requirement_of_nothing_is_none() -> None:
    assert said_out("Patients must have (") == said("Patients must have (")


@pytest.mark.parametrize(
    "text",
    [
        "Asthma that must be treated",
        "Must have asthma",
        "Patients must",
        "Patients with asthma that must be treated",
        "Patients, or whoever must be treated",
        "Patients with asthma (e.g. mild) such as must be treated",
        "Asthma",
    ],
)
def test_other_sentences_require_nothing(text: str) -> None:
    assert requirement_in(part_of(text)) is None


@pytest.mark.parametrize(
    ("text", "allows"),
    [
        ("Inhaled steroids are allowed", True),
        ("People with asthma are not excluded", True),
        ("Steroids are not allowed", False),
        ("Steroids for 3 months are allowed", True),
        ("Radiotherapy allowed if completed", True),
        ("Radiotherapy if completed", False),
        ("Up to 2 lines of chemotherapy are allowed", False),
        ("Creatinine < 2 mg/dL is allowed", False),
        ("Steroids", False),
    ],
)
def test_a_permission_ends_in_the_word_for_it(text: str, *, allows: bool) -> None:
    assert is_permission(part_of(text)) is allows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("People with asthma are not eligible", 3),
        ("People with asthma are not excluded", 6),
        ("Excluded people with asthma", 4),
    ],
)
def test_who_is_ruled_out_stands_before_the_words_for_it(text: str, words: int) -> None:
    assert ruled_out(part_of(text)) == words


def test_what_is_ruled_out_is_denied_where_it_includes() -> None:
    text = "Asthma is not allowed"
    assert (said(text), said_out(text)) == ('not condition "Asthma"', 'condition "Asthma"')
