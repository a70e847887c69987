"""Sets that a clause tells, and the events that it lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.findings.facts import EventSet
from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.sets import read_sets
from mscregistry.grammar.findings.sums import of_groups
from mscregistry.grammar.findings.terms import read_terms

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.mentions import Mention
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.term_details import Told
    from mscregistry.grammar.stated import Stated

from mscregistry.grammar.findings.telling import Around, subject_of, tell


def take_grade(prose: Prose, clause: Clause, mentions: list[Mention], story: Story) -> bool:
    """Take the grade that is said of all: `all adverse events were grade 1 or 2`."""
    mention = next((one for one in mentions if one.before in {"all", "most"}), None)
    if mention is None:
        return False
    found = next(
        (one for at in range(mention.end, clause.end) if (one := read_grade(prose, at))), None
    )
    if found is None or clause.verb("be") is None:
        return False
    story.begin(evolve(_set_of(prose, mention), grade=found.grade))
    if mention.before == "all":
        told = [index for index in story.recent() if story.events[index].grade is None]
        story.add(told, inherited=True, grade=found.grade)
    return True


def take_sets(prose: Prose, clause: Clause, new: list[Mention], story: Story) -> None:
    """Take the sets of a clause, and the events that it lists of them."""
    active = clause.verb("experience", "have")
    for mention in new:
        subject = None
        if active is not None and active.end <= mention.first:
            subject = subject_of(prose, clause, active)
        sets = read_sets(prose, clause, mention, subject)
        if mention.kind == "death":
            story.deaths += _deaths(sets)
        else:
            for found in sets:
                story.begin(found)
            single = mention.count is not None and mention.count.value == 1
            told = _listed(prose, clause, mention)
            tell(prose, clause, told, story, Around(subject=subject if single else None))


def _deaths(sets: list[EventSet]) -> list[Stated[int]]:
    """Give how many died: those of every group together; no related death says nothing of others."""
    told = [
        one
        for one in sets
        if one.count is not None and (one.count.value or one.relatedness is None)
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
