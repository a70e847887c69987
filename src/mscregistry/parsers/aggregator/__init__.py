"""Pages of the aggregator meddatax.com: one trial of ClinicalTrials.gov, in its own layout.

A short page::

    Cells for Kidneys

    NCT ID: NCT00000000

    Last Updated: 2024-01-31

    Basic Information

    (a fixed line that explains the heading)

    Recruitment Status

    RECRUITING

Recognised by ``NCT ID:`` and by its fixed lines, which are known by their digests; or by its
headings, in order.  A ``/results`` page is another document, and is refused by name.

Quirks: each heading is followed by a fixed line; terms, masked roles and other names are joined
by single spaces; a group gives an intervention's type before its description, and the list of
interventions after it; contacts at facilities are not tied to locations; backslashes escape
punctuation.  Some copies have lost the sub-labels, and with them the types of groups and
interventions, the brief summary and the conditions.

It never says: outcomes, the official title, the primary completion date, who shares what data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex import lex_page
from mscregistry.model import Trial
from mscregistry.parsers.aggregator.fields import (
    read_basic,
    read_design,
    read_eligibility,
    read_joined,
    read_results,
)
from mscregistry.parsers.aggregator.groups import Listed, read_groups, read_interventions
from mscregistry.parsers.aggregator.headings import HEADINGS, RELATED, sections
from mscregistry.parsers.aggregator.people import (
    read_contacts,
    read_officials,
    read_responsible,
    read_sponsors,
)
from mscregistry.parsers.aggregator.places import read_countries, read_sites
from mscregistry.parsers.aggregator.references import (
    read_identifiers,
    read_links,
    read_references,
    read_related,
)
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.vocab import help_line, registry_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line, Page
    from mscregistry.reading import Reading
    from mscregistry.source import Source

NAME: Final = "aggregator"
_ID: Final = "NCT ID:"
_UPDATED: Final = "Last Updated:"
_RESULTS_PAGE: Final = "Trial Outcomes & Findings for "
#: Headings that no other layout has; so many of them make a page one of this layout.
_OWN: Final = (
    "Basic Information",
    "Study Groups",
    "Other Intervention Names",
    "Principal Investigators",
    "Facility Contacts",
    "Other Identifiers",
    "More Related Trials",
    RELATED,
)
_ENOUGH: Final = 3
#: The site, and the pages that our own test kit writes in its layout.
_SITES: Final = {"meddatax.com", "mscregistry.testing/aggregator"}
_SECTIONS_TO_BE_WHOLE: Final = {"Basic Information", "Eligibility Criteria", "Sponsors"}


def recognise(head: Head) -> Match:
    """Say how well a document fits, by the site's fixed lines or by its headings."""
    lines = [line.text for line in lex_page(_source(head)).lines]
    if any(line.startswith(_RESULTS_PAGE) for line in lines[:10]):
        return Match(
            Strength.MARKED,
            f"a line begins {_RESULTS_PAGE.strip()!r}",
            refused="an aggregator's page of results",
            hint="Read the page of the trial itself, without /results.",
        )
    present = set(lines)
    own = [name for name in _OWN if name in present]
    headings = [name for name in HEADINGS if name in present]
    helped = next((line for line in lines if _is_fixed(line)), None)
    has_id = any(line.startswith(_ID) for line in lines)
    if helped is not None and (has_id or headings):
        return Match(Strength.MARKED, "a fixed line of the site")
    if len(own) >= _ENOUGH or (has_id and len(headings) >= _ENOUGH):
        return Match(Strength.STRUCTURED, f"headings {', '.join(headings[:4])}")
    seen = [*([_ID] if has_id else []), *headings[:3]]
    lacks = [name for name in (_ID, *_OWN[:3]) if name not in seen]
    why = f"has {', '.join(seen) or 'no heading of it'}; lacks {', '.join(lacks)}"
    return Match(Strength.NONE, why, close=bool(seen))


def _source(head: Head) -> Source:
    from mscregistry.source import Source

    return Source(head.text, head.name)


def _is_fixed(line: str) -> bool:
    known = help_line(line)
    return known is not None and known.site in _SITES


def lex(source: Source) -> Page:
    """Give the lines, without the marks that escape punctuation."""
    return lex_page(source, escapes=True)


