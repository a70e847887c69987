"""What was done with cells before they are given tells no time, where it says what they are."""

import pytest

from mscregistry.grammar.times.making import is_description
from mscregistry.grammar.times.text import TimeText
from tests.grammar.times.frames_read import forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Infusion of expanded MSCs on day 0 and day 7", [("day 0", "day 7")]),
        ("Infusion of culture-expanded cells on day 0 and day 7", [("day 0", "day 7")]),
        ("Infusion of isolated, cultured (and stored) cells on day 2", [("day 2",)]),
        ("Injection of MSC harvested from marrow on day 1", [("day 1",)]),
        ("MSC harvested from marrow on day 1, then an infusion", []),
        ("Cells are given after they were expanded on day 1", []),
        ("Cells are given, and cells will be cultured on day 1", []),
        ("Cells are given. Marrow harvested on day 1", []),
        ("Cells are given. Expanded 10 times on day 1", []),
        ("Cells are given, harvested again and again and once more again as a late step on day 1",
         []),
        ("Cells are given, and the harvest of cells is on day 1", []),
    ],
)  # fmt: skip
def test_making_that_describes(text: str, expected: list[tuple[str, ...]]) -> None:
    assert forms(text) == expected


def test_a_text_may_end_with_a_word_of_making() -> None:
    text = TimeText("Cells expanded")
    assert not is_description(text, 1, given=True)
