"""One statement of a criterion, without connectives: bounds of measures, a thing, or words."""

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
    Presence,
    Subject,
    Unparsed,
    Window,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.measured import amount_of, measure_of_figure, pressures
from mscregistry.grammar.roles import Role
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.windows import read_window
from mscregistry.source import Span
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import lead_phrases, subject_of

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.part import Part

    Piece = tuple[int, int]
    Numbers = list[tuple[Figure, Role]]

#: Words of a statement about nothing in particular; longer ones are more than a thing.
_LONGEST: Final = 14
#: A thing of more words than this may say more than its kind.
_SURE: Final = 7


def read_statement(part: Part, skipped: list[Piece]) -> Expression | None:
    """Give what a part says that has no connectives; `skipped` are brackets read elsewhere.

    ::

        statement = (measure bound time*)+ | count "of the following" | thing time* | words
    """
    numbers = [
        (figure, role)
        for figure, role in part.text.numbers(part.first, part.end)
        if not any(low <= figure.first < high for low, high in skipped)
    ]
    if not numbers:
        return read_pieces(part.text, _without(part, skipped))
    bounds = [(figure, role) for figure, role in numbers if role.bounds_measure]
    others = [(figure, role) for figure, role in numbers if not role.bounds_measure]
    if bounds:
        return _comparisons(part, bounds, others)
    return _thing(part, others, skipped)


def read_pieces(text: ClauseText, pieces: list[Piece]) -> Expression | None:
    """Give what the pieces of a part say together that has no numbers."""
    kept = list(pieces)
    if kept:
        kept[0] = (_trimmed(text, *kept[0])[0], kept[0][1])
        kept[-1] = (kept[-1][0], _trimmed(text, *kept[-1])[1])
    kept = [(low, high) for low, high in kept if low < high]
    words = [text.words[at] for low, high in kept for at in range(low, high)]
    if not any(text.kind(at) is Kind.WORD for low, high in kept for at in range(low, high)):
        return None
    said, spans = _said(text, kept)
    subject = _subject(words)
    if subject is not Subject.ATTESTATION and (
        len(words) > _LONGEST or not words_for("statements", "modal").isdisjoint(words)
    ):
        return Unparsed(said, spans=spans)
    return Presence(said, subject, spans=spans, sure=subject is not None and len(words) <= _SURE)


def _comparisons(part: Part, bounds: Numbers, others: Numbers) -> Expression | None:
    """Give the bounds of a statement, each with the times that stand behind it."""
    text = part.text
    read: list[Comparison] = []
    found: list[Expression] = []
    low = part.first
    for place, (figure, role) in enumerate(bounds):
        measure = measure_of_figure(text, figure, role, low)
        high = bounds[place + 1][0].first if place + 1 < len(bounds) else part.end
        window, duration = _times(part, others, low if place == 0 else figure.first, high)
        amount = amount_of(text, figure)
        read.append(
            Comparison(
                measure=measure,
                amount=amount,
                window=window,
                duration=duration,
                spans=_around(measure.spans + amount.spans),
                sure=figure.signed
                and (
                    role is Role.AGE
                    or measure.code is not None
                    or bool(measure.words and (figure.unit or figure.reference))
                ),
            )
        )
        if figure.lower:
            found[-1] = pressures(read[-2], read[-1], exclusion=text.exclusion)
        else:
            found.append(read[-1])
        low = figure.end
    found += [
        _counted(part, figure, role) for figure, role in others if role in {Role.COUNT, Role.DOSE}
    ]
    found += _sex(part.to(bounds[0][0].first))
    return joined(All, found, part.spans)


def _times(part: Part, others: Numbers, low: int, high: int) -> tuple[Window | None, Amount | None]:
    """Give the window and the duration that stand between two places."""
    window: Window | None = None
    duration: Amount | None = None
    for figure, role in others:
        if not low <= figure.first < high:
            continue
        amount = amount_of(part.text, figure)
        if role is Role.WINDOW:
            window = window or read_window(part, figure, amount)
        elif role is Role.DURATION:
            duration = duration or amount
    return window, duration


