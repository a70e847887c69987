"""A criterion is cut into tokens: nothing is lost, and every number is exact."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.tokens import Kind, number_of, tokens_of
from mscregistry.vocab.comparators import dashes, signs

#: Texts of the characters that criteria are made of, in every order.
criterion_texts = st.lists(
    st.sampled_from(
        [*signs(), *dashes(), *"0123456789.,·/()%×^½²⁹ \\\n", "than", "Age", "of", "FEV", "mg", "İ"]
    ),
    max_size=30,
).map("".join)


def cut(words: str) -> list[str]:
    return [token.text for token in tokens_of(words)]


def kinds(words: str) -> list[str]:
    return [token.kind.value for token in tokens_of(words)]


def values(words: str) -> list[Fraction | None]:
    return [token.value for token in tokens_of(words) if token.kind is Kind.NUMBER]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Adults of 18", ["adults", "of", "18"]),
        ("FEV1 and m2", ["fev1", "and", "m2"]),
        ("COVID-19", ["covid-19"]),
        ("covid-19", ["covid", "-", "19"]),
        ("PD-1/PD-L1", ["pd-1", "/", "pd", "-", "l1"]),
        ("HLA-2.5", ["hla", "-", "2.5"]),
        ("patient's", ["patient's"]),
        ("patient’s", ["patient’s"]),
        ("a_b", ["a", "_", "b"]),
        ("≥ 5", [">=", "5"]),
        ("> = 5", [">=", "5"]),
        ("\\>5", [">", "5"]),
        ("&lt;5", ["<", "5"]),
        ("5 – 6", ["5", "-", "6"]),
        ("5～6", ["5", "~", "6"]),
        ("10⁹", ["10", "⁹"]),
        ("½", ["½"]),
        ("", []),
        (" \n\\", []),
    ],
)
def test_a_text_is_cut_into_tokens(words: str, expected: list[str]) -> None:
    assert cut(words) == expected


def test_each_token_has_its_kind() -> None:
    assert kinds("BMI ≥ 18-25 (a)") == [
        "word",
        "sign",
        "number",
        "dash",
        "number",
        "mark",
        "word",
        "mark",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("than10 days", ["than", "10", "days"]),
        ("Age18", ["age", "18"]),
        ("Age-18", ["age", "-", "18"]),
        ("aged18to65", ["aged", "18", "to", "65"]),
        ("less than1.5 mg", ["less", "than", "1.5", "mg"]),
        ("over10,000 cells", ["over", "10,000", "cells"]),
        ("bandage5", ["bandage5"]),
        ("age5x", ["age", "5", "x"]),
        ("ages", ["ages"]),
        ("of", ["of"]),
    ],
)
def test_a_number_written_as_one_with_the_word_before_it_is_parted(
    words: str, expected: list[str]
) -> None:
    assert cut(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7", [7]),
        ("7.25", ["7.25"]),
        ("7,5", ["7.5"]),
        ("7·5", ["7.5"]),
        ("150,000", [150_000]),
        ("1,234.5", ["1234.5"]),
        ("1,234,567", [1_234_567]),
        ("0,125", ["0.125"]),
        ("0,500,000", [500_000]),
        ("0,500.5", ["500.5"]),
        ("1234,567", ["1234.567"]),
        ("1,2 or 3", [1, 2, 3]),
        ("1,2,3", [1, 2, 3]),
        ("1,2,3,4", [1, 2, 3, 4]),
        (".5", ["0.5"]),
        ("3.", [3]),
        ("(a).5", [5]),
        ("1.2.3", ["1.2", 3]),
        ("٣", [3]),
        ("9" * 40, [10**40 - 1]),
        ("9" * 41, []),
    ],
)
def test_numbers_are_exact(words: str, expected: list[int | str]) -> None:
    assert values(words) == [Fraction(number) for number in expected]


def test_more_figures_than_any_number_has_are_a_word() -> None:
    (token,) = tokens_of("9" * 10_000)
    assert (token.kind, token.value, token.end) == (Kind.WORD, None, 10_000)


@pytest.mark.parametrize(("form", "sign"), signs().items())
def test_every_form_of_a_sign_is_one_token(form: str, sign: str) -> None:
    (token, number) = tokens_of(f"{form}5")
    assert (token.kind, token.text, number.text) == (Kind.SIGN, sign, "5")
    assert cut(" ".join(form)) == [sign]


@pytest.mark.parametrize(("form", "dash"), dashes().items())
def test_every_form_of_a_dash_is_one_token(form: str, dash: str) -> None:
    assert [(token.kind, token.text) for token in tokens_of(form)] == [(Kind.DASH, dash)]


@given(st.text() | criterion_texts)
def test_every_character_but_white_space_is_in_one_token(text: str) -> None:
    at = 0
    for token in tokens_of(text):
        assert not text[at : token.start].replace("\\", "").strip()
        assert at <= token.start < token.end
        at = token.end
        written = text[token.start : token.end]
        match token.kind:
            case Kind.SIGN:
                assert signs()["".join(written.split())] == token.text
            case Kind.DASH:
                assert dashes()[written] == token.text
            case _:
                assert written.lower() == token.text
        assert (token.value is not None) is (token.kind is Kind.NUMBER)
    assert not text[at:].replace("\\", "").strip()


@given(st.decimals(0, 10**9, places=3))
def test_a_number_is_read_whatever_its_decimal_sign(number: object) -> None:
    digits = str(number)
    assert number_of(digits) == number_of(digits.replace(".", "·")) == Fraction(digits)
    assert values(digits) == [Fraction(digits)]


@given(st.integers(1_000, 10**15))
def test_commas_part_thousands(number: int) -> None:
    assert values(f"{number:,}") == [number]
    assert values(f"{number:,}.75") == [number + Fraction(3, 4)]


@pytest.mark.parametrize("piece", ["than10", "1,234,", "< ", "a'", "1.", "A-1", "-"])
def test_a_long_text_costs_its_length(piece: str) -> None:
    """Too slow to finish, or too deep, if the cost were its square."""
    start = time.perf_counter()
    assert tokens_of(piece * 20_000)
    assert time.perf_counter() - start < 5
