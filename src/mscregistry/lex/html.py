"""An HTML page to lines, by its headings, paragraphs, list items and table rows.

No site's class names are looked at, so that a page reads the same after its site is redesigned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.html_inline import Inline
from mscregistry.lex.html_lists import Lists
from mscregistry.lex.html_nesting import BLOCKS, CELLS, LISTS, ROW_GROUPS, UNSEEN, VOID, Nesting
from mscregistry.lex.html_rows import Row
from mscregistry.lex.html_tokens import Kind, Token, attributes, tokens
from mscregistry.lex.page import Line, Page, without_escapes
from mscregistry.source import Span

if TYPE_CHECKING:
    from mscregistry.source import Source

#: Elements whose children stand under each other without a blank line.
_CLOSE_SET: Final = frozenset((*LISTS, "dl", "table", *ROW_GROUPS, "tr"))
#: Headings of a whole page: a table row with one of them lays out the page.
_PAGE_HEADINGS: Final = frozenset(("h1", "h2"))
#: What may stand in a head; anything else begins the body.
_HEAD_PARTS: Final = frozenset(
    ("base", "link", "meta", "noscript", "script", "style", "template", "title")
)
_NEWLINE: Final = re.compile(r"\r\n?|\n")


def lex_html(source: Source, *, escapes: bool = False) -> Page:
    r"""Give the lines of an HTML page; with `escapes`, backslashes of Markdown are left out.

    A line is a heading, a paragraph, a list item, a table row, a caption, any other block's own
    text, or a piece of one of these between two ``<br>``.  White space is collapsed.  List
    items begin with ``* `` or ``1. ``, unless the page writes a bullet itself.  Blocks are one
    blank line apart, the items of a list and the rows of a table none.  What a browser does not
    show (scripts, comments, the head, ``hidden`` elements) is markup, as tags are.

    >>> from mscregistry.source import Source
    >>> page = lex_html(Source("<h2>Sex</h2><ul><li>All &amp; any<li>Age<br>&gt; 18</ul>"))
    >>> [(line.text, line.gap, line.indent) for line in page.lines]
    [('Sex', 0, 0), ('* All & any', 1, 0), ('* Age', 0, 0), ('> 18', 0, 2)]
    """
    return _Builder(source, escapes=escapes).page()


class _Builder:
    """The way through the tokens of one document."""

    def __init__(self, source: Source, *, escapes: bool) -> None:
        self.source = source
        self.text = source.text
        self.escapes = escapes
        self.lines: list[Line] = []
        self.markup: list[tuple[int, int]] = []
        self.inline = Inline(source.text)
        self.nesting = Nesting()
        #: Place of the outermost element that is not shown; None where all is shown.
        self.unseen: int | None = None
        self.lists = Lists(self.nesting)
        self.rows: list[Row] = []
        # What tells how far the next line is from the last one.
        self.begun = False
        self.breaks = 0
        self.parted = False
        #: How many elements stayed open since the last line, and how many lists did.
        self.kept_open = self.kept_lists = 0
        #: How many lists were open at the last line.
        self.last_lists = 0

    def page(self) -> Page:
        """Go through the document, and give its lines."""
        for token in tokens(self.text):
            if token.kind is Kind.TEXT:
                self._text(token)
            elif token.kind is Kind.ENTITY:
                self._entity(token)
            else:
                self.markup.append((token.start, token.end))
                if token.kind is Kind.OPEN:
                    self._open(token)
                elif token.kind is Kind.CLOSE:
                    self._close(token.word)
        self._shrink(0)
        self._end_line()
        return Page(
            self.source,
            tuple(self.lines),
            markup=_merged(self.text, self.markup + self.inline.dropped, self.inline.kept),
            html=True,
            escapes=self.escapes,
        )

    def _text(self, token: Token) -> None:
        start, end = token.start, token.end
        if self.unseen is not None:
            if self.nesting.names[-1] != "head" or self.text[start:end].isspace():
                self.markup.append((start, end))
                return
            self._shrink(self.nesting.last("head"))
        if self.nesting.last("pre") >= 0:
            for newline in _NEWLINE.finditer(self.text, start, end):
                self.inline.add(start, newline.start())
                self._break()
                start = newline.end()
        self.inline.add(start, end)

    def _entity(self, token: Token) -> None:
        if self.unseen is None:
            self.inline.add_entity(token.start, token.end, token.word)
        else:
            self.markup.append((token.start, token.end))

    def _open(self, token: Token) -> None:
        name, nesting = token.word, self.nesting
        if self.unseen is not None and (
            name == "body" or (nesting.names[-1] == "head" and name not in _HEAD_PARTS)
        ):
            head = nesting.last("head")
            self._shrink(head if head >= 0 else len(nesting))
        self._shrink(nesting.before(name))
        if name in VOID:
            self._at_edge(name)
            return
        if self.unseen is None:
            self._at_edge(name)
            if _is_hidden(token):
                self.unseen = len(nesting)
            elif name in BLOCKS:
                self._prepare(token)
            else:
                return
        nesting.push(name)
        if token.rest.endswith("/"):
            self._shrink(len(nesting) - 1)

    def _prepare(self, token: Token) -> None:
        """Note what the lines in a block will need to know of it, before it is opened."""
        name, nesting = token.word, self.nesting
        if name in CELLS and nesting.last("tr") <= nesting.last("table"):
            self.rows.append(Row(len(nesting)))
            nesting.push("tr")
        if name in LISTS or name == "li":
            self.lists.begin(token)
        elif name == "tr":
            self.rows.append(Row(len(nesting)))
        elif name in CELLS:
            self.rows[-1].begin_cell(token.end)
        elif (name == "table" or name in _PAGE_HEADINGS) and self.rows:
            self.lines += self.rows[-1].dissolve()

    def _close(self, name: str) -> None:
        depth = self.nesting.after(name)
        if depth < len(self.nesting):
            self._shrink(depth)
        else:
            self._at_edge(name)

    def _shrink(self, depth: int) -> None:
        """Close elements until `depth` of them are open."""
        nesting = self.nesting
        while len(nesting) > depth:
            if self.unseen is None:
                self._part()
            nesting.pop()
            place = len(nesting)
            if self.unseen == place:
                self.unseen = None
            self.lists.end(place)
            if self.rows and self.rows[-1].place == place:
                self.lines += self.rows.pop().take(self.text)
            self.kept_open = min(self.kept_open, place)
            self.kept_lists = min(self.kept_lists, len(self.lists))

    def _at_edge(self, name: str) -> None:
        """End the line where a tag stands that ends one."""
        if self.unseen is None:
            if name in BLOCKS:
                self._part()
            elif name == "br":
                self._break()

    def _break(self) -> None:
        self._end_line()
        self.breaks += 1

    def _part(self) -> None:
        self._end_line()
        self.parted = True

    def _end_line(self) -> None:
        """Make a line of the words since the last line break, if there are any."""
        inline, nesting = self.inline, self.nesting
        lead = inline.lead if nesting.last("pre") >= 0 else 0
        words = inline.take()
        if words is None:
            return
        if self.escapes:
            words = without_escapes(words, self.text)
        words, indent = self.lists.marked(words, self.text)
        line = Line.of(words, indent=indent + lead, gap=self._gap())
        row = self.rows[-1] if self.rows else None
        if row is None or row.layout:
            self.lines.append(line)
            return
        if nesting.last(*CELLS) < row.place:
            # Text that stands in a row outside of its cells.
            row.begin_cell(line.start)
        row.add(line)

    def _gap(self) -> int:
        """Give the number of blank lines before the line that now ends."""
        if not self.begun:
            gap = 0
        elif not self.parted:
            gap = self.breaks - 1
        else:
            around = self.nesting.names[self.kept_open - 1] if self.kept_open else ""
            nested = max(self.last_lists, len(self.lists)) > self.kept_lists
            gap = int(around not in _CLOSE_SET and not (nested and around == "li"))
        self.begun, self.parted, self.breaks = True, False, 0
        self.kept_open = len(self.nesting)
        self.kept_lists = self.last_lists = len(self.lists)
        return gap


def _is_hidden(token: Token) -> bool:
    if token.word in UNSEEN:
        return True
    # A page that shows its body by a script is still to be read.
    return (
        token.word not in ("html", "body")
        and "hidden" in token.rest.lower()
        and "hidden" in attributes(token.rest)
    )


def _merged(text: str, pieces: list[tuple[int, int]], kept: set[int]) -> tuple[Span, ...]:
    """Give pieces of markup in order, as one where nothing but white space is between two.

    `kept` is where white space starts that is part of a line.
    """
    merged: list[Span] = []
    begun = ended = -1
    for start, end in sorted(pieces):
        near = start == ended or (ended not in kept and text[ended:start].isspace())
        if begun < 0 or not near:
            if begun >= 0:
                merged.append(Span(begun, ended))
            begun = start
        ended = end
    if begun >= 0:
        merged.append(Span(begun, ended))
    return tuple(merged)
