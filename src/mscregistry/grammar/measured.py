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
from mscregistry.grammar.number_ages import only_people
from mscregistry.grammar.pieces import bare_start
from mscregistry.grammar.roles import Role
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.measures import measure_called

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure
    from mscregistry.source import Span
    from mscregistry.vocab.measures import MeasureEntry

#: A number so close behind a label or an opening bracket is of what stands before.
_AT_ONCE: Final = 3
#: So many words before an age the word for it is looked for.
_NEAR: Final = 6
#: Between somebody and a child of theirs.
_OF: Final = frozenset({"of", "with", "to", "whose", "having", "have"})


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
    if figure.dates is not None:
        # The numbers are years: where months are named they are less than was said.
        return all(
            day is None or day.precision == "year"
            for day in (figure.dates.since, figure.dates.until)
        )
    if figure.guessed:
        return False
    if figure.unit is None and (figure.worded or (figure.ranged and not figure.aged)):
        return False
    # `the first 6 weeks` may count from anything.
    return figure.window != "first" and (figure.signed or figure.window is not None)


def measure_of_figure(text: ClauseText, figure: Figure, role: Role, floor: int) -> Measure:
    """Give what a number measures: its own words, else those of the label or number before."""
    if role is Role.AGE:
        text.last = _age(text, figure, floor)
        return text.last
    found = measure_place(text, figure, floor)
    if found is None and figure.unit != text.last_unit:
        # `> 110 beats per minute` is of what the bound before is, `> 8 white cells` is not.
        found = _noun(text, figure)
    text.last_unit = figure.unit
    label = text.label
    if (
        found is None
        and label is not None
        and figure.first - label[1] <= _AT_ONCE
        and not text.has_bound(*label)
    ):
        found = measure_place(text, figure, label[0])
    if found is not None:
        text.last = _named_behind(text, *found) or named(text.said(*found), text.spans(*found))
    measure = text.last or Measure("")
    if measure.code == "age" and figure.unit is not None and not figure.is_time:
        # `12 years of age) ≥ 50%` is of something that was cut off.
        measure = Measure("")
    if figure.over is not None:
        return Measure(measure.words, "sbp", measure.spans)
    if figure.lower:
        return Measure(measure.words, "dbp", measure.spans)
    return measure


def _named_behind(text: ClauseText, first: int, end: int) -> Measure | None:
    """Give the measure whose name begins in the brackets before: `… (ECOG) performance status`."""
    opened = text.opened.get(first - 1, -1)
    if opened < 0:
        return None
    words = text.said(first, end)
    entry = measure_called(f"{text.said(opened + 1, first - 1)} {words}")
    return None if entry is None else Measure(words, entry.code, text.spans(first, end))


def _noun(text: ClauseText, figure: Figure) -> tuple[int, int] | None:
    """Give the noun of a unit that is one: `5 red cells/field`."""
    if figure.unit_place is None or not (figure.unit or "").startswith("{"):
        return None
    first, end = figure.unit_place
    behind = next((at for at in range(first, end) if text.words[at] in {"/", "per", "a"}), end)
    return (first, behind) if first < behind else None


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
    if (other := _other_age(text, figure, floor)) is not None:
        return other
    return Measure(text.said(first, end), "age", text.spans(first, end))


def _other_age(text: ClauseText, figure: Figure, floor: int) -> Measure | None:
    """Give the measure of an age that is not that of the patient now: at onset, of a donor."""
    others = words_for("age", "others")
    whose = (
        others | words_for("age", "named") | words_for("age", "grown") | words_for("age", "young")
    )
    low = max(floor, figure.first - _NEAR)
    sided = figure.sided or text.word(figure.first) in {"before", "prior"}
    if sided and not only_people(text, figure, floor):
        # `colectomy before 16 years of age`
        low = bare_start(text, low, figure.first)
        return Measure(text.said(low, figure.first), spans=text.spans(low, figure.first))
    at = next((at for at in range(figure.first - 1, low - 1, -1) if text.words[at] in whose), None)
    if at is not None and text.words[at] in words_for("age", "young"):
        # `parents of children aged 5 to 10 years` says how old the children are.
        own = text.words[max(0, at - _NEAR) : at]
        whose_child = not (others | words_for("statements", "sexes")).isdisjoint(own)
        if whose_child and not _OF.isdisjoint(own):
            return Measure(text.said(at, figure.first), spans=text.spans(at, figure.first))
    if at is None or text.words[at] not in others:
        return _age_at_event(text, figure) or _age_of_then(text, figure, low)
    while low < at and text.words[at - 1] in {"age", "of", "symptom", "disease"}:
        at -= 1
    return Measure(text.said(at, figure.first), spans=text.spans(at, figure.first))


