"""Words of criteria that tell what a number or a phrase is about, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("criterion_words")


@cache
def words_for(group: str, part: str) -> frozenset[str]:
    """Give the single words of one part of a group.

    >>> "aged" in words_for("age", "cues")
    True
    """
    return frozenset(_table()[group][part])


@cache
def phrases_for(group: str, part: str) -> Phrases[str]:
    """Give the phrases of one part of a group; each means itself."""
    return Phrases({phrase: phrase for phrase in _table()[group][part]})


@cache
def every_word(group: str) -> frozenset[str]:
    """Give the words of all parts of a group."""
    return frozenset(word for words in _table()[group].values() for word in words)
