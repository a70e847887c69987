"""Marks of HTML in the texts of JSON, such as ``&#64;``, and what they stand for."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mscregistry.parsers.tree.dialect import Pointer
    from mscregistry.source import Source

_MARK: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);", re.ASCII
)
#: The key under which an element of XML has its text, which no key of JSON may pass for.
_RESERVED: Final = "#"


def unmarked(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give a JSON value with every mark in its texts read, as HTML reads it.

    >>> unmarked({"email": "ada&#64;example.org", "#": "x"})
    {'email': 'ada@example.org'}
    """
    if isinstance(value, dict):
        return {key: unmarked(one) for key, one in value.items() if key != _RESERVED}
    if isinstance(value, list):
        return [unmarked(one) for one in value]
    return _MARK.sub(_stands_for, value) if isinstance(value, str) else value


def unmarked_spans(
    leaves: Mapping[Pointer, tuple[Span, ...]], source: Source
) -> dict[Pointer, tuple[Span, ...]]:
    """Give the spans of leaves, each mark one span that knows what it stands for."""
    if "&" not in source.text and "\\u0026" not in source.text:
        return dict(leaves)
    return {at: _spans(spans, source) for at, spans in leaves.items()}


def _spans(spans: tuple[Span, ...], source: Source) -> tuple[Span, ...]:
    text = source.words(spans)
    if _MARK.search(text) is None:
        return spans
    words = Words(text, spans[0].start, spans)
    return Words.joined(_pieces(words), source.text).spans


def _pieces(words: Words) -> Iterator[Words | Span]:
    at = 0
    for mark in _MARK.finditer(words.text):
        meant = _stands_for(mark)
        if meant != mark[0]:
            here = words.slice(*mark.span())
            yield words.slice(at, mark.start())
            yield Span(here.spans[0].start, here.spans[-1].end, meant)
            at = mark.end()
    yield words.slice(at, len(words))


def _stands_for(mark: re.Match[str]) -> str:
    """Give the character, or the mark itself where it stands for none."""
    return html.unescape(mark[0]) or mark[0]
