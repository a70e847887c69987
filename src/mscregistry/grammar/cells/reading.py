"""The texts of a record to the cell products that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.attaching import attach
from mscregistry.grammar.cells.brands import brand_of, is_known
from mscregistry.grammar.cells.gathering import Gathered, gather
from mscregistry.grammar.cells.given import TELLING, TRANSPLANTED, Given, is_given, says_giving
from mscregistry.grammar.cells.mentions import are_joined, mentions_of, named_before
from mscregistry.grammar.cells.names import named_in, names_in, stands_for
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.saying import product_of
from mscregistry.grammar.cells.sources import without_sources
from mscregistry.grammar.cells.taking import tell_taking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.cells.product import CellProduct

#: What is said first counts first.
_ORDER = (Role.NAME, Role.GIVEN, Role.TITLE)
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
    mentions = _kept([one for text in named if text not in asides for one in mentions_of(text)])
    if not any(one.kind.code != "cell" for one in mentions) and not _has_brand(named):
        return ()
    names = names_in(passages, mentions)
    called = [one for passage in passages for one in named_in(passage, names)]
    # A study without anything that is given may be about cells and give none.
    given = any(one.role is Role.NAME for one in passages)
    states = [(one, _if_named(one, is_given(one), called)) for one in mentions]
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
    _enrich(products, [*told, *called])
    tell_taking(products, passages)
    each = zip(products, attach(products, passages), strict=True)
    return tuple([product_of(product, attached, brand_of(product)) for product, attached in each])


def _has_brand(passages: Sequence[CellPassage]) -> bool:
    return any(one.names_brand for one in passages if one.role in _ORDER)


def _if_named(mention: Mention, state: Given, called: Sequence[Mention]) -> Given:
    """Say that cells are given where the name of what is given stands for them."""
    if state is Given.NAMED and any(stands_for(name, mention) for name in called):
        return Given.GIVEN
    return state


def _branded(called: Sequence[Mention]) -> list[Mention]:
    """Give the names of products of cells that are known, where nothing else tells of cells."""
    return [one for one in called if one.passage.role in _ORDER and is_known(one)]


def _unless_said(mention: Mention, state: Given) -> Given:
    return Given.NAMED if state is Given.GIVEN and not says_giving(mention) else state


def _kept(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out abbreviations of much else, where nothing in the record says what they are."""
    tissues = {one.of("tissue") for one in mentions}
    kinds = {one.kind.code for one in mentions}
    return [one for one in mentions if one.kind.needs is None or one.kind.needs in tissues | kinds]


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
    titled = [one for one in given if not one.kind.loose and one not in firm]
    firm += [
        one
        for one, state in states
        if one.passage.role is Role.TITLE
        and state is not Given.NOT_GIVEN
        and not one.kind.loose
        and one not in firm
        and any(are_joined(one, other) for other in firm)
    ]
    if firm:
        return without_sources(firm)
    tried = [one for one in titled if one.kind.code not in TRANSPLANTED or not _is_graft(one)]
    return tried or [one for one in given if one.kind.loose and not _is_grafted_in_title(one)]


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
        if wide and mention.passage.role in {Role.CONTEXT, Role.ASIDE}:
            continue  # at length, `donor cells` are those of any treatment
        # Behind the name, an outcome tells of something else: `cells in peripheral blood`.
        told = named_before(mention) if mention.passage.role is Role.ASIDE else mention
        fitting = [one for one in products if mention not in one.mentions and one.fits(told)]
        if len(fitting) == 1:
            fitting[0].add(told)
