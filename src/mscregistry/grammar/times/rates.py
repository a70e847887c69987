"""How often, in words: `every 3 months`, `twice daily`, `2 times per week`, `at 6 month intervals`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.amounts import read_times
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Rate
from mscregistry.vocab.time_words import (
    counted_words,
    rate_words,
    words_around_rates,
    words_between_rates,
)

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: Words for a number of times.
_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
#: Units that are counted with an ending of their own: `6-monthly`.
_ENDINGS: Final = {"hourly": "h", "weekly": "wk", "monthly": "mo", "yearly": "a"}
#: Between a number of times and the length that holds them: `3 times per week`.
_COMPACT_UNITS: Final = {"h": "h", "d": "d", "w": "wk", "wk": "wk", "m": "mo", "mo": "mo"}


_CYCLE: Final = "cycle"
_COUNTING: Final = frozenset({"times", "time", "x"})


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


def read_rate(text: TimeText, place: int) -> RateFound | None:
    """Give how often something is, where the words at a place say it.

    ::

        rate = "every" number? unit | "q" number unit
             | ("once" | "twice" | number "times"?) ("a" | "per" | "/") number? unit
             | ("once" | "twice" | number "times")? ("daily" | "weekly" | number "-monthly" | …)
             | "at"? number "-"? unit ("intervals" | "apart")
    """
    found = _read(text, place)
    if found is None:
        return None
    behind = text.word(found.end)
    if behind in words_around_rates("other"):
        return None
    if behind in words_around_rates("same"):
        cycle = found.cycle or behind.startswith(_CYCLE)
        return found._replace(end=found.end + 1, cycle=cycle)
    return found


def _read(text: TimeText, place: int) -> RateFound | None:
    return (
        _lasting(text, place)
        or _every(text, place)
        or _compact(text, place)
        or _counted(text, place)
        or _worded(text, place)
        or _spaced(text, place)
    )


def _lasting(text: TimeText, place: int) -> RateFound | None:
    """Give the length of a cycle: `each cycle is 28 days`."""
    opened = counted_words("every").at(text.words, place)
    at = opened[1] if opened else place
    unit = text.unit(at)
    if unit is None or unit[0] != "{cycle}" or text.is_dash(at):
        return None
    at = unit[1]
    while text.word(at) in words_between_rates("lasts"):
        at += 1
    times = read_times(text, at) if at > unit[1] else None
    if times is None or times.numbered:
        return None
    time = times.times[0]
    sure = time.sure and len(times.times) == 1 and time.high is None
    if time.low.value <= 0:
        return None
    return RateFound(Rate(time.low), times.end, sure, cycle=True)


def _every(text: TimeText, place: int) -> RateFound | None:
    opened = counted_words("every").at(text.words, place)
    if opened is None:
        return None
    at = opened[1]
    fixed = rate_words().at(text.words, place)
    if fixed is not None and fixed[1] > at:
        return None
    if found := text.unit(at):
        if text.tokens[found[1] : found[1] + 1] and text.tokens[found[1]].value is not None:
            return None  # `each visit 3`
        return RateFound(Rate(Duration(Fraction(1), found[0])), found[1])
    times = read_times(text, at)
    if times is None or len(times.times) != 1 or times.times[0].low.value <= 0:
        return None
    time = times.times[0]
    if time.high is not None:
        return None
    return RateFound(Rate(time.low), times.end, time.sure)


def _compact(text: TimeText, place: int) -> RateFound | None:
    """Give `q2w`, `q12h`, `q4 weeks`."""
    word = text.word(place)
    if not word.startswith("q") or not word[1:2].isdecimal():
        return None
    digits = word[1:].rstrip("abcdefghijklmnopqrstuvwxyz")
    letters = word[1 + len(digits) :]
    if not digits.isdecimal() or int(digits) == 0 or len(digits) > 2:  # noqa: PLR2004 - two figures
        return None
    number = Fraction(int(digits))
    if letters in _COMPACT_UNITS:
        return RateFound(Rate(Duration(number, _COMPACT_UNITS[letters])), place + 1)
    found = None if letters else text.unit(place + 1)
    return RateFound(Rate(Duration(number, found[0])), found[1]) if found else None


def _times(text: TimeText, place: int) -> tuple[Fraction, int] | None:
    """Give a number of times and the place behind it: `twice`, `3 times`, `2 x`."""
    word = text.word(place)
    if word in _TIMES:
        return Fraction(_TIMES[word]), place + 1
    number = read_number(text.tokens, place)
    if number is None or number.power or number.value <= 0:
        return None
    at = number.end + text.is_dash(number.end)
    found = counted_words("times").at(text.words, at)
    return (number.value, found[1]) if found else None


def _counted(text: TimeText, place: int) -> RateFound | None:
    found = _times(text, place)
    if found is None:
        return None
    times, at = found
    at += text.is_dash(at)
    per = counted_words("per").at(text.words, at)
    if per is not None:
        at = per[1]
        if unit := text.unit(at):
            return RateFound(Rate(Duration(Fraction(1), unit[0]), times, counted=True), unit[1])
        several = read_times(text, at)
        if several is None or several.numbered or len(several.times) != 1:
            return None
        every = several.times[0].low
        return RateFound(Rate(every, times, counted=True), several.end) if every.value > 0 else None
    worded = rate_words().at(text.words, at)
    if worded is None:
        return None
    (count, number, unit_code, sure), end = worded
    return RateFound(Rate(Duration(number, unit_code), times * count, counted=True), end, sure)


def _worded(text: TimeText, place: int) -> RateFound | None:
    if text.word(place - 1) in _COUNTING:
        return None  # `2-3 times daily`
    found = rate_words().at(text.words, place)
    if found is not None:
        (count, number, unit, sure), end = found
        return RateFound(Rate(Duration(number, unit), count), end, sure)
    number_found = read_number(text.tokens, place)
    if number_found is None or number_found.power or number_found.value <= 0:
        return None
    at = number_found.end + text.is_dash(number_found.end)
    ending = _ENDINGS.get(text.word(at))
    if ending is None:
        return None
    return RateFound(Rate(Duration(number_found.value, ending)), at + 1)


def _spaced(text: TimeText, place: int) -> RateFound | None:
    """Give `6-month intervals`, `one month apart`, `intervals of 2 weeks`."""
    times = None if text.is_dash(place) else read_times(text, place)
    if times is not None:
        found = counted_words("intervals").at(text.words, times.end)
        end = found[1] if found else 0
        cycle = text.word(end - 1).startswith(_CYCLE)
    else:
        found = counted_words("intervals").at(text.words, place)
        cycle = False
        if found is None or text.word(place).startswith(_CYCLE):
            return None
        at = found[1]
        while text.word(at) in words_between_rates("between"):
            at += 1
        times = read_times(text, at)
        end = times.end if times else 0
    if not end or times is None or times.numbered or len(times.times) != 1:
        return None
    time = times.times[0]
    if time.high is not None or time.low.value <= 0:
        return None
    return RateFound(Rate(time.low), end, time.sure, cycle)
