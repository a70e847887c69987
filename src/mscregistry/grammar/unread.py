"""The words of a criterion that its expression says nothing of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import AtLeast, Comparison, Presence, Unparsed, walk
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import every_word, words_for
from mscregistry.vocab.subject_words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.expressions import Expression
    from mscregistry.grammar.part import Part
    from mscregistry.source import Span

#: A letter alone is a mark of a list.
_SHORTEST: Final = 2
#: A name that brackets make short has at most so many tokens.
_NAME: Final = 8


@cache
def _silent() -> frozenset[str]:
    """Give the words that say nothing of their own, or that the structure already says."""
    return (
        plain_words()
        | every_word("unread")
        | words_for("statements", "lacking")
        | words_for("measure", "stops")
        | words_for("measure", "links")
    )


def has_unread(part: Part, found: Expression) -> bool:
    """Say whether a word that may say something is in no node of the expression."""
    text, silent = part.text, _silent()
    read = bytearray(len(text.tokens))
    for span in _read(found):
        first, end = text.places(span)
        read[first:end] = b"\1" * (end - first)
        opened = first - 1 if text.word(first - 1) == "(" else text.opened.get(first - 1, -1)
        if opened >= part.first:
            # `body mass index (BMI)` is one name, and so is `body (BMI) mass`.
            low = max(part.first, opened - _NAME)
            read[low:first] = b"\1" * (first - low)
    for low, high in text.defined:
        read[low:high] = b"\1" * (high - low)
    return any(
        (token.kind is Kind.WORD and len(token.text) >= _SHORTEST and token.text not in silent)
        or token.kind is Kind.NUMBER
        for token, known in zip(
            text.tokens[part.first : part.end], read[part.first : part.end], strict=True
        )
        if not known
    )


def _read(found: Expression) -> Iterator[Span]:
    """Give the spans of all that says something."""
    for node in walk(found):
        match node:
            case Comparison():
                # Its own span reaches over what stands between.
                yield from (*node.measure.spans, *node.amount.spans)
                yield from _times(node)
            case Presence():
                yield from node.spans
                for amount in (node.count, node.dose):
                    yield from () if amount is None else amount.spans
                yield from _times(node)
            case AtLeast() | Unparsed():
                yield from node.spans
            case _:
                pass


def _times(node: Comparison | Presence) -> Iterator[Span]:
    """Give the spans of what says when, and for how long."""
    if node.duration is not None:
        yield from node.duration.spans
    if node.window is not None:
        yield from (*node.window.amount.spans, *node.window.point_spans)
