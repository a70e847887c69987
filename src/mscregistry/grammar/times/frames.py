"""When something is measured, as a time frame states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Rate, Side, TimePoint, TimeWindow
from mscregistry.vocab.time_words import starting_events

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
        ends = [one for one in self._ends() if one.time and one.side is not Side.BEFORE]
        times = [one.time for one in ends if one.time is not None]
        counted = {_counted_from(one) for one in ends}
        if not times or len(counted) > 1:
            return None
        longest = times[0]
        for time in times[1:]:
            if time.same_as(longest):
                continue
            longer = time.longer_than(longest)
            if longer is None:
                return None
            longest = time if longer else longest
        return longest

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
        return any(_is_at(point.value, asked) for point in self.points) or any(
            _is_inside(window.value, asked) for window in self.windows
        )

    def __str__(self) -> str:
        """Give the parts, points first; what was not understood stands in question marks."""
        parts: list[str] = [str(one) for one in (*self.points, *self.windows, *self.rates)]
        return "; ".join([*parts, *(f"?{one.value}?" for one in self.unread)])


def _counted_from(point: TimePoint) -> str:
    """Give what tells whether two times are counted from the same; the start of all is one."""
    event = point.event
    if event is None or point.side is Side.DURING or event.code in starting_events():
        return ""
    return str(event)


def _is_at(point: TimePoint, asked: Duration) -> bool:
    if point.time is None or point.side is Side.BEFORE:
        return False
    if point.tolerance is None or point.tolerance.unit != asked.unit != point.time.unit:
        return point.time.same_as(asked)
    return abs(point.time.value - asked.value) <= point.tolerance.value


def _is_inside(window: TimeWindow, asked: Duration) -> bool:
    """Say whether a length lies between the ends, as far as these can be compared with it."""
    start, end = window.start, window.end
    if end is None or end.time is None or end.side is Side.BEFORE:
        return False
    early = start is not None and (
        start.time.longer_than(asked) is not False
        if start.time
        else start.event is None or start.event.code not in starting_events()
    )
    if start is not None and start.time is not None and start.time.same_as(asked):
        early = False
    return not early and (end.time.same_as(asked) or end.time.longer_than(asked) is True)
