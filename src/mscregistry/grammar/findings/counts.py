"""Whole numbers, shares and the people they count, as the parts of a tally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import told_as, told_words
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated


#: A share is one of so many.
_WHOLE: Final = 100
#: So many words may stand between a number and those who are counted.
_ADJECTIVES: Final = 6


def ratio_at(prose: Prose, place: int, end: int) -> tuple[Stated[int], Stated[int], int] | None:
    """Give `3/10` or `3 of 10`."""
    over = whole_at(prose, place, end)
    if over is None or prose.word(over[1]) not in {"/", "of"}:
        return None
    under = whole_at(prose, over[1] + 1, end)
    if under is None or under[0].value < over[0].value:
        return None
    at = under[1]
    return over[0], under[0], people_behind(prose, at, end) or at


def whole_at(prose: Prose, place: int, end: int) -> tuple[Stated[int], int] | None:
    """Give the whole number at a place."""
    number = read_number(prose.tokens, place) if place < end else None
    if number is None or number.power or number.end > end or number.value.denominator != 1:
        return None
    if number.value < 0 or prose.word(place) in {"once", "twice", "single"}:
        return None
    if prose.word(number.end) in {"third", "thirds", "half", "quarter", "quarters"}:
        # `two thirds of patients`
        return None
    value, at = _with_tens(prose, place, int(number.value), number.end)
    return prose.stated(value, place, at), at


def _with_tens(prose: Prose, place: int, value: int, end: int) -> tuple[int, int]:
    """Give `two hundred forty-two` as one number."""
    if prose.tokens[place].value is not None or value % _WHOLE or not value:
        return value, end
    more = read_number(prose.tokens, end + (prose.word(end) == "and"))
    if more is None or not more.worded or not 0 < more.value < _WHOLE:
        return value, end
    return value + int(more.value), more.end


def percent_at(prose: Prose, place: int, end: int) -> tuple[Stated[Fraction], int] | None:
    """Give the share in per cent at a place."""
    number = read_number(prose.tokens, place) if place < end else None
    if number is None or number.power or number.end >= end:
        return None
    at = number.end
    if prose.word(at) not in {"%", "percent"} or not 0 <= number.value <= _WHOLE:
        return None
    return prose.stated(number.value, place, at + 1), at + 1


def aside_at(prose: Prose, place: int, end: int) -> tuple[Stated[Fraction] | None, int]:
    """Give the share at a place, in brackets or bare, and the place behind it."""
    bracket = prose.word(place) in {"(", "["}
    share = percent_at(prose, place + bracket, end)
    if share is None or (bracket and prose.word(share[1]) not in {")", "]"}):
        return None, place
    return share[0], share[1] + bracket


def is_shared(prose: Prose, place: int) -> bool:
    """Say whether a share in brackets makes a number a count: `3 (15%)` behind `group`."""
    behind = place + 1
    return prose.word(behind) == "(" and aside_at(prose, behind, len(prose.tokens))[1] > behind


def counts_animals(prose: Prose, place: int, end: int) -> bool:
    """Say whether animals stand behind a number: `10 white rats`, not `3 received mouse cells`."""
    animals, verbs = told_words("people", "animals"), told_as("verbs")
    for at in range(place, min(place + _ADJECTIVES, end)):
        if prose.word(at) in animals:
            return True
        stops = prose.word(at) in told_words("people", "stops") or not prose.is_word(at)
        if stops or verbs.at(prose.words, at) is not None:
            return False
    return False


def people_behind(prose: Prose, place: int, end: int) -> int | None:
    """Give the place behind the noun for people that begins near a place."""
    nouns, stops = told_words("people", "nouns"), told_words("people", "stops")
    for at in range(place, min(place + _ADJECTIVES + 1, end)):
        if prose.word(at) in nouns:
            return at + 1
        if not prose.is_word(at) or prose.word(at) in stops:
            return None
    return None


def is_amount(prose: Prose, place: int, end: int) -> bool:
    """Say whether the word behind a number makes it one of time or of something measured."""
    if place >= end:
        return False
    word = prose.word(place)
    return (
        time_units().at(prose.words, place) is not None
        or word in {"%", "×", "x", "^", "-", "/", "±", "cells", "mg", "ml", "points", "kg", "fold"}
        or word in {"~", "million", "times", "infusions", "doses", "injections", "sites"}
    )
