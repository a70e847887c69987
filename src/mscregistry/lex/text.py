"""Plain text to lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.page import Line, Page, without_escapes

if TYPE_CHECKING:
    from mscregistry.source import Source

#: Marks that show nothing; around a line they count as white space: a zero-width space, a
#: byte-order mark.
INVISIBLE: Final = "\u200b\ufeff"
#: Everything that is white space to `str.isspace`.
BLANK: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: From the first character of a line that can be seen to the end of the line.
_LINE: Final = re.compile(rf"[^\s{INVISIBLE}][^\r\n]*")


def lex_text(source: Source, *, escapes: bool = False) -> Page:
    """Give the lines of a text; with `escapes`, backslashes of Markdown are left out."""
    text = source.text
    # A return alone ends a line in old files only; elsewhere it is white space before the LF.
    alone = "\r" in text and text.count("\r") != text.count("\r\n")
    lines = _by_either(text) if alone else _by_newline(text)
    if escapes and "\\" in text:
        lines = [_unescaped(line, text) if "\\" in line.text else line for line in lines]
    return Page(source, tuple(lines), escapes=escapes)


def _by_newline(text: str) -> list[Line]:
    """Cut at line feeds.  This is the loop that every text page goes through, so it is bare."""
    lines: list[Line] = []
    add = lines.append
    seen = not text.isascii()
    at = gap = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if seen and words and (words[0] in INVISIBLE or words[-1] in INVISIBLE):
            words = words.strip(BLANK + INVISIBLE)
        if words:
            indent = 0 if raw[0] == words[0] else raw.index(words)
            add(Line(words, at + indent, None, indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines


def _by_either(text: str) -> list[Line]:
    """Cut at line feeds and at returns."""
    lines: list[Line] = []
    #: Where the last line ended, with the white space after its words and without.
    ended = worded = 0
    for found in _LINE.finditer(text):
        start = found.start()
        words = found[0].rstrip(BLANK + INVISIBLE)
        begun = max(text.rfind("\n", ended, start), text.rfind("\r", ended, start), ended - 1) + 1
        gap = text.count("\n", worded, start) or text.count("\r", worded, start)
        lines.append(Line(words, start, None, start - begun, gap - 1 if lines else gap))
        ended, worded = found.end(), start + len(words)
    return lines


def _unescaped(line: Line, text: str) -> Line:
    bare = without_escapes(line, text)
    # It starts where the line does, an escape mark included: its indentation ends there.
    return Line(bare.text, line.start, bare.spans, line.indent, line.gap)
