"""A text as the words in which ways of giving are looked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.vocab.routes import route_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(eq=False)
class RouteText:
    """A text without its articles: `into the left knee` is looked up as `into knee`.

    >>> from mscregistry.grammar.cells.cell_text import CellText
    >>> text = RouteText(CellText("Injected into the left knee"))
    >>> text.words, text.span(1, 3), text.is_behind(text.giving, 1)
    (['injected', 'into', 'knee'], (1, 5), True)
    """

    #: The text with all its words.
    cells: CellText

    @cached_property
    def places(self) -> list[int]:
        """Where each word stands among all words of the text."""
        articles = route_words("articles")
        return [place for place, word in enumerate(self.cells.words) if word not in articles]

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return [self.cells.words[place] for place in self.places]

    @cached_property
    def giving(self) -> Mapping[int, int]:
        """The first word in each clause that says that something is injected or implanted."""
        return self._firsts("giving")

    @cached_property
    def applying(self) -> Mapping[int, int]:
        """The first word in each clause that says that something is put on a wound."""
        return self._firsts("applying")

    def clause(self, at: int) -> int:
        """Give the number of the clause of a word."""
        return self.cells.clauses[self.places[at]]

    def span(self, at: int, end: int) -> tuple[int, int]:
        """Give the places, among all words, of the words from `at` up to `end`."""
        return self.places[at], self.places[end - 1] + 1

    def is_behind(self, firsts: Mapping[int, int], at: int) -> bool:
        """Say whether a word stands behind the first one of some kind in its clause."""
        return firsts.get(self.clause(at), at) < at

    def _firsts(self, part: str) -> dict[int, int]:
        listed, firsts = route_words(part), dict[int, int]()
        for at, word in enumerate(self.words):
            if word in listed:
                firsts.setdefault(self.clause(at), at)
        return firsts
