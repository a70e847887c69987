"""Strategies for what criteria say: expressions, and their parts."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

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
)
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.value_strategies import optional, several, text

#: Measures with a unit each that they are asked for in; the last is one that nobody lists.
MEASURES: Final = (
    (Measure("eGFR", "egfr"), "mL/min/{1.73_m2}"),
    (Measure("serum creatinine", "creatinine"), "mg/dL"),
    (Measure("serum creatinine", "creatinine"), "umol/L"),
    (Measure("BMI", "bmi"), "kg/m2"),
    (Measure("HbA1c", "hba1c"), "%"),
    (Measure("ALT", "alt"), "U/L"),
    (Measure("body weight", "weight"), "kg"),
    (Measure("age", "age"), "a"),
    (Measure("Sample score"), "1"),
)
#: Things that a criterion may name, so that a patient has the same now and then.
NAMED: Final = ("asthma", "hepatitis B", "chronic hepatitis B", "kidney transplant", "warfarin")
#: Units of time.
TIMES: Final = ("a", "mo", "wk", "d", "h")


def numbers() -> st.SearchStrategy[Fraction]:
    """Give numbers as they are written in criteria: whole, or with a decimal."""
    return st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 10))


def intervals() -> st.SearchStrategy[Interval]:
    """Give intervals that are not empty and have at least one end."""
    bounds = st.builds(Bound, numbers(), st.booleans())
    one_sided = st.builds(Interval, low=bounds) | st.builds(Interval, high=bounds)
    two_sided = st.builds(Interval, bounds, bounds).filter(lambda one: not one.empty)
    return one_sided | two_sided


def lengths(*, whole: bool = False) -> st.SearchStrategy[Amount]:
    """Give amounts of time; `whole` ones have an upper end."""
    number = st.integers(1, 36)
    sides = [Interval.at_most, Interval.less_than]
    sides += [] if whole else [Interval.at_least, Interval.more_than]
    made = st.builds(lambda side, value: side(value), st.sampled_from(sides), number)
    return st.builds(Amount, made, st.sampled_from(TIMES))


def windows() -> st.SearchStrategy[Window]:
    """Give windows of time before or after the entry, or of calendar years."""
    ways = st.sampled_from([Anchor.BEFORE, Anchor.AFTER, Anchor.EITHER])
    years = st.integers(1990, 2030).map(PartialDate)
    ends = st.tuples(years, st.none()) | st.tuples(st.none(), years) | st.tuples(years, years)
    return (
        st.builds(Window, lengths(), ways)
        | st.builds(Window, lengths(), st.just(Anchor.BEFORE), latest=st.just(value=True))
        | st.builds(Window, lengths(whole=True), ways, whole=st.just(value=True))
        | ends.map(lambda both: Window(Amount(Interval()), Anchor.CALENDAR, *both))
    )


def comparisons() -> st.SearchStrategy[Comparison]:
    """Give comparisons of a measure with numbers in a unit of it, or in none, or with a limit."""

    @st.composite
    def made(draw: st.DrawFn) -> Comparison:
        measure, unit = draw(st.sampled_from(MEASURES))
        reference = draw(st.none() | st.none() | st.sampled_from(Reference))
        named = "1" if reference else draw(st.sampled_from([unit, unit, unit, None]))
        return Comparison(
            measure,
            Amount(draw(intervals()), named, reference),
            draw(optional(windows())),
            draw(st.none() | st.none() | lengths()),
            sure=draw(st.booleans()),
        )

    return made()


def presences() -> st.SearchStrategy[Presence]:
    """Give presences of every subject and of none."""
    counts = st.builds(Interval.at_least, st.integers(1, 3)) | st.builds(
        Interval.exactly, st.integers(1, 3)
    )
    doses = st.builds(Amount, intervals(), st.just("mg/d"))
    return st.builds(
        Presence,
        st.sampled_from(NAMED) | text(),
        optional(st.sampled_from(Subject)),
        window=optional(windows()),
        duration=st.none() | st.none() | lengths(),
        count=optional(st.builds(Amount, counts, st.just("1"))),
        dose=st.none() | st.none() | doses,
        sure=st.booleans(),
    )


def unparsed() -> st.SearchStrategy[Unparsed]:
    """Give words that the grammar does not read."""
    amounts = st.builds(Amount, intervals(), optional(st.sampled_from(TIMES)))
    return st.builds(Unparsed, text(), several(amounts, most=2))


def leaves() -> st.SearchStrategy[Expression]:
    """Give comparisons and presences."""
    return comparisons() | presences()


def expressions(
    leaf: st.SearchStrategy[Expression] | None = None, *, most: int = 6
) -> st.SearchStrategy[Expression]:
    """Give expressions of every kind of node, with up to `most` leaves.

    Args:
        leaf: What the leaves are drawn from; by default comparisons, presences and unread words.
        most: How many leaves there are.
    """
    usual = leaves() | unparsed()
    return st.recursive(usual if leaf is None else leaf, _nodes, max_leaves=most)


def _nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    both = st.lists(parts, min_size=1, max_size=3).map(tuple)
    counts = st.builds(Interval.exactly, st.integers(1, 2)) | st.builds(
        Interval.at_least, st.integers(1, 2)
    )
    return (
        st.builds(All, both)
        | st.builds(Any, both)
        | st.builds(Not, parts)
        | st.builds(IfThen, parts, parts)
        | st.builds(AtLeast, st.builds(Amount, counts), both)
    )
