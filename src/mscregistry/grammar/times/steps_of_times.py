"""The steps over what is counted in a time frame: times, rates, bare numbers, sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mscregistry.grammar.times.amounts import bare_run
from mscregistry.grammar.times.event_reading import known_event
from mscregistry.grammar.times.points import Event, Side
from mscregistry.grammar.times.steps_of_words import step_over_word

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.frame_state import FrameState
    from mscregistry.grammar.times.gaps import RateFound


def step_over_times(state: FrameState, at: int) -> int:
    """Take a row of times; `2nd postoperative day` says itself what it is counted from."""
    atom = state.atoms[at]
    if atom.event:
        event = known_event(state.text, atom).event
        state.ahead = Side(atom.code), event, [state.span(atom)]
    state.take(cast("Times", atom.times))  # atoms of this kind have them
    return at + 1


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
    """Keep how often."""
    atom = state.atoms[at]
    found = cast("RateFound", atom.rate)  # atoms of this kind have one
    state.rates.append((found.rate, state.span(atom), found.sure))
    state.part()
    return at + 1


def step_over_plus(state: FrameState, at: int) -> int:
    """Read `Day 15 + 48 hours`, which counts hours from a day."""
    after = state.beyond(at + 1)
    base = state.fresh[-1] if state.fresh else None
    times = state.atoms[after].times if after < len(state.atoms) else None
    stands = bool(state.found) and state.found[-1] is base
    if times is None or base is None or not base.point.numbered or not stands:
        return at + 1
    pieces = list(base.pieces)
    words = " ".join([piece.of(state.text.text) for piece in pieces])
    state.found.pop()
    state.group.pop()
    state.ahead = Side.AFTER, Event(words), pieces
    state.take(times)
    return after + 1
