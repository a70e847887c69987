"""How often, by the time between two: `at 6-month intervals`, `one month apart`, `28-day cycle`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.times.amounts import read_times
from mscregistry.grammar.times.points import Rate
from mscregistry.vocab.time_words import counted_words, words_between_rates

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Time
    from mscregistry.grammar.times.text import TimeText

_CYCLE: Final = "cycle"


class RateFound(NamedTuple):
    """How often, and where it is said."""

    #: How often.
    rate: Rate
    #: The place of the token behind it.
    end: int
    #: Whether it can mean nothing else.
    sure: bool = True
    #: Whether it is how long a cycle is, in which something may be given more often.
    cycle: bool = False
    #: Whether the words tell only how long a cycle is, and not that something recurs with it.
    defined: bool = False


def one_length(text: TimeText, place: int) -> tuple[Time, int] | None:
    """Give the one length of time at a place, and the place behind it."""
    times = None if text.is_dash(place) else read_times(text, place)
    if times is None or times.numbered or len(times.times) > 1:
        return None
    time = times.times[0]
    return (time, times.end) if time.high is None and time.low.value > 0 else None


def read_gap(text: TimeText, place: int) -> RateFound | None:
    """Give the time between two where `interval`, `apart` or `cycle` stands beside it."""
    length = one_length(text, place)
    if length is not None:
        time, end = length
        found = counted_words("intervals").at(text.words, end)
        if found is None:
            return None
        cycle = text.word(found[1] - 1).startswith(_CYCLE)
        return RateFound(Rate(time.low), found[1], time.sure, cycle)
    found = counted_words("intervals").at(text.words, place)
    if found is None or text.word(place).startswith(_CYCLE):
        return None
    at = found[1]
    while text.word(at) in words_between_rates("between"):
        at += 1
    length = one_length(text, at)
    return RateFound(Rate(length[0].low), length[1], length[0].sure) if length else None


def read_cycle(text: TimeText, place: int) -> RateFound | None:
    """Give the length of a cycle: `each cycle is 28 days`; of several lengths the first, unsure."""
    opened = counted_words("every").at(text.words, place)
    at = opened[1] if opened else place
    unit = None if text.is_dash(at) else text.unit(at)
    if unit is None or unit[0] != "{cycle}":
        return None
    at = unit[1]
    while text.word(at) in words_between_rates("lasts"):
        at += 1
    times = read_times(text, at) if at > unit[1] else None
    if times is None or times.numbered or times.times[0].low.value <= 0:
        return None
    time = times.times[0]
    sure = time.sure and len(times.times) == 1 and time.high is None
    defined = text.word(unit[1]) not in words_between_rates("recurs")
    return RateFound(Rate(time.low), times.end, sure, cycle=True, defined=defined)
