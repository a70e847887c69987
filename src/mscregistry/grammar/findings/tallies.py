"""How many people or events: `12 of 20 patients (60%)`, `n=12`, `3/10`, `no patient`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import told_words
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: So many words may stand between a number and those who are counted.
_ADJECTIVES: Final = 4
#: Behind these a number is none of people.
_NO_COUNT: Final = frozenset(
    {"patient", "subject", "participant", "case", "group", "cohort", "arm", "part", "type", "table"}
    | {"figure", "version", "visit", "cycle", "aged", "age", "day", "grade", "grades"}
    | { "week", "month", "phase", "stage", "stages", "year", "level"}
)
_NONE: Final = frozenset({"no", "none", "zero", "neither", "nobody"})
#: One more of those who are told of.
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})


class Tally(NamedTuple):
    """A count of people, and where it stands."""

    #: How many; `None` where only a share is told.
    count: Stated[int] | None
    #: Out of how many.
    out_of: Stated[int] | None
    #: The share in per cent.
    percent: Stated[Fraction] | None
    #: Whether people are named.
    people: bool
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int
    #: Whether it stands in brackets.
    bracketed: bool = False


def read_tally(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the count at a place, that ends before `end`.

    ::

        tally = number ("(" percent ")")? (("of" | "out of" | "/") number)? people? aside?
              | percent ("(" ratio ")")? ("of" number? people)?
              | ("another" | "a" | "both" | "none" | "no") people
              | "(" "n" "=" number ("," percent)? ")"
    """
    word = prose.word(place)
    if word in {"(", "["}:
        return _in_brackets(prose, place, end)
    if word == "n" and prose.word(place + 1) == "=":
        whole = _whole(prose, place + 2, end)
        if whole is None:
            return None
        aside = _aside(prose, whole[1] + (prose.word(whole[1]) == ","), end)
        return Tally(whole[0], None, aside[0], False, place, aside[1])
    if prose.word(place - 1) in _NO_COUNT or (prose.touches(place) and prose.word(place - 1) in {"/", "-"}):
        return None
    share = _percent(prose, place, end)
    if share is not None:
        return _of_share(prose, place, share, end)
    if (worded := _worded(prose, place, end)) is not None:
        return worded
    start = place + (word in {"all", "total", "only", "the", "approximately"})
    whole = _whole(prose, start, end)
    return None if whole is None else _counted(prose, place, whole, end)


def _counted(prose: Prose, place: int, whole: tuple[Stated[int], int], end: int) -> Tally | None:
    """Give the tally of a number with what stands behind it."""
    count, at = whole
    percent, at = _aside(prose, at, end)
    out_of, people = None, False
    behind = at
    if prose.word(behind) in {"of", "/"} or prose.words[behind : behind + 2] == ["out", "of"]:
        behind += 2 if prose.word(behind) == "out" else 1
        behind += prose.word(behind) in {"the", "all", "these", "our"}
        total = _whole(prose, behind, end)
        if total is not None and total[0].value >= count.value:
            out_of, at = total
        elif total is None and prose.word(at) == "of" and (who := _people(prose, behind, end)):
            at, people = who, True
    if (who := _people(prose, at, end)) is not None:
        at, people = who, True
    elif _is_amount(prose, at, end):
        return None
    if percent is None:
        percent, at = _aside(prose, at, end)
        if percent is not None and not people and (who := _people(prose, at, end)) is not None:
            at, people = who, True
    if out_of is None and prose.word(at) == "(" and (part := _ratio(prose, at + 1, end)):
        out_of, at = part[1], part[2] + 1
    return Tally(count, out_of, percent, people, place, at)


def _of_share(prose: Prose, place: int, share: tuple[Stated[Fraction], int], end: int) -> Tally:
    """Give the tally of a share: `60% (12/20) of patients`."""
    percent, at = share
    count = out_of = None
    if prose.word(at) == "(":
        inner = at + 1 + 2 * (prose.words[at + 1 : at + 3] == ["n", "="])
        part = _ratio(prose, inner, end)
        whole = _whole(prose, inner, end)
        if part is not None and prose.word(part[2]) == ")":
            count, out_of, at = part[0], part[1], part[2] + 1
        elif whole is not None and prose.word(whole[1]) == ")":
            count, at = whole[0], whole[1] + 1
    behind = at + (prose.word(at) == "of")
    behind += prose.word(behind) in {"the", "all"}
    who = _people(prose, behind, end)
    return Tally(count, out_of, percent, who is not None, place, at if who is None else who)


