"""What is said beside a number: of how many, how far off, that its ends are in, a side."""

import pytest

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.token_text import TokenText


def figures(text: str) -> list[tuple[str, str | None, str]]:
    """Give each number, its unit and its words."""
    marked = TokenText(text)
    return [
        (str(one.interval), one.unit, marked.said(one.first, one.end))
        for one in read_figures(marked)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at least 4 of 5 joints", "at least 4 of 5"),
        ("4 out of the 5 joints", "4 out of the 5"),
        ("4 of 5", "4"),
        ("6 of 5 joints", "6"),
        ("4 kg of 5 joints", "4 kg"),
        ("4 to 5 of 6 joints", "4 to 5"),
        ("4 of the joints", "4"),
        ("4.5 of 5 joints", "4.5"),
    ],
)
def test_a_part_of_a_number_takes_in_the_whole(text: str, words: str) -> None:
    assert figures(text)[0][2] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 ± 2 weeks", ("4..8", "wk", "6 ± 2 weeks")),
        ("6 weeks +/- 2 weeks", ("4..8", "wk", "6 weeks +/- 2 weeks")),
        ("6 kg plus or minus 2 kg", ("4..8", "kg", "6 kg plus or minus 2 kg")),
        ("6 weeks ± 2 kg", ("=6", "wk", "6 weeks")),
        ("6 ± 7 weeks", ("=6", None, "6")),
        ("6 ± few weeks", ("=6", None, "6")),
        (">6 ± 2 weeks", (">6", None, ">6")),
    ],
)
def test_a_number_with_a_margin_is_a_range(text: str, expected: tuple[str, str, str]) -> None:
    assert figures(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("18 to 65 (including 18 and 65)", "18 to 65 (including 18 and 65)"),
        ("18 to 65 years, including 18 and 65 years", "18 to 65 years, including 18 and 65 years"),
        ("18 to 65, inclusive of 18, 65 years", "18 to 65, inclusive of 18, 65 years"),
        ("18 to 65, including 18", "18 to 65"),
        ("18 to 65, including 18 and all", "18 to 65"),
        ("18 to 65, including 19 and 65", "18 to 65"),
        ("18 to 65, including 18 and 64", "18 to 65"),
        ("18 to 65, including all", "18 to 65"),
        ("18 to 65, then", "18 to 65"),
    ],
)
def test_ends_that_are_said_to_be_in_are_no_other_numbers(text: str, words: str) -> None:
    assert figures(text)[0][2] == words


def test_ends_that_are_said_to_be_in_are_in() -> None:
    assert figures(">18 to <65 (both 18 and 65 years)")[0][:2] == ("18..65", "a")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("before 16 years of age", "<16"),
        ("prior to 16 years of age", "<16"),
        ("after 16 years of age", ">16"),
        ("before 16 years", "=16"),
        ("before at least 16 years of age", "≥16"),
        ("at 16 years of age", "=16"),
        ("before 16 to 18 years of age", "16..18"),
    ],
)
def test_a_word_before_an_age_bounds_it(text: str, interval: str) -> None:
    assert figures(text)[0][0] == interval
