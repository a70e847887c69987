"""When something is measured, as a time frame states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.frame_times import (
    counted_from,
    is_at,
    is_counted_on,
    is_inside,
    is_point_within,
    is_stretch_within,
    longest,
    shortest,
)
from mscregistry.grammar.times.points import Rate, TimePoint, TimeWindow
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class TimeFrame:
    """The points, stretches and recurrences that words state, in reading order.

    ``in`` asks for a length of time or a point: one that is stated, or lies in a stated stretch.
    """

    #: The points in time that are named one by one.
    points: tuple[Stated[TimePoint], ...] = ()
    #: The stretches of time.
    windows: tuple[Stated[TimeWindow], ...] = ()
    #: How often within them.
    rates: tuple[Stated[Rate], ...] = ()
    #: The words that were not understood.
    unread: tuple[Stated[str], ...] = ()

    @property
    def sure(self) -> bool:
        """Whether all words were understood, and leave no doubt."""
        return not self.unread and all(
            part.sure for part in (*self.points, *self.windows, *self.rates)
        )

    @property
    def latest(self) -> Duration | None:
        """The longest time that is stated; `None` where none is, or it cannot be told.

        It cannot where times are counted from different things, such as from the first infusion
        and from the last one, or where two of them cannot be compared, such as 30 days and 1 month.
        What is counted back from something is no late time.
        """
        return longest([one for one in self._ends() if is_counted_on(one)])

    @property
    def earliest(self) -> Duration | None:
        """The shortest time that is stated, at a point or where a stretch begins.

        `None` where none is stated, where a stretch begins with no stated time, as `up to 2 years`
        does, and where it cannot be told, as with `latest`.  What happens itself, as baseline, has
        no length, and what is counted back from something is passed over.
        """
        begins = [one.value.start for one in self.windows]
        if any(one is None or one.time is None for one in begins):
            return None
        points = [*(one.value for one in self.points), *(one for one in begins if one is not None)]
        return shortest([one for one in points if is_counted_on(one)])

    def within(self, duration: Duration) -> Truth:
        """Say whether all is measured no later than so long after the start, as far as it was read.

        TRUE if every stated time is at most that, FALSE if every one is later; a stretch is later
        where it begins later.  UNKNOWN otherwise: some are and some are not, a stretch goes on
        beyond it or ends with no stated time, times are counted from different things, they cannot
        be compared (30 days and 1 month), or none is stated.  What happens itself at the start, as
        baseline, and what lies before it are no late times; a tolerance is not added.

        Ask `sure` whether all words were read.

        >>> from mscregistry.grammar.stated import Passage
        >>> from mscregistry.grammar.times import read_time_frame
        >>> month = Duration.of(28, "d")
        >>> for words in ("Baseline, 1 and 4 weeks", "6 months", "Day 7 and day 90"):
        ...     print(read_time_frame(Passage("time_frame", words)).within(month))
        Truth.TRUE
        Truth.FALSE
        Truth.UNKNOWN
        """
        ends = tuple(self._ends())
        if len({counted_from(one) for one in ends if is_counted_on(one)}) > 1:
            return Truth.UNKNOWN
        found = [is_point_within(one.value, duration) for one in self.points]
        found += [is_stretch_within(one.value, duration) for one in self.windows]
        if self.rates and not self.windows:
            found.append(Truth.UNKNOWN)  # nothing says how long it recurs
        told = [one for one in found if one is not None]
        if not ends or Truth.UNKNOWN in told or len(set(told)) > 1:
            return Truth.UNKNOWN
        return told[0] if told else Truth.TRUE

    def _ends(self) -> Iterator[TimePoint]:
        yield from (point.value for point in self.points)
        for window in self.windows:
            yield from (one for one in (window.value.start, window.value.end) if one is not None)

    def __contains__(self, asked: object) -> bool:
        """Say whether a length of time or a point is stated, or lies in a stated stretch."""
        if isinstance(asked, TimePoint):
            return any(asked == one for one in self._ends())
        if not isinstance(asked, Duration):
            return False
        return any(is_at(point.value, asked) for point in self.points) or any(
            is_inside(window.value, asked) for window in self.windows
        )

    def __str__(self) -> str:
        """Give the parts, points first; what was not understood stands in question marks."""
        parts: list[str] = [str(one) for one in (*self.points, *self.windows, *self.rates)]
        return "; ".join([*parts, *(f"?{one.value}?" for one in self.unread)])
