"""Sentences end at full stops that end one; hyphens between words are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grammar.findings.prose_of import prose_of


def sentences(text: str) -> list[str]:
    prose = prose_of(text)
    return [prose.said(one.first, one.end) for one in prose.sentences()]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Fever (e.g. chills) occurred. It resolved.", 2),
        ("It was 4.1 vs. 7.9 points.", 1),
        ("The dose was 0.5 mg. No harm was seen.", 2),
        ("Pain was seen in Group A. Oxygen helped.", 2),
        ("J. Smith et al. reported it.", 1),
        ("Did it help? It did! Yes.", 3),
        ("One event was reported.One resolved.", 2),
        ("- Fever: 3\n- Rash: 2", 2),
        ("See Fig. 2 of it.", 1),
        ("It was 5 mg. and more.", 1),
        ("It ended (p=0.1.). Then", 2),
        ("", 0),
    ],
)
def test_a_text_has_so_many_sentences(text: str, many: int) -> None:
    assert len(sentences(text)) == many


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dose-limiting", ["dose", "limiting"]),
        ("6-month", ["6", "month"]),
        ("15-44", ["15", "-", "44"]),
        ("II-III", ["ii", "-", "iii"]),
        ("- fever", ["-", "fever"]),
        ("(n)-x", ["(", "n", ")", "-", "x"]),
    ],
)
def test_a_hyphen_that_ties_words_is_left_out(text: str, words: list[str]) -> None:
    assert prose_of(text).words == words


@given(st.text())
def test_every_token_is_in_one_sentence(text: str) -> None:
    prose = prose_of(text)
    places = [at for one in prose.sentences() for at in range(*one)]
    assert places == list(range(len(prose.tokens)))


def test_a_sentence_is_never_longer_than_can_be_read_often() -> None:
    assert max(one.end - one.first for one in prose_of("a, " * 2000).sentences()) <= 300
