"""How much of a trial a page of Kidney Week's programme can say, in each of its dialects."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.dates import read_us_date
from mscregistry.lex import Line, lex_text
from mscregistry.model import AbstractReport, AbstractSection, Author, Trial
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.kidney_week.authors import is_author, read_authors
from mscregistry.parsers.kidney_week.cutting import (
    HEADINGS,
    PROGRAMME_NUMBER,
    Kind,
    is_landmark,
)
from mscregistry.parsers.kidney_week.header import (
    DAY,
    LOCATION,
    MEETING,
    TIME,
    TOPIC_CODE,
    nearly_label,
)
from mscregistry.parsers.kidney_week.lists import bullet
from mscregistry.source import Source, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The fields of a trial that the layout has a place for.
CARRIES: Final = (
    "brief_title",
    "abstract.number",
    "abstract.meeting",
    "abstract.year",
    "abstract.category",
    "abstract.topic_code",
    "abstract.topic",
    "abstract.session_title",
    "abstract.session_date",
    "abstract.session_location",
    "abstract.session_time",
    "abstract.authors[*].last_name",
    "abstract.authors[*].first_name",
    "abstract.authors[*].affiliation",
    "abstract.authors[*].city",
    "abstract.authors[*].state",
    "abstract.authors[*].country",
    "abstract.group_name",
    "abstract.sections[*].label",
    "abstract.sections[*].text",
    "abstract.funding",
)
#: The headings of sections.
_SECTIONS: Final = frozenset(name for name, kind in HEADINGS.items() if kind is Kind.SECTION)
#: The headings of one word, which some copies lose.
SINGLE: Final = frozenset(name for name in HEADINGS if " " not in name)
_CASE: Final = "Case Description"
#: Marks that one cannot see, at the ends of lines; a page is read without them.
_INVISIBLE: Final = "\ufeff\u200b "


class Dialect(Enum):
    """How a page was turned into text."""

    #: With blank lines, and all labels.
    LABELLED = "labelled"
    #: With blank lines, and without the headings of a single word.
    UNLABELLED = "unlabelled"
    #: With hyphens for bullets, without blank lines and without the head of the page.
    DASHED = "dashed"


def carried(trial: Trial, dialect: Dialect = Dialect.LABELLED) -> Trial:
    """Give the trial with no more than a page of this dialect can say, as it would be read."""
    report = trial.abstract or AbstractReport()
    headed = dialect is not Dialect.DASHED
    lost = dialect is Dialect.UNLABELLED
    code, topic = _topic(report)
    sections = tuple(_sections(report.sections, dialect))
    funding = _list(report.funding)
    if lost and not (sections and all("support" in one for one in _folded(funding))):
        # Without its heading, only a list of kinds of support below a text is known for funding.
        funding = None
    date, location = _date(report.session_date), _location(report)
    return Trial(
        brief_title=_alone(trial.brief_title),
        abstract=AbstractReport(
            number=report.number if PROGRAMME_NUMBER.fullmatch(report.number or "") else None,
            meeting=MEETING if headed and report.meeting == MEETING else None,
            year=report.year if headed and report.year in range(1900, 2100) else None,
            category=_line(report.category),
            topic_code=code,
            topic=topic,
            session_title=_session_title(report.session_title),
            session_date=date,
            session_location=location,
            session_time=_line(report.session_time),
            # The first item of an unnamed list is the topic.
            authors=tuple(_authors(report.authors)) if topic or not lost else (),
            group_name=_list(report.group_name),
            sections=sections,
            funding=funding,
        ),
    )


def author_line(author: Author) -> str:
    """Give an author's line of the page."""
    place = (author.affiliation, author.city, author.state, author.country)
    rest = [words for part in place if (words := _line(part))]
    first = _line(author.first_name)
    # Without a first name, its place is kept, so that the affiliation is not taken for it.
    names = [_line(author.last_name) or "", *([first or ""] if first or rest else [])]
    return ", ".join([*names, *rest])


def _authors(authors: Sequence[Author]) -> Iterator[Author]:
    """Give the authors as their lines are read: where a name ends, a line does not always say."""
    for author in authors:
        row = author_line(author)
        page = lex_text(Source(row))
        for read in read_authors(Draft(page), [Words(row, 0)] if row else []):
            yield from (read,) if author_line(read) == row else _authors([read])


def _topic(report: AbstractReport) -> tuple[str | None, str | None]:
    topic = _line(report.topic)
    if topic is None or is_author(topic) or TOPIC_CODE.match(topic):
        return None, None
    found = TOPIC_CODE.match(f"{report.topic_code} {topic}")
    return (found[1] if found and found[1] == report.topic_code else None), topic


def _session_title(words: str | None) -> str | None:
    title = _alone(words)
    if title is None or TIME in title or "|" in title or DAY.search(title):
        return None
    return None if title.startswith(LOCATION) or nearly_label(title) else title


def _date(words: str | None) -> str | None:
    date = _line(words)
    return date if date and DAY.fullmatch(date) and read_us_date(date) else None


def _location(report: AbstractReport) -> str | None:
    place = _line(report.session_location)
    if place is None or TIME in place or ("|" in place and _date(report.session_date) is None):
        return None
    return place


def _sections(sections: Sequence[AbstractSection], dialect: Dialect) -> Iterator[AbstractSection]:
    """Give the sections with the headings that the dialect keeps."""
    told = [AbstractSection(text, one.label) for one in sections if (text := _prose(one.text))]
    lost = dialect is Dialect.UNLABELLED
    whole = all(one.label in _SECTIONS for one in told)
    cases = 0
    for one in told:
        cases += one.label == _CASE
        if cases > 1 and lost:
            # Between two of one heading, nothing shows that others were lost.
            return
        if one.label == _CASE if lost else whole:
            yield one
        elif dialect is Dialect.DASHED:
            # Without headings and blank lines, each line is a paragraph.
            yield from map(AbstractSection, one.text.split("\n"))
        else:
            yield AbstractSection(one.text)


def _line(words: str | None) -> str | None:
    return " ".join((words or "").split()).strip(_INVISIBLE) or None


def _alone(words: str | None) -> str | None:
    """Give words that fill a line of the page, unless they would be taken for something else."""
    line = _line(words)
    if line is None or is_landmark(Line(line, 0)) or bullet(Line(line, 0)) is not None:
        return None
    return line


def _prose(words: str) -> str:
    lines = [
        bare for line in words.splitlines() if (bare := line.strip().strip(_INVISIBLE).strip())
    ]
    return "\n".join([line for line in lines if _alone(line)])


def _list(words: str | None) -> str | None:
    return "\n".join([line for one in (words or "").splitlines() if (line := _line(one))]) or None


def _folded(words: str | None) -> list[str]:
    return (words or "").casefold().split("\n")
