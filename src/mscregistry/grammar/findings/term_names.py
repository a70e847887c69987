"""Where the name of an event ends, and whether it is one whatever stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import (
    event_endings,
    told_as,
    told_phrases,
    told_words,
)
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose


#: A name of an event has at most so many words.
LONGEST: Final = 12

SEPARATORS: Final = frozenset({",", "and", ";", "or", "&", "plus", ":", "."})


#: An ending is not all of a word.
_ENDING: Final = 5
#: Before a noun they make it an event: `elevated transaminases`.
_CHANGED: Final = frozenset({"elevated", "increased", "decreased", "reduced", "prolonged"})


def name_end(prose: Prose, place: int, end: int) -> int:
    """Give the place behind the name that begins at a place."""
    stops, sites = told_words("terms", "stops"), told_phrases("terms", "sites")
    changes = told_words("terms", "changes")
    at = place
    while at < end and at - place < LONGEST:
        word = prose.word(at)
        if word in {"at", "around", "in", "on", "of"} and at > place:
            if site := sites.at(prose.words, at + 1):
                at = site[1]
                continue
            of = (
                word == "of"
                and prose.is_word(at + 1)
                and prose.word(at + 1) not in {"grade", "the"}
            )
            of = of and prose.word(at + 1) not in told_words("terms", "severity")
            risen = word == "in" and prose.word(at - 1) in changes and prose.is_word(at + 1)
            if (of and read_tally(prose, at + 1, end) is None) or risen:
                at += 2
                continue
        if (
            word in SEPARATORS
            or word in stops
            or prose.tokens[at].value is not None
            or (not prose.is_word(at) and word not in {"/", "'"})
        ):
            break
        if at > place and onset_at(prose, at) and read_number(prose.tokens, at):
            break
        if at > place and (read_grade(prose, at) or word in told_words("people", "pronouns")):
            break
        at += 1
    return min(at, end)


def is_event(prose: Prose, first: int, end: int) -> bool:
    """Say whether a stretch names an event whatever stands around it."""
    if prose.word(first) in _CHANGED and end > first + 1:
        return True
    return any(_is_sign(prose, at) for at in range(first, end))


def _is_sign(prose: Prose, place: int) -> bool:
    """Say whether a word names a sign or a disease, in the plural or not."""
    word, words = prose.word(place), told_phrases("terms", "words")
    if word in told_words("terms", "never"):
        return False
    single = word.removesuffix("s")
    if words.at(prose.words, place) or words.at([single], 0):
        return True
    return any(len(one) > _ENDING and one.endswith(event_endings()) for one in (word, single))


def onset_at(prose: Prose, place: int) -> int | None:
    """Give the place behind the word that opens when something began: `after`, `2 days after`."""
    number = read_number(prose.tokens, place)
    if number is not None:
        unit = time_units().at(prose.words, number.end)
        if unit is None:
            return None
        place = unit[1]
        if prose.word(place) not in {"after", "following", "before", "later", "post"}:
            return None
        return place + 1
    found = told_as("onset").at(prose.words, place)
    return None if found is None else found[1]
