"""A figure knows its number, and takes a unit with its place."""

from fractions import Fraction

import pytest

from mscregistry.grammar.figure import Figure
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.unit_reading import Unit


@pytest.mark.parametrize(
    ("interval", "number"),
    [
        (Interval.exactly(2), 2),
        (Interval.between(2, 5), 2),
        (Interval.at_least(2), 2),
        (Interval.less_than(5), 5),
        (Interval(), 0),
    ],
)
def test_the_number_is_the_first_that_is_named(interval: Interval, number: int) -> None:
    assert Figure(0, 1, interval).number == Fraction(number)


def test_a_unit_is_taken_with_its_place() -> None:
    figure = Figure(0, 1, Interval.exactly(2))
    figure.take_unit(1, Unit("mo", 2, is_time=True))
    assert (figure.unit, figure.unit_place, figure.is_time, figure.end) == ("mo", (1, 2), True, 1)


def test_no_unit_changes_nothing() -> None:
    figure = Figure(0, 1, Interval.exactly(2))
    figure.take_unit(1, None)
    assert (figure.unit, figure.unit_place, figure.is_time) == (None, None, False)
