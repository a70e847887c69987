"""Pieces of a part of a criterion: cut, trimmed, and said as words with their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from mscregistry.grammar.expressions import Subject
from mscregistry.source import Span
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import lead_phrases, past_words, subject_of, wrappers

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.part import Part

#: The places of a first token and of the token behind the last.
Piece: TypeAlias = tuple[int, int]
#: What can be over.
LASTING: Final = frozenset({None, Subject.CONDITION, Subject.MEDICATION})
#: A thing of more words than this may say more than its kind.
_SURE: Final = 7


def said(text: ClauseText, pieces: list[Piece]) -> tuple[str, tuple[Span, ...]]:
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


def trimmed(text: ClauseText, first: int, end: int) -> Piece:
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


def unwrapped(text: ClauseText, pieces: list[Piece]) -> list[Piece]:
    """Give the pieces without the words that say that it is taken: `current use of insulin`."""
    first, end = pieces[0]
    found = wrappers().at(text.words, first)
    if found is not None and found[1] == end and len(pieces) > 1:
        # `taking more than 10 mg prednisone`
        return pieces[1:]
    if found is None or found[1] >= end:
        return pieces
    low, _ = trimmed(text, found[1], end)
    return [(low, end), *pieces[1:]] if low < end else pieces


def is_past(text: ClauseText, first: int, end: int) -> bool:
    """Say whether words before a thing say that the past counts: `history of`."""
    return not past_words().isdisjoint(text.words[first:end])


def without(part: Part, taken: list[Piece]) -> list[Piece]:
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


def around(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the one span from the first to the last."""
    return (Span(min(span.start for span in spans), max(span.end for span in spans)),)


def subject_named(words: list[str]) -> Subject | None:
    """Give the kind of thing that words name, nothing where they do not tell."""
    kind = subject_of(words)
    return None if kind is None else Subject(kind)


def is_plain(subject: Subject | None, words: list[str]) -> bool:
    """Say whether words are few, of a kind that is known, and no more than one thing."""
    return (
        subject is not None
        and len(words) <= _SURE
        and words_for("statements", "whose").isdisjoint(words)
        and words_for("statements", "denied").isdisjoint(words)
        and words[0] not in words_for("statements", "lengths")
    )


def is_another(text: ClauseText, first: int, end: int) -> bool:
    """Say whether it is another one than that which the trial is about: `no other malignancy`."""
    return not words_for("statements", "another").isdisjoint(text.words[first:end])
