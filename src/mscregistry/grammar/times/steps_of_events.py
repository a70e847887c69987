"""The steps over what happens in a time frame: events, and the sides on which times lie by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.atoms import Kind
from mscregistry.grammar.times.event_reading import EventFound, known_event, read_event
from mscregistry.grammar.times.points import Side
from mscregistry.grammar.times.steps_of_words import step_over_word
from mscregistry.source import Span
from mscregistry.vocab.time_words import courses, named_silent

if TYPE_CHECKING:
    from mscregistry.grammar.times.frame_state import FrameState

#: Behind a side, they end the member of a list.
_ENDS: Final = frozenset({None, Kind.PARTING, Kind.STOP, Kind.CLOSE})
_SIDES: Final = frozenset({Kind.SIDE, Kind.JOINED})


def step_over_event(state: FrameState, at: int) -> int:
    """Take an event: what a time right before it lies in, or a member of the list itself."""
    atom = state.atoms[at]
    back = state.fresh[-1] if state.fresh and state.link is None else None
    lasts = atom.code in courses()
    if back is not None and (back.waits or (lasts and back.is_free and not back.point.numbered)):
        # `12 weeks treatment`, `after 30 weeks treatment`
        side = Side.DURING if lasts else Side.AFTER
        if back.point.time is not None and back.point.side is Side.AFTER:
            back.point = evolve(back.point, side=side)
        state.count_back(side, known_event(state.text, atom), [])
        return at + 1
    found = read_event(state.text, state.atoms, at) if _goes_on(state, at) else None
    if found is None:
        return state.happening(at, known_event(state.text, atom), at + 1)
    return state.happening(at, found, found.end)


def _goes_on(state: FrameState, at: int) -> bool:
    """Say whether the words for an event go on: `dose of the drug`, `dose 1`, `discharge from`."""
    behind = state.kind(at + 1)
    if behind is None:
        return False
    word = state.word(at + 1)
    leaves = word == "from" and state.kind(state.beyond(at + 2)) is Kind.WORD
    return word == "of" or behind is Kind.NUMBERS or leaves


def step_over_named(state: FrameState, at: int) -> int:
    """Take a word that names an event only where words before it say so: `at treatment`."""
    back = state.fresh[-1] if state.fresh else None
    continues = back is not None and (back.waits or state.atoms[at].code in courses())
    if state.link is not None or continues or state.is_named(at):
        return step_over_event(state, at)
    return at + 1 if named_silent(state.word(at)) else step_over_word(state, at)


def step_over_edge(state: FrameState, at: int) -> int:
    """Take the start or the end of something that lasts."""
    found = read_event(state.text, state.atoms, at)
    if found is None or found.end == at + 1:
        return step_over_word(state, at)
    return state.happening(at, found, found.end)


def step_over_joined(state: FrameState, at: int) -> int:
    """Take a word that holds a side and an event."""
    atom = state.atoms[at]
    found = known_event(state.text, atom)
    side = Side(atom.code)
    if state.back_is_open():
        state.count_back(side, found, [])
        return at + 1
    return _lead(state, at, side, found, at + 1)


def step_over_side(state: FrameState, at: int) -> int:
    """Take a side: the times before it are counted from what follows, or it leads a member."""
    atom = state.atoms[at]
    side = Side(atom.code)
    behind = at + 1 + (state.kind(at + 1) is Kind.DASH)
    found = read_event(state.text, state.atoms, behind)
    if state.back_is_open():
        state.count_back(side, found, [state.span(atom)])
        state.join_sides()
        return at + 1 if found is None else found.end
    if found is not None:
        return _lead(state, at, side, found, found.end)
    return _bare_side(state, at, side)


def _lead(state: FrameState, at: int, side: Side, found: EventFound, end: int) -> int:
    """Take a side and event; a time right behind is counted from it: `post-op day 1`."""
    after = state.beyond(end)
    leads = side is Side.AFTER and (state.link is None or state.link.code != "to")
    if leads and state.kind(after) is Kind.TIMES:
        span = Span(state.span(state.atoms[at]).start, found.span.end)
        state.ahead = side, found.event, [span]
        return after
    return state.happening(at, found, end, side)


def _bare_side(state: FrameState, at: int, side: Side) -> int:
    """Read a side that no event follows: `after 3 weeks`, `before and after surgery`."""
    after = state.beyond(at + 1)
    kind = state.kind(after)
    span = state.span(state.atoms[at])
    if kind is Kind.TIMES and side is not Side.DURING:
        state.ahead = side, None, [span]
        return after
    if side is Side.DURING and kind in {Kind.TIMES, Kind.LINK, Kind.JOINED}:
        if kind is not Kind.LINK or state.atoms[after].code == "about":
            state.link = state.atoms[at]
        return after
    if kind is Kind.PARTING and state.kind(state.beyond(after + 1)) in _SIDES:
        state.beside(side, span, sure=True)
        return at + 1
    if side is not Side.DURING and kind in _ENDS:
        state.beside(side, span, sure=False)
        return at + 1
    return step_over_word(state, at)
