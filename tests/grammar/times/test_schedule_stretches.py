"""How many steps of a length lie in a time."""

from fractions import Fraction

import pytest

from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.schedule_stretches import steps_in


def length(text: str) -> Duration:
    number, unit = text.split()
    return Duration(Fraction(number), unit)


@pytest.mark.parametrize(
    ("every", "first", "last", "steps"),
    [
        ("4 wk", "0 wk", "36 wk", 9),
        ("7 d", None, "4 wk", 4),
        ("3 mo", None, "1 a", 4),
        ("4 wk", None, "6 wk", None),
        ("4 wk", "4 wk", "4 wk", None),
        ("4 wk", None, "3 mo", None),
        ("4 wk", "1 mo", "8 wk", None),
        ("1 h", None, "1 d", None),
    ],
)
def test_steps(every: str, first: str | None, last: str, steps: int | None) -> None:
    start = None if first is None else length(first)
    assert steps_in(length(every), start, length(last)) == steps