def _in_brackets(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the tally that stands alone in brackets: `(n=12)`, `(3/10, 30%)`, `(60%)`, `(3)`."""
    part = _ratio(prose, place + 1, end)
    if part is not None:
        count, out_of, at = part
        percent, at = _aside(prose, at + (prose.word(at) in {",", ";", "="}), end)
        found = Tally(count, out_of, percent, False, place, at)
    else:
        inner = read_tally(prose, place + 1, end)
        if inner is None:
            return None
        found = inner
    at = found.end
    if found.percent is None and prose.word(at) in {",", ";"}:
        percent, at = _aside(prose, at + 1, end)
        found = found._replace(percent=percent)
    if prose.word(at) not in {")", "]"}:
        return None
    return found._replace(first=place, end=at + 1, bracketed=True)


def _ratio(prose: Prose, place: int, end: int) -> tuple[Stated[int], Stated[int], int] | None:
    """Give `3/10` or `3 of 10`."""
    over = _whole(prose, place, end)
    if over is None or prose.word(over[1]) not in {"/", "of"}:
        return None
    under = _whole(prose, over[1] + 1, end)
    if under is None or under[0].value < over[0].value:
        return None
    at = under[1]
    return over[0], under[0], _people(prose, at, end) or at


def _worded(prose: Prose, place: int, end: int) -> Tally | None:
    """Give `another patient`, `a subject`, `both`, `none of the patients`, `no patient`."""
    word = prose.word(place)
    one = word in told_words("people", "another") or word == "single"
    ordinal = word in _ORDINALS | {"first", "last", "he", "she"}
    if not one and word not in _NONE and word != "both" and not ordinal:
        return None
    at = place + 1
    of_all = prose.word(at) == "of" and word in {"none", "neither", "both"}
    if of_all:
        at += 1 + (prose.word(at + 1) in {"the", "these", "our", "them", "all"})
    if word in _ORDINALS | {"first", "last", "he", "she"}:
        who = place + 1 if word in {"he", "she"} else _people(prose, at, end)
        if who is None or prose.word(who - 1).endswith("s"):
            return None
        return Tally(prose.stated(1, place, place + 1), None, None, people=True, first=place, end=who)
    if word == "a" and prose.word(at) in _ORDINALS and at < end:
        # `a second developed chills`
        at += 1
        if not prose.is_word(at) or _people(prose, at, end) is None:
            count = prose.stated(1, place, at)
            return Tally(count, None, None, people=True, first=place, end=at)
    who = _people(prose, at, end)
    alone = word in {"none", "both", "another", "nobody"} and prose.word(place - 1) != "between"
    if who is None and not alone:
        return None
    if one and who is not None and prose.word(who - 1).endswith("s"):
        return None
    number = 1 if one else 2 if word == "both" else 0
    behind = place + 1 if who is None else who
    count = prose.stated(number, place, place + 1)
    return Tally(count, None, None, who is not None, place, behind)


def _whole(prose: Prose, place: int, end: int) -> tuple[Stated[int], int] | None:
    """Give the whole number at a place."""
    number = read_number(prose.tokens, place) if place < end else None
    if number is None or number.power or number.end > end or number.value.denominator != 1:
        return None
    if number.value < 0 or prose.word(place) in {"once", "twice", "single"}:
        return None
    if prose.word(number.end) in {"third", "thirds", "half", "quarter", "quarters"}:
        # `two thirds of patients`
        return None
    return prose.stated(int(number.value), place, number.end), number.end


def _percent(prose: Prose, place: int, end: int) -> tuple[Stated[Fraction], int] | None:
    """Give the share in per cent at a place."""
    number = read_number(prose.tokens, place) if place < end else None
    if number is None or number.power or number.end >= end:
        return None
    at = number.end
    if prose.word(at) not in {"%", "percent"} or not 0 <= number.value <= 100:  # noqa: PLR2004 - a share
        return None
    return prose.stated(number.value, place, at + 1), at + 1


def _aside(prose: Prose, place: int, end: int) -> tuple[Stated[Fraction] | None, int]:
    """Give the share at a place, in brackets or bare, and the place behind it."""
    bracket = prose.word(place) in {"(", "["}
    share = _percent(prose, place + bracket, end)
    if share is None or (bracket and prose.word(share[1]) not in {")", "]"}):
        return None, place
    return share[0], share[1] + bracket


def _people(prose: Prose, place: int, end: int) -> int | None:
    """Give the place behind the noun for people that begins near a place."""
    nouns, stops = told_words("people", "nouns"), told_words("people", "stops")
    for at in range(place, min(place + _ADJECTIVES + 1, end)):
        if prose.word(at) in nouns:
            return at + 1
        if not prose.is_word(at) or prose.word(at) in stops:
            return None
    return None


def _is_amount(prose: Prose, place: int, end: int) -> bool:
    """Say whether the word behind a number makes it one of time or of something measured."""
    if place >= end:
        return False
    word = prose.word(place)
    return (
        time_units().at(prose.words, place) is not None
        or word in {"%", "×", "x", "^", "-", "/", "±", "cells", "mg", "ml", "points", "kg", "fold"}
        or word in {"~", "million", "times", "infusions", "doses", "injections", "sites"}
    )


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
        if (graded := read_grade(prose, at)) is not None:
            at = graded.end
            continue
        if prose.word(at) == "(" and (behind := _graded_bracket(prose, at, end)) is not None:
            at = behind
            continue
        tally = read_tally(prose, at, end)
        if tally is not None:
            found.append(tally)
        at = at + 1 if tally is None else max(tally.end, at + 1)
    return found
