"""Rows of a table in text, each cell with its words."""

from __future__ import annotations

import re
from typing import Final

from mscregistry.source import Span, Words

#: The marks that may part cells.
DELIMITERS: Final = (",", "\t", ";")


def delimiter_of(header: str) -> str:
    """Give the mark that parts the cells of a table, by its line of column names."""
    return max(DELIMITERS, key=header.count)


def lex_rows(text: str, delimiter: str) -> list[list[Words]]:
    """Give the rows of a table, each a list of cells; a quoted cell may hold line breaks.

    >>> lex_rows("NCT Number,Sex", ",")
    [[Words('NCT Number' at 0), Words('Sex' at 11)]]
    """
    cell = re.compile(
        rf'[ ]*(?:"(?P<quoted>(?:[^"]|"")*)"[^{delimiter}\r\n]*|(?P<bare>(?!")[^{delimiter}\r\n]*))'
        rf"(?P<end>{delimiter}|\r\n?|\n|\Z)"
    )
    rows: list[list[Words]] = [[]]
    at = 0
    while at < len(text):
        found = cell.match(text, at)
        if found is None:  # a quote that is never closed: the rest is one cell
            rows[-1].append(_undoubled(text, at, len(text)).strip())
            break
        group = "bare" if found["quoted"] is None else "quoted"
        rows[-1].append(_undoubled(text, *found.span(group)).strip())
        at = found.end()
        if found["end"] != delimiter and at < len(text):
            rows.append([])
    return [row for row in rows if any(words.text for words in row)]


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


def gaps(text: str, cells: list[Words]) -> tuple[Span, ...]:
    """Give what stands between cells: quotes, delimiters, line breaks."""
    found: list[Span] = []
    at = 0
    for words in [*cells, Words("", len(text))]:
        if words.start > at and (words.text or words.start == len(text)):
            found.append(Span(at, words.start))
        at = max(at, words.end)
    return tuple(found)
