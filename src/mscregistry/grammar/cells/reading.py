"""The texts of a record to the cell products that it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.cells.attaching import attach
from mscregistry.grammar.cells.brands import brand_of, is_known
from mscregistry.grammar.cells.gathering import Gathered, gather
from mscregistry.grammar.cells.given import (
    TELLING,
    TRANSPLANTED,
    Given,
    is_denied,
    is_given,
    says_giving,
)
from mscregistry.grammar.cells.mark import marks_of
from mscregistry.grammar.cells.mentions import are_joined, mentions_of, named_before
from mscregistry.grammar.cells.names import Called, named_in, names_in, said
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.saying import product_of
from mscregistry.grammar.cells.sources import without_sources
from mscregistry.grammar.cells.taking import tell_taking

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.cells.product import CellProduct

#: What is said first counts first.
_ORDER = (Role.NAME, Role.GIVEN, Role.TITLE)
#: A study of a phase gives what its title names.
_PHASE: Final = re.compile(r"(?i)\bphase\s(?:[1-4]|I{1,3}V?|IV)\b.{0,12}\b(?:study|trial)")
#: They are no stem cells.
_PLATELETS: Final = "platelets"
#: At length it counts where a name stands for the cells.
_EVERY = (*_ORDER, Role.CONTEXT)


def read_products(passages: Sequence[CellPassage]) -> tuple[CellProduct, ...]:
    """Give the cell products that the texts of one record state, in the order of their mention.

    The rules are those of how cell products are labelled (docs, "Cell products"): one product
    for each kind of cells and source, only of what is given to people, and nothing that the
    texts do not state.
    """
    named = [one for one in passages if one.may_name_cells]
    asides = [one for one in named if one.role is Role.ASIDE]
    every = [one for text in named if text not in asides for one in mentions_of(text)]
    mentions = _kept(every, passages)
    if not any(one.kind.code != "cell" for one in mentions) and not _has_brand(named):
        return ()
    names = names_in(passages, mentions)
    called = [one for text in passages for one in named_in(text, names) if not is_denied(one)]
    # A study without anything that is given may be about cells and give none.
    given = any(one.role is Role.NAME for one in passages)
    places = Called(called)
    states = [(one, _if_named(one, is_given(one), places)) for one in mentions]
    if not given:
        states = [(one, _unless_said(one, state)) for one, state in states]
    products = gather(_firm(states) or _branded(called))
    if not products:
        return ()
    told = [one for one, state in states if state is not Given.NOT_GIVEN]
    told += [
        one
        for text in asides
        for one in mentions_of(text)
        if is_given(one) is not Given.NOT_GIVEN and one.kind.needs is None
    ]
    own = {said(name) for one in mentions for name in places.of(one)}
    _enrich(products, [*told, *_own(called, products, own)])
    tell_taking(products, passages)
    each = zip(products, attach(products, passages), strict=True)
    alone = passages if len(products) == 1 else ()
    return tuple(
        [product_of(product, attached, brand_of(product, alone)) for product, attached in each]
    )


def _own(
    called: Sequence[Mention], products: Sequence[Gathered], own: Collection[str]
) -> list[Mention]:
    """Give the names that are those of the cells, and not of what is given beside them.

    A name in the table is, unless it is that of another intervention; any other where the text
    says so (`own`), where it is one of the same intervention, or where no intervention is named
    by its cells.
    """
    named = any(one.passage.role is Role.NAME for each in products for one in each.mentions)
    groups = {one.passage.group for each in products for one in each.mentions} - {""}
    others = {
        said(one).lower()
        for one in called
        if one.passage.role is Role.NAME and one.passage.group not in groups
    }
    return [
        one
        for one in called
        if not named
        or one.passage.group in groups
        or said(one) in own
        or (is_known(one) and said(one).lower() not in others)
    ]


def _has_brand(passages: Sequence[CellPassage]) -> bool:
    return any(one.names_brand for one in passages if one.role in _ORDER)


def _if_named(mention: Mention, state: Given, called: Called) -> Given:
    """Say that cells are given where the name of what is given stands for them."""
    if state is Given.NAMED and called.of(mention):
        return Given.GIVEN
    return state


def _branded(called: Sequence[Mention]) -> list[Mention]:
    """Give the names of products of cells that are known, where nothing else tells of cells."""
    known = [one for one in called if one.passage.role in _ORDER and is_known(one)]
    return [one for one in known if is_given(one) is not Given.NOT_GIVEN]


def _unless_said(mention: Mention, state: Given) -> Given:
    told = says_giving(mention) or _PHASE.search(mention.passage.text) is not None
    return Given.NAMED if state is Given.GIVEN and not told else state


def _kept(mentions: Sequence[Mention], passages: Sequence[CellPassage]) -> list[Mention]:
    """Leave out abbreviations of much else, where nothing in the record says what they are."""
    if all(one.kind.needs is None for one in mentions):
        return list(mentions)
    known = {one.kind.code for one in mentions}
    known |= {
        mark.value
        for text in passages
        for mark in marks_of(text.cells, 0, len(text.cells.words))
        if mark.axis == "tissue"
    }
    return [
        one
        for one in mentions
        # Of much else nobody says whose it is: `ALLO-ASC`.
        if one.kind.needs is None or one.kind.needs in known or one.of("donor")
    ]


def _firm(states: Sequence[tuple[Mention, Given]]) -> list[Mention]:
    """Give the mentions that say that cells are given, those that say it best first.

    A title tells it of cells that are hardly ever but given; of others it counts where they
    are joined with such cells, or where nothing else tells what is given.
    """
    # `after stem cell transplantation` in the title: whoever takes part has it anyway.
    anyway = {
        one.kind.code
        for one, state in states
        if state is Given.NOT_GIVEN and one.passage.role is Role.TITLE
    } & TRANSPLANTED
    given = [
        one
        for role in _EVERY
        for one, state in states
        if one.passage.role is role
        and state is Given.GIVEN
        and one.kind.code not in anyway
        and one.kind.code != "cell"
    ]
    firm = [one for one in given if not one.kind.loose and _tells(one)]
    titled = [one for one in given if not one.kind.loose and not _tells(one)]
    firm += _joined_in_title(firm, states)
    if firm:
        return without_sources(firm)
    tried = [one for one in titled if one.kind.code not in TRANSPLANTED or not _is_graft(one)]
    return tried or [one for one in given if one.kind.loose and not _is_grafted_in_title(one)]


def _joined_in_title(
    firm: Sequence[Mention], states: Sequence[tuple[Mention, Given]]
) -> list[Mention]:
    """Give what the title names in one list with what is given: `MSCs and islets`."""
    known = set(firm)
    beside: dict[int, list[Mention]] = {}
    for one in firm:
        if one.passage.role is Role.TITLE:
            # One word stands between those of a list.
            for place in (one.start - 1, one.end + 1):
                beside.setdefault(place, []).append(one)
    return [
        one
        for one, state in states
        if one.passage.role is Role.TITLE
        and state is not Given.NOT_GIVEN
        and not one.kind.loose
        and one not in known
        and any(
            are_joined(one, other)
            for place in (one.start, one.end)
            for other in beside.get(place, ())
        )
    ]


def _is_grafted_in_title(mention: Mention) -> bool:
    return mention.passage.role is Role.TITLE and _is_graft(mention)


def _is_graft(mention: Mention) -> bool:
    """Say whether a transplantation is named, which more trials have than try it."""
    words = mention.passage.cells.words
    near = words[mention.first : mention.end + 1]
    return any(word.startswith(("transplant", "hsct")) for word in near)


def _tells(mention: Mention) -> bool:
    return mention.passage.role is not Role.TITLE or mention.kind.form in TELLING


def _enrich(products: Sequence[Gathered], mentions: Sequence[Mention]) -> None:
    """Let mentions that do not say that they are given tell more of the product they fit."""
    for mention in mentions:
        wide = mention.kind.loose and mention.kind.form is not None
        at_length = wide and mention.passage.role in {Role.CONTEXT, Role.ASIDE}
        # Behind the name, an outcome tells of something else: `cells in peripheral blood`.
        told = named_before(mention) if mention.passage.role is Role.ASIDE else mention
        fitting = [one for one in products if not one.has(mention) and one.fits(told)]
        if at_length and not _is_of_one_tissue(fitting, told):
            continue  # at length, `donor cells` are those of any treatment
        if len(fitting) == 1:
            fitting[0].add(told)
        elif mention.kind.loose and mention.passage.role in _ORDER and fitting == [*products]:
            _tell_donor(products, mention)


def _is_of_one_tissue(products: Sequence[Gathered], mention: Mention) -> bool:
    """Say whether a mention names the tissue that the only product it fits is from."""
    tissue = mention.of("tissue")
    known = [one.told["tissue"].value for one in products if "tissue" in one.told]
    return len(products) == 1 and known == [tissue]


def _tell_donor(products: Sequence[Gathered], mention: Mention) -> None:
    """Let all products have the donor that is told of them by one word: `autologous stem cells`."""
    donor = mention.told.get("donor")
    for one in products:
        if donor is not None and one.kind.code != _PLATELETS:
            one.told.setdefault("donor", evolve(donor, sure=False))
