"""The text of one cell without what is not its own: markup, escapes of spreadsheets, references."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from mscregistry.lex.xml_tree import clean, clean_text
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A line break in HTML; a return, plain or as a spreadsheet escapes it; a reference to a character.
_TOKEN: Final = re.compile(
    r"<br\s{0,3}/?>|_x000D_|\r\n?|\n(?=<br)|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});",
    re.IGNORECASE,
)
#: What is left of these where they were at an end of a cell, as the file itself writes them.
_ASIDE: Final = re.compile(
    r"(?:<|&lt;)br\s{0,3}/?(?:>|&gt;)|_x000D_|&#x0*[Dd];|&#(?:13|32);", re.IGNORECASE
)
#: One of them is in every cell that has any of it.
_MARKS: Final = re.compile(r"[<&\r\n]|_x")


def cleaned(words: Words, text: str) -> Words:
    """Give the words of a cell as they are meant; each still knows where it stands in the text."""
    said = words.text
    if _MARKS.search(said) is None:
        return words.strip()
    pieces: list[Words] = []
    at = 0
    for start, end, meant in _tokens(said):
        if start > at:
            pieces.append(words.slice(at, start))
        if meant:
            whole = words.slice(start, end)
            pieces.append(Words(meant, whole.start, (Span(whole.start, whole.end, meant),)))
        at = end
    if pieces:
        words = Words.joined([*pieces, words.slice(at, len(said))], text)
    return clean(words, text)


def cleaned_text(said: str) -> str:
    """Give what `cleaned` gives, for a cell whose places nobody asks for."""
    if _MARKS.search(said) is None:
        return said.strip()
    pieces: list[str] = []
    at = 0
    for start, end, meant in _tokens(said):
        pieces += [said[at:start], meant]
        at = end
    return clean_text("".join([*pieces, said[at:]]))


def marks(text: str) -> tuple[Span, ...]:
    """Give where in a record line breaks of pages and of spreadsheets stand."""
    if "br" not in text and "_x" not in text and "&#" not in text:
        return ()
    return tuple([Span(*found.span()) for found in _ASIDE.finditer(text)])


def _tokens(said: str) -> Iterator[tuple[int, int, str]]:
    """Give where each token stands and what it means; of a return and a break, the break only."""
    for found in _TOKEN.finditer(said):
        mark = found[0]
        if mark.startswith("<"):
            yield *found.span(), "\n"
        elif mark.startswith("&"):
            meant = unescape(mark)
            if meant != mark:
                yield *found.span(), meant
        else:
            # A return and the break behind it are one.
            ends = said.startswith(("<br", "\n", "\r"), found.end())
            yield *found.span(), "" if ends and mark != "\r\n" else "\n"
