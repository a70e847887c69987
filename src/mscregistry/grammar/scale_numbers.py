"""Numbers of their own kind: Roman numerals of a scale, dilutions, blood pressures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.numbers import Number, read_number
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.token_text import TokenText

_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
#: Blood pressures are between these, in mm[Hg].
_LOWEST: Final = 30
_HIGHEST: Final = 300
#: A scale named between a sign and its number has at most so many words.
_NAME: Final = 2
#: So many marks and links may stand between a scale and its number.
_MANY: Final = 4
_BESIDE: Final = frozenset({"of", "is", ":", ")", "was", "-"})


def read_roman(text: TokenText, place: int) -> Number | None:
    """Give the number of a Roman numeral in capitals."""
    if place >= len(text.tokens):
        return None
    token = text.tokens[place]
    value = _ROMAN.get(text.text[token.start : token.end])
    return None if value is None else Number(Fraction(value), place + 1)


def on_scale(text: TokenText, start: int, place: int) -> bool:
    """Say whether a scale is named before a start, or between it and a place."""
    at = start - 1
    while at >= 0 and start - at <= _MANY and text.words[at] in _BESIDE:
        at -= 1
    return _names_scale(text.word(at)) or (place > start and _names_scale(text.word(place - 1)))


def skip_scale(text: TokenText, place: int) -> int:
    """Give the place behind the name of a scale before its number: `> grade 2`, `> NYHA 2`."""
    at = place
    while at - place < _NAME and _names_scale(text.word(at)):
        at += 1
    if at > place and at < len(text.tokens):
        number = text.tokens[at].value is not None or read_roman(text, at) is not None
        return at if number else place
    return place


def _names_scale(word: str) -> bool:
    return word in words_for("scales", "words") or word in words_for("scales", "steps")


def read_dilution(text: TokenText, number: Number) -> Number | None:
    """Give the number of a dilution, which is the second one: `1:80`."""
    at = number.end
    if number.value != 1 or text.word(at) != ":" or not text.touches(at + 1):
        return None
    value = text.tokens[at + 1].value
    return None if value is None else Number(value, at + 2)


def read_diastolic(text: TokenText, systolic: Number) -> Number | None:
    """Give the diastolic pressure behind a systolic one: `140/90`."""
    if text.word(systolic.end) != "/":
        return None
    diastolic = read_number(text.tokens, systolic.end + 1)
    if diastolic is None or not _LOWEST <= diastolic.value < systolic.value <= _HIGHEST:
        return None
    return diastolic
