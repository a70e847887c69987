"""Days of ISRCTN: a moment each, of which a field holds the day."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from mscregistry.parsers.tree.moved import piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover, Odd
    from mscregistry.parsers.tree.placed import Node

_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?)", re.ASCII)
#: The time that stands for no time.
_MIDNIGHT: Final = re.compile(r"T00:00:00(?:\.0{1,9})?Z?")


def day(keys: str) -> Odd:
    """Give what reads the day of a moment; a time that is not midnight stays unread."""
    return partial(_days, keys)


def registered(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the day on which the number was given, which stands in two places."""
    found = mover.leaves(node, "trial.@publicIdentifierDateAssigned")
    found += mover.leaves(node, "trial.isrctn.@dateAssigned")
    for one in found[:1]:
        yield _day(one, mover)
    for one in found[1:]:
        (mover.again if one.words == found[0].words else mover.differs)("registration_date", one)


def _days(keys: str, node: Node, mover: Mover) -> Iterator[Leaf]:
    for leaf in mover.leaves(node, keys):
        yield _day(leaf, mover)


def _day(leaf: Leaf, mover: Mover) -> Leaf:
    found = _MOMENT.fullmatch(leaf.words)
    if found is None:
        return leaf
    if _MIDNIGHT.fullmatch(found[2]):
        mover.silence([piece(leaf, *found.span(2))])
    return piece(leaf, *found.span(1))
