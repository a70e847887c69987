"""Routes, doses and schedules, each told of the product it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from attrs import define, evolve, field

from mscregistry.grammar.cells.dose import Dose
from mscregistry.grammar.cells.dose_basis import tied_to_all, tied_to_times, with_bases
from mscregistry.grammar.cells.dose_owners import families_counted
from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.cells.owners import Owners
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.route_owners import is_of_another
from mscregistry.grammar.cells.routes import INJECTION, Administration, is_carried, ways_of
from mscregistry.grammar.cells.schedule_choice import (
    fuller,
    is_of_cells,
    is_told,
    of_all_texts,
    of_one_text,
)
from mscregistry.grammar.expressions import Amount
from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.infusion_durations import read_infusion_durations
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.grammar.times.schedules import read_schedules
from mscregistry.grammar.times.telling import says_giving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.cells.routes import Way

T = TypeVar("T")


@define
class Attached:
    """What is told of the giving of one product."""

    #: The ways it is given.
    routes: list[Stated[Administration]] = field(factory=list)
    #: Ways of which one is chosen, each with the ways that go together.
    alternatives: list[tuple[Administration, ...]] = field(factory=list)
    #: How much is given.
    doses: list[Stated[Dose]] = field(factory=list)
    #: When it is given.
    schedules: list[Stated[Schedule]] = field(factory=list)
    #: How long each giving takes.
    infusion_durations: list[Stated[Amount]] = field(factory=list)

    def add(self, other: Attached) -> None:
        """Take what another one tells of things of which this one tells nothing."""
        self.alternatives = self.alternatives or ([] if self.routes else other.alternatives)
        strong = [one for one in self.routes if not one.value.route.weak]
        self.routes = strong or [*other.routes, *self.routes]
        self.doses = self.doses or other.doses
        self.schedules = fuller(self.schedules, other.schedules)
        self.infusion_durations = self.infusion_durations or other.infusion_durations


def attach(products: Sequence[Gathered], passages: Sequence[CellPassage]) -> list[Attached]:
    """Give what the texts tell of the giving of each product, in the order of the products."""
    owners = Owners(products, passages)
    found = {id(product): Attached() for product in products}

    for passage in passages:
        if passage.role is not Role.CONTEXT and passage.role is not Role.ASIDE:
            _attach(passage, owners, found)
    # What is told at length counts where nothing shorter tells it.
    later = {key: Attached() for key in found}
    missing = Missing(
        doses=any(not one.doses for one in found.values()),
        schedules=any(not is_told(one.schedules) for one in found.values()),
        lengths=any(not one.infusion_durations for one in found.values()),
    )
    for passage in passages:
        if passage.role in {Role.CONTEXT, Role.ASIDE} and owners.may_tell(passage):
            _attach(passage, owners, later, missing)
    for key, attached in found.items():
        attached.add(later[key])
    for attached in found.values():
        strong = [one for one in attached.routes if not one.value.route.weak]
        attached.routes = _finest(_distinct(strong or attached.routes))
        attached.schedules = of_all_texts(attached.schedules)
        doses = with_bases(_distinct(attached.doses))
        attached.doses = tied_to_all(doses, attached.schedules)
        attached.infusion_durations = _distinct(attached.infusion_durations)
    return [found[id(product)] for product in products]


class Missing(NamedTuple):
    """What the texts that were read so far do not tell of each product."""

    doses: bool
    schedules: bool
    lengths: bool


_ALL: Final = Missing(doses=True, schedules=True, lengths=True)


def _attach(
    passage: CellPassage, owners: Owners, found: Mapping[int, Attached], missing: Missing = _ALL
) -> None:
    """Add what a text tells to what is told of each product, where that is missing."""
    for ways in _by_clause(passage):
        choices = _alternatives(passage, ways)
        for way in ways:
            if way.administration.route.weak and not _is_told(passage, way, owners):
                continue
            route = _route(passage, way)
            for owner in owners.of_way(passage, way.first, [one.first for one in ways]):
                attached = found[id(owner.product)]
                attached.routes.append(route if owner.sure else evolve(route, sure=False))
                attached.alternatives = attached.alternatives or choices
    if passage.role is not Role.ASIDE:
        _attach_amounts(passage, owners, found, missing)


def _attach_amounts(
    passage: CellPassage, owners: Owners, found: Mapping[int, Attached], missing: Missing
) -> None:
    """Add how much a text says, when, and for how long."""
    told: dict[int, Attached] = {}
    described = owners.is_described(passage)
    for dose in read_doses(passage, described=described) if missing.doses else ():
        for attached, stated in _dosed(passage, dose, owners, found):
            told.setdefault(id(attached), Attached()).doses.append(stated)
    for schedule in (
        read_schedules(passage, described=owners.is_on_given(passage), repeated=len(found) > 1)
        if missing.schedules or told
        else ()
    ):
        if is_of_cells(schedule.value):
            for attached, when in _given(passage, schedule, owners, found):
                told.setdefault(id(attached), Attached()).schedules.append(when)
    for length in read_infusion_durations(passage) if missing.lengths else ():
        for attached, taken in _owned(passage, length, owners, found):
            attached.infusion_durations.append(taken)
    for attached in found.values():
        here = told.get(id(attached))
        if here is not None:
            times = _distinct(here.schedules)
            attached.doses += tied_to_times(passage, here.doses, times)
            attached.schedules += of_one_text(passage, times)


def _owned(
    passage: CellPassage,
    one: Stated[T],
    owners: Owners,
    found: Mapping[int, Attached],
) -> Iterator[tuple[Attached, Stated[T]]]:
    """Give what is told of the product that words tell of, if they tell of one, and the words."""
    owner = owners.of(passage, _place_of(passage, one.spans[0].start))
    if owner is not None:
        yield found[id(owner.product)], one if owner.sure else evolve(one, sure=False)


def _dosed(
    passage: CellPassage, one: Stated[Dose], owners: Owners, found: Mapping[int, Attached]
) -> Iterator[tuple[Attached, Stated[Dose]]]:
    """Give what is told of the product of which a dose is one, if of one."""
    place = _place_of(passage, one.spans[0].start)
    owner = owners.of_dose(passage, place, families_counted(passage, one))
    if owner is not None:
        yield found[id(owner.product)], one if owner.sure else evolve(one, sure=False)


def _given(
    passage: CellPassage, one: Stated[Schedule], owners: Owners, found: Mapping[int, Attached]
) -> Iterator[tuple[Attached, Stated[Schedule]]]:
    """Give what is told of the product of which a number of givings are, if of one."""
    place = _place_of(passage, one.spans[0].start)
    end = bisect_left(passage.cells.places, (one.spans[0].end, 0))
    owner = owners.of_giving(passage, place, end)
    if not says_giving(passage.text) and not owners.is_described(passage):
        # `Embryo transfer on day 5` stands in a text that names cells, and is none of them.
        owner = owner if owners.is_named_with(passage, place) else None
    if owner is not None:
        yield found[id(owner.product)], one if owner.sure else evolve(one, sure=False)


def _is_told(passage: CellPassage, way: Way, owners: Owners) -> bool:
    """Say whether a word that says little tells of the cells: beside them, or what carries them."""
    if passage.role in {Role.CONTEXT, Role.ASIDE}:
        return False
    carried = is_carried(passage.cells, way.first)
    return carried or owners.is_beside(passage, way.first, way.end)


def _place_of(passage: CellPassage, start: int) -> int:
    """Give the word at a character, or the one before it; the first where none is before it."""
    at = bisect_right(passage.cells.places, (start, len(passage.text) + 1)) - 1
    return max(at, 0)


def _route(passage: CellPassage, way: Way) -> Stated[Administration]:
    span = passage.cells.span(way.first, way.end)
    return passage.stated(way.administration, span.start, span.end)


def _by_clause(passage: CellPassage) -> Iterator[list[Way]]:
    """Give the ways that a text names, those of one clause together."""
    clauses = passage.cells.clauses
    ours = [way for way in ways_of(passage) if not is_of_another(passage.cells, way)]
    for _, ways in groupby(ours, key=lambda way: clauses[way.first]):
        yield list(ways)


def _alternatives(passage: CellPassage, ways: Sequence[Way]) -> list[tuple[Administration, ...]]:
    """Give the ways of a clause that `or` parts; those that go together stand together."""
    choices: list[list[Administration]] = [[ways[0].administration]]
    for last, way in pairwise(ways):
        if "or" in passage.cells.words[last.end : way.first]:
            choices.append([])
        choices[-1].append(way.administration)
    found = list(dict.fromkeys(tuple(dict.fromkeys(choice)) for choice in choices))
    return found if len(found) > 1 else []


def _finest(routes: Sequence[Stated[Administration]]) -> list[Stated[Administration]]:
    """Leave out a way that is told with its organ too, and a mere injection into that organ."""
    whole = {one.value.route.code for one in routes if one.value.organ is not None}
    into = {organ for one in routes for organ in one.value.route.into}
    return [
        one
        for one in routes
        if (
            one.value.route.code not in whole
            if one.value.organ is None
            else not _is_mere(one, into)
        )
    ]


def _is_mere(route: Stated[Administration], into: Collection[str]) -> bool:
    """Say whether an injection into an organ is told already, by the name of a way into it."""
    return route.value.route.code == INJECTION and route.value.organ in into


def _distinct(stated: Sequence[Stated[T]]) -> list[Stated[T]]:
    """Give each value once, with the words that state it most surely."""
    best: dict[T, Stated[T]] = {}
    for one in stated:
        known = best.get(one.value)
        if known is None or (one.sure and not known.sure):
            best[one.value] = one
    return list(best.values())
