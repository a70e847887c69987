"""Whether words of a text tell of the cells that are given, and not of patients or samples."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.checklist_products import CELL
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import structure_words
from mscregistry.vocab.doses_checklist import DosesItem
from mscregistry.vocab.doses_scope import scope_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.checklist_products import GivenCells
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage

#: What parts sentences, paragraphs and the items of a list.
_SENTENCE: Final = re.compile(r"[.!?][\"')\]]{0,2}\s|\n\s{0,40}(?:\n|[-*•]|\d{1,2}[.)])|•")
#: The word for taking stands so many words before a donor.
_NEAR: Final = 5
_ELIGIBILITY: Final = "eligibility"


class Scope:
    """The sentences of a text, asked whether they are about the cells that are given."""

    def __init__(self, passage: CellPassage, cells: GivenCells) -> None:
        """Hold the text, and the mentions of the cells in it."""
        self._passage = passage
        self._aside = passage.role is Role.ASIDE
        self._brands = cells.brands
        self._every = mentions_of(passage)
        #: Where the cells that are given are mentioned.
        self.mentions = [one for one in self._every if cells.are(one)]

    @property
    def is_silent(self) -> bool:
        """Whether nothing in the text tells of the cells, as in criteria and arms of a placebo."""
        passage = self._passage
        return passage.placebo or (self._aside and passage.path.startswith(_ELIGIBILITY))

    def place_of(self, start: int) -> int:
        """Give the word at a character, or the one before it."""
        return max(bisect_right(self._starts, start) - 1, 0)

    def tells(self, item: DosesItem, first: int, end: int) -> bool:
        """Say whether the words from `first` up to `end` tell of the cells that are given."""
        if item is DosesItem.SITE:
            return True
        if self.is_silent:
            return False
        if item is not DosesItem.EXHIBITED and self._is_denied(first, end):
            return False
        if not self._within.isdisjoint(range(first, end)):
            return True
        if item is DosesItem.DONOR:
            return self._is_of_donor(first, end)
        return self._is_of_cells(item, first, end)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._passage.cells.places]

    @cached_property
    def _within(self) -> frozenset[int]:
        """The words within the noun phrases for the cells that are given."""
        return frozenset(at for one in self._telling for at in range(one.start, one.stop))

    @cached_property
    def _sentences(self) -> list[int]:
        """The number of the sentence of each word."""
        text, number, found = self._passage.cells, 0, []
        for place in range(len(text.places)):
            number += place > 0 and _SENTENCE.search(text.parted_by(place)) is not None
            found.append(number)
        return found

    @cached_property
    def _said(self) -> list[frozenset[str]]:
        """The words of each sentence."""
        return _grouped(self._sentences, self._passage.cells.words)

    @cached_property
    def _clauses(self) -> list[frozenset[str]]:
        """The words of each clause."""
        return _grouped(self._passage.cells.clauses, self._passage.cells.words)

    @cached_property
    def _telling(self) -> list[Mention]:
        """The mentions that mean the cells, `cells` alone only where no other cells are meant."""
        return [one for one in self.mentions if one.kind.code != CELL or self._is_plain(one)]

    @cached_property
    def _told(self) -> frozenset[int]:
        return frozenset(map(id, self._telling))

    @cached_property
    def _naming_sentences(self) -> frozenset[int]:
        return frozenset(self._sentences[one.first] for one in self._telling)

    @cached_property
    def _naming_clauses(self) -> frozenset[int]:
        return frozenset(self._passage.cells.clauses[one.first] for one in self._telling)

    def _is_plain(self, mention: Mention) -> bool:
        """Say whether `cells` stands alone: neither `T cells` nor `tumour cells`."""
        text, start = self._passage.cells, mention.start
        if start == 0 or text.parted_by(start).strip(" -"):
            return True
        before = text.words[start - 1]
        return before.isdigit() or before in scope_words("before_cells")

    def _is_denied(self, first: int, end: int) -> bool:
        words = self._passage.cells.words
        return not scope_words("denied_before").isdisjoint(
            words[max(first - 1, 0) : first]
        ) or not scope_words("denied_behind").isdisjoint(words[end : end + 1])

    def _is_of_donor(self, first: int, end: int) -> bool:
        """Say whether a donor is that of the cells: nearest to them, or what they are made from."""
        text = self._passage.cells
        before = text.words[max(first - 1, 0) : first]
        if self._aside or not structure_words("given", "background_before").isdisjoint(before):
            return False
        clause = text.clauses[first]
        nearest = self._nearest(first, end)
        if nearest is not None and id(nearest) in self._told:
            return True
        if nearest is None or nearest.kind.code == CELL:
            return not scope_words("taken").isdisjoint(self._clauses[clause])
        # `the product is made from T cells collected from a healthy donor`
        source = text.words[max(first - _NEAR, 0) : first]
        return self._names_cells(clause) and not scope_words("taken").isdisjoint(source)

    def _nearest(self, first: int, end: int) -> Mention | None:
        """Give the cells that a clause names nearest to words, those behind them before others."""
        text = self._passage.cells
        at = bisect_left(self._firsts, first)
        near = [
            (one.first - end if one.first >= first else first - one.end, one)
            for one in (*self._every[at : at + 1], *self._every[max(at - 1, 0) : at])
            if text.clauses[one.first] == text.clauses[first]
        ]
        return min(near, key=lambda each: each[0])[1] if near else None

    @cached_property
    def _firsts(self) -> list[int]:
        return [one.first for one in self._every]

    def _is_of_cells(self, item: DosesItem, first: int, end: int) -> bool:
        """Say whether a sentence is about the cells or about how they are made."""
        sentence, clause = self._sentences[first], self._passage.cells.clauses[first]
        said = self._said[sentence]
        if not scope_words("ailing").isdisjoint(said):
            return False
        made = not scope_words("made").isdisjoint(said)
        named = sentence in self._naming_sentences or self._names_product(said)
        # `human serum` in a medium is of nobody.
        people = scope_words("people").difference(self._passage.cells.words[first:end])
        of_people = not people.isdisjoint(said)
        if self._aside:
            return made and named and not of_people
        if item is DosesItem.EXHIBITED:
            made = made or (named and not scope_words("tested").isdisjoint(said))
        if made and (named or not of_people):
            return True
        return self._names_cells(clause) and (
            item is DosesItem.SEPARATION or people.isdisjoint(self._clauses[clause])
        )

    def _names_cells(self, clause: int) -> bool:
        return clause in self._naming_clauses or self._names_product(self._clauses[clause])

    def _names_product(self, said: frozenset[str]) -> bool:
        return not said.isdisjoint(scope_words("product")) or any(
            brand <= said for brand in self._brands
        )


def _grouped(numbers: Sequence[int], words: Sequence[str]) -> list[frozenset[str]]:
    """Give the words of each number; the numbers count up from none."""
    found: list[set[str]] = []
    for number, word in zip(numbers, words, strict=True):
        if number == len(found):
            found.append(set())
        found[number].add(word)
    return [frozenset(one) for one in found]
