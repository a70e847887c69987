"""How numbers are written in words, from the table of them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Any]:
    return read_table("number_words")


@cache
def number_words() -> Mapping[str, Fraction]:
    """Give the words for numbers.

    >>> number_words()["twelve"], number_words()["half"]
    (Fraction(12, 1), Fraction(1, 2))
    """
    return {word: Fraction(number) for word, number in _table()["words"].items()}


@cache
def multipliers() -> Mapping[str, int]:
    """Give the words that multiply the number before them."""
    return dict(_table()["multipliers"])


@cache
def power_signs() -> frozenset[str]:
    """Give the signs before a power of ten."""
    return frozenset(_table()["signs"]["power"])


@cache
def ordinal_endings() -> frozenset[str]:
    """Give what stands behind the figures of an ordinal."""
    return frozenset(_table()["signs"]["ordinal"])
