"""A term is a statement with its denial, and with what its brackets add."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import All, Not
from mscregistry.grammar.terms import denied_at, read_term
from tests.grammar.said import part_of, said, said_out, words_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No asthma", 'not condition "asthma"'),
        ("Not pregnant", 'not pregnancy "pregnant"'),
        ("Absence of fever", 'not condition "fever"'),
        ("Patients with no history of stroke", 'not condition "stroke" ever'),
        ("Subjects who do not smoke", 'not finding "smoke"'),
        ("No INR > 2", "not inr >2"),
        ("Not without fever", 'not not condition "fever"'),
        ("No", 'finding "No"'),
        ("No (", "?No (?"),
    ],
)
def test_a_denial_at_the_start_denies_what_follows(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever without cough", 'condition "Fever" and not condition "cough"'),
        ("Fever but no cough", 'condition "Fever" and not condition "cough"'),
        ("Fever in the absence of cough", 'condition "Fever" and not condition "cough"'),
        ("Fever without (", 'condition "Fever without"'),
        ("( without fever", 'condition "without fever"'),
    ],
)
def test_without_denies_what_stands_behind_it(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


def test_a_denial_stands_where_its_word_does() -> None:
    text = "Fever without cough"
    found = interpret(text)
    assert isinstance(found, All)
    assert words_at(text, found.parts[1].spans) == "without cough"
    assert isinstance(found.parts[1], Not)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anemia (hemoglobin < 8 g/dL)", "hemoglobin <8 g/dL"),
        ("Liver failure (INR > 2 or ALT > 5 x ULN)", "inr >2 or alt >5 × ULN"),
        ("Frail (INR > 2) elderly (HbA1c > 9 %)", "inr >2 and hba1c >9 %"),
        ("Anemia [hemoglobin < 8 g/dL]", "hemoglobin <8 g/dL"),
        ("(INR > 2)", "inr >2"),
        ("Fever (temperature > 38 °C", "temperature >38 Cel"),
    ],
)
def test_a_definition_in_brackets_decides(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INR > 2 (HbA1c > 9 %)", "inr >2 and hba1c >9 %"),
        (
            "Stroke within 3 months (INR > 2)",
            'condition "Stroke" [≤3 mo either] and inr >2',
        ),
        ("Two of the following (INR > 2)", "=2 of following and inr >2"),
        ("Less than 2 months (INR > 2)", "?Less than 2 months (INR > 2)? and inr >2"),
        ("Blue eyes may help (INR > 2)", "inr >2"),
    ],
)
def test_a_definition_takes_no_number_away(text: str, expected: str) -> None:
    assert said(text) == expected
    assert interpret(text).sure is (expected == "inr >2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drugs (e.g. heparin)", 'medication "Drugs" or medication "heparin"'),
        (
            "Drugs (such as heparin, aspirin)",
            'medication "Drugs" or medication "heparin" or medication "aspirin"',
        ),
        (
            "Drugs (e.g., heparin and aspirin)",
            'medication "Drugs" or medication "heparin" or medication "aspirin"',
        ),
        (
            "Drugs (e.g. heparin or aspirin)",
            'medication "Drugs" or medication "heparin" or medication "aspirin"',
        ),
        ("Anemia (e.g. hemoglobin < 8 g/dL)", 'condition "Anemia" or hemoglobin <8 g/dL'),
        ("(e.g. heparin) [INR > 2]", 'inr >2 or medication "heparin"'),
        (
            "(e.g. heparin) (e.g. aspirin)",
            'medication "heparin" or medication "aspirin"',
        ),
        ("Drugs (e.g. )", 'medication "Drugs"'),
    ],
)
def test_examples_in_brackets_are_alternatives(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Chronic kidney disease (CKD)", "Lupus (any organ) nephritis", "Chronic (long) [severe] pain"],
)
def test_other_brackets_are_words(text: str) -> None:
    assert said(text) == f'condition "{text}"'


def test_the_place_behind_a_denial_is_found_behind_leads() -> None:
    for text, place in [
        ("no fever", 1),
        ("patients with no fever", 3),
        ("fever", 0),
        ("no", 0),
        ("patients with", 0),
        ("", 0),
    ]:
        assert denied_at(part_of(text)) == place


def test_nothing_is_read_where_nothing_stands_or_too_deep() -> None:
    assert read_term(part_of("")) is None
    deep = part_of("no fever")._replace(depth=6)
    assert str(read_term(deep)) == 'condition "no fever"'
