"""Routes, doses and schedules, each told of the product it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from attrs import define, evolve, field

from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.cells.owners import Owners
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.routes import ways_of
from mscregistry.grammar.cells.schedule_choice import (
    fuller,
    is_of_cells,
    of_all_texts,
    of_one_text,
)
from mscregistry.grammar.times.schedules import read_schedules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mscregistry.grammar.cells.dose import Dose
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.cells.routes import Administration, Way
    from mscregistry.grammar.stated import Stated
    from mscregistry.grammar.times.schedule import Schedule

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

    def add(self, other: Attached) -> None:
        """Take what another one tells of things of which this one tells nothing."""
        self.alternatives = self.alternatives or ([] if self.routes else other.alternatives)
        strong = [one for one in self.routes if not one.value.route.weak]
        self.routes = strong or [*other.routes, *self.routes]
        self.doses = self.doses or other.doses
        self.schedules = fuller(self.schedules, other.schedules)


def attach(products: Sequence[Gathered], passages: Sequence[CellPassage]) -> list[Attached]:
    """Give what the texts tell of the giving of each product, in the order of the products."""
    owners = Owners(products, passages)
    found = {id(product): Attached() for product in products}

    for passage in passages:
        if passage.role is not Role.CONTEXT and passage.role is not Role.ASIDE:
            _attach(passage, owners, found)
    # What is told at length counts where nothing shorter tells it.
    later = {key: Attached() for key in found}
    for passage in passages:
        if passage.role in {Role.CONTEXT, Role.ASIDE} and owners.may_tell(passage):
            _attach(passage, owners, later)
    for key, attached in found.items():
        attached.add(later[key])
    for attached in found.values():
        strong = [one for one in attached.routes if not one.value.route.weak]
        attached.routes = _distinct(strong or attached.routes)
        attached.doses = _distinct(attached.doses)
        attached.schedules = of_all_texts(attached.schedules)
    return [found[id(product)] for product in products]


def _attach(passage: CellPassage, owners: Owners, found: Mapping[int, Attached]) -> None:
    """Add what a text tells to what is told of each product."""

    def owned(one: Stated[T]) -> Iterator[tuple[Attached, Stated[T]]]:
        place = _place_of(passage, one.spans[0].start)
        owner = None if place is None else owners.of(passage, place)
        if owner is not None:
            yield found[id(owner.product)], one if owner.sure else evolve(one, sure=False)

    for ways in _by_clause(passage):
        for way in ways:
            if way.administration.route.weak and not owners.is_beside(passage, way.first, way.end):
                continue
            for attached, route in owned(_route(passage, way)):
                attached.routes.append(route)
                attached.alternatives = attached.alternatives or _alternatives(passage, ways)
    if passage.role is Role.ASIDE:
        return
    for dose in read_doses(passage):
        for attached, stated in owned(dose):
            attached.doses.append(stated)
    told: dict[int, tuple[Attached, list[Stated[Schedule]]]] = {}
    for schedule in read_schedules(passage):
        if is_of_cells(schedule.value):
            for attached, when in owned(schedule):
                told.setdefault(id(attached), (attached, []))[1].append(when)
    for attached, schedules in told.values():
        attached.schedules += of_one_text(passage, schedules)


def _place_of(passage: CellPassage, start: int) -> int | None:
    """Give the word at a character, or the one before it."""
    places = passage.cells.places
    at = bisect_right(places, (start, len(passage.text) + 1)) - 1
    return max(at, 0) if places else None


def _route(passage: CellPassage, way: Way) -> Stated[Administration]:
    span = passage.cells.span(way.first, way.end)
    return passage.stated(way.administration, span.start, span.end)


def _by_clause(passage: CellPassage) -> Iterator[list[Way]]:
    """Give the ways that a text names, those of one clause together."""
    clauses = passage.cells.clauses
    for _, ways in groupby(ways_of(passage), key=lambda way: clauses[way.first]):
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


def _distinct(stated: Sequence[Stated[T]]) -> list[Stated[T]]:
    """Give each value once, with the words that state it most surely."""
    best: dict[T, Stated[T]] = {}
    for one in stated:
        known = best.get(one.value)
        if known is None or (one.sure and not known.sure):
            best[one.value] = one
    return list(best.values())
