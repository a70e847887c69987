"""Of all that is said of when cells are given, each thing is said once, and fully."""

import pytest

from mscregistry.grammar.cells.passages import CellPassage, Role
from tests.grammar.cells.products_said import given, product, times


def context(text: str) -> CellPassage:
    return CellPassage("brief_summary", text, Role.CONTEXT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Infused once a week (week 0, 1, 2)", ["week 0", "week 1", "week 2"]),
        ("Infused at baseline and then every 2 weeks, 4 times", ["every 14 days x4"]),
        ("A single dose is infused, and repeated every month for four times", ["every 1 month x4"]),
        (
            "Group 1: a single infusion. Group 2: infused weekly x 2",
            ["once", "1 per week for 2 weeks"],
        ),
        ("Infused once or twice with an interval of 2 weeks", ["once", "every 14 days x2"]),
        ("Four infusions. The infusions are given every 4 days", ["every 4 days x4"]),
        ("Four infusions, or two infusions. They are infused every 4 days", ["every 4 days"]),
        ("A single infusion on day 0, and another infusion on day 3", ["day 0", "day 3"]),
        ("A single infusion as 30 injections into the muscle", ["once"]),
        ("Infused on day 1; mesenchymal stem cells given twice daily", ["day 1"]),
        ("Infused every 4 hours", []),
        ("Infused every 48 hours, 3 times", ["every 2 days x3"]),
        (
            "Infused on day 0, day 2 and every 8 weeks thereafter",
            ["day 0", "day 2", "every 56 days"],
        ),
        (
            "Infused on day 0, day 2 and every 8 weeks after that",
            ["day 0", "day 2", "every 56 days"],
        ),
        ("Infused at each visit", []),
        ("Infused daily for 28 days", []),
        ("Infused daily for 3 days", ["every 1 day x3"]),
        ("Infused every 2 days", ["every 2 days"]),
    ],
)
def test_one_text(text: str, expected: list[str]) -> None:
    assert times(given(text)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Infused twice, 4 weeks apart", "Infused at week 0 and week 4"), ["week 0", "week 4"]),
        (("Infused on day -2 and day 5", "Infused every week"), ["day -2", "day 5"]),
        (("Infused twice, 3 weeks apart", "Infused at week 0 and week 4"),
         ["every 21 days x2", "week 0", "week 4"]),
        (("Infused every month", "Infused at week 0 and month 4"),
         ["every 1 month", "week 0", "month 4"]),
        (("Infused weekly", "Infused weekly for 4 weeks"), ["1 per week for 4 weeks"]),
        (("Infused weekly x 4", "Infused weekly for 4 weeks"), ["1 per week for 4 weeks"]),
        (("Infused on day 0", "Infused on day 0 and day 7"), ["day 0", "day 7"]),
        (("Infused at baseline", "Infused on day 0"), ["day 0"]),
        (("Infused weekly", "Three infusions"), ["1 per week for 3 weeks"]),
        (("A single infusion", "A single infusion"), ["once"]),
        (("A single infusion", "Infused weekly for 2 weeks"), ["1 per week for 2 weeks"]),
    ],
)  # fmt: skip
def test_texts_of_one_intervention_and_an_arm(texts: tuple[str, str], expected: list[str]) -> None:
    first, second = texts
    assert times(given(first), given(f"Cord MSC. {second}", "arms[0]")) == expected


def test_two_arms_may_differ() -> None:
    one = given("Cord MSC. A single infusion", "arms[0]")
    other = given("Cord MSC. Infused weekly for 2 weeks", "arms[1]")
    assert times(one, other) == ["once", "1 per week for 2 weeks"]


def test_a_text_keeps_the_single_giving_of_one_of_its_groups() -> None:
    text = "Group 1: a single infusion. Group 2: infused weekly for 2 weeks"
    assert times(given(text)) == ["once", "1 per week for 2 weeks"]


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("By vein", ["day 0", "day 7"]),
        ("Two infusions", ["day 0", "day 7"]),
        ("Three infusions", []),
        ("A single infusion", ["once"]),
        ("A second infusion may be given at month 6", ["day 0", "day 7"]),
    ],
)
def test_texts_at_length_add_what_short_ones_leave_open(short: str, expected: list[str]) -> None:
    long = context("Mesenchymal stem cells are infused on day 0 and day 7.")
    assert times(given(short), long) == expected


def test_days_that_texts_at_length_tell_one_by_one_are_as_many_as_short_ones_say() -> None:
    long = context("MSC are infused on day 0. MSC are infused on day 3 by a second infusion.")
    assert times(given("Two infusions"), long) == ["day 0", "day 3"]


@pytest.mark.parametrize(
    ("long", "expected"),
    [
        ("MSC are infused weekly for 3 weeks.", ["1 per week for 3 weeks"]),
        ("MSC are infused every 2 months for 9 weeks.", []),
    ],
)
def test_how_often_and_how_long_are_a_number(long: str, expected: list[str]) -> None:
    assert times(given("Three infusions"), context(long)) == expected


def test_a_number_from_another_text_is_no_words_of_this_one() -> None:
    found = product(given("Infused weekly"), given("Cord MSC. Three infusions", "arms[0]"))
    assert [one.words for one in found.schedules] == ["weekly"]


def test_what_is_surest_is_kept() -> None:
    found = product(
        given("Infused biweekly"), given("Cord MSC are infused every 2 weeks", "arms[0]")
    )
    assert [one.sure for one in found.schedules] == [True]
