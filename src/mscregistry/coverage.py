"""A document cut into parts by what became of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Use(StrEnum):
    """What became of a piece of a document."""

    #: A field of the trial took it.
    FACT = "fact"
    #: It names a field.
    LABEL = "label"
    #: It only shapes the page: tags, bullets, table rules, punctuation between values.
    MARKUP = "markup"
    #: A fixed line of the site, known exactly.
    BOILERPLATE = "boilerplate"
    #: Nothing took it.
    UNREAD = "unread"


@frozen
class Part:
    """One piece of a document and its use."""

    #: What became of it.
    use: Use
    #: Where it stands.
    span: Span


class Counts(Mapping[Use, int]):
    """How many non-blank characters each use has; it cannot be changed."""

    __slots__ = ("_counts",)

    def __init__(self, counts: Mapping[Use, int]) -> None:
        """Hold the counts."""
        self._counts = dict(counts)

    def __getitem__(self, use: Use) -> int:
        """Give the count of a use."""
        return self._counts[use]

    def __iter__(self) -> Iterator[Use]:
        """Give the uses."""
        return iter(self._counts)

    def __len__(self) -> int:
        """Count the uses."""
        return len(self._counts)

    def __repr__(self) -> str:
        """Show the counts."""
        return repr({str(use): count for use, count in self.items()})

    def __reduce__(self) -> tuple[type[Counts], tuple[dict[Use, int]]]:
        """Rebuild from the counts."""
        return type(self), (self._counts,)


@frozen(repr=False)
class Coverage:
    """A document cut into parts that do not overlap, so that nothing is lost unseen."""

    #: The parts, in the document's order; blank characters are in none.
    parts: tuple[Part, ...]
    #: How many non-blank characters each use has.
    counts: Counts

    @property
    def total(self) -> int:
        """The number of non-blank characters."""
        return sum(self.counts.values())

    @property
    def share_read(self) -> float:
        """The share of the characters that is not unread, 1.0 for an empty document."""
        return 1 - self.counts[Use.UNREAD] / self.total if self.total else 1.0

    def __repr__(self) -> str:
        """Give the counts in a line, in characters."""
        return f"<Coverage {self}>"

    def __str__(self) -> str:
        """Give the counts in a line."""
        return ", ".join(f"{use} {self.counts[use]:,}" for use in Use)


#: Marks that say nothing where they stand alone, between or around values: rules and bars of
#: tables, bullets, brackets, commas, quotes, escape marks, invisible marks.
_MARKS: Final = frozenset(
    "|-–—_*•·◦○●▪■+,;:.…/\\()[]{}<>!&'\"`\u00b4’“”‘=#~©®™\ufeff\u200b\u200e\u200f\u00ad"
)


def cover(text: str, claims: Mapping[Use, Iterable[Iterable[Span]]]) -> Coverage:
    """Give the parts of a text, of which some were claimed for a use.

    What claims share is counted once, for the claim that begins first, and of those that begin
    together for the longest.  What nobody claimed is markup where it is nothing but marks on
    its line, and unread elsewhere.
    """
    ordered = sorted(
        [
            (span.start, -span.end, use)
            for use, groups in claims.items()
            for spans in groups
            for span in spans
        ],
        key=lambda claim: claim[:2],
    )
    parts: list[Part] = []
    at = 0
    for start, minus_end, use in ordered:
        end = -minus_end
        if start > at:
            parts += _left_over(text, at, start)
        if end > max(start, at):
            parts.append(Part(use, Span(max(start, at), end)))
        at = max(at, end)
    parts += _left_over(text, at, len(text))
    counts = dict.fromkeys(Use, 0)
    for part in parts:
        piece = text[part.span.start : part.span.end]
        counts[part.use] += len(piece) - sum(map(str.isspace, piece))
    return Coverage(tuple(parts), Counts(counts))


def _left_over(text: str, start: int, end: int) -> Iterator[Part]:
    """Give the parts of a piece that nothing claimed, line by line."""
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        words = line[0].strip()
        if not words:
            continue
        at = start + line.start() + len(line[0]) - len(line[0].lstrip())
        alone = all(mark in _MARKS or mark.isspace() for mark in words)
        yield Part(Use.MARKUP if alone else Use.UNREAD, Span(at, at + len(words)))
