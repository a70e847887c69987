"""A criterion is marked before its structure is read: numbers, brackets, connectives, sentences."""

import pytest

from mscregistry.grammar.clause_text import ClauseText
from mscregistry.grammar.roles import Role
from tests.grammar.said import said, words_at


def marked(text: str) -> ClauseText:
    return ClauseText(text, exclusion=False)


def joins(text: str) -> list[tuple[str, str]]:
    """Give the connectives with their words."""
    found = marked(text)
    return [
        (name, words_at(text, found.spans(at, behind)))
        for at, (name, behind) in sorted(found.joins.items())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fever or cough", [("or", "or")]),
        ("fever, as well as cough", [("comma", ","), ("and", "as well as")]),
        ("drugs (e.g. heparin)", [("examples", "e.g.")]),
        ("male or female", []),
        ("patients with fever", []),
        ("anemia: INR > 2; fever", [("colon", ":"), ("stop", ";")]),
        ("age 18 or older", []),
        ("use with exception of over 3 g", []),
    ],
)
def test_connectives_are_found_but_not_within_numbers_and_pairs(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert joins(text) == expected


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Fever. Cough", 1),
        ("Fever. 3 days", 1),
        ("Fever. (Cough)", 1),
        ("Fever.", 1),
        ("Fever approx. daily", 0),
        ("Fever.Cough", 0),
    ],
)
def test_a_full_stop_ends_a_sentence_before_a_capital(text: str, stops: int) -> None:
    assert [name for name, _ in joins(text)].count("stop") == stops


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a) [b]", {0: 2, 3: 5}),
        ("(a [b) c]", {2: 6}),
        ("((a)", {1: 3}),
        (")a(", {}),
        ("（a）", {0: 2}),
        ("{a}", {0: 2}),
    ],
)
def test_each_bracket_knows_the_one_that_closes_it(text: str, expected: dict[int, int]) -> None:
    found = marked(text)
    assert found.close == expected
    assert found.opened == {closed: opened for opened, closed in expected.items()}


def test_brackets_of_a_number_are_none_of_the_sentence() -> None:
    assert marked("age 18 years (≥)").close == {}


def test_numbers_of_a_part_are_given_in_order_both_of_a_pressure() -> None:
    found = marked("BP > 150/95 mmHg for 3 days, visit 4")
    roles = [role for _, role in found.numbers(0, len(found.tokens))]
    assert roles == [Role.THRESHOLD, Role.THRESHOLD, Role.DURATION]
    assert found.numbers(0, 1) == []


def test_bounds_are_counted_once_for_the_whole_text() -> None:
    found = marked("fever for 3 days and INR > 2")
    assert not found.has_bound(0, 5)
    assert found.has_bound(0, len(found.tokens))
    assert not found.has_bound(3, 3)
    assert not found.has_bound(5, 2)


def test_no_tokens_have_no_span() -> None:
    assert marked("fever").spans(1, 1) == ()


def test_a_dosage_is_read_where_a_connective_reaches_into_a_number() -> None:
    assert "3 g" in said("Protein with exception of over 3 g")