def _counted(part: Part, figure: Figure, role: Role) -> Expression:
    """Give what is counted or dosed beside a bound: the words up to the next number."""
    text = part.text
    end = next(
        (at for at in range(figure.end, part.end) if text.owner[at] >= 0),
        part.end,
    )
    low, high = _trimmed(text, figure.end, end)
    amount = amount_of(text, figure)
    if low >= high:
        return Unparsed(text.said(figure.first, figure.end), (amount,), amount.spans)
    words, spans = _said(text, [(low, high)])
    subject = _subject(text.words[low:high])
    if role is Role.DOSE:
        return Presence(words, subject, dose=amount, spans=spans, sure=False)
    return Presence(words, subject, count=amount, spans=spans, sure=False)


def _sex(part: Part) -> list[Expression]:
    """Give the sex that words before a bound name, where they name one: `women with a BMI`."""
    sexes = words_for("statements", "sexes")
    found = [at for at in range(part.first, part.end) if part.text.words[at] in sexes]
    if len(found) != 1:
        return []
    words, spans = _said(part.text, [(found[0], found[0] + 1)])
    return [Presence(words, Subject.SEX, spans=spans)]


def _thing(part: Part, numbers: Numbers, skipped: list[Piece]) -> Expression | None:
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
        for low, high in _without(part, taken)
        if (piece := _trimmed(text, low, high))[0] < piece[1]
    ]
    if Role.DOSE in first:
        pieces = [piece for piece in pieces if not _is_dose(text, *piece)]
    words, spans = _said(text, pieces)
    plain = [text.words[at] for low, high in pieces for at in range(low, high)]
    if counted and _is_listed(text, counted[0]):
        return AtLeast(counted[1], words=words, spans=part.spans)
    if not words and window is not None and window.point:
        # `at least 6 months post-stroke`: the point itself is the thing, so long ago.
        words, plain, spans = window.point, window.point.lower().split(), window.point_spans
        window = evolve(window, anchor=Anchor.BEFORE, point="", point_spans=())
    if not words or len(first) < len(numbers):
        amounts = tuple(amount_of(text, figure) for figure, _ in numbers)
        return Unparsed(text.said(part.first, part.end), amounts, part.spans)
    duration, count, dose = (
        first[role][1] if role in first else None for role in (Role.DURATION, Role.COUNT, Role.DOSE)
    )
    subject = _subject(plain)
    sure = subject is not None and len(plain) <= _SURE
    return Presence(words, subject, window, duration, count, dose, spans, sure)


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


def _subject(words: list[str]) -> Subject | None:
    kind = subject_of(words)
    return None if kind is None else Subject(kind)


def _said(text: ClauseText, pieces: list[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Give the words of pieces, parted by a blank, and their spans."""
    spans: list[Span] = []
    for low, high in pieces:
        if spans:
            spans.append(Span(spans[-1].end, spans[-1].end, " "))
        spans += text.spans(low, high)
    return "".join([span.of(text.text) for span in spans]), tuple(spans)


def bare_start(text: ClauseText, first: int, end: int) -> int:
    """Give the place behind the words that say no more than that something is there."""
    while first < end and (lead := lead_phrases().at(text.words, first)):
        first = lead[1]
    return first


def _trimmed(text: ClauseText, first: int, end: int) -> Piece:
    """Give a part without leads at its start and without loose words at its ends."""
    edges = words_for("statements", "edges")
    while first < end:
        lead = lead_phrases().at(text.words, first)
        if lead is not None and lead[1] < end:
            first = lead[1]
        elif text.words[first] in edges:
            first += 1
        else:
            break
    while first < end and text.words[end - 1] in edges and not _is_kept(text, first, end - 1):
        end -= 1
    return first, end


def _is_kept(text: ClauseText, first: int, at: int) -> bool:
    """Say whether a loose word is none at the end: a bracket opened inside, `hepatitis A`."""
    return text.opened.get(at, -1) >= first or text.text[text.tokens[at].start] == "A"


def _without(part: Part, taken: list[Piece]) -> list[Piece]:
    """Give the pieces of a part that are not taken."""
    first, end = part.first, part.end
    found: list[Piece] = []
    for low, high in sorted(taken):
        if first < low:
            found.append((first, min(low, end)))
        first = max(first, high)
    if first < end:
        found.append((first, end))
    return found


def _around(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the one span from the first to the last."""
    return (Span(min(span.start for span in spans), max(span.end for span in spans)),)
