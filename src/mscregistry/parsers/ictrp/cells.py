"""The text of one cell without what is not its own: markup, escapes of spreadsheets, references."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from mscregistry.lex.xml_tree import clean, clean_text
from mscregistry.source import Span, Words

#: A line break in HTML; a return, plain or as a spreadsheet escapes it; a reference to a character.
_TOKEN: Final = re.compile(
    r"<br\s{0,3}/?>|_x000D_|\r\n?|\n(?=<br)|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});",
    re.IGNORECASE,
)
#: What is left of these where they were at an end of a cell, as the file itself writes them.
_ASIDE: Final = re.compile(
    r"(?:<|&lt;)br\s{0,3}/?(?:>|&gt;)|_x000D_|&#x0*[Dd];|&#(?:13|32);", re.IGNORECASE
)


def cleaned(words: Words, text: str) -> Words:
    """Give the words of a cell as they are meant; each still knows where it stands in the text."""
    said = words.text
    if not _is_marked(said):
        return words.strip()
    pieces: list[Words] = []
    at = 0
    for found in _TOKEN.finditer(said):
        start, end = found.span()
        decoded = _meant(found)
        if decoded == found[0]:
            continue  # it is meant as it stands
        pieces.append(words.slice(at, start))
        if decoded:
            whole = words.slice(start, end)
            pieces.append(Words(decoded, whole.start, (Span(whole.start, whole.end, decoded),)))
        at = end
    if pieces:
        words = Words.joined([*pieces, words.slice(at, len(said))], text)
    return clean(words, text)


def cleaned_text(said: str) -> str:
    """Give what `cleaned` gives, for a cell whose places nobody asks for."""
    return clean_text(_TOKEN.sub(_meant, said)) if _is_marked(said) else said.strip()


def _is_marked(said: str) -> bool:
    """Say whether a cell may be meant otherwise than it is written, but for blanks around it."""
    return "<" in said or "&" in said or "\n" in said or "\r" in said or "_x" in said


def marks(text: str) -> tuple[Span, ...]:
    """Give where in a record line breaks of pages and of spreadsheets stand."""
    if "br" not in text and "_x" not in text and "&#" not in text:
        return ()
    return tuple([Span(*found.span()) for found in _ASIDE.finditer(text)])


def _meant(found: re.Match[str]) -> str:
    """Give what a token means; of a return and a break, the break only."""
    mark = found[0]
    if mark.startswith("<"):
        return "\n"
    if mark.startswith("&"):
        return unescape(mark)
    # A return and the break behind it are one.
    ends = found.string.startswith(("<br", "\n", "\r"), found.end())
    return "" if ends and mark != "\r\n" else "\n"
