"""Numbers that say how many of what stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.dates import month_called
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

#: Endings of words in the singular that look like the plural.
_SINGULAR: Final = ("ss", "us", "is", "'s")


def counts(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether the number tells how many: a noun stands behind it, and no measure before.

    ::

        count = sign number noun | "only"? "one" noun | number noun+"s" | number "of the following"
    """
    if figure.unit is not None or figure.reference is not None or figure.number.denominator != 1:
        return False
    before = text.word(figure.first - 1) if figure.first > floor else ""
    behind = text.word(figure.end)
    if before in words_for("scales", "words") or month_called(before) or month_called(behind):
        return False
    if not figure.signed and before in words_for("counts", "names"):
        return False
    if behind == "of":
        return _of_listed(text, figure)
    if text.kind(figure.end) is not Kind.WORD or behind in words_for("measure", "stops") - (
        words_for("counts", "adjectives")
    ):
        return False
    return figure.signed or _is_plural(text, figure, before)


def _of_listed(text: TokenText, figure: Figure) -> bool:
    """Say whether it counts a list: `one of the following`, `at least two of the joints`."""
    listed = words_for("counts", "listed")
    word = text.word(figure.end + 1)
    return word in listed or (
        word == "the" and (figure.signed or text.word(figure.end + 2) in listed)
    )


def _is_plural(text: TokenText, figure: Figure, before: str) -> bool:
    """Say whether a bare number counts: `two parents`, `only one line`."""
    if figure.interval.exact == 1:
        ones = words_for("counts", "before_one")
        return before == "only" or (figure.worded and (not before or before in ones))
    following = text.words[figure.end : figure.end + 3]
    return any(
        word.isalpha() and word.endswith("s") and not word.endswith(_SINGULAR) for word in following
    )
