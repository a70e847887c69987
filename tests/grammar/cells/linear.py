"""Whether the time that work takes is proportional to the length of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.grammar.cells.texts import SHORT
from tests.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

#: Less than that is no time to compare.
_LEAST = 0.05


def assert_linear(work: Callable[[str], object], piece: str, before: str, behind: str) -> None:
    """Fail where a text twice as long takes three times as long, each time it is tried.

    A garbage collector, another test and a cache that fills may each slow one try.
    """

    def lasts(size: int) -> float:
        text = before + piece * (size // len(piece)) + behind
        return max(min(seconds(lambda: work(text)) for _ in range(2)), _LEAST)

    work(before + piece * 10 + behind)
    times = [lasts(size) for size in (SHORT, 2 * SHORT, 4 * SHORT)]
    assert times[1] < 3 * times[0], times
    assert times[2] < 3 * times[1], times
