"""Full trial details of the EU Clinical Trials Register, as its text download has them.

A file holds a record for each member state of each trial, and a record the answers to the
questions of the EudraCT form::

    Summary
    EudraCT Number: 2099-000001-10
    Sponsor's Protocol Code Number: ABC-1
    National Competent Authority: Spain - AEMPS
    …
    A. Protocol Information
    A.1 Member State Concerned: Spain - AEMPS
    A.3 Full title of the trial: A trial of cells
    A.3 Full title of the trial (es): Un ensayo de células
    …

It is recognised by the labels of its summary.

A line that begins with no question of the form goes on with the answer above it.  Sponsors,
funders, products and their substances, placebos and terms of MedDRA are repeated parts, some with
a number and some told only by questions that begin again.  An answer of no is an answer; a field
is filled by a yes.  Records of one trial stay apart: they share `trial_id` and differ in
`record_country`.

It never says: who leads the trial, where in a country it is done, when it began, results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.parsers.euctr.records import euctr_records
from mscregistry.parsers.parser import Head, Match, Parser, Strength

if TYPE_CHECKING:
    from mscregistry.lex.page import Page
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "euctr"
#: Lines that only this download has.
_MARKS: Final = (
    "Sponsor's Protocol Code Number:",
    "A.1 Member State Concerned:",
    "Date on which this record was first entered in the EudraCT database:",
)
_SITE: Final = "EU Clinical Trials Register"
_NUMBER: Final = "EudraCT Number:"


def _recognise(head: Head) -> Match:
    """Say how well a document fits; pages of the register's site are refused by name."""
    text = head.text
    if text.lstrip()[:1] == "<":
        if _SITE in text and _NUMBER in text:
            return Match(
                Strength.MARKED,
                f"it is HTML and says {_SITE!r}",
                refused="a page of the EU Clinical Trials Register",
                hint="Download the trial from the register as text, with full details.",
            )
        return Match(Strength.NONE, "it is markup")
    found = [mark for mark in _MARKS if mark in text]
    if len(found) > 1:
        return Match(Strength.MARKED, f"it has the lines {found[0]!r} and {found[1]!r}")
    if found and _NUMBER in text:
        return Match(Strength.STRUCTURED, f"it has the lines {_NUMBER!r} and {found[0]!r}")
    why = f"it has not both of {_NUMBER!r} and {_MARKS[0]!r}"
    return Match(Strength.NONE, why, close=bool(found))


def _lex(source: Source) -> Page:
    from mscregistry.lex.text import lex_text

    return lex_text(source)


def _parse(page: Page) -> Reading:
    """Read a record of one member state."""
    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.record import Record

    draft = Draft(page)
    return draft.reading(Record(draft).read(), _NAME)


EUCTR = Parser(
    name=_NAME,
    title="EU Clinical Trials Register (full details)",
    recognise=_recognise,
    records=euctr_records,
    lex=_lex,
    parse=_parse,
    many=True,
)
