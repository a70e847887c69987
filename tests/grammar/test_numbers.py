"""A number is figures or a word, once or twice, with a fraction or a power of ten."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.tokens import tokens_of
from mscregistry.vocab.number_words import multipliers, number_words, ordinal_endings, power_signs


def read(words: str, place: int = 0) -> Number | None:
    return read_number(tokens_of(words), place)


def value(words: str) -> Fraction:
    """Give the number that some words are, from end to end."""
    found = read(words)
    assert found is not None
    assert found.end == len(tokens_of(words))
    assert found.power == 0
    return found.value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18", "18"),
        ("-2.5", "-5/2"),
        ("−2", "-2"),
        ("six", "6"),
        ("seventy-two", "72"),
        ("seventy two", "72"),
        ("twenty-first", None),
        ("twenty-ten", None),
        ("twenty 2", None),
        ("hundred five", "105"),
        ("half", "1/2"),
        ("six (6)", "6"),
        ("6 (six)", "6"),
        ("6 (7)", None),
        ("6 (6", None),
        ("2nd", "2"),
        ("16 0/7", "16"),
        ("22 6/7", "160/7"),
        ("22 7/6", None),
        ("22 1.5/7", None),
        ("22 1/0", None),
        ("22 a/7", None),
        ("1 ½", "3/2"),
        ("1½", "3/2"),
        ("½", "1/2"),
        ("two million", "2000000"),
        ("1.5 billion", "1500000000"),
        ("2 hundred", "200"),
        ("ten thousand", "10000"),
    ],
)
def test_numbers_are_read_whole_or_to_where_they_end(words: str, expected: str | None) -> None:
    if expected is None:
        found = read(words)
        assert found is not None
        assert found.end == 1
    else:
        assert value(words) == Fraction(expected)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("", 0),
        ("5", 1),
        ("adults", 0),
        ("- 5", 0),
        ("-", 0),
        ("-six", 0),
        ("~5", 0),
        ("/ 5", 0),
    ],
)
def test_all_else_is_no_number(words: str, place: int) -> None:
    assert read(words, place) is None


@pytest.mark.parametrize(
    ("words", "worded"),
    [("six", True), ("six (6)", True), ("6 (six)", False), ("six million", False), ("6", False)],
)
def test_a_number_knows_whether_it_is_a_word_alone(words: str, *, worded: bool) -> None:
    found = read(words)
    assert found is not None
    assert found.worded is worded


@pytest.mark.parametrize(
    ("words", "power", "rest"),
    [
        ("3 × 10^9 /L", 9, ["/", "l"]),
        ("3 x 10⁹/L", 9, ["/", "l"]),
        ("3 x 10^(9) per", 9, ["per"]),
        ("3 x 10e6", 6, []),
        ("3 x 10 e6", 6, []),
        ("3 x 10 6", 6, []),
        ("3 x 10*6", 6, []),
        ("3 x 109 /L", 9, ["/", "l"]),
        ("3 x 1012", 12, []),
        ("3 x10^9", 9, []),
        ("3 x109", 9, []),
        ("3 x10e9", 9, []),
        ("3х10^9", 9, []),
        ("3 * 10^3", 3, []),
        ("3 x 10", 0, ["x", "10"]),
        ("3 x 10 mg", 0, ["x", "10", "mg"]),
        ("3 x 10^", 0, ["x", "10", "^"]),
        ("3 x10", 0, ["x10"]),
        ("3 x 113", 0, ["x", "113"]),
        ("3 x 10^999", 0, ["x", "10", "^", "999"]),
        ("3 x", 0, ["x"]),
        ("3 x ULN", 0, ["x", "uln"]),
        ("3 mg", 0, ["mg"]),
    ],
)
def test_a_power_of_ten_is_told_apart_from_its_number(
    words: str, power: int, rest: list[str]
) -> None:
    found = read(words)
    tokens = tokens_of(words)
    assert found is not None
    assert (int(found.value), found.power) == (3, power)
    assert [token.text for token in tokens[found.end :]] == rest


@pytest.mark.parametrize("sign", sorted(power_signs()))
@given(st.integers(2, 99))
def test_every_sign_of_a_power_is_known(sign: str, power: int) -> None:
    found = read(f"4 {sign} 10^{power} cells")
    assert found is not None
    assert (int(found.value), found.power) == (4, power)


@pytest.mark.parametrize("word", number_words())
def test_every_number_word_is_a_number(word: str) -> None:
    assert value(word) == number_words()[word]


@pytest.mark.parametrize(("word", "factor"), multipliers().items())
def test_every_multiplier_multiplies(word: str, factor: int) -> None:
    assert value(f"3 {word}") == value(f"three {word}") == 3 * factor


@pytest.mark.parametrize("ending", sorted(ordinal_endings()))
def test_every_ending_of_an_ordinal_belongs_to_it(ending: str) -> None:
    assert value(f"4{ending}") == 4


@given(
    st.text() | st.text(st.sampled_from("0123456789x×^-/()½ e.,"), max_size=20), st.integers(0, 9)
)
def test_any_text_has_a_number_that_ends_within_it_or_none(words: str, place: int) -> None:
    tokens = tokens_of(words)
    found = read_number(tokens, place)
    assert found is None or place < found.end <= len(tokens)
