"""What stands above the text of an abstract: the meeting, the number, the title, the session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.dates import read_us_date
from mscregistry.parsers.kidney_week.authors import is_author
from mscregistry.parsers.kidney_week.cutting import CATEGORY, NUMBER, PROGRAMME_NUMBER, is_fixed
from mscregistry.parsers.kidney_week.lists import bullet
from mscregistry.parsers.labels import Labels
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Fields of the report, gathered as they are read.
Fields = dict[str, Any]

MEETING: Final = "Kidney Week"
LOCATION: Final = "Location:"
TIME: Final = "Abstract Time:"
_SESSION_LABELS: Final = Labels([LOCATION, TIME])
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
#: A year whose notice is on the list of fixed lines; the notices differ in the year alone.
_LISTED_YEAR: Final = "2019"
TOPIC_CODE: Final = re.compile(r"(\d{3,4})\s+(?=\S)", re.ASCII)
DAY: Final = re.compile(r"(?:^|(?<=\s))[A-Z][a-z]{2,8}\.? \d{1,2}[,‚] \d{4}$", re.ASCII)
_COMMA: Final = ("‚", ",")


def read_head(draft: Draft, lines: Sequence[Line]) -> Fields:
    """Read what stands above the number: the meeting, and the year where the page is archived."""
    fields: Fields = {}
    strange: list[Line] = []
    for line in lines:
        if is_fixed(line) and not _YEAR.search(line.text):
            draft.boilerplate(line)
        elif line.text == MEETING and not draft.has("abstract.meeting"):
            fields["meeting"] = draft.fact("abstract.meeting", line)
        elif line.text == MEETING:
            draft.again("abstract.meeting", line)
        elif (years := list(_YEAR.finditer(line.text))) and _is_notice(line, years[0][0]):
            fields["year"] = _year(draft, line, years)
        else:
            strange.append(line)
    draft.leave(strange, "above the abstract, nothing is known but the site's fixed lines")
    return fields


def _is_notice(line: Line, year: str) -> bool:
    known = help_line(line.text.replace(year, _LISTED_YEAR))
    return known is not None and known.heading == "(archive notice)"


def _year(draft: Draft, line: Line, years: Sequence[re.Match[str]]) -> int:
    at = 0
    for found in years:
        draft.boilerplate(line.slice(at, found.start()))
        words = line.slice(*found.span())
        if draft.has("abstract.year"):
            draft.again("abstract.year", words)
        else:
            draft.fact("abstract.year", words)
        at = found.end()
    draft.boilerplate(line.slice(at, len(line)))
    return int(years[0][0])


def read_number(draft: Draft, line: Line | None) -> str | None:
    """Read the abstract's number; one that no programme has is kept, with an issue."""
    if line is None:
        return None
    draft.label(line.slice(0, len(NUMBER)))
    words = line.slice(len(NUMBER), len(line)).strip()
    if words.text and not PROGRAMME_NUMBER.fullmatch(words.text):
        draft.unlisted("abstract.number", words, "the programme's kinds of numbers")
    return draft.maybe("abstract.number", words)


def read_title(draft: Draft, lines: Sequence[Line]) -> str | None:
    """Read the title: the first line, and those that follow it without a blank line."""
    end = 1
    while end < len(lines) and not lines[end].gap and bullet(lines[end]) is None:
        end += 1
    draft.leave(lines[end:], "between the title and the session, nothing is known to stand")
    return draft.prose("brief_title", lines[:end])


def read_session(draft: Draft, lines: Sequence[Line]) -> Fields:
    """Read the session: its title, ``date | place``, and its hours; each may be absent."""
    fields: Fields = {}
    for line in lines:
        words = bullet(line) or line
        rest, beside_place = _cut_session(draft, fields, words)
        if rest is None:
            continue
        if (day := DAY.search(rest.text)) is not None:
            _take_date(draft, fields, rest.slice(*day.span()))
            rest = rest.slice(0, day.start()).strip()
        elif beside_place:
            draft.unreadable("abstract.session_date", rest, "a day")
            continue
        _take(draft, fields, "session_title", rest)
    return fields


def _cut_session(draft: Draft, fields: Fields, words: Words) -> tuple[Words | None, bool]:
    """Take the hours and the place off the end of a line; give the rest, and if a place was."""
    hours = words.text.find(TIME)
    if hours >= 0:
        draft.label(words.slice(hours, hours + len(TIME)))
        _take(draft, fields, "session_time", words.slice(hours + len(TIME), len(words)).strip())
        words = words.slice(0, hours).strip()
    bar = words.text.find("|")
    left = words.slice(0, bar).strip() if bar > 0 else None
    place = words.slice(bar + 1, len(words)).strip()
    labelled = place.text.startswith(LOCATION)
    meant = None if labelled else nearly_label(place.text)
    if meant is not None:
        draft.damaged(place, meant)
    elif labelled or (left is not None and DAY.search(left.text)):
        if labelled:
            draft.label(place.slice(0, len(LOCATION)))
            place = place.slice(len(LOCATION), len(place)).strip()
        _take(draft, fields, "session_location", place)
    else:
        return words, False
    return left, True


def nearly_label(text: str) -> str | None:
    """Give the label of the session that a line begins with in a damaged form."""
    colon = text.find(":", 0, len(TIME) + 1)
    return None if colon < 0 else _SESSION_LABELS.nearly(text[: colon + 1])


def _take_date(draft: Draft, fields: Fields, words: Words) -> None:
    if read_us_date(words.text.replace(*_COMMA)) is None:
        draft.unreadable("abstract.session_date", words, "a day")
    else:
        _take(draft, fields, "session_date", words)


def _take(draft: Draft, fields: Fields, name: str, words: Words) -> None:
    path = f"abstract.{name}"
    if not words.text:
        return
    if draft.has(path):
        draft.leave([words], "one session is read, and this would be of another", path)
    else:
        fields[name] = draft.fact(path, words)


def read_category(draft: Draft, line: Line | None) -> str | None:
    """Read the category, which stands in the line of its label."""
    if line is None:
        return None
    draft.label(line.slice(0, len(CATEGORY)))
    return draft.maybe("abstract.category", line.slice(len(CATEGORY), len(line)).strip())


def read_topic(draft: Draft, items: Sequence[Words]) -> tuple[Fields, Sequence[Words]]:
    """Read the topic, the first item under the category; give the items that follow it too."""
    if not items:
        return {}, items
    first = items[0]
    code = TOPIC_CODE.match(first.text)
    if code is None:
        if is_author(first.text):
            return {}, items
        return {"topic": draft.fact("abstract.topic", first)}, items[1:]
    fields: Fields = {
        "topic_code": draft.fact("abstract.topic_code", first.slice(0, code.end(1))),
        "topic": draft.fact("abstract.topic", first.slice(code.end(), len(first))),
    }
    return fields, items[1:]
