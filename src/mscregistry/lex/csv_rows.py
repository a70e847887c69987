"""Rows of a table in text, each cell with its words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The marks that may part cells.
DELIMITERS: Final = (",", "\t", ";")


def delimiter_of(header: str) -> str:
    """Give the mark that parts the cells of a table, by its line of column names."""
    return max(DELIMITERS, key=header.count)


def first_line(text: str) -> str:
    """Give the line of column names, with its line break, which may also stand in quotes."""
    at = quotes = 0
    while at < len(text) and (not at or quotes % 2):
        end = text.find("\n", at) + 1 or len(text)
        quotes += text.count('"', at, end)
        at = end
    return text[:at]


def lex_rows(text: str, delimiter: str, at: int = 0) -> list[list[Words]]:
    """Give the rows of a table from an offset on, each a list of cells.

    A quoted cell may hold line breaks; what follows its closing quote belongs to it too.

    >>> lex_rows("NCT Number,Sex", ",")
    [[Words('NCT Number' at 0), Words('Sex' at 11)]]
    """
    rows: list[list[Words]] = [[]]
    cell = _cell(delimiter)
    while at < len(text):
        found = cell.match(text, at)
        if found is None:  # a quote that is never closed: the rest is one cell
            rows[-1].append(_undoubled(text, at, len(text)).strip())
            break
        if found["bare"] is None:
            words = _undoubled(text, *found.span("quoted"))
            if found["rest"].strip():
                words = Words.joined([words, Words.plain(text, *found.span("rest"))], text)
        else:
            words = _undoubled(text, *found.span("bare"))
        rows[-1].append(words.strip())
        at = found.end()
        if found["end"] != delimiter and at < len(text):
            rows.append([])
    return [row for row in rows if any(words.text for words in row)]


def plain_rows(text: str, delimiter: str, at: int = 0) -> list[list[str]]:
    """Give what `lex_rows` gives, for those who do not ask where the cells stand.

    Of blank cells at the end of the text one may be missing.
    """
    rows: list[list[str]] = [[]]
    for quoted, rest, bare, end, odd in _plain(delimiter).findall(text, at):
        if odd:  # a quote that is never closed
            return [[words.text for words in row] for row in lex_rows(text, delimiter, at)]
        if quoted:
            said = quoted[1:-1].replace('""', '"')
            rows[-1].append((said + rest if rest.strip() else said).strip())
        elif bare or end:
            rows[-1].append(bare.replace('""', '"').strip())
        if end != delimiter:
            rows.append([])
    return [row for row in rows if any(row)]


@cache
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'[ ]*(?:("(?:[^"]|"")*")([^{delimiter}\r\n]*)|((?!")[^{delimiter}\r\n]*))'
        rf'({delimiter}|\r\n?|\n|\Z)|(")'
    )


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'[ ]*(?:"(?P<quoted>(?:[^"]|"")*)"(?P<rest>[^{delimiter}\r\n]*)'
        rf'|(?P<bare>(?!")[^{delimiter}\r\n]*))(?P<end>{delimiter}|\r\n?|\n|\Z)'
    )


def _undoubled(text: str, start: int, end: int) -> Words:
    """Give a cell with one quote for each two."""
    words = Words.plain(text, start, end)
    pieces: list[Words | Span] = []
    last = 0
    for found in re.finditer('""', words.text):
        two = Span(start + found.start(), start + found.end(), '"')
        pieces += [words.slice(last, found.start()), two]
        last = found.end()
    return Words.joined([*pieces, words.slice(last, len(words))], text) if pieces else words


def gaps(text: str, cells: Iterable[Words]) -> tuple[Span, ...]:
    """Give what stands between cells: quotes, delimiters, line breaks."""
    found: list[Span] = []
    at = 0
    for span in (span for words in cells for span in words.spans):
        if span.start > at:
            found.append(Span(at, span.start))
        at = span.end
    if at < len(text):
        found.append(Span(at, len(text)))
    return tuple(found)
