"""Schedules of giving are read, each at its words; times of looking are none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import read_schedules
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Rate
from mscregistry.grammar.times.schedule import Schedule
from tests.grammar.times.frames_read import forms, schedules
from tests.timing import takes_at_most

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
        ("A single infusion on day 0", [("once", "day 0")]),
        ("infused once on day 1", [("once", "day 1")]),
        (
            "Infused at baseline; second dose after 3 months",
            [("baseline",), ("every 3 months x2",)],
        ),
        ("Infused on day 0, a second infusion 3 months later", [("day 0",), ("month 3",)]),
        ("infused at baseline (day 0) and on day 14", [("day 0", "day 14")]),
        ("Infused at baseline and again after 3 months", [("baseline", "month 3")]),
        (
            "Injected at baseline, after 6 weeks post index administration and after 4 months",
            [("baseline", "week 6", "month 4")],
        ),
        ("delivered at D1 - D3 - D5", [("day 1", "day 3", "day 5")]),
        ("infused on day 1 (D1) and day 3 (D3)", [("day 1", "day 3")]),
        (
            "two doses of cells, one day pre transplant and 20 days post transplant",
            [("day -1",), ("day 20",)],
        ),
        ("infused on day 1 to patients", [("day 1",)]),
        ("infused at Visit 2 (Day 0)", [("day 0",)]),
        ("given by i.v. infusion at baseline and 6 months of follow-up", [("baseline", "month 6")]),
        ("infused at baseline and 6 months (total 12 months)", [("baseline", "month 6")]),
        ("first dose on day 1; another infusion after 2 weeks", [("day 1",), ("week 2",)]),
        ("Day 0: infusion of cells; day 28: assessment", [("day 0",)]),
        ("injected at baseline and assessed at 2, 4 and 8 weeks", [("baseline",)]),
        ("injected on day 0, day 7 and monitored on day 9", [("day 0", "day 7")]),
        ("infused at baseline, and all patients return at 3 months", [("baseline",)]),
        ("injected, and patients are seen on days 2 and 9", []),
        ("injected, then participants come on days 2 and 9", []),
        ("injected in adults and children on days 2 and 9", [("day 2", "day 9")]),
        ("injected to patients with pain on days 2 and 9", [("day 2", "day 9")]),
        ("seen, then patients are infused on days 2 and 9", [("day 2", "day 9")]),
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
        ("four weekly infusions", [("1 per week for 4 weeks",)]),
        ("in 3 weekly episodes of injections", [("1 per week for 3 weeks",)]),
        ("infused weekly x 4", [("1 per week for 4 weeks",)]),
        ("infused once per week, 3 times", [("1 per week for 3 weeks",)]),
        ("injected 3 times every 2 months", [("every 2 months x3",)]),
        ("a second infusion after 3 months", [("every 3 months x2",)]),
        (
            "one infusion, followed by a second infusion one month later",
            [("once",), ("every 1 month x2",)],
        ),
        ("Treatment is given on five consecutive days", [("every 1 day x5",)]),
        ("one dose is given; then infused on 3 successive days", [("once",), ("every 1 day x3",)]),
        ("infused every 4 weeks from week 0 to week 36", [("every 28 days x10",)]),
        ("infused every 4 weeks from week 0 to week 35", [("every 28 days",)]),
        ("infused every 4 weeks from week 0 to month 9", [("every 28 days",)]),
        ("applied trimonthly for 2 cycles", [("every 3 months x2",)]),
        (
            "infused twice weekly (at least 3 days apart) over 4 weeks for 8 total doses",
            [("2 per week for 4 weeks",)],
        ),
        ("infused weekly for the following two weeks (6 doses)", [("1 per week for 2 weeks",)]),
        ("infused every 5 hours for 2 days (6 doses)", [("every 5 hours x6",)]),
        ("3 injections separated by 7 days", [("every 7 days x3",)]),
        (
            f"Three infusions {'of many cells of one donor ' * 4}every 2 weeks",
            [("every 14 days x3",)],
        ),
        ("three infusions, and visits every month", [()]),
        (
            "Once or twice with two week interval, as an infusion",
            [("once",), ("every 14 days x2",)],
        ),
        ("infusion number: 8 (once every 2 weeks)", [("every 14 days x8",)]),
        ("Four infusions; then treatment on 3 consecutive days", [(), ("every 1 day x3",)]),
        ("Four infusions, treatment on 3 consecutive days", [(), ("every 1 day x3",)]),
        ("Treatment is 3 infusions on 3 consecutive days", [("every 1 day x3",)]),
        ("five infusions, second infusion after 3 months", [(), ("every 3 months x2",)]),
        ("two infusions, second infusion after 3 months", [("every 3 months x2",)]),
        ("infused monthly until day 5 to the end", [("every 1 month",)]),
        ("number of infusions: 6, every 2 weeks", [("every 14 days x6",)]),
        (f"three {'slow ' * 9}infusions every 2 weeks", [("every 14 days",)]),
        ("more than one infusion", []),
        ("at least 2 infusions every 2 weeks", [("every 14 days",)]),
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
        "a single stem cell infusion",
        "a single 2 x 10^6 dose",
        "a single i.v. infusion",
        "a unique injection",
        "single treatment",
        "Cells, single IV, at noon",
        "infusion will be done one time",
        "one very slow careful deep arterial injection",
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
        "infused on day 1 to day 28",
        "; infused for day(s)",
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
        "single cell suspension for infusion",
        "single treatment arm",
        "phase 2 dose",
        "2 x 10^6 dose",
        "three infants receive doses",
        "two administration routes",
        "96 hours by three hours of infusion",
        "number of infusions: many",
        "number of infusions is unknown; the number 3",
        "number of cells: 3",
        "infusion number 3",
        "infusion number: 3rd",
        "one very slow and careful and deep and long arterial injection",
        "Patients are assessed after cell transplantation at months 1, 3",
        "infused, thereafter monitored at early treatment on days 30 and 60",
        "second infusion of placebo after 1 week",
        "a second visit after 1 week of infusions",
        "a second infusion before 1 week",
        "infused; a third infusion of placebo 3 weeks after",
        "at least 3 days apart",
        "given on 2.5 consecutive days",
        "on 3 consecutive days",
    ],
)
def test_no_schedule(text: str) -> None:
    assert schedules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A second infusion may be given at month 6",
        "Infusion at 6 month intervals is allowed",
        "Infused monthly (optional)",
    ],
)
def test_what_is_allowed_is_no_order(text: str) -> None:
    found = read_schedules(Passage("description", text))
    assert [one.value.allowed for one in found] == [True]
    assert str(found[0]).startswith("allowed: ")


def test_what_is_ordered_is_more_than_allowed() -> None:
    assert schedules("Cells are infused on day 0") == ["d 0"]
    assert schedules("As soon as possible, cells are infused on day 0") == ["d 0"]
    assert schedules("Infused monthly (it may be changed)") == ["every 1 mo"]


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


@pytest.mark.parametrize(
    "piece", ["infused on day 1, ", "single dose ", "given daily for 3 days ", "week 1-"]
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    def work(size: int) -> None:
        passage = Passage("description", piece * (size // len(piece)))
        read_schedules(passage)

    assert takes_at_most(12, lambda: work(12_500), lambda: work(50_000))


@pytest.mark.parametrize(
    ("every", "lasting", "times"),
    [
        (("1", "wk"), ("28", "d"), 4),
        (("1", "mo"), ("6", "mo"), 6),
        (("1", "mo"), ("28", "d"), None),
        (("2", "wk"), ("3", "wk"), None),
    ],
)
def test_what_is_given_at_a_rate_for_a_time_is_given_so_often(
    every: tuple[str, str], lasting: tuple[str, str], times: int | None
) -> None:
    schedule = Schedule(
        rate=Rate(Duration(Fraction(every[0]), every[1])),
        lasting=Duration(Fraction(lasting[0]), lasting[1]),
    )
    assert schedule.administrations == times
