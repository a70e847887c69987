"""The plain text has every character at its place, and its sentences end at stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.dose_text import DoseText, plain_text


@given(st.text())
def test_the_plain_text_is_as_long(text: str) -> None:
    assert len(plain_text(text)) == len(text)


def test_a_letter_that_grows_in_lower_case_stays() -> None:
    assert plain_text("İ２ MSC") == "İ2 msc"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("One. Two 3", " Two "),
        ("approx. 3", "approx. "),
        ("Seven; 3", " "),
        ("1.5 and 3", "1.5 and "),
        ("Is it? Yes 3", " Yes "),
        ("line\nnext 3", "next "),
    ],
)
def test_what_stands_before_is_of_the_same_sentence(text: str, before: str) -> None:
    assert DoseText(text).before(text.index("3"), 40) == before.lower()


def test_what_stands_behind_is_of_the_same_sentence() -> None:
    text = DoseText("3 cells. More")
    assert text.behind(1, 40) == " cells"
    assert text.behind(1, 3) == " ce"
    assert text.behind(9, 40) == "more"


def test_cells_are_named_anywhere_or_not() -> None:
    assert DoseText("First. Then MSCs.").names_cells
    assert not DoseText("First. Then aspirin.").names_cells


def test_signs_read_in_a_wrong_encoding_are_those_that_were_meant() -> None:
    assert plain_text("2 √ó 10‚Å∂") == "2 ×  10⁶  "
