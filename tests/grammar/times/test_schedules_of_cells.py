"""Schedules as records of cells write them: gaps, rounds, stretches, what goes on after days."""

import pytest

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import read_schedules
from tests.grammar.times.frames_read import forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Infused once a week 4 times", [("1 per week for 4 weeks",)]),
        ("Infused on day 4 times", [("day 4",)]),
        ("Infused twice per week for each of 4 consecutive weeks", [("2 per week for 4 weeks",)]),
        (
            "Given twice per week at a dose of 2 x 10^6 MSC/kg (actual body weight) for each of 4 weeks",
            [("2 per week for 4 weeks",)],
        ),
        ("Two infusions of MSC per week during two weeks", [("2 per week for 2 weeks",)]),
        ("Two infusions per week for 3 weeks", [("2 per week for 3 weeks",)]),
        ("Three infusions of cells, per protocol", [()]),
        ("Infused once a day for continuous three days", [("every 1 day x3",)]),
        ("Given by nose for three days in a row", [("every 1 day x3",)]),
        ("Infused in three rounds with 3 days interval", [("every 3 days x3",)]),
        ("Infused every 2 weeks, one course of treatment", [("every 14 days",)]),
        ("Infused every week, two courses", [("every 7 days x2",)]),
        ("Infused; the interval between each treatment is 3 days", [("every 3 days",)]),
        ("Infused. The interval time is 3 months, with 4 infusions", [("every 3 months x4",)]),
        ("Infused every 48 hours, 3 times", [("every 2 days x3",)]),
        ("Infused every 36 hours, 3 times", [("every 36 hours x3",)]),
        (
            "Given at a dose of 2 million/kg (body weight at screening) twice per week",
            [("2 per week",)],
        ),
        ("The first is infused at baseline, and the second one 6 months later",
         [("baseline",), ("month 6",)]),
        ("Infused; the second one after 6 months", [("every 6 months x2",)]),
        ("First infusion on day 0; second infusion on day 7", [("day 0",), ("day 7",)]),
        ("Infused on day 0, +7 and +14", [("day 0", "day 7", "day 14")]),
        ("Infusion of the study agent on day 0 and day 2", [("day 0", "day 2")]),
        ("Blood samples were given on days 0 and 2 after infusion", []),
        ("Samples are kept, and cells are given on day 2", [("day 2",)]),
        ("The three doses are 1, 3 and 5 million cells/kg", []),
        ("The three doses are infused on day 1", [("day 1",)]),
        ("People need insulin; daily insulin injections", []),
        ("Intranasal drops on day 1", [("day 1",)]),
    ],
)  # fmt: skip
def test_schedules_of_cells(text: str, expected: list[tuple[str, ...]]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize("text", ["D0, D7 and D14", "Days 0, 7 and 14"])
def test_points_in_a_description_need_no_word_of_giving(text: str) -> None:
    passage = Passage("description", text)
    assert read_schedules(passage) == ()
    (found,) = read_schedules(passage, described=True)
    assert found.value.canonical == ("day 0", "day 7", "day 14")
    assert not found.sure


def test_what_is_told_again_is_given_again_where_it_is_asked_for() -> None:
    passage = Passage("description", "A: infused on day 1. B: infused on day 1.")
    assert len(read_schedules(passage)) == 1
    assert len(read_schedules(passage, repeated=True)) == 2
