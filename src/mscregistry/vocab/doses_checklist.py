"""Words that report an item of the DOSES checklist, from the table of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import spelled_out


class DosesItem(StrEnum):
    """An item of the checklist DOSES (Murray et al. 2019, doi 10.2106/JBJS.18.00915)."""

    #: Whose cells they are.
    DONOR = "donor"
    #: The tissue that they are from.
    ORIGIN = "origin"
    #: How they were separated from it and prepared.
    SEPARATION = "separation"
    #: What characteristics they exhibit.
    EXHIBITED = "exhibited"
    #: Where and how they are delivered.
    SITE = "site"


@cache
def item_fields(item: DosesItem) -> tuple[str, ...]:
    """Give the fields of an item that the table has words for.

    >>> item_fields(DosesItem.EXHIBITED)
    ('lineages', 'potency', 'karyotype', 'sterility', 'release')
    """
    return tuple(read_table("doses_checklist").get(item.value, ()))


@cache
def checklist_phrases() -> Phrases[tuple[tuple[DosesItem, str, str], ...]]:
    """Give the phrases, folded, each with the items, fields and codes that it reports.

    >>> checklist_phrases().at(["serum", "free", "medium"], 0)
    (((<DosesItem.SEPARATION: 'separation'>, 'medium', 'serum_free_medium'),), 3)
    """
    found: dict[str, dict[tuple[DosesItem, str, str], None]] = {}
    for item, fields in read_table("doses_checklist").items():
        for field, codes in fields.items():
            for code, patterns in codes.items():
                for pattern in patterns:
                    for phrase in spelled_out(pattern):
                        found.setdefault(phrase, {})[DosesItem(item), field, code] = None
    return Phrases({phrase: tuple(meanings) for phrase, meanings in found.items()})
