"""A text is cut into folded words that keep their places, and into clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.vocab.word_patterns import folded
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("… – !", []),
        ("Nurse’s two-step plan_B", ["nurse", "two", "step", "plan", "b"]),
        ("CD90+ 10^6/kg", ["cd90", "10", "6", "kg"]),
        ("'quoted' words", ["quoted", "word"]),
    ],
)
def test_hyphens_slashes_and_signs_part_words_and_apostrophes_within_do_not(
    text: str, words: list[str]
) -> None:
    assert CellText(text).words == words


def test_what_stands_before_a_word_is_given_back_to_the_word_before_it() -> None:
    text = CellText("- first, (second)")
    assert [text.parted_by(place) for place in range(2)] == ["- ", ", ("]


@pytest.mark.parametrize("between", [". ", "! ", "; ", ": ", "\n", " • "])
def test_a_stop_parts_clauses(between: str) -> None:
    text = CellText(f"one{between}two")
    assert text.is_hard(1)
    assert text.clauses == [0, 1]


@pytest.mark.parametrize("between", [", ", " (", ".", " ", "–"])
def test_a_comma_and_a_bracket_do_not(between: str) -> None:
    text = CellText(f"one{between}two")
    assert not text.is_hard(1)
    assert text.clauses == [0, 0]


def test_the_first_word_begins_a_clause() -> None:
    assert CellText("one").is_hard(0)


@pytest.mark.parametrize(
    ("text", "capitals"), [("MB", 2), ("mB", 1), ("hUC", 2), ("uc", 0), ("A b C", 2)]
)
def test_an_abbreviation_has_two_capitals(text: str, capitals: int) -> None:
    written = CellText(text)
    assert written.is_short(0, len(written.words)) is (capitals >= 2)


@given(ANY)
def test_every_word_stands_at_its_place_in_the_order_of_the_text(text: str) -> None:
    read = CellText(text)
    assert read.places == sorted(read.places)
    assert all(start < end for start, end in read.places)
    assert [folded(text[start:end]) for start, end in read.places] == read.words
    assert read.clauses == sorted(read.clauses)
    for place, (start, end) in enumerate(read.places):
        assert (
            read.said(place, place + 1) == text[start:end] == read.span(place, place + 1).of(text)
        )


@given(ANY)
def test_words_and_what_parts_them_are_the_text(text: str) -> None:
    read = CellText(text)
    pieces = [read.parted_by(at) + read.said(at, at + 1) for at in range(len(read.words))]
    assert text.startswith("".join(pieces))


@given(st.lists(st.sampled_from(["One", "two", "three"]), min_size=1, max_size=5), st.data())
def test_words_together_are_said_as_written(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first + 1, len(words)))
    assert CellText(" ".join(words)).said(first, end) == " ".join(words[first:end])


def _all_of(text: str) -> None:
    read = CellText(text)
    for place in range(len(read.clauses)):
        read.is_short(place, place + 1)


@pytest.mark.parametrize(("before", "piece", "behind"), HOSTILE)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(_all_of, before, piece, behind)
