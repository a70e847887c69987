"""The checklist DOSES: what a record reports of the cells it gives, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.cells.checklist_numbers import numbers_told
from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.routes import ways_of
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.doses_checklist import DosesItem, checklist_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.stated import Passage

#: What a mention of cells tells, with the item and the field that this is of.
_MENTIONED = (
    ("donor", DosesItem.DONOR, "relation"),
    ("tissue", DosesItem.ORIGIN, "tissue"),
    ("site", DosesItem.ORIGIN, "anatomical_site"),
)
_ORDER = {item: place for place, item in enumerate(DosesItem)}


@frozen
class Reported:
    """A field of the checklist that a text reports."""

    #: The item that the field is of.
    item: DosesItem
    #: The field: `relation`, `tissue`, `passage`, `viability`, `route` and so on.
    field: str
    #: Our code for what is reported, or the words themselves where they hold a number.
    stated: Stated[str]


@frozen
class DosesChecklist:
    """What the texts of a record report, by the five items of DOSES.

    The items are those of Murray et al. 2019 (doi 10.2106/JBJS.18.00915); their fields are ours.
    A high score says that much is reported, not that it is good.

    >>> from mscregistry.grammar.stated import Passage
    >>> text = "Autologous bone marrow MSCs, 2 million/kg intravenously"
    >>> checklist = read_checklist([Passage("arms[0].description", text)])
    >>> checklist.score, [item.value for item in checklist.missing]
    (3, ['separation', 'exhibited'])
    """

    #: All that is reported, by item, then by field, then in the order of the texts.
    reported: tuple[Reported, ...]

    def of(self, item: DosesItem) -> tuple[Reported, ...]:
        """Give what is reported of an item."""
        return tuple([one for one in self.reported if one.item is item])

    def field(self, item: DosesItem, name: str) -> tuple[Stated[str], ...]:
        """Give what is stated of one field of an item."""
        return tuple([one.stated for one in self.of(item) if one.field == name])

    @property
    def score(self) -> int:
        """How many of the five items have at least one field reported."""
        return len(DosesItem) - len(self.missing)

    @property
    def missing(self) -> tuple[DosesItem, ...]:
        """The items of which nothing is reported."""
        there = {one.item for one in self.reported}
        return tuple([item for item in DosesItem if item not in there])


def read_checklist(passages: Sequence[Passage]) -> DosesChecklist:
    """Give what texts report, by the items of the DOSES checklist.

    Give it the texts about the cells: titles, arms, interventions, summary.  What other texts say
    of other things, such as a sample of blood, would count too.  Any text is read.
    """
    found = [
        (_ORDER[one.item], one.field, place, one.stated.spans[0].start, one)
        for place, passage in enumerate(passages)
        for one in _reported(_as_cells(passage))
    ]
    return DosesChecklist(tuple([row[-1] for row in sorted(found, key=lambda row: row[:-1])]))


def _as_cells(passage: Passage) -> CellPassage:
    if isinstance(passage, CellPassage):
        return passage
    return CellPassage(passage.path, passage.text, Role.GIVEN)


def _reported(passage: CellPassage) -> Iterator[Reported]:
    for mention in mentions_of(passage):
        for axis, item, field in _MENTIONED:
            if axis in mention.told:
                yield Reported(item, field, mention.told[axis])
    yield from _phrases(passage)
    for told in numbers_told(passage.text):
        words = passage.text[told.start : told.end]
        yield Reported(told.item, told.field, passage.stated(words, told.start, told.end))
    for way in ways_of(passage):
        span = passage.cells.span(way.first, way.end)
        route = passage.stated(str(way.administration), span.start, span.end)
        yield Reported(DosesItem.SITE, "route", route)
    for dose in read_doses(passage):
        stated = passage.stated_at(str(dose.value), dose.spans, sure=dose.sure)
        yield Reported(DosesItem.SITE, "dose", stated)


def _phrases(passage: CellPassage) -> Iterator[Reported]:
    text = passage.cells
    at = 0
    while at < len(text.words):
        found = checklist_phrases().at(text.words, at)
        if found is None:
            at += 1
            continue
        meanings, end = found
        span = text.span(at, end)
        for item, field, code in meanings:
            yield Reported(item, field, passage.stated(code, span.start, span.end))
        at = end
