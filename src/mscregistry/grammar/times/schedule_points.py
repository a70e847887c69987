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
_THIN: Final = frozenset({Kind.PARTING, Kind.SILENT, Kind.DASH, Kind.OPEN, Kind.CLOSE})
#: Before a member of a list: `at baseline and again after 3 months`, `study month 3`.
_AGAIN: Final = frozenset({"again", "study"})
#: What is done to people beside the giving, from which its days are counted.
_OPERATIONS: Final = frozenset({"transplantation", "surgery", "birth", "procedure"})
#: So many words behind a time may say what it is counted from.
_BESIDE: Final = 5
#: So many days that dashes part are no stretch.
_ROW: Final = 3
_SECOND_ONE: Final = ["second", "one"]
_LATER: Final = frozenset({"later", "after", "apart", "post", "following"})


def is_point(
    sentence: Sentence, at: int, times: Times, *, listed: bool, counted: bool = False
) -> bool:
    """Say whether times name points of giving: `on day 1`, `at 0 and 6 months`.

    The ends of a stretch are none, and neither is a length, `for 6 months`, except behind `at` in a
    row from 0 on, in a list of points (`listed`), behind a second giving, or behind a number of
    givings (`counted`) where it is a time before or after an operation.
    """
    if any(time.low.unit not in _DAYS for time in times.times):
        return False
    another = is_another(sentence, at)
    if _ends_stretch(sentence, at, after=another or listed) and not _is_dashed_row(sentence, at):
        return False
    if times.numbered:
        return True
    before = sentence.atoms[at - 1] if at else None
    placed = before is not None and sentence.text.word(before.end - 1) == "at"
    in_row = len(times.times) > 1 and times.times[0].low.value == 0
    sided = not another and _kind(sentence, at + 1) in {Kind.SIDE, Kind.JOINED}
    if sided:
        return (counted and _is_by_operation(sentence, at)) or (
            listed and _is_by_giving(sentence, at)
        )
    return listed or (placed and in_row) or another


def _is_by_operation(sentence: Sentence, at: int) -> bool:
    """Say whether a time is one before or after an operation: `2 days before transplantation`."""
    beside = sentence.atoms[at + 1 : at + 4]
    return any((atom.event or atom.code) in _OPERATIONS for atom in beside)


def _is_by_giving(sentence: Sentence, at: int) -> bool:
    """Say whether a time is counted from a giving: `45 days after the first administration`."""
    end = sentence.atoms[at].end
    return not giving_words("nouns").isdisjoint(sentence.text.words[end : end + _BESIDE])


def _is_dashed_row(sentence: Sentence, at: int) -> bool:
    """Say whether a numbered time is one of three or more that dashes part: `D1 - D3 - D5`."""
    found = 1
    for step in (-1, 1):
        for place in range(at, at + 2 * step * (_ROW - 1), 2 * step):
            dashed = _kind(sentence, place + step) is Kind.DASH
            if not dashed or not _is_numbered(sentence, place + 2 * step):
                break
            found += 1
    return found >= _ROW


def _is_numbered(sentence: Sentence, at: int) -> bool:
    times = sentence.atoms[at].times if 0 <= at < len(sentence.atoms) else None
    return times is not None and times.numbered


def _kind(sentence: Sentence, at: int) -> Kind | None:
    return sentence.atoms[at].kind if 0 <= at < len(sentence.atoms) else None


def _ends_stretch(sentence: Sentence, at: int, *, after: bool) -> bool:
    """Say whether words beside times make them an end of a stretch: `until day 28`."""
    before, behind = _kind(sentence, at - 1), _kind(sentence, at + 1)
    if before in {Kind.LINK, Kind.DASH}:
        return True
    if before is Kind.SIDE and not (after and sentence.atoms[at - 1].code == "after"):
        return True
    # `on day 1 to patients` is no stretch.
    words = _kind(sentence, at + 2) in {Kind.WORD, Kind.SILENT}
    links = behind is Kind.LINK and sentence.atoms[at + 1].code == "to" and not words
    return links or behind in {Kind.DASH, Kind.PLUS}


def is_another(sentence: Sentence, at: int) -> bool:
    """Say whether a second giving stands some words before: `a second infusion after 3 months`."""
    first = sentence.atoms[at].first
    start = max(sentence.atoms[0].first, first - _NEAR)
    words = sentence.text.words[start:first]
    another = [place for place, word in enumerate(words) if word in giving_words("another")]
    if another and "placebo" in words[another[0] :]:
        return False
    if not another:
        return False
    one = words[another[0] : another[0] + 2] == _SECOND_ONE
    return one or not giving_words("nouns").isdisjoint(words[another[0] :])


def is_second(sentence: Sentence, at: int) -> bool:
    """Say whether a time is that of a second giving, counted from the first."""
    first = sentence.atoms[at].first
    words = sentence.text.words[max(sentence.atoms[0].first, first - _NEAR) : first]
    places = [place for place, word in enumerate(words) if word == "second"]
    if not places:
        return False
    noun = [
        place
        for place in range(places[-1] + 1, len(words))
        if words[place] in giving_words("nouns") or words[place - 1 : place + 1] == _SECOND_ONE
    ]
    if not noun or "placebo" in words[places[-1] :]:
        return False
    before, behind = _kind(sentence, at - 1), sentence.text.word(sentence.atoms[at].end)
    after = before is Kind.SIDE and sentence.atoms[at - 1].code == "after"
    return after or behind in _LATER


def is_listed(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether only words that part stand between the end of a list and a place.

    What a member of the list is counted from stands between, too: `post index administration`.
    """
    counted_from = False
    numbered = _is_numbered(sentence, at)
    for back in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        atom = sentence.atoms[back]
        if atom.first < end:
            return True
        side = atom.kind is Kind.JOINED or (atom.kind is Kind.SIDE and atom.code == "after")
        again = sentence.text.word(atom.first) in _AGAIN
        if atom.kind in {Kind.EVENT, Kind.NAMED, Kind.WORD} and not again:
            named = sentence.text.word(atom.end - 1) in giving_words("nouns")
            if not counted_from and not named:
                return False
            counted_from = True
        elif side:
            counted_from = False
        elif (atom.kind not in _THIN and not again) or (atom.kind is Kind.OPEN and not numbered):
            return False  # `at baseline and 6 months (12 months in all)`
    return False


def points_of(sentence: Sentence, at: int, times: Times) -> list[TimePoint]:
    """Give the points that a row of times names; the days of a short range are written out."""
    found = [point for time in times.times for point in _days(time, numbered=times.numbered)]
    beside = sentence.atoms[at + 1 : at + 2]
    if not times.numbered and beside and beside[0].kind in {Kind.SIDE, Kind.JOINED}:
        side = Side(beside[0].code)
        return [evolve(point, side=side) for point in found]
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
