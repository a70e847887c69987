"""A text of criteria to a tree of single criteria.

The grammar, from the outside in; each part has a file of its own::

    text     = (heading | block)*          criteria_headings, criteria_lines
    block    = mark? words line*           criteria_marks: bullets and numbers
    words    = criterion (mark criterion)* criteria_runs: criteria that run on
    tree     = criterion tree*             criteria_nesting

A heading that says the kind holds for all criteria up to the next such heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.criteria_lines import Block, read_blocks
from mscregistry.grammar.criteria_nesting import Item, nest
from mscregistry.grammar.criteria_runs import cut_runs
from mscregistry.source import Span
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = re.compile(r"[^\W_]")
_LOWER: Final = re.compile(r"[a-z]")
_UPPER: Final = re.compile(r"[A-Z]")
#: Titles are shorter; of longer words only the last are looked at.
_ENOUGH: Final = 100


@frozen
class Piece:
    """One criterion of a text: where it stands and what it belongs to."""

    #: Spans over the text; joined they are the criterion's words exactly.
    spans: tuple[Span, ...]
    #: Depth of nesting, 0 for the outermost.
    level: int
    #: Index of the criterion it belongs to among those of the text.
    parent: int | None
    #: What the headings inside the text say; `None` where they do not.
    kind: CriterionKind | None


def split_criteria(text: str) -> tuple[Piece, ...]:
    r"""Give the single criteria of a text in reading order.

    Pieces are derived: a wrong cut loses no words, since every letter and digit of the text
    is in one piece, in a heading that says the kind, or in a bullet or number.  Any string
    is read; the time is proportional to its length.

    >>> text = "Inclusion Criteria:\n* One of:\n  * Adult\n  * Able"
    >>> for piece in split_criteria(text):
    ...     print(piece.level, piece.parent, piece.kind.value, piece.spans[0].of(text))
    0 None INCLUSION One of:
    1 0 INCLUSION Adult
    1 0 INCLUSION Able
    """
    kinds: list[CriterionKind | None] = [None]
    items = list(_items(text, kinds))
    # Where nearly all letters are capitals, a line of them is nothing special.
    capitals = 3 * len(_LOWER.findall(text)) > len(_UPPER.findall(text))
    return tuple(
        [
            Piece(item.spans, level, parent, kinds[item.section])
            for item, (level, parent) in zip(items, nest(items, capitals=capitals), strict=True)
        ]
    )


def _items(text: str, kinds: list[CriterionKind | None]) -> Iterator[Item]:
    """Give the items of the text, and note the kind that each heading begins."""
    for block in read_blocks(text):
        spoken = False
        if block.heading is not None:
            kinds.append(block.heading.kind)
            spoken = block.heading.spoken
            if not spoken:
                continue
        for run in cut_runs(text, block.start, block.end, block.mark):
            spans = _spans(text, block, run.start, run.end)
            if spans:
                end = spans[-1].end
                yield Item(
                    spans=spans,
                    words=text[max(spans[0].start, end - _ENOUGH) : end],
                    mark=run.mark,
                    indent=block.indent + 2 * run.child,
                    column=block.column + 2 * run.child,
                    gap=block.gap,
                    section=len(kinds) - 1,
                    inside=run.child,
                    spoken=spoken,
                )


def _spans(text: str, block: Block, start: int, end: int) -> tuple[Span, ...]:
    """Give the spans of a part of a block, a line break as one space; none without words."""
    spans: list[Span] = []
    words = False
    segments = block.segments
    first = max(bisect_right(segments, (start, end)) - 1, 0)
    for low, high in segments[first:] if first else segments:
        if low >= end:
            break
        body = text[max(low, start) : min(high, end)]
        bare = body.lstrip()
        at = max(low, start) + len(body) - len(bare)
        bare = bare.rstrip()
        if bare:
            if spans:
                spans.append(Span(spans[-1].end, at, " "))
            spans.append(Span(at, at + len(bare)))
            words = words or _WORDS.search(bare) is not None
    return tuple(spans) if words else ()
