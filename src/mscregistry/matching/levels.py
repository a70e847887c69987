"""The levels of an ordinal scale, as numbers that can be compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mscregistry.matching.words import folded

if TYPE_CHECKING:
    from mscregistry.vocab.measures import MeasureEntry


def level_number(level: str, entry: MeasureEntry | None) -> Fraction | None:
    """Give the place of a level on its scale, from 1; `None` for what is no level of it."""
    if entry is None:
        return None
    names = [folded(name) for name in entry.levels]
    return Fraction(names.index(folded(level)) + 1) if folded(level) in names else None
