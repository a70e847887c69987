"""Only pieces that may tell a time of giving are cut into tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.times.telling import pieces_of, says_giving, telling_pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cells are grown. They are infused twice. Then they rest.", ["They are infused twice. "]),
        ("On day 1\nnothing", ["On day 1\n"]),
        ("Take approx. Two weeks.", ["Take approx. Two weeks."]),
        ("", []),
    ],
)
def test_pieces_that_tell(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in telling_pieces(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [("was Infused", True), ("reinfused", False)])
def test_a_word_of_giving_begins_with_one_of_its_stems(text: str, *, expected: bool) -> None:
    assert says_giving(text) is expected


@given(st.text())
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join([text[start:end] for start, end in pieces_of(text)]) == text
