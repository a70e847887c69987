"""The steps over what is counted in a time frame: times, rates, bare numbers, sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mscregistry.grammar.times.amounts import bare_run
from mscregistry.grammar.times.atoms import Kind
from mscregistry.grammar.times.days_of_cycles import cycle_at, day_behind
from mscregistry.grammar.times.durations import is_length
from mscregistry.grammar.times.event_reading import known_event
from mscregistry.grammar.times.points import Event, Side
from mscregistry.grammar.times.steps_of_words import step_over_word
from mscregistry.grammar.times.sums import sums_of
from mscregistry.vocab.time_words import compound_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.drafts import Draft
    from mscregistry.grammar.times.frame_state import FrameState
    from mscregistry.grammar.times.gaps import RateFound

#: So many atoms back stands what `and` joins to the time at a place.
_PAST_AND: Final = 2


def step_over_times(state: FrameState, at: int) -> int:
    """Take a row of times; `2nd postoperative day` says itself what it is counted from."""
    atom = state.atoms[at]
    if atom.event:
        event = known_event(state.text, atom).event
        state.ahead = Side(atom.code), event, [state.span(atom)]
    times = cast("Times", atom.times)  # atoms of this kind have them
    day = day_behind(state, at)
    if day is not None:
        cycle = cycle_at(state, at)
        state.ahead = Side.DURING, cycle.event, [cycle.span]
        return day
    before = _joined_before(state, at)
    state.take(times)
    if before is not None and _falls(before, times):
        # two times, or one in two units: the order tells the first, `and` the other
        for draft in (before, *state.fresh):
            draft.sure = False
    return at + 1


def _joined_before(state: FrameState, at: int) -> Draft | None:
    """Give the time that only `and` parts from the one at a place."""
    if at < _PAST_AND or state.text.word(state.atoms[at - 1].first) not in compound_words("and"):
        return None
    return state.group[-1] if state.kind(at - _PAST_AND) is Kind.TIMES and state.group else None


def _falls(before: Draft, times: Times) -> bool:
    """Say whether a time of a smaller unit is shorter than the one before it, both unnumbered."""
    one, two = before.point.time, times.times[0].low
    if one is None or before.point.numbered or times.numbered or one.unit == two.unit:
        return False
    return one.longer_than(two) is True


def step_over_numbers(state: FrameState, at: int) -> int:
    """Read numbers without a unit, which share the one before: `Day 0 (baseline), 7, 14`."""
    last = state.last_times
    if last is None or not last.numbered or not state.group:
        return step_over_word(state, at)
    unit = last.times[-1].low.unit
    run = bare_run(state.text, state.atoms[at].first, unit)
    state.take(run)
    return at + 1


def step_over_rate(state: FrameState, at: int) -> int:
    """Keep how often; how long a cycle is does not tell how often something is measured."""
    atom = state.atoms[at]
    found = cast("RateFound", atom.rate)  # atoms of this kind have one
    if found.defined:
        return at + 1
    state.rates.append((found.rate, state.span(atom), found.sure))
    state.part()
    return at + 1


def step_over_plus(state: FrameState, at: int) -> int:
    """Read `Day 9 + 48 hours`: day 11; what makes no whole days is counted from the day."""
    after = state.beyond(at + 1)
    base = state.fresh[-1] if state.fresh else None
    times = state.atoms[after].times if after < len(state.atoms) else None
    last = state.found[-1] if state.found else None
    if times is None or base is None or not base.point.numbered:
        return at + 1
    sums = sums_of(base.point, times)
    if sums is not None and len(sums.times) == 1 and sums.times[0].high is None:
        # it may be the end of a stretch
        base.move_to(sums.times[0])
        return after + 1
    if last is not base:
        return at + 1
    state.found.pop()
    state.group.pop()
    pieces = list(base.pieces)
    if sums is None:
        words = " ".join([piece.of(state.text.text) for piece in pieces])
        time = base.point.time if base.point.time and is_length(base.point.time) else None
        state.ahead = Side.AFTER, Event(words, time=time), pieces
        sure = base.sure and time is None
    else:
        state.ahead = base.point.side, base.point.event, pieces
        sure = base.sure
    state.take(sums or times)
    for draft in state.fresh:
        draft.sure = draft.sure and sure
    return after + 1
