"""How often, in words: `every 3 months`, `twice daily`, `2 times per week`, `q2w`."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.gaps import RateFound, one_length, read_cycle, read_gap
from mscregistry.grammar.times.points import Rate
from mscregistry.vocab.time_words import (
    counted_words,
    giving_words,
    rate_words,
    words_around_rates,
)

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: Words for a number of times.
_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
#: Units that are counted with an ending of their own: `6-monthly`.
_ENDINGS: Final = {"hourly": "h", "weekly": "wk", "monthly": "mo", "yearly": "a"}
#: `q2w`, `q12h`, `q4` before `weeks`.
_COMPACT: Final = re.compile(r"q([1-9]\d?)([a-z]*)")
_COMPACT_UNITS: Final = {"h": "h", "d": "d", "w": "wk", "wk": "wk", "m": "mo", "mo": "mo"}
_COUNTING: Final = frozenset({"times", "time", "x"})
_PER: Final = frozenset({"per", "each", "every"})
_CYCLE: Final = "cycle"


def read_rate(text: TimeText, place: int) -> RateFound | None:
    """Give how often something is, where the words at a place say it.

    ::

        rate = "every" number? unit | "q" number unit
             | ("once" | "twice" | number "times"?) ("a" | "per" | "/") number? unit
             | ("once" | "twice" | number "times")? ("daily" | "weekly" | number "-monthly" | …)
             | "at"? number "-"? unit ("intervals" | "apart")
             | "each"? "cycle" ("is" | "=") number unit
    """
    found = (
        read_cycle(text, place)
        or _every(text, place)
        or _compact(text, place)
        or _counted(text, place)
        or _worded(text, place)
        or read_gap(text, place)
    )
    if found is None:
        return None
    behind = text.word(found.end)
    if behind in words_around_rates("other"):
        return None
    if behind in words_around_rates("same"):
        cycle = found.cycle or behind.startswith(_CYCLE)
        return found._replace(end=found.end + 1, cycle=cycle)
    return found


def _every(text: TimeText, place: int) -> RateFound | None:
    opened = counted_words("every").at(text.words, place)
    if opened is None:
        return None
    at = opened[1]
    fixed = rate_words().at(text.words, place)
    if fixed is not None and fixed[1] > at:
        return None
    if found := text.unit(at):
        unit, end = found
        numbered = end < len(text.tokens) and text.tokens[end].value is not None
        # `each visit 3`
        counted = text.words[place:at] == ["once", "per"]
        rate = Rate(Duration(Fraction(1), unit), counted=counted)
        return None if numbered else RateFound(rate, end)
    length = one_length(text, at)
    return RateFound(Rate(length[0].low), length[1], length[0].sure) if length else None


def _compact(text: TimeText, place: int) -> RateFound | None:
    """Give `q2w`, `q12h`, `q4 weeks`."""
    found = _COMPACT.fullmatch(text.word(place))
    if found is None:
        return None
    number, letters = Fraction(found[1]), found[2]
    if letters in _COMPACT_UNITS:
        return RateFound(Rate(Duration(number, _COMPACT_UNITS[letters])), place + 1)
    unit = None if letters else text.unit(place + 1)
    return RateFound(Rate(Duration(number, unit[0])), unit[1]) if unit else None


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
    end = found[1] if found else _behind_noun(text, at)
    return (number.value, end) if end else None


def _behind_noun(text: TimeText, place: int) -> int | None:
    """Give the place behind what is counted in a length: `two infusions of MSC per week`."""
    if text.word(place) not in giving_words("nouns"):
        return None
    at = place + 1
    if text.word(at) == "of":
        at += 2
    return at if text.word(at) in _PER else None


def _counted(text: TimeText, place: int) -> RateFound | None:
    """Give a number of times in a length: `2 times per week`, `3 times daily`."""
    found = _times(text, place)
    if found is None:
        return None
    times, at = found
    at += text.is_dash(at)
    per = counted_words("per").at(text.words, at)
    if per is None:
        worded = rate_words().at(text.words, at)
        if worded is None:
            return None
        (count, number, unit_code, sure), end = worded
        every = Duration(number, unit_code)
        return RateFound(Rate(every, times * count, counted=True), end, sure)
    if unit := text.unit(per[1]):
        every = Duration(Fraction(1), unit[0])
        return RateFound(Rate(every, times, counted=True), unit[1])
    length = one_length(text, per[1])
    if length is None or (text.word(per[1] - 1) == "every" and text.word(place) not in _TIMES):
        return None  # `3 times every 2 months` is a number of times, and how often
    return RateFound(Rate(length[0].low, times, counted=True), length[1])


def _worded(text: TimeText, place: int) -> RateFound | None:
    """Give one word for how often: `weekly`, `3-monthly`; not that of `2-3 times daily`."""
    if text.word(place - 1) in _COUNTING:
        return None
    found = rate_words().at(text.words, place)
    if found is not None:
        (count, number, unit, sure), end = found
        # `weekly x 4` is once in each of four weeks.
        weekly = unit == "wk" and number == 1
        return RateFound(Rate(Duration(number, unit), count, counted=weekly), end, sure)
    several = read_number(text.tokens, place)
    if several is None or several.power or several.value <= 0:
        return None
    at = several.end + text.is_dash(several.end)
    ending = _ENDINGS.get(text.word(at))
    if at == several.end and text.word(at + 1) in giving_words("nouns") | giving_words(
        "nouns_rated"
    ):
        return None  # `four weekly infusions`
    return RateFound(Rate(Duration(several.value, ending)), at + 1) if ending else None
