"""How many people or events: `12 of 20 patients (60%)`, `n=12`, `3/10`, `no patient`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.findings.counts import (
    aside_at,
    counts_animals,
    is_amount,
    is_shared,
    people_behind,
    percent_at,
    ratio_at,
    whole_at,
)
from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.tally import Tally
from mscregistry.grammar.findings.worded_counts import worded_at

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: No count needs so many tokens; a bracket that parts it by grades may.
_AHEAD: Final = 64
#: With nobody named and nothing that it is out of, such a number is a year.
_YEARS: Final = range(1900, 2100)
#: Behind these a number is none of people.
_NO_COUNT: Final = frozenset(
    {"patient", "subject", "participant", "case", "group", "cohort", "arm", "part", "type", "table"}
    | {"figure", "version", "visit", "cycle", "aged", "age", "day", "grade", "grades"}
    | {"week", "month", "phase", "stage", "stages", "year", "level"}
)
_GROUP: Final = frozenset({"group", "cohort", "arm"})
#: With `of` behind them, they say how many of those who are counted.
_OF_THEM: Final = frozenset({"any", "none", "neither"})
_DETERMINERS: Final = frozenset({"the", "these", "those", "our", "all"})


def read_tally(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the count at a place, that ends before `end`.

    ::

        tally = number ("(" percent ")")? (("of" | "out of" | "/") number)? people? aside?
              | percent ("(" ratio ")")? ("of" number? people)?
              | ("another" | "a" | "both" | ("none" | "no") ("of" number?)?) people
              | "(" "n" "=" number ("," percent)? ")"
    """
    word = prose.word(place)
    if word in {"(", "["}:
        return _in_brackets(prose, place, end)
    if word == "n" and prose.word(place + 1) == "=":
        return _sized(prose, place, end)
    before = prose.word(place - 1)
    if (
        (before in _NO_COUNT and not (before in _GROUP and is_shared(prose, place)))
        or _is_no_number(prose, place)
        or (prose.touches(place) and before in {"/", "-"})
    ):
        return None
    share = percent_at(prose, place, end)
    found = worded_at(prose, place, end) if share is None else _of_share(prose, place, share, end)
    found = _counted(prose, place, end) if found is None else found
    if found is not None and counts_animals(prose, found.end, len(prose.tokens)):
        return None
    return found


def _is_no_number(prose: Prose, place: int) -> bool:
    """Say whether nobody is counted by a number: `none of the 15 patients`, `less than 15%`."""
    before = prose.word(place - 1)
    if _is_of_ratio(prose, place):
        return True
    if before == "than":
        return prose.word(place - 2) in {"less", "more", "fewer", "greater"}
    if before in {"over", "under"}:
        return True
    if before in {"no", "not"}:
        return prose.word(place) == "one"
    if prose.words[max(0, place - 2) : place] == ["not", "a"]:
        return prose.word(place) == "single"
    at = place - (before in _DETERMINERS)
    return prose.word(at - 1) == "of" and prose.word(at - 2) in _OF_THEM


def _is_of_ratio(prose: Prose, place: int) -> bool:
    """Say whether a number is one of `1:1`, `2:1`."""
    for colon in (place - 1, place + 1):
        ends = (colon - 1, colon + 1)
        whole = prose.touches(colon) and prose.touches(colon + 1) and prose.word(colon) == ":"
        if whole and all(prose.kind(at) is prose.kind(place) for at in ends):
            return prose.tokens[place].value is not None
    return False


def _sized(prose: Prose, place: int, end: int) -> Tally | None:
    """Give `n=12`, `n = 12, 60%`, `n=3 of 20`."""
    part = ratio_at(prose, place + 2, end)
    if part is not None:
        return Tally(count=part[0], out_of=part[1], first=place, end=part[2])
    whole = whole_at(prose, place + 2, end)
    if whole is None:
        return None
    percent, at = aside_at(prose, whole[1] + (prose.word(whole[1]) == ","), end)
    return Tally(count=whole[0], percent=percent, first=place, end=at)


