"""What one text tells of cells that are given, as fields of the DOSES checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.checklist_numbers import numbers_told
from mscregistry.grammar.cells.checklist_scope import Scope
from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.cells.routes import ways_of
from mscregistry.vocab.doses_checklist import DosesItem, checklist_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.cells.checklist_products import GivenCells
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: What a mention of cells tells, with the item and the field that this is of.
_MENTIONED: Final = (
    ("donor", DosesItem.DONOR, "relation"),
    ("species", DosesItem.DONOR, "species"),
    ("tissue", DosesItem.ORIGIN, "tissue"),
    ("site", DosesItem.ORIGIN, "anatomical_site"),
)


def told_in(
    passage: CellPassage, cells: GivenCells
) -> Iterator[tuple[DosesItem, str, Stated[str]]]:
    """Give what a text tells of the cells that are given: item, field and statement."""
    scope = Scope(passage, cells)
    if not scope.is_silent:
        yield from _mentioned(scope, cells)
    yield from _phrases(passage, scope)
    for told in numbers_told(passage.text):
        words = passage.text[told.start : told.end]
        first, last = scope.place_of(told.start), scope.place_of(told.end - 1)
        if scope.tells(told.item, first, last + 1):
            yield told.item, told.field, passage.stated(words, told.start, told.end)
    for way in ways_of(passage):
        span = passage.cells.span(way.first, way.end)
        route = passage.stated(str(way.administration), span.start, span.end)
        yield DosesItem.SITE, "route", route
    for dose in read_doses(passage):
        stated = passage.stated_at(str(dose.value), dose.spans, sure=dose.sure)
        yield DosesItem.SITE, "dose", stated


def _mentioned(scope: Scope, cells: GivenCells) -> Iterator[tuple[DosesItem, str, Stated[str]]]:
    """Give what mentions of the cells tell, where their products do not say otherwise."""
    for mention in scope.mentions:
        facts = [
            (item, field, mention.told[axis])
            for axis, item, field in _MENTIONED
            if axis in mention.told
        ]
        facts += [(DosesItem.SEPARATION, "processing", stated) for stated in mention.processing]
        for item, field, stated in facts:
            if cells.agree(item, field, mention, stated.value):
                yield item, field, stated


def _phrases(passage: CellPassage, scope: Scope) -> Iterator[tuple[DosesItem, str, Stated[str]]]:
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
            if scope.tells(item, at, end):
                yield item, field, passage.stated(code, span.start, span.end)
        at = end
