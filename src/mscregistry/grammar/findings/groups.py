"""The groups that people are in: `high dose group`, `Group A`, `the placebo arm`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: A name has at most so many tokens.
_LONGEST: Final = 9
#: What numbers a group: `Group A`, `cohort 2`, `arm IIb`.
_MARK_LENGTH: Final = 3
#: Marks that stand within a name.
_WITHIN: Final = frozenset({"/", "+", "^", "×", "*", "-", "x"})
#: With a dose, they are one whose name has no noun for group.
_DOSE: Final = frozenset({"dose", "doses", "dosage"})


class Named(NamedTuple):
    """A group that is named, and where."""

    #: Its name.
    name: Stated[str]
    #: The place of its first token.
    first: int
    #: The place behind the noun.
    end: int


def groups_in(prose: Prose, first: int, end: int) -> list[Named]:
    """Give the groups that a stretch names, in order."""
    found: list[Named] = []
    at = first
    while at < end:
        named = _named_at(prose, at, first, end)
        found += named
        at = max(named[-1].end, at + 1) if named else at + 1
    return found


def _named_at(prose: Prose, place: int, first: int, end: int) -> list[Named]:
    """Give the groups whose noun stands at a place."""
    word, nouns = prose.word(place), told_words("groups", "nouns")
    if word in nouns:
        mark = _numbered(prose, place, end)
        return _before(prose, place, first) if mark is None else [mark]
    if word == "level":
        return _dose_level(prose, place, end)
    behind = prose.word(place + 1)
    if word in _DOSE and behind not in nouns | {"level"}:
        # One dose alone is no group: `single dose`.
        found = _levels(prose, place, first)
        return found if len(found) > 1 else []
    if word in told_words("groups", "alone") and behind not in nouns | {"controlled", "or"}:
        return [Named(prose.quoted(place, place + 1), place, place + 1)]
    people = told_words("people", "nouns") | {"those"}
    if word in {"receiving", "given"} and prose.word(place - 1) in people:
        return _receiving(prose, place, end)
    return []


def _dose_level(prose: Prose, place: int, end: int) -> list[Named]:
    """Give `dose level 3`."""
    numbered = place + 1 < end and prose.tokens[place + 1].value is not None
    if not numbered or prose.word(place - 1) not in _DOSE:
        return []
    return [Named(prose.quoted(place - 1, place + 2), place - 1, place + 2)]


def _receiving(prose: Prose, place: int, end: int) -> list[Named]:
    """Give who are told by their treatment: `patients receiving the vaccine`."""
    first = place + 1 + (prose.word(place + 1) in {"the", "a", "an"})
    at = first
    stops = told_words("groups", "stops") | told_words("groups", "nouns")
    while at < end and prose.is_word(at) and prose.word(at) not in stops:
        at += 1
    if at == first or prose.word(first) in {"it", "them"}:
        return []
    if prose.word(at) in told_words("groups", "nouns"):
        return []
    return [Named(prose.quoted(first, at), place, at)]


def _numbered(prose: Prose, place: int, end: int) -> Named | None:
    """Give `Group A`, `cohort 2`."""
    at = place + 1
    if at >= end:
        return None
    written = prose.written(at)
    letter = written.isupper() and len(written) <= _MARK_LENGTH and prose.is_word(at)
    number = prose.tokens[at].value is not None and "." not in written
    one = prose.word(place) in {"group", "cohort", "arm"}
    if not one or not (letter or number):
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
    if prose.word(place - 1) in _DOSE and prose.word(place - 2) in told_words("groups", "levels"):
        return _levels(prose, place - 1, first, place + 1)
    if not any(prose.is_word(inside) and prose.word(inside) != "x" for inside in range(at, place)):
        # `3 groups`; but `2×10^6/kg` has its unit.
        return []
    name = prose.quoted(at, place)
    if name.value.islower() and prose.word(place) in {"groups", "cohorts", "arms"}:
        # `the treatment groups` are several.
        return _each(prose, at, place, first)
    return [Named(name, at, place + 1)]


def _each(prose: Prose, at: int, place: int, first: int) -> list[Named]:
    """Give both of `the cell and placebo groups`."""
    joined = prose.word(at - 1) in {"and", "or"} and at - 2 >= first and prose.is_word(at - 2)
    stops = told_words("groups", "stops")
    if not joined or prose.word(at - 2) in stops:
        return []
    return [
        Named(prose.quoted(at - 2, at - 1), at - 2, at - 1),
        Named(prose.quoted(at, place), at, place + 1),
    ]


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
        at -= prose.word(at) in _DOSE
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
        at -= prose.word(at) in _DOSE | {"-"}
    found.reverse()
    if found:
        last = found[-1]
        found[-1] = last._replace(end=end or dose + 1)
    return found
