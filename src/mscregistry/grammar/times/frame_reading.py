"""A time frame to the points, stretches and recurrences that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.atoms import Kind
from mscregistry.grammar.times.drafts import Draft
from mscregistry.grammar.times.frame_state import FrameState
from mscregistry.grammar.times.frames import TimeFrame
from mscregistry.grammar.times.steps_of_events import (
    step_over_edge,
    step_over_event,
    step_over_joined,
    step_over_named,
    step_over_side,
)
from mscregistry.grammar.times.steps_of_links import (
    step_over_closing,
    step_over_dash,
    step_over_link,
    step_over_opening,
    step_over_parting,
    step_over_stop,
)
from mscregistry.grammar.times.steps_of_times import (
    step_over_numbers,
    step_over_plus,
    step_over_rate,
    step_over_times,
)
from mscregistry.grammar.times.steps_of_words import step_over_silent, step_over_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.grammar.times.points import TimePoint, TimeWindow

#: What is done with each kind of atom.
_STEPS: Final[Mapping[Kind, Callable[[FrameState, int], int]]] = {
    Kind.TIMES: step_over_times,
    Kind.RATE: step_over_rate,
    Kind.NUMBERS: step_over_numbers,
    Kind.PLUS: step_over_plus,
    Kind.EVENT: step_over_event,
    Kind.NAMED: step_over_named,
    Kind.EDGE: step_over_edge,
    Kind.JOINED: step_over_joined,
    Kind.SIDE: step_over_side,
    Kind.LINK: step_over_link,
    Kind.PARTING: step_over_parting,
    Kind.DASH: step_over_dash,
    Kind.OPEN: step_over_opening,
    Kind.CLOSE: step_over_closing,
    Kind.STOP: step_over_stop,
    Kind.SILENT: step_over_silent,
    Kind.WORD: step_over_word,
}
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
    at = 0
    while at < len(state.atoms):
        at = _STEPS[state.atoms[at].kind](state, at)
    state.end_sentence()
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
    6 mo?
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
