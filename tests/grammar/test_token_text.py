"""A text is asked for its tokens by their places, and any place may be asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.token_text import TokenText
from mscregistry.grammar.tokens import Kind

TEXT = TokenText("Age: ≥18 Years (old)")


def test_words_are_the_tokens_in_lower_case() -> None:
    assert TEXT.words == ["age", ":", ">=", "18", "years", "(", "old", ")"]
    assert [token.text for token in TEXT.tokens] == TEXT.words


@pytest.mark.parametrize(
    ("place", "word", "kind"),
    [
        (0, "age", Kind.WORD),
        (2, ">=", Kind.SIGN),
        (7, ")", Kind.MARK),
        (8, "", None),
        (-1, "", None),
    ],
)
def test_outside_the_text_there_is_no_word(place: int, word: str, kind: Kind | None) -> None:
    assert TEXT.word(place) == word
    assert TEXT.kind(place) is kind


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        (3, ("18", "years"), True),
        (3, ("18", "months"), False),
        (7, (")", "and"), False),
        (9, ("age",), False),
    ],
)
def test_words_stand_from_a_place_on(place: int, words: tuple[str, ...], *, expected: bool) -> None:
    assert TEXT.says(place, *words) is expected


@pytest.mark.parametrize(
    ("place", "expected"), [(0, False), (1, True), (2, False), (3, True), (4, False), (8, False)]
)
def test_a_token_touches_the_one_before_it_without_a_blank(place: int, *, expected: bool) -> None:
    assert TEXT.touches(place) is expected


@pytest.mark.parametrize(
    ("first", "end", "expected"),
    [(2, 5, "≥18 Years"), (0, 8, "Age: ≥18 Years (old)"), (3, 3, ""), (4, 2, "")],
)
def test_the_text_of_some_tokens_is_as_written(first: int, end: int, expected: str) -> None:
    assert TEXT.said(first, end) == expected


@given(st.text())
def test_the_whole_of_a_text_is_said_by_all_of_its_tokens(words: str) -> None:
    text = TokenText(words)
    said = text.said(0, len(text.tokens))
    assert words.replace("\\", " ").strip() == said.replace("\\", " ")
