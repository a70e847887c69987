"""Schedules of giving are read, each at its words; times of looking are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import read_schedules
from tests.grammar.times.frames_read import forms, schedules
from tests.timing import seconds

WORDS = [
    "day 0", "on", "days", "1", "and", "7", ",", ".", ";", "\n", "weekly", "for", "4 weeks", "twice",
    "infusion", "infusions", "single", "dose", "every", "2", "once", "x", "3", "given", "visit",
    "followed", "may", "at baseline", "second", "after", "then", "course", "/", "interval", "apart",
    "1-5", "one", "until", "times", "per", "cycle", "injected", "q2w", "daily", "first", "of",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cells are infused on day 0 and day 7", [("day 0", "day 7")]),
        ("Injected on days 1, 8 and 15", [("day 1", "day 8", "day 15")]),
        ("Infusion at baseline and 6 months", [("baseline", "month 6")]),
        ("Injection at 0, 3 and 6 months", [("month 0", "month 3", "month 6")]),
        ("Given on the first, third and sixth days", [("day 1", "day 3", "day 6")]),
        ("Infused on days 1-3", [("day 1", "day 2", "day 3")]),
        ("Infusion on day 1 at baseline", [("day 1", "baseline")]),
        ("Infused on day 1 by vein, day 7 by vein", [("day 1",), ("day 7",)]),
        ("Infused on day 1, , , , , , , , , , day 7", [("day 1",), ("day 7",)]),
        ("5 doses on days 3 and 17", [("day 3", "day 17")]),
        ("A single infusion on day 0", [("day 0",)]),
        ("a second infusion after 3 months", [("month 3",)]),
        ("Day 0: infusion of cells; day 28: assessment", [("day 0",)]),
    ],
)
def test_points_of_giving(text: str, expected: list[tuple[str, ...]]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three infusions at 2-week intervals", [("every 14 days x3",)]),
        ("3 doses every 4 weeks", [("every 28 days x3",)]),
        ("two injections one month apart", [("every 1 month x2",)]),
        ("injected every other day for 3 times", [("every 2 days x3",)]),
        ("infusion q2w x 3", [("every 14 days x3",)]),
        ("infused 4 times with an interval of 7 days", [("every 7 days x4",)]),
        ("infused weekly for 4 weeks", [("1 per week for 4 weeks",)]),
        ("injected once a week for two consecutive weeks", [("1 per week for 2 weeks",)]),
        ("given monthly for 6 months", [("every 1 month x6",)]),
        ("given daily for 2 weeks", [("every 1 day x14",)]),
        ("given twice daily", [("2 per day",)]),
        ("injected 2 times per week", [("2 per week",)]),
        ("given once / week, twice / course", [("1 per week for 2 weeks",)]),
        ("given 1 time / day, 7 days / course", [("every 1 day x7",)]),
        ("one infusion every 4 weeks", [("every 28 days",)]),
        ("given daily (single dose 8 mg)", [("every 1 day",)]),
        ("3 times per 2 weeks, infusions", [("3 per 2 weeks",)]),
        (
            "Injected twice weekly for 4 weeks then once weekly for 4 weeks",
            [("2 per week for 4 weeks",), ("1 per week for 4 weeks",)],
        ),
        ("given daily for 2, 3 weeks", [("every 1 day",)]),
        ("infused every 12 hours for 3 days", [("every 12 hours",)]),
        ("infused every 28-day cycle", []),
        ("infused twice per cycle", []),
    ],
)
def test_rates_of_giving(text: str, expected: list[tuple[str, ...]]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A single infusion of cells",
        "single dose",
        "single-dose intravenous infusion",
        "Cells are administered once",
        "one-time injection",
        "one slow intravenous injection",
        "single-dose infusion",
    ],
)
def test_once(text: str) -> None:
    assert forms(text) == [("once",)]


@pytest.mark.parametrize(
    "text",
    [
        "single-arm, single-center, single blind study of single donor cells",
        "three dose levels",
        "Patients are followed at 1, 3 and 6 months",
        "after 6 months, MRI will be done",
        "Visits on day 7 and day 14",
        "Cells are cultured for 3 passages and tested on day 7",
        "repeated infusions",
        "injected once enrolled",
        "infused until day 28",
        "infusion; MRI 6 months after it",
        "2 x 10^6 cells infused",
        "infused, 75 mg/m2",
        "day 7",
        "second injection site at 3 cm",
        "2nd line infusion",
        "infused over 2 hours",
        "given on days 1-28",
        "given 500 times",
        "given 1.5 times",
        "baseline infusion",
        "three times; x 3",
        "followed 3 times",
        "one very slow careful deep arterial injection",
    ],
)
def test_no_schedule(text: str) -> None:
    assert schedules(text) == []


@pytest.mark.parametrize(
    "text",
    ["A second infusion may be given at month 6", "Infusion at 6 month intervals is allowed"],
)
def test_what_is_allowed_is_no_order(text: str) -> None:
    found = read_schedules(Passage("description", text))
    assert [one.value.allowed for one in found] == [True]
    assert str(found[0]).startswith("allowed: ")


def test_what_is_ordered_is_more_than_allowed() -> None:
    assert schedules("Cells are infused on day 0") == ["d 0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weekly for 4 weeks", ["every 1 wk, for 4 wk?"]),
        ("Cells are infused. It is done on day 3.", ["d 3?"]),
        ("infused biweekly", ["every 2 wk?"]),
        ("infused on days 1-2", ["d 1, d 2?"]),
    ],
)
def test_what_the_sentence_does_not_tell_is_not_sure(text: str, expected: list[str]) -> None:
    assert schedules(text) == expected


def test_a_number_of_infusions_alone_has_no_short_form() -> None:
    found = read_schedules(Passage("description", "three infusions"))
    assert [(one.value.doses, one.value.canonical) for one in found] == [(3, ())]


def test_the_same_schedule_is_given_once() -> None:
    assert schedules("A single infusion. After the single infusion, rest.") == ["x1"]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_schedule_stands_at_its_words(text: str) -> None:
    for one in read_schedules(Passage("description", text)):
        assert one.words == " … ".join([span.of(text) for span in one.spans])
        assert one.words
        assert all(one.value.canonical) or not one.value.canonical
        assert one.value.points or one.value.rate or one.value.doses


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert len(read_schedules(Passage("description", text))) <= len(text)


@pytest.mark.parametrize("piece", ["infused on day 1, ", "single dose ", "given daily for 3 days "])
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    def work(size: int) -> float:
        passage = Passage("description", piece * (size // len(piece)))
        return seconds(lambda: read_schedules(passage))

    work(10_000)
    short, long = work(25_000), work(100_000)
    assert long < 12 * short + 0.2
