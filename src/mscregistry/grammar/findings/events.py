"""Events and sets of events, as the clauses of the results tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.courses import read_course, read_diagnosis
from mscregistry.grammar.findings.mentions import goes_back, mentions_in
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.tallies import tallies_in

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.mentions import Mention
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story

from mscregistry.grammar.findings.absent import take_absent, take_denied
from mscregistry.grammar.findings.fates import read_deaths, read_stay, read_survival
from mscregistry.grammar.findings.named_events import colon_behind, take_terms
from mscregistry.grammar.findings.set_events import take_grade, take_sets

#: A clause that begins with its verb has at most so many words before it.
_NEARLY: Final = 2
#: A longer subject is one of its own.
_SUBJECT: Final = 5
#: Words for events that were told before.
_GOING: Final = frozenset(
    {"which", "it", "both", "all", "they", "this", "these", "situation", "symptoms", "one"}
    | {"symptom", "none", "condition", "the", "whom", "neither", "each", "fully"}
)


def read_events(prose: Prose, clause: Clause, story: Story) -> bool:
    """Take what a clause tells of events; say whether it tells anything."""
    last, story.last, story.opened = story.last, [], False
    took = _read(prose, clause, story, last)
    if not story.last and not story.opened:
        story.last = last
    return took


def _read(prose: Prose, clause: Clause, story: Story, last: list[int]) -> bool:
    """Take what the first reader that understands the clause makes of it."""
    fated = _fated(prose, clause, story)
    if fated is not None:
        return fated
    mentions = mentions_in(prose, clause.first, clause.end)
    new = [one for one in mentions if not goes_back(one) and _is_told(prose, clause, one)]
    if _is_judged(prose, clause, mentions, new):
        story.last, kept = last, story.last
        if read_course(prose, clause, story):
            return True
        story.last = kept
    if _diagnosed(prose, clause, story, last):
        return True
    denied = take_denied(prose, clause, story)
    if new:
        take_sets(prose, clause, new, story)
    if new or denied:
        return True
    return take_grade(prose, clause, mentions, story) or take_terms(prose, clause, mentions, story)


def _fated(prose: Prose, clause: Clause, story: Story) -> bool | None:
    """Take what its verb alone tells; nothing where it does not."""
    if (died := clause.verb("die")) is not None:
        return read_deaths(prose, clause, died, story)
    if (lived := clause.verb("survive")) is not None:
        return read_survival(prose, clause, lived, story)
    if (hospital := clause.verb("hospital")) is not None:
        return read_stay(prose, clause, hospital, story)
    absent = clause.verb("absent")
    return (absent is not None and take_absent(prose, clause, absent, story)) or None


def _diagnosed(prose: Prose, clause: Clause, story: Story, last: list[int]) -> bool:
    """Add what events told before turned out to be; say whether the clause tells that."""
    proved = clause.verb("prove")
    if proved is None or not last or not (clause.relative or _opens(clause)):
        return False
    story.last = last
    read_diagnosis(prose, clause, proved, story)
    return True


def _is_judged(prose: Prose, clause: Clause, mentions: list[Mention], new: list[Mention]) -> bool:
    """Say whether a clause goes back to events, to say what they came of or how they ended."""
    if not clause.verbs:
        return False
    if mentions and not new:
        if colon_behind(prose, clause, mentions[0]) is not None:
            # `the following adverse events were reversible: …`
            return False
        judged = clause.verb("judge", "meet", "resolve") is not None
        if judged or related_in(prose, clause.first, clause.end) is not None:
            return True
    limiting = any(one.kind == "limiting" for one in mentions)
    kinds = ("judge", "meet", "be") if limiting else ("judge", "meet", "be", "resolve")
    if mentions and not limiting:
        return False
    return clause.verb(*kinds) is not None and _continues(prose, clause)


def _is_told(prose: Prose, clause: Clause, mention: Mention) -> bool:
    """Say whether a clause tells of a set, and does not only name its kind."""
    article = mention.count is not None and mention.count.words.lower() in {"a", "an"}
    if not article and (mention.count is not None or mention.people is not None):
        return True
    if clause.verb("occur", "exist", "experience", "have") is None:
        return False
    if article:
        return True
    listed = clause.verb("include") is not None
    return not listed and bool(tallies_in(prose, clause.first, clause.end))


def _opens(clause: Clause) -> bool:
    """Say whether a clause begins with its verb, or nearly so: `and later proved`."""
    return clause.verbs[0].first - clause.first <= _NEARLY


def _continues(prose: Prose, clause: Clause) -> bool:
    """Say whether a clause goes on with events told before: `which resolved`, `both were`."""
    verb = clause.verbs[0].first
    subject = prose.words[clause.first : verb]
    near = len(subject) <= _SUBJECT and not _GOING.isdisjoint(subject)
    return clause.relative or not subject or near
