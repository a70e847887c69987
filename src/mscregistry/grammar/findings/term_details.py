"""What stands behind the name of an event: counts, grade, groups, when it began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.grammar.findings.grades import Graded, read_grade
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.named import Named
from mscregistry.grammar.findings.pairs import Pair, pairs_in
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.grammar.findings.tally import Tally
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

from mscregistry.grammar.findings.term_names import LONGEST, onset_at

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
    #: Whether its count is only that of those whom others are compared with.
    against: bool = False
    #: When it began.
    onset: tuple[int, int] | None = None


def read_behind(prose: Prose, told: Told, end: int) -> None:
    """Read what stands behind a name: counts, grade, groups, when it began."""
    at, harms = told.end, told_words("terms", "severity")
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
        elif word == "(" and (counted := _against(prose, at, end)):
            told.tallies += counted
            at = _closing(prose, at, end)
        elif word == "(" and prose.word(at + 1) in harms and prose.word(at + 2) == ")":
            told.severity, at = prose.quoted(at + 1, at + 2), at + 3
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
        against = word in {"vs", "versus"}
        if not told.tallies and not counted and not against and word != ":":
            return _bare_tally(prose, told, at, end)
        told.against = against and not told.tallies
        start = at + 1 + (against and prose.word(at + 1) == ".")
    inner = start + (prose.word(start) in _BEFORE_TALLY)
    if (
        word not in _NEXT_TALLY
        and inner == start
        and word not in {"(", "["}
        and not _is_share(prose, start)
    ):
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


def _against(prose: Prose, place: int, end: int) -> list[Pair]:
    """Give the counts that a bracket holds against each other: `(9 [21%] vs 4 [10%])`."""
    close = _closing(prose, place, end) - 1
    against = any(prose.word(at) in {"vs", "versus", "v"} for at in range(place, close))
    pairs = pairs_in(prose, place + 1, close) if against else []
    counted = [pair for pair in pairs if pair[0] is not None]
    return counted if len(counted) > 1 else []


def _bare_tally(prose: Prose, told: Told, at: int, end: int) -> int | None:
    """Take the number of a bare list: `fatigue, 12; rash, 5`."""
    tally = read_tally(prose, at + 1, end) if prose.word(at) == "," else None
    alone = tally is not None and tally.end == at + 2 and prose.tokens[at + 1].value is not None
    if tally is None or not alone or not (tally.end >= end or prose.word(tally.end) in {";", "."}):
        return None
    told.tallies.append((tally, None))
    return tally.end


def _names_another(prose: Prose, behind: int, end: int, group: Named | None) -> bool:
    """Say whether a count behind a comma is one of the next event: `, 2 headache`."""
    further = behind < end and prose.is_word(behind) and prose.word(behind) not in {"in", "each"}
    return group is None and further


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
    for named in groups_in(prose, start, min(end, start + LONGEST)):
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
        if prose.word(at) in {",", ";", "(", "."}:
            return at
        if prose.word(at) in {"and", "that", "which", "who"} and at > place:
            return at
        if prose.word(at) in {"in", "requiring", "leading"} and at > place:
            return at
    return end
