"""Numbers of endpoints: `from 45 to 52 mL/min`, `by 30%`, `12 vs 20 days`, `p=0.03`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.findings.facts import Figure
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.unit_reading import read_unit
from mscregistry.source import Span

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: Behind these a number is what a measure had before, or has now.
_MARKS: Final = frozenset({"±", "("})
#: An aside with two numbers and their unit is no longer.
_ASIDE: Final = 12
#: Before a number they say how it was made of many.
_AVERAGES: Final = frozenset(
    {"a", "an", "the", "about", "mean", "median", "average", "of", "approximately", "up", "to"}
)
#: Between the values of two groups.
_AGAINST: Final = frozenset({"vs", "versus", "against", "v"})


class Numbers(NamedTuple):
    """The numbers that a clause tells of an endpoint."""

    #: The value before.
    before: Stated[Figure] | None = None
    #: The value after.
    after: Stated[Figure] | None = None
    #: By how much it changed.
    difference: Stated[Figure] | None = None
    #: The values of groups.
    values: tuple[Stated[Figure], ...] = ()


def figure_at(prose: Prose, place: int, end: int) -> tuple[Stated[Figure], int] | None:
    """Give the number with its unit at a place, and the place behind it."""
    number = read_number(prose.tokens, place) if place < end else None
    if number is None or number.power or number.end > end or prose.word(place) in {"no", "half"}:
        return None
    behind = number.end
    if prose.word(behind) == "±" and (spread := read_number(prose.tokens, behind + 1)) is not None:
        # `7.2 ± 1.1 points`
        behind = spread.end
    unit = read_unit(prose, behind)
    words = None
    if unit is not None and unit.end <= end:
        words, behind = " ".join(prose.said(behind, unit.end).split()), unit.end
    elif prose.word(behind) in {"points", "point", "fold", "meters", "letters"}:
        words, behind = prose.word(behind), behind + 1
    return prose.stated(Figure(number.value, words), place, behind), behind


def numbers_in(
    prose: Prose, first: int, end: int, besides: frozenset[int] = frozenset()
) -> Numbers:
    """Give the numbers of an endpoint in a stretch, but for those at some places."""
    before = after = difference = None
    for at in range(first, end):
        word = prose.word(at)
        if at in besides:
            continue
        if word == "from" and before is None:
            before, after = from_to(prose, at + 1, end)
        elif word == "(" and before is None and after is None:
            if at + 1 in besides:
                continue
            before, after = from_to(prose, at + 1, min(end, at + _ASIDE))
        elif word == "by" and difference is None and not _is_count(prose, at + 1, end):
            found = figure_at(prose, past_average(prose, at + 1), end)
            difference = None if found is None else found[0]
        elif word in _AGAINST and before is None:
            values = _against(prose, first, at, end)
            if values:
                return Numbers(before, after, difference, values)
    return Numbers(before, after, difference)


def _is_count(prose: Prose, place: int, end: int) -> bool:
    """Say whether people are counted at a place: `achieved by 14 of 25 patients`."""
    tally = read_tally(prose, place, end)
    return tally is not None and (tally.people or tally.out_of is not None)


def is_in_figures(prose: Prose, place: int) -> bool:
    """Say whether a number stands at a place in figures, and not in words."""
    at = place + (prose.word(place) in {"-", "+"})
    return at < len(prose.tokens) and prose.tokens[at].value is not None


def past_average(prose: Prose, place: int) -> int:
    """Give the place behind `a median of`, `about`."""
    while prose.word(place) in _AVERAGES:
        place += 1
    return place


def from_to(
    prose: Prose, place: int, end: int
) -> tuple[Stated[Figure] | None, Stated[Figure] | None]:
    """Give the two numbers of `from 45 ± 3 to 52 ± 4 mL/min`."""
    one = figure_at(prose, place, end)
    if one is None:
        return None, None
    for at in range(one[1], min(one[1] + 12, end)):
        if prose.word(at) == "to":
            other = figure_at(prose, at + 1, end)
            if other is None:
                continue
            return with_unit_of(prose, one[0], other[0]), other[0]
    return None, None


def with_unit_of(prose: Prose, one: Stated[Figure], other: Stated[Figure]) -> Stated[Figure]:
    """Give a number with the unit that is written behind another: `from 2.4 to 1.1 g/day`."""
    unit = other.value.unit
    if one.value.unit is not None or unit is None:
        return one
    end = other.spans[0].end
    start = prose.text.rfind(unit.split()[0], other.spans[0].start, end)
    spans = (*one.spans, Span(start, end)) if start >= 0 else one.spans
    return prose.passage.stated_at(evolve(one.value, unit=unit), spans)


def _against(prose: Prose, first: int, at: int, end: int) -> tuple[Stated[Figure], ...]:
    """Give the numbers on both sides of `vs`."""
    behind = figure_at(prose, at + 1 + (prose.word(at + 1) == "."), end)
    if behind is None:
        return ()
    for start in range(max(first, at - 8), at):
        found = figure_at(prose, start, at) if is_in_figures(prose, start) else None
        if found is not None and prose.word(start - 1) not in {"±", "<", "="}:
            return found[0], behind[0]
    return ()


def p_value_in(prose: Prose, first: int, end: int) -> Stated[Interval] | None:
    """Give the probability that a stretch states: `p<0.05`."""
    for at in range(first, end - 2):
        if prose.word(at) not in {"p", "p's"}:
            continue
        place = at + 1 + (prose.word(at + 1) in {"value", "values"})
        place += prose.word(place) == "of"
        sign = prose.word(place)
        signed = place < end and prose.tokens[place].kind is Kind.SIGN
        number = read_number(prose.tokens, place + signed)
        if number is None or number.end > end or not 0 <= number.value <= 1:
            continue
        makers = {
            "<": Interval.less_than,
            "<=": Interval.at_most,
            ">": Interval.more_than,
            ">=": Interval.at_least,
        }
        make = makers.get(sign)
        exact = Interval.between(number.value, number.value)
        value = exact if make is None else make(number.value)
        if signed or place > at + 1:
            return prose.stated(value, at, number.end)
    return None
