"""Words that say whether a sentence is about the cells that are given."""

from __future__ import annotations

from functools import cache

from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import folded


@cache
def scope_words(group: str) -> frozenset[str]:
    """Give the words of a group of ``tables/doses_scope.toml``, folded.

    >>> "cultured" in scope_words("made"), "cultured" in scope_words("people")
    (True, False)

    Raises:
        KeyError: There is no such group.
    """
    return frozenset([folded(word) for word in read_table("doses_scope")[group]])
