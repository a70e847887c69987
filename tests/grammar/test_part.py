"""A part is a stretch of tokens that knows its bounds, its brackets and its connectives."""

import pytest

from mscregistry.grammar.part import DEEPEST, Part
from tests.grammar.said import part_of, words_at


def words(part: Part) -> str:
    return words_at(part.text.text, part.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fever", "fever"),
        ("- fever .", "fever"),
        ("((fever))", "fever"),
        ("(fever) (cough)", "(fever) (cough)"),
        ("“fever” →", "fever"),
        ("- ≤ -5 points.", "≤ -5 points"),
        (".,;", ""),
        ("", ""),
    ],
)
def test_marks_and_brackets_around_the_whole_are_trimmed(text: str, expected: str) -> None:
    assert words(part_of(text).trimmed()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fever or cough, if rash", ["or", "comma", "if"]),
        ("fever (or cough) and rash", ["and"]),
        ("fever (or cough and rash", ["comma", "or", "and"]),
        ("fever", []),
    ],
)
def test_connectives_in_brackets_are_not_at_the_top(text: str, expected: list[str]) -> None:
    assert [name for _, name, _ in part_of(text).top()] == expected


def test_a_bracket_or_connective_that_reaches_out_of_a_part_is_none_of_it() -> None:
    part = part_of("(fever or cough) as well as rash")
    assert [name for _, name, _ in part.to(3).top()] == ["or"]
    assert list(part.since(5).to(7).top()) == []


def test_what_lies_between_cuts_is_given_where_it_has_tokens() -> None:
    part = part_of("fever or cough or")
    cuts = [(at, behind) for at, _, behind in part.top()]
    assert [words(piece) for piece in part.between(cuts)] == ["fever", "cough"]
    assert [words(piece) for piece in part.between([])] == ["fever or cough or"]


def test_a_part_knows_whether_a_bound_begins_in_it() -> None:
    part = part_of("fever and INR > 2")
    assert part.has_bound
    assert not part.to(2).has_bound
    assert not part.since(5).has_bound
    assert part.since(5).is_empty


def test_a_part_knows_how_deep_it_stands() -> None:
    part = part_of("fever")
    for _ in range(DEEPEST):
        assert not part.is_deepest
        part = part.deeper()
    assert part.is_deepest
    assert part.trimmed().between([])[0].is_deepest
