"""Abstracts of the American Society of Nephrology's Kidney Week (asn-online.org).

A page of the meeting's programme shows one abstract.  An invented one::

    Kidney Week

    Abstract: TH-PO012

    Stromal Cells for Tired Kidneys: A Pilot Study

    Session Information

      • Cells and Kidneys
        November 07, 2019 | Location: Hall D, Convention Center
        Abstract Time: 10:00 AM - 12:00 PM

    Category: CKD (Non-Dialysis)

      • 2102 CKD (Non-Dialysis): Clinical, Outcomes, and Trials

    Authors

      • Doe, Jane, Division of Nephrology, North Clinic, Rochester, Minnesota, United States
    Background

    Tired kidneys were given cells.

**How it is recognised.** The line ``Abstract:`` with a number of the programme, beside the
labels of the page.  The other pages of the site, which lists sessions and answers questions
under the same head, are refused.

**Its quirks.** Copies come in three dialects.  *Labelled*: as above.  *Unlabelled*: every
paragraph of one single word is lost, and with it all headings but those of several words
(``Case Description``, ``Group or Team Name``); where one was lost, two blank lines stand.
*Dashed*: the page begins at ``Abstract:``, lists have hyphens, and there are no blank lines.
The year of the meeting stands in the notice of an archived page and nowhere else, apart from the
day of the session.  U+201A may stand for a comma.  An author is ``last, first, affiliation, city,
[region,] country``, and the affiliation has commas of its own: see `authors`.

**What it never says.** The registry number of the trial as such: a number in the text of an
abstract may be that of another trial, so it is never taken for the trial's.  Status, phase, dates,
size and arms stand in prose, if at all; what they mean is no matter of reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex import lex_page
from mscregistry.model import AbstractReport, Trial
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.kidney_week.authors import read_authors
from mscregistry.parsers.kidney_week.cutting import NUMBER, Kind, cut_page
from mscregistry.parsers.kidney_week.header import (
    read_category,
    read_head,
    read_number,
    read_session,
    read_title,
    read_topic,
)
from mscregistry.parsers.kidney_week.lists import list_of, one_a_line
from mscregistry.parsers.kidney_week.sections import Run, read_sections
from mscregistry.parsers.parser import Head, Match, Parser, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.lex.page import Line, Page
    from mscregistry.parsers.kidney_week.cutting import Part
    from mscregistry.parsers.kidney_week.header import Fields
    from mscregistry.reading import Reading
    from mscregistry.source import Words

NAME: Final = "kidney-week"

#: What follows ``Abstract:`` in the line with the number, as text or as an element of HTML.
_NUMBER: Final = re.compile(r"\s{0,9}((?:[A-Z]{2}-)?[A-Z]{2,4}\d{2,5})[ \t]{0,9}(?=[\r\n<]|\Z)")
#: The labels by which the page is known, in their order.
_LABELS: Final = ("Session Information", "Category:")
#: What stands above every page of the site.
_SITE: Final = ("ASN's Mission", "Contact ASN", "Kidney Week")
#: What only the page of a session has.
_SESSION: Final = ("Session Description", "Learning Objective(s)", "Learning Pathway(s)")
_OPEN_ABSTRACT: Final = "Open one abstract of the session, and save that page instead."


def recognise(head: Head) -> Match:
    """Say how much of the abstract page stands in the beginning of a document."""
    text = head.text
    numbered = _numbered(text)
    labels = _standing(_LABELS, text)
    site = _standing(_SITE, text)
    if numbered and (labels or "Kidney Week" in site):
        return Match(Strength.MARKED, f"has 'Abstract: {numbered}'{_and(labels)}")
    if len(labels) == len(_LABELS):
        return Match(Strength.STRUCTURED, f"has {_and(labels)[2:]}; lacks 'Abstract:' and a number")
    session = _standing(_SESSION, text)
    if len(session) > 1 or (session and "Kidney Week" in site):
        kind = "the page of an ASN Kidney Week session"
        return Match(Strength.MARKED, f"has{_and(session)[1:]}", kind, _OPEN_ABSTRACT)
    if len(site) == len(_SITE):
        kind = "a page of the ASN Kidney Week site without an abstract"
        return Match(Strength.MARKED, f"has{_and(site)[1:]}", kind, _OPEN_ABSTRACT)
    seen = [*(["Abstract:"] if numbered else []), *labels, *site]
    lacks = [one for one in ("Abstract:", *_LABELS) if one not in seen]
    why = f"has {_and(seen)[2:] or 'none of its labels'}; lacks {_and(lacks)[2:]}"
    return Match(Strength.NONE, why, close=bool(seen))


def _numbered(text: str) -> str:
    """Give the first number of an abstract, or the empty string."""
    for at in _places(NUMBER, text):
        if (found := _NUMBER.match(text, at + len(NUMBER))) is not None:
            return found[1]
    return ""


def _standing(labels: Sequence[str], text: str) -> list[str]:
    """Give the labels that are there."""
    return [label for label in labels if next(_places(label, text), None) is not None]


def _places(label: str, text: str) -> Iterator[int]:
    """Give where a label begins a line, or an element of HTML."""
    at = text.find(label)
    while at >= 0:
        before = text[max(at - 9, 0) : at].rstrip(" \t")
        if not before or before[-1] in "\r\n>\ufeff":
            yield at
        at = text.find(label, at + 1)


def _and(words: list[str]) -> str:
    return "".join([f", {word!r}" for word in words])


def parse(page: Page) -> Reading:
    """Read the lines of one abstract page."""
    draft = Draft(page)
    cut = cut_page(draft)
    desk = _Desk(draft, topics_only=cut.has(Kind.AUTHORS))
    fields = read_head(draft, cut.head)
    fields["number"] = read_number(draft, cut.number)
    title = read_title(draft, cut.title)
    for part in cut.parts:
        desk.read(part)
    fields |= desk.fields
    fields["authors"] = read_authors(draft, desk.authors)
    fields["sections"], lost_funding = read_sections(draft, desk.runs)
    if lost_funding is not None:
        fields["funding"] = lost_funding
    if fields["sections"] and not fields["authors"]:
        draft.issue(
            Code.LOST_HEADING,
            Severity.WARNING,
            "no list of authors is known; they may stand in the text of a section",
            "abstract.authors",
        )
    abstract = AbstractReport(**fields)
    return draft.reading(Trial(brief_title=title, abstract=abstract), NAME)


class _Desk:
    """What has been read of the parts; authors and paragraphs are gathered from several."""

    def __init__(self, draft: Draft, *, topics_only: bool) -> None:
        self.draft = draft
        self.topics_only = topics_only
        self.fields: Fields = {}
        self.authors: list[Words] = []
        self.runs: list[Run] = []

    def read(self, part: Part) -> None:
        """Read one part; what follows its list is text of the abstract, its heading lost."""
        if part.kind is Kind.SECTION:
            self.runs.append(Run(part.label, part.lines))
        elif part.kind is Kind.SESSION:
            self.fields |= read_session(self.draft, part.lines)
        elif part.kind is Kind.LOST:
            self.draft.leave(part.lines, "its label is damaged")
        else:
            items, rest = list_of(part.lines)
            self._read_list(part, items, rest)

    def _read_list(self, part: Part, items: Sequence[Words], rest: Sequence[Line]) -> None:
        draft = self.draft
        if part.kind is Kind.AUTHORS:
            self.authors += items
        elif part.kind is Kind.CATEGORY:
            self.fields["category"] = read_category(draft, part.label)
            topic, others = read_topic(draft, items)
            self.fields |= topic
            if self.topics_only:
                draft.leave(others, "one topic is known to stand here", "abstract.topic")
            else:
                self.authors += others
        elif part.kind is Kind.LOST_LIST:
            draft.leave(items, "its label is damaged, or stands here again")
        else:
            name = "group_name" if part.kind is Kind.GROUP else "funding"
            if part.kind is Kind.FUNDING and not items and rest:
                items, rest = [draft.page.prose(rest)], ()
            if items:
                words = one_a_line(draft, items)
                self.fields[name] = draft.fact(f"abstract.{name}", words)
            if part.kind is Kind.FUNDING:
                draft.leave(rest, "below the funding, nothing is known to stand")
                rest = ()
        if rest:
            self.runs.append(Run(None, rest))


KIDNEY_WEEK: Final = Parser(
    name=NAME,
    title="ASN Kidney Week abstract",
    recognise=recognise,
    records=whole_document,
    lex=lex_page,
    parse=parse,
)
