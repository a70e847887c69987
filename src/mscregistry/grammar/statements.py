"""One statement of a criterion, without connectives: bounds of measures, a thing, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.comparisons import read_comparisons
from mscregistry.grammar.expressions import Expression, Presence, Subject, Unparsed
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
from mscregistry.grammar.things import read_thing
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.part import Part

#: Words of a statement about nothing in particular; longer ones are more than a thing.
_LONGEST: Final = 14


def read_statement(part: Part, skipped: list[Piece]) -> Expression | None:
    """Give what a part says that has no connectives; `skipped` are brackets read elsewhere.

    ::

        statement = (measure bound time*)+ | count "of the following" | thing time* | words
    """
    numbers = [
        number for low, high in without(part, skipped) for number in part.text.numbers(low, high)
    ]
    if not numbers:
        return read_pieces(part.text, without(part, skipped))
    bounds = [(figure, role) for figure, role in numbers if role.bounds_measure]
    others = [(figure, role) for figure, role in numbers if not role.bounds_measure]
    if bounds:
        return read_comparisons(part, bounds, others)
    return read_thing(part, others, skipped)


def read_pieces(text: ClauseText, pieces: list[Piece]) -> Expression | None:
    """Give what the pieces of a part say together that has no numbers."""
    kept = list(pieces)
    if kept:
        kept[0] = (trimmed(text, *kept[0])[0], kept[0][1])
        kept[-1] = (kept[-1][0], trimmed(text, *kept[-1])[1])
    kept = [(low, high) for low, high in kept if low < high]
    words = [text.words[at] for low, high in kept for at in range(low, high)]
    if not any(text.kind(at) is Kind.WORD for low, high in kept for at in range(low, high)):
        return None
    if words_for("statements", "times").issuperset(words):
        return None
    phrase, spans = said(text, kept)
    if words[0] in words_for("statements", "pointers"):
        # `see section 5` says nothing itself.
        return Unparsed(phrase, spans=spans)
    subject = subject_named(words)
    if subject is not Subject.ATTESTATION and (
        _length(text, kept) > _LONGEST or not words_for("statements", "modal").isdisjoint(words)
    ):
        return Unparsed(phrase, spans=spans)
    nouns = words_for("statements", "headings")
    if not nouns.isdisjoint(words) and (nouns | words_for("statements", "headed")).issuperset(
        words
    ):
        # `Disease status` is a heading.
        return Unparsed(phrase, spans=spans)
    sure = is_plain(subject, words) and not (
        subject is Subject.CONDITION and is_another(text, pieces[0][0], kept[0][0])
    )
    sexes = _sexes(text, pieces[0][0], kept) if subject is None else None
    bare, spans = said(text, unwrapped(text, kept))
    ever = is_past(text, pieces[0][0], kept[0][0])
    return sexes or Presence(bare, subject, spans=spans, sure=sure, ever=ever)


def _sexes(text: ClauseText, first: int, kept: list[Piece]) -> Presence | None:
    """Give the sexes that lead a word for people: `male or female patients`."""
    (low, high), *more = kept
    people, sexes = words_for("unread", "people"), words_for("statements", "sexes")
    if more or not people.issuperset(text.words[low:high]):
        return None
    if sexes.isdisjoint(text.words[first:low]):
        return None
    whole, spans = said(text, [(first, high)])
    return Presence(whole, Subject.SEX, spans=spans)


def _length(text: ClauseText, pieces: list[Piece]) -> int:
    """Give how many words there are outside of brackets."""
    count = 0
    for low, high in pieces:
        at = low
        while at < high:
            count += text.kind(at) is Kind.WORD
            at = text.close.get(at, at) + 1
    return count
