"""The row of an HTML table: one line with cells, or the lines of a page laid out by a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.lex.page import Line
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator


class Row:
    """The cells of one row, while it is read."""

    def __init__(self, place: int) -> None:
        """Begin without cells; `place` is where the row stands in the nesting."""
        self.place = place
        #: Whether its cells only lay out the page, and their lines stand for themselves.
        self.layout = False
        self._cells: list[tuple[int, list[Line]]] = []

    def begin_cell(self, at: int) -> None:
        """Begin a cell whose tag ends at an offset."""
        self._cells.append((at, []))

    def add(self, line: Line) -> None:
        """Add a line to the last cell."""
        self._cells[-1][1].append(line)

    def take(self, text: str) -> list[Line]:
        """Give the lines that the row is.

        A row of one cell with several lines is those lines; every other row is one line.
        """
        lines = [line for _, inside in self._cells for line in inside]
        if self.layout or not lines or len(self._cells) == 1 < len(lines):
            return lines
        first = lines[0]
        if len(self._cells) == 1:
            return [Line.of(first, indent=first.indent, gap=first.gap, cells=(first,))]
        cells = [Words.joined(_under_each_other(inside), text) for _, inside in self._cells]
        cells = [
            cell if cell.text else Words("", at)
            for cell, (at, _) in zip(cells, self._cells, strict=True)
        ]
        pieces: list[Words | Span] = []
        for cell in cells:
            if pieces or cell is not cells[0]:
                pieces.append(Span(cell.start, cell.start, " | "))
            pieces.append(cell)
        row = Words.joined(pieces, text).strip()
        return [Line.of(row, gap=first.gap, cells=tuple(cells))]

    def dissolve(self) -> list[Line]:
        """Give the lines of its cells so far, and count the row as layout from now on."""
        self.layout = True
        lines = [line for _, inside in self._cells for line in inside]
        self._cells.clear()
        return lines


def _under_each_other(lines: list[Line]) -> Iterator[Words | Span]:
    for number, line in enumerate(lines):
        if number:
            yield Span(line.start, line.start, "\n" + " " * line.indent)
        yield line