def _age_at_event(text: ClauseText, figure: Figure) -> Measure | None:
    """Give the measure of an age at an event that is named behind it: `at diagnosis`."""
    end = figure.end
    if text.word(end) != "at":
        return None
    events = words_for("age", "events")
    reach = range(end + 1, min(end + _NEAR, len(text.words)))
    last = next((at for at in reach if text.words[at] in events), None)
    if last is None:
        return None
    return Measure(f"age {text.said(end, last + 1)}", spans=text.spans(end, last + 1))


def _age_of_then(text: ClauseText, figure: Figure, low: int) -> Measure | None:
    """Give the measure of an age at a time that is named before it, or of another kind.

    `age at transplant >1 year`, `bone age <13`; `age at screening` is the one of now.
    """
    cues, now = words_for("age", "cues"), words_for("unread", "study")
    at = next((at for at in range(figure.first - 1, low - 1, -1) if text.words[at] in cues), None)
    if at is None:
        return None
    kind = max(at - 1, low)
    if text.words[kind] in words_for("age", "kinds"):
        return Measure(text.said(kind, at + 1), spans=text.spans(kind, at + 1))
    event = text.words[at + 1 : figure.first]
    if event[:1] == ["at"] and len(event) > 1 and now.isdisjoint(event):
        return Measure(text.said(at, figure.first), spans=text.spans(at, figure.first))
    return None


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
    parts = words.split()
    entry = measure_called(words)
    for cut in range(1, len(parts) if _is_of_body(parts) else 1):
        entry = entry or measure_called(" ".join(parts[cut:]))
    if entry is not None and _is_another(parts):
        return Measure(words, spans=spans)
    entry = entry or _of_either(words)
    sizes = words_for("measure", "sizes")
    while entry is None and len(parts) > 1 and parts[-1].lower() in sizes:
        # `serum creatinine level`, but not `platelet transfusion`
        parts.pop()
        entry = measure_called(" ".join(parts))
    return Measure(words, None if entry is None else entry.code, spans)


def _is_another(parts: list[str]) -> bool:
    """Say whether it is of somebody else, or another value than the one of now: `nadir CD4`."""
    words = {word.lower().replace("’", "'") for word in parts[:-1]}
    others = words_for("measure", "others") | words_for("measure", "of_then")
    others |= words_for("age", "kinds")
    return not others.isdisjoint(words) and measure_called(" ".join(parts)) is None


def _of_either(words: str) -> MeasureEntry | None:
    """Give the measure of two names with a line between: `aspartate aminotransferase/AST`."""
    first, line, second = words.partition("/")
    found = [one for one in (measure_called(first), measure_called(second)) if one is not None]
    codes = {one.code for one in found}
    return found[0] if line and len(codes) == 1 else None


def _is_of_body(parts: list[str]) -> bool:
    """Say whether a size that the words end in is of the body: not `disc height`."""
    if parts[-1].lower() not in words_for("body", "sizes"):
        return True
    return words_for("body", "whole").issuperset(word.lower() for word in parts[:-1])


def measure_named(part: Presence) -> Measure | None:
    """Give the measure that the words of a presence are the name of, where they are."""
    # `alanine aminotransferase (ALT)` is called by what stands outside of the brackets.
    entry = measure_called(part.words) or measure_called(part.words.partition("(")[0])
    return None if entry is None else Measure(part.words, entry.code, part.spans)
