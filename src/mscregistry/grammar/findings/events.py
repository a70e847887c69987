"""Events and sets of events, as the clauses of the results tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.findings.courses import read_course, read_diagnosis
from mscregistry.grammar.findings.facts import AdverseEvent
from mscregistry.grammar.findings.grades import read_grade
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.relatedness import related_in
from mscregistry.grammar.findings.sets import goes_back, mentions_in, read_sets
from mscregistry.grammar.findings.tallies import Tally, tallies_in
from mscregistry.grammar.findings.terms import onset_at, read_terms
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.groups import Named
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.sets import Mention
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.terms import Told

_PASSIVE: Final = frozenset({"was", "were", "been", "be", "are", "is", "most", "commonly"})
#: They begin what goes before the subject: `In the high dose group, fever occurred`.
_SETTING: Final = frozenset(
    {"in", "during", "after", "at", "among", "of", "overall", "within", "following", "by", "on"}
    | {"furthermore", "additionally", "however", "moreover", "notably", "over", "throughout"}
)


def read_events(prose: Prose, clause: Clause, story: Story) -> bool:
    """Take what a clause tells of events; say whether it tells anything."""
    last, story.last, story.opened = story.last, [], False
    took = _read(prose, clause, story, last)
    if not story.last and not story.opened:
        story.last = last
    return took


def _read(prose: Prose, clause: Clause, story: Story, last: list[int]) -> bool:
    mentions = mentions_in(prose, clause.first, clause.end)
    new = [one for one in mentions if not goes_back(one) and _is_told(prose, clause, one)]
    died = clause.verb("die")
    if died is not None:
        return _deaths(prose, clause, died, story)
    hospital = clause.verb("hospital")
    if hospital is not None:
        return _hospital(prose, clause, hospital, story)
    proved = clause.verb("prove")
    if proved is not None and last and (clause.relative or _is_of_events(prose, clause)):
        story.last = last
        read_diagnosis(prose, clause, proved, story)
        return True
    if mentions and not new and (clause.verb("judge", "meet", "resolve") or _is_back(prose, clause)):
        story.last = last
        if read_course(prose, clause, story):
            return True
    if not mentions and clause.verb("judge", "resolve", "be", "meet") and _continues(prose, clause):
        story.last = last
        if read_course(prose, clause, story):
            return True
    if _of_limit_denied(prose, clause, mentions):
        story.last = last
        if read_course(prose, clause, story):
            return True
    if new:
        _take_sets(prose, clause, new, story)
        return True
    if mentions and mentions[0].before in {"all", "most"} and _take_grade(prose, clause, mentions[0], story):
        return True
    return _take_terms(prose, clause, mentions, story)


def _take_grade(prose: Prose, clause: Clause, mention: Mention, story: Story) -> bool:
    """Take the grade that is said of all: `all adverse events were grade 1 or 2`."""
    found = next(
        (one for at in range(mention.end, clause.end) if (one := read_grade(prose, at))), None
    )
    if found is None or clause.verb("be") is None:
        return False
    _enter(prose, mention, story)
    if story.current is not None:
        story.begin(evolve(story.current, grade=found.grade))
    if mention.before == "all":
        told = [index for index, one in enumerate(story.events) if one.grade is None]
        story.add(told, inherited=True, grade=found.grade)
    return True


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


def _is_of_events(prose: Prose, clause: Clause) -> bool:
    verb = clause.verbs[0].first
    return verb - clause.first <= 2  # noqa: PLR2004 - `and later proved`


def _is_back(prose: Prose, clause: Clause) -> bool:
    return bool(clause.verbs) and related_in(prose, clause.first, clause.end) is not None


def _continues(prose: Prose, clause: Clause) -> bool:
    """Say whether a clause goes on with events told before: `which resolved`, `both were`."""
    verb = clause.verbs[0].first
    subject = prose.words[clause.first : verb]
    going = {"which", "it", "both", "all", "they", "this", "these", "situation", "symptoms", "one"}
    going |= {"symptom", "none", "condition", "the", "whom", "neither", "each", "fully"}
    return clause.relative or not subject or (len(subject) <= 5 and not going.isdisjoint(subject))  # noqa: PLR2004 - a longer subject is one of its own


def _of_limit_denied(prose: Prose, clause: Clause, mentions: list[Mention]) -> bool:
    return any(one.kind == "limiting" for one in mentions) and _continues_any(prose, clause)


def _continues_any(prose: Prose, clause: Clause) -> bool:
    return bool(clause.verbs) and clause.verb("judge", "meet", "be") is not None and _continues(prose, clause)


def _deaths(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take those who died."""
    pairs = pairs_in(prose, clause.first, clause.end)
    for tally, group in pairs:
        if tally is not None and tally.count is not None:
            sure = tally.first < verb.first
            story.deaths.append((evolve(tally.count, sure=sure), group))
            return True
    return False


