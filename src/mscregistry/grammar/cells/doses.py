"""Doses of cells in the texts of arms, interventions, titles and summaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.dose import PER_INFUSION, Dose, DoseLevel
from mscregistry.grammar.cells.dose_context import (
    Said,
    basis_of,
    bound_of,
    is_culture,
    is_source,
    neighbour,
)
from mscregistry.grammar.cells.dose_kinds import ends_of, kind_of_dose
from mscregistry.grammar.cells.dose_names import Name, name_before, name_behind, names_alone
from mscregistry.grammar.cells.dose_runs import Item, runs_in
from mscregistry.grammar.cells.dose_text import DoseText
from mscregistry.grammar.intervals import Interval
from mscregistry.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from mscregistry.grammar.stated import Passage, Stated

#: A volume so near to a number of cells is that in which they are given.
_NEAR: Final = 150
_VOLUME: Final = "mL"


def read_doses(passage: Passage, *, described: bool = False) -> tuple[Stated[Dose], ...]:
    """Give the doses of cells, and of what is made of cells, that a text states.

    Levels that are compared in one list are one dose.  Any string is read; nothing is raised; the
    time is proportional to the length.  Criteria and laboratory values are no doses.  With
    `described`, the text describes cells that it does not name: numbers of 10,000 and more for
    each kilogram count them, and are not sure.

    >>> from mscregistry.grammar.stated import Passage
    >>> [(str(one), one.words) for one in read_doses(Passage("x", "20, 40 or 80 million hMSCs"))]
    [('20000000, 40000000, 80000000 cells', '20, 40 or 80 million hMSCs')]
    """
    text = DoseText(passage.text, described=described)
    found: list[Stated[Dose]] = []
    for run in runs_in(text):
        for part in _parts(run):
            dose = _dose(passage, text, part)
            if dose is not None:
                found.append(dose)
    found = [one for one in found if not _is_vehicle(one, found)]
    found += _named(passage, text, found)
    return tuple(sorted(found, key=lambda one: one.spans[0].start))


def _parts(run: list[Item]) -> Iterator[list[Item]]:
    """Give the items of a run by unit: `1 × 10^6 cells/kg or 5 mL` are two doses."""
    part: list[Item] = []
    for item in run:
        if part and _key(part[-1]) != _key(item):
            yield part
            part = []
        part.append(item)
    yield part


def _key(item: Item) -> tuple[str, bool, str | None]:
    return item.unit.symbol, item.unit.foreign, item.unit.site


def _dose(passage: Passage, text: DoseText, items: list[Item]) -> Stated[Dose] | None:
    """Give the dose of some numbers with one unit, `None` where they are none."""
    start, end = items[0].start, items[-1].end
    unit = items[-1].unit
    if unit.foreign or is_culture(text, start, end, weighed=unit.divisor == "kg"):
        return None
    of = kind_of_dose(text, items)
    if of is None or (of.unit.startswith("cells") and is_source(text, start)):
        return None
    basis = Said(PER_INFUSION, Span(end, end)) if unit.per_infusion else basis_of(text, start, end)
    bound = bound_of(text, start, end) if len(items) == 1 else None
    levels: list[DoseLevel] = []
    sure = of.sure
    for item in items:
        low, high, certain = ends_of(item)
        sure = sure and certain
        name = name_before(text, item.start) or name_behind(text, item.end)
        levels.append(_level(item, _interval(low, high, bound), name))
    dose = Dose(
        levels=tuple(levels),
        unit=of.unit,
        basis=None if basis is None else basis.value,
        of=of.words,
        site=unit.site,
    )
    around = [one.span for one in (basis, bound) if one is not None]
    names = [span for level in levels for span in level.spans]
    spans = _spans([Span(start, end), *names, *around, *of.spans])
    return passage.stated_at(dose, spans, sure=sure)


def _interval(low: Fraction, high: Fraction, bound: Said | None) -> Interval:
    if bound is None or low != high:
        return Interval.between(low, high)
    make = {
        "at_most": Interval.at_most,
        "less_than": Interval.less_than,
        "at_least": Interval.at_least,
        "more_than": Interval.more_than,
    }
    return make[bound.value](low)


def _level(item: Item, interval: Interval, name: Name | None) -> DoseLevel:
    number = Span(item.start, (item.margin or item.high).end)
    if name is None:
        return DoseLevel(interval, None, (number,))
    return DoseLevel(interval, name.name, tuple(sorted((name.span, number), key=_start)))


def _spans(pieces: list[Span]) -> list[Span]:
    """Give the pieces in order, those that touch or overlap as one, empty ones gone."""
    merged: list[Span] = []
    for piece in sorted(pieces, key=_start):
        if piece.start == piece.end:
            continue
        if merged and piece.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


def _start(span: Span) -> int:
    return span.start


def _is_vehicle(one: Stated[Dose], every: list[Stated[Dose]]) -> bool:
    """Say whether a volume is the one in which the cells beside it are given."""
    if one.value.unit != _VOLUME:
        return False
    start = one.spans[0].start
    return any(
        other.value.unit != _VOLUME and abs(other.spans[0].start - start) < _NEAR for other in every
    )


def _named(passage: Passage, text: DoseText, found: list[Stated[Dose]]) -> Iterator[Stated[Dose]]:
    """Give the levels that are named and have no number: `low or high dose of MSCs`."""
    known = {level.name for one in found for level in one.value.levels}
    for names in names_alone(text):
        if any(name.name in known for name in names):
            continue
        start, end = names[0].span.start, names[-1].span.end
        beside = neighbour(text, start, end)
        if beside is None:
            continue
        levels = tuple(DoseLevel(None, name.name, (name.span,)) for name in names)
        dose = Dose(levels, None, None, beside[1].of(text.text))
        spans = _spans([Span(start, end), beside[1]])
        yield passage.stated_at(dose, spans, sure=False)
