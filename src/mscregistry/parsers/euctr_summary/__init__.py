"""Summaries of the EU Clinical Trials Register, as its text download of search results has them.

A file holds a block for each trial, with values aligned behind their labels::

    EudraCT Number:          2099-000001-10
    Sponsor Protocol Number: ABC-1
    Sponsor Name:            Example University
    Full Title:              A trial of cells ...
    Start Date:              2099-03-04
    Medical condition:       Knee pain
    Disease:                 Version: 20.0, SOC Term: 100000004859, Classification Code: …
    Population Age:          Adults, Elderly
    Gender:                  Male, Female
    Trial protocol:          SE(Completed) PT(Ongoing)
    Link:                    https://…

It is recognised by its first three labels.

Titles and conditions are cut off by the register, which ends them with dots; there are several
lines of diseases, or an empty one.  In some copies all line breaks were lost, and labels are told
by the blanks that align the values.

It never says: criteria, products, outcomes, where the trial as a whole stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.parsers.euctr_summary.records import summary_records
from mscregistry.parsers.parser import Head, Match, Parser, Strength

if TYPE_CHECKING:
    from mscregistry.lex.page import Page
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "euctr-summary"
_MARKS: Final = ("EudraCT Number:", "Sponsor Protocol Number:", "Sponsor Name:", "Full Title:")


def _recognise(head: Head) -> Match:
    """Say how well a document fits."""
    text = head.text
    found = [mark for mark in _MARKS if mark in text]
    if text.lstrip()[:1] == "<":
        return Match(Strength.NONE, "it is markup")
    if len(found) == len(_MARKS):
        return Match(Strength.MARKED, f"it has the labels {', '.join(map(repr, _MARKS))}")
    missed = next(mark for mark in _MARKS if mark not in found)
    return Match(Strength.NONE, f"it has not the label {missed!r}", close=len(found) > 1)


def _lex(source: Source) -> Page:
    from mscregistry.lex.text import lex_text

    return lex_text(source)


def _parse(page: Page) -> Reading:
    """Read the summary of one trial."""
    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr_summary.fields import read_fields

    draft = Draft(page)
    return draft.reading(read_fields(draft), _NAME)


EUCTR_SUMMARY = Parser(
    name=_NAME,
    title="EU Clinical Trials Register (summary)",
    recognise=_recognise,
    records=summary_records,
    lex=_lex,
    parse=_parse,
    many=True,
)
