"""Phrases of several words, looked up in a list of tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

#: The same pieces that a criterion is cut into, as far as a table needs them.
_PIECES: Final = re.compile(r">/=|</=|[<>]=|[^\W_]+(?:['’][^\W_]+)*|\S")


class Phrases(Generic[T]):
    """A table from phrases to what they mean; the longest one that fits is found.

    >>> table = Phrases({"at least": ">=", "at": "@"})
    >>> table.at(["at", "least", "two"], 0), table.at(["least"], 0)
    (('>=', 2), None)
    """

    __slots__ = ("_first",)

    def __init__(self, meanings: Mapping[str, T]) -> None:
        """Hold the phrases by their first word, the longest first."""
        first: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, meaning in meanings.items():
            words = _PIECES.findall(phrase)
            first.setdefault(words[0], []).append((words, meaning))
        self._first = {word: _by_second(found) for word, found in first.items()}

    @classmethod
    def inverted(cls, table: Mapping[T, Iterable[str]]) -> Phrases[T]:
        """Make it from a table that lists the phrases of each meaning."""
        return cls({phrase: meaning for meaning, every in table.items() for phrase in every})

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase can begin with."""
        return frozenset(self._first)

    def at(self, words: list[str], place: int) -> tuple[T, int] | None:
        """Give the meaning of the phrase that begins at a place, and the place behind it."""
        found = self._first.get(words[place]) if place < len(words) else None
        if found is None:
            return None
        longer, alone = found
        if longer and place + 1 < len(words):
            for phrase, meaning in longer.get(words[place + 1], ()):
                end = place + len(phrase)
                if words[place:end] == phrase:
                    return meaning, end
        return (alone[0], place + 1) if alone else None


def _by_second(
    found: list[tuple[list[str], T]],
) -> tuple[dict[str, list[tuple[list[str], T]]], tuple[T, ...]]:
    """Give the phrases of a first word by their second one, the longest first, and it alone."""
    longer: dict[str, list[tuple[list[str], T]]] = {}
    for words, meaning in sorted(found, key=lambda one: -len(one[0])):
        if len(words) > 1:
            longer.setdefault(words[1], []).append((words, meaning))
    return longer, tuple(meaning for words, meaning in found if len(words) == 1)
