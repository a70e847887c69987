"""An expression is a value: it prints as one reads it, and is equal to what says the same."""

import pickle

import pytest
from attrs import evolve

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import (
    All,
    Amount,
    Anchor,
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Measure,
    Not,
    Presence,
    Reference,
    Subject,
    Unparsed,
    Window,
    parts_of,
    walk,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.source import Span

WEEKS = Amount(Interval.at_most(6), "wk")
EXACTLY = Amount(Interval.exactly(6), "wk")
ASTHMA = Presence("asthma", Subject.CONDITION)
FEVER = Presence("fever")
INR = Comparison(Measure("INR", "inr"), Amount(Interval.more_than(2)))
BEFORE = Window(WEEKS, Anchor.BEFORE)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (ASTHMA, 'condition "asthma"'),
        (FEVER, 'finding "fever"'),
        (evolve(ASTHMA, window=BEFORE), 'condition "asthma" [≤6 wk before]'),
        (evolve(ASTHMA, duration=WEEKS), 'condition "asthma" for ≤6 wk'),
        (
            Presence(
                "heparin",
                count=Amount(Interval.at_least(2)),
                dose=Amount(Interval.at_most(5), "mg/d"),
                duration=WEEKS,
                window=BEFORE,
            ),
            'finding "heparin" ≥2 times ≤5 mg/d for ≤6 wk [≤6 wk before]',
        ),
        (INR, "inr >2"),
        (evolve(INR, window=BEFORE, duration=WEEKS), "inr >2 for ≤6 wk [≤6 wk before]"),
        (
            Comparison(Measure("Bishop score"), Amount(Interval.at_most(4), "1")),
            '"Bishop score" ≤4',
        ),
        (All((ASTHMA, FEVER)), 'condition "asthma" and finding "fever"'),
        (Any((ASTHMA, INR)), 'condition "asthma" or inr >2'),
        (All((ASTHMA, Any((FEVER, INR)))), 'condition "asthma" and (finding "fever" or inr >2)'),
        (Not(ASTHMA), 'not condition "asthma"'),
        (Not(Not(ASTHMA)), 'not not condition "asthma"'),
        (Not(All((ASTHMA, FEVER))), 'not (condition "asthma" and finding "fever")'),
        (IfThen(ASTHMA, INR), 'if condition "asthma" then inr >2'),
        (
            IfThen(IfThen(ASTHMA, FEVER), INR),
            'if (if condition "asthma" then finding "fever") then inr >2',
        ),
        (
            AtLeast(Amount(Interval.exactly(2)), (ASTHMA, All((FEVER, INR)))),
            '=2 of (condition "asthma"; finding "fever" and inr >2)',
        ),
        (AtLeast(Amount(Interval.at_least(2)), words="the following"), "≥2 of the following"),
        (Unparsed("no idea"), "?no idea?"),
        (Any((AtLeast(EXACTLY, words="these"), Unparsed("x"))), "=6 of these or ?x?"),
    ],
)
def test_every_node_prints_as_one_reads_it(node: Expression, expected: str) -> None:
    assert str(node) == expected
    assert pickle.loads(pickle.dumps(node)) == node  # noqa: S301 - made in this line


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Amount(Interval.at_most(9), "%"), "≤9 %"),
        (Amount(Interval.at_most(9), "1"), "≤9"),
        (Amount(Interval.at_most(9)), "≤9"),
        (Amount(Interval.more_than(3), None, Reference.ULN), ">3 × ULN"),
        (Amount(Interval.more_than(3), "1", Reference.LLN), ">3 × LLN"),
        (Amount(Interval.less_than(80), "%", Reference.PREDICTED), "<80 % predicted"),
        (Amount(Interval.exactly(2), None, Reference.BASELINE), "=2 × baseline"),
        (Amount(Interval.exactly(2), None, Reference.NORMAL), "=2 × normal"),
    ],
)
def test_numbers_print_with_unit_and_limit(amount: Amount, expected: str) -> None:
    assert str(amount) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window(WEEKS, Anchor.BEFORE), "≤6 wk before"),
        (Window(WEEKS, Anchor.AFTER), "≤6 wk after"),
        (Window(WEEKS, Anchor.EITHER), "≤6 wk either"),
        (Window(EXACTLY, Anchor.BEFORE, whole=True), "last =6 wk before"),
        (Window(EXACTLY, Anchor.AFTER, whole=True), "next =6 wk after"),
        (Window(EXACTLY, Anchor.CALENDAR, since=PartialDate(2011, 4)), "since 2011-04"),
        (Window(EXACTLY, Anchor.CALENDAR, until=PartialDate(2013)), "until 2013"),
        (
            Window(EXACTLY, Anchor.CALENDAR, since=PartialDate(2011), until=PartialDate(2013)),
            "since 2011 until 2013",
        ),
    ],
)
def test_windows_print_with_their_way(window: Window, expected: str) -> None:
    assert str(window) == expected


def test_the_last_six_weeks_reach_from_now_to_six() -> None:
    assert Window(EXACTLY, Anchor.BEFORE, whole=True).reach == Interval.at_most(6)
    assert Window(EXACTLY, Anchor.BEFORE).reach == Interval.exactly(6)
    more = Amount(Interval.at_least(6), "wk")
    assert Window(more, Anchor.BEFORE, whole=True).reach == Interval.at_least(6)


def test_where_the_words_stand_and_how_they_are_written_is_no_difference() -> None:
    there = (Span(3, 9),)
    same: list[tuple[object, object]] = [
        (Presence("Chronic  Pain", spans=there), Presence("chronic pain", sure=False)),
        (Measure("Bishop\nScore", spans=there), Measure("bishop score")),
        (Measure("GFR", "egfr", there), Measure("kidney function", "egfr")),
        (
            Amount(Interval.at_most(2), "wk", unit_words="wks", sure=False),
            Amount(Interval.at_most(2), "wk"),
        ),
        (
            Window(WEEKS, Anchor.AFTER, point="the dose", point_spans=there),
            Window(WEEKS, Anchor.AFTER),
        ),
        (Not(FEVER, there, sure=False), Not(FEVER)),
        (AtLeast(WEEKS, (), "these", there), AtLeast(WEEKS, (), "those")),
    ]
    for one, other in same:
        assert one == other
        assert hash(one) == hash(other)


def test_what_says_something_else_is_not_equal() -> None:
    assert Presence("fever") != Presence("cough")
    assert Presence("fever") != Presence("fever", Subject.CONDITION)
    assert Measure("a") != Measure("b")
    assert Measure("GFR", "egfr") != Measure("GFR")
    either: Expression = Any((ASTHMA, FEVER))
    assert either != All((ASTHMA, FEVER))
    assert Unparsed("x") != Unparsed("y")
    assert Window(EXACTLY, Anchor.BEFORE) != Window(EXACTLY, Anchor.BEFORE, whole=True)


def test_a_walk_gives_every_node_in_reading_order() -> None:
    count = AtLeast(WEEKS, (FEVER, INR))
    tree = All((IfThen(ASTHMA, Not(FEVER)), count, Unparsed("x")))
    assert list(walk(tree)) == [
        tree,
        tree.parts[0],
        ASTHMA,
        Not(FEVER),
        FEVER,
        count,
        FEVER,
        INR,
        Unparsed("x"),
    ]
    assert parts_of(INR) == parts_of(Unparsed("x")) == ()
