"""Sets of events: `two treatment related adverse events in the high dose group`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.findings.facts import EventSet
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.relatedness import related_in

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.mentions import Mention
    from mscregistry.grammar.findings.pairs import Pair
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.relatedness import Related
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.stated import Stated


def read_sets(
    prose: Prose, clause: Clause, mention: Mention, subject: Tally | None
) -> list[EventSet]:
    """Give the sets that a mention makes, one for each group that is counted."""
    related = related_in(prose, mention.first, clause.end)
    whole = EventSet(
        count=mention.count,
        kind=prose.quoted(mention.first, mention.named),
        serious=mention.kind == "serious",
        dose_limiting=mention.kind == "limiting",
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


def _pairs(prose: Prose, clause: Clause, mention: Mention, subject: Tally | None) -> list[Pair]:
    """Give the counts with their groups that belong to a mention."""
    stop = next(
        (at for at in range(mention.end + 1, clause.end) if prose.word(at) == ":"), clause.end
    )
    occur = clause.verb("occur")
    late = occur is not None and mention.end <= occur.first
    behind = pairs_in(prose, occur.end, stop) if occur is not None and late else []
    # `loss of 2 lines occurred in 3 patients`
    behind = behind or pairs_in(prose, mention.end, stop)
    before = _of_groups(prose, clause.first, mention.first)
    if mention.count is not None:
        first = behind[0] if behind else (None, None)
        if first[0] is None and any(all(pair) for pair in behind):
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


def _of_groups(prose: Prose, first: int, end: int) -> list[Pair]:
    """Give the groups of a stretch, each with its count."""
    named = groups_in(prose, first, end)
    return [pair for pair in pairs_in(prose, first, end) if pair[1]] if named else []


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
