"""A number is told by its words and its unit to be an age, a bound, a time, a count or a dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.roles import Role, role_of, time_measure
from mscregistry.grammar.token_text import TokenText
from mscregistry.vocab.table_files import read_table

TABLE = read_table("criterion_words")
WINDOWS = read_table("comparators")["window"]


def roles(words: str) -> list[str]:
    """Give the role of every number of some words, `-` for one that bounds nothing."""
    text = TokenText(words)
    found: list[str] = []
    floor = 0
    before: Role | None = None
    for figure in read_figures(text):
        before = role_of(text, figure, floor, before)
        found.append(before or "-")
        if before is not None:
            floor = figure.end
    return found


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("age 18 to 65 years", "age"),
        ("18 and over", "age"),
        ("18 years and older", "age"),
        ("men over 50 years", "age"),
        ("men over fifty years", "duration"),
        ("men over 50 years of treatment", "duration"),
        ("therapy over 50 years", "duration"),
        ("since 2014", "window"),
        ("in 2014", "-"),
        ("trained before 2100 hours", "window"),
        ("within 3 months", "window"),
        ("3 months before surgery", "window"),
        ("(3 months) before surgery", "window"),
        ("3 months - before surgery", "window"),
        ("3 months after surgery", "window"),
        ("3 months apart", "window"),
        ("3 months of therapy", "duration"),
        ("life expectancy ≥ 3 months", "threshold"),
        ("age at gestation of 30 weeks", "threshold"),
        ("30 weeks of gestation", "threshold"),
        ("within 30 minutes drive", "threshold"),
        ("QTc > 450 ms", "threshold"),
        ("BMI ≥ 30 kg/m2", "threshold"),
        ("prednisone > 10 mg/day", "dose"),
        ("weight > 10 g", "threshold"),
        ("alcohol > 10 g/day", "threshold"),
        ("grade ≥ 3", "stage"),
        ("grade 3", "stage"),
        ("stage II", "stage"),
        ("ECOG 2", "threshold"),
        ("ECOG (of) 2", "threshold"),
        ("NYHA class 2", "threshold"),
        ("class 2", "threshold"),
        ("risk - 2", "threshold"),
        ("type 2", "-"),
        ("> 3 times per week", "count"),
        ("fever at least two", "count"),
        ("at least 2 episodes", "count"),
        ("at least 2 of the following", "count"),
        ("score ≥ 2", "threshold"),
        ("AST ≥ 2 x ULN", "threshold"),
        ("AST 2 x ULN", "threshold"),
        ("pain of 3 points", "threshold"),
        ("albumin of 3 g/dL", "threshold"),
        ("albumin 3 g/dL", "-"),
        ("3 g/dL", "-"),
        ("two parents", "count"),
        ("3 siblings", "count"),
        ("3", "-"),
        ("protocol 3", "-"),
    ],
)
def test_a_number_has_its_role(words: str, role: str) -> None:
    assert roles(words) == [role]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("pain for more than 2 months and less than 5 years", ["duration", "duration"]),
        ("pain for more than 2 months in men over 5 years", ["duration", "age"]),
        ("grade 2 and 3 siblings", ["stage"]),
        ("age over 18 years, treated for 2 months", ["age", "duration"]),
        ("type 2 diabetes for at least 3 years", ["-", "duration"]),
        ("BP above 140/90", ["threshold", "threshold"]),
    ],
)
def test_each_number_has_its_own_role(words: str, expected: list[str]) -> None:
    assert roles(words) == expected


@pytest.mark.parametrize("side", ["before", "after"])
def test_every_word_that_counts_from_a_point_makes_a_window(side: str) -> None:
    for words in WINDOWS[side]:
        assert roles(f"fever of 3 months {words} surgery") == ["window"]


@pytest.mark.parametrize("words", TABLE["time_measures"]["words"])
def test_every_measure_that_is_a_time_is_bounded_by_one(words: str) -> None:
    text = TokenText(f"{words} of at least 3 hours")
    figure = read_figures(text)[-1]
    assert time_measure(text, figure, 0) == words
    assert roles(text.text)[-1] == "threshold"


def test_a_measure_before_the_floor_is_not_the_numbers() -> None:
    text = TokenText("life expectancy and pain for 3 months")
    (figure,) = read_figures(text)
    assert time_measure(text, figure, 0) == "life expectancy"
    assert time_measure(text, figure, 2) is None


def test_only_an_age_a_threshold_or_a_stage_bounds_a_measure() -> None:
    assert {role for role in Role if role.bounds_measure} == {Role.AGE, Role.THRESHOLD, Role.STAGE}


PIECES = [
    *[
        "18",
        "2",
        "III",
        "two",
        "one",
        "2014",
        "≥",
        "<",
        "-",
        "(",
        ")",
        ",",
        ".",
        "of",
        "and",
        "the",
    ],
    *["years", "weeks", "mg", "mg/day", "%", "points", "x ULN", "old", "or older", "before"],
    *["age", "men", "grade", "type", "ECOG", "gestation", "pregnant", "life expectancy", "weight"],
    *["within", "past", "at least", "following", "siblings", "only", "drive", "biopsy", "Child"],
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_number_has_a_role_or_none(words: str) -> None:
    text = TokenText(words)
    for figure in read_figures(text):
        for floor in range(figure.first + 1):
            for before in (None, Role.DURATION):
                assert role_of(text, figure, floor, before) in {None, *Role}
