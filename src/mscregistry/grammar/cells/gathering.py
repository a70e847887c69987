"""Mentions of cells gathered into the products they are mentions of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from mscregistry.grammar.cells.mentions import Mention
from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.cells import Kind, ProductForm, tissue_called

if TYPE_CHECKING:
    from collections.abc import Iterable


_ASIDES = frozenset({Role.CONTEXT, Role.ASIDE})
#: What two mentions of one product do not tell otherwise.
_TOLD_ONCE = ("tissue", "donor")


@define
class Gathered:
    """What all mentions of one product tell together."""

    #: The kind of cells; that of the first mention that is not loose.
    kind: Kind
    #: The mentions, in the order of what they tell.
    mentions: list[Mention] = field(factory=list)
    #: What they tell, along each axis once.
    told: dict[str, Stated[str]] = field(factory=dict)

    def add(self, mention: Mention) -> None:
        """Take a mention of the same product."""
        self.mentions.append(mention)
        if self.kind.loose and not mention.kind.loose:
            self.kind = mention.kind
        for axis, stated in mention.told.items():
            known = self.told.get(axis)
            finer = axis == "tissue" and known is not None and _is_within(stated.value, known.value)
            # At length, the finer tissue may be that of other cells.
            if known is None or (finer and mention.passage.role not in _ASIDES):
                self.told[axis] = stated

    def fits(self, mention: Mention) -> bool:
        """Say whether a mention may be of this product: nothing that it tells is otherwise."""
        return self._is_kind(mention) and all(self._agrees(axis, mention) for axis in _TOLD_ONCE)

    def _is_kind(self, mention: Mention) -> bool:
        return self.kind.loose or mention.kind.loose or family(self.kind) == family(mention.kind)

    def _agrees(self, axis: str, mention: Mention) -> bool:
        known, told = self.told.get(axis), mention.of(axis)
        if known is None or told is None or known.value == told:
            return True
        return axis == "tissue" and (_is_within(told, known.value) or _is_within(known.value, told))

    def is_described_by(self, mention: Mention) -> bool:
        """Say whether a mention is in the description of this very product.

        What it tells otherwise than the name is then no other product: one intervention is one.
        """
        passage = mention.passage
        return (
            passage.role is Role.GIVEN
            and self._is_kind(mention)
            and any(one.passage.group == passage.group for one in self.mentions)
        )

    def agrees_on(self, mention: Mention) -> int:
        """Give how much of what a mention tells is told already."""
        return sum(
            self.told[axis].value == stated.value
            for axis, stated in mention.told.items()
            if axis in self.told
        )


def _is_within(tissue: str, other: str) -> bool:
    return tissue_called(tissue).within == other


def family(kind: Kind) -> str:
    """Give what kinds of cells that are one product have in common."""
    if kind.form in {ProductForm.OTHER_CELL, ProductForm.MONONUCLEAR}:
        return kind.code
    return kind.form.value if kind.form is not None else kind.code


def gather(mentions: Iterable[Mention]) -> list[Gathered]:
    """Give the products that these mentions are of, in the order of their first mention.

    A mention that fits one product is of it; one that fits several and says no more of one
    than of another is left out, since it tells nothing of any.
    """
    found: list[Gathered] = []
    for mention in mentions:
        fitting = [one for one in found if one.fits(mention)]
        if len(fitting) > 1:
            best = max(one.agrees_on(mention) for one in fitting)
            fitting = [one for one in fitting if one.agrees_on(mention) == best]
        if len(fitting) == 1:
            fitting[0].add(mention)
        elif not fitting and not any(one.is_described_by(mention) for one in found):
            product = Gathered(mention.kind)
            product.add(mention)
            found.append(product)
    return found
