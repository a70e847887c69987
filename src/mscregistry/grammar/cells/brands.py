"""The trade names, codes and nonproprietary names of cell products in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.brands_tried import (
    brand_around,
    brand_before,
    brand_in_brackets,
    brand_tried,
)
from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cell_brands import brand_words, is_cell_name
from mscregistry.vocab.cells import kinds, modifiers, structure_words
from mscregistry.vocab.word_patterns import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: A word with the sign of a registered name, or of a trade mark, behind it; the second two are
#: what is left of the signs where a text was decoded wrongly.
_SIGN: Final = re.compile(r"\s?(?:®|™|\(R\)|\(TM\)|¬Æ|‚Ñ¢)(?P<rest>-\w[\w-]{0,20})?")
#: These are no part of a name, wherever they stand in it.
_SIGNS: Final = re.compile(r"\s?[®™]")
#: A name with one of these says what kind of cells it is, or is that of a device.
_KINDS: Final = frozenset({"anti", "car", "tcr", "kit", "system", "device"})
_NAME: Final = re.compile(r"(?:\d{1,3}#)?[^\W_][\w.+-]{0,30}(?: [A-Z]\w{0,20})?$")
#: In brackets it stands so near behind the cells: `cells (AB-001)`.
_BEHIND: Final = 3
#: A name is looked for so many characters back.
_BACK: Final = 48
#: A code as sponsors give them: `IM19`, `GDX012`, `CYP-001`; no `CD34`, no `HLA-DR`.
_CODE: Final = re.compile(
    r"(?<![\w-])(?!CD\d|CAR|IL-?\d|COVID|SARS|NCT|ICD|TNF|HLA|PD-|EGFR|HER2)"
    r"(?=[A-Z\d-]{0,12}\d\d)[A-Z]{2,6}(?:-?[A-Z]{0,4}\d[A-Z\d]{0,8}){1,2}(?![\w-])"
)
#: A name made with the abbreviation of the cells: `MSC-XY-204`, `MSC_Quaxo`.
_MADE: Final = re.compile(
    r"(?<![\w-])MSC(?:[-_](?:[A-Z]{2,}[-_])*[A-Z]*\d{2,}|_[A-Z][a-z]{3,20})(?![\w-])"
)
#: A name goes on behind a hyphen.
_REST: Final = re.compile(r"-[A-Z][\w-]{0,20}")
_GENE: Final = re.compile(r"[a-z]{3,30}gene\s+$", re.IGNORECASE)


def brand_of(product: Gathered, passages: Sequence[CellPassage] = ()) -> Stated[str] | None:
    """Give the name that a product is sold or tried under, the first that the record uses.

    Names that are in the table, or built as names of cells are, come first; then what stands
    in the place of a name: a word with the sign of a trade mark, a code; last what is tried by
    the `passages`, which are those of a record with this product alone.
    """
    called = [one for one in product.mentions if one.kind.form is None]
    for known in (True, False):
        for mention in called:
            told = mention.passage.role is not Role.CONTEXT or not known
            # At length, a product that is sold is as often another one.
            if is_known(mention) is known and told and mention.passage.role is not Role.ASIDE:
                if not known and _is_kind(mention):
                    continue
                return _name(mention, sure=known)
        if known:
            texts: dict[CellPassage, list[Mention]] = {}
            for one in product.mentions:
                texts.setdefault(one.passage, []).append(one)
            beside = (find(one, texts[one]) for find in _BESIDE for one in texts)
            found = next(filter(None, beside), None)
            if found is not None:
                return found
    return brand_tried(product, passages) if passages else None


def is_known(mention: Mention) -> bool:
    """Say whether a name is in the table, or built as the names of cell therapies are."""
    words = mention.passage.cells.words
    named = brand_words().at(words, mention.first)
    return (named is not None and named[1] == mention.end) or is_cell_name(words[mention.first])


def _name(mention: Mention, *, sure: bool) -> Stated[str]:
    passage = mention.passage
    span = passage.cells.span(mention.first, mention.end)
    low = max(0, span.start - _BACK)
    before = _GENE.search(passage.text[low : span.start])
    rest = _REST.match(passage.text, span.end)
    start = span.start if before is None else low + before.start()
    end = span.end if rest is None else rest.end()
    return passage.stated(_SIGNS.sub("", passage.text[start:end]), start, end, sure=sure)


def _is_kind(mention: Mention) -> bool:
    """Say whether a name only says what is made of what: `Anti-CD19-CAR`."""
    words = mention.passage.cells.words[mention.first : mention.end]
    return not _KINDS.isdisjoint(words)


def brand_beside(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name that no table knows: signed, or a code before or within the cells' name.

    The mentions are those of this very text.
    """
    cells = _Cells(mentions)
    for sign in _SIGN.finditer(passage.text):
        low = max(0, sign.start() - _BACK)
        name = _NAME.search(passage.text[low : sign.start()])
        if name is not None and cells.are_beside(low + name.start(), sign.end()):
            words = _without_word_before(name[0])
            if folded(words) in _first_words():
                continue  # `Quaxo Stem Cells®`
            start = low + name.end() - len(words)
            return passage.stated(words + (sign["rest"] or ""), start, sign.end())
    for pattern in (_MADE, _CODE):
        for found in pattern.finditer(passage.text):
            if cells.are_beside(found.start(), found.end()):
                return passage.stated(found[0], found.start(), found.end(), sure=pattern is _MADE)
    return None


_BESIDE: Final = (brand_beside, brand_in_brackets, brand_before, brand_around)


def _without_word_before(name: str) -> str:
    """Give a name without a word that only stands before it: `the Xyzstem`, `MSCs Xyzstem`."""
    first, _, second = name.partition(" ")
    word = folded(first)
    plain = word in structure_words("stops", "before") or word in _first_words()
    return second if second and plain else name


@cache
def _first_words() -> frozenset[str]:
    tables = (kinds("phrases"), kinds("short"), modifiers("phrases"), modifiers("short"))
    return frozenset().union(*[table.first_words for table in tables])


class _Cells:
    """Where a text names cells."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        spans = [one.passage.cells.span(one.start, one.end) for one in mentions]
        spans.sort(key=lambda span: span.start)
        self._starts = [span.start for span in spans]
        # How far the names up to each one reach.
        self._ends = list(accumulate((span.end for span in spans), max))

    def are_beside(self, start: int, end: int) -> bool:
        """Say whether a name stands within the words for cells or right before them."""
        before = bisect_right(self._starts, end + 1)
        return before > 0 and start <= self._ends[before - 1] + _BEHIND
