"""A page as lines: what every layout of a page is read from, text or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.source import Source, Span, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Marks of Markdown before which a backslash is only an escape.
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_RETURN: Final = re.compile(r"\r\n?")


class Line(Words):
    """One line of a page, without the white space around it.

    An HTML page has one for each heading, paragraph, list item and table row.
    """

    __slots__ = ("cells", "gap", "indent")

    def __init__(
        self,
        text: str,
        start: int,
        spans: tuple[Span, ...] | None = None,
        *,
        indent: int = 0,
        gap: int = 0,
        cells: tuple[Words, ...] = (),
    ) -> None:
        """Hold the words, how far they are indented and how many blank lines stand before."""
        super().__init__(text, start, spans)
        #: Characters of white space before the words.
        self.indent = indent
        #: Blank lines before this one.
        self.gap = gap
        #: The cells of a table row, where the page marks them; empty elsewhere.
        self.cells = cells


@frozen(eq=False)
class Page:
    """The lines of one document, and the pieces of it that are only markup."""

    #: The document.
    source: Source
    #: Its lines that are not blank.
    lines: tuple[Line, ...]
    #: Tags, scripts and comments, which say nothing.
    markup: tuple[Span, ...] = ()
    #: Whether it is HTML, where line breaks are implied by tags.
    html: bool = False
    #: Whether a backslash before punctuation is an escape mark.
    escapes: bool = False

    def prose(self, lines: Sequence[Line], *, indented: bool = False) -> Words:
        """Give the text from the first of these lines to the last, line breaks and all.

        The lines follow each other in the page, and there is at least one.  With `indented`,
        the first keeps its indentation, by which nested lists are told.
        """
        first, last = lines[0], lines[-1]
        indent = first.indent if indented else 0
        if len(lines) == 1 and not indent:
            return first
        if not self.html:
            return clean(self.source.text, first.start - indent, last.end, escapes=self.escapes)
        pieces: list[Words | Span] = []
        for line in lines:
            if pieces:
                pieces.append(Span(line.start, line.start, "\n" * (line.gap + 1) + " " * line.indent))
            elif indent:
                pieces.append(Span(line.start, line.start, " " * indent))
            pieces.append(line)
        return Words.joined(pieces, self.source.text)


def clean(text: str, start: int, end: int, *, escapes: bool) -> Words:
    """Give a piece of a text with ``\\n`` for every line break, and escape marks left out.

    >>> clean(r"age \\>18", 0, 8, escapes=True)
    Words('age >18' at 0)
    """
    piece = text[start:end]
    if "\r" not in piece and not (escapes and "\\" in piece):
        return Words(piece, start)
    skipped = [(found.start(), found.end(), "\n") for found in _RETURN.finditer(piece)]
    if escapes:
        skipped += [(one.start(), one.start() + 1, "") for one in _ESCAPE.finditer(piece)]
        skipped.sort()
    spans: list[Words | Span] = []
    at = start
    for low, high, instead in skipped:
        spans.append(Span(at, start + low))
        if instead and high - low > 1:
            # Of CR LF the LF stands for itself.
            spans.append(Span(start + high - 1, start + high))
        elif instead:
            spans.append(Span(start + low, start + high, instead))
        at = start + high
    spans.append(Span(at, end))
    return Words.joined(spans, text)
