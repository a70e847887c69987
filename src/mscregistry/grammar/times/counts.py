"""How many times something is given: `single infusion`, `three doses`, `infused twice`, `x 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.rates import read_rate
from mscregistry.vocab.number_words import ordinal_endings
from mscregistry.vocab.time_words import counted_words, giving_words, rate_words, words_for_once

if TYPE_CHECKING:
    from mscregistry.grammar.numbers import Number
    from mscregistry.grammar.times.gaps import RateFound
    from mscregistry.grammar.times.text import TimeText

#: So many words may stand between a number and what is given: `two slow intravenous infusions`.
_BETWEEN: Final = 7
#: Nothing is given more often in any schedule that is written out.
_MOST: Final = 100
#: Behind a number they make it a factor: `x 10^6`, `x 10e6`.
_POWERS: Final = frozenset({"^", "e", "\\"})
#: Between what is counted and its number.
_EQUALS: Final = frozenset({":", "=", "is"})
_ARE: Final = frozenset({"are", "were", ":"})
_DOSES: Final = frozenset({"dose", "doses"})
_CELL: Final = frozenset({"cell", "cells"})
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
    #: How often, where a word within the count says it: `four weekly infusions`.
    rate: RateFound | None = None


def read_count(text: TimeText, place: int) -> Count | None:
    """Give how many times something is given, where the words at a place say it.

    ::

        count = (number | "single" | "one-time") word{0,7} ("dose" | "infusions" | …)
              | number "times" | "x" number | "once" | "twice"
              | "number of infusions" ":" number | "infusion number" ":" number
    """
    word = text.word(place)
    if word in _ADVERBS:
        return _adverb(text, place, _ADVERBS[word])
    if word == "number":
        return _behind_number(text, place)
    once = words_for_once().at(text.words, place)
    return (_of_noun(text, once[1], 1, once=True) if once else None) or _number(text, place)


def _behind_number(text: TimeText, place: int) -> Count | None:
    """Give the count behind `number of infusions:`, or behind `infusion number:`."""
    at = place + 1
    if text.word(at) == "of" and text.word(at + 1) in giving_words("nouns"):
        at += 2
    elif text.word(place - 1) not in giving_words("nouns"):
        return None
    if text.word(at) not in _EQUALS:
        return None
    number = read_number(text.tokens, at + 1)
    return (
        Count(int(number.value), number.end) if number and _counts(text, at + 1, number) else None
    )


def _number(text: TimeText, place: int) -> Count | None:
    """Give a count that begins with a number, or with the sign before one."""
    signed = text.word(place) in giving_words("by")
    number = read_number(text.tokens, place + signed)
    if number is None or not _counts(text, place + signed, number):
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


def _counts(text: TimeText, place: int, number: Number) -> bool:
    """Say whether a number can count times of giving: a whole one that is no ordinal."""
    value = number.value
    whole = value.denominator == 1 and 0 < value <= _MOST and not number.power
    before = text.word(place - 1)
    # `once a week 4 times`
    per = counted_words("per").at(text.words, place - 2) if place > 1 else None
    rated = per is not None and text.unit(place - 1) is not None
    if (before in giving_words("ranked") and not rated) or (text.touches(place) and before != "("):
        return False  # `phase 2 dose`, `10^6 doses`, `3-4 infusions`
    return whole and text.word(number.end - 1) not in ordinal_endings()


def _adverb(text: TimeText, place: int, doses: int) -> Count | None:
    """Give `once` and `twice` behind what is given; `once enrolled` is another word."""
    behind = text.word(place + 1)
    either = behind == "or" and text.word(place + 2) in _ADVERBS
    if doses == 1 and behind not in giving_words("after_once") and not either:
        return None
    return Count(doses, place + 1, named=False)


def _of_noun(text: TimeText, place: int, doses: int, *, once: bool = False) -> Count | None:
    """Give the count whose noun stands some words on."""
    at = place + text.is_dash(place)
    if once and text.word(at) in _CELL:
        return None  # `single-cell suspension`
    rate: RateFound | None = None
    loose: Count | None = None
    for _ in range(_BETWEEN + 1 + _BETWEEN * once):
        word = text.word(at)
        if word in giving_words("nouns") or (rate and word in giving_words("nouns_rated")):
            return _at_noun(text, at, Count(doses, at + 1, rate=rate))
        if once and word in giving_words("nouns_once") and not _is_other(text, at + 1):
            loose = Count(doses, at + 1)  # `single treatment`, but `single IV infusion`
        worded = None if once else rate_words().at(text.words, at)
        if worded is not None:
            rate = read_rate(text, at)
            at = worded[1]
        elif text.is_abbreviated(at + 1):
            at += 2
        elif _is_between(text, at, once=once):
            at += 1 + text.is_dash(at + 1)
        else:
            break
    return loose


def _is_between(text: TimeText, at: int, *, once: bool) -> bool:
    """Say whether a word may stand between a number and what is given."""
    word = text.word(at)
    if once and (word in giving_words("amounts") or text.is_number(at)):
        return True  # `a single 2 x 10^6 dose`
    if not word.replace("-", "").isalpha() or word in giving_words("no_between"):
        return False
    return once or read_number(text.tokens, at) is None


def _is_other(text: TimeText, place: int) -> bool:
    """Say whether words behind a noun make it one of another thing: `dose levels`.

    In `the three doses are 1, 2 and 4 million cells` they are levels, too.
    """
    levels = (
        text.word(place) in _ARE and text.word(place - 1) in _DOSES and text.is_number(place + 1)
    )
    return levels or text.word(place + text.is_dash(place)) in giving_words("no_nouns")


def _at_noun(text: TimeText, at: int, count: Count) -> Count | None:
    """Give the count up to the last of several nouns, where it is not one of another thing."""
    behind = at + 1 + text.is_dash(at + 1)
    last = behind if text.word(behind) in giving_words("nouns") else at  # `single-dose infusion`
    return None if _is_other(text, last + 1) else count._replace(end=last + 1)
