"""The times of a frame beside each other: which is the longest, and which lie within a length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.times.points import Side
from mscregistry.truth import Truth
from mscregistry.vocab.time_words import courses, starting_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.times.durations import Duration
    from mscregistry.grammar.times.points import TimePoint, TimeWindow


def is_counted_on(point: TimePoint) -> bool:
    """Say whether a point is a time, and not one that is counted back from something."""
    return point.time is not None and point.side is not Side.BEFORE


def counted_from(point: TimePoint) -> str:
    """Give what tells whether two times are counted from the same; the start of all is one."""
    event = point.event
    if event is None or point.side is Side.DURING or event.code in starting_events():
        return ""
    return "" if event.time is not None else str(event)


def longest(points: Sequence[TimePoint]) -> Duration | None:
    """Give the longest time; `None` where there is none, or it cannot be told."""
    return _first(points, longer=True)


def shortest(points: Sequence[TimePoint]) -> Duration | None:
    """Give the shortest time; `None` where there is none, or it cannot be told."""
    return _first(points, longer=False)


def _first(points: Sequence[TimePoint], *, longer: bool) -> Duration | None:
    """Give the time that is ahead of all others that do not equal it."""
    ahead: Duration | None = None
    if len({counted_from(one) for one in points}) > 1:
        return None
    for point in points:
        time = point.from_start
        if time is None:
            return None
        if ahead is None:
            ahead = time
        elif not time.same_as(ahead):
            told = time.longer_than(ahead)
            if told is None:
                return None
            ahead = time if told is longer else ahead
    return ahead


def is_point_within(point: TimePoint, asked: Duration) -> Truth | None:
    """Say whether a point is no later than a length; `None` for what is at the start or before."""
    time = point.from_start
    back = point.side is Side.BEFORE or (time is not None and time.value <= 0)
    if back or point.time is None:
        code = None if point.event is None else point.event.code
        starts = point.event is None or code in starting_events()
        moment = back or (point.side is None and code not in courses())
        return None if starts and moment else Truth.UNKNOWN
    return Truth.UNKNOWN if time is None else time.at_most(asked)


def is_stretch_within(window: TimeWindow, asked: Duration) -> Truth | None:
    """Say whether a stretch ends no later than a length; FALSE where it begins later."""
    start, end = window.start, window.end
    begins = None if start is None else is_point_within(start, asked)
    if begins is Truth.FALSE:
        return Truth.FALSE
    ends = Truth.UNKNOWN if end is None else is_point_within(end, asked)
    return Truth.UNKNOWN if ends is Truth.FALSE else ends


def is_at(point: TimePoint, asked: Duration) -> bool:
    """Say whether a point is so long after the start, its tolerance allowed for."""
    time = point.from_start
    if time is None or point.side is Side.BEFORE:
        return False
    if time.same_as(asked) or point.tolerance is None:
        return time.same_as(asked)
    off = asked.plus(evolve(time, value=-time.value))
    return (
        off is not None and evolve(off, value=abs(off.value)).at_most(point.tolerance) is Truth.TRUE
    )


def is_inside(window: TimeWindow, asked: Duration) -> bool:
    """Say whether a length lies between the ends, as far as these can be compared with it."""
    start, end = window.start, window.end
    last = None if end is None else end.from_start
    if end is None or last is None or end.side is Side.BEFORE:
        return False
    first = None if start is None else start.from_start
    early = start is not None and (
        first.longer_than(asked) is not False
        if first
        else start.event is None or start.event.code not in starting_events()
    )
    if first is not None and first.same_as(asked):
        early = False
    return not early and (last.same_as(asked) or last.longer_than(asked) is True)
