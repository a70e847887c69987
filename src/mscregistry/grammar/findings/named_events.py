"""Events that a clause tells by their names: `3 patients had fever`, `fever occurred in 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.terms import read_terms
from mscregistry.vocab.finding_words import told_as, told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.mentions import Mention
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.term_details import Told

from mscregistry.grammar.findings.fates import PASSIVE
from mscregistry.grammar.findings.set_events import enter
from mscregistry.grammar.findings.telling import Around, group_of, subject_of, tell

#: They begin what goes before the subject: `In the high dose group, fever occurred`.
_SETTING: Final = frozenset(
    {
        "between",
        "from",
        "since",
        "in",
        "during",
        "after",
        "at",
        "among",
        "of",
        "overall",
        "within",
        "following",
        "by",
        "on",
    }
    | {"furthermore", "additionally", "however", "moreover", "notably", "over", "throughout"}
)
#: Of events they say that names follow: `the most common adverse events were`.
_COMMON: Final = frozenset(
    {"common", "frequent", "frequently", "commonly", "reported", "main", "only", "observed"}
)
#: How often something is.
_RATES: Final = frozenset({"incidence", "frequency", "rate", "rates", "prevalence"})
#: What stands between a subject and its verb.
_BEFORE_VERB: Final = PASSIVE | {"also", "only", "frequently"}
#: What is found by them need not have happened in the study.
_NOT_HAPPENED: Final = frozenset({"found", "identified", "registered", "attributed", "detected"})
#: They compare, and name no event.
_COMPARING: Final = frozenset({"fewer", "more", "less", "higher", "lower"})
#: They begin the name of something told before.
_POINTING: Final = frozenset({"this", "that", "these", "those", "such", "their"})


def take_terms(prose: Prose, clause: Clause, mentions: list[Mention], story: Story) -> bool:
    """Take the events that a clause tells by their names."""
    listed = _listed(prose, clause, mentions)
    if listed is not None:
        if mentions:
            # `The most common adverse events were nausea and rash.`
            enter(prose, mentions[0], story)
        tell(prose, clause, listed, story)
        return bool(listed)
    if (rate := _rate(prose, clause)) is not None:
        counted = pairs_in(prose, rate.verb, clause.end)
        told = read_terms(prose, rate.first, rate.verb, listed=False) if counted else []
        tell(prose, clause, told, story, Around(behind=rate.verb))
        return bool(told)
    active = clause.verb("experience", "have")
    if active is not None and not _is_passive(prose, active):
        return _active(prose, clause, active, story)
    passive = clause.verb("occur", "have")
    if passive is not None:
        return _passive(prose, clause, passive, story)
    told = _bare(prose, clause)
    tell(prose, clause, told, story)
    return bool(told)


def _listed(prose: Prose, clause: Clause, mentions: list[Mention]) -> list[Told] | None:
    """Give the events listed behind a set without a count; `None` where none is listed."""
    if not mentions:
        # `two SAEs were observed, including stroke and sepsis`
        opening = clause.verbs and clause.verbs[0].kind == "include"
        if not opening or clause.verbs[0].first > clause.first:
            return None
        return read_terms(prose, clause.verbs[0].end, clause.end, listed=False)
    include = clause.verb("include", "be")
    colon = colon_behind(prose, clause, mentions[0])
    if colon is not None and clause.verbs and clause.verbs[0].end <= colon:
        # `the following adverse events were treatable: rash (3 patients) and fever (2)`
        told = read_terms(prose, colon + 1, clause.end, listed=True)
        return [one for one in told if one.tallies or one.known]
    if include is not None and mentions[0].end <= include.first:
        common = not _COMMON.isdisjoint(prose.words[clause.first : include.first])
        listed = include.kind == "include" or common
        return read_terms(prose, include.end, clause.end, listed=listed)
    if prose.word(mentions[0].end) == ":":
        return read_terms(prose, mentions[0].end + 1, clause.end, listed=True)
    return None


def colon_behind(prose: Prose, clause: Clause, mention: Mention) -> int | None:
    """Give the place of a colon behind a word for events."""
    return next((at for at in range(mention.end, clause.end) if prose.word(at) == ":"), None)


def _bare(prose: Prose, clause: Clause) -> list[Told]:
    """Give the events behind `there was`, and those of a clause without a verb."""
    exist = clause.verb("exist")
    if exist is not None:
        told = read_terms(prose, exist.end, clause.end, listed=False)
        return [one for one in told if not is_change(one)]
    if clause.verbs:
        return []
    told = read_terms(prose, clause.first, clause.end, listed=False)
    return [one for one in told if one.tallies or one.grade]


class _Rate(NamedTuple):
    """How often an event occurred: `the incidence of fever was 12%`."""

    #: The place where the name of the event begins.
    first: int
    #: The place of the verb.
    verb: int


def _rate(prose: Prose, clause: Clause) -> _Rate | None:
    be = clause.verb("be")
    at = clause.first + (prose.word(clause.first) in {"the", "overall"})
    if be is None or prose.word(at) not in _RATES:
        return None
    return _Rate(at + 2, be.first) if prose.word(at + 1) == "of" and at + 2 < be.first else None


def _is_passive(prose: Prose, verb: Verb) -> bool:
    return prose.word(verb.first - 1) in PASSIVE


def _active(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take `3 patients experienced fever`."""
    subject = subject_of(prose, clause, verb)
    people = told_words("people", "nouns") | told_words("people", "pronouns")
    named = not people.isdisjoint(prose.words[clause.first : verb.first]) or clause.relative
    if subject is None and not named:
        # `hematoma developed in 2 patients`
        intransitive = prose.word(verb.first) == "developed" and prose.word(verb.end) == "in"
        return intransitive and _passive(prose, clause, verb, story)
    if subject is None and clause.relative:
        subject = story.whom
    sure = verb.kind == "experience" and subject is not None and subject.people
    told = read_terms(prose, verb.end, clause.end, listed=sure)
    if told and _had_before(prose, verb.end, clause.end):
        return True
    told = [one for one in told if not is_change(one)]
    grouped = [pair for pair in pairs_in(prose, clause.first, verb.first) if all(pair)]
    for one in told:
        if one.against and subject is not None:
            one.tallies.insert(0, (subject, None))
        one.tallies += grouped if not one.tallies and len(grouped) > 1 else []
    tell(prose, clause, told, story, Around(subject=subject))
    story.whom, story.where = subject, group_of(prose, clause)
    return bool(told)


