"""The texts of a record to the cell products that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.attaching import attach
from mscregistry.grammar.cells.brands import brand_beside, brands_of
from mscregistry.grammar.cells.gathering import Gathered, gather
from mscregistry.grammar.cells.given import TELLING, TRANSPLANTED, Given, is_given
from mscregistry.grammar.cells.mentions import are_joined, mentions_of
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.saying import product_named, product_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.cells.product import CellProduct

#: What is said first counts first.
_ORDER = (Role.NAME, Role.GIVEN, Role.TITLE)


def read_products(passages: Sequence[CellPassage]) -> tuple[CellProduct, ...]:
    """Give the cell products that the texts of one record state, in the order of their mention.

    The rules are those of how cell products are labelled (docs, "Cell products"): one product
    for each kind of cells and source, only of what is given to people, and nothing that the
    texts do not state.
    """
    mentions = _kept([one for passage in passages for one in mentions_of(passage)])
    states = [(one, is_given(one)) for one in mentions]
    products = gather(_firm(states))
    _enrich(products, [one for one, state in states if state is not Given.NOT_GIVEN])
    return _with_brands(products, passages)


def _kept(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out abbreviations of much else, where nothing in the record says what they are."""
    tissues = {one.of("tissue") for one in mentions}
    kinds = {one.kind.code for one in mentions}
    return [
        one for one in mentions if one.kind.needs is None or one.kind.needs in tissues | kinds
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
        for role in _ORDER
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
    return firm or titled or [one for one in given if one.passage.role is Role.NAME]


def _tells(mention: Mention) -> bool:
    return mention.passage.role is not Role.TITLE or mention.kind.form in TELLING


def _enrich(products: Sequence[Gathered], mentions: Sequence[Mention]) -> None:
    """Let mentions that do not say that they are given tell more of the product they fit."""
    for mention in mentions:
        fitting = [one for one in products if mention not in one.mentions and one.fits(mention)]
        if len(fitting) == 1:
            fitting[0].add(mention)


def _with_brands(
    products: Sequence[Gathered], passages: Sequence[CellPassage]
) -> tuple[CellProduct, ...]:
    """Give the products with their brands; a brand that is of none of them is one of its own."""
    named = [
        brand
        for passage in passages
        if passage.role is not Role.CONTEXT and not passage.placebo
        for brand in brands_of(passage)
    ]
    if not products:
        return (product_named(named[0]),) if named else ()
    found = []
    for product, attached in zip(products, attach(products, passages), strict=True):
        beside = next(
            filter(None, (brand_beside(one, product.mentions) for one in _texts(product))), None
        )
        brand = named[0] if named and len(products) == 1 else beside
        found.append(product_of(product, attached, brand))
    return tuple(found)


def _texts(product: Gathered) -> list[CellPassage]:
    return list(dict.fromkeys(one.passage for one in product.mentions))
