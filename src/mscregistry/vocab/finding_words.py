"""Words in which results are told, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("finding_words")


@cache
def told_words(group: str, part: str) -> frozenset[str]:
    """Give the single words of one part of a group.

    >>> "cohort" in told_words("groups", "nouns")
    True
    """
    return frozenset(_table()[group][part])


@cache
def told_as(group: str) -> Phrases[str]:
    """Give the phrases of a group, each with the part that it stands in.

    Hyphens between words are left out.

    >>> told_as("verbs").at(["lost", "to", "follow", "up"], 0)
    ('lost', 4)
    """
    return Phrases.inverted(_table()[group])


@cache
def told_phrases(group: str, part: str) -> Phrases[str]:
    """Give the phrases of one part of a group; each means itself."""
    return Phrases({phrase: phrase for phrase in _table()[group][part]})


@cache
def event_endings() -> tuple[str, ...]:
    """Give the endings by which a word names a sign or a disease.

    >>> "neutropenia".endswith(event_endings()), "reduction".endswith(event_endings())
    (True, False)
    """
    return tuple(_table()["terms"]["endings"])
