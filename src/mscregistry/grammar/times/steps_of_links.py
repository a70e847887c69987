"""The steps over what links and parts the times of a time frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.atoms import Atom, Kind
from mscregistry.grammar.times.event_reading import read_event
from mscregistry.grammar.times.points import Side
from mscregistry.grammar.times.steps_of_words import step_over_word
from mscregistry.vocab.time_words import subject_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.frame_state import FrameState

#: Words that may be the beginning of an event which is not in the table.
_NAMES: Final = frozenset({Kind.WORD, Kind.NAMED, Kind.EDGE})
_POINTS: Final = frozenset({Kind.TIMES, Kind.EVENT, Kind.JOINED, Kind.SIDE, *_NAMES})
_BEHIND_DASH: Final = _POINTS - {Kind.WORD, Kind.SIDE}
#: They say nothing without a length.
_LENGTHS: Final = frozenset({"within", "at_least"})
_BARE: Final = "to"


def step_over_link(state: FrameState, at: int) -> int:
    """Keep a word such as `within` until its time is read."""
    atom = state.atoms[at]
    if atom.code == "about":
        state.about = True
        return at + 1
    after = state.beyond(at + 1)
    kind = state.kind(after)
    if atom.code == "from":
        return _from(state, at, kind)
    if atom.code in _LENGTHS and kind not in {Kind.TIMES, Kind.LINK}:
        return step_over_word(state, at)
    if atom.code == "to" and not _ends_stretch(state, at, kind):
        return step_over_word(state, at)
    state.unfinished()
    state.link = atom
    if atom.code == "to":
        state.fresh = []
        if kind in _NAMES and (found := read_event(state.text, state.atoms, after)):
            return state.happening(after, found, found.end)
    return at + 1


def _ends_stretch(state: FrameState, at: int, kind: Kind | None) -> bool:
    """Say whether `to` ends a stretch: a bare one may be any other word, `to assess`."""
    if state.word(at) != _BARE or kind is Kind.TIMES or state.opened is not None:
        return True
    return state.left is not None and kind is not Kind.WORD


def _from(state: FrameState, at: int, kind: Kind | None) -> int:
    """Read `from`, which opens a stretch, or says what times are counted from."""
    atom = state.atoms[at]
    found = read_event(state.text, state.atoms, at + 1)
    if found is not None and state.back_is_open():
        # `24 weeks from baseline`
        state.count_back(Side.AFTER, found, [state.span(atom)])
        return found.end
    if kind not in _POINTS:
        return step_over_word(state, at)
    state.change = state.text.word(atom.first - 1) in subject_words("changes")
    state.unfinished()
    state.link = atom
    if kind in _NAMES and found is not None:
        return state.happening(at + 1, found, found.end)
    return at + 1


def step_over_parting(state: FrameState, at: int) -> int:
    """End a member of a list."""
    state.part()
    return at + 1


def step_over_dash(state: FrameState, at: int) -> int:
    """Read a dash between two points as `to`; behind an event it may be another mark."""
    kind = state.kind(state.beyond(at + 1))
    atom = state.atoms[at]
    if state.left is None:
        state.minus = at > 0 and state.atoms[at - 1].kind is Kind.OPEN and kind is Kind.TIMES
    elif kind in _BEHIND_DASH and (kind is Kind.TIMES or not state.back_is_open()):
        state.left.sure = state.left.sure and state.left.point.time is not None
        state.link = Atom(Kind.LINK, atom.first, atom.end, _BARE)
        state.fresh = []
    return at + 1


def step_over_opening(state: FrameState, at: int) -> int:
    """Keep what is open outside of brackets."""
    state.outside.append((state.left, state.opened, state.fresh, state.floor))
    state.entered = True
    if state.between is not None:
        state.between.sure = False
        state.opened = state.between = None
    state.left = None
    return at + 1


def step_over_closing(state: FrameState, at: int) -> int:
    """Go on with what was open before the brackets."""
    if state.outside:
        state.left, state.opened, state.fresh, state.floor = state.outside.pop()
        state.floor = min(state.floor, len(state.group))
        state.entered = False
    return at + 1


def step_over_stop(state: FrameState, at: int) -> int:
    """End a sentence."""
    state.end_sentence()
    return at + 1
