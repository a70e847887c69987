"""Counts by grade in one bracket: `fever in 6 patients (grade 2 in 4, grade 3 in 2)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.tallies import read_tally

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.grades import Graded
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.tally import Tally


class GradeCount(NamedTuple):
    """How many had an event of a grade."""

    #: The grade.
    grade: Graded
    #: How many.
    tally: Tally


def grade_counts(prose: Prose, clause: Clause) -> list[GradeCount]:
    """Give the counts of the one bracket of a clause that parts them by grades."""
    found: list[GradeCount] = []
    opened = next((at for at in range(clause.first, clause.end) if _opens(prose, at)), None)
    if opened is None:
        return []
    at = opened + 1
    while at < clause.end and prose.word(at) != ")":
        one = _at(prose, at, clause.end)
        if one is None:
            at += 1
            continue
        found.append(one)
        at = max(one.grade.end, one.tally.end)
    return found if len(found) > 1 else []


def _opens(prose: Prose, place: int) -> bool:
    """Say whether a bracket begins with a grade or with a count."""
    return prose.word(place) == "(" and _at(prose, place + 1, len(prose.tokens)) is not None


def _at(prose: Prose, place: int, end: int) -> GradeCount | None:
    """Give `grade 2 in 4`, `grade 2, n=4`, `grade 2: 4`, `4 grade 2`, `4 of grade 2`."""
    grade = read_grade(prose, place)
    if grade is not None:
        start = grade.end + (prose.word(grade.end) in {"in", ",", ":", "=", "for"})
        start += prose.word(start) == "in"
        tally = read_tally(prose, start, end) if start < end else None
        return None if tally is None or tally.count is None else GradeCount(grade, tally)
    tally = read_tally(prose, place, end)
    if tally is None or tally.count is None:
        return None
    at = tally.end + (prose.word(tally.end) in {"of", "with", "had", "were", "was"})
    grade = read_grade(prose, at) if at < end else None
    return None if grade is None else GradeCount(grade, tally)
