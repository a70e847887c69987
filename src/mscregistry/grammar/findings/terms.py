"""Names of events in a list: `grade 2 fever (n=3), chills and swelling at the injection site`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.findings.grades import Graded, read_grade
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.grammar.findings.tally import Tally
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

from mscregistry.grammar.findings.term_details import Told, read_behind
from mscregistry.grammar.findings.term_names import SEPARATORS, is_event, name_end

#: Between people and what they had: `3 patients with fever`.
_HAVING: Final = frozenset({"with", "had", "experienced", "developed", "reported"})


def read_terms(prose: Prose, first: int, end: int, *, listed: bool) -> list[Told]:
    """Give the events of a stretch in order.

    Where the text does not say that it lists events, a name counts only if it is known for one
    or has a grade.
    """
    found: list[Told] = []
    at = first
    while at < end:
        while at < end and prose.word(at) in SEPARATORS | {"both", "as", "well"}:
            at += 1
        told = _read_term(prose, at, end)
        if told is None or not (listed or told.known or told.grade):
            break
        found.append(told)
        at = max(told.end, at + 1)
        if (
            at < end
            and prose.word(at) not in SEPARATORS
            and prose.words[at : at + 2] != ["as", "well"]
        ):
            break
    return found


def _read_term(prose: Prose, first: int, end: int) -> Told | None:
    """Give the event at a place."""
    ahead = _ahead(prose, first, end)
    place = ahead.end
    stop = name_end(prose, place, end)
    if stop == place or not any(map(str.isalpha, prose.said(place, stop))):
        return None
    words = set(prose.words[place:stop])
    nothing = told_words("terms", "severity") | {"to", "and", "or"}
    if words <= nothing or words & told_words("people", "nouns"):
        return None
    known = is_event(prose, place, stop)
    name = prose.quoted(place, stop)
    told = Told(name, first, stop, known, grade=ahead.grade, severity=ahead.severity)
    if ahead.tally is not None:
        told.tallies.append((ahead.tally, None))
    read_behind(prose, told, end)
    return told


class _Ahead(NamedTuple):
    """What stands before the name of an event."""

    #: The place behind it all.
    end: int
    #: How many had the event.
    tally: Tally | None = None
    #: Its grade.
    grade: Graded | None = None
    #: How bad it was, in a word.
    severity: Stated[str] | None = None


def _ahead(prose: Prose, place: int, end: int) -> _Ahead:
    """Read a count, a grade and words that begin no name, in any order."""
    found = _Ahead(place)
    while found.end < end:
        step = _step(prose, found, end)
        if step is None:
            break
        found = step
    return found


def _step(prose: Prose, found: _Ahead, end: int) -> _Ahead | None:
    """Read one thing more before a name."""
    place = found.end
    word = prose.word(place)
    if (grade := read_grade(prose, place)) is not None:
        return found._replace(grade=grade, end=grade.end)
    tally = None if _is_name(prose, place) else read_tally(prose, place, end)
    if tally is not None:
        return found._replace(tally=tally, end=tally.end + (prose.word(tally.end) in _HAVING))
    if word in {"no", "without"}:
        none = Tally(count=prose.stated(0, place, place + 1), first=place, end=place + 1)
        return found._replace(tally=none, end=place + 1)
    if word in told_words("terms", "severity") and prose.word(place + 1) not in SEPARATORS:
        return found._replace(severity=prose.quoted(place, place + 1), end=place + 1)
    related = told_as("related").at(prose.words, place)
    if related is not None or word in told_words("terms", "leading"):
        return found._replace(end=place + 1 if related is None else related[1])
    return None


def _is_name(prose: Prose, place: int) -> bool:
    """Say whether a word for one begins the name: `a fall`."""
    return prose.word(place) in {"a", "an", "the"} and prose.word(place + 1) not in told_words(
        "people", "nouns"
    )
