"""The sign of a number: what stands before it, behind it, or far before it, and bounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.comparators import before, extremes, fillers
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.token_text import TokenText

#: So many fillers may stand in a row.
MANY: Final = 4
#: `minimum` stands at most so many words before its number.
_FAR: Final = 7
_TURNED: Final = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_MAKES: Final = {
    ">=": Interval.at_least,
    ">": Interval.more_than,
    "<=": Interval.at_most,
    "<": Interval.less_than,
}


class Sign(NamedTuple):
    """A sign in its simplest form, and where it ends."""

    #: One of ``>=``, ``>``, ``<=``, ``<`` and ``=``.
    sign: str
    #: The place of the token behind it.
    end: int
    #: Whether it is a sign and no words: `over 10-15` has both ends in, `>10-15` has not.
    symbol: bool = False
    #: Where what is measured stands within it: `minimum duration of symptoms of`.
    named: tuple[int, int] | None = None


def interval_of(sign: str | None, value: Fraction) -> Interval:
    """Give the interval that a sign and a number make."""
    return _MAKES.get(sign or "", Interval.exactly)(value)


def skip_fillers(text: TokenText, place: int) -> int:
    """Give the place behind words that may stand between a sign and its number.

    A word that begins another sign is none: `in the past at least 3 months`.
    """
    known, begin = fillers(), before()
    at = place
    while at - place < MANY and text.word(at) in known and not begin.at(text.words, at):
        at += 1
    return at


def read_sign(text: TokenText, place: int) -> Sign | None:
    """Give the sign at a place.

    ::

        sign = "≥" | "<=" | "at least" | "no more than" | … | "minimum" word{1,4} "of"
    """
    return _distant(text, place) or _plain(text, place)


def read_signs(text: TokenText, place: int) -> Sign | None:
    """Give the sign at a place, and a second one behind it taken in: `at least ≥ 3`."""
    first = read_sign(text, place)
    if first is None:
        return None
    at = skip_fillers(text, first.end)
    second = _plain(text, at)
    if second is None:
        return first
    if text.word(at - 1) == "(" and text.word(second.end) == ")":
        # `less than (<) 40`
        second = second._replace(end=second.end + 1)
    # `exceeding ≥ 3` means the sign; `equal to or exceeding > 25` means the words.
    return Sign(first.sign if "=" in first.sign[1:] else second.sign, second.end, symbol=True)


def _plain(text: TokenText, place: int) -> Sign | None:
    found = before().at(text.words, place)
    if found is not None and not _is_place(text, place, found[1]):
        return Sign(*found, symbol=text.kind(found[1] - 1) is Kind.SIGN)
    if text.kind(place) is Kind.SIGN:
        return Sign(text.words[place], place + 1, symbol=True)
    return None


def _is_place(text: TokenText, place: int, end: int) -> bool:
    """Say whether the word tells where something stands, or how long it lasts.

    `the above three criteria`, `over the 3 months before`
    """
    if end != place + 1:
        return False
    if text.words[place] in {"above", "below"}:
        return text.word(place - 1) in {"the", "all"}
    if text.words[place] != "over" or text.word(end) != "the":
        return False
    number = read_number(text.tokens, end + 1)
    return number is not None and time_units().at(text.words, number.end) is not None


def _distant(text: TokenText, place: int) -> Sign | None:
    """Give the sign of `minimum duration of symptoms of`."""
    sign = extremes().get(text.word(place))
    if sign is None:
        return None
    for at in range(place + 1, min(place + _FAR, len(text.words) - 1)):
        if text.words[at] == "of" and read_number(text.tokens, at + 1):
            named = (place + 1, at) if place + 1 < at else None
            return Sign(sign, at + 1, named=named)
        if text.tokens[at].kind is not Kind.WORD:
            break
    return None


def mirrored(text: TokenText, place: int) -> str | None:
    """Give the sign behind a number, turned round: `18 < age < 65`."""
    if text.kind(place) is not Kind.SIGN or text.kind(place + 1) is not Kind.WORD:
        return None
    if text.kind(place + 2) is Kind.NUMBER:
        # `version 5.0 ≥ grade 2`
        return None
    of = text.words[place + 1]
    if of in fillers() and of not in words_for("age", "cues"):
        return None
    return _TURNED.get(text.words[place])


def bracketed(text: TokenText, place: int) -> Sign | None:
    """Give the sign that stands alone in brackets: `18 years (≥)`."""
    if (
        text.word(place) == "("
        and text.word(place + 2) == ")"
        and text.kind(place + 1) is Kind.SIGN
    ):
        return Sign(text.words[place + 1], place + 3, symbol=True)
    return None
