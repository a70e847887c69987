"""How many times something is given: `single infusion`, `three doses`, `infused twice`, `x 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.number_words import ordinal_endings
from mscregistry.vocab.time_words import counted_words, giving_words, words_for_once

if TYPE_CHECKING:
    from mscregistry.grammar.numbers import Number
    from mscregistry.grammar.times.text import TimeText

#: So many words may stand between a number and what is given: `two slow intravenous infusions`.
_BETWEEN: Final = 4
#: Nothing is given more often in any schedule that is written out.
_MOST: Final = 100
#: Behind a number they make it a factor: `x 10^6`, `x 10e6`.
_POWERS: Final = frozenset({"^", "e", "\\"})
_ADVERBS: Final = {"once": 1, "twice": 2, "thrice": 3}


class Count(NamedTuple):
    """A number of times, and where it is said."""

    #: How many times.
    doses: int
    #: The place of the token behind it.
    end: int
    #: Whether the words name what is given.
    named: bool = True
    #: Whether it is a number behind a sign alone, which only counts what stands before: `x 3`.
    bare: bool = False


def read_count(text: TimeText, place: int) -> Count | None:
    """Give how many times something is given, where the words at a place say it.

    ::

        count = (number | "single" | "one-time") word{0,4} ("dose" | "infusions" | …)
              | number "times" | "x" number | "once" | "twice"
    """
    word = text.word(place)
    if word in _ADVERBS:
        return _adverb(text, place, _ADVERBS[word])
    once = words_for_once().at(text.words, place)
    return _of_noun(text, once[1], 1) if once else _number(text, place)


def _number(text: TimeText, place: int) -> Count | None:
    """Give a count that begins with a number, or with the sign before one."""
    signed = text.word(place) in giving_words("by")
    number = read_number(text.tokens, place + signed)
    if number is None or not _counts(text, number):
        return None
    doses = int(number.value)
    if signed:
        measured = text.word(number.end)[:1] in _POWERS or text.unit(number.end)
        return None if measured else Count(doses, number.end, named=False, bare=True)
    times = counted_words("times").at(text.words, number.end)
    if times is None:
        return _of_noun(text, number.end, doses)
    multiplied = text.word(times[1] - 1) in giving_words("by")
    return None if multiplied else Count(doses, times[1], named=False)


def _counts(text: TimeText, number: Number) -> bool:
    """Say whether a number can count times of giving: a whole one that is no ordinal."""
    value = number.value
    whole = value.denominator == 1 and 0 < value <= _MOST and not number.power
    return whole and text.word(number.end - 1) not in ordinal_endings()


def _adverb(text: TimeText, place: int, doses: int) -> Count | None:
    """Give `once` and `twice` behind what is given; `once enrolled` is another word."""
    if doses == 1 and text.word(place + 1) not in giving_words("after_once"):
        return None
    return Count(doses, place + 1, named=False)


def _of_noun(text: TimeText, place: int, doses: int) -> Count | None:
    """Give the count whose noun stands some words on."""
    at = place + text.is_dash(place)
    for _ in range(_BETWEEN + 1):
        word = text.word(at)
        if word in giving_words("nouns"):
            behind = at + 1 + text.is_dash(at + 1)
            if text.word(behind) in giving_words("nouns"):
                at = behind  # `single-dose infusion`
                behind = at + 1
            return None if text.word(behind) in giving_words("no_nouns") else Count(doses, at + 1)
        if not word.replace("-", "").isalpha() or word in giving_words("no_between"):
            return None
        at += 1 + text.is_dash(at + 1)
    return None
