"""The words that make a number a bound, a range or a window of time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The parts of a window that stand before its number.
_OPENING: Final = ("within", "last", "next", "first")


@cache
def _table() -> Mapping[str, Any]:
    return read_table("comparators")


@cache
def signs() -> Mapping[str, str]:
    """Give every form of a sign of comparison, and its simplest form."""
    return {form: sign for sign, forms in _table()["signs"].items() for form in forms}


@cache
def dashes() -> Mapping[str, str]:
    """Give every form of a dash or a wave, and its simplest form."""
    return {form: dash for dash, forms in _table()["dashes"].items() for form in forms}


@cache
def before() -> Phrases[str]:
    """Give the words that stand before a number, each with its sign.

    >>> before().at(["no", "more", "than", "3"], 0)
    ('<=', 3)
    """
    return Phrases.inverted(_table()["before"])


@cache
def behind() -> Phrases[str]:
    """Give the words that stand behind a number, each with its sign."""
    return Phrases.inverted(_table()["after"])


@cache
def fillers() -> frozenset[str]:
    """Give the words that may stand between a sign and its number."""
    return frozenset(_table()["fillers"]["words"])


@cache
def extremes() -> Mapping[str, str]:
    """Give the words that make a bound of a number some words on, each with its sign."""
    return {word: sign for sign, words in _table()["extremes"].items() for word in words}


@cache
def first_words() -> frozenset[str]:
    """Give the words that can begin a number with its bounds, all tables together."""
    tables = [before(), ranges()["opens"], *(windows()[part] for part in _OPENING)]
    return frozenset(extremes()).union(*(table.first_words for table in tables))


@cache
def ranges() -> Mapping[str, Phrases[str]]:
    """Give the words around two numbers, by their part in it: `opens`, `joins`, `values`."""
    return {part: Phrases.inverted({part: words}) for part, words in _table()["range"].items()}


@cache
def windows() -> Mapping[str, Phrases[str]]:
    """Give the words of windows of time, by their part in it."""
    return {part: Phrases.inverted({part: words}) for part, words in _table()["window"].items()}


@cache
def window_words() -> frozenset[str]:
    """Give the words that can begin a window of time."""
    return frozenset().union(*(windows()[part].first_words for part in _OPENING))


@cache
def asides() -> Mapping[str, Phrases[str]]:
    """Give the words of what is said beside a number: `total`, `margin`, `ends`."""
    return {part: Phrases.inverted({part: words}) for part, words in _table()["aside"].items()}
