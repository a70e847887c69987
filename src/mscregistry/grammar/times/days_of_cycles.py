"""Numbered days within a numbered cycle: `Cycle 1 Day 8`, `Day 8 of Cycle 1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mscregistry.grammar.times.event_reading import EventFound
from mscregistry.grammar.times.points import Event

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.atom_text import AtomText

_CYCLES: Final = frozenset({"{cycle}", "{course}"})
_DAYS: Final = frozenset({"d", "wk"})


def day_behind(text: AtomText, at: int) -> int | None:
    """Give the place of the numbered day behind a numbered cycle; `None` where none is."""
    after = text.beyond(at + 1)
    if after < len(text.atoms) and text.word(after) == ",":
        after = text.beyond(after + 1)
    times = text.atoms[after].times if after < len(text.atoms) else None
    dated = times is not None and times.numbered and times.times[0].low.unit in _DAYS
    return after if dated and is_cycle(text, at) else None


def is_cycle(text: AtomText, at: int) -> bool:
    """Say whether the number of one cycle stands at a place."""
    times = text.atoms[at].times if at < len(text.atoms) else None
    if times is None or not times.numbered or len(times.times) > 1:
        return False
    return times.times[0].high is None and times.times[0].low.unit in _CYCLES


def cycle_at(text: AtomText, at: int) -> EventFound:
    """Give a numbered cycle as what its days are counted within."""
    span = text.span(text.atoms[at])
    times = cast("Times", text.atoms[at].times)  # asked where one stands
    event = Event(span.of(text.text.text), time=times.times[0].low)
    return EventFound(event, span, at + 1, sure=True)
