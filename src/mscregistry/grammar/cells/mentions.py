"""Cells as a text mentions them: the words that name them, with all that these words tell."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from mscregistry.grammar.cells.acts import donor_of_act
from mscregistry.grammar.cells.anchors import Anchor, anchors_of
from mscregistry.grammar.cells.chains import chained
from mscregistry.grammar.cells.mark import Mark, marks_of
from mscregistry.grammar.cells.noun_phrases import BACK, FORWARD, start_of, stop_of
from mscregistry.grammar.cells.passages import CellPassage
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.cells import (
    Kind,
    ProductForm,
    abbreviated_tissues,
    kind_called,
    structure_words,
    tissue_called,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


#: Of these a noun phrase tells one.
_AXES: Final = ("tissue", "donor", "site", "species", "engineered")


@frozen
class Mention:
    """Cells that a text mentions once."""

    #: The text.
    passage: CellPassage = field(repr=False)
    #: What is mentioned.
    kind: Kind
    #: The place of the first word of the name.
    first: int
    #: The place behind the last word of the name.
    end: int
    #: The place where the noun phrase around the name begins.
    start: int
    #: The place behind all that tells where the cells are from.
    stop: int
    #: What the noun phrase tells of the cells, along each axis once.
    told: Mapping[str, Stated[str]] = field(factory=dict, eq=False, repr=False)
    #: How the cells were made or kept.
    processing: tuple[Stated[str], ...] = field(default=(), eq=False, repr=False)
    #: The cells that make, or are made into, what is mentioned: those of exosomes.
    parent: Mention | None = field(default=None, eq=False, repr=False)

    def of(self, axis: str) -> str | None:
        """Give what is told along an axis, or None."""
        stated = self.told.get(axis)
        return None if stated is None else stated.value

    @property
    def words(self) -> str:
        """The noun phrase, as written."""
        return self.passage.cells.said(self.start, self.stop)


def mentions_of(passage: CellPassage) -> list[Mention]:
    """Give the cells that a text mentions, in order.

    Where one name stands for two kinds of cells, `autologous and allogeneic cells`, there are
    two mentions with the same place.
    """
    anchors = anchors_of(passage.cells)
    found: list[Mention] = []
    for index, anchor in enumerate(anchors):
        before = anchors[index - 1].end if index else 0
        behind = anchors[index + 1].first if index + 1 < len(anchors) else None
        found += _mentioned(passage, anchor, before, behind)
    return _shared(chained(found))


def _shared(mentions: Sequence[Mention]) -> list[Mention]:
    """Let the second of two joined names have the donor of the first, if it has none of its own.

    `Autologous MSCs and mononuclear cells` are most likely both autologous.
    """
    found = list(mentions)
    for index, (one, other) in enumerate(pairwise(mentions)):
        donor = found[index].told.get("donor")
        if donor is None or "donor" in other.told or not are_joined(one, other):
            continue
        if (
            one.kind != other.kind
            and donor.spans[0].start == one.passage.cells.places[one.start][0]
        ):
            told = {**other.told, "donor": evolve(donor, sure=False)}
            found[index + 1] = evolve(other, told=told)
    return found


def _mentioned(
    passage: CellPassage, anchor: Anchor, before: int, behind: int | None
) -> Iterator[Mention]:
    text = passage.cells
    low = max(before, anchor.first - BACK)
    high = min(len(text.words) if behind is None else behind, anchor.end + FORWARD)
    marks = marks_of(text, low, anchor.end) + marks_of(text, anchor.end, high)
    start = start_of(text, anchor.first, marks)
    stop = min(stop_of(text, anchor.end, marks), high)
    within = [one for one in marks if start <= one.first and one.end <= stop]
    told = _told(passage, anchor, within)
    if "donor" not in told:
        told |= donor_of_act(passage, start)
    kind = anchor.kind
    if "engineered" in told and kind.form is ProductForm.OTHER_CELL and not kind.loose:
        kind = kind_called("engineered")
    mention = Mention(
        passage,
        kind,
        anchor.first,
        anchor.end,
        start,
        stop,
        told,
        tuple(_stated(passage, one) for one in within if one.axis == "processing"),
    )
    other = _joined(passage, mention, marks)
    if other is None:
        yield mention
    else:
        # `allogeneic cord and marrow cells`: what stands before both is told of both.
        begin = start_of(text, other.first, marks)
        ahead = [one for one in marks if begin <= one.first and one.end <= other.first]
        shared = {**_told(passage, anchor, ahead), **told}
        yield evolve(mention, told=shared)
        yield evolve(mention, start=begin, told={**shared, other.axis: _stated(passage, other)})


def _stated(passage: CellPassage, mark: Mark) -> Stated[str]:
    span = passage.cells.span(mark.first, mark.end)
    return passage.stated(mark.value, span.start, span.end)


def _told(passage: CellPassage, anchor: Anchor, marks: Sequence[Mark]) -> dict[str, Stated[str]]:
    """Give what the words tell along each axis: the nearest, and of tissues the finest."""
    told: dict[str, Stated[str]] = {}
    span = passage.cells.span(anchor.first, anchor.end)
    if anchor.donor is not None:
        relation = {"allo": "allogeneic", "auto": "autologous"}[anchor.donor]
        told["donor"] = passage.stated(relation, span.start, span.end)
    tissue = anchor.kind.tissue
    if anchor.tissue is not None:
        tissue = abbreviated_tissues()[anchor.tissue]
    if tissue is not None:
        told["tissue"] = passage.stated(tissue, span.start, span.end)
    for mark in sorted(marks, key=lambda one: _distance(one, anchor)):
        if mark.axis not in _AXES:
            continue
        known = told.get(mark.axis)
        if known is None or (mark.axis == "tissue" and _is_within(mark.value, known.value)):
            told[mark.axis] = _stated(passage, mark)
    return told


def _distance(mark: Mark, anchor: Anchor) -> int:
    """Give how far a mark is from the name; what stands before it counts first."""
    return anchor.first - mark.end if mark.first < anchor.end else 1000 + mark.first


def _is_within(tissue: str, other: str) -> bool:
    return tissue_called(tissue).within == other


def _joined(passage: CellPassage, mention: Mention, marks: Sequence[Mark]) -> Mark | None:
    """Give the words that say that other cells are meant too: `autologous and`."""
    text = passage.cells
    joint = mention.start - 1
    if joint <= 0 or text.words[joint] not in structure_words("stops", "joining"):
        return None
    for mark in marks:
        if mark.end == joint and mark.axis in {"donor", "tissue"}:
            known = mention.of(mark.axis)
            return mark if known not in {None, mark.value} else None
    return None


def are_joined(one: Mention, other: Mention) -> bool:
    """Say whether two names stand in one list: `MSCs and islets`."""
    if one.passage is not other.passage:
        return False
    first, last = sorted((one, other), key=lambda each: each.first)
    between = one.passage.cells.words[first.end : last.start]
    return len(between) == 1 and between[0] in structure_words("stops", "joining")


def named_before(mention: Mention) -> Mention:
    """Give a mention with what is told before the end of the name alone, and not surely."""
    end = mention.passage.cells.places[mention.end - 1][1]
    told = {
        axis: evolve(stated, sure=False)
        for axis, stated in mention.told.items()
        if stated.spans[0].start < end
    }
    return evolve(mention, told=told)
