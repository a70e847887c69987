"""A time frame to the points, stretches and recurrences that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.drafts import Draft
from mscregistry.grammar.times.frame_state import FrameState
from mscregistry.grammar.times.frames import TimeFrame

if TYPE_CHECKING:
    from mscregistry.grammar.stated import Passage
    from mscregistry.grammar.times.points import TimePoint, TimeWindow

#: Shorter times than days are often what is measured, and not when.
_WHEN: Final = frozenset({"d", "wk", "mo", "a"})


def read_time_frame(passage: Passage) -> TimeFrame | None:
    """Give what a time frame states; `None` where there are no words.

    ::

        frame = item (("," | ";" | "and" | "or" | ".") item)*
        item  = "from"? point ("to" | "-" | "until") point | "between" point "and" point
              | ("within" | "up to" | "at least") point | rate | about? point
        point = times (side event?)? | side event times? | event
        times = number (("," | "and") number)* unit | unit number (("," | "and") number)*

    Any string is read; nothing is raised; the time is proportional to the length.

    >>> from mscregistry.grammar.stated import Passage
    >>> print(read_time_frame(Passage("time_frame", "Baseline, 1, 3 and 6 months after surgery")))
    baseline; 1 mo after surgery; 3 mo after surgery; 6 mo after surgery
    """
    if not passage.text.strip():
        return None
    state = FrameState(passage.text)
    state.read()
    points: list[Stated[TimePoint]] = []
    windows: list[Stated[TimeWindow]] = []
    for part in state.found:
        if isinstance(part, Draft):
            points.append(passage.stated_at(part.point, part.pieces, sure=part.sure))
        else:
            windows.append(passage.stated_at(part.window, part.pieces, sure=part.sure))
    rates = [passage.stated_at(rate, (span,), sure=sure) for rate, span, sure in state.rates]
    unread = state.unread_spans(whole=not (points or windows or rates))
    return TimeFrame(
        tuple(points),
        tuple(windows),
        tuple(rates),
        tuple(passage.stated_at(span.of(passage.text), (span,)) for span in unread),
    )


def times_named_in(passage: Passage) -> TimeFrame | None:
    """Give the times that a name or description of an outcome holds; `None` where it has none.

    Only lengths of days and more and numbered days count, with the stretches they end.  The name
    may speak of another time than that of measuring, so nothing of it is sure.

    >>> from mscregistry.grammar.stated import Passage
    >>> print(times_named_in(Passage("measure", "Pain at 6 months")))
    6 mo
    >>> times_named_in(Passage("measure", "Six-minute walk distance")) is None
    True
    """
    frame = read_time_frame(passage)
    if frame is None:
        return None
    points = tuple(
        evolve(one, sure=False)
        for one in frame.points
        if one.value.time is not None and one.value.time.unit in _WHEN
    )
    windows = tuple(
        evolve(one, sure=False)
        for one in frame.windows
        if one.value.end is not None
        and one.value.end.time is not None
        and one.value.end.time.unit in _WHEN
    )
    return TimeFrame(points, windows) if points or windows else None
