"""Events as they are told: each with the people, the groups and the time told with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from mscregistry.grammar.findings.facts import AdverseEvent
from mscregistry.grammar.findings.grade_counts import grade_counts
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.tallies import tallies_in
from mscregistry.grammar.findings.term_names import onset_at

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.named import Named
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.findings.term_details import Told
    from mscregistry.grammar.stated import Stated


def group_of(prose: Prose, clause: Clause) -> Stated[str] | None:
    """Give the one group that a clause names."""
    against = {"vs", "versus", "than", "compared"}
    end = next((at for at in range(*clause[:2]) if prose.word(at) in against), clause.end)
    named = groups_in(prose, clause.first, end)
    return named[0].name if len({one.name.value for one in named}) == 1 else None


def subject_of(prose: Prose, clause: Clause, verb: Verb) -> Tally | None:
    """Give the people before a verb."""
    found = [one for one in tallies_in(prose, clause.first, verb.first) if one.count or one.percent]
    people = [one for one in found if one.people]
    part = _part_of(prose, clause, verb, found)
    every = people or found
    return part or (every[-1] if every else None)


def _part_of(prose: Prose, clause: Clause, verb: Verb, found: list[Tally]) -> Tally | None:
    """Give the part before a verb of those whom a clause opens with: `of 12 patients, 3 had`."""
    if len(found) <= 1 or prose.word(clause.first) not in {"of", "among"}:
        return None
    whole, part = found[0], found[-1]
    nearest = part.end == verb.first and prose.word(part.first - 1) == ","
    if not nearest or part.people or part.bracketed or part.count is None:
        return None
    known = whole.people and whole.count is not None and whole.count.value >= part.count.value
    return evolve(part, people=True, out_of=part.out_of or (whole.count if known else None))


class Around(NamedTuple):
    """What a clause tells around its events."""

    #: The people who had them.
    subject: Tally | None = None
    #: The place behind the verb, where counts and groups stand behind it.
    behind: int | None = None
    #: Where what is said of these events ends; `None` for the end of the clause.
    end: int | None = None


def tell(
    prose: Prose, clause: Clause, told: list[Told], story: Story, around: Around | None = None
) -> None:
    """Take events, each with the people and the groups that are told with it."""
    if not told:
        return
    subject, behind, end = around or Around()
    end = clause.end if end is None else end
    pairs = [] if behind is None else pairs_in(prose, behind, end)
    onset = None if behind is None else _onset(prose, behind, clause.end)
    several = len(told) > 1
    if several and len(pairs) == len(told) and prose.word(clause.end - 1) == "respectively":
        for one, pair in zip(told, pairs, strict=True):
            one.tallies.append(pair)
    shared = several and "each" not in prose.words[clause.first : clause.end]
    group = group_of(prose, clause)
    related = related_in(prose, clause.first, clause.end)
    for one in told:
        event = AdverseEvent(
            one.term if one.known or one.grade else evolve(one.term, sure=False),
            grade=None if one.grade is None else one.grade.grade,
            severity=one.severity,
            onset=onset if one.onset is None else prose.quoted(*one.onset),
            relatedness=None if related is None or related.denied else related.words,
        )
        own = one.tallies or pairs or ([(subject, None)] if subject is not None else [])
        only = group if len(own) <= 1 else None
        doubt = shared and not one.tallies and bool(pairs)
        for tally, named in own or [(None, None)]:
            story.tell(_with(event, tally, named, only, shared=doubt))
        if len(told) == len(own) == 1:
            story.part([(by.grade.grade, by.tally.count) for by in grade_counts(prose, clause)])


def _onset(prose: Prose, first: int, end: int) -> Stated[str] | None:
    """Give the words for when behind a verb."""
    for at in range(first, end):
        if (behind := onset_at(prose, at)) and prose.word(at) not in {"on", "at"}:
            stop = min(behind, end)
            while stop < end and prose.word(stop) not in {",", ";", "(", "and", "in"}:
                stop += 1
            return prose.quoted(at, max(stop, at + 1))
    return None


def _with(
    event: AdverseEvent,
    tally: Tally | None,
    named: Named | None,
    group: Stated[str] | None,
    *,
    shared: bool,
) -> AdverseEvent:
    """Give an event with the count and the group of it."""
    event = evolve(event, group=group if named is None else named.name)
    if tally is None:
        return event
    count = tally.count
    if count is not None and shared:
        count = evolve(count, sure=False)
    return evolve(event, subjects=count, out_of=tally.out_of, percent=tally.percent)
