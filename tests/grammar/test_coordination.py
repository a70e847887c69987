"""Lists in a sentence: choices, conjunctions, examples, and what a denial reaches over."""

import pytest

from mscregistry.grammar.coordination import read_alternative, read_conjunct, read_items
from mscregistry.grammar.criterion import interpret
from tests.grammar.said import part_of, said, said_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever or cough", 'condition "Fever" or condition "cough"'),
        ("Fever, cough or rash", 'condition "Fever" or condition "cough" or condition "rash"'),
        ("Fever, cough, or rash", 'condition "Fever" or condition "cough" or condition "rash"'),
        ("Fever and/or cough", 'condition "Fever" or condition "cough"'),
        ("Fever, and cough or rash", 'condition "Fever" or condition "cough" or condition "rash"'),
        (
            "Fever or cough and rash",
            'condition "Fever" or (condition "cough" and condition "rash")',
        ),
        ("INR > 2 or ALT > 3 x ULN", "inr >2 or alt >3 × ULN"),
    ],
)
def test_or_is_looser_than_and(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever and cough", 'condition "Fever" and condition "cough"'),
        ("Fever as well as cough", 'condition "Fever" and condition "cough"'),
        ("Fever, cough, and rash", 'condition "Fever" and condition "cough" and condition "rash"'),
        ("INR < 2, ALT < 3 x ULN", "inr <2 and alt <3 × ULN"),
        ("Severe, chronic pain", 'condition "Severe, chronic pain"'),
        ("INR < 2, without fever", 'inr <2 and not condition "fever"'),
    ],
)
def test_a_comma_parts_before_and_or_between_bounds(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_list_of_more_than_two_things_means_each_where_it_excludes() -> None:
    text = "Fever, cough and rash"
    assert said(text) == 'condition "Fever" and condition "cough" and condition "rash"'
    assert said_out(text) == 'condition "Fever" or condition "cough" or condition "rash"'
    assert not interpret(text, exclusion=True).sure
    assert said_out("Fever and cough") == 'condition "Fever" and condition "cough"'
    assert " and " in said_out("Fever, cough and INR > 2")


@pytest.mark.parametrize(
    "text", ["Women and adolescent girls", "Healthy men and nulliparous women"]
)
def test_nobody_is_of_both_sexes(text: str) -> None:
    found = interpret(text)
    assert str(found).count('sex "') == 2
    assert " or " in str(found)
    assert found.sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No fever or cough", 'not (condition "fever" or condition "cough")'),
        ("No fever and cough", 'not (condition "fever" or condition "cough")'),
        (
            "No fever, cough or rash",
            'not (condition "fever" or condition "cough" or condition "rash")',
        ),
        ("No fever, cough", 'not condition "fever, cough"'),
        ("Neither fever nor cough", 'not (condition "fever" or condition "cough")'),
        ("No fever and no cough", 'not condition "fever" and not condition "cough"'),
        (
            "No fever and able to consent",
            'not condition "fever" and attestation "able to consent"',
        ),
        ("No fever and INR < 2", 'not condition "fever" and inr <2'),
        ("No (, or -", 'finding "No"'),
    ],
)
def test_a_denial_reaches_over_a_list_of_things(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drugs such as heparin", 'medication "Drugs" or medication "heparin"'),
        ("Drugs including heparin", 'medication "Drugs" or medication "heparin"'),
        (
            "Drugs such as heparin, aspirin and warfarin",
            'medication "Drugs" or medication "heparin" or medication "aspirin" or medication "warfarin"',
        ),
        (
            "Drugs such as heparin or warfarin",
            'medication "Drugs" or medication "heparin" or medication "warfarin"',
        ),
        (
            "Disease such as cirrhosis with INR > 2",
            'condition "Disease" or (condition "cirrhosis" and inr >2)',
        ),
        (
            "Asthma and drugs such as heparin",
            'condition "Asthma" and (medication "drugs" or medication "heparin")',
        ),
        (
            "Drugs including heparin and able to consent",
            '(medication "Drugs" or medication "heparin") and attestation "able to consent"',
        ),
        (
            "Fever and cirrhosis with INR > 2",
            'condition "Fever" and condition "cirrhosis" and inr >2',
        ),
        ("Such as heparin", 'medication "heparin"'),
        ("( such as heparin", 'medication "heparin"'),
        ("Drugs such as (", 'medication "Drugs"'),
    ],
)
def test_each_example_is_one_of_what_it_exemplifies(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


def test_examples_are_never_sure_to_be_all() -> None:
    assert not interpret("Drugs such as heparin").sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cirrhosis with INR > 2", 'condition "Cirrhosis" and inr >2'),
        ("Patients with cirrhosis whose INR > 2", 'condition "cirrhosis" and inr >2'),
        ("Diabetes having HbA1c < 8 %", 'condition "Diabetes" and hba1c <8 %'),
        ("Blue eyes with INR > 2", "inr >2"),
        ("Patients with INR > 2", "inr >2"),
        ("Fever for 3 days with INR > 2", "inr >2 for =3 d"),
        ("Cirrhosis with (INR > 2)", 'condition "Cirrhosis" and inr >2'),
    ],
)
def test_a_thing_with_a_bound_is_both(text: str, expected: str) -> None:
    assert said(text) == expected


def test_plain_items_are_parted_by_commas_alone() -> None:
    assert str(read_items(part_of("fever, cough; rash"))) == (
        'condition "fever" or condition "cough" or condition "rash"'
    )
    for text in ("fever or cough", "fever, INR > 2", "fever if cough"):
        assert read_items(part_of(text)) is None
    assert str(read_items(part_of("fever, INR > 2"), bounds=True)) == 'condition "fever" or inr >2'
    for text in ("fever, > 38 °C", "fever, for 3 days"):
        assert read_items(part_of(text), bounds=True) is None


def test_nothing_says_nothing() -> None:
    for read in (read_alternative, read_conjunct, read_items):
        assert read(part_of("")) is None
        assert read(part_of("( ,")) is None
