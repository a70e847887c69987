"""Numbers of an endpoint, each with its group: `by 12 in the one arm and by 3 in the other`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from mscregistry.grammar.findings.amounts import (
    Numbers,
    figure_at,
    from_to,
    is_in_figures,
    past_average,
    with_unit_of,
)
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.vocab.finding_words import told_words
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.named import Named
    from mscregistry.grammar.findings.prose import Prose, Stretch
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.stated import Stated

#: Before a number they make it one of something else.
_NO_VALUE: Final = frozenset(
    {"week", "weeks", "month", "months", "day", "days", "year", "years", "visit", "p", "grade", "="}
    | {"<", ">", "<=", ">=", "±", "n", "stage", "phase", "cycle", "group", "arm", "cohort", "type"}
)
#: Before a time they say when, and not how long it was.
_WHEN: Final = frozenset({"at", "after", "over", "within", "during", "for", "to", "through"})


#: Before a group they say that something is told of it.
_TOLD_OF: Final = frozenset({"in", "with", "for", "among", "on", "within"})
_COMPARED: Final = frozenset({"compared", "comparison", "relative", "than"})


class Measured(NamedTuple):
    """What is told of an endpoint in one group."""

    #: Its numbers.
    numbers: Numbers
    #: The people who are counted.
    tally: Tally | None
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int


class Placed(Protocol):
    """What stands somewhere."""

    @property
    def first(self) -> int:
        """The place of its first token."""

    @property
    def end(self) -> int:
        """The place behind it."""


class OfGroup(NamedTuple):
    """What is told of an endpoint, and the group it is told of."""

    #: What is told.
    measured: Measured
    #: The group as it is written.
    group: Stated[str]


def by_group(prose: Prose, clause: Stretch, behind: int, besides: frozenset[int]) -> list[OfGroup]:
    """Give what is told of each of several groups; nothing where it is not told of which.

    As many groups as numbers are listed before or behind them, one by one or several at once.
    """
    first, end = clause
    groups = [one for one in groups_in(prose, behind, end) if one.first not in besides]
    before = groups_in(prose, first, behind)
    measured = _measured_in(prose, behind, end, besides, groups)
    if len(measured) < _FEWEST:
        return []
    if len(groups) < len(measured) == len(before):
        groups = before
    if len(groups) != len(measured) or len({one.name.value.lower() for one in groups}) < len(
        groups
    ):
        return []
    if not (_in_blocks(measured, groups) or _in_blocks(groups, measured)):
        return []
    return [
        OfGroup(_with_unit(prose, _alike(number, measured[0]), measured[-1]), _called(prose, group))
        for number, group in zip(measured, groups, strict=True)
    ]


def _with_unit(prose: Prose, measured: Measured, last: Measured) -> Measured:
    """Give a bare number with the unit behind the last of a list: `29.2 and 28.8 mm Hg`."""
    values, unit = measured.numbers.values, last.numbers.values
    if not (values and unit):
        return measured
    value = with_unit_of(prose, values[0], unit[0])
    return measured._replace(numbers=Numbers(values=(value,)))


def _alike(measured: Measured, first: Measured) -> Measured:
    """Give a bare number as the difference that the first one is: `by 12 against 3`."""
    numbers = measured.numbers
    if first.numbers.difference is None or not numbers.values:
        return measured
    return measured._replace(numbers=Numbers(difference=numbers.values[0]))


def one_group(prose: Prose, clause: Clause) -> Stated[str] | None:
    """Give the one group that a clause tells of, and does not only compare with."""
    named = groups_in(prose, clause.first, clause.end)
    told = [one for one in named if _is_told_of(prose, one)]
    return _called(prose, told[0]) if len({one.name.value for one in told}) == 1 else None


def _is_told_of(prose: Prose, named: Named) -> bool:
    """Say whether something is told of a group: behind `in`, and not behind `compared with`."""
    at = named.first - 1
    at -= prose.word(at) in {"the", "patients", "those", "participants"}
    at -= prose.word(at) in {"the", "patients", "those", "participants"}
    return prose.word(at) in _TOLD_OF and not _COMPARED.intersection(prose.words[at - 1 : at])


def _in_blocks(ones: Sequence[Placed], others: Sequence[Placed]) -> bool:
    """Say whether as many of the one kind are listed each time as of the other behind them."""
    at = 0
    while at < len(ones):
        size = 1
        while at + size < len(ones) and ones[at + size].end <= others[at].first:
            size += 1
        last = at + size - 1
        if ones[last].end > others[at].first:
            return False
        if last + 1 < len(ones) and others[last].end > ones[last + 1].first:
            return False
        at += size
    return True


#: One group alone is told of as ever.
_FEWEST: Final = 2


def _called(prose: Prose, group: Named) -> Stated[str]:
    """Give a group as it is written; the noun of several belongs to none of them."""
    if prose.word(group.end - 1) in {"groups", "arms", "cohorts", "regimens"} or not told_words(
        "groups", "nouns"
    ).intersection(prose.words[group.first : group.end]):
        return group.name
    return prose.quoted(group.first, group.end)


def _measured_in(
    prose: Prose, first: int, end: int, besides: frozenset[int], groups: list[Named]
) -> list[Measured]:
    """Give the numbers of a stretch in order."""
    inside = {at for group in groups for at in range(group.first, group.end)} | besides
    found: list[Measured] = []
    at = first
    while at < end:
        one = None if at in inside else _measured_at(prose, at, end)
        if one is not None:
            found.append(one)
        at = at + 1 if one is None else max(one.end, at + 1)
    return found


def _measured_at(prose: Prose, place: int, end: int) -> Measured | None:
    """Give the numbers at a place: `from 7 to 3`, `by 5`, `12 of 20 patients`, `65%`."""
    if prose.word(place) == "from":
        before, after = from_to(prose, place + 1, end)
        if before is None or after is None:
            return None
        return Measured(Numbers(before, after), None, place, _behind(prose, after, place, end))
    tally = read_tally(prose, place, end)
    if tally is not None and _counts_people(tally):
        return Measured(Numbers(), tally, place, tally.end)
    return _figure(prose, place, end)


def _counts_people(tally: Tally) -> bool:
    """Say whether a number is one of people, and no bare one or one in brackets."""
    whole = tally.people or tally.out_of is not None or tally.percent is not None
    return tally.count is not None and whole and not tally.bracketed


def _figure(prose: Prose, place: int, end: int) -> Measured | None:
    """Give the one number at a place."""
    by, before = prose.word(place) == "by", prose.word(place - 1)
    start = past_average(prose, place + 1) if by else place
    found = figure_at(prose, start, end) if is_in_figures(prose, start) else None
    if found is None:
        return None
    when = before in _WHEN and time_units().at(prose.words, found[1] - 1) is not None
    if not by and (before in _NO_VALUE or when):
        return None
    numbers = Numbers(difference=found[0]) if by else Numbers(values=(found[0],))
    return Measured(numbers, None, place, found[1])


def _behind(prose: Prose, figure: Stated[object], place: int, end: int) -> int:
    """Give the place behind the token that a figure ends with."""
    last = figure.spans[-1].end
    while place < end and prose.tokens[place].start < last:
        place += 1
    return place
