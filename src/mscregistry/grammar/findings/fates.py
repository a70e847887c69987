"""Those who died, and those who were taken into a hospital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.findings.facts import AdverseEvent
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.sums import of_groups
from mscregistry.grammar.findings.term_names import onset_at
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story

from mscregistry.grammar.findings.telling import group_of, subject_of

PASSIVE: Final = frozenset({"was", "were", "been", "be", "are", "is", "most", "commonly"})


#: They end why somebody was taken in.
_STOPS: Final = frozenset(
    {",", "(", ";", "compared", "versus", "vs", "and", "in", "after", "during", "within", "on"}
)


def read_deaths(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take those who died."""
    pairs = pairs_in(prose, clause.first, clause.end)
    counted = [
        (tally.count, None if group is None else group.name)
        for tally, group in pairs
        if tally is not None
    ]
    if (whole := of_groups(counted)) is not None:
        story.deaths.append(whole)
        return True
    for tally, _ in pairs:
        if tally is not None and tally.count is not None:
            sure = tally.first < verb.first
            story.deaths.append(evolve(tally.count, sure=sure))
            return True
    return False


def read_survival(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take that nobody died: `all patients survived`; what follows may say until when."""
    people = told_words("people", "nouns")
    at = next((at for at in range(clause.first, verb.first) if prose.word(at) == "all"), None)
    if (
        at is None
        or prose.word(verb.first - (prose.word(verb.first - 1) in PASSIVE) - 1) not in people
    ):
        return False
    story.deaths.append(prose.stated(0, at, verb.end, sure=verb.end == clause.end))
    return True


def read_stay(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take a stay in a hospital as the event it is told as."""
    end = verb.end
    while end < clause.end and prose.word(end) not in _STOPS:
        end += 1
    subject = subject_of(prose, clause, verb)
    whole = story.current
    count = None if subject is None else subject.count
    if clause.relative and count is None and whole is not None and whole.count is not None:
        # `one SAE was reported, who was hospitalized`
        count = whole.count
    onset = prose.quoted(end, clause.end) if end < clause.end and onset_at(prose, end) else None
    group = group_of(prose, clause)
    alone = all(word in PASSIVE for word in prose.words[clause.first : verb.first])
    if count is None and alone and story.whom is not None:
        # `suffered a fall and was hospitalized`
        count, group = story.whom.count, group or story.where
    if count is None and not clause.relative:
        return False
    event = AdverseEvent(prose.quoted(verb.first, end), subjects=count, group=group, onset=onset)
    story.tell(event)
    return True
