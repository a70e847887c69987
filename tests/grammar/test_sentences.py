"""One sentence of a criterion: its conditions, exceptions, definitions and counted lists."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import All, AtLeast, IfThen, Not
from tests.grammar.said import said, said_out, words_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LVEF ≥ 45 % if frail", 'if finding "frail" then lvef ≥45 %'),
        ("If frail, LVEF ≥ 45 %", 'if finding "frail" then lvef ≥45 %'),
        ("LVEF ≥ 45 % when on dialysis", 'if procedure "dialysis" then lvef ≥45 %'),
        ("LVEF ≥ 45 % as long as stable", 'if finding "stable" then lvef ≥45 %'),
        (
            "If asthma or eczema, INR < 2",
            'if (condition "asthma" or condition "eczema") then inr <2',
        ),
        (
            "When INR > 3, dialysis if frail",
            'if inr >3 then (if finding "frail" then procedure "dialysis")',
        ),
    ],
)
def test_what_includes_under_a_condition_asks_nothing_without_it(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LVEF < 45 % if frail", 'lvef <45 % and finding "frail"'),
        ("If frail, LVEF < 45 %", 'lvef <45 % and finding "frail"'),
        ("Cirrhosis provided that INR > 2", 'condition "Cirrhosis" and inr >2'),
    ],
)
def test_what_excludes_under_a_condition_means_both(text: str, expected: str) -> None:
    assert said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If asthma is present", 'condition "asthma is present"'),
        ("Asthma if (", 'condition "Asthma"'),
        ("( if asthma", 'condition "asthma"'),
        ("If (, asthma", 'condition "asthma"'),
        ("Asthma unless (", 'condition "Asthma"'),
        ("( unless asthma", 'condition "asthma"'),
        ("Asthma except (", 'condition "Asthma"'),
        ("( except asthma", 'condition "asthma"'),
        ("Asthma despite (", 'condition "Asthma"'),
        ("( despite asthma", 'condition "asthma"'),
    ],
)
def test_half_a_sentence_says_the_half_that_has_words(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "within", "out"),
    [
        (
            "Fever unless treated",
            'condition "Fever" or medication "treated"',
            'condition "Fever" and not medication "treated"',
        ),
        (
            "No fever unless treated",
            'not condition "fever" or medication "treated"',
            'not condition "fever" and not medication "treated"',
        ),
        (
            "INR > 2 unless asthma or eczema",
            'inr >2 or condition "asthma" or condition "eczema"',
            'inr >2 and not (condition "asthma" or condition "eczema")',
        ),
    ],
)
def test_unless_is_a_way_in_and_a_way_not_out(text: str, within: str, out: str) -> None:
    assert (said(text), said_out(text)) == (within, out)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cancer except melanoma", 'condition "Cancer" and not condition "melanoma"'),
        ("Cancer other than melanoma", 'condition "Cancer" and not condition "melanoma"'),
        ("Cancer; excluding melanoma", 'condition "Cancer" and not condition "melanoma"'),
        (
            "Cancer with the exception of melanoma or lymphoma",
            'condition "Cancer" and not (condition "melanoma" or condition "lymphoma")',
        ),
    ],
)
def test_an_exception_takes_away_from_what_stands_before(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    "text", ["No cancer except melanoma", "No history of cancer except melanoma"]
)
def test_a_denial_reaches_over_the_exception(text: str) -> None:
    expected = 'not (condition "cancer" and not condition "melanoma")'
    assert said(text) == said_out(text) == expected


def test_a_denial_of_nothing_but_an_exception_is_of_what_is_left() -> None:
    assert said("No ( except melanoma") == 'not condition "melanoma"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever despite antibiotics", 'condition "Fever" and medication "antibiotics"'),
        ("INR > 2 in spite of vitamin K", 'inr >2 and medication "vitamin K"'),
    ],
)
def test_despite_means_both(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anemia defined as hemoglobin < 8 g/dL", "hemoglobin <8 g/dL"),
        ("Anemia: hemoglobin < 8 g/dL", "hemoglobin <8 g/dL"),
        ("Kidney failure as evidenced by eGFR < 20 mL/min", "egfr <20 mL/min"),
        ("Hemoglobin: > 8 g/dL", "hemoglobin >8 g/dL"),
        (
            "Liver failure: ALT > 5 x ULN or INR > 2",
            "alt >5 × ULN or inr >2",
        ),
    ],
)
def test_a_definition_with_a_bound_stands_for_what_it_defines(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma confirmed by spirometry", 'condition "Asthma confirmed by spirometry"'),
        ("Group: asthma", 'condition "Group: asthma"'),
        ("INR > 2 defined as INR > 3", "inr >2"),
    ],
)
def test_a_definition_without_a_bound_of_its_own_is_words(text: str, expected: str) -> None:
    assert said(text).startswith(expected)


def test_a_definition_does_not_take_the_time_before_it() -> None:
    assert said("Stroke in the past 3 months, confirmed by INR > 3") == (
        'condition "Stroke" [last =3 mo before] and inr >3'
    )


def test_a_label_names_the_measure_of_its_number() -> None:
    assert said("Hemoglobin (all adults): > 8 g/dL") == "hemoglobin >8 g/dL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the following: fever, cough", '=2 of (condition "fever"; condition "cough")'),
        ("Two of the following: fever; cough", '=2 of (condition "fever"; condition "cough")'),
        ("One of these: fever or cough", '=1 of (condition "fever"; condition "cough")'),
        ("At least one of the following: fever", '≥1 of (condition "fever")'),
        ("At least two of the following: INR > 2, frail", '≥2 of (inr >2; finding "frail")'),
        ("Two of the following: fever; • cough; (", '=2 of (condition "fever"; condition "cough")'),
        (
            "Frail. Two of the following: fever; cough. Asthma",
            'finding "Frail" and =2 of (condition "fever"; condition "cough") and condition "Asthma"',
        ),
        (
            "Frail and the following: fever; cough",
            'finding "Frail" and condition "following: fever" and condition "cough"',
        ),
        ("Any two of the following: (", "=2 of following"),
        ("Two of the following:", "=2 of following"),
        ("Two of the following", "=2 of following"),
    ],
)
def test_counted_items_stand_behind_the_colon_or_below(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_count_holds_its_items_sure_as_they_are() -> None:
    found = interpret("At least two of the following: fever, blue eyes, cough")
    assert isinstance(found, AtLeast)
    assert not found.sure
    assert [part.sure for part in found.parts] == [True, False, True]


def test_long_words_before_a_colon_are_no_count() -> None:
    text = "word " * 60 + "two of the following: fever"
    found = interpret(text)
    assert isinstance(found, AtLeast)
    assert found.parts == ()


@pytest.mark.parametrize(
    ("text", "within", "out"),
    [
        (
            "INR < 2. HbA1c < 9 %",
            "inr <2 and hba1c <9 %",
            "inr <2 or hba1c <9 %",
        ),
        (
            "Asthma; eczema; cough",
            'condition "Asthma" and condition "eczema" and condition "cough"',
            'condition "Asthma" or condition "eczema" or condition "cough"',
        ),
        (
            "Asthma • eczema",
            'condition "Asthma" and condition "eczema"',
            'condition "Asthma" or condition "eczema"',
        ),
    ],
)
def test_a_list_without_a_conjunction_is_all_that_includes_and_any_that_excludes(
    text: str, within: str, out: str
) -> None:
    assert (said(text), said_out(text)) == (within, out)
    assert not interpret(text).sure


@pytest.mark.parametrize(
    "text", ["Asthma.", "Asthma;", ". Asthma", "(Asthma)", '"Asthma"', "Asthma ;."]
)
def test_marks_around_a_sentence_are_no_sentences(text: str) -> None:
    found = interpret(text)
    assert str(found) == 'condition "Asthma"'
    assert found.sure


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Fever if frail", IfThen, "Fever if frail"),
        ("No cancer except melanoma", Not, "No cancer except melanoma"),
        ("Two of the following: fever, cough.", AtLeast, "Two of the following: fever, cough"),
        ("- Fever; cough.", All, "Fever; cough"),
    ],
)
def test_a_sentence_stands_where_all_of_its_words_do(text: str, kind: type, words: str) -> None:
    found = interpret(text)
    assert isinstance(found, kind)
    assert words_at(text, found.spans) == words


@pytest.mark.parametrize("word", ["if", "unless", "except", "despite", "defined as"])
def test_sentences_in_sentences_end_at_the_depth_limit(word: str) -> None:
    assert str(interpret(f"fever {word} " * 30 + "cough"))
