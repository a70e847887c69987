"""Ratios, confidence intervals and spreads: `hazard ratio, 0.72; 95% CI, 0.55-0.94`, `IQR 2-7`.

Their numbers are none of the endpoint itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.findings.amounts import figure_at
from mscregistry.grammar.findings.facts import Figure, Ratio
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import told_as

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: What stands between the name of an estimate and its number.
_LINKS: Final = frozenset({",", ":", "=", "of", "was", "(", "[", ")", "]", "%", "hr", "or", "rr"})
#: At most so many of them.
_MOST_LINKS: Final = 4
#: Between the two ends of a range.
_TO: Final = frozenset({"to", "-"})
#: Between those of a confidence interval, too.
_LISTING: Final = frozenset({",", "and", ";"})
#: What is short for a ratio, in capitals.
_FULL: Final = {"hr": "hazard ratio", "rr": "relative risk", "or": "odds ratio"}
#: So far behind its name an estimate ends.
_LONGEST: Final = 14


class Estimates(NamedTuple):
    """The estimates of a stretch."""

    #: The first ratio.
    ratio: Stated[Ratio] | None
    #: The first confidence interval.
    confidence: Stated[Interval] | None
    #: The first difference between groups that a bracket states.
    difference: Stated[Figure] | None
    #: The places of all their tokens.
    places: frozenset[int]


class Signed(NamedTuple):
    """A number with its sign, and the place behind it."""

    #: The number.
    value: Fraction
    #: The place behind it.
    end: int


def signed_at(prose: Prose, place: int, end: int) -> Signed | None:
    """Give the number at a place; a blank may stand behind its sign: `- 0.29`."""
    apart = prose.word(place) in {"-", "+"} and not prose.touches(place + 1)
    sign = -1 if apart and prose.word(place) == "-" else 1
    at = place + (apart or prose.word(place) == "+")
    number = read_number(prose.tokens, at) if at < end else None
    if number is None or number.power or number.end > end or number.worded:
        return None
    return Signed(sign * number.value, number.end)


def estimates_in(prose: Prose, first: int, end: int) -> Estimates:
    """Give the estimates of a stretch."""
    ratio = confidence = difference = None
    places: set[int] = set()
    at = first
    while at < end:
        found = told_as("estimates").at(prose.words, at)
        if found is None or found[1] > end or not _is_one(prose, at):
            at += 1
            continue
        kind, named = found
        stop = min(end, named + _LONGEST)
        if kind == "difference":
            number, figure = _difference(prose, at, named, stop)
            difference = difference or figure
        elif kind == "ratio":
            number = _behind(prose, named, stop)
            if number is not None:
                stated = prose.stated(
                    Ratio(_called(prose, at, named), number.value), at, number.end
                )
                ratio = ratio or stated
        else:
            joins = _TO if kind == "spread" else _TO | _LISTING
            number, interval = _range(prose, named, stop, joins)
            if interval is not None and number is not None and kind == "confidence":
                confidence = confidence or prose.stated(interval, at, number.end)
        start = at - 2 if kind == "confidence" and prose.word(at - 1) == "%" else at
        at = named if number is None else number.end
        places.update(range(max(first, start), at))
    return Estimates(ratio, confidence, difference, frozenset(places))


def _is_one(prose: Prose, place: int) -> bool:
    """Say whether a word is short for an estimate, and no `or`."""
    return prose.word(place) not in _FULL or prose.written(place).isupper()


def _called(prose: Prose, first: int, end: int) -> str:
    """Give the name of a ratio in full."""
    words = " ".join(prose.words[first:end])
    return _FULL.get(words, words)


def _behind(prose: Prose, place: int, end: int) -> Signed | None:
    """Give the number behind the name of a ratio."""
    for at in range(place, min(place + _MOST_LINKS + 1, end)):
        if (number := signed_at(prose, at, end)) is not None:
            share = prose.word(number.end) == "%"
            return None if share else number
        if prose.word(at) not in _LINKS:
            return None
    return None


def _difference(
    prose: Prose, first: int, place: int, end: int
) -> tuple[Signed | None, Stated[Figure] | None]:
    """Give the difference that a bracket states: `(mean difference, 4.4 points)`."""
    if prose.word(first - 1) not in {"(", ";", "[", ","} or prose.word(place - 1) == ",":
        return None, None
    for at in range(place, min(place + _MOST_LINKS + 1, end)):
        if (number := signed_at(prose, at, end)) is not None:
            figure = figure_at(prose, at, end)
            return number, None if figure is None else figure[0]
        if prose.word(at) not in _LINKS:
            break
    return None, None


def _range(
    prose: Prose, place: int, end: int, joins: frozenset[str]
) -> tuple[Signed | None, Interval | None]:
    """Give the range behind a name, or the one number of a spread."""
    at = place
    while at < end and prose.word(at) in _LINKS:
        at += 1
    low = signed_at(prose, at, end)
    if low is None:
        return None, None
    behind = low.end + (prose.word(low.end) == "%")
    if prose.word(behind) not in joins:
        return low, None
    high = signed_at(prose, behind + 1, end)
    if high is None:
        return low, None
    if high.value < low.value:
        return high, None
    return high, Interval.between(low.value, high.value)
