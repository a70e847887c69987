"""A length of time in two units: `1 year 6 months`, `4 weeks and 3 days`, `a year and a half`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.times.durations import Duration
from mscregistry.source import Span
from mscregistry.vocab.time_words import compound_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Time
    from mscregistry.grammar.times.text import TimeText

#: Units that another one can be added to, and how many of that make one.
_SMALLER: Final = {("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60}
#: So many words before a length may tell that it is one of several.
_BEFORE: Final = 6


class _More(NamedTuple):
    """What is added to a length."""

    #: How much.
    value: Fraction
    #: Its unit; `None` where it is that of the length: `and a half`.
    unit: str | None
    #: The place of the token behind it.
    end: int


def with_smaller_unit(text: TimeText, place: int, first: Time, end: int) -> tuple[Time, int]:
    """Give a length with the smaller unit behind it as one, and the place behind that.

    ``and`` may stand between the two, unless words around them make a list of times: a comma or
    `and` before or behind, `both`, a noun for several.  What is no remainder of the larger unit,
    as 14 months of a year, stays a length of its own.
    """
    joined = text.word(end) in compound_words("and")
    more = _more(text, end + joined, joined=joined)
    if more is None:
        return first, end
    unit = first.low.unit
    factor = _SMALLER.get((unit, more.unit)) if more.unit else 1
    if factor is None or more.value >= factor:
        return first, end
    if joined and more.unit and (_listed_before(text, place) or _listed_behind(text, more.end)):
        return first, end
    span = Span(first.spans[0].start, text.tokens[more.end - 1].end)
    whole = Duration(first.low.value * factor + more.value, more.unit or unit)
    return first._replace(low=whole, spans=(span,)), more.end


def _more(text: TimeText, place: int, *, joined: bool) -> _More | None:
    """Give the number and unit that may be added; behind `and` also `a day`, and `a half`."""
    article = joined and text.word(place) in compound_words("articles")
    at = place + article
    if joined and text.word(at) in compound_words("half"):
        return _More(Fraction(1, 2), None, at + 1)
    value = Fraction(1)
    if not article:
        number = read_number(text.tokens, place)
        if number is None or number.power or number.value < 0:
            return None
        value, at = number.value, number.end
    found = text.unit(at)
    return _More(value, *found) if found else None


def _listed_before(text: TimeText, place: int) -> bool:
    """Say whether words before a length tell that it is one of several."""
    at = place - 1
    while place - at <= _BEFORE and text.word(at) in compound_words("passed"):
        at -= 1
    if text.word(at) in compound_words("parting") | compound_words("recurring"):
        return True
    words = text.words[max(place - _BEFORE, 0) : place]
    return not compound_words("several").isdisjoint(words)


def _listed_behind(text: TimeText, place: int) -> bool:
    """Say whether another number follows, or a word for several."""
    if text.word(place) in compound_words("several"):
        return True
    at = place
    while text.word(at) in compound_words("parting"):
        at += 1
    while at > place and text.word(at) in compound_words("passed"):
        at += 1
    return at > place and read_number(text.tokens, at) is not None
