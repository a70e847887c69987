"""Whether times in a sentence are points at which something is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.atoms import Kind
from mscregistry.grammar.times.drafts import Draft
from mscregistry.grammar.times.points import Side
from mscregistry.vocab.time_words import giving_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Time, Times
    from mscregistry.grammar.times.giving import Sentence
    from mscregistry.grammar.times.points import TimePoint

_DAYS: Final = frozenset({"d", "wk", "mo", "a"})
#: So many days in a row are written out as days: `on days 1-5`.
_MOST_DAYS: Final = 14
#: So many words before a time may say that it is of a second giving.
_NEAR: Final = 8
#: Between two members of a list.
_THIN: Final = frozenset({Kind.PARTING, Kind.SILENT})


def is_point(sentence: Sentence, at: int, times: Times, *, listed: bool) -> bool:
    """Say whether times name points of giving: `on day 1`, `at 0 and 6 months`.

    The ends of a stretch are none, and neither is a length, `for 6 months`, except behind `at` in a
    row from 0 on, in a list of points (`listed`), or behind a second giving.
    """
    if any(time.low.unit not in _DAYS for time in times.times):
        return False
    another = is_another(sentence, at)
    if _ends_stretch(sentence, at, another=another):
        return False
    if times.numbered:
        return True
    before = sentence.atoms[at - 1] if at else None
    placed = before is not None and sentence.text.word(before.end - 1) == "at"
    in_row = len(times.times) > 1 and times.times[0].low.value == 0
    anchored = not another and _kind(sentence, at + 1) in {Kind.SIDE, Kind.JOINED}
    return (listed or (placed and in_row) or another) and not anchored


def _kind(sentence: Sentence, at: int) -> Kind | None:
    return sentence.atoms[at].kind if 0 <= at < len(sentence.atoms) else None


def _ends_stretch(sentence: Sentence, at: int, *, another: bool) -> bool:
    """Say whether words beside times make them an end of a stretch: `until day 28`."""
    before, behind = _kind(sentence, at - 1), _kind(sentence, at + 1)
    if before in {Kind.LINK, Kind.DASH} or (before is Kind.SIDE and not another):
        return True
    links = behind is Kind.LINK and sentence.atoms[at + 1].code == "to"
    return links or behind in {Kind.DASH, Kind.PLUS}


def is_another(sentence: Sentence, at: int) -> bool:
    """Say whether a second giving stands some words before: `a second infusion after 3 months`."""
    first = sentence.atoms[at].first
    start = max(sentence.atoms[0].first, first - _NEAR)
    words = sentence.text.words[start:first]
    another = [place for place, word in enumerate(words) if word in giving_words("another")]
    return bool(another) and not giving_words("nouns").isdisjoint(words[another[0] :])


def is_listed(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether only words that part stand between the end of a list and a place."""
    for back in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        if sentence.atoms[back].first < end:
            return True
        if sentence.atoms[back].kind not in _THIN:
            return False
    return False


def points_of(sentence: Sentence, at: int, times: Times) -> list[TimePoint]:
    """Give the points that a row of times names; the days of a short range are written out."""
    found = [point for time in times.times for point in _days(time, numbered=times.numbered)]
    if times.numbered or not is_another(sentence, at):
        return found
    return [evolve(point, side=Side.AFTER) for point in found]


def _days(time: Time, *, numbered: bool) -> list[TimePoint]:
    first = Draft.of_time(time, time.low, numbered=numbered).point
    if time.high is None:
        return [first]
    length = time.high.value - time.low.value
    if time.low.unit != "d" or length.denominator != 1 or length >= _MOST_DAYS:
        return []
    return [
        evolve(first, time=evolve(time.low, value=time.low.value + day))
        for day in range(int(length) + 1)
    ]
