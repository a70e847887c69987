"""A format of our own making, with which a test can say exactly what a document holds.

A record is the line ``TOY`` and then ``id: …``, ``title: …``, ``status: …``, ``updated: …`` and
``number: …`` lines.  Records of one file are parted by a line ``%%``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve

from mscregistry.lex.text import lex_text
from mscregistry.model import SecondaryId, Trial
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.formats import Formats
from mscregistry.parsers.parser import Head, Limits, Match, Parser, Strength
from mscregistry.vocab import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.lex.page import Page
    from mscregistry.reading import Reading
    from mscregistry.source import Source


def recognise(head: Head) -> Match:
    """Recognise the first line."""
    if head.text.startswith("TOY"):
        return Match(Strength.MARKED, "it begins with TOY")
    if head.text.startswith("RESULTS OF TOY"):
        return Match(
            Strength.MARKED, "it says so", refused="a page of results", hint="Read the record."
        )
    if "toy" in head.text:
        return Match(Strength.NONE, "has toy; lacks TOY", close=True)
    return Match(Strength.NONE, "lacks TOY")


def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Cut a file at its ``%%`` lines."""
    for whole in whole_document(stream, name, limits):
        for text in whole.text.split("%%\n"):
            if text.strip():
                yield evolve(whole, text=text)


def parse(page: Page) -> Reading:
    """Read the lines that have a label."""
    draft = Draft(page)
    trial = Trial()
    for line in page.lines:
        if line.text == "TOY":
            draft.label(line)
            continue
        label, _, _ = line.text.partition(": ")
        words = line.slice(len(label) + 2, len(line))
        draft.label(line.slice(0, len(label)))
        if label == "id":
            trial = evolve(trial, trial_id=draft.fact("trial_id", words))
        elif label == "title":
            trial = evolve(trial, brief_title=draft.fact("brief_title", words))
        elif label == "status":
            status = draft.coded("overall_status", words, Status)
            trial = evolve(trial, overall_status=status)
        elif label == "updated":
            updated = draft.date("last_update_date", words)
            trial = evolve(trial, last_update_date=updated)
        else:
            number = SecondaryId(draft.fact("secondary_ids[0].value", words))
            trial = evolve(trial, secondary_ids=(number,))
    return draft.reading(trial, "toy")


TOY = Parser(
    name="toy",
    title="toy format",
    recognise=recognise,
    records=records,
    lex=lex_text,
    parse=parse,
)
#: The toy format, and no other.
TOYS = Formats((TOY,))


def toy(
    trial_id: str = "NCT00000102",
    title: str = "Cells for Kidneys",
    **more: str,
) -> str:
    """Give the text of one record."""
    labelled = {"id": trial_id, "title": title, **more}
    return "\n".join(["TOY", *(f"{label}: {words}" for label, words in labelled.items()), ""])
