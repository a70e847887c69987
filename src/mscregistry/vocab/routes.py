"""The ways in which cells are given: what they are called, their codes, and the words for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table, row_of
from mscregistry.vocab.word_patterns import spelled_out

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class RouteEntry:
    """A way in which cells are given, as ``tables/routes.toml`` has it.

    >>> entry = route_called("intrathecal")
    >>> entry.edqm, entry.ncit
    ('20042000', 'C38267')
    """

    #: Our code for it.
    code: str
    #: Its code in the standard terms of the EDQM, where it was checked.
    edqm: str | None = None
    #: Its code in the NCI Thesaurus (CDISC's codelist ROUTE), where it was checked.
    ncit: str | None = None
    #: Whether it is a way into an organ that the words name.
    organ: bool = False
    #: Whether the word alone says so little that any other way counts before it.
    weak: bool = False
    #: The organs that it is a way into.
    into: tuple[str, ...] = ()


@cache
def _table() -> Mapping[str, Any]:
    return read_table("routes")


@cache
def route_called(code: str) -> RouteEntry:
    """Give the way with a code of ours.

    Raises:
        KeyError: There is none.
    """
    row = row_of(_table()["routes"], code, "way of giving")
    return RouteEntry(
        code,
        row.get("edqm"),
        row.get("ncit"),
        row.get("organ", False),
        row.get("weak", False),
        tuple(row.get("into", ())),
    )


@cache
def routes(part: str) -> Phrases[RouteEntry]:
    """Give the words for ways of giving; `part` is `phrases` or, for abbreviations, `short`."""
    return Phrases(
        {
            phrase: route_called(code)
            for code, row in _table()["routes"].items()
            for pattern in row.get(part, ())
            for phrase in spelled_out(pattern)
        }
    )


@cache
def organs() -> Phrases[str]:
    """Give the words for organs that cells are given into, each with what it is called."""
    return Phrases(
        {
            phrase: organ
            for organ, patterns in _table()["organs"].items()
            for pattern in patterns
            for phrase in spelled_out(pattern)
        }
    )


@cache
def route_words(part: str) -> frozenset[str]:
    """Give the single words around a way of giving: `giving`, `into`, `articles`, `others` …."""
    return frozenset(spelled_out(one)[0] for one in _table()["words"][part])
