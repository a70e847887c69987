"""Pages of ClinicalTrials.gov as it was until 2024: one record, in the site's own layout.

A short page, in the copy that has lost the lines between cells::

    Cells for Kidneys
    ![]() |
    ClinicalTrials.gov Identifier: NCT00000000 |
    Recruitment Status :
    Recruiting
    Condition or disease | Intervention/treatment | Phase |
    ---|---|---|
    Acute Kidney Injury | Biological: Cells Other: Saline | Phase 1 Phase 2 |
    Study Type : | Interventional (Clinical Trial) |
    Estimated Enrollment : | 80 participants |
    Responsible Party: | Jane Doe, Principal Investigator, Some Hospital |

Recognised by ``ClinicalTrials.gov Identifier`` beside a label of its own, or by five such labels.
The record view (``Tracking Information``) and the results view (``Arm/Group Title``) of the same
trial are other documents, and are refused by name.

Three layouts are read by the same code, since they have the same labels.  The *piped* copy marks
cells by bars, and has lost the sponsor, the label of the summary and the headings of outcomes.
The *unpiped* copy has no cells; types and phases tell where a cell began.  *Before mid-2017* the
outcomes stood before the dates, the status was a sentence, and masking had other words.

Copies part cells by bars, with one before the row or without, by tabs, or by a blank alone; a page
saved as HTML has its cells marked.  Prose may have the words of labels, so no part begins above
the sure beginning of one that comes before it.

Quirks: conditions, interventions, phases and MeSH terms are joined by blanks; a name in the table
of arms tells where it ends in the table of conditions.  A description without a label may stand
before ``Study Type`` and may itself speak of inclusion criteria.  Lines of the foot state number
and dates again.  An acronym in brackets at the end of the title is part of the title as printed.
A responsible party of one part is an organisation: its `affiliation`, without a name.

It never says: the class of a sponsor, the PubMed number of a publication, the address of a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex import lex_page
from mscregistry.model import Trial
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.ctgov_page.arms import read_arms
from mscregistry.parsers.ctgov_page.cells import bare, label_of, passage
from mscregistry.parsers.ctgov_page.design import read_conditions, read_design
from mscregistry.parsers.ctgov_page.eligibility import read_eligibility
from mscregistry.parsers.ctgov_page.head import read_head
from mscregistry.parsers.ctgov_page.labels import HEADINGS, Part
from mscregistry.parsers.ctgov_page.layout import Layout, lay_out
from mscregistry.parsers.ctgov_page.outcomes import read_outcomes
from mscregistry.parsers.ctgov_page.places import read_places
from mscregistry.parsers.ctgov_page.recognition import recognise
from mscregistry.parsers.ctgov_page.record import read_record
from mscregistry.parsers.ctgov_page.terms import read_terms
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line, Page
    from mscregistry.reading import Reading
    from mscregistry.source import Words

NAME: Final = "ctgov-page"


def parse(page: Page) -> Reading:
    """Read the lines of one page."""
    draft = Draft(page)
    layout = lay_out(draft)
    facts, informants = read_head(draft, layout)
    facts["brief_summary"] = _prose(draft, "brief_summary", layout.of(Part.SUMMARY), layout)
    interventions, unlabelled = read_conditions(draft, layout, facts)
    described = [*unlabelled, *layout.of(Part.DESCRIPTION)]
    facts["detailed_description"] = _prose(draft, "detailed_description", described, layout)
    read_design(draft, layout, facts)
    read_arms(draft, layout, interventions, facts)
    read_outcomes(draft, layout, facts)
    facts["eligibility"] = read_eligibility(draft, layout)
    read_places(draft, layout, facts)
    loose = read_record(draft, layout, informants, facts)
    read_terms(draft, layout, loose, facts)
    if facts.get("trial_id") is None:
        draft.issue(Code.NO_ID, Severity.WARNING, "the page does not state the trial's number")
    if not layout.of(Part.RECORD):
        draft.issue(
            Code.TRUNCATED,
            Severity.WARNING,
            "the foot of the page, which every page has, is missing",
            hint="the document may have been cut off",
        )
    for field in ("sponsors", "officials", "references"):
        facts[field] = tuple(facts[field])
    return draft.reading(Trial(**facts), NAME)


def _prose(draft: Draft, path: str, lines: Sequence[Line], layout: Layout) -> str | None:
    """Take prose, under its label or without; behind a damaged label nothing is taken."""
    pieces: list[Words] = []
    first = next((place for place, line in enumerate(lines) if _names(line, path)), -1)
    for place, line in enumerate(lines):
        words: Words = line
        if line.start in layout.damaged:
            draft.leave(lines[place + 1 :], "a damaged label stands above it", path)
            break
        if place == first:
            draft.leave(pieces, "it stands above the label", path)
            pieces = []
            end = line.text.index(":") + 1
            draft.label(line.slice(0, end))
            words = line.slice(end, len(line.text))
        elif not pieces and line.text in HEADINGS:
            draft.label(line)
            continue
        if (words := bare(words)).text:
            pieces.append(words)
    return draft.maybe(path, passage(draft.page, pieces))


def _names(line: Line, path: str) -> bool:
    known = label_of(line)
    return known is not None and known[0] == _LABELLED[path]


_LABELLED: Final = {
    "brief_summary": "Brief Summary",
    "detailed_description": "Detailed Description",
}

CTGOV_PAGE: Final = Parser(
    name=NAME,
    title="ClinicalTrials.gov page (classic)",
    recognise=recognise,
    records=whole_document,
    lex=lex_page,
    parse=parse,
)
