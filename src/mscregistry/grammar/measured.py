"""What a number measures, and the number itself, as values of an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    Comparison,
    Measure,
    Presence,
    Reference,
)
from mscregistry.grammar.measure_words import measure_place
from mscregistry.grammar.roles import Role
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.measures import measure_called

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure
    from mscregistry.source import Span

#: So many words before an age the word for it is looked for.
_NEAR: Final = 6


def amount_of(text: ClauseText, figure: Figure) -> Amount:
    """Give the numbers of a figure with their unit."""
    place = figure.unit_place
    words = text.said(*place).lstrip("-‐‑–— ") if place else ""
    return Amount(
        interval=figure.interval,
        unit=figure.unit or ("1" if figure.scored else None),
        reference=None if figure.reference is None else Reference(figure.reference),
        unit_words=words,
        spans=text.spans(figure.first, figure.end),
        sure=_is_sure(figure),
    )


def _is_sure(figure: Figure) -> bool:
    """Say whether a sign, a word or a unit shows that these are bounds, and all of them."""
    if figure.unit is None and (figure.worded or (figure.ranged and not figure.aged)):
        return False
    return figure.signed or figure.window is not None


def measure_of_figure(text: ClauseText, figure: Figure, role: Role, floor: int) -> Measure:
    """Give what a number measures: its own words, else those of the label or number before."""
    if role is Role.AGE:
        text.last = _age(text, figure, floor)
        return text.last
    found = measure_place(text, figure, floor)
    if found is None and text.label is not None:
        found = measure_place(text, figure, text.label[0])
    if found is not None:
        text.last = named(text.said(*found), text.spans(*found))
    measure = text.last or Measure("")
    if figure.over is not None:
        return Measure(measure.words, "sbp", measure.spans)
    if figure.lower:
        return Measure(measure.words, "dbp", measure.spans)
    return measure


def _age(text: ClauseText, figure: Figure, floor: int) -> Measure:
    """Give the measure of an age, at the word for it where there is one."""
    cues = words_for("age", "cues")
    at = next(
        (
            at
            for at in range(figure.end - 1, max(floor, figure.first - _NEAR) - 1, -1)
            if text.words[at] in cues
        ),
        None,
    )
    first, end = (figure.first, figure.end) if at is None else (at, at + 1)
    return Measure(text.said(first, end), "age", text.spans(first, end))


def pressures(upper: Comparison, lower: Comparison, *, exclusion: bool) -> All | Any:
    """Give what a pair of blood pressures says, the times behind it said of both.

    `<140/90` asks that both are below; one of them is enough to be out, or to be above.
    """
    is_floor = lower.amount.interval.high is None
    make = Any if is_floor or exclusion else All
    both = (evolve(lower, measure=upper.measure, amount=upper.amount), lower)
    return make(both, lower.spans, lower.sure and (exclusion or not is_floor))


def named(words: str, spans: tuple[Span, ...]) -> Measure:
    """Give the measure of some words, with its code where all, the last or the first are known."""
    entry = measure_called(words)
    parts = words.split()
    for cut in range(1, len(parts)):
        if entry is not None:
            break
        entry = measure_called(" ".join(parts[cut:])) or measure_called(" ".join(parts[:-cut]))
    return Measure(words, None if entry is None else entry.code, spans)


def measure_named(part: Presence) -> Measure | None:
    """Give the measure that the words of a presence are the name of, where they are."""
    entry = measure_called(part.words)
    return None if entry is None else Measure(part.words, entry.code, part.spans)
