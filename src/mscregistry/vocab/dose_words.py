"""Words of doses of cells, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("dose_words")


@cache
def dose_words(group: str, part: str) -> frozenset[str]:
    """Give the words of one part of a group.

    >>> "hemisphere" in dose_words("per", "site")
    True
    """
    return frozenset(_table()[group][part])


@cache
def meanings(group: str) -> Mapping[str, str]:
    """Give what each word of a group means: the part it is listed in.

    >>> meanings("levels")["moderate"], meanings("per")["cc"]
    ('middle', 'mL')
    """
    return {word: part for part, words in _table()[group].items() for word in words}


@cache
def longest_first(group: str, part: str) -> tuple[str, ...]:
    """Give the words of one part of a group, the longest first, as a pattern needs them.

    >>> longest_first("basis", "each_behind")[-1]
    'each'
    """
    return tuple(sorted(_table()[group][part], key=lambda one: (-len(one), one)))
