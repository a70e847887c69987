"""The counts and grades that end just before a word for events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.tallies import read_tally

if TYPE_CHECKING:
    from mscregistry.grammar.findings.grades import Graded
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.stated import Stated


#: `had` or `with any` stands between people and the events they had.
_NEAR: Final = 2
#: So many tokens before the word for events people may be counted.
_QUALIFIERS: Final = 10


def grade_ending(prose: Prose, end: int, low: int) -> Graded | None:
    """Give the grade that ends before a place."""
    for at in range(max(low, end - 6), end - 1):
        found = read_grade(prose, at)
        if found is not None and found.end == end:
            return found
    return None


def number_at(prose: Prose, place: int) -> bool:
    """Say whether a number stands at a place, in figures or words."""
    return prose.tokens[place].value is not None or _word_count(prose, place) is not None


def _word_count(prose: Prose, place: int) -> int | None:
    """Give the count that one word is."""
    word = prose.word(place)
    if word in {"no", "zero", "without", "neither", "nor"}:
        return 0
    if word in {"a", "an", "another"}:
        return 1
    tally = read_tally(prose, place, place + 1)
    return None if tally is None or tally.count is None else tally.count.value


def count_ending(prose: Prose, end: int, low: int, *, plural: bool) -> Stated[int] | None:
    """Give the number that ends before a place; `a` counts no noun in the plural."""
    for at in range(max(low, end - 4), end):
        tally = read_tally(prose, at, end)
        if tally is not None and tally.end == end and tally.count and not tally.people:
            return None if prose.words[at - 2 : at] == ["at", "least"] else tally.count
    if prose.word(end - 1) == "any" and prose.word(end - 2) in {"no", "without"}:
        return prose.stated(0, end - 2, end)
    number = _word_count(prose, end - 1)
    if number is None or (prose.word(end - 1) in {"a", "an"} and plural):
        return None
    return prose.stated(number, end - 1, end)


def people_ending(prose: Prose, end: int, low: int) -> Tally | None:
    """Give the people who are counted just before: `3 patients with adverse events`."""
    found: Tally | None = None
    at = max(low, end - _QUALIFIERS)
    while at < end:
        tally = read_tally(prose, at, end)
        if tally is not None and tally.people and end - tally.end <= _NEAR:
            # `of 12 patients none had adverse events`: the last are meant.
            found = tally
        at = at + 1 if tally is None else max(tally.end, at + 1)
    return found
