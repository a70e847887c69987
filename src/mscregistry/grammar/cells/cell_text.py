"""A text as the words in which cells are looked for."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Final

from attrs import frozen

from mscregistry.source import Span
from mscregistry.vocab.word_patterns import folded

_WORD: Final = re.compile(r"[^\W_]+(?:['’´`][^\W_]+)*")  # noqa: RUF001 - as texts have them
#: What parts sentences, clauses and the items of a list; a comma or a bracket parts less.
_HARD: Final = re.compile(r"[.!?]\s|[;:\n•]")
_CAPITALS: Final = 2


@frozen(eq=False)
class CellText:
    """Words with their places, and what stands between them.

    >>> text = CellText("Allogeneic (BM-derived) MSCs. Twice")
    >>> text.words
    ['allogeneic', 'bm', 'derived', 'msc', 'twice']
    >>> text.parted_by(1), text.is_hard(4)
    (' (', True)
    """

    #: The text.
    text: str

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [found.span() for found in _WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        text = self.text
        return [folded(text[start:end]) for start, end in self.places]

    def parted_by(self, place: int) -> str:
        """Give the characters before a word, back to the word before it."""
        before = self.places[place - 1][1] if place else 0
        return self.text[before : self.places[place][0]]

    def is_hard(self, place: int) -> bool:
        """Say whether a sentence or a clause ends before a word; the first one begins one."""
        if place == 0:
            return True
        parted = self.parted_by(place)
        return _HARD.search(parted) is not None and not self._is_abbreviated(place, parted)

    def _is_abbreviated(self, place: int, parted: str) -> bool:
        """Say whether the stop before a word is one of an abbreviation: `i.v. infusion`."""
        start, end = self.places[place - 1]
        return parted == ". " and end - start == 1 and self.text[max(start - 1, 0) : start] == "."

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause of each word."""
        number, found = 0, []
        for place in range(len(self.places)):
            number += place > 0 and self.is_hard(place)
            found.append(number)
        return found

    @cached_property
    def _clause_ranges(self) -> list[range]:
        starts = [at for at in range(len(self.places)) if at == 0 or self.is_hard(at)]
        return [range(*pair) for pair in pairwise([*starts, len(self.places)])]

    def clause_of(self, place: int) -> range:
        """Give the places of the words in the clause of a word."""
        return self._clause_ranges[self.clauses[place]]

    def is_short(self, first: int, end: int) -> bool:
        """Say whether words are written with two capitals or more, as an abbreviation is."""
        start, stop = self.places[first][0], self.places[end - 1][1]
        return sum(map(str.isupper, self.text[start:stop])) >= _CAPITALS

    def span(self, first: int, end: int) -> Span:
        """Give the place of the words from `first` up to `end`."""
        return Span(self.places[first][0], self.places[end - 1][1])

    def said(self, first: int, end: int) -> str:
        """Give these words as written."""
        return self.span(first, end).of(self.text)