def parse(page: Page) -> Reading:
    """Read the page, section by section."""
    draft = Draft(page)
    head, blocks = sections(draft)
    found: dict[str, Sequence[Line]] = {}
    for block in blocks:
        if block.name in found:
            draft.leave(block.lines, "the section has been read before")
        else:
            found[block.name] = block.lines
    fields = _head(draft, head)
    fields |= _plain(draft, found)
    listed = Listed((), ())
    if "Interventions" in found:
        listed = read_interventions(draft, found["Interventions"])
    sites = read_sites(draft, found.get("Locations", ()), found.get("Countries", ()))
    trial = Trial(
        **fields,
        arms=read_groups(draft, found.get("Study Groups", ()), listed),
        interventions=listed.all,
        sponsors=read_sponsors(draft, found.get("Sponsors", ())),
        responsible_party=read_responsible(draft, found.get("Responsible Party", ())),
        officials=read_officials(draft, found.get("Principal Investigators", ())),
        sites=sites,
        recruitment_countries=read_countries(draft, found.get("Countries", ()), sites),
        central_contacts=read_contacts(
            draft, "central_contacts", found.get("Central Contacts", ())
        ),
        facility_contacts=read_contacts(
            draft, "facility_contacts", found.get("Facility Contacts", ())
        ),
        references=read_references(draft, found.get("References", ())),
        links=read_links(draft, found.get("Related Links", ())),
        secondary_ids=read_identifiers(draft, found.get("Other Identifiers", ())),
        related_trials=read_related(
            draft, [*found.get(RELATED, ()), *found.get("More Related Trials", ())]
        ),
    )
    _whole(draft, trial, set(found))
    return draft.reading(trial, NAME)


def _head(draft: Draft, lines: Sequence[Line]) -> dict[str, Any]:
    """Read the title, the id and the date that stand before the first section."""
    fields: dict[str, Any] = {}
    titles: list[Line] = []
    for line in lines:
        if line.text.startswith(_ID) and "trial_id" not in fields:
            fields["trial_id"] = _after(draft, "trial_id", line, _ID)
        elif line.text.startswith(_UPDATED) and "last_update_date" not in fields:
            draft.label(line.slice(0, len(_UPDATED)))
            words = line.slice(len(_UPDATED), len(line)).strip()
            fields["last_update_date"] = draft.date("last_update_date", words)
        elif fields:
            draft.leave([line], "nothing is known to stand here")
        else:
            titles.append(line)
    if titles:
        # Whatever stands above the title is the site's furniture; the title is next to the id.
        fields["brief_title"] = draft.fact("brief_title", titles[-1])
        draft.leave(titles[:-1], "it stands above the title")
    return fields


def _after(draft: Draft, path: str, line: Line, label: str) -> str | None:
    draft.label(line.slice(0, len(label)))
    words = line.slice(len(label), len(line)).strip()
    if registry_of(words.text) is None:
        draft.unreadable(path, words, "an id of a registry")
        return None
    return draft.fact(path, words)


def _plain(draft: Draft, found: dict[str, Sequence[Line]]) -> dict[str, Any]:
    """Read the sections that stand for themselves."""
    basic = read_basic(draft, found.get("Basic Information", ()))
    return {
        "has_results": read_results(draft, found.get("Study Results", ())),
        **basic,
        "brief_summary": draft.prose("brief_summary", found.get("Brief Summary", ())),
        "detailed_description": draft.prose(
            "detailed_description", found.get("Detailed Description", ())
        ),
        "conditions": read_joined(
            draft, "conditions", found.get("Conditions", ()), "the conditions"
        ),
        "keywords": read_joined(draft, "keywords", found.get("Keywords", ()), "the keywords"),
        "design": read_design(draft, found.get("Study Design", ()), basic.get("study_type")),
        "intervention_other_names": read_joined(
            draft,
            "intervention_other_names",
            found.get("Other Intervention Names", ()),
            "the other names",
        ),
        "eligibility": read_eligibility(draft, found.get("Eligibility Criteria", ())),
    }


def _whole(draft: Draft, trial: Trial, found: set[str]) -> None:
    """Say what every page of this layout has and this one lacks."""
    if trial.trial_id is None:
        draft.issue(Code.NO_ID, Severity.WARNING, "the page does not say the trial's id")
    if missing := sorted(_SECTIONS_TO_BE_WHOLE - found):
        draft.issue(
            Code.TRUNCATED,
            Severity.WARNING,
            f"every page of this layout has {', '.join(missing)}, and this one has not",
            hint="the document may have been cut off",
        )


AGGREGATOR: Final = Parser(
    name=NAME,
    title="aggregator page (meddatax.com)",
    recognise=recognise,
    records=whole_document,
    lex=lex,
    parse=parse,
)
