"""The steps over words of a time frame that are no times: not understood, or saying nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.atoms import Kind
from mscregistry.grammar.times.days_of_cycles import cycle_at, is_cycle
from mscregistry.grammar.times.event_reading import read_event
from mscregistry.grammar.times.points import Side
from mscregistry.vocab.time_words import words_inside

if TYPE_CHECKING:
    from mscregistry.grammar.times.frame_state import FrameState

#: What follows an event that is named in full.
_ENDS: Final = frozenset({Kind.PARTING, Kind.STOP, Kind.OPEN, Kind.CLOSE, None})
_EVENTS: Final = frozenset({Kind.EVENT, Kind.NAMED})


def step_over_word(state: FrameState, at: int) -> int:
    """Keep a word that is not understood; behind `at` it may name something that happens."""
    if at in state.subjects or _is_short_form(state, at):
        return at + 1
    if state.link is None and state.is_named(at):
        found = read_event(state.text, state.atoms, at)
        if found is not None and state.kind(found.end) in _ENDS:
            return state.happening(at, found, found.end)
    state.unread.append(state.atoms[at])
    state.unfinished()
    state.part()
    return at + 1


def _is_short_form(state: FrameState, at: int) -> bool:
    """Say whether a word is letters in brackets, the short form of what stands before."""
    first = state.atoms[at].first
    token = state.text.tokens[first]
    brackets = state.text.word(first - 1) == "(" and state.text.word(first + 1) == ")"
    return brackets and state.text.text[token.start : token.end].isupper()


def step_over_silent(state: FrameState, at: int) -> int:
    """Pass over a word; `of` and its like tie a time to what it is a time of."""
    if state.word(at) in words_inside() and state.back_is_open():
        after = state.beyond(at + 1)
        if is_cycle(state, after) and state.fresh[-1].point.numbered:
            cycle = cycle_at(state, after)
            state.count_back(Side.DURING, cycle, [])
            return cycle.end
        found = (
            read_event(state.text, state.atoms, at + 1) if state.kind(after) in _EVENTS else None
        )
        if found is not None:
            state.count_back(Side.DURING, found, [])
            return found.end
    return at + 1
