"""The trade names, codes and nonproprietary names of cell products in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cell_brands import brand_words, is_cell_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.gathering import Gathered
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
_CODE: Final = re.compile(
    r"(?<![\w-])(?!CD\d|CAR|IL\d|COVID|SARS|Phase|TNF|IL-)[A-Z]{2,6}-?\d{2,5}[A-Z]?(?![\w-])"
)
#: A name made with the abbreviation of the cells: `MSC-XY-204`.
_MADE: Final = re.compile(r"(?<![\w-])MSC[-_](?:[A-Z]{2,}[-_])*[A-Z]*\d{2,}(?![\w-])")
#: A name goes on behind a hyphen.
_REST: Final = re.compile(r"-[A-Z][\w-]{0,20}")
_GENE: Final = re.compile(r"[a-z]{3,30}gene\s+$", re.IGNORECASE)


def brand_of(product: Gathered) -> Stated[str] | None:
    """Give the name that a product is sold or tried under, the first that the record uses.

    Names that are in the table, or built as names of cells are, come first; then what stands
    in the place of a name: a word with the sign of a trade mark, a code.
    """
    called = [one for one in product.mentions if one.kind.form is None]
    for known in (True, False):
        for mention in called:
            if is_known(mention) is known and mention.passage.role is not Role.ASIDE:
                return _name(mention, sure=known)
        if known:
            texts = dict.fromkeys(one.passage for one in product.mentions)
            beside = (brand_beside(one, product.mentions) for one in texts)
            found = next(filter(None, beside), None)
            if found is not None:
                return found
    return None


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
    return passage.stated(passage.text[start:end], start, end, sure=sure)


def brand_beside(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name that no table knows: signed, or a code before or within the cells' name."""
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
