"""The names that cell products are sold or tried under."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.vocab.cells import DonorRelation, ProductForm
from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The stems of the international nonproprietary names of cell therapies (WHO: -cel).
_STEMS: Final = ("strocel", "temcel", "leucel", "sulcel", "dencel")
_SHORTEST: Final = 9
_WORDS: Final = re.compile(r"[^\W_]+")


@frozen(kw_only=True)
class CellBrand:
    """A product, as ``tables/cell_brands.toml`` has it: known from the literature.

    >>> brand_called("Alofisel").tissue
    'adipose'
    """

    #: Our code for it.
    code: str
    #: Every writing of its name.
    names: tuple[str, ...]
    #: The international nonproprietary name.
    inn: str | None = None
    #: The tissue its cells are from.
    tissue: str | None = None
    #: Whose cells they are.
    donor: DonorRelation | None = None
    #: What it is.
    form: ProductForm | None = None
    #: Whether each of these was found in a public source.
    checked: bool = False


@cache
def _brands() -> Mapping[str, CellBrand]:
    found: dict[str, CellBrand] = {}
    for code, row in read_table("cell_brands").items():
        brand = CellBrand(
            code=code,
            names=tuple(row["names"]),
            inn=row.get("inn"),
            tissue=row.get("tissue"),
            donor=DonorRelation(row["donor"]) if "donor" in row else None,
            form=ProductForm(row["form"]) if "form" in row else None,
            checked=row["checked"],
        )
        found |= {name.casefold(): brand for name in brand.names}
    return found


def brand_called(name: str) -> CellBrand | None:
    """Give what is known of a product by its name, or None; case makes no difference.

    >>> brand_called("PROCHYMAL").inn, brand_called("aspirin") is None
    ('remestemcel-L', True)
    """
    return _brands().get(name.casefold())


@cache
def brand_words() -> Phrases[CellBrand]:
    """Give the names as words, each with the product, to be found in a text."""
    every = {
        " ".join(map(folded, _WORDS.findall(name))): brand for name, brand in _brands().items()
    }
    return Phrases(every)


def is_cell_name(word: str) -> bool:
    """Say whether a word is built as the nonproprietary names of cell therapies are (INN: -cel).

    >>> is_cell_name("lenzumestrocel"), is_cell_name("cancel")
    (True, False)
    """
    return word.endswith(_STEMS) and len(word) >= _SHORTEST
