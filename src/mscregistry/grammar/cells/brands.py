"""The trade names, codes and nonproprietary names of cell products in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.cell_brands import brand_words, is_cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: A word with the sign of a registered name, or of a trade mark, behind it; the second two are
#: what is left of the signs where a text was decoded wrongly.
_SIGN: Final = re.compile(r"\s?(?:®|™|\(R\)|\(TM\)|¬Æ|‚Ñ¢)(?P<rest>-\w[\w-]{0,20})?")
_NAME: Final = re.compile(r"[^\W_][\w.+-]{0,30}(?: [A-Z]\w{0,20})?$")
#: A name is looked for so many characters back.
_BACK: Final = 48
#: A code as sponsors give them: `IM19`, `GDX012`, `CYP-001`; no `CD34`, no `HLA-DR`.
_CODE: Final = re.compile(r"(?<![\w-])(?!CD\d|COVID|SARS|Phase|TNF|IL-)[A-Z]{2,6}-?\d{2,5}[A-Z]?(?![\w-])")
#: A name made with the abbreviation of the cells: `MSC-XY-204`.
_MADE: Final = re.compile(r"(?<![\w-])MSC[-_](?:[A-Z]{2,}[-_])*[A-Z]*\d{2,}(?![\w-])")
_GENE: Final = re.compile(r"[a-z]{3,30}gene\s+$", re.IGNORECASE)


def brands_of(passage: CellPassage) -> Iterator[Stated[str]]:
    """Give the names of products that are in the table, or built as names of cells are."""
    text = passage.cells
    place = 0
    while place < len(text.words):
        named = brand_words().at(text.words, place)
        if named is not None:
            span = text.span(place, named[1])
            yield passage.stated(span.of(passage.text), span.start, span.end)
            place = named[1]
            continue
        if is_cell_name(text.words[place]):
            span = text.span(place, place + 1)
            low = max(0, span.start - _BACK)
            before = _GENE.search(passage.text[low : span.start])
            start = span.start if before is None else low + before.start()
            yield passage.stated(passage.text[start : span.end], start, span.end)
        place += 1


def brand_beside(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name of the cells that no table knows: signed, or a code before or within their name."""
    for sign in _SIGN.finditer(passage.text):
        low = max(0, sign.start() - _BACK)
        name = _NAME.search(passage.text[low : sign.start()])
        if name is not None and _is_beside(low + name.start(), sign.end(), mentions):
            return passage.stated(name[0] + (sign["rest"] or ""), low + name.start(), sign.end())
    for pattern in (_MADE, _CODE):
        for found in pattern.finditer(passage.text):
            if _is_beside(found.start(), found.end(), mentions):
                return passage.stated(found[0], found.start(), found.end(), sure=pattern is _MADE)
    return None


def _is_beside(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Say whether a name stands within the words for cells or right before them."""
    for mention in mentions:
        span = mention.passage.cells.span(mention.start, mention.end)
        if start < span.end and end >= span.start - 1:
            return True
    return False
