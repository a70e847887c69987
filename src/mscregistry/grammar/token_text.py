"""A text with its tokens, as every reader of a criterion is handed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.tokens import tokens_of

if TYPE_CHECKING:
    from mscregistry.grammar.tokens import Kind, Token


class TokenText:
    """A text, its tokens, and their words alone, which is what tables are looked up by."""

    __slots__ = ("text", "tokens", "words")

    def __init__(self, text: str) -> None:
        """Cut the text into tokens."""
        self.text = text
        self.tokens: list[Token] = tokens_of(text)
        self.words: list[str] = [token.text for token in self.tokens]

    def word(self, place: int) -> str:
        """Give the word at a place, empty where there is none."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def kind(self, place: int) -> Kind | None:
        """Give the kind of the token at a place, nothing where there is none."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def says(self, place: int, *words: str) -> bool:
        """Say whether these words stand from a place on."""
        return tuple(self.words[place : place + len(words)]) == words

    def touches(self, place: int) -> bool:
        """Say whether the token at a place follows the one before without a blank."""
        return 0 < place < len(self.tokens) and (
            self.tokens[place].start == self.tokens[place - 1].end
        )

    def said(self, first: int, end: int) -> str:
        """Give the text from a token up to another, as written."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""
