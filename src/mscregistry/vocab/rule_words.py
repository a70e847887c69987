"""The words by which rules read prose, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Any]:
    return read_table("rule_words")


@cache
def rule_words(name: str) -> frozenset[str]:
    """Give a list of the table.

    >>> "safety" in rule_words("vague")
    True
    """
    return frozenset(_table()[name])


@cache
def masking_words() -> Mapping[str, str]:
    """Give the code of each level of masking as prose calls it.

    >>> masking_words()["double"]
    'DOUBLE'
    """
    return dict(_table()["masking"])


@cache
def role_words() -> Mapping[str, tuple[str, ...]]:
    """Give what prose calls each role that may be masked, by its code."""
    return {code: tuple(words) for code, words in _table()["roles"].items()}
