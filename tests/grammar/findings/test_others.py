"""What is said of others, of animals, of the time before, of a part or of several, is left."""

from __future__ import annotations

import pytest

from mscregistry.grammar.findings import Change, Findings, Tells, read_findings
from mscregistry.grammar.stated import Passage


def read(text: str) -> Findings:
    return read_findings([(Passage("results", text), Tells.RESULTS)])


@pytest.mark.parametrize(
    "text",
    [
        "A previous study of 70 adults reported 4 deaths.",
        "However, in earlier trials 4 patients had chills.",
        "Seven rabbits were enrolled.",
        "Two of 9 dogs died.",
        "Four of 9 women had migraine at baseline.",
        "Four women had a history of migraine.",
        "More than 8 women were lost to follow-up.",
    ],
)
def test_these_are_no_results(text: str) -> None:
    assert read(text) == Findings()


def test_animals_that_died_are_not_counted() -> None:
    assert read("Death occurred in 2 rabbits.").deaths is None


def test_a_fall_and_a_rise_that_are_denied_are_of_what_stands_before() -> None:
    (one,) = read("Albumin neither increased nor decreased.").efficacy
    assert (str(one.endpoint), str(one.change)) == ("Albumin", str(Change.INCREASE))
    assert one.denied


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("20 women received low dose (n=9) or high dose (n=11).", {"low": 9, "high": 11}),
        ("20 women received low or high dose.", {"low": None, "high": None}),
        ("Women were randomized 2:1 to gel or placebo.", {"gel": None, "placebo": None}),
        ("9 women were enrolled in the gel group.", {"gel": 9}),
        ("9 women were assigned to the gel group.", {"gel": 9}),
        ("9 women were happy in the gel group and enrolled.", {"gel": None}),
        ("In the gel group 3 (10%) women had chills.", {"gel": None}),
    ],
)
def test_a_number_is_that_of_its_group_alone(text: str, groups: dict[str, int | None]) -> None:
    found = read(text)
    told = {
        one.name.value: None if one.subjects is None else one.subjects.value for one in found.groups
    }
    assert told == groups


def test_those_who_came_into_one_group_are_not_all() -> None:
    assert read("9 women were enrolled in the gel group.").enrolled is None
    assert str(read("9 women were enrolled in the gel and sham groups.").enrolled) == "9"
    assert str(read("9 women were enrolled.").enrolled) == "9"


def test_a_share_behind_a_number_behind_group_makes_it_a_count() -> None:
    events = read("In the gel group 3 (10%) and in the sham group 6 (20%) women developed chills.")
    told = [(str(one.group), str(one.subjects)) for one in events.adverse_events]
    assert told == [("gel", "3"), ("sham", "6")]
