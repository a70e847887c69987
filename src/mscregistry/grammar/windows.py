"""The window of time that a number opens: which way, and from which point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Amount, Anchor, Window
from mscregistry.grammar.tokens import Kind
from mscregistry.source import Span
from mscregistry.vocab.comparators import windows
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure

#: The words for a point in time are looked at so far.
_POINT: Final = 6
_OF: Final = frozenset(
    "start time date day days beginning end onset initiation administration signing completion dose "
    "visit moment point commencement receipt use conclusion".split()
)
_ARTICLES: Final = frozenset(
    {"the", "a", "an", "any", "this", "their", "his", "her", "first", "last", "initial"}
)
_PARTING: Final = frozenset(
    {",", ";", ".", "(", ")", ":", "and", "or", "if", "with", "who", "unless", "except", "but"}
)


def read_window(text: ClauseText, figure: Figure, amount: Amount, end: int) -> Window:
    """Give the window of a number of time.

    ::

        window = ("within" | "last" | "next")? number unit ("before" | "after" | "of") point
               | ("since" | "between") year
    """
    if figure.dates is not None:
        dates = figure.dates
        return Window(
            amount, Anchor.CALENDAR, since=dates.since, until=dates.until, spans=amount.spans
        )
    behind = figure.end
    table = windows()
    words = text.words
    if words[behind : behind + 1] == ["-"]:
        behind += 1
    anchor, point = None, behind
    for name, part in (
        (Anchor.BEFORE, "before"),
        (Anchor.AFTER, "after"),
        (Anchor.EITHER, "either"),
    ):
        if found := table[part].at(words, behind):
            anchor, point = name, found[1]
            break
    inside = words[figure.first : figure.end]
    if figure.window == "last" or any(table["last"].at(inside, at) for at in range(len(inside))):
        anchor = Anchor.BEFORE
    elif figure.window == "next" or any(table["next"].at(inside, at) for at in range(len(inside))):
        anchor = Anchor.AFTER
    elif "ago" in inside:
        anchor = Anchor.BEFORE
    low, high = _point(text, point, end) if point > behind else (point, point)
    whole = (
        figure.window == "last"
        or (figure.window == "next" and figure.interval.exact is not None)
        or (
            anchor is Anchor.BEFORE
            and figure.interval.exact is not None
            and figure.first >= 1
            and bool(
                {"in", "during", "over", "the"}
                & set(words[max(0, figure.first - 2) : figure.first])
            )
        )
    )
    spans = amount.spans
    if low < high:
        spans = (Span(amount.spans[0].start, text.tokens[high - 1].end),)
    return Window(
        amount,
        anchor or Anchor.EITHER,
        point=text.said(low, high),
        whole=whole,
        spans=spans,
    )


def _point(text: ClauseText, place: int, end: int) -> tuple[int, int]:
    """Give the words for a point in time."""
    at = place
    while at < end and text.words[at] in _ARTICLES:
        at += 1
    first = at
    stops = words_for("measure", "stops")
    while at < end and at - first < _POINT and text.owner[at] < 0:
        if text.words[at] == "of" and at > first and text.words[at - 1] not in _OF:
            break
        if text.words[at] in _PARTING or (at > first and text.words[at] in stops - {"the"}):
            break
        if text.tokens[at].kind is Kind.MARK and text.words[at] != "/":
            break
        at += 1
    return first, at
