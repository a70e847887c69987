"""Lines to blocks: each bullet, number, paragraph or heading with the lines it was wrapped over.

A line goes on with the block above it, joined by one space, when no blank line parts them and

* it stands to the right of the block's bullet or number, or
* the line above is full (its next word would have passed the widest line of the text), and
  lines of this text are full as a rule, or this one begins in lower case, or
* it begins in lower case, the block in upper case, and the line above is long and ends
  without a stop: the lines of a text copied from a page end anywhere.

A line that begins like a bullet or number but is so placed, in a text that parts its items
by blank lines, goes on too: ``over 65`` / ``- 70 years``.  Indentation is better evidence
than a dash.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.criteria_headings import Heading, inner_headings, read_heading
from mscregistry.grammar.criteria_marks import Mark, Neighbours, marks_at

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Lines wrapped by a program are no wider; a text whose lines are all shorter than the
#: narrowest is a list of short lines.
_WIDEST: Final = 120
_NARROWEST: Final = 50
#: So many full lines, and this share of all that could be, show that a text is wrapped.
_PAIRS: Final = 3
_SHARE: Final = 0.8
_RULE_LENGTH: Final = 3
_RULE: Final = re.compile(r"[-_*=~.–—\s]+$")
_STOPS: Final = ".;:!?。；："
_UNFINISHED: Final = re.compile(r"\b(?:of|the|an?|with|in|to|for|by|from|than|at|on|per)$")
_ENDS_OPEN: Final = (":", "：")
_WORDS: Final = re.compile(r"[^\W_]")


class Line(NamedTuple):
    """One line that is not blank."""

    #: Offsets of its words, without white space at either end.
    start: int
    end: int
    #: Columns of white space before them.
    indent: int
    #: Whether a blank line stands before it.
    gap: bool
    #: What may be its bullet or number.
    marks: tuple[Mark, ...]
    #: The heading it is; what runs on after one is a line of its own.
    heading: Heading | None = None

    @property
    def width(self) -> int:
        """Columns up to the end of its words."""
        return self.indent + self.end - self.start


class Block:
    """A heading, a marked item or a paragraph, with all its lines."""

    __slots__ = ("column", "gap", "heading", "indent", "mark", "segments")

    def __init__(self, line: Line, start: int, mark: Mark | None) -> None:
        """Begin a block with the words of `line` from `start`."""
        #: Column of the mark, or of the words where there is none.
        self.indent = line.indent
        #: Column of the words.
        self.column = line.indent + start - line.start
        #: Whether a blank line or a heading stands before it.
        self.gap = line.gap
        self.mark = mark
        self.heading = line.heading
        #: Offsets of its words, line by line.
        self.segments: list[tuple[int, int]] = [(start, line.end)] if start < line.end else []

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Offset after its last word."""
        return self.segments[-1][1]


def read_blocks(text: str) -> list[Block]:
    """Give the blocks of a criteria text in order; those without a letter or digit are left out."""
    lines = list(_lines(text))
    page = _Page(text, lines)
    blocks: list[Block] = []
    above: Line | None = None
    for line in lines:
        block = blocks[-1] if blocks and blocks[-1].heading is None else None
        mark = page.neighbours.choose(line.marks, text, line.end) if line.marks else None
        if block is not None and above is not None and page.goes_on(block, above, line, mark):
            block.segments.append((line.start, line.end))
        else:
            mark, start = _numbered(text, line, mark)
            blocks.append(Block(line, start, mark))
        above = line
    return [block for block in blocks if block.heading or _has_words(text, block)]


def _numbered(text: str, line: Line, mark: Mark | None) -> tuple[Mark | None, int]:
    """Give the mark of a line, for ``- 1. Adults`` the number, and where its words begin."""
    if mark is None:
        return None, line.start
    start = _skip(text, mark.end, line.end)
    if not mark.ordered:
        for second in marks_at(text, start, line.end):
            if second.ordered and not second.doubtful:
                return second, _skip(text, second.end, line.end)
    return mark, start


