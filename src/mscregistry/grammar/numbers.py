"""Numbers in a list of tokens: figures, number words, powers of ten."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.tokens import Kind, Token
from mscregistry.vocab.number_words import (
    multipliers,
    number_words,
    ordinal_endings,
    power_signs,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words for tens take a word for ones behind them.
_TENS: Final = 20
_ONES: Final = 10
#: Nobody writes smaller parts of a thing than a tenth with a line.
_SMALLEST_PART: Final = 10
_POWER: Final = re.compile(r"10([2-9]|1[0-2])", re.ASCII)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Number(NamedTuple):
    """A number, and where it ends."""

    #: The number as written.
    value: Fraction
    #: The place of the token behind it.
    end: int
    #: Whether it is written as a word alone.
    worded: bool = False
    #: The power of ten it is multiplied by, 0 where there is none: it belongs to the unit.
    power: int = 0


def read_number(tokens: Sequence[Token], place: int) -> Number | None:
    """Give the number at a place.

    ::

        number   = "-"? (FIGURES | WORD) repeated? fraction? multiplier? power?
        repeated = "(" (FIGURES | WORD) ")"          one (1), 6 (six)
        fraction = FIGURES "/" FIGURES               16 0/7
        power    = "×" "10" "^"? FIGURES             × 10^9, x 109
    """
    if place >= len(tokens):
        return None
    first = tokens[place]
    minus = (
        first.text == "-"
        and place + 1 < len(tokens)
        and tokens[place + 1].value is not None
        and tokens[place + 1].start == first.end
    )
    at = place + minus
    value = tokens[at].value
    worded = value is None
    if value is None:
        value = number_words().get(tokens[at].text)
        if value is None:
            return None
    if minus:
        value = -value
    at += 1
    if (
        worded
        and _TENS <= value <= 10 * _TENS
        and tokens[at : at + 1]
        and (tokens[at].kind is Kind.DASH or tokens[at].value is None)
    ):
        # `seventy-two`
        ones = at + (tokens[at].kind is Kind.DASH)
        more = number_words().get(tokens[ones].text) if ones < len(tokens) else None
        if more is not None and 1 <= more < _ONES:
            value, at = value + more, ones + 1
    if not worded and at < len(tokens) and tokens[at].text in ordinal_endings():
        return Number(value, at + 1)
    at = _repeated(tokens, at, value)
    if part := _part(tokens, at, value):
        return part
    value, at = _with_fraction(tokens, at, value)
    if at < len(tokens) and (factor := multipliers().get(tokens[at].text)):
        return Number(value * factor, at + 1, worded=False)
    power, at = _power(tokens, at)
    return Number(value, at, worded, power)


def _repeated(tokens: Sequence[Token], place: int, value: Fraction) -> int:
    """Give the place behind the same number in brackets."""
    if place + 2 < len(tokens) and tokens[place].text == "(" and tokens[place + 2].text == ")":
        again = tokens[place + 1]
        if value in {again.value, number_words().get(again.text)}:
            return place + 3
    return place


def _part(tokens: Sequence[Token], place: int, over: Fraction) -> Number | None:
    """Give a part of a whole: `1/3 of`; `4/10` with nothing behind is a score out of ten."""
    if place + 2 >= len(tokens) or tokens[place].text != "/" or tokens[place + 2].text != "of":
        return None
    under = tokens[place + 1].value
    if under is None or not 1 < under <= _SMALLEST_PART or not 0 < over < under:
        return None
    return Number(over / under, place + 2)


def _with_fraction(tokens: Sequence[Token], place: int, value: Fraction) -> tuple[Fraction, int]:
    """Give the number with the fraction behind it: `22 6/7`, `1 ½`."""
    if place + 2 < len(tokens) and tokens[place + 1].text == "/":
        over, under = tokens[place].value, tokens[place + 2].value
        if over is not None and under and over < under and over == int(over):
            return value + over / under, place + 3
    if place < len(tokens) and tokens[place].text == "½":
        return value + Fraction(1, 2), place + 1
    return value, place


def _power(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Give the power of ten at a place, 0 where there is none, and the place behind it."""
    at = place
    if at < len(tokens) and tokens[at].text in power_signs():
        at += 1
    elif at < len(tokens) and (
        found := re.fullmatch(r"[x\u0445]10(?:e?(\d{1,2}))?", tokens[at].text)
    ):
        if found[1]:
            return int(found[1]), at + 1
        return _exponent(tokens, at + 1, place)
    else:
        return 0, place
    if at >= len(tokens):
        return 0, place
    text = tokens[at].text.translate(_RAISED)
    if text == "10":
        return _exponent(tokens, at + 1, place)
    found = _POWER.fullmatch(text)
    return (int(found[1]), at + 1) if found else (0, place)


def _exponent(tokens: Sequence[Token], place: int, otherwise: int) -> tuple[int, int]:
    """Give the exponent behind a ten: `^9`, `(9)`, `e9`, `9`."""
    if place < len(tokens) and (found := re.fullmatch(r"e(\d{1,2})", tokens[place].text)):
        return int(found[1]), place + 1
    while place < len(tokens) and tokens[place].text in {"^", "(", "*", "e", "\\"}:
        place += 1
    if place < len(tokens):
        text = tokens[place].text.translate(_RAISED)
        if text.isdecimal() and len(text) <= 2:  # noqa: PLR2004 - 10⁹⁹ is more than anybody counts
            end = place + 1
            return int(text), end + (end < len(tokens) and tokens[end].text == ")")
    return 0, otherwise
