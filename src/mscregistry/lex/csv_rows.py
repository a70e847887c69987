"""Rows of a table in text, each cell with its words.

::

    row     = cell (delimiter cell)* line-feed
    cell    = blanks (quoted letters | letters that begin with no quote)
    quoted  = '"' (any character | '""')* '"'
    letters = what is neither delimiter nor line-feed

A quote opens a cell only at its beginning, and is a letter anywhere else; a return by itself ends
no row.  Whoever cuts a table into rows and whoever parts a row into cells go by this one rule.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.errors import BrokenRecord
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The marks that may part cells.
DELIMITERS: Final = (",", "\t", ";")
#: What stands between the quotes of a cell; two are one that is meant.
_QUOTED: Final = '[^"]*+(?:""[^"]*+)*+'
_SHOWN: Final = 40


def delimiter_of(header: str) -> str:
    """Give the mark that parts the cells of a table, by its line of column names."""
    return max(DELIMITERS, key=header.count)


def first_line(text: str) -> str:
    """Give the line of column names, with its line break, which may also stand in quotes.

    Which mark parts the cells is known only of a whole line, so that any may stand before a quote.
    There is none where a quote in it is never closed.
    """
    line = text[: text.find("\n") + 1] or text
    if '"' not in line:
        return line
    found = _header().match(text)
    return "" if found is None else found[0]


@cache
def _header() -> re.Pattern[str]:
    row, _ = _row("".join(DELIMITERS))
    return re.compile(rf"{row}(?:\n|\Z)")


def _row(delimiters: str) -> tuple[str, str]:
    """Give the patterns of a row, from its beginning and from within a quoted cell."""
    bare = f"[^{delimiters}\\n]*+"
    quoted = f'{_QUOTED}"{bare}'
    more = f'(?:[{delimiters}][ ]*+(?:"{quoted}|(?!"){bare}))*+'
    return f'[ ]*+(?:"{quoted}|(?!"){bare}){more}', f"{quoted}{more}"


@cache
def line_ends(delimiter: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Give what a line fits with which a row ends that began with it, and one that began before.

    A row that began before has a quote open.  The `delimiter` may be several, each of which is one.

    >>> begun, within = line_ends(",")
    >>> [bool(begun.fullmatch(line)) for line in (b'1,5" a,"b"', b'1,"b')]
    [True, False]
    >>> [bool(within.fullmatch(line)) for line in (b'b"', b'b ""c""', b'b","')]
    [True, False, False]
    """
    begun, within = [re.compile(rf"{pattern}\n?".encode()) for pattern in _row(delimiter)]
    return begun, within


def never_closed(name: str, row: str) -> BrokenRecord:
    """Give the error of a row with a quote that is never closed, so that its end is not known."""
    line, _, behind = row.partition("\n")
    why = f"a quote is never closed in the row that begins {line[:_SHOWN].strip()!r}"
    if behind:
        why += ", so that what follows it is not read"
    return BrokenRecord(name, why, "Close the quote, or take it out.")


def lex_rows(text: str, delimiter: str, at: int = 0, name: str = "<text>") -> list[list[Words]]:
    """Give the rows of a table from an offset on, each a list of cells.

    A quoted cell may hold line breaks; what follows its closing quote belongs to it too.

    Raises:
        BrokenRecord: If a quote is never closed.

    >>> lex_rows("NCT Number,Sex", ",")
    [[Words('NCT Number' at 0), Words('Sex' at 11)]]
    """
    rows: list[list[Words]] = [[]]
    cell = _cell(delimiter)
    begin = at
    while at < len(text):
        found = cell.match(text, at)
        if found is None:
            raise never_closed(name, text[begin:])
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


def plain_rows(text: str, delimiter: str, at: int = 0, name: str = "<text>") -> list[list[str]]:
    """Give what `lex_rows` gives, for those who do not ask where the cells stand.

    Of blank cells at the end of the text one may be missing.

    Raises:
        BrokenRecord: If a quote is never closed.
    """
    rows: list[list[str]] = [[]]
    for quoted, rest, bare, end, odd in _plain(delimiter).findall(text, at):
        if odd:
            raise never_closed(name, text[at:])
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
        rf'[ ]*+(?:("{_QUOTED}")([^{delimiter}\n]*+)|((?!")[^{delimiter}\n]*+))'
        # A quote that is never closed is met with its blanks, or they would be tried one by one.
        rf'({delimiter}|\n|\Z)|[ ]*+(")'
    )


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'[ ]*+(?:"(?P<quoted>{_QUOTED})"(?P<rest>[^{delimiter}\n]*+)'
        rf'|(?P<bare>(?!")[^{delimiter}\n]*+))(?P<end>{delimiter}|\n|\Z)'
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
