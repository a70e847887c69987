"""What is said of events that were told: how they ended, what they came of, what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.findings.facts import Outcome
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.vocab.finding_words import told_as, told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.stated import Stated

#: They name every event of the set, and not the last alone.
_ALL: Final = frozenset(
    {"both", "all", "events", "aes", "these", "they", "toxicities", "those", "none", "neither"}
)
#: A denial stands so near before the verb: `has not yet resolved`.
_BEFORE: Final = 3
#: So many events back one may be named again.
_FAR: Final = 12
_OUTCOMES: Final = {
    "resolved": Outcome.RESOLVED,
    "improving": Outcome.IMPROVING,
    "not resolved": Outcome.NOT_RESOLVED,
}
#: What is behind a verb of ending, and no word for when or how.
_NO_COURSE: Final = frozenset({"and", ",", ".", "or"})


def meant_by(prose: Prose, clause: Clause, story: Story) -> tuple[list[int], bool]:
    """Give the events that a clause goes back to, and whether they are all of a set."""
    verb = clause.verbs[0].first if clause.verbs else clause.end
    words = prose.words[clause.first : verb]
    named = _named(" ".join(words), story)
    if named:
        return named, False
    if not _ALL.isdisjoint(words) or any(word.endswith("events") for word in words):
        open_set = story.current is not None and story.current.count is not None
        return story.of_current if open_set else story.recent(), True
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
    facts = _resolution(prose, clause)
    related = related_in(prose, clause.first, clause.end)
    if related is not None:
        facts["relatedness"] = related.judged(prose)
        if not indices:
            return story.judge(facts["relatedness"], whole=several)
    limiting = _limiting(prose, clause)
    if limiting is not None:
        facts["dose_limiting"] = limiting
    story.add(indices, inherited=several, **facts)
    return bool(indices and facts)


def _limiting(prose: Prose, clause: Clause) -> Stated[bool] | None:
    """Give whether a clause says that an event was a dose-limiting toxicity, or was none."""
    table, denials = told_phrases("events", "limiting"), told_words("denials", "words")
    for at in range(clause.first, clause.end):
        if (limiting := table.at(prose.words, at)) is not None:
            denied = not denials.isdisjoint(prose.words[clause.first : at])
            return prose.stated(not denied, at, limiting[1])
    return None


def _resolution(prose: Prose, clause: Clause) -> dict[str, Stated[Any]]:
    """Give what a clause says became of events, and when or how they ended."""
    verb = clause.verb("resolve")
    if verb is None:
        return {}
    kind = told_as("outcome").at(prose.words, verb.first)
    outcome = _OUTCOMES["resolved" if kind is None else kind[0]]
    before = prose.words[max(clause.first, verb.first - _BEFORE) : verb.first]
    if not {"not", "never"}.isdisjoint(before):
        outcome = Outcome.NOT_RESOLVED
    facts: dict[str, Stated[Any]] = {"outcome": prose.stated(outcome, verb.first, verb.end)}
    at = verb.end
    while at < clause.end and prose.word(at) in _NO_COURSE:
        at += 1
    if at < clause.end and outcome is not Outcome.NOT_RESOLVED:
        facts["resolution"] = prose.quoted(at, clause.end)
    elif prose.word(verb.first - 1).endswith("ly"):
        facts["resolution"] = prose.quoted(verb.first - 1, verb.first)
    return facts


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
