"""The words of one line of an HTML page, white space collapsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.text import BLANK, INVISIBLE
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: White space that is not exactly one space.
_RUN: Final = re.compile(r"\s{2,}|[^\S ]")


class Inline:
    """Gathers the text between two line breaks, and tells which entities fell away."""

    def __init__(self, text: str) -> None:
        """Begin with no words of a document."""
        self._text = text
        self._pieces: list[Span] = []
        #: White space which counts once another word follows, and the entities in it.
        self._gap: Span | None = None
        self._gap_entities: list[tuple[int, int]] = []
        #: Characters of white space before the first word.
        self.lead = 0
        #: Pieces of which nothing is left: entities that stand for white space, invisible marks.
        self.dropped: list[tuple[int, int]] = []
        #: Where white space starts that is part of a line.
        self.kept: set[int] = set()

    def add(self, start: int, end: int) -> None:
        """Add a piece of text."""
        whole = self._text[start:end]
        bare = whole.lstrip()
        if not bare:
            self._space(start, end, end - start)
            return
        first = end - len(bare)
        last = first + len(bare.rstrip())
        if start < first:
            self._space(start, first, first - start)
        self._word(first, last)
        if last < end:
            self._space(last, end, end - last)

    def add_entity(self, start: int, end: int, word: str) -> None:
        """Add what an entity stands for."""
        if not word.isspace():
            self._close_gap()
            self._pieces.append(Span(start, end, word))
        elif self._space(start, end, len(word)):
            self._gap_entities.append((start, end))
        else:
            self.dropped.append((start, end))

    def take(self) -> Words | None:
        """Give the words gathered so far, if there are any, and begin anew."""
        pieces, self._pieces = self._pieces, []
        self.dropped += self._gap_entities
        self._gap = None
        self._gap_entities = []
        self.lead = 0
        if not pieces:
            return None
        words = Words.joined(pieces, self._text)
        if words.text[0] in INVISIBLE or words.text[-1] in INVISIBLE:
            start = len(words) - len(words.text.lstrip(BLANK + INVISIBLE))
            end = max(len(words.text.rstrip(BLANK + INVISIBLE)), start)
            around = [*words.slice(0, start).spans, *words.slice(end, len(words)).spans]
            self.dropped += [(one.start, one.end) for one in around]
            words = words.slice(start, end)
        return words if words.text else None

    def _word(self, start: int, end: int) -> None:
        self._close_gap()
        self._pieces += self._evened(start, end)

    def _evened(self, start: int, end: int) -> Iterator[Span]:
        at = start
        for run in _RUN.finditer(self._text, start, end):
            yield Span(at, run.start())
            yield Span(run.start(), run.end(), " ")
            at = run.end()
        yield Span(at, end)

    def _space(self, start: int, end: int, width: int) -> bool:
        """Note white space; say whether it may become a space between words."""
        if not self._pieces:
            self.lead += width
            return False
        if self._gap is None:
            self._gap = Span(start, end)
        elif self._gap.end == start:
            self._gap = Span(self._gap.start, end)
        else:
            return False
        return True

    def _close_gap(self) -> None:
        gap = self._gap
        if gap is not None:
            self.kept.add(gap.start)
            self._pieces.append(gap if gap.of(self._text) == " " else Span(gap.start, gap.end, " "))
            self._gap = None
            self._gap_entities = []
