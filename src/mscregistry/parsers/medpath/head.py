"""The first and last lines of a MedPath page: the site's own, title, phase and status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.labels import Labels
from mscregistry.parsers.medpath.labels import bare
from mscregistry.parsers.medpath.values import take_coded
from mscregistry.vocab import Status, Unlisted, coded, help_line, read_phases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words
    from mscregistry.vocab import Phase

#: The name of the site, the first line of a page that keeps it.
_SITE: Final = Labels(["MedPath"])
#: The year in the last line of the pages from which the layout is known.
_YEAR_SEEN: Final = "2025"


def within_frame(draft: Draft) -> Sequence[Line]:
    """Give the lines between the site's name and its copyright line."""
    lines = list(draft.page.lines)
    if lines and lines[-1].text.startswith("©"):
        foot = lines.pop()
        if help_line(foot.text) is not None:
            draft.boilerplate(foot)
            _compare_year(draft, foot)
        else:
            draft.issue(
                Code.UNKNOWN_HELP_LINE,
                Severity.WARNING,
                f"{foot.text[:60]!r} is not the site's last line as it is known; left unread",
                words=foot,
            )
    if lines and lines[0].text in _SITE:
        draft.boilerplate(lines.pop(0))
    elif lines and _SITE.nearly(lines[0].text) is not None:
        draft.damaged(lines.pop(0), "MedPath", "it is left unread")
    return lines


def _compare_year(draft: Draft, foot: Line) -> None:
    if _YEAR_SEEN not in foot.text:
        draft.issue(
            Code.UNKNOWN_HELP_LINE,
            Severity.INFO,
            f"the layout is known from pages of {_YEAR_SEEN}, and this one says {foot.text!r}",
            words=foot,
        )


def read_head(
    draft: Draft, lines: Sequence[Line]
) -> tuple[tuple[Phase | Unlisted, ...], Words | None]:
    """Read what stands between the title and the first label: phase and status, or one of them.

    A word that is on no list is known by its neighbour: the line before a status is a phase,
    the line after a phase a status.
    """
    rest = [bare(line) for line in lines[1:]]
    status = rest.pop() if rest and coded(Status, rest[-1].text) is not None else None
    phases: tuple[Phase | Unlisted, ...] = ()
    if rest:
        found = read_phases(rest[0].text)
        listed = not isinstance(found[0].value, Unlisted)
        if listed or (len(rest) == 1 and (status is not None or "phase" in rest[0].text.lower())):
            phases = draft.phases("phases", rest.pop(0))
    if phases and status is None and rest:
        status = rest.pop(0)
    draft.leave(rest, "between title and conditions only a phase and a status can stand")
    return phases, status


def read_status(draft: Draft, field: Words | None, line: Words | None) -> Status | Unlisted | None:
    """Read the field of the status, and compare the line above the conditions with it."""
    path = "overall_status"
    if field is None:
        return take_coded(draft, path, line, Status)
    status = take_coded(draft, path, field, Status)
    if line is not None:
        if isinstance(status, Status) and coded(Status, line.text) is status:
            draft.confirm(path, line)
        else:
            draft.again(path, line)
    return status
