"""Names of cells that belong together: `cord blood-derived MSCs`, `exosomes of MSCs`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.vocab.cells import ProductForm, structure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.mentions import Mention

#: What cells make, or what is made of cells, is a product of its own and keeps its parent.
_MADE: Final = frozenset({ProductForm.EV, ProductForm.CONDITIONED_MEDIUM, ProductForm.IPSC_DERIVED})
_OPENED: Final = re.compile(r"\s*[(\[]")
#: Between the names of what belongs together there are at most so many words.
_NEAR: Final = 3
_FAR: Final = 12
_ADDED: Final = "+"
_ARTICLES: Final = frozenset({"the", "human"})


def chained(mentions: Sequence[Mention]) -> list[Mention]:
    """Give the mentions with each chain of names made one.

    - `cord blood-derived MSCs`: the second name counts, and the first tells where they are from;
    - `MSC-derived exosomes`, `exosomes from MSCs`: the cells are the parent of what they make;
    - `mesenchymal stem cells (BM-MSCs)`: the name in brackets tells more of the same cells.
    """
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        together = None if last is None else _together(last, mention)
        if together is None:
            found.append(mention)
        else:
            found[-1] = together
    return found


def _together(one: Mention, other: Mention) -> Mention | None:
    text = one.passage.cells
    if not one.first < other.first <= one.end + _FAR or not _in_one_clause(one, other):
        return None
    if _ADDED in text.parted_by(other.first) or _ADDED in text.parted_by(other.start):
        return None  # `MSCs + secretome`
    if _in_brackets(one, other):
        return _same(one, other)
    between = text.words[one.end : other.first]
    source = _from(one, other) if between and _is_unbroken(one, other) else None
    if source is not None and not one.kind.loose:
        return source  # `exosomes derived from MSCs`: not what `derived` alone would say
    making = structure_words("stops", "making")
    if len(between) <= _NEAR and (
        not between or between[0] in making or (one.kind.loose and between[-1] in making)
    ):
        return _made(one, other, between)
    return source


def _in_one_clause(one: Mention, other: Mention) -> bool:
    clauses = one.passage.cells.clauses
    return clauses[one.end - 1] == clauses[other.first]


def _from(one: Mention, other: Mention) -> Mention | None:
    """Give the first of two names, of which the second tells where it is from."""
    grown = one.kind.form is ProductForm.MSC and other.kind.form is ProductForm.MONONUCLEAR
    if other.kind.tissue or grown:
        return _with(one, other)  # `NK cells from cord blood`, `MSCs from mononuclear cells`
    return _joined(one, other, one) if one.kind.form in _MADE else None


def _is_unbroken(one: Mention, other: Mention) -> bool:
    """Say whether the second name says where the first is from, and nothing stands between."""
    words = one.passage.cells.words
    sources = structure_words("stops", "sources")
    leads = words[one.end : max(other.start, one.end)]
    return words[one.end] in sources and all(word in sources | _ARTICLES for word in leads)


def _in_brackets(one: Mention, other: Mention) -> bool:
    text = one.passage.cells
    start = max(one.end, min(other.start, other.first))
    return start == one.end and _OPENED.match(text.parted_by(start)) is not None


def _same(one: Mention, other: Mention) -> Mention | None:
    """Give one mention of the same cells named twice, the second time in brackets."""
    if one.kind == other.kind or one.kind.loose or other.kind.loose or other.kind.needs:
        kind = other.kind if one.kind.loose and not other.kind.needs else one.kind
        return _with(evolve(one, kind=kind), other)
    return None


def _made(one: Mention, other: Mention, between: Sequence[str]) -> Mention | None:
    """Give the second of two names, which is made of the first."""
    if other.kind == one.kind and not between and _are_listed(one, other):
        return None
    if other.kind.loose or other.kind == one.kind:
        return _with(one, other)
    if other.kind.form in _MADE or one.kind.form is ProductForm.IPSC_DERIVED:
        made = one if one.kind.form is ProductForm.IPSC_DERIVED else other
        return _joined(made, other if made is one else one, one)
    derived = bool(between) and between[0] in structure_words("stops", "making")
    if one.kind.form is not ProductForm.OTHER_CELL:
        return _of_parts(one, other, between, derived=derived)
    if one.kind.loose or one.kind.tissue or derived:
        return _with(evolve(other, start=min(one.start, other.start)), one)
    # `Treg CD34+ HSPC`: one product of two kinds of cells, known by the first.
    return _with(one, other) if one.end == other.first else None


def _of_parts(
    one: Mention, other: Mention, between: Sequence[str], *, derived: bool
) -> Mention | None:
    """Give what two names tell of which the first is of cells with a form of their own."""
    if derived and len(between) == 1 and other.kind.form is ProductForm.OTHER_CELL:
        return _joined(other, one, one)  # `MSC-derived chondrocytes`
    # `secretome-MSCs`
    return _joined(one, other, one) if one.kind.form in _MADE and not between else None


def _are_listed(one: Mention, other: Mention) -> bool:
    """Say whether a comma parts names of cells from other tissues: `UCMSC, BMMSC`."""
    tissues = {one.of("tissue"), other.of("tissue")} - {None}
    return len(tissues) > 1 and "," in one.passage.cells.parted_by(other.first)


def _joined(made: Mention, parent: Mention, first: Mention) -> Mention:
    whole = evolve(
        made,
        start=first.start,
        stop=max(made.stop, parent.stop),
        first=min(made.first, parent.first),
        end=max(made.end, parent.end),
        parent=parent,
    )
    return _with(whole, parent)


def _with(one: Mention, other: Mention) -> Mention:
    """Give a mention with what another one of the same cells tells besides."""
    return evolve(
        one,
        end=max(one.end, other.end),
        stop=max(one.stop, other.stop),
        told={**other.told, **one.told},
        processing=tuple(dict.fromkeys((*one.processing, *other.processing))),
        parent=one.parent or other.parent,
    )
