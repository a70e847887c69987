"""One statement of a criterion, without connectives: a comparison, a presence, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Anchor,
    AtLeast,
    Comparison,
    Expression,
    Measure,
    Presence,
    Reference,
    Subject,
    Unparsed,
    Window,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.measure_words import measure_place
from mscregistry.grammar.roles import Role
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.windows import read_window
from mscregistry.source import Span
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.measures import measure_called
from mscregistry.vocab.subject_words import lead_phrases, subject_of

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure

#: Words of a statement about nothing in particular; longer ones are more than a thing.
_LONGEST: Final = 14
#: A thing of more words than this may say more than its kind.
_SURE: Final = 7
_MODAL: Final = frozenset(
    {
        "may",
        "might",
        "could",
        "would",
        "will",
        "believe",
        "believes",
        "opinion",
        "judgment",
        "judgement",
        "should",
    }
)
_FEMALE: Final = frozenset({"women", "woman", "female", "females", "girls"})
_MALE: Final = frozenset({"men", "man", "male", "males", "boys"})
_PREPOSITIONS: Final = frozenset({"of", "with", "by", "to", "for", "on"})
_DOSES: Final = frozenset({"dose", "doses", "dosage", "dosages"})
_EDGES: Final = frozenset(
    "a an and any are as at be been being but by for from has have having in is of on or than that the their "
    "there this to was were who which with within during over after before prior since , . ; : ( ) [ ] - / * until about "
    "at least up period periods duration".split()
)


def read_statement(
    text: ClauseText, first: int, end: int, skipped: list[tuple[int, int]]
) -> Expression | None:
    """Give what a part says that has no connectives; `skipped` are brackets read elsewhere.

    ::

        statement = measure bound+ time* | thing time* | AtLeast | words
    """
    kept = [
        (figure, role)
        for figure, role in text.numbers(first, end)
        if not any(low <= figure.first < high for low, high in skipped)
    ]
    if not kept:
        return read_pieces(text, _without(first, end, skipped))
    bounds = [(figure, role) for figure, role in kept if role.bounds_measure]
    others = [(figure, role) for figure, role in kept if not role.bounds_measure]
    if bounds:
        return _comparisons(text, first, end, bounds, others)
    return _presence(text, first, end, others, skipped)


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
        sure=_number_sure(figure),
    )


def _number_sure(figure: Figure) -> bool:
    """Say whether a sign, a word or a unit shows that these are bounds, and all of them."""
    if figure.unit is None and (figure.worded or (figure.ranged and not figure.aged)):
        return False
    return figure.signed or figure.window is not None


def _comparisons(
    text: ClauseText,
    first: int,
    end: int,
    bounds: list[tuple[Figure, Role]],
    others: list[tuple[Figure, Role]],
) -> Expression | None:
    """Give the bounds of a statement, each with the times that stand behind it."""
    found: list[Expression] = []
    floor = first
    spans = text.spans(first, end)
    alone = len(bounds) == 1
    for place, (figure, role) in enumerate(bounds):
        measure = _measure(text, figure, role, floor)
        until = bounds[place + 1][0].first if place + 1 < len(bounds) else end
        window, duration = _times_between(
            text, others, floor if place == 0 else figure.first, until, end
        )
        amount = amount_of(text, figure)
        found.append(
            Comparison(
                measure=measure,
                amount=amount,
                window=window,
                duration=duration,
                spans=spans if alone else _union(measure.spans, amount.spans),
                sure=_is_sure(figure, role, measure),
            )
        )
        floor = figure.end
    found += [
        node
        for figure, role in others
        if role in {Role.COUNT, Role.DOSE}
        and (node := _counted(text, figure, role, first, end)) is not None
    ]
    found += _sex(text, first, bounds[0][0].first)
    return joined(All, found, spans)


def _times_between(
    text: ClauseText, others: list[tuple[Figure, Role]], low: int, high: int, end: int
) -> tuple[Window | None, Amount | None]:
    """Give the window and the duration that stand between two places."""
    window, duration = None, None
    for figure, role in others:
        if not low <= figure.first < high:
            continue
        if role is Role.WINDOW:
            window = window or read_window(text, figure, amount_of(text, figure), end)
        elif role is Role.DURATION:
            duration = duration or amount_of(text, figure)
    return window, duration


def _is_sure(figure: Figure, role: Role, measure: Measure) -> bool:
    """Say whether the sign, the unit and the measure of a bound all are known."""
    if not figure.signed:
        return False
    if role is Role.AGE:
        return True
    return bool(measure.words) and (measure.code is not None or figure.unit is not None)


def _measure(text: ClauseText, figure: Figure, role: Role, floor: int) -> Measure:
    """Give what a number measures: its own words, else those of the number or label before."""
    if role is Role.AGE:
        place = next(
            (
                at
                for at in range(figure.first, max(floor, figure.first - 6) - 1, -1)
                if at < len(text.words) and text.words[at] in words_for("age", "cues")
            ),
            figure.first,
        )
        behind = place + 1 if place != figure.first else figure.end
        measure = Measure(text.said(place, behind), "age", text.spans(place, behind))
        text.last = measure
        return measure
    found = measure_place(text, figure, floor)
    if found is None and text.label is not None:
        label = _trim(text, *text.label)
        found = label if label[0] < label[1] else None
    if found is None and text.last is not None:
        return _pressure(text.last, figure)
    if found is None:
        return Measure("")
    measure = _named(text.said(*found), text.spans(*found))
    text.last = measure
    return _pressure(measure, figure)


def _pressure(measure: Measure, figure: Figure) -> Measure:
    """Give the pressure that a number of a pair is of."""
    if figure.over is not None:
        return Measure(measure.words, "sbp", measure.spans)
    if figure.lower:
        return Measure(measure.words, "dbp", measure.spans)
    return measure


def _named(words: str, spans: tuple[Span, ...]) -> Measure:
    """Give the measure of some words, with its code where all of them, or the last, are known."""
    entry = measure_called(words)
    if entry is None:
        parts = words.split()
        for cut in range(1, len(parts)):
            entry = measure_called(" ".join(parts[cut:])) or measure_called(" ".join(parts[:-cut]))
            if entry is not None:
                break
    return Measure(words, None if entry is None else entry.code, spans)


def measure_named(part: Presence) -> Measure | None:
    """Give the measure that the words of a presence are the name of, where they are."""
    entry = measure_called(part.words)
    return None if entry is None else Measure(part.words, entry.code, part.spans)


def _sex(text: ClauseText, first: int, end: int) -> list[Expression]:
    """Give the sex that the words before a bound name, where they name one."""
    found = [at for at in range(first, end) if text.words[at] in _FEMALE | _MALE]
    if len(found) != 1:
        return []
    at = found[0]
    return [Presence(text.said(at, at + 1), Subject.SEX, spans=text.spans(at, at + 1))]


def _counted(
    text: ClauseText, figure: Figure, role: Role, first: int, end: int
) -> Expression | None:
    """Give what is counted or dosed beside a bound."""
    low, high = _trim(text, figure.end, end)
    following = next((at for at in range(low, high) if text.owner[at] >= 0), high)
    low, high = _trim(text, low, following)
    amount = amount_of(text, figure)
    words = text.said(low, high)
    if not words:
        return Unparsed(text.said(figure.first, figure.end), (amount,), amount.spans)
    spans = _union(amount.spans, text.spans(low, high))
    kind = _subject(text.words[low:high])
    if role is Role.DOSE:
        return Presence(words, kind, dose=amount, spans=spans, sure=False)
    return Presence(words, kind, count=amount, spans=spans, sure=False)


def _presence(
    text: ClauseText,
    first: int,
    end: int,
    numbers: list[tuple[Figure, Role]],
    skipped: list[tuple[int, int]],
) -> Expression | None:
    """Give a thing with its times, counts and doses."""
    taken = list(skipped)
    window: Window | None = None
    duration = count = dose = None
    extra: list[Amount] = []
    for figure, role in numbers:
        amount = amount_of(text, figure)
        low = figure.first
        taken.append((low, figure.end))
        if role is Role.WINDOW and window is None:
            window = read_window(text, figure, amount, end)
            taken.append((figure.end, window_end(text, window, figure.end)))
        elif role is Role.DURATION and duration is None:
            duration = amount
        elif role is Role.COUNT and count is None:
            count = amount
        elif role is Role.DOSE and dose is None:
            dose = amount
        else:
            extra.append(amount)
    spans = text.spans(first, end)
    counted = next((figure for figure, role in numbers if role is Role.COUNT), None)
    if (
        counted is not None
        and counted.first > first
        and text.words[counted.first - 1] in _PREPOSITIONS
    ):
        # `maximal doses of at least 2 classes` counts the classes.
        taken.append((first, counted.first))
    pieces = [
        piece
        for low, high in _without(first, end, taken)
        if (piece := _trim(text, low, high))[0] < piece[1]
    ]
    if dose is not None:
        pieces = [
            (low, high)
            for low, high in pieces
            if text.words[high - 1] not in _DOSES or high - low > 2
        ]  # noqa: PLR2004 - `a total daily dose`
    words, spans_of_words = _said(text, pieces)
    plain = [text.words[at] for low, high in pieces for at in range(low, high)]
    if count is not None and numbers and _of_following(text, numbers):
        return AtLeast(count, words=words, spans=spans)
    if not words and window is not None and window.point and not extra:
        # `at least 6 months post-stroke`: the point itself is the thing, so long ago.
        plain = window.point.lower().split()
        words, spans_of_words = window.point, spans
        window = evolve(window, anchor=Anchor.BEFORE, point="")
    if not words or extra:
        amounts = tuple(amount_of(text, figure) for figure, _ in numbers)
        return Unparsed(text.said(first, end), amounts, spans)
    subject = _subject(plain)
    return Presence(
        words=words,
        subject=subject,
        window=window,
        duration=duration,
        count=count,
        dose=dose,
        spans=spans,
        sure=subject is not None and len(plain) <= _SURE,
    )


def window_end(text: ClauseText, window: Window, place: int) -> int:
    """Give the place behind the words for the point that a window is counted from."""
    if not window.point:
        return place
    last = window.spans[-1].end
    while place < len(text.tokens) and text.tokens[place].end <= last:
        place += 1
    return place


def _of_following(text: ClauseText, numbers: list[tuple[Figure, Role]]) -> bool:
    figure = next(figure for figure, role in numbers if role is Role.COUNT)
    behind = text.words[figure.end : figure.end + 4]
    return (
        bool(behind)
        and bool({"following", "these", "those", "below", "criteria"} & set(behind))
        and "of" in behind
    )


def read_pieces(text: ClauseText, pieces: list[tuple[int, int]]) -> Expression | None:
    """Give what the pieces of a part say together that has no numbers."""
    kept = [(low, high) for low, high in pieces if low < high]
    if kept:
        kept[0] = (_trim(text, *kept[0])[0], kept[0][1])
        kept[-1] = (kept[-1][0], _trim(text, *kept[-1])[1])
    kept = [(low, high) for low, high in kept if low < high]
    if not kept:
        return None
    words, spans = _said(text, kept)
    plain = [text.words[at] for low, high in kept for at in range(low, high)]
    if not any(text.tokens[at].kind is Kind.WORD for low, high in kept for at in range(low, high)):
        return None
    subject = _subject(plain)
    if subject is not Subject.ATTESTATION and (_MODAL & set(plain) or (len(plain) > _LONGEST)):
        return Unparsed(words, spans=spans)
    return Presence(words, subject, spans=spans, sure=subject is not None and len(plain) <= _SURE)


def _subject(words: list[str]) -> Subject | None:
    kind = subject_of(words)
    return None if kind is None else Subject(kind)


def _said(text: ClauseText, pieces: list[tuple[int, int]]) -> tuple[str, tuple[Span, ...]]:
    """Give the words of pieces, parted by a blank, and their spans."""
    spans: list[Span] = []
    for low, high in pieces:
        if spans:
            spans.append(Span(spans[-1].end, spans[-1].end, " "))
        spans += text.spans(low, high)
    return "".join([span.of(text.text) for span in spans]), tuple(spans)


def _trim(text: ClauseText, first: int, end: int) -> tuple[int, int]:
    """Give a part without leads at its start and without loose words at its ends."""
    while first < end:
        lead = lead_phrases().at(text.words, first)
        if lead is not None and lead[1] < end:
            first = lead[1]
        elif text.words[first] in _EDGES:
            first += 1
        else:
            break
    while (
        first < end
        and text.words[end - 1] in _EDGES
        and not (text.words[end - 1] in {")", "]"} and text.opened.get(end - 1, -1) >= first)
    ):
        end -= 1
    return first, end


def _without(first: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the pieces of a part that are not taken."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(taken):
        if first < low:
            found.append((first, min(low, end)))
        first = max(first, high)
    if first < end:
        found.append((first, end))
    return found


def _union(*spans: tuple[Span, ...]) -> tuple[Span, ...]:
    every = [span for some in spans for span in some]
    return (Span(min(s.start for s in every), max(s.end for s in every)),) if every else ()
