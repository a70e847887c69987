"""How long one infusion takes is read where words of giving stand beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import read_infusion_durations
from tests.grammar.times.frames_read import lengths

WORDS = ["infused", "over", "for", "30", "minutes", "2", "hours", "to", "-", "a", "about", ".", "up to", "infusion", "given", "in", "day", "h"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("infused over 30 min", ["=30 min"]),
        ("infused over 15 minutes to 2 hours", ["15..120 min"]),
        ("infused over 15-30 minutes", ["15..30 min"]),
        ("given intravenously over an hour", ["=1 h"]),
        ("given over a 2 hour period", ["=2 h"]),
        ("drip for approximately 1 hour", ["=1 h?"]),
        ("given over at least 60 minutes", ["≥60 min"]),
        ("given over up to 60 minutes", ["≤60 min"]),
        ("a 30-minute infusion", ["=30 min"]),
        ("infused over 1 hour, then injected over 1 hour", ["=1 h"]),
    ],
)
def test_the_time_that_an_infusion_takes(text: str, expected: list[str]) -> None:
    assert lengths(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "followed over 30 minutes",
        "infused over 2 years",
        "infused over the vein",
        "infused over 2, 3 and 4 minutes",
        "infused over 2 hours to 15 minutes",
        "",
        "30 minutes after infusion",
        "a 30-minute walk",
        "a 30-day infusion",
        "infused over 0 minutes",
    ],
)
def test_other_times_are_none(text: str) -> None:
    assert lengths(text) == []


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_length_stands_at_its_words(text: str) -> None:
    for one in read_infusion_durations(Passage("description", text)):
        assert one.words == "".join([span.of(text) for span in one.spans])
        assert not one.value.interval.empty
