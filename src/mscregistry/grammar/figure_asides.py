"""What is said beside a number: of how many it is, how far off it may be, that its ends are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.figure_endings import close, unit_behind
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.comparators import asides

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

#: Between the two ends that are said to be in.
_JOINS: Final = frozenset({"and", ",", "or", "&"})
#: What may open the words that say so.
#: What scores are given of.
_TENS: Final = frozenset({10, 100})
_OPENS: Final = frozenset({"(", ","})
#: An age is bounded by the word before it.
_SIDES: Final = {"before": Interval.less_than, "after": Interval.more_than}
_PRIOR: Final = ("prior", "to")


def take_total(text: TokenText, figure: Figure) -> None:
    """Take in the number of all, where a part of them is counted: `at least 4 of 5 regions`."""
    found = asides()["total"].at(text.words, figure.end)
    if found is None or figure.unit is not None or figure.ranged:
        return
    total = read_number(text.tokens, found[1])
    if (
        total is not None
        and total.value >= figure.number
        and text.kind(total.end) is Kind.WORD
        and figure.number.denominator == 1
    ):
        figure.end = total.end
    elif total is not None and total.value in _TENS and text.says(figure.end, "out", "of"):
        # `pain of at least 4 out of 10`
        figure.end, figure.scored = total.end, True


def take_margin(text: TokenText, figure: Figure) -> bool:
    """Take in how far off a number may be: `6 ± 2 weeks`; say whether it is said.

    ::

        margin = number unit? ("±" | "+/-") number unit?
    """
    found = asides()["margin"].at(text.words, figure.end)
    value = figure.interval.exact
    if found is None or value is None or figure.signed:
        return False
    margin = read_number(text.tokens, found[1])
    if margin is None or margin.value > value:
        return False
    end, unit = unit_behind(text, margin)
    if figure.unit not in {None, unit and unit.code}:
        return False
    figure.interval = Interval(
        Bound(value - margin.value, inclusive=True), Bound(value + margin.value, inclusive=True)
    )
    figure.end, figure.signed, figure.ranged = end, True, True
    figure.take_unit(margin.end, unit)
    close(text, figure)
    return True


def take_both_ends(text: TokenText, figure: Figure) -> None:
    """Take in the words that say that both ends are in: `(including 18 and 65 years)`."""
    low, high = figure.interval.low, figure.interval.high
    at = figure.end
    at += text.word(at) in _OPENS
    found = asides()["ends"].at(text.words, at)
    if found is None or low is None or high is None:
        return
    first = read_number(text.tokens, found[1])
    if first is None or first.value != low.value:
        return
    at, _ = unit_behind(text, first)
    if text.word(at) not in _JOINS:
        return
    second = read_number(text.tokens, at + 1)
    if second is None or second.value != high.value:
        return
    figure.interval = Interval(Bound(low.value, inclusive=True), Bound(high.value, inclusive=True))
    end, unit = unit_behind(text, second)
    if figure.unit is None:
        figure.take_unit(second.end, unit)
    figure.end = end
    close(text, figure)
    opened = "(" in text.words[found[1] - 2 : found[1]]
    figure.end += opened and text.word(figure.end) == ")"


def take_side(text: TokenText, figure: Figure) -> None:
    """Take in the word before an age that bounds it: `before 50 years of age`."""
    value = figure.interval.exact
    if value is None or figure.signed or not figure.aged:
        return
    first = figure.first - 1
    side = text.word(first)
    if text.says(figure.first, *_PRIOR):
        # It looked like the opening of a window.
        first, side = figure.first, "before"
    if side in _SIDES:
        figure.interval, figure.signed, figure.first = _SIDES[side](value), True, first
        figure.sided = True
