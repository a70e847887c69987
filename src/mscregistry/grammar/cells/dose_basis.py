"""Doses that are those of each giving, because their own text repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.cells.dose import PER_INFUSION, TOTAL, Dose
from mscregistry.grammar.cells.schedule_choice import is_repeated
from mscregistry.grammar.times.amount_parts import joined_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.grammar.times.schedule import Schedule

#: So many characters lie at most between a dose and the times it is given.
_NEAR: Final = 250


def tied_to_times(
    passage: Passage, doses: Sequence[Stated[Dose]], schedules: Sequence[Stated[Schedule]]
) -> list[Stated[Dose]]:
    """Give doses of one text, those per infusion that it says to be given again and again.

    `1 × 10^6 cells/kg once a week` is the dose of each week.  What the words call a total stays
    one, and so does the dose of a single giving.
    """
    repeated = [one for one in schedules if is_repeated(one.value) and not one.value.allowed]
    return [_tied(passage, one, repeated) for one in doses]


def _tied(
    passage: Passage, dose: Stated[Dose], repeated: Sequence[Stated[Schedule]]
) -> Stated[Dose]:
    if dose.value.basis is not None or dose.value.unit is None:
        return dose
    near = [one for one in repeated if _between(dose, one) <= _NEAR]
    if not near:
        return dose
    when = min(near, key=lambda one: _between(dose, one))
    spans = joined_spans([*dose.spans, *when.spans])
    value = evolve(dose.value, basis=PER_INFUSION)
    return passage.stated_at(value, spans, sure=dose.sure and when.sure)


def _between(one: Stated[Dose], other: Stated[Schedule]) -> int:
    """Give how many characters lie between two."""
    return max(
        one.spans[0].start - other.spans[-1].end, other.spans[0].start - one.spans[-1].end, 0
    )


def tied_to_all(
    doses: Sequence[Stated[Dose]], schedules: Sequence[Stated[Schedule]]
) -> list[Stated[Dose]]:
    """Give the doses of a product, per infusion where other texts give it again and again only.

    They are not sure, for no words tie them to the times; where any is a total, so may they be.
    """
    ordered = [one for one in schedules if not one.value.allowed]
    again = bool(ordered) and all(
        is_repeated(one.value) and (one.value.points or one.value.rate) for one in ordered
    )
    if not again or any(one.value.basis == TOTAL for one in doses):
        return list(doses)
    paths = {one.path for one in ordered}
    return [
        evolve(one, value=evolve(one.value, basis=PER_INFUSION), sure=False)
        if one.value.basis is None and one.value.unit is not None and one.path not in paths
        else one
        for one in doses
    ]


def with_bases(doses: Sequence[Stated[Dose]]) -> list[Stated[Dose]]:
    """Give doses without those that another text tells with their basis: in a name, `10^8 MSCs`."""
    based = {_numbers(one) for one in doses if one.value.basis is not None}
    return [one for one in doses if one.value.basis is not None or _numbers(one) not in based]


def _numbers(dose: Stated[Dose]) -> tuple[object, ...]:
    """Give what two tellings of one dose have in common."""
    value = dose.value
    return value.unit, value.site, tuple(level.interval or level.name for level in value.levels)
