"""What stands behind a number belongs to it where it is a unit, an age, a multiple or a sign."""

import pytest

from mscregistry.vocab.table_files import read_table
from tests.grammar.numbers_read import figure, read, said, shown

TABLE = read_table("unit_words")


@pytest.mark.parametrize(
    ("words", "expected", "whole"),
    [
        ("3 mg", "=3 mg", "3 mg"),
        ("3 points on", "=3", "3 points"),
        ("3 x 10^9/L", "=3 10*9/L", "3 x 10^9/L"),
        ("3 x 10^9 cells", "=3 10*9.{cells}", "3 x 10^9 cells"),
        ("3 x 10^9 adults", "=3 10*9", "3 x 10^9"),
        ("3 adults", "=3", "3"),
        ("18 years old", "=18 a", "18 years old"),
        ("18-year-olds", "=18 a", "18-year-olds"),
        ("18 years of age", "=18 a", "18 years of age"),
        ("18 years in age", "=18 a", "18 years in age"),
        ("18 years of therapy", "=18 a", "18 years"),
        ("2 x ULN", "=2 × ULN", "2 x ULN"),
        ("2 times the upper limit of normal", "=2 × ULN", "2 times the upper limit of normal"),
        ("50% of predicted", "=50 % × predicted", "50% of predicted"),
        ("2 normal", "=2 × normal", "2 normal"),
        ("a 2-fold increase", "=2 × baseline", "2-fold increase"),
        ("two times higher", "=2 × baseline", "two times higher"),
        ("2 - increase", "=2", "2"),
        ("2 increase", "=2", "2"),
        ("2 times", "=2", "2"),
    ],
)
def test_words_behind_a_number_are_taken_in(words: str, expected: str, whole: str) -> None:
    assert read(words) == [expected]
    assert said(words) == [whole]


@pytest.mark.parametrize(
    ("words", "aged"),
    [("18 years old", True), ("6 months of age", True), ("18 years", False), ("3 mg old", False)],
)
def test_only_a_time_can_be_an_age(words: str, *, aged: bool) -> None:
    assert figure(words).aged is aged


@pytest.mark.parametrize(
    ("words", "scored"),
    [("3 points", True), ("3 pts or more", True), ("3", False), ("3 mg", False)],
)
def test_points_are_counted(words: str, *, scored: bool) -> None:
    assert figure(words).scored is scored


@pytest.mark.parametrize(
    ("words", "place"),
    [("3 mg", (1, 2)), ("2 x ULN", (1, 3)), ("50% of predicted", (1, 2)), ("3 points", None)],
)
def test_the_words_of_a_unit_have_their_place(words: str, place: tuple[int, int] | None) -> None:
    assert figure(words).unit_place == place


@pytest.mark.parametrize(
    ("reference", "words"),
    [(code, words) for code, every in TABLE["references"].items() for words in every],
)
def test_every_word_for_a_limit_is_one(reference: str, words: str) -> None:
    assert read(f"≤ 2 times {words}") == [f"≤2 × {reference}"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18 or older", "≥18"),
        ("18 years or older", "≥18 a"),
        ("18 or more years", "≥18 a"),
        ("18 or more years old", "≥18 a"),
        ("18 years or older of age", "≥18 a"),
        ("18 years old or older", "≥18 a"),
        ("5 mg or less", "≤5 mg"),
        ("5 or less adults", "≤5"),
        ("3 normal or more", "≥3 × normal"),
        ("60+", "≥60"),
        ("60+ years", "≥60 a"),
        ("18 years (≥)", "≥18 a"),
        ("5 (<)", "<5"),
        ("18 < weight", ">18"),
        ("18 kg ≤ weight", "≥18 kg"),
        ("18 < about", "=18"),
        ("at least 3 months or more", "≥3 mo"),
        ("at most 3 months or less", "≤3 mo"),
        ("at least 3 months or less", "≥3 mo"),
        ("at least 3 or more than", "≥3"),
        ("at least 3 months (≥)", "≥3 mo"),
        ("at least 3 months", "≥3 mo"),
        ("= 3 < weight", "=3"),
        ("exactly 3 or more", "≥3"),
    ],
)
def test_a_sign_behind_a_number_makes_it_a_bound(words: str, expected: str) -> None:
    assert shown(figure(words)) == expected


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("18 years or older of age", "18 years or older of age"),
        ("at least 3 months or more", "at least 3 months or more"),
        ("at least 3 months or less", "at least 3 months"),
        ("at least 3 months (≥)", "at least 3 months"),
        ("at least 3 or more than", "at least 3 or more than"),
        ("weight + 10", "10"),
        ("5 + 10", "5"),
        ("18 < weight", "18 <"),
    ],
)
def test_a_sign_behind_belongs_to_the_number(words: str, whole: str) -> None:
    assert said(words)[0] == whole
