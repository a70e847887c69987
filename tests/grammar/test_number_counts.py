"""A number counts where a noun stands behind it and it is no value, name or date."""

import pytest

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.number_counts import counts
from mscregistry.grammar.token_text import TokenText


def count(words: str, floor: int = 0) -> bool:
    text = TokenText(words)
    return counts(text, read_figures(text)[-1], floor)


@pytest.mark.parametrize(
    "words",
    [
        "at least 2 episodes",
        "at least two prior lines",
        "≥ 1 known lesion",
        "2 siblings",
        "two large lesions",
        "two big red lesions",
        "only one line",
        "one line",
        "with one line",
        "having one line",
        "2 of the following",
        "one of these",
        "2 of following",
        "at least 2 of the joints",
        "visit at least 3 lines",
        "1 or 2 lines",
    ],
)
def test_a_number_counts_what_is_behind_it(words: str) -> None:
    assert count(words)


@pytest.mark.parametrize(
    "words",
    [
        "2 mg tablets",
        "2 x ULN values",
        "2.5 lines",
        "ECOG 2 patients",
        "≥ ECOG 2 patients",
        "May 2 visits",
        "2 May visits",
        "visit 3 lines",
        "2 of the joints",
        "2 of joints",
        "at least 2 of joints",
        "at least 2",
        "at least 2, lines",
        "at least 2 and lines",
        "1 line",
        "likes one line",
        "two big red bad lesions",
        "two large",
        "two mass",
        "two virus",
        "two sepsis",
        "two patient's",
        "two t4s",
    ],
)
def test_other_numbers_do_not_count(words: str) -> None:
    assert not count(words)


def test_a_name_before_the_floor_is_not_the_numbers() -> None:
    assert not count("phase 3 lines")
    assert count("phase 3 lines", floor=1)
