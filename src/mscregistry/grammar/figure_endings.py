"""What stands behind a number and belongs to it: its unit, an age, a multiple, a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.signs import Sign, bracketed, interval_of, mirrored
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.unit_reading import Unit, read_unit
from mscregistry.vocab.comparators import behind
from mscregistry.vocab.written_units import (
    references,
    rises,
    score_words,
    times,
    whose_limits,
)

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.numbers import Number
    from mscregistry.grammar.token_text import TokenText

#: Within a unit of time they say that somebody is so old.
_OF_AGES: Final = frozenset({"old", "olds", "o", "yo", "yearold", "yearsold"})
_OLD: Final = (
    ("-", "old"),
    ("-", "olds"),
    ("old",),
    ("olds",),
    ("of", "age"),
    ("in", "age"),
    ("of", "ages"),
)


def unit_behind(text: TokenText, number: Number) -> tuple[int, Unit | None]:
    """Give the place behind a number and its unit, and the unit with its power of ten."""
    unit = read_unit(text, number.end)
    if unit is None:
        at = number.end + (text.word(number.end) in score_words())
        return at, Unit(f"10*{number.power}", number.end) if number.power else None
    if number.power:
        parted = "" if unit.code.startswith("/") else "."
        unit = unit._replace(code=f"10*{number.power}{parted}{unit.code}")
    return unit.end, unit


def close(text: TokenText, figure: Figure) -> None:
    """Take in the words behind the unit.

    ::

        ending = "old" | "of age" | "times"* limit | "-fold"? "increase" | "of predicted"
    """
    at = figure.end
    if figure.is_time:
        figure.aged = figure.aged or _is_old(text, figure)
        for words in _OLD:
            if text.says(at, *words):
                figure.aged, figure.end = True, at + len(words)
                break
        return
    if figure.unit_place is None and text.word(at - 1) in score_words():
        figure.scored = True
    while text.word(at) in times():
        at += 1
    at = _past_whose(text, figure, at)
    if at > figure.end and text.word(at - 1) != "-" and text.word(at) in rises():
        # `a two-fold increase` is a multiple of what was before.
        figure.reference, figure.end = "baseline", at + 1
    elif at > figure.end and text.word(at) == "n" and figure.unit is None:
        # `1.5 x N`
        figure.reference, figure.unit_place, figure.end = "normal", (figure.end, at + 1), at + 1
    elif found := references().at(text.words, at):
        figure.reference = found[0]
        if figure.unit_place is None:
            figure.unit_place = (figure.end, found[1])
        figure.end = found[1]


def _past_whose(text: TokenText, figure: Figure, place: int) -> int:
    """Give the place of a limit behind the words for whose it is: `times the institutional ULN`."""
    at = place
    while at > figure.end and text.word(at) in whose_limits():
        at += 1
    return at if at > place and references().at(text.words, at) else place


def _is_old(text: TokenText, figure: Figure) -> bool:
    """Say whether the unit itself says that it is an age: `years-old`, `yo`."""
    words = text.words[slice(*figure.unit_place or (0, 0))]
    return not _OF_AGES.isdisjoint(words)


def take_sign_behind(text: TokenText, figure: Figure) -> None:
    """Take in the words or the sign behind that make the number a bound: `or older`, `(≥)`."""
    value = figure.interval.exact
    found = sign_behind(text, figure)
    if value is None:
        if found is not None and _says_again(text, figure, found):
            figure.end = found.end
        return
    if found is None:
        turned = None if figure.signed else mirrored(text, figure.end)
        if turned is not None:
            figure.interval, figure.signed = interval_of(turned, value), True
            figure.end += 1
        return
    figure.interval, figure.signed, figure.end = interval_of(found.sign, value), True, found.end
    if figure.unit is None:
        unit = read_unit(text, found.end)
        if unit is not None:
            figure.take_unit(found.end, unit)
            figure.end = unit.end
            close(text, figure)
    elif figure.is_time and not figure.aged:
        close(text, figure)


def _says_again(text: TokenText, figure: Figure, found: Sign) -> bool:
    """Say whether a bound is said a second time: `at least 3 months or more`."""
    upward = figure.interval.high is None
    return (
        not figure.ranged
        and found.sign.startswith(">" if upward else "<")
        and text.kind(found.end - 1) is Kind.WORD
        and text.word(found.end) != "than"
    )


def sign_behind(text: TokenText, figure: Figure) -> Sign | None:
    """Give the words or the sign behind a number that make it a bound."""
    at = figure.end
    found = behind().at(text.words, at)
    if found and text.kind(found[1] - 1) is Kind.SIGN and text.kind(found[1]) is Kind.NUMBER:
        # `in 6 months or >3` begins another number.
        found = None
    # `60+`, and not `weight + 10`.
    if found and text.word(found[1]) == "than" and text.word(found[1] - 1) != "than":
        # `18 years and less than 65` begins another number.
        return None
    plus = text.word(at) == "+"
    if plus and text.touches(at + 1) and text.kind(at + 1) is Kind.NUMBER:
        # `3+4` is a sum.
        return None
    if found is not None and (not plus or text.touches(at)):
        return Sign(*found)
    return bracketed(text, at)
