"""A record to a trial in one go, for a record in which nothing is odd."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctgov_xml.elements import bare, parted
from mscregistry.parsers.ctgov_xml.fields import EARLY, LATE
from mscregistry.parsers.tree.leaf_dialect import XML
from mscregistry.parsers.tree.makers import GIVE_UP
from mscregistry.parsers.tree.of_plain import WordsBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from mscregistry.model import Trial
    from mscregistry.parsers.tree.shape import Shape

#: The largest part of a record that has it, and no part of the protocol.
_RESULTS: Final = frozenset({"clinical_results"})


@cache
def _way(shape: Shape) -> Callable[[Any], Any]:
    return WordsBuilder(XML).build(shape)


def read_early(root: Element) -> Trial | None:
    """Give the trial of all but what is read later, or None where anything is odd."""
    return _read(EARLY, root, _RESULTS)


def read_late(root: Element) -> Trial | None:
    """Give a trial of what is read later alone, or None where anything is odd."""
    return _read(LATE, root, frozenset())


def _read(shape: Shape, root: Element, without: frozenset[str]) -> Trial | None:
    try:
        trial: Trial = _way(shape)(parted(bare(root, without)))
    except GIVE_UP:
        return None
    return trial
