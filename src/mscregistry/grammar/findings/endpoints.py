"""What a change is one of, and of whom it is said: endpoints and populations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose

#: They open what stands before a subject: `At week 12, pain was …`.
_OPENING: Final = frozenset(
    {"in", "at", "after", "during", "among", "by", "within", "over", "on", "compared", "relative"}
    | {"for", "from", "with", "following", "between", "under"}
)
#: Behind these an endpoint is told: `changes in viability`.
_OF_ENDPOINT: Final = frozenset({"in", "from"})
#: A longer name has its change behind `in`, and not before it.
_COMPOUND: Final = 3


def compound_before(prose: Prose, clause: Clause, end: int) -> tuple[int, int] | None:
    """Give the endpoint that stands before the word: `symptom improvement was seen`."""
    first = end
    stops = told_words("efficacy", "leading") | told_words("efficacy", "stops")
    while first > clause.first and prose.is_word(first - 1) and end - first < _COMPOUND:
        if prose.word(first - 1) in stops | {"significant", "that", "of", "a", "no"}:
            break
        if told_as("verbs").at(prose.words, first - 1):
            break
        first -= 1
    return (first, end) if first < end else None


def endpoint_at(prose: Prose, first: int, end: int) -> tuple[int, int] | None:
    """Give the endpoint that begins near a place and ends before the words that end one."""
    leading, stops = told_words("efficacy", "leading"), told_words("efficacy", "stops")
    while first < end and prose.word(first) in leading:
        first += 1
    at = first
    while at < end:
        word = prose.word(at)
        bracket = word == "(" and prose.word(at + 2) == ")"
        if bracket and prose.is_word(at + 1):
            at += 3
            continue
        if word in {"and", "or"} and at > first and _is_listed(prose, at, end, stops):
            at += 1
            continue
        if word in stops or word in {",", "(", ";", ":", "."}:
            break
        at += 1
    name = prose.is_word(first) or (
        first + 1 < at and prose.is_word(first + 1) and prose.touches(first + 1)
    )
    plain = at > first and name and prose.word(first) not in {"almost", "about"}
    return (first, at) if plain else None


def _is_listed(prose: Prose, at: int, end: int, stops: frozenset[str]) -> bool:
    """Say whether what stands behind `and` is one more endpoint."""
    return at + 1 < end and prose.is_word(at + 1) and prose.word(at + 1) not in stops


def population_in(prose: Prose, first: int, end: int) -> tuple[int, int] | None:
    """Give of whom it is said: behind `among`, `in those with`."""
    people = (
        told_words("people", "nouns")
        | told_words("groups", "nouns")
        | {"those", "all", "population"}
    )
    for at in range(first, end):
        if prose.word(at) not in told_words("efficacy", "population"):
            continue
        start = at + 1 + (prose.word(at + 1) == "the")
        stop = start
        while stop < end and not _ends_population(prose, stop):
            stop += 1
        words = prose.words[start:stop]
        if stop == start or (prose.word(at) != "among" and people.isdisjoint(words)):
            continue
        tally = read_tally(prose, start, stop)
        if tally is not None and tally.end >= stop:
            continue
        if words[:2] == ["those", "with"] and stop > start + 2:
            start += 2
        return start, stop
    return None


def _ends_population(prose: Prose, place: int) -> bool:
    word = prose.word(place)
    joined = prose.word(place + 1) in {"from", "by", "was", "were", "in"}
    number = place + 1 < len(prose.tokens) and prose.tokens[place + 1].value is not None
    if word == "and" and (joined or number):
        return True
    ends = {",", ";", "(", "compared", "vs", "versus", "from", "at", "after", "by", "than", "was"}
    return word in ends | {"were", "during", "over", "relative", "but", "did", "p", ":"}


def endpoint_before(prose: Prose, clause: Clause, verb: Verb) -> tuple[int, int] | None:
    """Give the endpoint before a verb."""
    first = clause.first
    if prose.word(first) in _OPENING:
        comma = next((at for at in range(first, verb.first) if prose.word(at) == ","), None)
        if comma is None:
            return None
        first = comma + 1
    found = endpoint_at(prose, first, verb.first)
    if found is None or found[0] >= verb.first:
        return None
    first, end = found
    if told_as("changes").at(prose.words, end - 1) and prose.word(end) in _OF_ENDPOINT:
        # `changes in viability did not differ`
        more = endpoint_at(prose, end + 1, verb.first)
        end = end if more is None else more[1]
        found = first, end
    if all(prose.word(at).endswith("ly") or prose.word(at) == "and" for at in range(first, end)):
        return None
    people = told_words("people", "nouns") | told_words("people", "pronouns")
    words = prose.words[first:end]
    if words[0] == "patient":
        # `patient satisfaction`
        words = words[1:]
    if not words or not people.isdisjoint(words) or prose.word(first) in {"we", "it", "this"}:
        return None
    return found
