"""What the tables of cells, ways and products list, and what always holds of such lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mscregistry.vocab.word_patterns import folded, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: A word as the grammar of cells cuts it out of a text and folds it.
_WORD = re.compile(r"[^\W_]+")


def repeated(patterns: Iterable[str]) -> list[str]:
    """Give the phrases that a list of patterns, or several of them together, stand for twice."""
    counted = Counter(phrase for one in patterns for phrase in spelled_out(one))
    return sorted(phrase for phrase, times in counted.items() if times > 1)


def unreadable(patterns: Iterable[str]) -> list[str]:
    """Give the phrases that no text can have, for its words are cut or folded otherwise."""
    return [
        phrase
        for one in patterns
        for phrase in spelled_out(one)
        if not phrase or not all(map(_WORD.fullmatch, phrase.split()))
    ]


def together(group: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the patterns of all meanings of a group."""
    return [one for patterns in group.values() for one in patterns]


def not_one_word(words: Iterable[str]) -> list[str]:
    """Give what is no single word, and so is never found among single words."""
    return [word for word in words if spelled_out(word) != [folded(word)] or " " in word]
