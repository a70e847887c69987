"""A text cut into tokens, as the readers of times walk over it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mscregistry.grammar.tokens import Kind, tokens_of
from mscregistry.vocab.time_words import units_of_time, words_before_units

if TYPE_CHECKING:
    from mscregistry.grammar.tokens import Token


class TimeText:
    """The tokens of a text, and what is asked about a place among them."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Cut the text, or the part of it from `start` up to `end`."""
        self.text = text
        tokens = tokens_of(text if end is None else text[start:end])
        self.tokens: list[Token] = [
            one._replace(start=one.start + start, end=one.end + start) if start else one
            for one in tokens
        ]

    @cached_property
    def words(self) -> list[str]:
        """The tokens as words in lower case."""
        return [token.text for token in self.tokens]

    def word(self, place: int) -> str:
        """Give the word at a place; nothing where the text has ended."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_dash(self, place: int) -> bool:
        """Say whether a dash stands at a place."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind is Kind.DASH

    def touches(self, place: int) -> bool:
        """Say whether nothing parts the token at a place from the one before it."""
        if not 0 < place < len(self.tokens):
            return False
        return self.tokens[place - 1].end == self.tokens[place].start

    def is_number(self, place: int) -> bool:
        """Say whether a number in figures stands at a place."""
        return 0 <= place < len(self.tokens) and self.tokens[place].value is not None

    def is_abbreviated(self, place: int) -> bool:
        """Say whether a stop at a place is one within or behind an abbreviation: `i.v.`."""
        letter, behind = self.word(place - 1), self.word(place + 1)
        if self.word(place) != "." or not self.touches(place) or not _is_letter(letter):
            return False
        before = self.word(place - 2) == "." and self.touches(place - 1)
        return before or (_is_letter(behind) and self.touches(place + 1))

    def unit(self, place: int) -> tuple[str, int] | None:
        """Give the unit of time at a place, and the place behind it: `day(s)`, `-month`."""
        at = place + (self.is_dash(place) or self.word(place) in words_before_units())
        found = units_of_time().at(self.words, at)
        if found is None:
            return None
        unit, end = found
        if self.words[end : end + 3] == ["(", "s", ")"]:
            end += 3
        return unit, end


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()
