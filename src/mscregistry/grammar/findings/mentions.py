"""Words for sets of events: `two treatment related adverse events`, `the SAEs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.grammar.findings.grades import Graded, read_grade
from mscregistry.grammar.findings.tallies import read_tally
from mscregistry.grammar.findings.tally import Tally
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

from mscregistry.grammar.findings.mention_counts import (
    count_ending,
    grade_ending,
    number_at,
    people_ending,
)

#: So many tokens before the word for events may say which.
_QUALIFIERS: Final = 10

_NO_QUALIFIER: Final = frozenset(
    {"of", "in", "the", "were", "was", "with", "had", "and", "but", "to", "by", "these", "this"}
    | {"for", "from", "experienced", "observed", "reported", "that", "both", "all", "developed"}
    | {"most", "common", "frequent", "frequently", "commonly", "any", "noted", "recorded", "as"}
    | {"our", "their", "also", "neither", "nor", "or", "there", "other", "additional", "considered"}
    | {"causing", "experiencing", "suffering", "than", "less", "more", "fewer"}
)

#: Before them it is no noun of its own: `event free`, `adverse event monitoring`.
_NO_NOUN: Final = frozenset(
    {"free", "monitoring", "reporting", "profile", "score", "grading", "rate", "rates", "scores"}
)
#: Before a word for events they go back to events that were told.
_BACK: Final = frozenset({"the", "this", "these", "both", "that", "all", "those", "such"})


@frozen(kw_only=True)
class Mention:
    """A word for events, with the words before it that say which and how many."""

    #: Its kind, as the table has it: `event`, `serious`, `limiting`, `death`.
    kind: str
    #: The place of the first word that says which.
    first: int
    #: The place behind the word for events.
    named: int
    #: The place behind what belongs to it: `(n = 14)`, `of grade 3`.
    end: int
    #: How many, where a number stands before it.
    count: Stated[int] | None
    #: The word before it all.
    before: str
    #: The grade before it.
    grade: Graded | None
    #: Whether people with such events are counted.
    people: Tally | None


def mentions_in(prose: Prose, first: int, end: int) -> list[Mention]:
    """Give the words for sets of events in a stretch."""
    table = told_as("events")
    found: list[Mention] = []
    at = first
    while at < end:
        noun = table.at(prose.words, at)
        if noun is None or noun[1] > end or prose.word(noun[1]) in _NO_NOUN:
            at += 1
            continue
        low = max(first, found[-1].end if found else first)
        found.append(_mention(prose, noun[0], at, noun[1], low))
        before = found[-2] if len(found) > 1 else None
        if before is not None and before.count is not None and not before.count.value:
            # `no serious adverse events or deaths`
            joined = found[-1].first - before.end == 1 and found[-1].before in {"or", "and", "nor"}
            found[-1] = evolve(found[-1], count=before.count) if joined else found[-1]
        at = noun[1]
        if prose.word(at) == "(" and prose.is_word(at + 1) and prose.word(at + 2) == ")":
            # `dose-limiting toxicity (DLT)`
            found[-1] = evolve(found[-1], named=at + 3, end=at + 3)
            at += 3
        found[-1] = _with_behind(prose, found[-1], end)
        at = max(at, found[-1].end)
    return found


def _with_behind(prose: Prose, mention: Mention, end: int) -> Mention:
    """Add what stands right behind: `of grade 3 or 4`, `(n = 14)`, `: none`."""
    at = mention.end
    grade = read_grade(prose, at + 1) if prose.word(at) == "of" and at + 1 < end else None
    if grade is not None and mention.grade is None:
        return evolve(mention, grade=grade, end=grade.end)
    if mention.count is not None or mention.people is not None:
        return mention
    tally = _tally_behind(prose, at, end)
    if tally is None:
        return mention
    if tally.people or tally.out_of is not None:
        return evolve(mention, people=tally, end=tally.end)
    return evolve(mention, count=tally.count, end=tally.end)


def _tally_behind(prose: Prose, at: int, end: int) -> Tally | None:
    """Give the count that stands right behind: `(n = 14)`, `: none`, `: 3`."""
    if prose.words[at : at + 2] == ["(", "n"]:
        return read_tally(prose, at, end)
    if prose.word(at) not in {":", "="}:
        return None
    if prose.word(at + 1) in {"none", "no", "0", "nil", "zero"}:
        return Tally(count=prose.stated(0, at + 1, at + 2), first=at + 1, end=at + 2)
    tally = read_tally(prose, at + 1, end)
    if tally is None or tally.count is None or _is_listed(prose, tally.end, end):
        return None
    return tally


def _is_listed(prose: Prose, place: int, end: int) -> bool:
    """Say whether a count behind a colon is that of an event with a name: `AEs: 2 fever`."""
    return place < end and prose.is_word(place)


def _mention(prose: Prose, kind: str, at: int, end: int, low: int) -> Mention:
    """Read the words before a word for events."""
    start = at
    grade = None
    while start > low and at - start < _QUALIFIERS:
        if (found := grade_ending(prose, start, low)) is not None:
            grade, start = found, found.first
            continue
        word = prose.word(start - 1)
        if not prose.is_word(start - 1) or word in _NO_QUALIFIER or number_at(prose, start - 1):
            break
        if word in told_words("denials", "words") or word in told_words("people", "nouns"):
            break
        start -= 1
    before = prose.word(start - 1) if start > low else ""
    count = people = None
    if start > low:
        count = count_ending(prose, start, low, plural=prose.word(end - 1).endswith("s"))
        people = None if count else people_ending(prose, start, low)
    serious = prose.words[start:at].count("serious")
    if kind == "event" and serious:
        kind = "serious"
    return Mention(
        kind=kind,
        first=start,
        named=end,
        end=end,
        count=count,
        before=before,
        grade=grade,
        people=people,
    )


def goes_back(mention: Mention) -> bool:
    """Say whether the words mean events that were told before."""
    return mention.count is None and mention.people is None and mention.before in _BACK
