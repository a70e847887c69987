"""Roman numerals count behind a scale alone; dilutions and blood pressures are two numbers."""

from fractions import Fraction

import pytest

from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.scale_numbers import (
    on_scale,
    read_diastolic,
    read_dilution,
    read_roman,
    skip_scale,
)
from mscregistry.grammar.token_text import TokenText
from tests.grammar.numbers_read import read


def number(words: str) -> tuple[TokenText, Number]:
    text = TokenText(words)
    found = read_number(text.tokens, 0)
    assert found is not None
    return text, found


@pytest.mark.parametrize(
    ("words", "value"),
    [("I", 1), ("II", 2), ("III", 3), ("IV", 4), ("V", 5), ("VI", 6)],
)
def test_a_roman_numeral_in_capitals_is_a_number(words: str, value: int) -> None:
    found = read_roman(TokenText(words), 0)
    assert found is not None
    assert (int(found.value), found.end) == (value, 1)


@pytest.mark.parametrize("words", ["i", "iv", "VII", "IIa", "3", ""])
def test_all_else_is_no_roman_numeral(words: str) -> None:
    assert read_roman(TokenText(words), 0) is None


@pytest.mark.parametrize(
    ("words", "start", "place", "expected"),
    [
        ("NYHA II", 1, 1, True),
        ("NYHA class II", 2, 2, True),
        ("stage (of): II", 4, 4, False),
        ("stage of : II", 3, 3, True),
        ("stage - - - - - II", 6, 6, False),
        ("> grade II", 0, 2, True),
        ("> factor II", 0, 2, False),
        ("factor II", 1, 1, False),
        ("II", 0, 0, False),
        (": II", 1, 1, False),
    ],
)
def test_a_numeral_stands_behind_a_scale(
    words: str, start: int, place: int, *, expected: bool
) -> None:
    assert on_scale(TokenText(words), start, place) is expected


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("grade 2", 1),
        ("NYHA class II", 2),
        ("NYHA class grade 2", 0),
        ("grade of 2", 0),
        ("grade", 0),
        ("2", 0),
        ("", 0),
    ],
)
def test_a_scale_between_a_sign_and_its_number_is_passed_over(words: str, end: int) -> None:
    assert skip_scale(TokenText(words), 0) == end


@pytest.mark.parametrize(
    ("words", "value"),
    [("1:80", 80), ("1: 80", None), ("2:80", None), ("1/80", None), ("1", None), ("1:x", None)],
)
def test_a_dilution_has_the_second_number(words: str, value: int | None) -> None:
    found = read_dilution(*number(words))
    assert found == (None if value is None else Number(Fraction(value), 3))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("140/90", 90),
        ("140 / 90", 90),
        ("300/30", 30),
        ("140/140", None),
        ("301/90", None),
        ("140/29", None),
        ("140/x", None),
        ("140-90", None),
        ("140", None),
    ],
)
def test_a_diastolic_pressure_is_less_than_the_systolic(words: str, value: int | None) -> None:
    found = read_diastolic(*number(words))
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("NYHA class III", ["=3"]),
        ("NYHA class II-IV", ["2..4"]),
        ("NYHA II or III", ["2..3"]),
        ("stage I, II or III", ["1..3"]),
        ("> grade II", [">2"]),
        ("≥ NYHA class II", ["≥2"]),
        ("factor V", []),
        ("titer ≥ 1:80", ["≥80 {titer}"]),
        ("above 140/90 mmHg", [">140 mm[Hg]", ">90 mm[Hg]"]),
        ("≤ 140/90", ["≤140", "≤90"]),
        ("140/90", ["=140", "=90"]),
    ],
)
def test_figures_of_scales_are_read(words: str, expected: list[str]) -> None:
    assert read(words) == expected
