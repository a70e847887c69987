"""Numbers of their own kind: Roman numerals of a scale, dilutions, blood pressures."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
#: The same as tokens have them.
_ROMAN_LETTERS: Final = frozenset(numeral.lower() for numeral in _ROMAN)
#: Blood pressures are between these, in mm[Hg].
_LOWEST: Final = 30
_HIGHEST: Final = 300
#: A scale named between a sign and its number has at most so many words.
_NAME: Final = 2
#: So many marks and links may stand between a scale and its number.
_MANY: Final = 4
#: The name of a scale that is written out has at most so many tokens.
_WRITTEN_OUT: Final = 14
_WITHIN: Final = frozenset({"(", ")", "-"})
#: Scores are so many of these: `4/10`.
_OUT_OF: Final = frozenset({"10", "100"})
_TEN: Final = 10
_POINTED: Final = re.compile(r"[1-9]\d{0,2}\.(\d{3})")
#: In so small a volume cells are counted by the thousand.
_IN_VOLUME: Final = frozenset({"/uL", "/mm3", "/mL", "{cells}/uL", "{cells}/mm3", "{cells}/mL"})
_BESIDE: Final = frozenset({"of", "is", ":", ")", "was", "-"})


def read_roman(text: TokenText, place: int) -> Number | None:
    """Give the number of a Roman numeral in capitals."""
    if place >= len(text.tokens):
        return None
    token = text.tokens[place]
    if token.text not in _ROMAN_LETTERS:
        return None
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
    if at == place:
        at = _past_long_name(text, place)
    if at > place and at < len(text.tokens):
        number = text.tokens[at].value is not None or read_roman(text, at) is not None
        return at if number else place
    return place


def _past_long_name(text: TokenText, place: int) -> int:
    """Give the place behind a scale that is written out: `> Common Criteria (CTCAE) v5 grade 2`."""
    named = False
    graded, scales = words_for("scales", "graded"), words_for("scales", "words")
    for at in range(place, min(place + _WRITTEN_OUT, len(text.words))):
        word = text.words[at]
        if named and word in words_for("scales", "stages"):
            return at + 1
        if text.kind(at) is Kind.SIGN or (
            text.kind(at) is not Kind.WORD and word not in _WITHIN and not named
        ):
            return place
        named = named or word in graded or word in scales
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


def read_small(text: TokenText, number: Number) -> Number | None:
    """Give a negative power of ten that has lost its sign: `> 10-4` is no range."""
    at = number.end
    if (
        number.value != _TEN
        or number.power
        or text.word(at) != "-"
        or not (text.touches(at) and text.touches(at + 1))
    ):
        return None
    power = text.tokens[at + 1].value
    if power is None or power >= _TEN or power.denominator != 1 or power < 1:
        return None
    return Number(Fraction(1, _TEN ** int(power)), at + 2)


def take_thousands(text: TokenText, figure: Figure, number: Number) -> None:
    """Read `100.000/µL` as a hundred thousand: a count in a volume has no three decimals."""
    place = number.end - 1
    digits = text.word(place)
    value = figure.interval.exact or figure.number
    thousands = _POINTED.fullmatch(digits)
    if thousands is None or number.power or value != text.tokens[place].value:
        return
    if figure.unit not in _IN_VOLUME and (thousands[1] != "000" or figure.unit is not None):
        # `1.000 mg/dL` may be either.
        figure.guessed = figure.guessed or thousands[1] == "000"
        return
    low, high = (
        None if end is None else Bound(end.value * 1000, end.inclusive)
        for end in (figure.interval.low, figure.interval.high)
    )
    figure.interval, figure.guessed = Interval(low, high), True


def is_fraction(text: TokenText, number: Number) -> bool:
    """Say whether a number is one of two that a line parts: `20/400`; not so many of ten."""
    before = number.end - 2
    behind = (
        text.word(number.end) == "/"
        and text.kind(number.end + 1) is Kind.NUMBER
        and text.word(number.end + 1) not in _OUT_OF
    )
    return behind or (text.word(before) == "/" and text.kind(before - 1) is Kind.NUMBER)
