"""Cells that are given to people: what they are, where they are from, and the words for them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table, row_of
from mscregistry.vocab.word_patterns import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

#: Mesenchymal stem cell, in the Cell Ontology.
MSC = "CL:0000134"


class ProductForm(StrEnum):
    """What is given; only the first is a product of mesenchymal stem/stromal cells.  Ours."""

    #: Mesenchymal stem/stromal cells.
    MSC = "msc"
    #: Stromal vascular fraction, or other cells of fat that were not cultured.
    SVF = "svf"
    #: Bone marrow aspirate concentrate.
    BMAC = "bmac"
    #: Mononuclear cells.
    MONONUCLEAR = "mononuclear"
    #: Extracellular vesicles, exosomes among them.
    EV = "ev"
    #: Conditioned medium, secretome.
    CONDITIONED_MEDIUM = "conditioned_medium"
    #: Cells derived from induced pluripotent stem cells.
    IPSC_DERIVED = "ipsc_derived"
    #: Cells whose genes were changed, or that carry a virus.
    ENGINEERED = "engineered"
    #: Any other cells.
    OTHER_CELL = "other_cell"


class DonorRelation(StrEnum):
    """Whose cells they are, seen from the one who receives them (DOSES, item D)."""

    AUTOLOGOUS = "autologous"
    ALLOGENEIC = "allogeneic"
    XENOGENEIC = "xenogeneic"


@frozen
class Kind:
    """A kind of cells, or of what cells make, as ``tables/cells.toml`` has it."""

    #: Our code for it.
    code: str
    #: What the cells are called.
    name: str
    #: The form of a product of them; `None` where the words do not tell it.
    form: ProductForm | None
    #: The tissue that the name itself tells.
    tissue: str | None = None
    #: Whether the words are too loose to be a product of their own: `cells`.
    loose: bool = False
    #: What else the record must speak of, for the abbreviation has other uses.
    needs: str | None = None


@frozen
class TissueEntry:
    """A tissue that cells are from, as ``tables/cells.toml`` has it.

    >>> tissue_called("whartons_jelly").within
    'umbilical_cord'
    """

    #: Our code for it.
    code: str
    #: Its code in UBERON, where it was checked.
    uberon: str | None = None
    #: Its code in the NCI Thesaurus, where it was checked.
    ncit: str | None = None
    #: The mesenchymal stem cell of this tissue in the Cell Ontology.
    cell_type: str = MSC
    #: The tissue that this one is part of.
    within: str | None = None


@cache
def _table() -> Mapping[str, Any]:
    return read_table("cells")


def _phrases(patterns: Iterable[str], meaning: T) -> dict[str, T]:
    return {phrase: meaning for one in patterns for phrase in spelled_out(one)}


@cache
def kind_called(code: str) -> Kind:
    """Give the kind with a code of ours.

    Raises:
        KeyError: There is none.
    """
    row = row_of(_table()["kinds"], code, "kind of cells")
    return Kind(
        code,
        row["cells"],
        ProductForm(row["form"]) if "form" in row else None,
        row.get("tissue"),
        row.get("loose", False),
        row.get("needs"),
    )


@cache
def tissue_called(code: str) -> TissueEntry:
    """Give the tissue with a code of ours.

    Raises:
        KeyError: There is none.
    """
    row = row_of(_table()["tissues"], code, "tissue")
    return TissueEntry(
        code,
        row.get("uberon"),
        row.get("ncit"),
        row.get("cell_type", MSC),
        row.get("within"),
    )


@cache
def kinds(part: str) -> Phrases[Kind]:
    """Give the words for kinds of cells; `part` is `phrases` or, for abbreviations, `short`."""
    every: dict[str, Kind] = {}
    for code, row in _table()["kinds"].items():
        every |= _phrases(row.get(part, ()), kind_called(code))
    return Phrases(every)


@cache
def abbreviated_tissues() -> Mapping[str, str]:
    """Give the abbreviations of tissues that stand in those of cells, each with our code."""
    every: dict[str, str] = {}
    for code, row in _table()["tissues"].items():
        every |= _phrases((*row.get("short", ()), *row.get("letters", ())), code)
    return every


@cache
def cell_words() -> frozenset[str]:
    """Give words of which every name of cells has one, so that a text without them has none.

    Of the names that have no word chosen before, the longest word is chosen.
    """
    names = [
        phrase
        for row in _table()["kinds"].values()
        for part in ("phrases", "short")
        for phrase in _phrases(row.get(part, ()), None)
    ]
    chosen = {"cell", "stem"}
    for name in sorted(names):
        words = name.split()
        if chosen.isdisjoint(words):
            chosen.add(max(words, key=len))
    return frozenset(chosen)


@cache
def joined_abbreviation() -> re.Pattern[str]:
    """Give the pattern of an abbreviation that says all in one word: `hUCMSC`, `AdMSCs`.

    Its groups are `donor` and `tissue`, each with the letters for it.
    """
    short = [one for one in abbreviated_tissues() if len(one) <= len("hucm")]
    letters = "|".join(sorted(short, key=len, reverse=True))
    return re.compile(rf"(?:h|hu|ha|a)?(?P<donor>allo|auto)?h?(?P<tissue>{letters})?d?(?:msc)$")


@cache
def modifiers(part: str) -> Phrases[tuple[tuple[str, str], ...]]:
    """Give the words that tell more of cells, each with what they tell: axis and value.

    `part` is `phrases` or, for abbreviations, `short`, or `letters` that stand by no word but one.
    """
    every: dict[str, tuple[tuple[str, str], ...]] = {}
    rows: list[tuple[str, str, Iterable[str]]] = [
        ("tissue", code, row.get(part, ())) for code, row in _table()["tissues"].items()
    ]
    if part == "phrases":
        rows += [
            (axis, value, patterns)
            for axis, group in _AXES.items()
            for value, patterns in _table()[group].items()
        ]
    for axis, value, patterns in rows:
        for phrase in _phrases(patterns, None):
            # `hBM-MSC`: the letter says that they are human.
            human = () if part == "phrases" else (f"h{phrase}", f"hu{phrase}")
            for form in (phrase, *human):
                every[form] = tuple(dict.fromkeys((*every.get(form, ()), (axis, value))))
    return Phrases(every)


#: The tables of words that tell more of cells, by what they tell.
_AXES = {
    "site": "sites",
    "donor": "donors",
    "species": "species",
    "processing": "processing",
    "engineered": "engineered",
    "filler": "fillers",
}


@cache
def structure_words(group: str, part: str) -> frozenset[str]:
    """Give single words that hold a noun phrase together, end it, or say what is done."""
    return frozenset(spelled_out(one)[0] for one in _table()[group][part])
