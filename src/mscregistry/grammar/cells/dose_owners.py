"""Whether the cells that a dose counts are those of a product."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.cells.dose_counted import WORDS
from mscregistry.grammar.cells.gathering import family
from mscregistry.vocab.cells import ProductForm, kind_called
from mscregistry.vocab.dose_words import meanings

if TYPE_CHECKING:
    from mscregistry.grammar.cells.dose import Dose
    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.stated import Passage, Stated

#: The name of the cells is so near before their number.
_NEAR: Final = 60
#: What is counted behind the unit.
_OF: Final = re.compile(r"\sof\s([^.,;:()\d]{1,60})")
#: Between both there is no end of a sentence, nor another number.
_BESIDE: Final = re.compile(r"[^.;\n\d]*[\s:,(=~≈<>≤≥+-]")
#: What consists of one kind of cells, or is none; of all else some cells only may be counted.
_PURE: Final = {ProductForm.MSC, ProductForm.EV, ProductForm.CONDITIONED_MEDIUM}
#: These hold mesenchymal cells, which are named after them, or name no more than the tissue.
_LOOSE: Final = frozenset({"svf", "bmac", "marrow", "cord_blood"})


def families_counted(passage: Passage, dose: Stated[Dose]) -> frozenset[str]:
    """Give the families of cells that a dose counts in its own words, none where they do not say.

    Where they say no more than `cells`, it is the name behind `of`, or right before the number:
    `10^6 cells/kg of Tregs`, `Tregs 10^6/kg`.

    >>> from mscregistry.grammar.cells.doses import read_doses
    >>> from mscregistry.grammar.stated import Passage
    >>> passage = Passage("x", "MSCs 10^6/kg and NK cells 10^7/kg")
    >>> [sorted(families_counted(passage, one)) for one in read_doses(passage)]
    [['msc'], ['nk']]
    """
    behind = _OF.match(passage.text, dose.spans[-1].end)
    named = _named(dose.value.of) or (_named(behind[1]) if behind else [])
    if named:
        return frozenset(named)
    start = dose.value.levels[0].spans[0].start
    before = passage.text[max(0, start - _NEAR) : start]
    return frozenset(_named(before, last=True))


def counts(product: Gathered, families: frozenset[str], every: frozenset[str]) -> bool:
    """Say whether a dose of some families may be one of a product, where a record has `every`."""
    ours = family(product.kind)
    if not families or ours in families or product.kind.loose:
        return True
    if product.kind.form in _PURE:
        return False
    return families.isdisjoint(every)


def _named(words: str, *, last: bool = False) -> list[str]:
    """Give the families of the cells that words name, or of those named at their end only."""
    text = CellText(words)
    found = [
        (family(one.kind), text.places[one.end - 1][1])
        for one in anchors_of(text)
        if not one.kind.loose and one.kind.code not in _LOOSE
    ]
    found += [
        (family(kind_called(code)), one.end())
        for one in WORDS.finditer(words.lower())
        if (code := meanings("kinds").get(one[0])) is not None
    ]
    if last:
        return [one for one, end in found if _is_last(words, end)]
    return [one for one, _ in found]


def _is_last(words: str, end: int) -> bool:
    """Say whether nothing but signs stands behind a place."""
    return _BESIDE.fullmatch(words, end) is not None and WORDS.search(words, end) is None
