"""Items of a list say once what holds for several: adjectives, heads, bounds, units, windows."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import Any, Comparison, Presence, walk
from tests.grammar.said import said, said_out, words_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acute or chronic nephritis",
            'condition "Acute nephritis" or condition "chronic nephritis"',
        ),
        (
            "Bacterial, viral or fungal infection",
            'finding "Bacterial" or condition "viral infection" or condition "fungal infection"',
        ),
        (
            "Left or right hip fracture",
            'condition "Left hip fracture" or condition "right hip fracture"',
        ),
        ("Having or chronic nephritis", 'condition "chronic nephritis"'),
        ("Asthma or chronic nephritis", 'condition "Asthma" or condition "chronic nephritis"'),
        ("Acute or kidney failure", 'finding "Acute" or condition "kidney failure"'),
        ("Acute or chronic", 'finding "Acute" or finding "chronic"'),
        (
            "Acute or chronic (severe) nephritis",
            'finding "Acute" or condition "chronic (severe) nephritis"',
        ),
    ],
)
def test_an_adjective_alone_shares_the_noun_of_the_next(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hepatitis B or C", 'condition "Hepatitis B" or condition "Hepatitis C"'),
        ("Hepatitis A and B", 'condition "Hepatitis A" and condition "Hepatitis B"'),
        ("Asthma or B", 'condition "Asthma" or finding "B"'),
        ("Vitamin deficiency or B", 'condition "Vitamin deficiency" or finding "B"'),
    ],
)
def test_a_letter_alone_shares_the_words_before_the_last_letter(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_words_of_a_completed_item_stand_in_two_places() -> None:
    text = "Acute or chronic nephritis"
    found = interpret(text)
    assert isinstance(found, Any)
    acute = found.parts[0]
    assert isinstance(acute, Presence)
    assert words_at(text, acute.spans) == acute.words == "Acute nephritis"
    assert [(span.start, span.end) for span in acute.spans] == [(0, 5), (5, 5), (17, 26)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALT or AST > 3 x ULN", "alt >3 × ULN or ast >3 × ULN"),
        ("ALT, AST or creatinine > 3 x ULN", "alt >3 × ULN or ast >3 × ULN or creatinine >3 × ULN"),
        ("Fever or AST > 3 x ULN", 'condition "Fever" or ast >3 × ULN'),
        ("ALT within 3 days or AST > 3 x ULN", 'finding "ALT" [≤3 d either] or ast >3 × ULN'),
    ],
)
def test_measures_share_the_bound_behind_the_last(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Potassium < 3 or > 6 mmol/L", "potassium <3 mmol/L or potassium >6 mmol/L"),
        ("Heart rate < 40 or > 120 /min", "heart_rate <40 /min or heart_rate >120 /min"),
        ("Potassium < 3 mEq/L or > 6 mmol/L", "potassium <3 meq/L or potassium >6 mmol/L"),
        ("INR > 2 or hemoglobin < 7 g/dL", "inr >2 or hemoglobin <7 g/dL"),
        ("ALT > 3 x ULN or > 100 U/L", "alt >3 × ULN or alt >100 U/L"),
        ("ALT > 100 or > 3 x ULN", "alt >100 or alt >3 × ULN"),
    ],
)
def test_bounds_of_one_measure_share_the_unit_behind_the_last(text: str, expected: str) -> None:
    assert said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Stroke or angina within 2 months",
            'condition "Stroke" [≤2 mo either] or condition "angina" [≤2 mo either]',
        ),
        (
            "Heparin or angina within 2 months",
            'medication "Heparin" [≤2 mo either] or condition "angina" [≤2 mo either]',
        ),
        (
            "Asthma or heparin within 2 months",
            'condition "Asthma" or medication "heparin" [≤2 mo either]',
        ),
        (
            "Stroke within 1 month or angina within 2 months",
            'condition "Stroke" [≤1 mo either] or condition "angina" [≤2 mo either]',
        ),
        (
            "Stroke within 2 months or angina",
            'condition "Stroke" [≤2 mo either] or condition "angina"',
        ),
    ],
)
def test_things_of_a_kind_share_the_window_behind_the_last(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_shared_window_is_a_guess() -> None:
    found = interpret("Stroke or angina within 2 months")
    assert isinstance(found, Any)
    assert [part.sure for part in found.parts] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asthma for at least 6 months but less than 20 months",
            'condition "Asthma" for 6..<20 mo',
        ),
        (
            "Asthma for at least 6 months but less than 2 months",
            'condition "Asthma" for ≥6 mo and ?less than 2 months?',
        ),
        (
            "Asthma for at least 6 months but less than 2 years",
            'condition "Asthma" for ≥6 mo and ?less than 2 years?',
        ),
        ("Asthma but less than 2 years", 'condition "Asthma" and ?less than 2 years?'),
    ],
)
def test_a_second_bound_of_a_time_is_of_the_same_thing(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_words_of_a_shared_bound_are_those_of_measure_and_number() -> None:
    text = "ALT or AST > 3 x ULN"
    first, second = [one for one in walk(interpret(text)) if isinstance(one, Comparison)]
    assert words_at(text, first.spans) == "ALT> 3 x ULN"
    assert words_at(text, second.spans) == "AST > 3 x ULN"
    assert first.amount is second.amount
