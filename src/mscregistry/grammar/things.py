"""A thing that is present or absent, with its times, counts and doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.expressions import (
    Amount,
    Anchor,
    AtLeast,
    Expression,
    Presence,
    Subject,
    Unparsed,
    Window,
)
from mscregistry.grammar.measured import amount_of
from mscregistry.grammar.pieces import (
    Piece,
    is_another,
    is_past,
    is_plain,
    said,
    subject_named,
    trimmed,
    unwrapped,
    without,
)
from mscregistry.grammar.roles import Role
from mscregistry.grammar.since_latest import bare_of_latest, since_latest
from mscregistry.grammar.windows import read_window
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.part import Part


def read_thing(
    part: Part, numbers: Sequence[tuple[Figure, Role]], skipped: Sequence[Piece] = ()
) -> Expression | None:
    """Give a thing with its times, counts and doses."""
    text = part.text
    taken = list(skipped)
    first: dict[Role, tuple[Figure, Amount]] = {}
    for figure, role in numbers:
        taken.append((figure.first, figure.end))
        first.setdefault(role, (figure, amount_of(text, figure)))
    window: Window | None = None
    if timed := first.get(Role.WINDOW):
        window = read_window(part, *timed)
        taken.append((timed[0].end, _behind(text, window, timed[0].end)))
    if (counted := first.get(Role.COUNT)) and _is_inner(part, counted[0]):
        # `maximal doses of at least 2 classes` counts the classes.
        taken.append((part.first, counted[0].first))
    pieces = [
        piece
        for low, high in without(part, taken)
        if (piece := trimmed(text, low, high))[0] < piece[1]
    ]
    if Role.DOSE in first:
        pieces = [piece for piece in pieces if not _is_dose(text, *piece)]
    duration = first[Role.DURATION][1] if Role.DURATION in first else None
    pieces, window, duration = since_latest(text, pieces, window, duration)
    words, spans = said(text, pieces)
    plain = [text.words[at] for low, high in pieces for at in range(low, high)]
    if counted and _is_listed(text, counted[0]):
        return AtLeast(counted[1], words=words, spans=part.spans)
    if not words and window is not None and window.anchor is Anchor.AFTER and window.point:
        # `at least 6 months post-stroke`: the point itself is the thing, so long ago.
        pieces = bare_of_latest(text, [text.places(window.point_spans[0])])
        words, spans = said(text, pieces)
        plain = [text.words[at] for low, high in pieces for at in range(low, high)]
        window = evolve(window, anchor=Anchor.BEFORE, point="", point_spans=(), latest=True)
    if not words or len(first) < len(numbers):
        amounts = tuple(amount_of(text, figure) for figure, _ in numbers)
        if not words and window is not None and len(numbers) == 1:
            text.loose[part.spans] = window
        return Unparsed(text.said(part.first, part.end), amounts, part.spans)
    count, dose = (first[role][1] if role in first else None for role in (Role.COUNT, Role.DOSE))
    subject = subject_named(plain)
    sure = is_plain(subject, plain) and not (
        subject is Subject.CONDITION and is_another(text, part.first, part.end)
    )
    words, spans = said(text, unwrapped(text, pieces))
    ever = is_past(text, part.first, pieces[0][0])
    return Presence(words, subject, window, duration, count, dose, spans, sure, ever=ever)


def _behind(text: ClauseText, window: Window, place: int) -> int:
    """Give the place behind the words for the point that a window is counted from."""
    end = max((span.end for span in window.point_spans), default=0)
    while place < len(text.tokens) and text.tokens[place].end <= end:
        place += 1
    return place


def _is_inner(part: Part, figure: Figure) -> bool:
    """Say whether a preposition hangs the counted things on what stands before."""
    before = part.text.word(figure.first - 1)
    return figure.first > part.first and before in words_for("statements", "prepositions")


def _is_dose(text: ClauseText, first: int, end: int) -> bool:
    """Say whether words are no more than the word for a dose: `a total daily dose`."""
    return end - first < 3 and text.words[end - 1] in words_for("statements", "doses")  # noqa: PLR2004 - as few words


def _is_listed(text: ClauseText, figure: Figure) -> bool:
    """Say whether what is counted is a list that stands elsewhere: `two of the following`."""
    behind = text.words[figure.end : figure.end + 4]
    return "of" in behind and not words_for("counts", "listed").isdisjoint(behind)


def read_counted(part: Part, figure: Figure, role: Role) -> Expression:
    """Give what is counted or dosed beside a bound: the words up to the next number."""
    text = part.text
    end = next(
        (at for at in range(figure.end, part.end) if text.owner[at] >= 0),
        part.end,
    )
    low, high = trimmed(text, figure.end, end)
    amount = amount_of(text, figure)
    if low >= high:
        return Unparsed(text.said(figure.first, figure.end), (amount,), amount.spans)
    words, spans = said(text, [(low, high)])
    subject = subject_named(text.words[low:high])
    if role is Role.DOSE:
        return Presence(words, subject, dose=amount, spans=spans, sure=False)
    return Presence(words, subject, count=amount, spans=spans, sure=False)
