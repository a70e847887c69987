"""What the tests of the grammar of criteria ask: the printed expression, and words at spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.clause_text import ClauseText
from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.source import Span


def said(text: str) -> str:
    """Print what an inclusion criterion says."""
    return str(interpret(text))


def said_out(text: str) -> str:
    """Print what an exclusion criterion says."""
    return str(interpret(text, exclusion=True))


def words_at(text: str, spans: Iterable[Span]) -> str:
    """Join the words of spans."""
    return "".join([span.of(text) for span in spans])


def part_of(text: str, *, exclusion: bool = False) -> Part:
    """Give a whole text as a part, marked."""
    marked = ClauseText(text, exclusion=exclusion)
    return Part(marked, 0, len(marked.tokens))
