"""Plain text to lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.page import Line, Page, clean

if TYPE_CHECKING:
    from mscregistry.source import Source

#: One line that is not blank: its indentation and its words.  Invisible marks (a byte-order
#: mark, a zero-width space) count as white space.
_LINE: Final = re.compile(r"([^\S\r\n]|[\ufeff\u200b])*([^\s\ufeff\u200b][^\r\n]*)")
_AROUND: Final = "\ufeff\u200b"


def lex_text(source: Source, *, escapes: bool = False) -> Page:
    """Give the lines of a text; with `escapes`, backslashes of Markdown are left out."""
    text = source.text
    lines: list[Line] = []
    before = 0
    for found in _LINE.finditer(text):
        start = found.start(2)
        words = found[2].rstrip()
        if words[-1] in _AROUND:
            words = words.rstrip(_AROUND + " \t")
        between = text.count("\n", before, start) or text.count("\r", before, start)
        gap = between - 1 if lines else between
        indent = start - found.start()
        before = start + len(words)
        if escapes and "\\" in words:
            bare = clean(text, start, before, escapes=True)
            lines.append(Line(bare.text, bare.start, bare.spans, indent=indent, gap=max(gap, 0)))
        else:
            lines.append(Line(words, start, indent=indent, gap=max(gap, 0)))
    return Page(source, tuple(lines), escapes=escapes)
