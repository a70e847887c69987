"""The window of time that a number opens: which way, and from which point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Amount, Anchor, Window
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.comparators import windows
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.part import Part

#: The words for a point in time are looked at so far.
_POINT: Final = 6
_SIDES: Final = (
    (Anchor.BEFORE, "before"),
    (Anchor.AFTER, "after"),
    (Anchor.EITHER, "either"),
)
#: Before an exact number of time they name the whole of it: `in the 3 months before`.
_WHOLE: Final = frozenset({"in", "during", "over", "the"})


def read_window(part: Part, figure: Figure, amount: Amount) -> Window:
    """Give the window of a number of time.

    ::

        window = ("within" | "last" | "next")? number unit ("before" | "after" | "of") point
               | calendar
    """
    if figure.dates is not None:
        return Window(
            amount, Anchor.CALENDAR, since=figure.dates.since, until=figure.dates.last_day
        )
    text = part.text
    behind = figure.end + (text.kind(figure.end) is Kind.DASH)
    anchor, point = next(
        (
            (side, found[1])
            for side, name in _SIDES
            if (found := windows()[name].at(text.words, behind))
        ),
        (Anchor.EITHER, behind),
    )
    if figure.window == "within" and text.word(behind) == "from":
        # `within 3 months from screening` is mostly before it.
        anchor = Anchor.EITHER
    anchor = _said_inside(part, figure) or anchor
    first, end = _point(part.since(point)) if point > behind else (behind, behind)
    exact = figure.interval.exact is not None
    near = text.words[max(part.first, figure.first - 2) : figure.first]
    whole = figure.window == "last" or (
        exact
        and (figure.window == "next" or (anchor is Anchor.BEFORE and not _WHOLE.isdisjoint(near)))
    )
    return Window(
        amount,
        anchor,
        point=text.said(first, end),
        point_spans=text.spans(first, end),
        whole=whole,
    )


def _said_inside(part: Part, figure: Figure) -> Anchor | None:
    """Give the side that words within the number name: `the past 3 months`, `ago or less`."""
    words = part.text.words[figure.first : figure.end]
    table = windows()
    if "ago" in words or any(table["last"].at(words, at) for at in range(len(words))):
        return Anchor.BEFORE
    if any(table["next"].at(words, at) for at in range(len(words))):
        return Anchor.AFTER
    return None


def _point(part: Part) -> tuple[int, int]:
    """Give the places of the words for a point in time."""
    text, first, end, _ = part
    while first < end and text.words[first] in words_for("points", "articles"):
        first += 1
    of, parting = words_for("points", "of"), words_for("points", "parting")
    stops = (words_for("measure", "stops") | parting) - {"the"}
    at = first
    while at < end and at - first < _POINT and text.owner[at] < 0:
        word = text.words[at]
        ends = word in parting or (text.kind(at) is Kind.MARK and word != "/")
        if word == "of":
            ends = at > first and text.words[at - 1] not in of
        elif word in {"in", "into"}:
            ends = text.words[at - 1] not in words_for("points", "into")
        elif at > first and word in stops:
            ends = True
        if ends:
            break
        at += 1
    return first, at
