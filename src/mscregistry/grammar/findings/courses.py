"""What is said of events that were told: how they ended, what they came of, what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.facts import Outcome
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.vocab.finding_words import told_as, told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story

#: They name every event of the set, and not the last alone.
_ALL: Final = frozenset(
    {"both", "all", "events", "aes", "these", "they", "toxicities", "those", "none", "neither"}
)
#: So many events back one may be named again.
_FAR: Final = 12
_OUTCOMES: Final = {
    "resolved": Outcome.RESOLVED,
    "improving": Outcome.IMPROVING,
    "not resolved": Outcome.NOT_RESOLVED,
}
#: What is behind a verb of ending, and no word for when or how.
_NO_COURSE: Final = frozenset({"and", ",", ".", "or", "by"})


def meant_by(prose: Prose, clause: Clause, story: Story) -> tuple[list[int], bool]:
    """Give the events that a clause goes back to, and whether they are all of a set."""
    verb = clause.verbs[0].first if clause.verbs else clause.end
    words = prose.words[clause.first : verb]
    named = _named(" ".join(words), story)
    if named:
        return named, False
    if not _ALL.isdisjoint(words) or any(word.endswith("events") for word in words):
        open_set = story.current is not None and story.current.count is not None
        return story.of_current if open_set else list(range(len(story.events))), True
    return story.last, False


def _named(words: str, story: Story) -> list[int]:
    """Give the event told last that the words name again: `the hypotension was …`."""
    for index in range(len(story.events) - 1, max(-1, len(story.events) - _FAR), -1):
        term = story.events[index].term.value.lower()
        if term in words:
            return [index]
    return []


def read_course(prose: Prose, clause: Clause, story: Story) -> bool:
    """Add to the events told before what a clause says of them; say whether it says anything."""
    indices, several = meant_by(prose, clause, story)
    denials = told_words("denials", "words")
    related = related_in(prose, clause.first, clause.end)
    took = related is not None and (bool(indices) or story.judge(related.judged(prose), several))
    if not indices:
        return took
    if related is not None:
        story.add(indices, inherited=several, relatedness=related.judged(prose))
    table = told_phrases("events", "limiting")
    for at in range(clause.first, clause.end):
        limiting = table.at(prose.words, at)
        if limiting is None:
            continue
        denied = not denials.isdisjoint(prose.words[clause.first : at])
        stated = prose.stated(not denied, at, limiting[1])
        story.add(indices, inherited=several, dose_limiting=stated)
        took = True
        break
    resolved = clause.verb("resolve")
    if resolved is not None:
        _resolve(prose, clause, resolved, indices, story, several=several)
        took = True
    return took


def _resolve(
    prose: Prose, clause: Clause, verb: Verb, indices: list[int], story: Story, *, several: bool
) -> None:
    kind = told_as("outcome").at(prose.words, verb.first)
    outcome = _OUTCOMES["resolved" if kind is None else kind[0]]
    before = prose.words[max(clause.first, verb.first - 3) : verb.first]
    if not {"not", "never"}.isdisjoint(before):
        outcome = Outcome.NOT_RESOLVED
    story.add(indices, inherited=several, outcome=prose.stated(outcome, verb.first, verb.end))
    at = verb.end
    while at < clause.end and prose.word(at) in _NO_COURSE:
        at += 1
    if at < clause.end and outcome is not Outcome.NOT_RESOLVED:
        story.add(indices, inherited=several, resolution=prose.quoted(at, clause.end))
    elif prose.word(verb.first - 1).endswith("ly"):
        how = prose.quoted(verb.first - 1, verb.first)
        story.add(indices, inherited=several, resolution=how)


def read_diagnosis(prose: Prose, clause: Clause, verb: Verb, story: Story) -> None:
    """Add what an event was later found to be, and how: `proved as nephropathy by biopsy`."""
    at = verb.end
    if prose.word(at) not in {"as", "to", "with", "by"} and verb.end - verb.first == 1:
        return
    while at < clause.end and prose.word(at) in {"as", "to", "be", "with", "a", "an"}:
        at += 1
    end = at
    while end < clause.end and prose.word(end) not in {"by", "on", "via", "after", ",", "("}:
        end += 1
    if end == at:
        return
    story.add(story.last, inherited=False, later_diagnosis=prose.quoted(at, end))
    if prose.word(end) in {"by", "on", "via"} and end + 1 < clause.end:
        stop = end + 1
        while stop < clause.end and prose.word(stop) not in {",", "(", "and"}:
            stop += 1
        story.add(story.last, inherited=False, diagnosed_by=prose.quoted(end + 1, stop))
