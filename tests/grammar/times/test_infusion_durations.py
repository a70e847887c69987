"""How long one infusion takes is read where words of giving stand beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import read_infusion_durations
from tests.grammar.times.frames_read import lengths
from tests.timing import takes_at_most

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
        ("infused over 1 hour after a light meal", ["=1 h"]),
        ("infused over a minute", ["=1 min"]),
        ("an hour infusion", ["=1 h"]),
        ("infused to the patients for 30 minutes", ["=30 min"]),
        ("infused in adults and children within 30 minutes", ["=30 min"]),
        ("infused by pump, slowly, for 20 minutes", ["=20 min"]),
        ("infused once and patients are seen, then injected for 5 minutes", ["=5 min"]),
        ("the infusion will be done for 2 hours", ["=2 h"]),
        ("infused, and followed by saline for 10 minutes", ["=10 min"]),
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
        "A second injection is planned in spring",
        "given with a second infusion, over a second line",
        "a minute injection depth",
        "infused within 12 hours of harvest",
        "infused within 12 hours postoperatively",
        "infused within 2 to 12 hours of harvest",
        "infused within 2 hours to 3 hours after harvest",
        "infused in 6 hours from randomisation",
        "infused by vein, participants rest in bed for 3 hours",
        "infused at 3 mL/min; then all the children are watched for 3 hours",
        "injected at 3 mL/min, volunteers sit over 3 hours",
        "infused with the balloon inflated for 2 minutes",
        "infused, and the wound is covered for 12 hours",
        "infused once, and followed for 12 hours",
    ],
)
def test_other_times_are_none(text: str) -> None:
    assert lengths(text) == []


def test_the_time_is_proportional_to_the_length() -> None:
    def work(size: int) -> None:
        piece = "infused, and patients over 1 hour of "
        passage = Passage("description", piece * (size // len(piece)))
        read_infusion_durations(passage)

    assert takes_at_most(12, lambda: work(12_500), lambda: work(50_000))


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_length_stands_at_its_words(text: str) -> None:
    for one in read_infusion_durations(Passage("description", text)):
        assert one.words == "".join([span.of(text) for span in one.spans])
        assert not one.value.interval.empty
