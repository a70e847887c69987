"""How alike the cells are that two trials give: what they are, and how they are given."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mscregistry.related.doses import doses_alike, told_doses
from mscregistry.related.vectors import DIGITS
from mscregistry.related.words import listed
from mscregistry.visible import visible
from mscregistry.vocab.cells import tissue_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.stated import Stated

#: What only one of two products states may be so of the other one too: it counts half.
UNKNOWN: Final = 0.5
#: How alike cells are of which one are from a part of the tissue of the others.
WITHIN: Final = 0.8
#: From here on, what two products state is told as the same.
_SAME: Final = 0.8
#: How much each statement counts in the likeness of two products.
PARTS: Final = {"form": 3, "tissue": 3, "donor": 2, "route": 2, "dose": 1, "brand": 2}


class Pair(NamedTuple):
    """Two products, and how alike they are."""

    one: CellProduct
    other: CellProduct
    #: From 0 to 1; not a number where nothing can be compared.
    score: float
    #: How alike in each part; a part that neither states is not there.
    parts: dict[str, float]


def cells_alike(some: Sequence[CellProduct], others: Sequence[CellProduct]) -> float:
    """Give how alike cells are: for each product that of the other side which is most like it.

    Not a number where either side gives none, or no two state the same kind of thing.
    """
    table = [[compared(one, other).score for other in others] for one in some]
    every = [*table, *zip(*table, strict=True)]
    lines = [[score for score in line if not isnan(score)] for line in every]
    best = [max(line) for line in lines if line]
    return round(sum(best) / len(best), DIGITS) if best else nan


def cells_said(some: Sequence[CellProduct], others: Sequence[CellProduct]) -> str:
    """Say what the two products share that are most alike, and in what they differ."""
    pairs = [pair for one in some for other in others if (pair := compared(one, other)).parts]
    one, other, _, parts = max(pairs, key=lambda pair: pair.score)
    same = [part for part, score in parts.items() if score >= _SAME]
    words = [_words(part, one, other) for part in same]
    # `msc of umbilical_cord` is one word of the list.
    if same[:2] == ["form", "tissue"]:
        words[:2] = [" ".join(words[:2])]
    elif "form" not in same:
        words.insert(0, "cells")
    told = [f"both give {', '.join(words)}"]
    unlike = [part for part, score in parts.items() if score < UNKNOWN]
    told += [f"they differ in {listed(unlike)}"] if unlike else []
    alone = [part for part, score in parts.items() if score == UNKNOWN and part != "dose"]
    told += [f"only one tells {listed(alone)}"] if alone else []
    return visible("; ".join(told))


def compared(one: CellProduct, other: CellProduct) -> Pair:
    """Compare two products in all that either of them states."""
    found = {
        "form": _coded(one.form, other.form),
        "tissue": _tissues(one.tissue, other.tissue),
        "donor": _coded(one.donor, other.donor),
        "route": _routes(one, other),
        "dose": doses_alike(one, other),
        # One product has many names, so that two names are no sign of two products.
        "brand": 1.0 if one.brand is not None and one.brand == other.brand else None,
    }
    parts = {part: score for part, score in found.items() if score is not None}
    whole = sum([PARTS[part] for part in parts])
    score = sum([PARTS[part] * score for part, score in parts.items()]) / whole if whole else nan
    return Pair(one, other, score, parts)


def _coded(one: Stated[Any] | None, other: Stated[Any] | None) -> float | None:
    if one is None or other is None:
        return None if one is other else UNKNOWN
    return float(one.value == other.value)


def _tissues(one: Stated[str] | None, other: Stated[str] | None) -> float | None:
    score = _coded(one, other)
    if one is not None and other is not None and score == 0:
        first, second = tissue_called(one.value), tissue_called(other.value)
        return WITHIN if first.code == second.within or second.code == first.within else 0.0
    return score


def _ways(product: CellProduct) -> set[str]:
    return {one.value.route.code for one in product.routes}


def _routes(one: CellProduct, other: CellProduct) -> float | None:
    first, second = _ways(one), _ways(other)
    if not first or not second:
        return UNKNOWN if first or second else None
    return 2 * len(first & second) / (len(first) + len(second))


def _words(part: str, one: CellProduct, other: CellProduct) -> str:
    """Give what two products share, in codes, with a mark of doubt where either leaves one."""
    if part == "form":
        return _told(one.form, other.form)
    if part == "tissue":
        return f"of {_told(one.tissue, other.tissue)}"
    if part == "donor":
        return _told(one.donor, other.donor)
    if part == "brand":
        return f"under the name {_told(one.brand, other.brand)}"
    if part == "dose":
        return told_doses(one, other)
    doubtful = {way.value.route.code for way in (*one.routes, *other.routes) if not way.sure}
    shared = sorted(_ways(one) & _ways(other))
    return ", ".join([f"{way}{'?' if way in doubtful else ''}" for way in shared])


def _told(one: Stated[Any] | None, other: Stated[Any] | None) -> str:
    both = [stated for stated in (one, other) if stated is not None]
    values = list(dict.fromkeys([str(stated.value) for stated in both]))
    return f"{' or '.join(values)}{'' if all(stated.sure for stated in both) else '?'}"
