"""How tests of the tables for criteria ask whether their words can be met in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mscregistry.vocab.phrases import Phrases


def cut(phrase: str) -> list[str]:
    return [token.text for token in tokens_of(phrase)]


def check_all_found(table: Phrases[str], source: Mapping[str, Iterable[str]]) -> None:
    """Fail where a phrase is not found, or not with the meaning beside which it is listed."""
    for meaning, every in source.items():
        for phrase in every:
            words = cut(phrase)
            assert table.at(words, 0) == (meaning, len(words)), phrase


def check_all_single(words: Iterable[str]) -> None:
    """Fail where a word is no token of a criterion, and could never be met."""
    for word in words:
        assert cut(word) == [word]