def _hospital(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take a stay in a hospital as the event it is told as."""
    end = verb.end
    stops = {",", "(", ";", "compared", "versus", "vs", "and", "in", "after", "during", "within", "on"}
    while end < clause.end and prose.word(end) not in stops:
        end += 1
    subject = _subject(prose, clause, verb)
    whole = story.current
    count = None if subject is None else subject.count
    if clause.relative and count is None and whole is not None and whole.count is not None:
        count = evolve(whole.count) if not whole.of_subjects else whole.count
    onset = prose.quoted(end, clause.end) if end < clause.end and onset_at(prose, end) else None
    group = _group(prose, clause)
    alone = all(word in _PASSIVE for word in prose.words[clause.first : verb.first])
    if count is None and alone and story.whom is not None:
        # `suffered a fall and was hospitalized`
        count, group = story.whom.count, group or story.where
    if count is None and not clause.relative:
        return False
    event = AdverseEvent(
        prose.quoted(verb.first, end), subjects=count, group=group, onset=onset
    )
    story.tell(event)
    return True


def _group(prose: Prose, clause: Clause) -> Stated[str] | None:
    """Give the one group that a clause names."""
    named = groups_in(prose, clause.first, clause.end)
    return named[0].name if len({one.name.value for one in named}) == 1 else None


def _subject(prose: Prose, clause: Clause, verb: Verb) -> Tally | None:
    """Give the people before a verb."""
    found = [one for one in tallies_in(prose, clause.first, verb.first) if one.count or one.percent]
    people = [one for one in found if one.people]
    return (people or found or [None])[-1]


def _take_sets(prose: Prose, clause: Clause, new: list[Mention], story: Story) -> None:
    """Take the sets of a clause, and the events that it lists of them."""
    active = clause.verb("experience", "have")
    for mention in new:
        subject = None
        if active is not None and active.end <= mention.first:
            subject = _subject(prose, clause, active)
        sets = read_sets(prose, clause, mention, subject)
        for one in sets:
            if mention.kind == "death":
                group = None
                if one.count is not None and (one.count.value or one.relatedness is None):
                    story.deaths.append((one.count, group))
            else:
                story.begin(one)
        if mention.kind != "death":
            one = subject if mention.count is not None and mention.count.value == 1 else None
            _take_listed(prose, clause, mention, story, one)


def _take_listed(
    prose: Prose, clause: Clause, mention: Mention, story: Story, subject: Tally | None
) -> None:
    """Take the events that are listed behind a set: `two SAEs (sepsis and stroke)`."""
    at = mention.end
    word = prose.word(at)
    include = clause.verb("include")
    if word == "of" and prose.word(at + 1) not in {"grade", "the", "any"}:
        told = read_terms(prose, at + 1, clause.end, listed=True)
    elif word in {"(", ":", ","} and (at + 1 < clause.end):
        # `one serious side effect, a blood clot`
        apposed = word == "," and prose.word(at + 1) in {"a", "an"}
        told = read_terms(prose, at + 1, clause.end, listed=word == ":" or apposed)
    elif include is not None and include.first >= at:
        told = read_terms(prose, include.end, clause.end, listed=True)
    else:
        told = _behind_last_bracket(prose, clause, at)
    _tell(prose, clause, told, subject, story)


def _behind_last_bracket(prose: Prose, clause: Clause, at: int) -> list[Told]:
    """Give the events in a bracket or behind a colon further on in the clause."""
    for place in range(at, clause.end):
        if prose.word(place) in {"(", ":"}:
            told = read_terms(prose, place + 1, clause.end, listed=prose.word(place) == ":")
            if told:
                return told
    return []


def _take_terms(prose: Prose, clause: Clause, mentions: list[Mention], story: Story) -> bool:
    """Take the events that a clause tells by their names."""
    before = len(story.events)
    include = clause.verb("include", "be")
    if mentions and include is not None and mentions[0].end <= include.first:
        # `The most common adverse events were nausea and rash.`
        _enter(prose, mentions[0], story)
        common = not _COMMON.isdisjoint(prose.words[clause.first : include.first])
        listed = include.kind == "include" or common
        told = read_terms(prose, include.end, clause.end, listed=listed)
        _tell(prose, clause, told, None, story)
        return len(story.events) > before
    if mentions and prose.word(mentions[0].end) == ":":
        _enter(prose, mentions[0], story)
        told = read_terms(prose, mentions[0].end + 1, clause.end, listed=True)
        _tell(prose, clause, told, None, story)
        return len(story.events) > before
    if (rate := _rate(prose, clause)) is not None:
        told = read_terms(prose, rate.first, rate.verb, listed=False)
        _tell(prose, clause, told, None, story, behind=rate.verb)
        return len(story.events) > before
    active = clause.verb("experience", "have")
    if active is not None and not _is_passive(prose, active):
        return _active(prose, clause, active, story)
    passive = clause.verb("occur", "have")
    if passive is not None:
        return _passive(prose, clause, passive, story)
    exist = clause.verb("exist")
    if exist is not None:
        told = read_terms(prose, exist.end, clause.end, listed=False)
        told = [one for one in told if not _is_change(one)]
        _tell(prose, clause, told, None, story)
    elif not clause.verbs:
        told = read_terms(prose, clause.first, clause.end, listed=False)
        told = [one for one in told if one.tallies or one.grade]
        _tell(prose, clause, told, None, story)
    return len(story.events) > before


#: Of events they say that names follow: `the most common adverse events were`.
_COMMON: Final = frozenset(
    {"common", "frequent", "frequently", "commonly", "reported", "main", "only", "observed"}
)


class _Rate(NamedTuple):
    """How often an event occurred: `the incidence of fever was 12%`."""

    #: The place where the name of the event begins.
    first: int
    #: The place of the verb.
    verb: int


def _rate(prose: Prose, clause: Clause) -> _Rate | None:
    be = clause.verb("be")
    at = clause.first + (prose.word(clause.first) in {"the", "overall"})
    if be is None or prose.word(at) not in {"incidence", "frequency", "rate", "rates", "prevalence"}:
        return None
    return _Rate(at + 2, be.first) if prose.word(at + 1) == "of" and at + 2 < be.first else None


def _enter(prose: Prose, mention: Mention, story: Story) -> None:
    """Open a set that is listed and not counted, without making a fact of it."""
    from mscregistry.grammar.findings.facts import EventSet

    related = related_in(prose, mention.first, mention.end)
    story.current = EventSet(
        None,
        False,  # noqa: FBT003 - the field is named in the class
        prose.quoted(mention.first, mention.end),
        mention.kind == "serious",
        mention.kind == "limiting",
        relatedness=None if related is None else related.words,
        grade=None if mention.grade is None else mention.grade.grade,
    )
    story.of_current = []


def _is_passive(prose: Prose, verb: Verb) -> bool:
    return prose.word(verb.first - 1) in _PASSIVE


def _active(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take `3 patients experienced fever`."""
    subject = _subject(prose, clause, verb)
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
    told = [one for one in told if not _is_change(one)]
    grouped = [pair for pair in pairs_in(prose, clause.first, verb.first) if all(pair)]
    for one in told:
        one.tallies += grouped if not one.tallies and len(grouped) > 1 else []
    _tell(prose, clause, told, subject, story)
    story.whom, story.where = subject, _group(prose, clause)
    return bool(told)


def _is_change(told: Told, *, counted: bool = False) -> bool:
    """Say whether the name is one of an endpoint that changed, or that was reached.

    A rise that is told with how many people had it is an event.
    """
    words = told.term.value.lower().split()
    changes = told_as("changes")
    if told.grade:
        return False
    if not {"fewer", "more", "less", "higher", "lower"}.isdisjoint(words):
        return True
    if words[0] in {"this", "that", "these", "those", "such", "their"}:
        return True
    for at in range(len(words) - 1):
        change = changes.at(words, at)
        if change and words[at + 1] in {"in", "of"} and (change[0] != "increase" or not (told.tallies or counted)):
            return True
    if told.known:
        return False
    return not told_words("efficacy", "rates").isdisjoint(words)


def _passive(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take `fever occurred in 3 patients`, and `we observed fever`."""
    we = prose.word(verb.first - 1) in {"we", "investigators"}
    if we:
        told = read_terms(prose, verb.end, clause.end, listed=False)
        told = [one for one in told if not _is_change(one)]
        _tell(prose, clause, told, None, story)
        return bool(told)
    first = clause.first
    if prose.word(first) in _SETTING:
        comma = next((at for at in range(first, verb.first) if prose.word(at) == ","), None)
        if comma is not None:
            first = comma + 1
    subject_end = verb.first
    while subject_end > first and prose.word(subject_end - 1) in {*_PASSIVE, "was", "were", "also", "only", "frequently"}:
        subject_end -= 1
    exist = clause.verb("exist")
    if exist is not None and exist.end <= verb.first:
        first = exist.end
    further, end = _further(prose, verb.end, clause.end)
    counted = any(pair[0] is not None for pair in pairs_in(prose, verb.end, end))
    told = read_terms(prose, first, subject_end, listed=counted and _happens(prose, verb))
    if not told or told[-1].end < subject_end - 1 or _is_change(told[0], counted=counted):
        return False
    _tell(prose, clause, told, None, story, behind=verb.end, end=end)
    _tell(prose, clause, further, None, story)
    return True


def _happens(prose: Prose, verb: Verb) -> bool:
    """Say whether what is said to occur is an event, whatever it is called."""
    return not {"found", "identified", "registered", "attributed", "detected"} & {
        *prose.words[verb.first : verb.end]
    }


def _further(prose: Prose, first: int, end: int) -> tuple[list[Told], int]:
    """Give the events behind those of the verb: `occurred in 3 patients and rash in 2`."""
    for at in range(first, end):
        if prose.word(at) in {",", "and", ";"}:
            told = read_terms(prose, at + 1, end, listed=False)
            if told and told[0].tallies:
                return told, at
    return [], end


def _tell(
    prose: Prose,
    clause: Clause,
    told: list[Told],
    subject: Tally | None,
    story: Story,
    behind: int | None = None,
    end: int | None = None,
) -> None:
    """Take events, each with the people and the groups that are told with it."""
    end = clause.end if end is None else end
    pairs = [] if behind is None else pairs_in(prose, behind, end)
    onset = None if behind is None else _onset(prose, behind, clause.end)
    several = len(told) > 1
    if several and len(pairs) == len(told) and prose.word(clause.end - 1) == "respectively":
        for one, pair in zip(told, pairs, strict=True):
            one.tallies.append(pair)
    each = "each" in prose.words[clause.first : clause.end]
    group = _group(prose, clause)
    related = related_in(prose, clause.first, clause.end)
    for one in told:
        event = AdverseEvent(
            one.term if one.known or one.grade else evolve(one.term, sure=False),
            grade=None if one.grade is None else one.grade.grade,
            severity=one.severity,
            onset=None if one.onset is None else prose.quoted(*one.onset),
            relatedness=None if related is None or related.denied else related.words,
        )
        if event.onset is None and onset is not None:
            event = evolve(event, onset=onset)
        own: list[tuple[Tally | None, Named | None]] = list(one.tallies)
        shared = False
        if not own and pairs:
            own, shared = list(pairs), several and not each
        if not own and subject is not None:
            own = [(subject, None)]
        only = group if len(own) < 2 else None  # noqa: PLR2004 - with several counts it is that of one
        for tally, named in own or [(None, None)]:
            story.tell(_with(event, tally, named, only, shared=shared))


def _onset(prose: Prose, first: int, end: int) -> Stated[str] | None:
    """Give the words for when behind a verb."""
    table = told_as("onset")
    for at in range(first, end):
        if table.at(prose.words, at) and prose.word(at) not in {"on", "at"}:
            stop = at
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
