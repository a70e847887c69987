"""A part of a criterion: the tokens from one place up to another."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.source import Span

#: What stands within what is read so deep; deeper ones are words, and so the time stays linear.
DEEPEST: Final = 6
_TRIMMED: Final = frozenset(
    {
        ".",
        ",",
        ";",
        ":",
        "-",
        "~",
        "•",
        "*",
        "➢",
        "'",
        '"',
        "“",
        "”",
        "→",
        "…",
        "，",
        "；",
        "：",
        "。",
    }
)


class Part(NamedTuple):
    """Some tokens of a criterion, and how deep they stand in what is being read."""

    #: The criterion.
    text: ClauseText
    #: The place of the first token.
    first: int
    #: The place behind the last token.
    end: int
    #: How many readers stand above.
    depth: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is no token."""
        return self.first >= self.end

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of the tokens."""
        return self.text.spans(self.first, self.end)

    @property
    def has_bound(self) -> bool:
        """Whether a bound of a measure begins here."""
        return self.text.has_bound(self.first, self.end)

    @property
    def is_deepest(self) -> bool:
        """Whether nothing is to be read within it any more."""
        return self.depth >= DEEPEST

    def to(self, end: int) -> Part:
        """Give the part up to a place."""
        return self._replace(end=end)

    def since(self, first: int) -> Part:
        """Give the part from a place on."""
        return self._replace(first=first)

    def deeper(self) -> Part:
        """Give the same part, one reader further down."""
        return self._replace(depth=self.depth + 1)

    def between(self, cuts: Iterable[tuple[int, int]]) -> list[Part]:
        """Give the parts between cuts, which are places and the places behind them."""
        found: list[Part] = []
        first = self.first
        for at, behind in cuts:
            found.append(Part(self.text, first, at, self.depth))
            first = behind
        found.append(self.since(first))
        return [part for part in found if not part.is_empty]

    def top(self) -> Iterator[tuple[int, str, int]]:
        """Give the connectives that stand in no bracket: place, what it is, place behind."""
        text, place = self.text, self.first
        marks = text.marks
        for at in range(bisect_left(marks, place), bisect_left(marks, self.end)):
            mark = marks[at]
            if mark < place:
                continue
            closed = text.close.get(mark)
            if closed is not None and closed < self.end:
                place = closed + 1
                continue
            found = text.joins.get(mark)
            if found is not None and found[1] <= self.end:
                yield mark, *found
                place = found[1]

    def trimmed(self) -> Part:
        """Give the part without marks at its ends, and without brackets around the whole."""
        text, first, end = self.text, self.first, self.end
        while first < end:
            if text.owner[first] < 0 and text.words[first] in _TRIMMED:
                first += 1
            elif text.owner[end - 1] < 0 and text.words[end - 1] in _TRIMMED:
                end -= 1
            elif text.close.get(first) == end - 1:
                first, end = first + 1, end - 1
            else:
                break
        return Part(text, first, end, self.depth)
