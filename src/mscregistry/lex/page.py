"""A page as lines: what every layout of a page is read from, text or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

from mscregistry.source import Source, Span, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Marks of Markdown before which a backslash is only an escape.
_ESCAPE: Final = re.compile(r"\\[!-/:-@\[-`{-~]")
_RETURN: Final = re.compile(r"\r\n?")


class Line(Words):
    """One line of a page, without the white space around it.

    An HTML page has one for each heading, paragraph, list item and table row.
    """

    __slots__ = ("cells", "gap", "indent")

    def __init__(  # noqa: PLR0913, PLR0917 - a line has these parts, and is made often
        self,
        text: str,
        start: int,
        spans: tuple[Span, ...] | None = None,
        indent: int = 0,
        gap: int = 0,
        cells: tuple[Words, ...] = (),
    ) -> None:
        """Hold the words, how far they are indented and how many blank lines stand before."""
        # What `Words` does, done here: a page has hundreds of lines.
        self.text = text
        self.start = start
        self._spans = spans
        self._starts = None
        #: Characters of white space before the words.
        self.indent = indent
        #: Blank lines before this one.
        self.gap = gap
        #: The cells of a table row, where the page marks them; empty elsewhere.
        self.cells = cells

    @classmethod
    def of(
        cls, words: Words, *, indent: int = 0, gap: int = 0, cells: tuple[Words, ...] = ()
    ) -> Self:
        """Give the line that these words are."""
        spans: tuple[Span, ...] | None = words.spans
        if spans and len(spans) == 1 and spans[0].decoded is None:
            spans = None
        return cls(words.text, words.start, spans, indent=indent, gap=gap, cells=cells)


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
                pieces.append(
                    Span(line.start, line.start, "\n" * (line.gap + 1) + " " * line.indent)
                )
            elif indent:
                pieces.append(Span(line.start, line.start, " " * indent))
            pieces.append(line)
        return Words.joined(pieces, self.source.text)


def clean(text: str, start: int, end: int, *, escapes: bool) -> Words:
    r"""Give a piece of a text with ``\n`` for every line break, and escape marks left out.

    >>> clean(r"age \>18", 0, 8, escapes=True)
    Words('age >18' at 0)
    """
    words = Words.plain(text, start, end)
    if "\r" in words.text:
        words = Words.joined(_with_newlines(words), text)
    return without_escapes(words, text) if escapes else words


def without_escapes(words: Words, source: str) -> Words:
    r"""Give words of a source without the backslashes that only escape a mark.

    >>> without_escapes(Words(r"5 \* 10\^6", 0), r"5 \* 10\^6").text
    '5 * 10^6'
    """
    if "\\" not in words.text:
        return words
    pieces: list[Words] = []
    at = 0
    for found in _ESCAPE.finditer(words.text):
        pieces.append(words.slice(at, found.start()))
        at = found.start() + 1
    return Words.joined([*pieces, words.slice(at, len(words))], source) if pieces else words


def _with_newlines(words: Words) -> list[Words | Span]:
    pieces: list[Words | Span] = []
    at = 0
    for found in _RETURN.finditer(words.text):
        pieces.append(words.slice(at, found.start()))
        at = found.end()
        low, high = words.start + found.start(), words.start + at
        # Of CR LF the LF stands for itself.
        pieces.append(Span(high - 1, high) if high - low > 1 else Span(low, high, "\n"))
    pieces.append(words.slice(at, len(words)))
    return pieces
