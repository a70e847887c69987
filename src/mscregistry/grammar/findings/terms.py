"""Names of events in a list: `grade 2 fever (n=3), chills and swelling at the injection site`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.grammar.findings.grades import Graded, read_grade
from mscregistry.grammar.findings.groups import Named, groups_in
from mscregistry.grammar.findings.tallies import Tally, read_tally
from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import (
    event_endings,
    told_as,
    told_phrases,
    told_words,
)
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: A name of an event has at most so many words.
_LONGEST: Final = 12
_SEPARATORS: Final = frozenset({",", "and", ";", "or", "&", "plus", ":", "."})
_BEFORE_TALLY: Final = frozenset({"in", "among", "by", "for", "of", "affecting"})
#: Between two tallies of one event.
_NEXT_TALLY: Final = frozenset({"and", ",", "vs", "versus", "than", ":"})


@define
class Told:
    """One event of a list."""

    #: What happened.
    term: Stated[str]
    #: The place of the first token of the name, or of what is said before it.
    first: int
    #: The place behind all that is said of it.
    end: int
    #: Whether the name is one of an event whatever stands around it.
    known: bool
    #: Its grade.
    grade: Graded | None = None
    #: How bad it was, in a word.
    severity: Stated[str] | None = None
    #: How many had it, each with the group that is named for it.
    tallies: list[tuple[Tally | None, Named | None]] = field(factory=list)
    #: When it began.
    onset: tuple[int, int] | None = None


def read_terms(prose: Prose, first: int, end: int, *, listed: bool) -> list[Told]:
    """Give the events of a stretch in order.

    Where the text does not say that it lists events, a name counts only if it is known for one
    or has a grade.
    """
    found: list[Told] = []
    at = first
    grade: Graded | None = None
    while at < end:
        while at < end and prose.word(at) in _SEPARATORS | {"both", "as", "well"}:
            at += 1
        told = _read_term(prose, at, end, grade)
        if told is None or not (listed or told.known or told.grade):
            break
        # `grade 3 fatigue and nausea`: it is the grade of the first alone, or of both.
        found.append(told)
        at = max(told.end, at + 1)
        if at < end and prose.word(at) not in _SEPARATORS and not prose.words[at : at + 2] == ["as", "well"]:
            break
    return found


def _read_term(prose: Prose, place: int, end: int, above: Graded | None) -> Told | None:
    """Give the event at a place."""
    start = place
    grade: Graded | None = above
    ahead: Tally | None = None
    harm: Stated[str] | None = None
    leading, severity = told_words("terms", "leading"), told_words("terms", "severity")
    while place < end:
        if found := read_grade(prose, place):
            grade, place = found, found.end
        elif prose.word(place) in {"asymptomatic", "ctcae"}:
            place += 1
        elif (tally := read_tally(prose, place, end)) and not _is_name(prose, place):
            ahead, place = tally, tally.end
            place += prose.word(place) in {"with", "had", "experienced", "developed", "reported"}
        elif prose.word(place) in {"no", "without"}:
            ahead, place = Tally(prose.stated(0, place, place + 1), None, None, False, place, place + 1), place + 1
        elif prose.word(place) in severity and prose.word(place + 1) not in _SEPARATORS:
            harm, place = prose.quoted(place, place + 1), place + 1
        elif prose.word(place) in leading or prose.word(place) in {"(", ")"}:
            place += 1
        else:
            break
    name_end = _name_end(prose, place, end)
    if name_end == place or not any(map(str.isalpha, prose.said(place, name_end))):
        return None
    words = prose.words[place:name_end]
    if set(words) <= severity | {"to", "and", "or"} or set(words) & told_words("people", "nouns"):
        return None
    told = Told(prose.quoted(place, name_end), start, name_end, is_event(prose, place, name_end), grade, harm)
    if ahead is not None:
        told.tallies.append((ahead, None))
    _read_behind(prose, told, end)
    return told


def _is_name(prose: Prose, place: int) -> bool:
    """Say whether a word for one begins the name: `a fall`."""
    return prose.word(place) in {"a", "an", "the"} and prose.word(place + 1) not in told_words(
        "people", "nouns"
    )


def _name_end(prose: Prose, place: int, end: int) -> int:
    """Give the place behind the name that begins at a place."""
    stops, sites = told_words("terms", "stops"), told_phrases("terms", "sites")
    changes = told_words("terms", "changes")
    at = place
    while at < end and at - place < _LONGEST:
        word = prose.word(at)
        if word in {"at", "around", "in", "on", "of"} and at > place:
            if site := sites.at(prose.words, at + 1):
                at = site[1]
                continue
            of = word == "of" and prose.is_word(at + 1) and prose.word(at + 1) not in {"grade", "the"}
            of = of and prose.word(at + 1) not in told_words("terms", "severity")
            risen = word == "in" and prose.word(at - 1) in changes and prose.is_word(at + 1)
            if (of and read_tally(prose, at + 1, end) is None) or risen:
                at += 2
                continue
        if word in _SEPARATORS or word in stops or prose.tokens[at].value is not None or (not prose.is_word(at) and word not in {"/", "'"}):
            break
        if at > place and onset_at(prose, at) and read_number(prose.tokens, at):
            break
        if at > place and (read_grade(prose, at) or word in told_words("people", "pronouns")):
            break
        at += 1
    return min(at, end)


def is_event(prose: Prose, first: int, end: int) -> bool:
    """Say whether a stretch names an event whatever stands around it."""
    words, never = told_phrases("terms", "words"), told_words("terms", "never")
    if prose.word(first) in {"elevated", "increased", "decreased", "reduced", "prolonged"} and end > first + 1:
        return True
    for at in range(first, end):
        word = prose.word(at)
        if word in never:
            continue
        plural = word.removesuffix("s")
        if words.at(prose.words, at) or words.at([plural], 0) or word.endswith("s") and plural.endswith(event_endings()) and len(word) > 6 or (len(word) > 5 and word.endswith(event_endings())):  # noqa: PLR2004 - the ending is not all of it
            return True
    return False


def _read_behind(prose: Prose, told: Told, end: int) -> None:
    """Read what stands behind a name: counts, grade, groups, when it began."""
    at = told.end
    while at < end:
        word = prose.word(at)
        grade_at = at + (word in {"of", "(", "with"})
        graded = read_grade(prose, grade_at) if grade_at < end else None
        if graded is not None:
            told.grade = told.grade or graded
            at = graded.end
            if word == "(" and _grades_in(prose, graded.end, end):
                # `(grade 2 in 4, grade 3 in 2)`: no one grade is that of all.
                told.grade = None if told.grade is graded else told.grade
                at = _closing(prose, at, end)
            elif word == "(":
                at = _closing(prose, at, end)
                _tally_in_bracket(prose, told, graded.end, at)
        elif (behind := _tally_behind(prose, told, at, end)) is not None:
            at = behind
        elif onset := onset_at(prose, at):
            stop = _onset_end(prose, onset, end)
            told.onset, at = (at, stop), stop
            break
        else:
            break
    told.end = at


def _tally_behind(prose: Prose, told: Told, at: int, end: int) -> int | None:
    """Take the count or the group at a place, and give the place behind it."""
    word = prose.word(at)
    start = at
    if word in _NEXT_TALLY:
        counted = prose.words[at + 1 : at + 3] == ["n", "="]
        if not told.tallies and not counted and word != ":":
            return None
        start = at + 1
    inner = start + (prose.word(start) in _BEFORE_TALLY)
    if word not in _NEXT_TALLY and inner == start and word not in {"(", "["} and not _is_share(prose, start):
        return None
    tally = read_tally(prose, inner, end)
    behind = inner if tally is None else tally.end
    if tally is None and word in {"(", "["}:
        return None
    each = prose.word(behind) == "each"
    group_at = behind + (prose.word(behind) in {"in", "of", "from", "with"} or each)
    group = _group_at(prose, group_at, end)
    if group is not None:
        behind = group.end
    if tally is None and group is None:
        return None
    if word in _NEXT_TALLY and (tally is None or _names_another(prose, behind, end, group)):
        return None
    if tally is None and told.tallies and told.tallies[-1][1] is None:
        # `one case of pneumonia in the placebo arm`
        told.tallies[-1] = (told.tallies[-1][0], group)
    else:
        told.tallies.append((tally, group))
    return behind + (prose.word(behind) == "each")


def _names_another(prose: Prose, behind: int, end: int, group: Named | None) -> bool:
    """Say whether a count behind a comma is one of the next event: `, 2 headache`."""
    further = behind < end and prose.is_word(behind) and prose.word(behind) not in {"in", "each"}
    return group is None and further


def onset_at(prose: Prose, place: int) -> int | None:
    """Give the place behind the word that opens when something began: `after`, `2 days after`."""
    number = read_number(prose.tokens, place)
    if number is not None:
        unit = time_units().at(prose.words, number.end)
        if unit is None:
            return None
        place = unit[1]
        if prose.word(place) not in {"after", "following", "before", "later", "post"}:
            return None
        return place + 1
    found = told_as("onset").at(prose.words, place)
    return None if found is None else found[1]


def _grades_in(prose: Prose, first: int, end: int) -> bool:
    """Say whether another grade stands in the bracket that is open at a place."""
    return any(read_grade(prose, at) for at in range(first, _closing(prose, first, end)))


def _is_share(prose: Prose, place: int) -> bool:
    return prose.tokens[place].value is not None and prose.word(place + 1) == "%"


def _tally_in_bracket(prose: Prose, told: Told, first: int, end: int) -> None:
    """Take the count behind a grade in one bracket: `(grade 2, n=3)`."""
    for at in range(first, end):
        if prose.word(at) in {",", ";"} and (tally := read_tally(prose, at + 1, end)):
            told.tallies.append((tally, None))
            return


def _group_at(prose: Prose, place: int, end: int) -> Named | None:
    """Give the group that a stretch begins with."""
    start = place + (prose.word(place) in {"the", "both"})
    for named in groups_in(prose, start, min(end, start + _LONGEST)):
        return named if named.first == start else None
    return None


def _closing(prose: Prose, place: int, end: int) -> int:
    """Give the place behind the bracket that is open at a place."""
    for at in range(place, end):
        if prose.word(at) == ")":
            return at + 1
    return end


def _onset_end(prose: Prose, place: int, end: int) -> int:
    """Give the place behind the words for when something began."""
    for at in range(place, end):
        if prose.word(at) in {",", ";", "(", "."} or prose.words[at : at + 2] == ["and", "was"]:
            return at
        if prose.word(at) in {"and", "that", "which", "who"} and at > place:
            return at
        if prose.word(at) in {"in", "requiring", "leading"} and at > place:
            return at
    return end
