"""The texts of a record in which cells are looked for, and what each of them tells."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from attrs import frozen

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.stated import Passage


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
    def cells(self) -> CellText:
        """The text as words."""
        return CellText(self.text)
