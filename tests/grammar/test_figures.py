"""All numbers of a criterion are found, in order, each within the text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.token_text import TokenText
from mscregistry.vocab.table_files import read_table
from tests.grammar.numbers_read import figure, figures, read, said

WINDOWS = read_table("comparators")["window"]
#: Texts of the words that numbers and their bounds are made of.
PIECES = [
    *["18", "65", "1/2", "1:80", "140/90", "1,5", "½", "II", "six", "2014", "May", "10^9"],
    *["≥", "<", "=", "-", "~", "(", ")", "/", ",", ".", "x", "+", "%"],
    *["at least", "no more than", "minimum", "between", "from", "to", "and", "or", "within"],
    *["last", "past", "first", "since", "before", "prior to", "of", "the", "age", "old", "fold"],
    *["mg", "years", "weeks", "day", "ULN", "normal", "points", "grade", "or older", "adults"],
]
criterion_texts = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("adults", []),
        ("", []),
        ("Age ≥ 18 and BMI < 30 kg/m2", ["≥18", "<30 kg/m2"]),
        ("T-score of -2.5", ["=2.5"]),
        ("T-score ≤ -2.5", ["≤-2.5"]),
        ("within 3 months", ["≤3 mo"]),
        ("within the last 3 months", ["≤3 mo"]),
        ("within at least 3 months", ["≥3 mo"]),
        ("in the past at least 3 months", ["≥3 mo"]),
        ("in the past year", ["=1 a"]),
        ("in the past years", []),
        ("within the next week", ["≤1 wk"]),
        ("the first 2 weeks", ["≤2 wk"]),
        ("the past 2 to 3 weeks", ["2..3 wk"]),
        ("the last 2 lines", ["=2"]),
        ("within 5 cm", ["≤5 cm"]),
        ("within normal", []),
        ("past the age of 60", [">60"]),
        ("≤ ULN", ["≤1 × ULN"]),
        ("above the upper limit of normal", [">1 × ULN"]),
        ("below normal", []),
        ("below the LLN", ["<1 × LLN"]),
        ("≥ adults", []),
        ("two hundred mg", ["=200 mg"]),
        ("5 per cent", ["=5 %"]),
        ("since 2014", ["≥2014"]),
        ("between 2014 and 2016", ["2014..2016"]),
        ("before 2014", ["<2014"]),
        ("until 2014", ["≤2014"]),
        ("after 2000 mg", ["=2000 mg"]),
        ("over 2000 mg to 2014", ["2000..2014 mg"]),
    ],
)
def test_figures_are_found(words: str, expected: list[str]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("within 3 months", "within"),
        ("within the past 3 months", "within"),
        ("the past 3 months", "last"),
        ("the next 3 months", "next"),
        ("the first 3 months", "first"),
        ("the past year", "last"),
        ("3 months", None),
        ("the last 2 lines", None),
        ("the last between 2 and 3 lines", None),
        ("within 5 cm", None),
    ],
)
def test_a_window_is_one_of_time(words: str, window: str | None) -> None:
    assert figure(words).window == window


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("for the last 2 lines", "2"),
        ("the last between 2 and 3 lines", "last between 2 and 3"),
        ("for the last 2 months", "last 2 months"),
        ("within 5 cm", "within 5 cm"),
        ("a score below the LLN", "below the LLN"),
        ("in the past year of", "past year"),
    ],
)
def test_a_figure_begins_with_what_opens_it(words: str, whole: str) -> None:
    assert said(words) == [whole]


@pytest.mark.parametrize("part", ["within", "last", "next", "first"])
def test_every_word_that_opens_a_window_does(part: str) -> None:
    for words in WINDOWS[part]:
        found = figure(f"{words} 3 months")
        assert (found.first, found.window, found.unit) == (0, part, "mo")
        assert (found.interval.low is None) is (part in {"within", "first"})


def test_a_blood_pressure_is_two_figures_of_the_same_words() -> None:
    upper, lower = figures("Blood pressure below 140/90 mmHg")
    assert (upper.first, upper.end) == (lower.first, lower.end)
    assert (upper.lower, lower.lower) == (False, True)
    assert upper.over == (Fraction(140), Fraction(90))
    assert lower.over is None


def test_a_stretch_of_the_calendar_has_its_days() -> None:
    found = figure("since May 2014")
    assert found.dates is not None
    assert str(found.dates.since) == "2014-05"
    assert found.signed


@given(st.text() | criterion_texts)
def test_any_text_has_figures_within_it_that_do_not_overlap(words: str) -> None:
    text = TokenText(words)
    at = 0
    for found in read_figures(text):
        if found.lower:
            assert found.end == at
            continue
        assert at <= found.first < found.end <= len(text.tokens)
        at = found.end
        if found.unit_place is not None:
            assert found.first <= found.unit_place[0] <= found.unit_place[1] <= found.end
        assert not found.interval.empty
        assert found.interval.low or found.interval.high
