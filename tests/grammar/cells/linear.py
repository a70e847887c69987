"""Whether the time that work takes is proportional to the length of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES: Final = (12_500, 25_000, 50_000)
#: In less time than that there is nothing to compare.
_LEAST: Final = 0.05
#: A busy machine may slow one try, but hardly every one.
_TRIES: Final = 3

#: What stands before, what is repeated, and what stands behind.
HOSTILE: Final = [
    ("", "MSCs ", ""),
    ("", "(MSC) ", ""),
    ("", "bone ", ""),
    ("", "mesenchymal stem and ", ""),
    ("MSCs", "\n", "x from"),
    ("MSCs (", " ", "MSC)"),
    ("cel ", "a", ""),
    ("", "'a", "msc"),
    ("", "M", "SCs"),
    ("MSCs", "(", "x"),
]


def assert_linear(work: Callable[[str], object], before: str, piece: str, behind: str) -> None:
    """Fail where, in every try, a text twice as long takes three times as long."""

    def lasts(size: int) -> float:
        text = before + piece * (size // len(piece)) + behind
        return max(seconds(lambda: work(text)), _LEAST)

    work(before + piece * 10 + behind)
    for _ in range(_TRIES):
        times = [lasts(size) for size in SIZES]
        if times[1] < 3 * times[0] and times[2] < 3 * times[1]:
            return
    raise AssertionError(times)
