"""A number keeps its figures, its power, and the doubt of its spelling."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.dose_numbers import numbers_in


def read(plain: str) -> list[str]:
    return [f"{one.whole}{'' if one.sure else '?'}" for one in numbers_in(plain)]


@pytest.mark.parametrize(
    ("plain", "numbers"),
    [
        ("half a million", ["500000"]),
        ("one hundred million", ["100000000"]),
        ("one hundred and fifty million", ["150000000"]),
        ("twenty-five million", ["25000000"]),
        ("2 hundred million", ["200000000"]),
        ("3 thousand, 2 billion", ["3000", "2000000000"]),
        ("1,5,10", ["1", "5", "10"]),
        ("1,5 or 2.5", ["1", "5", "5/2"]),
        ("1,5 x 10^6", ["1500000"]),
        ("0.5·10⁶", ["500000"]),
        ("10e6", ["1000000?"]),
        ("2×1,000,000", ["2000000"]),
        ("2 x 1000000", ["2000000"]),
        ("msc2×10^6", ["2000000"]),
        ("10%, 2.5 %", []),
        ("cd34, p3, 10a", ["10"]),
        ("1 000 000", ["1000000"]),
    ],
)
def test_numbers_are_exact(plain: str, numbers: list[str]) -> None:
    assert read(plain) == numbers


@given(st.text(alphabet="0123456789,. ^x()e⁶", max_size=60))
def test_numbers_stand_in_order_and_do_not_overlap(plain: str) -> None:
    found = numbers_in(plain)
    assert all(one.start < one.end <= len(plain) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_figures_of_any_length_are_no_error() -> None:
    assert read("9" * 5000) == []
    assert len(numbers_in(",".join(["999"] * 5000))) < 5000
