"""Rows of label and value, whether in cells, behind a colon, or on the next line."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.lex.page import Line, clean
from mscregistry.parsers.ctgov_page.labels import LABELS
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from mscregistry.lex.page import Page
    from mscregistry.parsers.draft import Draft

#: The longest label ends here.
_LONGEST: Final = 100
#: White space and cell borders.
_BORDER: Final = " \t\r\n|\xa0"


@define(eq=False)
class Row:
    """A label and what stands beside or under it."""

    #: The label, without colon, each run of white space a blank.
    name: str
    #: Its words, colon included.
    label: Words
    #: The value's lines, without cell borders; empty where there is no value.
    pieces: list[Words] = field(factory=list)
    #: Whether a border has ended the value.
    closed: bool = False


def label_of(words: Words) -> tuple[str, int] | None:
    """Give the label that a line begins with and the offset after its colon, or None."""
    text = words.text
    colon = text.find(":", 0, _LONGEST)
    if colon <= 0:
        return None
    name = text[:colon]
    if name not in LABELS and (name := " ".join(name.rstrip(_BORDER).split())) not in LABELS:
        return None
    return name, colon + 1


def bare(words: Words) -> Words:
    """Give the words without white space and cell borders at either end."""
    text = words.text
    if text and text[-1] not in _BORDER and text[0] not in _BORDER:
        return words
    end = len(text.rstrip(_BORDER))
    start = end - len(text[:end].lstrip(_BORDER))
    return words.slice(start, end)


def cells(words: Words) -> list[Words]:
    """Give the cells of a row, where bars or tabs stand between them.

    A last empty one is left out, and where tabs stand between them any empty one.
    """
    found = words.split("|")
    if len(found) == 1 and "\t" in words.text:
        return [cell for cell in words.split("\t") if cell.text]
    if len(found) > 1 and not found[-1].text:
        found.pop()
    return found


def unframed(page: Page) -> Sequence[Line]:
    r"""Give the lines without the border before the first cell of a row, where a page has that.

    >>> from mscregistry.lex import lex_page
    >>> from mscregistry.source import Source
    >>> [line.text for line in unframed(lex_page(Source("| Sex |\n|---|\n| All |")))]
    ['Sex |', '---|', 'All |']
    """
    if "\n|--" not in page.source.text:
        return page.lines
    return [
        Line.of(line.slice(1, len(line.text)).strip(), indent=line.indent, gap=line.gap)
        if line.text.startswith("|") and len(line.text) > 1
        else line
        for line in page.lines
    ]


def rows(
    lines: Iterable[Line], names: Container[str], damaged: Container[int]
) -> tuple[list[Row], list[Words]]:
    """Give the rows of some lines, and the lines that belong to none."""
    found: list[Row] = []
    loose: list[Words] = []
    current: Row | None = None
    for line in lines:
        known = label_of(line)
        if known is not None and known[0] in names:
            name, end = known
            current = Row(name, line.slice(0, end))
            found.append(current)
            value = bare(line.slice(end, len(line.text)))
        elif line.start in damaged:
            # What a damaged label names is not guessed, nor given to the row above.
            current = None
            continue
        else:
            value = bare(line)
            if current is None or current.closed:
                if value.text:
                    loose.append(value)
                continue
        if "\n" in value.text:
            current.pieces += [piece for piece in value.split("\n") if piece.text]
        elif value.text:
            current.pieces.append(value)
        if current.pieces and (line.text.endswith("|") or line.cells):
            current.closed = True
    return found, loose


def once(draft: Draft, found: Iterable[Row], several: Container[str] = ()) -> list[Row]:
    """Give the rows without those whose label has a row above; what these say is left unread.

    `several` are the labels that may have several rows.
    """
    kept: list[Row] = []
    seen: set[str] = set()
    for row in found:
        if row.name in seen and row.name not in several:
            draft.label(row.label)
            draft.leave(row.pieces, f"a row {row.name!r} stands above")
            continue
        kept.append(row)
        if row.pieces:
            seen.add(row.name)
    return kept


def passage(page: Page, pieces: Sequence[Words]) -> Words | None:
    """Give the text from the first of these pieces to the last, line breaks and all."""
    if not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return first
    text = page.source.text
    if not page.html and all(
        text[one.end : two.start].isspace() for one, two in itertools.pairwise(pieces)
    ):
        return clean(text, first.start, last.end, escapes=False)
    # A border or a label between two pieces is no part of the value.
    parts: list[Words | Span] = [first]
    for piece in pieces[1:]:
        parts += [Span(piece.start, piece.start, "\n"), piece]
    return Words.joined(parts, text)


def provider(line: Words, label: str) -> Words:
    """Give the name in a label such as ``Keywords provided by Some Hospital:``."""
    words = bare(line)
    return words.slice(len(label), len(words.text) - words.text.endswith(":")).strip()


def one_value(draft: Draft, row: Row, path: str) -> Words | None:
    """Give the one-line value of a row; further lines are left unread."""
    draft.leave(row.pieces[1:], f"one line was expected under {row.name!r}", path)
    return row.pieces[0] if row.pieces else None