def _lines(text: str) -> Iterator[Line]:
    inner = deque(inner_headings(text))
    at, gap = 0, False
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip()
        end = at + len(body)
        start = end - len(body.lstrip())
        if not body or (_RULE.match(body) and len(body.strip()) > _RULE_LENGTH):
            gap = True
        else:
            margin = body[: start - at]
            indent = len(margin.expandtabs()) if "\t" in margin else start - at
            while inner and inner[0] < end:
                head = inner.popleft()
                if head > start:
                    stop = start + len(text[start:head].rstrip())
                    yield from _headed(text, start, stop, indent, gap=gap)
                    start, gap = head, True
            yield from _headed(text, start, end, indent, gap=gap)
            gap = False
        at += len(raw)


def _headed(text: str, start: int, end: int, indent: int, *, gap: bool) -> Iterator[Line]:
    """Give the headings with which a line begins, each as a line, and what runs on."""
    while start < end:
        marks = marks_at(text, start, end)
        words = _skip(text, marks[-1].end, end) if marks else start
        heading = read_heading(text, words, end, marked=bool(marks))
        if heading is None:
            yield Line(start, end, indent, gap, marks)
            return
        yield Line(words, heading.end, indent, gap, (), heading)
        start, gap = _skip(text, heading.end, end), True


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _has_words(text: str, block: Block) -> bool:
    return any(_WORDS.search(text, start, end) for start, end in block.segments)


class _Page:
    """What the text as a whole says about its lines."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.neighbours = Neighbours([line.marks for line in lines if line.marks])
        width = max((line.width for line in lines if line.width <= _WIDEST), default=0)
        self.width = width if width >= _NARROWEST else 0
        pairs = [
            self.full(above, line)
            for above, line in pairwise(lines)
            if not (line.gap or line.marks or line.heading or above.heading)
        ]
        #: Whether lines are broken where they are full.
        self.wrapped = len(pairs) >= _PAIRS and sum(pairs) >= _SHARE * len(pairs)
        marked = [line.gap for line in lines[1:] if line.marks]
        #: Whether blank lines part the items.
        self.spaced = sum(marked) * 2 >= len(marked)

    def full(self, above: Line, line: Line) -> bool:
        """Tell whether the first word of `line` had no room on the line above."""
        if above.width > self.width:
            return False
        stop = min(line.end, line.start + self.width)
        space = self.text.find(" ", line.start, stop)
        return above.width + 1 + (stop if space < 0 else space) - line.start > self.width

    def goes_on(self, block: Block, above: Line, line: Line, mark: Mark | None) -> bool:
        """Tell whether `line` belongs to the open block."""
        if not block.segments:
            # A bullet alone on its line: the words come below.
            return mark is None and line.heading is None
        if line.gap or (line.heading and not self.text[line.start].islower()):
            return False
        hanging = block.mark is not None and line.indent > block.indent
        if mark is not None:
            edge = block.column if block.mark else block.indent
            placed = self.spaced and line.indent >= edge and (hanging or not block.mark)
            return self.full(above, line) and (placed or self._out_of_turn(block, mark))
        if hanging:
            ends_open = self.text.endswith(_ENDS_OPEN, 0, above.end)
            return self.full(above, line) or not (ends_open or self.wrapped)
        return self._flows(block, above, line)

    def _flows(self, block: Block, above: Line, line: Line) -> bool:
        """Tell whether a line at the margin goes on with the sentence above."""
        if not self.text[line.start].islower():
            return self.wrapped and self.full(above, line)
        if _UNFINISHED.search(self.text, max(above.start, above.end - 5), above.end):
            return True
        cut = above.width >= _NARROWEST and self.text[above.end - 1] not in _STOPS
        return self.full(above, line) or (cut and not self.text[block.start].islower())

    def _out_of_turn(self, block: Block, mark: Mark) -> bool:
        """Tell whether a number follows on no other, of the list or of the block above."""
        before = block.mark.value if block.mark else 0
        in_turn = mark.value <= before + 1 or self.neighbours.knows(mark, -1)
        return not (mark.path or in_turn)
