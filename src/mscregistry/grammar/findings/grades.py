"""Grades of severity: `grade 1`, `grade III/IV`, `grade 3 or higher`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.finding_words import told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
#: The grades of the CTCAE end here.
_HIGHEST: Final = 5


class Graded(NamedTuple):
    """A grade, and where it stands."""

    #: The grade.
    grade: Stated[Interval]
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int


def read_grade(prose: Prose, place: int) -> Graded | None:
    """Give the grade at a place.

    ::

        grade = ("≥" | "≤")? "grade" sign? number (("-" | "/" | "to" | "or" | "and") number)?
                ("or higher" | "or lower")?
    """
    start = place
    sign = prose.word(place)
    if prose.tokens[place].kind is Kind.SIGN:
        place += 1
    else:
        sign = ""
    if prose.word(place) not in told_words("grades", "words"):
        return None
    at = place + 1 + (prose.word(place + 1) == "of")
    if at < len(prose.tokens) and prose.tokens[at].kind is Kind.SIGN:
        sign = prose.word(at)
        at += 1
    one = _level(prose, at)
    if one is None:
        return None
    low = high = one
    at += 1
    if prose.word(at) in {"-", "/", "to", "or", "and", "~"}:
        again = at + 1 + (prose.word(at + 1) in told_words("grades", "words"))
        other = _level(prose, again)
        if other is not None and again == at + 1:
            low, high, at = min(one, other), max(one, other), at + 2
    up, down = told_phrases("grades", "up"), told_phrases("grades", "down")
    if found := up.at(prose.words, at):
        sign, at = ">=", found[1]
    elif found := down.at(prose.words, at):
        sign, at = "<=", found[1]
    makers = {
        ">=": Interval.at_least,
        "<=": Interval.at_most,
        ">": Interval.more_than,
        "<": Interval.less_than,
    }
    make = makers.get(sign)
    value = Interval.between(low, high) if make is None else make(one)
    return Graded(prose.stated(value, start, at), start, at)


def _level(prose: Prose, place: int) -> int | None:
    """Give the grade that a token names."""
    if place >= len(prose.tokens):
        return None
    number = prose.tokens[place].value
    if number is None:
        return _ROMAN.get(prose.word(place))
    return int(number) if number.denominator == 1 and 0 <= number <= _HIGHEST else None
