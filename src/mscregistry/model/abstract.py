"""What a congress abstract adds to a trial."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.model.views import with_views

if TYPE_CHECKING:
    from mscregistry.grammar.findings import Findings


class SectionKind(StrEnum):
    """What a section of an abstract tells; ours."""

    BACKGROUND = "BACKGROUND"
    METHODS = "METHODS"
    RESULTS = "RESULTS"
    CONCLUSION = "CONCLUSION"
    INTRODUCTION = "INTRODUCTION"
    CASE_DESCRIPTION = "CASE_DESCRIPTION"
    DISCUSSION = "DISCUSSION"


@frozen(weakref_slot=False)
class AbstractSection:
    """One section of an abstract."""

    #: Its text.
    text: str
    #: Its heading, as written; `None` where the page has none.
    label: str | None = None


@frozen(weakref_slot=False)
class Author:
    """An author, with the last name first as the programme prints it."""

    #: What is printed first, which is the last name unless the author swapped them.
    last_name: str
    #: What is printed second.
    first_name: str | None = None
    #: The institution, departments included, as written.
    affiliation: str | None = None
    #: The city.
    city: str | None = None
    #: The state or region.
    state: str | None = None
    #: The country.
    country: str | None = None


#: The sections of a study and of a case report in the order the congress asks for.
_ORDERS: tuple[tuple[SectionKind, ...], ...] = (
    (
        SectionKind.BACKGROUND,
        SectionKind.METHODS,
        SectionKind.RESULTS,
        SectionKind.CONCLUSION,
    ),
    (SectionKind.INTRODUCTION, SectionKind.CASE_DESCRIPTION, SectionKind.DISCUSSION),
)

#: The headings as they are printed, in lower case.
_BY_LABEL: dict[str, SectionKind] = {
    "background": SectionKind.BACKGROUND,
    "methods": SectionKind.METHODS,
    "method": SectionKind.METHODS,
    "results": SectionKind.RESULTS,
    "conclusion": SectionKind.CONCLUSION,
    "conclusions": SectionKind.CONCLUSION,
    "introduction": SectionKind.INTRODUCTION,
    "case description": SectionKind.CASE_DESCRIPTION,
    "discussion": SectionKind.DISCUSSION,
}


def kind_of_heading(label: str | None) -> SectionKind | None:
    """Give what a section under this heading tells, or None where the heading does not say.

    >>> kind_of_heading("Case Description").name, kind_of_heading("Purpose") is None
    ('CASE_DESCRIPTION', True)
    """
    return _BY_LABEL.get((label or "").casefold())


def kinds_between(
    before: SectionKind | None, after: SectionKind | None
) -> tuple[tuple[SectionKind, ...], ...]:
    """Give what can stand between two sections, for each order of sections that has both.

    None stands for the beginning and for the end of the abstract.

    >>> kinds_between(None, SectionKind.CASE_DESCRIPTION)
    ((<SectionKind.INTRODUCTION: 'INTRODUCTION'>,),)
    """
    return tuple(
        [
            order[0 if before is None else order.index(before) + 1 : _end(order, after)]
            for order in _ORDERS
            if before in (None, *order) and after in (None, *order)
        ]
    )


def _end(order: tuple[SectionKind, ...], after: SectionKind | None) -> int:
    return len(order) if after is None else order.index(after)


@with_views
@frozen(weakref_slot=False)
class AbstractReport:
    """A congress abstract: where it was shown, by whom, and its sections.

    Attributes:
        kinds: What each section tells, a derived view: by its heading, or, where headings were
            lost, by the number and the place of the sections, which is an interpretation.
        findings: What the sections state of the study and of its results, a derived view.

    >>> section = AbstractSection("No patient was lost to follow-up.", "Results")
    >>> AbstractReport(sections=(section,)).findings.lost_to_follow_up
    Stated(value=0, words='No', path='abstract.sections[0].text', sure=True)
    """

    #: The abstract's number in the programme.
    number: str | None = None
    #: The meeting.
    meeting: str | None = None
    #: The year of the meeting; abstract numbers are used again every year.
    year: int | None = None
    #: The subject category.
    category: str | None = None
    #: The code of the topic, which moves between years.
    topic_code: str | None = None
    #: The topic.
    topic: str | None = None
    #: The session's title.
    session_title: str | None = None
    #: The session's day, as written.
    session_date: str | None = None
    #: The session's place.
    session_location: str | None = None
    #: The session's hours, as written.
    session_time: str | None = None
    #: The authors, in order.
    authors: tuple[Author, ...] = ()
    #: The study group that signs for the authors.
    group_name: str | None = None
    #: The sections, in order.
    sections: tuple[AbstractSection, ...] = ()
    #: Who paid.
    funding: str | None = None

    @cached_property
    def kinds(self) -> tuple[SectionKind | None, ...]:
        """What each section tells: by its heading, or where it has none, by its place.

        The second is an interpretation.  Sections without a heading are named when there are
        as many of them as belong at their place: one before the case description is the
        introduction, and four in an abstract without any heading are background, methods,
        results and conclusion, three a case report.  Any other number is left unnamed.
        """
        kinds = [kind_of_heading(section.label) for section in self.sections]
        bare = [section.label is None for section in self.sections]
        for start, end in _runs(bare):
            before, after = kinds[start - 1] if start else None, None
            if end < len(kinds):
                after = kinds[end]
            if (start and before is None) or (end < len(kinds) and after is None):
                continue
            fitting = [run for run in kinds_between(before, after) if len(run) == end - start]
            if len(fitting) == 1:
                kinds[start:end] = fitting[0]
        return tuple(kinds)

    @cached_property
    def findings(self) -> Findings:
        """What the sections state; paths are relative to the trial."""
        return self.findings_under(None)

    def findings_under(self, title: str | None) -> Findings:
        """Give what the sections state together with the title, which is the trial's own.

        >>> AbstractReport().findings_under("Cells in asthma: a phase 2 study").phases[0].path
        'brief_title'
        """
        # The grammar of results is only for those who ask for it.
        from mscregistry.grammar.findings import Tells, read_findings, tells_of
        from mscregistry.grammar.stated import Passage

        told = {
            SectionKind.BACKGROUND: Tells.BACKGROUND,
            SectionKind.INTRODUCTION: Tells.BACKGROUND,
            SectionKind.METHODS: Tells.METHODS,
            SectionKind.RESULTS: Tells.RESULTS,
            SectionKind.CASE_DESCRIPTION: Tells.RESULTS,
            SectionKind.CONCLUSION: Tells.CONCLUSION,
            SectionKind.DISCUSSION: Tells.CONCLUSION,
        }
        texts = [] if title is None else [(Passage("brief_title", title), Tells.TITLE)]
        texts += [
            (
                Passage(f"abstract.sections[{index}].text", section.text),
                (tells_of(section.label or "") or Tells.ANYTHING) if kind is None else told[kind],
            )
            for index, (section, kind) in enumerate(zip(self.sections, self.kinds, strict=True))
        ]
        return read_findings(texts)

    def section(self, kind: SectionKind) -> str | None:
        """Give the text of the first section of that kind, or None."""
        for section, found in zip(self.sections, self.kinds, strict=True):
            if found is kind:
                return section.text
        return None

    @property
    def background(self) -> str | None:
        """Why the study was done."""
        return self.section(SectionKind.BACKGROUND)

    @property
    def methods(self) -> str | None:
        """What was done."""
        return self.section(SectionKind.METHODS)

    @property
    def results(self) -> str | None:
        """What was found."""
        return self.section(SectionKind.RESULTS)

    @property
    def conclusion(self) -> str | None:
        """What the authors make of it."""
        return self.section(SectionKind.CONCLUSION)


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """Give where each run of true flags begins and ends."""
    runs: list[tuple[int, int]] = []
    for index, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        elif flag:
            runs.append((index, index + 1))
    return runs
