"""The texts of a record in which cells are looked for, and what each of them tells."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, cached_property
from typing import Final

from attrs import frozen

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.stated import Passage
from mscregistry.vocab.cell_brands import brand_words
from mscregistry.vocab.cells import cell_words


class Role(Enum):
    """What a text of a record tells."""

    #: The name of something that is given or done.
    NAME = "name"
    #: What is given or done, and how.
    GIVEN = "given"
    #: The title, which says what the trial is about.
    TITLE = "title"
    #: What it is about, at length.
    CONTEXT = "context"
    #: What is measured, and who may take part: it may say how the cells are given.
    ASIDE = "aside"


@frozen
class CellPassage(Passage):
    """A text of a record with its role.

    >>> CellPassage("interventions[0].name", "MSCs", Role.NAME, group="interventions[0]").group
    'interventions[0]'
    """

    #: What it tells.
    role: Role
    #: The object of the record that the text belongs to, such as `interventions[0]`.
    group: str = ""
    #: The groups that it names as what is given in it: those of an arm.
    linked: tuple[str, ...] = ()
    #: Whether it is of a placebo, a sham, or of an arm without treatment.
    placebo: bool = False

    @cached_property
    def may_name_cells(self) -> bool:
        """Whether the text has a word that a name of cells has, which costs little to know."""
        lower = self.text.lower()
        if _ABBREVIATION in lower or (_STEM in lower and _NAMED.search(lower)):
            return True
        return not _telling_words().isdisjoint(_WORD.findall(lower))

    @cached_property
    def names_brand(self) -> bool:
        """Whether the text may have the name of a product."""
        lower = self.text.lower()
        if _STEM in lower and _NAMED.search(lower):
            return True
        return not brand_words().first_words.isdisjoint(_WORD.findall(lower))

    @cached_property
    def cells(self) -> CellText:
        """The text as words."""
        return CellText(self.text)


#: What ends an abbreviation of mesenchymal stem cells in one word, and a nonproprietary name.
_ABBREVIATION: Final = "msc"
_STEM: Final = "cel"
_NAMED: Final = re.compile(r"[a-z]{5}cel\b")
_WORD: Final = re.compile(r"[^\W_]+")


@cache
def _telling_words() -> frozenset[str]:
    words = cell_words() | brand_words().first_words
    return words | {f"{word}s" for word in words}
