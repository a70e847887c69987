"""Sets that a clause tells, and the events that it lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.findings.facts import EventSet
from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.sets import read_sets
from mscregistry.grammar.findings.sums import of_groups
from mscregistry.grammar.findings.terms import read_terms
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.mentions import Mention
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.findings.term_details import Told
    from mscregistry.grammar.stated import Stated

from mscregistry.grammar.findings.telling import Around, subject_of, tell

#: Where there was none of these, nobody died.
_ANY_DEATH: Final = frozenset(
    {"death", "deaths", "fatality", "fatalities", "patient deaths", "all-cause deaths"}
    | {"fatal events", "mortality"}
)


def take_grade(prose: Prose, clause: Clause, mentions: list[Mention], story: Story) -> bool:
    """Take what is said of all: `all adverse events were grade 1 or 2`, `… were mild`."""
    mention = next((one for one in mentions if _is_of_all(clause, one)), None)
    be = clause.verb("be")
    if mention is None or be is None or be.first < mention.end:
        return False
    grade = next((one for at in range(be.end, clause.end) if (one := read_grade(prose, at))), None)
    severity = None if grade is not None else _severity(prose, be.end, clause.end)
    if grade is None and severity is None:
        return False
    told = None if grade is None else grade.grade
    if mention.before == "most":
        # What is said of most is not said of all.
        told = None if told is None else evolve(told, sure=False)
        severity = None if severity is None else evolve(severity, sure=False)
    story.begin(evolve(_set_of(prose, mention), grade=told, severity=severity))
    if mention.before == "all":
        bare = [index for index in story.recent() if story.events[index].grade is None]
        if told is not None:
            story.add(bare, inherited=True, grade=told)
        if severity is not None:
            story.add(bare, inherited=True, severity=severity)
    return True


def _is_of_all(clause: Clause, mention: Mention) -> bool:
    """Say whether a word for events stands for them all, or for most."""
    return mention.before in {"all", "most"} or mention.first == clause.first


def _severity(prose: Prose, first: int, end: int) -> Stated[str] | None:
    """Give how bad events are said to be: `mild to moderate`."""
    words = told_words("terms", "severity")
    at = first
    while at < end and (prose.word(at).endswith("ly") or prose.word(at) in {"all", "of", "either"}):
        at += 1
    stop = at
    while stop < end and prose.word(stop) in words:
        stop += 1 + (prose.word(stop + 1) in {"to", "or", "and"} and prose.word(stop + 2) in words)
    return prose.quoted(at, stop) if stop > at else None


def take_sets(prose: Prose, clause: Clause, new: list[Mention], story: Story) -> None:
    """Take the sets of a clause, and the events that it lists of them."""
    active = clause.verb("experience", "have")
    for mention in new:
        subject = None
        if active is not None and active.end <= mention.first:
            subject = subject_of(prose, clause, active)
        if subject is not None and _is_for_each(mention, subject):
            mention = evolve(mention, count=None, people=subject)  # noqa: PLW2901 - it is the same one, read rightly
        sets = read_sets(prose, clause, mention, subject)
        if mention.kind == "death":
            story.deaths += _deaths(sets)
        else:
            for found in sets:
                story.begin(found)
            single = mention.count is not None and mention.count.value == 1
            told = _listed(prose, clause, mention)
            tell(prose, clause, told, story, Around(subject=subject if single else None))


def _is_for_each(mention: Mention, subject: Tally) -> bool:
    """Say whether an article counts an event for each of several people, or for none of them."""
    article = mention.count is not None and mention.count.words.lower() in {"a", "an"}
    return article and subject.people and subject.count is not None and subject.count.value != 1


def _deaths(sets: list[EventSet]) -> list[Stated[int]]:
    """Give how many died, in every group together; no related death says nothing of others."""
    told = [
        one
        for one in sets
        if one.count is not None and (one.count.value or one.kind.value.lower() in _ANY_DEATH)
    ]
    whole = of_groups([(one.count, one.group) for one in told])
    return [one.count for one in told if one.count is not None] if whole is None else [whole]


def _listed(prose: Prose, clause: Clause, mention: Mention) -> list[Told]:
    """Give the events that are listed behind a set: `two SAEs (sepsis and stroke)`."""
    at = mention.end
    word = prose.word(at)
    include = clause.verb("include")
    if word == "of" and prose.word(at + 1) not in {"grade", "the", "any"}:
        return read_terms(prose, at + 1, clause.end, listed=True)
    if word in {"(", ":", ","} and (at + 1 < clause.end):
        # `one serious side effect, a blood clot`
        apposed = word == "," and prose.word(at + 1) in {"a", "an"}
        return read_terms(prose, at + 1, clause.end, listed=word == ":" or apposed)
    if include is not None and include.first >= at:
        return read_terms(prose, include.end, clause.end, listed=True)
    return _behind_last_bracket(prose, clause, at)


def _behind_last_bracket(prose: Prose, clause: Clause, at: int) -> list[Told]:
    """Give the events in a bracket or behind a colon further on in the clause."""
    for place in range(at, clause.end):
        if prose.word(place) in {"(", ":"}:
            told = read_terms(prose, place + 1, clause.end, listed=prose.word(place) == ":")
            if told:
                return told
    return []


def enter(prose: Prose, mention: Mention, story: Story) -> None:
    """Open a set that is listed and not counted, without making a fact of it."""
    story.enter(_set_of(prose, mention))


def _set_of(prose: Prose, mention: Mention) -> EventSet:
    """Give a set that is named without a count."""
    related = related_in(prose, mention.first, mention.end)
    return EventSet(
        kind=prose.quoted(mention.first, mention.named),
        serious=mention.kind == "serious",
        dose_limiting=mention.kind == "limiting",
        relatedness=None if related is None else related.words,
        grade=None if mention.grade is None else mention.grade.grade,
    )
