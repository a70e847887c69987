"""The head of the page: title, number, status, dates, and who gives the information."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar import read_us_date
from mscregistry.issues import Code, Severity
from mscregistry.model import Sponsor
from mscregistry.parsers.ctgov_page.cells import Row, bare, label_of, once, one_value, rows
from mscregistry.parsers.ctgov_page.labels import LABELS, Part
from mscregistry.parsers.ctgov_page.layout import BULLETS
from mscregistry.vocab import SponsorRole, Status, coded, help_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Facts of the trial, by the names of its fields.
Facts = dict[str, Any]

_NAMES: Final = frozenset(name for name, parts in LABELS.items() if Part.HEAD in parts)
_NCT: Final = re.compile(r"NCT\d{8}", re.ASCII)
#: What the tabs of the page say of results.
_TABS: Final = {
    "No Results Posted": False,
    "No Study Results Posted": False,
    "Study Results": True,
    "Results": True,
}
#: The sentences in which pages before mid-2017 give the status.
_SENTENCES: Final = {
    "This study has been completed.": Status.COMPLETED,
    "This study has been terminated.": Status.TERMINATED,
    "This study has been suspended.": Status.SUSPENDED,
    "This study has been withdrawn prior to enrollment.": Status.WITHDRAWN,
    "This study is ongoing, but not recruiting participants.": Status.ACTIVE_NOT_RECRUITING,
    "This study is currently recruiting participants.": Status.RECRUITING,
    "This study is not yet open for participant recruitment.": Status.NOT_YET_RECRUITING,
    "This study is enrolling participants by invitation only.": Status.ENROLLING_BY_INVITATION,
}
_UNKNOWN: Final = "The recruitment status of this study is unknown"
_SEE: Final = "(see Contacts and Locations)"
#: Date labels of the head and the foot, and the fields they give.
POSTED: Final[Mapping[str, str]] = {
    "First Posted": "first_posted_date",
    "First received": "first_posted_date",
    "Study First Received": "first_posted_date",
    "Results First Posted": "results_first_posted_date",
    "Results First Received": "results_first_posted_date",
    "Last Update Posted": "last_update_date",
    "Last updated": "last_update_date",
    "Last Updated": "last_update_date",
    "Last verified": "verified_date",
    "Last Verified": "verified_date",
}
#: What links beside a value are called.
_LINKS: Final = ("Key Record Dates", "History of Changes")
#: Among so many sponsors one that is named again is looked for.
_MOST: Final = 100
#: The fixed line under the title.
_DISCLAIMER: Final = "(disclaimer)"
#: What stands before the number where the words of a link were lost.
_IDENTIFIER: Final = " Identifier: "


#: Labels that may have several rows: what they state is compared, or is a list.
_SEVERAL: Final = frozenset(
    {*POSTED, "ClinicalTrials.gov Identifier", "Sponsor", "Collaborator", "Collaborators"}
)


def read_head(draft: Draft, layout: Layout) -> tuple[Facts, list[Words]]:
    """Give the facts of the head, and the words that name who gives the information."""
    facts: Facts = {"sponsors": [], "_providers": []}
    top: list[Line] = []
    titles: list[Line] = []
    below: list[Line] = []
    for line in layout.of(Part.HEAD):
        known = label_of(line)
        if (known is not None and known[0] in _NAMES) or below:
            below.append(line)
        elif line.start not in layout.damaged:
            top.append(line)
    disclaimer = None
    for line in top:
        if _is_fixed(draft, line, facts):
            helped = help_line(line.text) or help_line(bare(line).text)
            if helped is not None and helped.heading == _DISCLAIMER:
                disclaimer = len(titles)
        elif _is_title(draft, line, facts):
            titles.append(line)
    _title(draft, titles, disclaimer, facts)
    found, loose = rows(
        [one for one in below if not _is_fixed(draft, one, facts)], _NAMES, layout.damaged
    )
    informants: list[Words] = []
    for row in once(draft, found, _SEVERAL):
        draft.label(row.label)
        _row(draft, row, facts, informants)
    draft.leave([one for one in loose if not _old_status(draft, one, facts)], "no label names it")
    return facts, informants


def _row(draft: Draft, row: Row, facts: Facts, informants: list[Words]) -> None:
    name = row.name
    if name == "ClinicalTrials.gov Identifier":
        state_id(draft, row, facts)
    elif name in POSTED:
        state_date(draft, row, POSTED[name], facts)
    elif name in {"Recruitment Status", "Expanded Access Status"}:
        _status(draft, row, facts)
    elif name == "Recruitment status was":
        _last_known(draft, row, facts)
    elif name in {"Sponsor", "Collaborator", "Collaborators"}:
        role = SponsorRole.LEAD if name == "Sponsor" else SponsorRole.COLLABORATOR
        for piece in row.pieces:
            add_sponsor(draft, piece, role, facts)
    else:
        informants += row.pieces


def _is_fixed(draft: Draft, line: Line, facts: Facts) -> bool:
    """Take a fixed line of the site, or the tab that tells whether there are results."""
    words = bare(line)
    if words.text.startswith(BULLETS):
        words = words.slice(2, len(words.text)).strip()
    if words.text in _TABS and "has_results" not in facts:
        draft.fact("has_results", words)
        facts["has_results"] = _TABS[words.text]
        return True
    if help_line(line.text) or help_line(words.text):
        draft.boilerplate(line)
        return True
    return False


def _by_identifier(draft: Draft, line: Line, facts: Facts) -> bool:
    """Take the number from the line in which it follows the disclaimer."""
    head, found, _ = line.text.partition(_IDENTIFIER)
    if not found or not help_line(head):
        return False
    draft.boilerplate(line.slice(0, len(head)))
    end = len(head) + len(_IDENTIFIER)
    row = Row("Identifier", line.slice(len(head) + 1, end), [bare(line.slice(end, len(line.text)))])
    draft.label(row.label)
    state_id(draft, row, facts)
    return True


def _is_title(draft: Draft, line: Line, facts: Facts) -> bool:
    """Say whether a line is none of what else stands beside the title."""
    if _by_identifier(draft, line, facts) or _old_status(draft, line, facts):
        return False
    return bool(line.text.strip("![]()| "))


def _title(draft: Draft, titles: list[Line], disclaimer: int | None, facts: Facts) -> None:
    """Take the title: the line above the disclaimer, else the first that is not fixed."""
    if not titles:
        return
    place = 0 if disclaimer is None else max(disclaimer - 1, 0)
    title = titles.pop(place)
    facts["brief_title"] = draft.fact("brief_title", bare(title))
    for line in titles:
        draft.issue(
            Code.UNKNOWN_HELP_LINE,
            Severity.WARNING,
            f"{line.text[:60]!r} stands among the fixed lines of the site and is not known",
            words=line,
            hint="it is left unread",
        )


def state_id(draft: Draft, row: Row, facts: Facts) -> None:
    """Take the number of the trial, or compare it with what was stated before."""
    if (words := one_value(draft, row, "trial_id")) is None:
        return
    words = without_link(draft, words)
    if draft.has("trial_id"):
        draft.again("trial_id", words)
    elif _NCT.fullmatch(words.text):
        facts["trial_id"] = draft.fact("trial_id", words)
    else:
        draft.unreadable("trial_id", words, "a number of ClinicalTrials.gov")


def state_date(draft: Draft, row: Row, path: str, facts: Facts) -> None:
    """Take a date, or compare it with what was stated before."""
    if (words := one_value(draft, row, path)) is None:
        return
    words = without_link(draft, words)
    if draft.has(path):
        draft.again(path, words)
    else:
        facts[path] = draft.date(path, words, read=read_us_date)


def without_link(draft: Draft, words: Words) -> Words:
    """Give the words without the link that stands beside them."""
    for link in _LINKS:
        if words.text.endswith(link):
            at = len(words.text) - len(link)
            draft.boilerplate(words.slice(at, len(words.text)))
            return bare(words.slice(0, at))
    return words


def add_sponsor(draft: Draft, words: Words, role: SponsorRole, facts: Facts) -> None:
    """Take a sponsor, or note that it is named again."""
    sponsors: list[Sponsor] = facts["sponsors"]
    for index, known in enumerate(sponsors[:_MOST]):
        if known.name == words.text:
            draft.again(f"sponsors[{index}].name", words)
            return
    name = draft.fact(f"sponsors[{len(sponsors)}].name", words)
    sponsors.append(Sponsor(name, role=role))


def _status(draft: Draft, row: Row, facts: Facts) -> None:
    """Read ``Terminated (no funding)``, and under it what is said of an unknown status."""
    pieces = row.pieces
    if not pieces:
        return
    words, rest = pieces[0], pieces[1:]
    if rest and rest[0].text.startswith("(") and rest[0].text.endswith(")"):
        _why(draft, rest.pop(0), facts)
    start = words.text.find("(")
    if coded(Status, words.text) is None and start > 0 and words.text.endswith(")"):
        _why(draft, words.slice(start, len(words.text)), facts)
        words = words.slice(0, start).strip()
    facts["overall_status"] = draft.coded("overall_status", words, Status)
    loose = [piece for piece in rest if not _verified(draft, piece, facts)]
    draft.leave(loose, "nothing is known to stand under the status", "overall_status")


def _why(draft: Draft, words: Words, facts: Facts) -> None:
    inside = words.slice(1, len(words.text) - 1).strip()
    if inside.text:
        facts["why_stopped"] = draft.fact("why_stopped", inside)


def _last_known(draft: Draft, row: Row, facts: Facts) -> None:
    if (words := one_value(draft, row, "last_known_status")) is not None:
        facts["last_known_status"] = draft.coded("last_known_status", words, Status)


def _verified(draft: Draft, words: Words, facts: Facts) -> bool:
    """Read ``Verified June 2020 by Some Hospital.``; who verified is compared later."""
    text = words.text
    by = text.find(" by ")
    if not text.startswith("Verified ") or by < 0 or not text.endswith("."):
        return False
    draft.label(words.slice(0, 8))
    draft.label(words.slice(by, by + 3).strip())
    when = words.slice(9, by).strip()
    facts["verified_date"] = draft.date("verified_date", when, read=read_us_date)
    facts["_providers"].append(words.slice(by + 4, len(text) - 1))
    return True


def _old_status(draft: Draft, words: Words, facts: Facts) -> bool:
    """Take the sentence in which older pages give the status, and what follows it."""
    text = words.text
    if text.endswith(_SEE):
        draft.label(words.slice(len(text) - len(_SEE), len(text)))
        words = words.slice(0, len(text) - len(_SEE)).strip()
        text = words.text
        if not text:
            return True
    status = Status.UNKNOWN if text.startswith(_UNKNOWN) else _SENTENCES.get(text)
    if status is not None:
        draft.fact("overall_status", words)
        facts["overall_status"] = status
        return True
    if facts.get("overall_status") and "why_stopped" not in facts and text.startswith("("):
        _why(draft, words, facts)
        return True
    return _verified(draft, words, facts)
