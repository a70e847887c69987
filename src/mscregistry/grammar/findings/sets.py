"""Sets of events: `two treatment related adverse events in the high dose group`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.findings.facts import EventSet
from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.tallies import Tally, read_tally
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.grades import Graded
    from mscregistry.grammar.findings.pairs import Pair
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.relatedness import Related
    from mscregistry.grammar.stated import Stated

#: So many tokens before the word for events may say which.
_QUALIFIERS: Final = 10
_NO_QUALIFIER: Final = frozenset(
    {"of", "in", "the", "were", "was", "with", "had", "and", "but", "to", "by", "these", "this"}
    | {"for", "from", "experienced", "observed", "reported", "that", "both", "all", "developed"}
    | {"most", "common", "frequent", "frequently", "commonly", "any", "noted", "recorded", "as"}
    | {"our", "their", "also", "neither", "nor", "or", "there", "other", "additional", "considered"}
)
#: Before a word for events they go back to events that were told.
_BACK: Final = frozenset({"the", "this", "these", "both", "that", "all", "those", "such"})


class Mention(NamedTuple):
    """A word for events, with the words before it that say which and how many."""

    #: Its kind, as the table has it: `event`, `serious`, `limiting`, `death`.
    kind: str
    #: The place of the first word that says which.
    first: int
    #: The place behind the word for events.
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
    table, found = told_as("events"), []
    at = first
    while at < end:
        noun = table.at(prose.words, at)
        if noun is None or noun[1] > end or not _is_noun(prose, at, noun[1]):
            at += 1
            continue
        low = max(first, found[-1].end if found else first)
        found.append(_mention(prose, noun[0], at, noun[1], low))
        before = found[-2] if len(found) > 1 else None
        if before is not None and before.count is not None and not before.count.value:
            # `no serious adverse events or deaths`
            joined = found[-1].first - before.end == 1 and found[-1].before in {"or", "and", "nor"}
            found[-1] = found[-1]._replace(count=before.count) if joined else found[-1]
        at = noun[1]
        if prose.word(at) == "(" and prose.is_word(at + 1) and prose.word(at + 2) == ")":
            # `dose-limiting toxicity (DLT)`
            found[-1] = found[-1]._replace(end=at + 3)
            at += 3
        found[-1] = _with_behind(prose, found[-1], end)
        at = max(at, found[-1].end)
    return found


def _with_behind(prose: Prose, mention: Mention, end: int) -> Mention:
    """Add what stands right behind: `of grade 3 or 4`, `(n = 14)`, `: none`."""
    at = mention.end
    grade = read_grade(prose, at + 1) if prose.word(at) == "of" and at + 1 < end else None
    if grade is not None and mention.grade is None:
        return mention._replace(grade=grade, end=grade.end)
    if mention.count is not None or mention.people is not None:
        return mention
    tally = read_tally(prose, at, end) if prose.word(at) == "(" and prose.word(at + 1) == "n" else None
    if tally is not None:
        return mention._replace(count=tally.count, end=tally.end)
    counted = read_tally(prose, at + 1, end) if prose.word(at) in {":", "="} else None
    if counted is not None and counted.count is not None and not _is_listed(prose, counted.end, end):
        if counted.people or counted.out_of is not None:
            return mention._replace(people=counted)
        return mention._replace(count=counted.count)
    if prose.word(at) in {":", "-"} and prose.word(at + 1) in {"none", "no", "0", "nil", "zero"}:
        return mention._replace(count=prose.stated(0, at + 1, at + 2), end=at + 2)
    return mention


def _is_listed(prose: Prose, place: int, end: int) -> bool:
    """Say whether a count behind a colon is that of an event with a name: `AEs: 2 fever`."""
    return place < end and prose.is_word(place)


def _is_noun(prose: Prose, place: int, end: int) -> bool:
    """Say whether the words are a noun of their own: not `adverse event rate`, `event free`."""
    del place
    return prose.word(end) not in {"free", "monitoring", "reporting", "profile", "score", "grading"}


def _mention(prose: Prose, kind: str, at: int, end: int, low: int) -> Mention:
    """Read the words before a word for events."""
    start = at
    grade = None
    while start > low and at - start < _QUALIFIERS:
        if (found := _grade_ending(prose, start, low)) is not None:
            grade, start = found, found.first
            continue
        word = prose.word(start - 1)
        if not prose.is_word(start - 1) or word in _NO_QUALIFIER or _number_at(prose, start - 1):
            break
        if word in told_words("denials", "words") or word in told_words("people", "nouns"):
            break
        start -= 1
    before = prose.word(start - 1) if start > low else ""
    count = people = None
    if start > low:
        count = _count_ending(prose, start, low, plural=prose.word(end - 1).endswith("s"))
        people = None if count else _people_ending(prose, start, low)
    serious = prose.words[start:at].count("serious")
    if kind == "event" and serious:
        kind = "serious"
    return Mention(kind, start, end, count, before, grade, people)


def _grade_ending(prose: Prose, end: int, low: int) -> Graded | None:
    for at in range(max(low, end - 6), end - 1):
        found = read_grade(prose, at)
        if found is not None and found.end == end:
            return found
    return None


def _number_at(prose: Prose, place: int) -> bool:
    return prose.tokens[place].value is not None or _word_count(prose, place) is not None


def _word_count(prose: Prose, place: int) -> int | None:
    """Give the count that one word is."""
    word = prose.word(place)
    if word in {"no", "zero", "without", "neither", "nor"}:
        return 0
    if word in {"a", "an", "another"}:
        return 1
    tally = read_tally(prose, place, place + 1)
    return None if tally is None or tally.count is None else tally.count.value


def _count_ending(prose: Prose, end: int, low: int, *, plural: bool) -> Stated[int] | None:
    """Give the number that ends before a place; `a` counts no noun in the plural."""
    for at in range(max(low, end - 4), end):
        tally = read_tally(prose, at, end)
        if tally is not None and tally.end == end and tally.count and not tally.people:
            return None if prose.words[at - 2 : at] == ["at", "least"] else tally.count
    if prose.word(end - 1) == "any" and prose.word(end - 2) in {"no", "without"}:
        return prose.stated(0, end - 2, end)
    number = _word_count(prose, end - 1)
    if number is None or (prose.word(end - 1) in {"a", "an"} and plural):
        return None
    return prose.stated(number, end - 1, end)


def _people_ending(prose: Prose, end: int, low: int) -> Tally | None:
    """Give the people who are counted just before: `3 patients with adverse events`."""
    for at in range(max(low, end - _QUALIFIERS), end):
        tally = read_tally(prose, at, end)
        if tally is not None and tally.people and end - tally.end <= 2:  # noqa: PLR2004 - `had`, `with any`
            return tally
    return None


def goes_back(mention: Mention) -> bool:
    """Say whether the words mean events that were told before."""
    return mention.count is None and mention.people is None and mention.before in _BACK


def read_sets(prose: Prose, clause: Clause, mention: Mention, subject: Tally | None) -> list[EventSet]:
    """Give the sets that a mention makes, one for each group that is counted."""
    related = related_in(prose, mention.first, clause.end)
    whole = EventSet(
        mention.count,
        False,  # noqa: FBT003 - the field is named in the class
        prose.quoted(mention.first, mention.end),
        mention.kind == "serious",
        mention.kind == "limiting",
        relatedness=_judged(prose, related, mention),
        grade=None if mention.grade is None else mention.grade.grade,
    )
    pairs = _pairs(prose, clause, mention, subject)
    if not pairs:
        return [whole]
    return [_for_pair(whole, pair) for pair in pairs]


def _judged(prose: Prose, related: Related | None, mention: Mention) -> Stated[str] | None:
    """Give how far the set is held to come of the treatment."""
    if related is None or (related.denied and related.first < mention.end):
        return None
    return related.judged(prose)


def _pairs(
    prose: Prose, clause: Clause, mention: Mention, subject: Tally | None
) -> list[Pair]:
    """Give the counts with their groups that belong to a mention."""
    stop = next((at for at in range(mention.end + 1, clause.end) if prose.word(at) == ":"), clause.end)
    behind = pairs_in(prose, mention.end, stop)
    before = [pair for pair in pairs_in(prose, clause.first, mention.first) if pair[1]]
    if mention.count is not None:
        first = behind[0] if behind else (None, None)
        if len([one for one in behind if one[1] and one[0]]) and first[0] is None:
            # `2 events in the high group and 3 in the low`
            return behind
        group = first[1] or (before[0][1] if before else None)
        people = first[0] if first[0] and first[0].people and not first[1] else None
        return [(people, group)] if group or people else []
    own = mention.people or subject
    if own is not None:
        groups = [pair[1] for pair in [*before, *behind] if pair[1]]
        return [(own, groups[0] if groups else None)]
    counted = [pair for pair in behind if pair[0] is not None]
    if counted and before and counted[0][1] is None:
        return [(counted[0][0], before[0][1])]
    return counted or [pair for pair in before if pair[0]]


def _for_pair(whole: EventSet, pair: Pair) -> EventSet:
    tally, group = pair
    found = evolve(whole, group=None if group is None else group.name)
    if tally is None:
        return found
    if found.count is None or (group is not None and tally.count and not tally.people):
        return evolve(
            found,
            count=tally.count,
            of_subjects=tally.people or found.count is None,
            out_of=tally.out_of,
            percent=tally.percent,
        )
    return found
