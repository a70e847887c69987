"""Two numbers are the ends of a range, or values of a list that stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.comparators import dashes
from mscregistry.vocab.table_files import read_table
from tests.grammar.numbers_read import figure, figures, read, said

TABLE = read_table("comparators")["range"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("between 18 and 65 years", ["18..65 a"]),
        ("between 18 years and 65 years", ["18..65 a"]),
        ("between 18 (inclusive) and 65", ["18..65"]),
        ("between 18 years of age and 65 years of age", ["18..65 a"]),
        ("between 18 years old and 65", ["18..65 a"]),
        ("between 18-65", ["18..65"]),
        ("from 18 to 65", ["18..65"]),
        ("from ≥ 18 to ≤ 65", ["18..65"]),
        ("from > 18 to < 65", [">18..<65"]),
        ("between the ages of 18 and 65", ["18..65"]),
        ("between 18 kg", ["=18 kg"]),
        ("between adults", []),
        ("between 65 and 18", ["=65", "=18"]),
        ("18 to 65", ["18..65"]),
        ("18 - 65", ["18..65"]),
        ("18 through 65", ["18..65"]),
        ("18 up to 65", ["18..65"]),
        ("18 to", ["=18"]),
        ("18-", ["=18"]),
        ("2 or 9", ["=2", "=9"]),
        ("2 and 9", ["=2", "=9"]),
        ("≥ 2 and 9", ["≥2", "=9"]),
        ("≥ 18 and ≤ 65", ["≥18", "≤65"]),
        ("≥ 18 to < 65", ["18..<65"]),
        ("> 18 to 65", [">18..65"]),
        ("over 18 to 65", ["18..65"]),
        ("< 18 to 65", ["<18", "=65"]),
        ("18 to (65)", ["=18", "=65"]),
        ("18 to less than 65 years", ["18..<65 a"]),
        ("10 mg to 20", ["10..20 mg"]),
        ("10 mg to 2 g", ["0.01..2 g"]),
        ("10 mg to 20 mL", ["=10 mg", "=20 mL"]),
        ("2 years to 6 months", ["=2 a", "=6 mo"]),
        ("10 to 20 mg/day", ["10..20 mg/d"]),
        ("1 to 2 times ULN", ["1..2 × ULN"]),
        ("grade I to III", ["1..3"]),
        ("grade I to 3", ["=1", "=3"]),
        ("140/90 to 160", ["=140", "=90", "=160"]),
    ],
)
def test_a_range_has_two_ends(words: str, expected: list[str]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize("words", TABLE["opens"])
def test_every_word_that_opens_a_range_does(words: str) -> None:
    assert read(f"{words} 3 and 5 mg") == ["3..5 mg"]
    assert said(f"{words} 3 and 5 mg") == [f"{words} 3 and 5 mg"]


@pytest.mark.parametrize("words", TABLE["joins"])
def test_every_word_that_joins_a_range_does(words: str) -> None:
    (found,) = figures(f"from 3 {words} 5 mg")
    assert found.ranged
    assert (found.interval.low and found.interval.low.value) == 3
    assert (found.interval.high and found.interval.high.value) == 5


@pytest.mark.parametrize("dash", dashes())
@given(st.integers(1, 50), st.integers(1, 50), st.sampled_from(["", " "]))
def test_any_dash_joins_a_range(dash: str, low: int, more: int, blank: str) -> None:
    found = figure(f"{low}{blank}{dash}{blank}{low + more} kg")
    assert str(found.interval) == f"{low}..{low + more}"
    assert (found.unit, found.ranged, found.signed) == ("kg", True, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 or 2", ["1..2"]),
        ("1, 2 or 3", ["1..3"]),
        ("1, 2, or 3", ["1..3"]),
        ("1 and/or 2", ["1..2"]),
        ("1 & 2", ["1..2"]),
        ("1, 2", ["1..2"]),
        ("1 or 2 mg", ["1..2 mg"]),
        ("1, 2 mg or 3", ["1..2 mg", "=3"]),
        ("1 or 5", ["=1", "=5"]),
        ("2 or 1", ["=2", "=1"]),
        ("2 or 2", ["=2", "=2"]),
        ("1 or fever", ["=1"]),
        ("1, fever", ["=1"]),
        ("stage II or III", ["2..3"]),
        ("stage II or 3", ["=2", "=3"]),
        ("1 mg or 2", ["=1 mg", "=2"]),
    ],
)
def test_values_of_a_list_stand_for_what_lies_between(words: str, expected: list[str]) -> None:
    assert read(words) == expected