def _had_before(prose: Prose, first: int, end: int) -> bool:
    """Say whether people had something when they came in: `hypertension at baseline`."""
    phrases = told_phrases("terms", "before")
    return any(phrases.at(prose.words, at) for at in range(first, end))


def is_change(told: Told, *, counted: bool = False) -> bool:
    """Say whether the name is one of an endpoint that changed, or that was reached.

    A rise that is told with how many people had it is an event.
    """
    words = told.term.value.lower().split()
    changes = told_as("changes")
    if told.grade:
        return False
    if words[0] in _POINTING or not _COMPARING.isdisjoint(words):
        return True
    if not told.known and changes.at(words, len(words) - 1):
        # `symptom improvement`
        return True
    for at in range(len(words) - 1):
        change = changes.at(words, at)
        if (
            change
            and words[at + 1] in {"in", "of"}
            and (change[0] != "increase" or not (told.tallies or counted))
        ):
            return True
    if told.known:
        return False
    return not told_words("efficacy", "rates").isdisjoint(words)


def _passive(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take `fever occurred in 3 patients`, and `we observed fever`."""
    if prose.word(verb.end) == "to":
        # `pain was noted to increase`
        return False
    we = prose.word(verb.first - 1) in {"we", "investigators"}
    if we:
        told = read_terms(prose, verb.end, clause.end, listed=False)
        told = [one for one in told if not is_change(one)]
        tell(prose, clause, told, story)
        return bool(told)
    first = clause.first
    if prose.word(first) in _SETTING:
        comma = next((at for at in range(first, verb.first) if prose.word(at) == ","), None)
        if comma is not None:
            first = comma + 1
    subject_end = verb.first
    while subject_end > first and prose.word(subject_end - 1) in _BEFORE_VERB:
        subject_end -= 1
    exist = clause.verb("exist")
    if exist is not None and exist.end <= verb.first:
        first = exist.end
    further, end = _further(prose, verb.end, clause.end)
    counted = any(pair[0] is not None for pair in pairs_in(prose, verb.end, end))
    told = read_terms(prose, first, subject_end, listed=counted and _happens(prose, verb))
    if not told or told[-1].end < subject_end - 1 or is_change(told[0], counted=counted):
        return False
    tell(prose, clause, told, story, Around(behind=verb.end, end=end))
    tell(prose, clause, further, story)
    return True


def _happens(prose: Prose, verb: Verb) -> bool:
    """Say whether what is said to occur is an event, whatever it is called."""
    return _NOT_HAPPENED.isdisjoint(prose.words[verb.first : verb.end])


def _further(prose: Prose, first: int, end: int) -> tuple[list[Told], int]:
    """Give the events behind those of the verb: `occurred in 3 patients and rash in 2`."""
    for at in range(first, end):
        if prose.word(at) in {",", "and", ";"}:
            told = read_terms(prose, at + 1, end, listed=False)
            if told and told[0].tallies:
                return told, at
    return [], end
