"""Words shown in their lines, with a mark under each: as a compiler shows them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.source import Span

#: So many characters of a line are shown, most of them behind where the words begin.
_WIDTH: Final = 88
_BEFORE: Final = 24
#: So many lines, or pieces of long ones, are shown of what one issue is about.
_LINES: Final = 4
_WIDE: Final = frozenset({"W", "F"})


def underlined(text: str, spans: Iterable[Span]) -> Iterator[str]:
    r"""Yield the lines in which spans stand, each followed by one that marks them.

    Long lines are cut around their first words, and what shows nothing is shown as its code.  Of
    many lines only the first are shown.

    >>> from mscregistry.source import Span
    >>> print(*underlined("Status: open\nEnd: 2020", [Span(8, 12), Span(18, 22)]), sep="\n")
    Status: open
            ~~~~
    End: 2020
         ~~~~
    """
    marked: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in spans:
        # Words over several lines are marked in the first; what shows nothing is no words.
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
        end = len(text) if end < 0 else end
        end -= text.endswith("\r", start, end)
        if text[span.start : min(span.end, end)].strip():
            marked.setdefault((start, end), []).append((span.start, min(span.end, end)))
    pieces = [
        (start, end, piece)
        for (start, end), places in sorted(marked.items())
        for piece in _pieces(start, end, sorted(places))
    ]
    for start, end, piece in pieces[:_LINES]:
        yield from _shown(text, start, end, piece)
    if len(pieces) > _LINES:
        yield f"… and {len(pieces) - _LINES} more"


def _pieces(start: int, end: int, places: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of a line that are shown together: of a long line those that are near."""
    piece: list[tuple[int, int]] = []
    for place in places:
        if piece and place[1] > _begin(start, end, piece) + _WIDTH:
            yield piece
            piece = []
        piece.append(place)
    yield piece


def _begin(start: int, end: int, places: list[tuple[int, int]]) -> int:
    """Give where a line begins to be shown."""
    return max(start, min(places[0][0] - _BEFORE, end - _WIDTH)) if end - start > _WIDTH else start


def _shown(text: str, start: int, end: int, places: list[tuple[int, int]]) -> Iterator[str]:
    """Yield a line, cut where it is long, and its marks."""
    first = _begin(start, end, places)
    last = min(end, first + _WIDTH)
    line, marks = ("…", " ") if first > start else ("", "")
    starts = [place[0] for place in places]
    for at in range(first, last):
        shown = visible(text[at])
        known = bisect_right(starts, at) - 1
        is_marked = known >= 0 and any(one <= at < other for one, other in places[: known + 1])
        line += shown
        marks += ("~" if is_marked else " ") * _width(shown)
    yield line + ("…" if last < end else "")
    yield marks.rstrip()


def _width(shown: str) -> int:
    """Count the columns that characters take in a terminal."""
    return sum(
        0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in _WIDE)
        for one in shown
    )