def _counted(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the tally of a number with what stands behind it."""
    start = place + (prose.word(place) in {"all", "total", "only", "the", "approximately"})
    whole = whole_at(prose, start, end)
    if whole is None:
        return None
    count, at = whole
    percent, at = aside_at(prose, at, end)
    out_of, people = None, False
    behind = at
    if prose.word(behind) in {"of", "/"} or prose.words[behind : behind + 2] == ["out", "of"]:
        behind += 2 if prose.word(behind) == "out" else 1
        behind += prose.word(behind) in {"the", "all", "these", "our"}
        total = whole_at(prose, behind, end)
        if total is not None and total[0].value >= count.value:
            out_of, at = total
        elif (
            total is None and prose.word(at) == "of" and (who := people_behind(prose, behind, end))
        ):
            at, people = who, True
    if (who := people_behind(prose, at, end)) is not None:
        at, people = who, True
    elif is_amount(prose, at, end) or (out_of is None and count.value in _YEARS):
        return None
    if percent is None:
        percent, at = aside_at(prose, at, end)
        if (
            percent is not None
            and not people
            and (who := people_behind(prose, at, end)) is not None
        ):
            at, people = who, True
    if out_of is None and prose.word(at) == "(" and (part := ratio_at(prose, at + 1, end)):
        out_of, at = part[1], part[2] + 1
    return Tally(count=count, out_of=out_of, percent=percent, people=people, first=place, end=at)


def _of_share(prose: Prose, place: int, share: tuple[Stated[Fraction], int], end: int) -> Tally:
    """Give the tally of a share: `60% (12/20) of patients`."""
    percent, at = share
    count = out_of = None
    if prose.word(at) == "(":
        inner = at + 1 + 2 * (prose.words[at + 1 : at + 3] == ["n", "="])
        part = ratio_at(prose, inner, end)
        whole = whole_at(prose, inner, end)
        if part is not None and prose.word(part[2]) == ")":
            count, out_of, at = part[0], part[1], part[2] + 1
        elif whole is not None and prose.word(whole[1]) == ")":
            count, at = whole[0], whole[1] + 1
    behind = at + (prose.word(at) == "of")
    behind += prose.word(behind) in {"the", "all"}
    who = people_behind(prose, behind, end)
    at = at if who is None else who
    people = who is not None
    return Tally(count=count, out_of=out_of, percent=percent, people=people, first=place, end=at)


def _in_brackets(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the tally that stands alone in brackets: `(n=12)`, `(3/10, 30%)`, `(60%)`, `(3)`."""
    if prose.word(place + 1) in {"(", "["}:
        return None
    part = ratio_at(prose, place + 1, end)
    if part is not None:
        count, out_of, at = part
        percent, at = aside_at(prose, at + (prose.word(at) in {",", ";", "="}), end)
        found = Tally(count=count, out_of=out_of, percent=percent, first=place, end=at)
    else:
        inner = read_tally(prose, place + 1, end)
        if inner is None:
            return None
        found = inner
    at = found.end
    if found.percent is None and prose.word(at) in {",", ";"}:
        percent, at = aside_at(prose, at + 1, end)
        found = evolve(found, percent=percent)
    if prose.word(at) not in {")", "]"}:
        return None
    return evolve(found, first=place, end=at + 1, bracketed=True)


def _graded_bracket(prose: Prose, place: int, end: int) -> int | None:
    """Give the place behind a bracket that parts a count by grades: `(grade 1, n=6; …)`."""
    graded = False
    for at in range(place + 1, end):
        if prose.word(at) == ")":
            return at + 1 if graded else None
        graded = graded or read_grade(prose, at) is not None
    return None


def tallies_in(prose: Prose, first: int, end: int) -> list[Tally]:
    """Give the counts of a stretch in order."""
    found: list[Tally] = []
    at = first
    while at < end:
        # A sentence is looked through once for each word for events in it.
        near = end - at <= _AHEAD or prose.word(at) == "("
        key = (at, end if near else None)
        step = prose.counted.get(key)
        if step is None:
            step = prose.counted[key] = _step(prose, at, end)
        tally, at = step
        if tally is not None:
            found.append(tally)
    return found


def _step(prose: Prose, at: int, end: int) -> tuple[Tally | None, int]:
    """Give the count at a place, if there is one, and the place to go on at."""
    if (graded := read_grade(prose, at)) is not None:
        return None, graded.end
    if prose.word(at) == "(" and (behind := _graded_bracket(prose, at, end)) is not None:
        return None, behind
    tally = read_tally(prose, at, end)
    return tally, at + 1 if tally is None else max(tally.end, at + 1)
