"""The first sentence of an outcome names what is measured."""

import pytest

from mscregistry.grammar.outcomes.naming import naming_words
from mscregistry.vocab.word_forms import words_in


def naming(text: str) -> str:
    words = list(words_in(text))
    many = naming_words(text, words)
    return text[: words[many].start] if many < len(words) else text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Pain", "Pain"),
        ("Pain.", "Pain."),
        ("Pain. Sleep is noted.", "Pain"),
        ("Relief vs. Placebo at once", "Relief vs. Placebo at once"),
        ("Volume 2.5 Litres", "Volume 2.5 Litres"),
        ("Volume.Litres of air", "Volume.Litres of air"),
        ("Score e.g. of sleep", "Score e.g. of sleep"),
    ],
)
def test_a_full_stop_before_a_capital_ends_it(text: str, expected: str) -> None:
    assert naming(text) == expected


def test_behind_sixty_words_nothing_is_named() -> None:
    assert naming("a " * 70) == "a " * 60
