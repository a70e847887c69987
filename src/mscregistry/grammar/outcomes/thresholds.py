"""The value that an outcome asks to be reached: `≥50 % reduction`, `eGFR below 60`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import Amount, Reference
from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.token_text import TokenText
from mscregistry.source import Span
from mscregistry.vocab.contrast_words import contrast_words
from mscregistry.vocab.word_forms import word_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.figure import Figure

#: A change stands so close to its size.
_NEAR: Final = 3
#: Before the size of a change.
_BY: Final = frozenset({"of", "by"})
#: Before a number that is no measured value: `p < 0.05`, `n = 20`, `version 5`.
_NO_VALUES: Final = frozenset({"p", "n", "version", "v", "alpha", "phase", "visit", "part"})
#: Behind a number that is a share of certainty, and no value: `95 % CI`.
_CERTAINTY: Final = frozenset({"ci", "confidence"})


def read_threshold(text: str) -> Amount | None:
    """Give the first value that is to be reached, with its unit; `None` where there is none.

    A bound counts, and so does the size of a change; a time, an age, a scale's range and a
    p-value do not.

    >>> print(read_threshold("Reduction of insulin requirement by ≥ 50%"))
    ≥50 %
    >>> print(read_threshold("Pain (0 to 10) at 6 months"))
    None
    """
    tokens = TokenText(text)
    figures = read_figures(tokens)
    for place, figure in enumerate(figures):
        if _counts(tokens, figure):
            return _amount(tokens, _with_other_end(tokens, figure, figures[place + 1 :]))
    return None


def _with_other_end(text: TokenText, figure: Figure, behind: Sequence[Figure]) -> Figure:
    """Give a bound as a range where the other one follows: `>100 and <120`."""
    if not behind or text.word(figure.end) != "and" or behind[0].first != figure.end + 1:
        return figure
    other = behind[0]
    both = figure.interval.meet(other.interval)
    if both.low is None or both.high is None or both.empty:
        return figure
    joined = evolve(other, first=figure.first, interval=both)
    return joined if figure.unit in {None, other.unit} else figure


def _counts(text: TokenText, figure: Figure) -> bool:
    """Say whether a figure is a value to be reached."""
    if figure.is_time or figure.aged or figure.ranged or figure.dates is not None:
        return False
    if figure.worded and figure.unit is None:
        # `at least one event`
        return False
    before, behind = text.word(figure.first - 1), text.word(figure.end)
    if before in _NO_VALUES or behind in _CERTAINTY:
        return False
    if figure.signed and figure.interval.exact is None:
        return True
    return figure.unit == "%" and _is_change(text, figure)


def _is_change(text: TokenText, figure: Figure) -> bool:
    """Say whether a number is the size of a change: `50% reduction`, `a fall of 30 %`."""
    changes = contrast_words("falls")
    behind = text.words[figure.end : figure.end + _NEAR]
    before = text.words[max(figure.first - _NEAR, 0) : figure.first]
    if any(word_form(word) in changes for word in behind[:2]):
        return True
    return not _BY.isdisjoint(before[-1:]) and any(word_form(word) in changes for word in before)


def _amount(text: TokenText, figure: Figure) -> Amount:
    place = figure.unit_place
    start, end = text.tokens[figure.first].start, text.tokens[figure.end - 1].end
    return Amount(
        interval=figure.interval,
        unit=figure.unit or ("1" if figure.scored else None),
        reference=None if figure.reference is None else Reference(figure.reference),
        unit_words="" if place is None else text.said(*place),
        spans=(Span(start, end),),
        # Of `140/90` it is the first alone.
        sure=not figure.guessed and figure.over is None,
    )
