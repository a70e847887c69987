"""The groups that people are in: `high dose group`, `Group A`, `the placebo arm`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.counts import is_shared
from mscregistry.grammar.findings.named import Named
from mscregistry.grammar.findings.treatments import BEFORE, RECEIVED, by_treatment
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

#: A name has at most so many tokens.
_LONGEST: Final = 9
#: What numbers a group: `Group A`, `cohort 2`, `arm IIb`.
_MARK_LENGTH: Final = 3
#: Marks that stand within a name.
_WITHIN: Final = frozenset({"/", "+", "^", "×", "*", "-", "x"})
#: Before the last group of a list.
_JOINS: Final = frozenset({"and", "or", "versus", "vs"})
#: With a dose, they are one whose name has no noun for group.
DOSE: Final = frozenset({"dose", "doses", "dosage"})


def groups_in(prose: Prose, first: int, end: int) -> list[Named]:
    """Give the groups that a stretch names, in order."""
    found: list[Named] = []
    behind = first
    places = _places(prose)
    for at in places[bisect_left(places, first) : bisect_left(places, end)]:
        if at < behind:
            continue
        named = _named_at(prose, at, first, end) or by_treatment(prose, at, end)
        while named and found and named[0].first < found[-1].end:
            # `with cells and saline groups`: its noun names it better.
            found.pop()
        found += named
        behind = max(named[-1].end, at + 1) if named else at + 1
    return found


def _places(prose: Prose) -> list[int]:
    """Give the places where a group may be named, wherever a stretch begins and ends."""
    if prose.group_places is None:
        nouns = told_words("groups", "nouns") | told_words("groups", "alone")
        opening = nouns | DOSE | RECEIVED | {"level"}
        prose.group_places = [
            at
            for at, word in enumerate(prose.words)
            if word in opening or (at and prose.words[at - 1] in BEFORE)
        ]
    return prose.group_places


def _named_at(prose: Prose, place: int, first: int, end: int) -> list[Named]:
    """Give the groups whose noun stands at a place."""
    word, nouns = prose.word(place), told_words("groups", "nouns")
    if word in nouns:
        mark = _numbered(prose, place, end)
        return _before(prose, place, first) if mark is None else [mark]
    if word == "level":
        return _dose_level(prose, place, end)
    behind = prose.word(place + 1)
    if word in DOSE and behind not in nouns | {"level"}:
        # One dose alone is no group: `single dose`.
        found = _levels(prose, place, first)
        return found if len(found) > 1 else []
    if word in told_words("groups", "alone") and behind not in nouns | {"controlled", "or"}:
        return [Named(prose.quoted(place, place + 1), place, place + 1)]
    return []


def _dose_level(prose: Prose, place: int, end: int) -> list[Named]:
    """Give `dose level 3`."""
    numbered = place + 1 < end and prose.tokens[place + 1].value is not None
    if not numbered or prose.word(place - 1) not in DOSE:
        return []
    return [Named(prose.quoted(place - 1, place + 2), place - 1, place + 2)]


def _numbered(prose: Prose, place: int, end: int) -> Named | None:
    """Give `Group A`, `cohort 2`."""
    at = place + 1
    if at >= end:
        return None
    written = prose.written(at)
    letter = written.isupper() and len(written) <= _MARK_LENGTH and prose.is_word(at)
    number = prose.tokens[at].value is not None and "." not in written
    one = prose.word(place) in {"group", "cohort", "arm"}
    if not one or not (letter or number) or is_shared(prose, at):
        return None
    return Named(prose.quoted(place, at + 1), place, at + 1)


def _before(prose: Prose, place: int, first: int) -> list[Named]:
    """Give the groups whose names stand before their noun."""
    stops = told_words("groups", "stops")
    at = place
    while at > first and place - at < _LONGEST:
        token = prose.tokens[at - 1]
        if token.kind is Kind.MARK and token.text not in _WITHIN:
            break
        if token.text in stops and not (token.text == "dose" and at > first):
            break
        at -= 1
    while at < place and prose.word(at) in _WITHIN:
        at += 1
    if at == place:
        return []
    if prose.word(place - 1) in DOSE and prose.word(place - 2) in told_words("groups", "levels"):
        return _levels(prose, place - 1, first, place + 1)
    if not any(prose.is_word(inside) and prose.word(inside) != "x" for inside in range(at, place)):
        # `3 groups`; but `2×10^6/kg` has its unit.
        return []
    name = prose.quoted(at, place)
    if prose.word(place) in {"groups", "cohorts", "arms", "regimens"}:
        each = _each(prose, at, place, first)
        # `the treatment groups` are several.
        return each if each or name.value.islower() else [Named(name, at, place + 1)]
    return [Named(name, at, place + 1)]


def _each(prose: Prose, at: int, place: int, first: int) -> list[Named]:
    """Give every one of `the cell, saline and sham groups`."""
    found = [Named(prose.quoted(at, place), at, place + 1)]
    stops = told_words("groups", "stops")
    joins = _JOINS
    while at - 2 >= first and prose.word(at - 1) in joins:
        end = at - 1
        end -= prose.word(end - 1) == ","
        start = end
        while start > first and end - start < _LONGEST and _is_of_name(prose, start - 1, stops):
            start -= 1
        if start == end:
            break
        found.append(Named(prose.quoted(start, end), start, end))
        at, joins = start, _JOINS | {","}
    return found[::-1] if len(found) > 1 else []


def _is_of_name(prose: Prose, place: int, stops: frozenset[str]) -> bool:
    """Say whether a token may stand within the name of a group."""
    return prose.word(place) not in stops and (prose.is_word(place) or prose.word(place) in _WITHIN)


def _before_size(prose: Prose, place: int) -> int:
    """Give the place before a size that ends at a place: `low (n=3), medium (n=3) or high dose`."""
    sized = prose.word(place) == ")" and prose.words[place - 4 : place - 1] == ["(", "n", "="]
    return place - 5 if sized else place


def _levels(prose: Prose, dose: int, first: int, end: int | None = None) -> list[Named]:
    """Give every level that is listed before the word for dose: `low, moderate, or high dose`."""
    levels = told_words("groups", "levels")
    found: list[Named] = []
    at = dose - 1
    while at >= first and prose.word(at) in levels:
        found.append(Named(prose.stated(prose.word(at), at, at + 1), at, at + 1))
        at -= 1
        at -= prose.word(at) in DOSE
        at = _before_size(prose, at)
        if prose.word(at) in {"and", "or", "versus", "vs"}:
            at -= 1
            at -= prose.word(at) == ","
        elif prose.word(at) == ",":
            at -= 1
        else:
            break
        at = _before_size(prose, at)
        # `low- and high-dose`
        at -= prose.word(at) in DOSE | {"-"}
    found.reverse()
    if found:
        last = found[-1]
        found[-1] = last._replace(end=end or dose + 1)
    return found
