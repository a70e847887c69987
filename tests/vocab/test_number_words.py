"""Words for numbers are exact, and each can be met."""

from fractions import Fraction

import pytest

from mscregistry.vocab.number_words import (
    multipliers,
    number_words,
    ordinal_endings,
    power_signs,
)
from tests.vocab.as_tokens import check_all_single


@pytest.mark.parametrize(
    ("word", "number"),
    [("zero", "0"), ("twelve", "12"), ("ninety", "90"), ("half", "1/2"), ("twice", "2")],
)
def test_words_for_numbers_are_exact(word: str, number: str) -> None:
    assert number_words()[word] == Fraction(number)


@pytest.mark.parametrize(
    ("word", "factor"), [("hundred", 100), ("thousand", 1_000), ("million", 10**6)]
)
def test_some_words_multiply(word: str, factor: int) -> None:
    assert multipliers()[word] == factor


def test_every_word_is_a_token() -> None:
    for words in (number_words(), multipliers(), ordinal_endings(), power_signs()):
        check_all_single(words)
