"""How units are written, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Any]:
    return read_table("unit_words")


@cache
def time_units() -> Phrases[str]:
    """Give the words for units of time, each with its code in UCUM.

    >>> time_units().at(["months"], 0)
    ('mo', 1)
    """
    return Phrases.inverted(_table()["time"])


@cache
def plain_units() -> Phrases[str]:
    """Give the words for all other units, each with its code in UCUM."""
    return Phrases.inverted(_table()["plain"])


@cache
def capital_units() -> Mapping[str, str]:
    """Give the letters that are another unit where they are capitals."""
    return dict(_table()["capital"])


@cache
def unit_joins() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that mean a division, and those that mean a product."""
    joins = _table()["joins"]
    return frozenset(joins["per"]), frozenset(joins["times"])


@cache
def score_words() -> frozenset[str]:
    """Give the words behind a score that are no unit."""
    return frozenset(_table()["score"]["1"])


@cache
def references() -> Phrases[str]:
    """Give the words for what a multiple is of."""
    return Phrases.inverted(_table()["references"])


@cache
def times() -> frozenset[str]:
    """Give the words between a number and what it is a multiple of."""
    return frozenset(_table()["multiples"]["times"])


@cache
def rises() -> frozenset[str]:
    """Give the words for a rise, whose number is a multiple of what was before."""
    return frozenset(_table()["multiples"]["rises"])


@cache
def whose_limits() -> frozenset[str]:
    """Give the words between a multiple and the limit that say whose it is."""
    return frozenset(_table()["multiples"]["whose"])
