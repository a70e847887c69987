"""Words of making that only say what kind of cells are given: `expanded cells on day 0`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.vocab.time_words import clause_words, making_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: So many words stand at most between such a word and what it describes.
_BETWEEN: Final = 8
#: So many words before it may say that it is done.
_BEFORE: Final = 2
_JOINS: Final = frozenset({",", "and", "/", "(", ")"})


def is_description(text: TimeText, place: int, *, given: bool) -> bool:
    """Say whether a word of making describes what is given, and tells of no step of its own.

    It stands before the thing (`infusion of cultured, isolated cells`), or behind it and before
    what it is made from, where words of giving stand before (`given`).
    """
    word = text.word(place)
    compound = text.is_dash(place + 1)
    if not word.startswith(making_words("stems")) or not (word.endswith("ed") or compound):
        return False
    before = text.words[max(place - _BEFORE, 0) : place]
    if not clause_words("auxiliaries").isdisjoint(before):
        return False
    if given and _is_thing(text.word(place - 1)) and text.word(place + 1) in making_words("from"):
        return True
    return _leads(text, place + 1)


def _leads(text: TimeText, place: int) -> bool:
    """Say whether the words at a place lead to what is made."""
    for at in range(place, place + _BETWEEN):
        word = text.word(at)
        if _is_thing(word):
            return True
        if word in _JOINS or text.is_dash(at):
            continue
        if not word.isalpha() or word in making_words("ends"):
            return False
    return False


def _is_thing(word: str) -> bool:
    return word.endswith(making_words("things"))
