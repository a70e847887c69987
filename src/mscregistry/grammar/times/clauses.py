"""Where people become the subject of a sentence that began with what is given to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.vocab.time_words import clause_words, giving_stems, infusing_words, joined_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: So many words may stand before people: `and then all the`.
_BEFORE: Final = 3


def begins_clause(text: TimeText, place: int) -> bool:
    """Say whether people at a place do something of their own: `infused, and patients are seen`.

    In `infused to patients` and `infused in adults and children over an hour` they do not.
    """
    if text.word(place) not in clause_words("people"):
        return False
    verb = text.word(place + 1)
    if not verb.isalpha() or verb in clause_words("no_verbs"):
        return False
    at = place - 1
    while at > place - 1 - _BEFORE and text.word(at) in clause_words("before_people"):
        at -= 1
    return is_break(text, at)


def is_break(text: TimeText, place: int) -> bool:
    """Say whether a word or mark may part two clauses."""
    return text.word(place) in clause_words("breaks")


def is_of_another(text: TimeText, giving: int, place: int, *, loose: bool) -> bool:
    """Say whether a time at a place is one of something else than the giving before it.

    It is where people do something between the two, or another verb stands there.  `loose` says
    that the word before the time is one that stands with any verb, as `for` does: behind a comma
    or `and` each verb is another one then.
    """
    parted = False
    for at in range(giving + 1, place):
        word = text.word(at)
        if word in infusing_words("other_verbs") or begins_clause(text, at):
            return True
        if loose and parted and _is_verb(text, at):
            return True
        parted = parted or is_break(text, at)
    return False


def _is_verb(text: TimeText, place: int) -> bool:
    """Say whether a word is a verb of looking or making, or stands with a verb."""
    word = text.word(place)
    looks = word.startswith(giving_stems("others")) and text.word(place + 1) != "by"
    return looks or word in clause_words("auxiliaries")


def is_counted_from(text: TimeText, place: int) -> bool:
    """Say whether the words behind a time say what it is counted from: `2 hours of thawing`."""
    word = text.word(place)
    return word in infusing_words("counted_from") or word in joined_words()
