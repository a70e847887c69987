"""A trial as a page of Kidney Week's programme, in each of the dialects that copies come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.model import AbstractReport, Trial
from mscregistry.testing.carried_by_kidney_week import (
    CARRIES,
    SINGLE,
    Dialect,
    author_line,
    carried,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CARRIES", "Dialect", "carried", "render"]

#: What an archived page says of its year; ours, since the site's own notice is not ours to carry.
NOTICE: Final = "The programme of {year} is kept here as it was shown; all of {year} is archived."
#: Stands for a heading that the trial does not have.
_LOST: Final = "\0"


def render(trial: Trial, dialect: Dialect = Dialect.LABELLED) -> str:
    """Give the page of a trial's abstract; what the layout has no place for is left out.

    >>> report = AbstractReport(number="PO0001", category="Dialysis")
    >>> print(render(Trial(brief_title="Cells", abstract=report), Dialect.DASHED))
    Abstract: PO0001
    Cells
    Session Information
    Category: Dialysis
    """
    said = carried(trial, dialect)
    report = said.abstract or AbstractReport()
    lines = [*_head(report), f"Abstract: {report.number or ''}".strip()]
    lines += [*_some(said.brief_title), "Session Information", *_session(report)]
    lines += [f"Category: {report.category or ''}".strip(), *_items(_some(_topic(report)))]
    if report.authors:
        lines += ["Authors", *_items(map(author_line, report.authors))]
    if report.group_name:
        lines += ["Group or Team Name", *_items(report.group_name.split("\n"))]
    for section in report.sections:
        lines += [section.label or _LOST, section.text]
    if report.funding:
        lines += ["Funding", *_items(report.funding.split("\n"))]
    if dialect is Dialect.DASHED:
        kept = [line for line in lines if line != _LOST]
        return "\n".join(map(_dashed, kept))
    if dialect is Dialect.UNLABELLED:
        # Of a paragraph of one word, the line that it stood in is left.
        lines = ["" if line in SINGLE else line for line in lines]
    return "\n".join(_spaced("" if line == _LOST else line for line in lines))


def _head(report: AbstractReport) -> Iterator[str]:
    if report.meeting:
        yield from ("ASN's Mission", "learn more", "Contact ASN", report.meeting)
    if report.year:
        yield NOTICE.format(year=report.year)


def _session(report: AbstractReport) -> Iterator[str]:
    yield from _items(_some(report.session_title))
    place = f"Location: {report.session_location}" if report.session_location else None
    if report.session_date or place:
        yield "    " + " | ".join(part for part in (report.session_date, place) if part)
    if report.session_time:
        yield f"    Abstract Time: {report.session_time}"


def _topic(report: AbstractReport) -> str | None:
    code = f"{report.topic_code} " if report.topic_code else ""
    return f"{code}{report.topic}" if report.topic else None


def _items(words: Iterable[str]) -> Iterator[str]:
    for one in words:
        yield f"  • {one}"


def _some(words: str | None) -> Iterator[str]:
    if words:
        yield words


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines with a blank one between paragraphs, and none between items of a list."""
    before = ""
    for line in lines:
        if before and not (line.startswith(" ") and before.startswith(" ")):
            yield ""
        yield line
        before = line


def _dashed(line: str) -> str:
    return f"- {line[4:]}" if line.startswith("  • ") else line.lstrip()
