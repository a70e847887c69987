"""Which product a route, a dose or a schedule is told of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.cells.dose_owners import counts
from mscregistry.grammar.cells.gathering import family
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.routes import route_words
from mscregistry.vocab.time_words import clause_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.passages import CellPassage

#: A name of so few words says nothing but how something is given: `Intravenous injection`.
_BARE: Final = 8
#: A clause of so few words in the description of cells has them as what it is about.
_SHORT: Final = 12
#: A word with one of these names cells: `umsc01`.
_CELLS: Final = re.compile(r"^cell$|msc|mnc")
_PLACEBO: Final = "placebo"
#: So near before a word, it makes it the state in which cells are given.
_UNDER: Final = "under"
_STATE: Final = 3
#: What stands before it is given before: `cisplatin on day 1 followed by cells`.
_THEN: Final = "followed"
#: Between what is compared.
_BEFORE: Final = frozenset({"or", "versu", "versus", "vs"})
_BEHIND: Final = frozenset({"controlled", "control", "comparator"})
#: Between what is given together, and before what is told of all that is given.
_LISTED: Final = frozenset({"and", "or", "plus", "combined"})
_EVERY: Final = frozenset({"all", "both"})
_GIVEN: Final = frozenset({"intervention", "treatment", "product", "cell", "injection", "infusion"})
#: A label says of what stands so near behind it that it is a way.
_ROUTE: Final = "route"
_LABEL: Final = 3
#: So many words behind `of` may name what is given.
_OBJECT: Final = 9
#: What is given beside the cells is named at most so many words before, or behind.
_BACK: Final = 25
_AHEAD: Final = 15
#: So many mentions on each side of a word are looked at; the nearest is among them.
_NEXT: Final = 4
#: A word that says little counts so near to the cells.
_BESIDE: Final = 2


class Owner(NamedTuple):
    """The product that something is told of."""

    #: The product.
    product: Gathered
    #: Whether the words themselves leave no doubt that it is this one.
    sure: bool


class Owners:
    """The products of a record, asked which of them a place in a text tells of."""

    def __init__(self, products: Sequence[Gathered], passages: Sequence[CellPassage]) -> None:
        """Hold the products, and the places in each text where they are mentioned."""
        self._products = products
        self._families = frozenset(family(one.kind) for one in products)
        self._places: dict[str, list[tuple[int, int, Gathered]]] = {}
        self._groups: dict[str, list[Gathered]] = {}
        #: The products that the name of each intervention names.
        self._names: dict[str, set[int]] = {}
        for product in products:
            for mention in product.mentions:
                passage = mention.passage
                places = self._places.setdefault(passage.path, [])
                places.append((mention.start, mention.end, product))
                groups = self._groups.setdefault(passage.group, [])
                if passage.group and product not in groups:
                    groups.append(product)
                if passage.role is Role.NAME:
                    self._names.setdefault(passage.group, set()).add(id(product))
        for places in self._places.values():
            places.sort(key=lambda each: each[:2])
        #: What was asked of a clause, by the text and the clause.
        self._asked: dict[tuple[str, str, int], bool] = {}
        placebos = {one.group for one in passages if one.placebo or _is_object(one)}
        named = {one.group for one in passages if one.role is Role.NAME} - placebos
        #: Whether the only product is all that is given.
        self._alone = len(products) == 1 and (len(named) <= 1 or named <= set(self._groups))

    def of_giving(self, passage: CellPassage, place: int, end: int) -> Owner | None:
        """Give the product of which some giving is one, said in the words from `place` to `end`.

        Behind `of` stands what is given: `three injections of plasma` tell of no cells.
        """
        text = passage.cells
        if text.words[end : end + 1] != ["of"]:
            return self.of(passage, place)
        stop = min(end + _OBJECT, len(text.words))
        for first, _, product in self._near(passage, end + 1):
            if end < first < stop and text.clauses[first] == text.clauses[place]:
                return Owner(product, sure=True)
        named = takewhile(lambda word: word not in _BEFORE, text.words[end:stop])
        others = not route_words("objects").isdisjoint(named)
        return None if others else self.of(passage, place)

    def of_way(self, passage: CellPassage, place: int, ways: Sequence[int]) -> list[Owner]:
        """Give the products that are given in a way: one, and those named in one list with it.

        `Intravenous infusion of MSCs and mononuclear cells` tells of both.  In the noun phrase
        of another one stands no way of its own; the `ways` are the places of all that the
        clause tells, in order.
        """
        owner = self.of(passage, place)
        if owner is None:
            return []
        every = self._asks("all", passage, place, _says_all)
        found = {id(owner.product): owner}
        text, near = passage.cells, self._near(passage, place)
        for one, other in pairwise(near):
            products = {id(each[2]): Owner(each[2], sure=owner.sure) for each in (one, other)}
            listed = _is_listed(text, one, other) and text.clauses[one[0]] == text.clauses[place]
            own = any(
                bisect_left(ways, each[0]) < bisect_left(ways, each[1]) for each in (one, other)
            )
            if every or (listed and not own and not found.keys().isdisjoint(products)):
                found = {**products, **found}
        return list(found.values())

    def of_dose(self, passage: CellPassage, place: int, families: frozenset[str]) -> Owner | None:
        """Give the product of which a dose of some families of cells is one, or None.

        A dose that counts other cells is one of theirs, and of none where they are no product.
        """
        able = [one for one in self._products if counts(one, families, self._families)]
        if not able:
            return None
        owner = self.of(passage, place, amount=True, able=able)
        return owner if owner is not None and owner.product in able else None

    def of(
        self,
        passage: CellPassage,
        place: int,
        *,
        amount: bool = False,
        able: Sequence[Gathered] | None = None,
    ) -> Owner | None:
        """Give the product that is told of at a word of a text, or None.

        It is the one named in the same clause, the nearest to the word; or else, in a text on
        what is given, the one named before it, the only one of the same intervention or arm, or
        the only one of all, unless the clause is about something else.  An `amount` of cells is
        one of the only product also where no word says that it is given.  Of those named in the
        same clause only the products that are `able` to be it count.
        """
        beside = self._in_clause(passage, place, self._products if able is None else able)
        if beside is not None:
            return Owner(beside, sure=True)
        if passage.role is Role.ASIDE or passage.placebo or _is_of_others(passage, place):
            return None
        if passage.role is Role.CONTEXT:
            return self._of_cells(passage, place, amount=amount and self._alone)
        named = self._places.get(passage.path)
        if named:
            before = bisect_right(named, place, key=_first)
            return Owner(named[max(before - 1, 0)][2], sure=len(self._products) == 1)
        return self._of_group(passage, place)

    def may_tell(self, passage: CellPassage) -> bool:
        """Say whether a text at length names a product, or may tell of the only one."""
        alone = len(self._products) == 1 and passage.role is Role.CONTEXT
        return passage.path in self._places or (alone and passage.may_name_cells)

    def is_described(self, passage: CellPassage) -> bool:
        """Say whether a text describes what one product alone is the name of, and names none.

        `2 × 10^6/kg IV` counts then what the name names.
        """
        own = passage.role is Role.GIVEN and not passage.placebo
        named = self._names.get(passage.group, set()) if own and passage.group else set()
        return len(named) == 1 and passage.path not in self._places

    def is_on_given(self, passage: CellPassage) -> bool:
        """Say whether a text on what is given describes a product, or names one and has no verb."""
        if passage.role is not Role.GIVEN or passage.placebo:
            return False
        named = passage.path in self._places
        verbs = clause_words("auxiliaries")
        return (named and verbs.isdisjoint(passage.cells.words)) or self.is_described(passage)

    def is_named_with(self, passage: CellPassage, place: int) -> bool:
        """Say whether a product is named in the clause of a word."""
        return self._in_clause(passage, place, self._products) is not None

    def is_beside(self, passage: CellPassage, first: int, end: int) -> bool:
        """Say whether cells are named within a few words of the words from `first` to `end`."""
        return any(
            start - end <= _BESIDE and first - stop <= _BESIDE
            for start, stop, _ in self._near(passage, first)
        )

    def _near(self, passage: CellPassage, place: int) -> list[tuple[int, int, Gathered]]:
        """Give the mentions in a text that stand next to a word, a few on each side."""
        places = self._places.get(passage.path, [])
        at = bisect_right(places, place, key=_first)
        return places[max(at - _NEXT, 0) : at + _NEXT]

    def _in_clause(
        self, passage: CellPassage, place: int, able: Sequence[Gathered]
    ) -> Gathered | None:
        text = passage.cells
        clause = text.clauses[place]
        near = [
            (max(first - place, place - end + 1, 0), first, end, product)
            for first, end, product in self._near(passage, place)
            if text.clauses[first] == clause and product in able
        ]
        if not near:
            return None
        _, first, end, product = min(near, key=lambda each: each[0])
        # `cyclophosphamide on day -3, then MSCs`: the day is not that of the cells.
        between = range(place, first) if place < first else range(end, place)
        follows = place < first and _THEN in text.words[place:first]
        return None if follows or _has_others(text, between) else product

    def _of_cells(self, passage: CellPassage, place: int, *, amount: bool) -> Owner | None:
        """Give the only product, where a clause says that cells are given."""
        cells = self._asks("cells", passage, place, _names_cells)
        cells = cells or (self._alone and passage.path in self._places)
        given = amount or self._is_giving(passage, place) or _is_labelled(passage, place)
        only = len(self._products) == 1 and cells and given
        return Owner(self._products[0], sure=False) if only else None

    def _is_giving(self, passage: CellPassage, place: int) -> bool:
        return self._asks("given", passage, place, _says_given)

    def _asks(
        self, what: str, passage: CellPassage, place: int, ask: Callable[[Sequence[str]], bool]
    ) -> bool:
        """Ask something of the words of a clause, once."""
        text = passage.cells
        key = (what, passage.path, text.clauses[place])
        if key not in self._asked:
            clause = text.clause_of(place)
            self._asked[key] = ask(text.words[clause.start : clause.stop])
        return self._asked[key]

    def _of_group(self, passage: CellPassage, place: int) -> Owner | None:
        groups = [passage.group, *passage.linked] if passage.group else []
        ours = list(
            {id(one): one for group in groups for one in self._groups.get(group, ())}.values()
        )
        if len(ours) == 1:
            if self._is_giving(passage, place):
                return Owner(ours[0], sure=passage.group in self._groups)
            if self.is_described(passage) and len(passage.cells.clause_of(place)) <= _SHORT:
                return Owner(ours[0], sure=False)
        if len(self._products) != 1 or ours:
            return None
        if self._alone and passage.role is Role.GIVEN and self._is_giving(passage, place):
            return Owner(self._products[0], sure=False)
        text = passage.cells
        named = passage.role is Role.NAME and len(text.words) <= _BARE
        bare = passage.role is Role.TITLE or named
        return Owner(self._products[0], sure=False) if bare else None


def _is_labelled(passage: CellPassage, place: int) -> bool:
    """Say whether words before a way say that it is one: `Route of administration: topical`."""
    return _ROUTE in passage.cells.words[max(place - _LABEL, 0) : place]


def _is_listed(
    text: CellText, one: tuple[int, int, Gathered], other: tuple[int, int, Gathered]
) -> bool:
    """Say whether two mentions stand in one list: `MSCs and islets`, `MSCs + islets`."""
    between = text.words[one[1] : other[0]]
    if len(between) == 1:
        return between[0] in _LISTED
    return not between and one[1] == other[0] and "+" in text.parted_by(other[0])


def _says_all(words: Sequence[str]) -> bool:
    """Say whether a clause tells of all that is given: `all interventions are intra-articular`."""
    return any(word in _EVERY and what in _GIVEN for word, what in pairwise(words))


def _first(place: tuple[int, int, Gathered]) -> int:
    return place[0]


def _is_object(passage: CellPassage) -> bool:
    """Say whether a name is one of what is given in the place of cells: `Saline`."""
    named = passage.role is Role.NAME
    return named and not route_words("objects").isdisjoint(passage.cells.words)


def _has_others(text: CellText, places: range) -> bool:
    """Say whether words name something that is given beside the cells.

    A placebo is none where it is what the study, or the product, is compared with; `under
    sedation` tells of the patient.
    """
    return any(
        word in route_words("others")
        and not (word == _PLACEBO and _is_compared(text, at))
        and _UNDER not in text.words[max(at - _STATE, 0) : at]
        for at, word in zip(places, text.words[places.start : places.stop], strict=False)
    )


def _is_compared(text: CellText, at: int) -> bool:
    """Say whether a placebo is one in `placebo-controlled`, or in `cells or placebo`."""
    before, behind = text.words[max(at - 2, 0) : at], text.words[at + 1 : at + 2]
    return not (_BEFORE.isdisjoint(before) and _BEHIND.isdisjoint(behind))


def _is_of_others(passage: CellPassage, place: int) -> bool:
    """Say whether the clause is about something that is given beside the cells."""
    clause = passage.cells.clause_of(place)
    return _has_others(
        passage.cells, range(max(clause.start, place - _BACK), min(clause.stop, place + _AHEAD))
    )


def _says_given(words: Sequence[str]) -> bool:
    return not route_words("given").isdisjoint(words)


def _names_cells(words: Sequence[str]) -> bool:
    return any(_CELLS.search(word) for word in words)
