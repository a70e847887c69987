"""Cells that are named as what a product is made of, or contains, and are none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import ProductForm, structure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.mentions import Mention

#: Mixtures of cells, which contain mesenchymal stem cells and are called so in titles.
_MIXED: Final = frozenset({ProductForm.SVF, ProductForm.BMAC})
#: What cells make, which is a product without them.
_MADE: Final = frozenset({ProductForm.EV, ProductForm.CONDITIONED_MEDIUM})
_MARROW: Final = "marrow"


def without_sources(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what only tells what other products are made of, or contain.

    - bone marrow that is aspirated to make the cells, or the concentrate, that are given;
    - mesenchymal stem cells that a fraction or a concentrate contains;
    - those of a title, where what is given is such a mixture.
    """
    return [one for one in mentions if not _is_source(one, mentions)]


def _is_source(mention: Mention, mentions: Sequence[Mention]) -> bool:
    if mention.kind.code == _MARROW:
        return any(
            one.kind.code != _MARROW and _is_of_marrow(one) and _is_near(mention, one)
            for one in mentions
        )
    if mention.kind.form is not ProductForm.MSC:
        return False
    if _is_parent(mentions):
        return True
    mixed = [one for one in mentions if one.kind.form in _MIXED]
    if any(one.passage is mention.passage and _contains(one, mention) for one in mixed):
        return True
    named = [one for one in mentions if one.passage.role is not Role.TITLE]
    return bool(mixed) and all(one.kind.form in _MIXED for one in named)


def _is_parent(mentions: Sequence[Mention]) -> bool:
    """Say whether cells are only named because of what they make: exosomes, medium."""
    named = [one for one in mentions if one.passage.role is Role.NAME]
    made = any(one.kind.form in _MADE for one in named)
    return made and not any(one.kind.form is ProductForm.MSC for one in named)


def _is_of_marrow(mention: Mention) -> bool:
    return mention.of("tissue") in {None, "bone_marrow"}


def _is_near(source: Mention, other: Mention) -> bool:
    """Say whether a product is named beside its source, or in the title alone."""
    return other.passage is source.passage or other.passage.role is Role.TITLE


def _contains(mixture: Mention, mention: Mention) -> bool:
    words = mixture.passage.cells.words[mixture.end : mention.start]
    return not structure_words("stops", "containing").isdisjoint(words)
