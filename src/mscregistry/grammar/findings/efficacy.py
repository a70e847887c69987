"""What was found of endpoints: `no significant reduction in eGFR was noted among all patients`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from attrs import evolve

from mscregistry.grammar.findings.amounts import figure_at, numbers_in, p_value_in
from mscregistry.grammar.findings.facts import Change, Efficacy, Figure
from mscregistry.grammar.findings.tallies import Tally, read_tally, tallies_in
from mscregistry.vocab.finding_words import told_as, told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.stated import Stated

_BY_VERB: Final = {
    "up": Change.INCREASE,
    "down": Change.DECREASE,
    "better": Change.IMPROVEMENT,
    "worse": Change.WORSENING,
    "change": Change.CHANGE,
    "differ": Change.DIFFERENCE,
    "achieve": Change.ACHIEVED,
}
#: Words that may stand between a denial and the word for a change.
_BETWEEN: Final = frozenset(
    {"significant", "significantly", "statistically", "clinically", "meaningful", "relevant"}
    | {"marked", "clear", "evidence", "of", "further", "major", "important", "detectable", "did"}
    | {"other", "serious", "a", "overall", "any", "substantial", "appreciable", "obvious", "mean"}
    | {"slight", "modest", "sustained", "strong", "greater", "notable", "rapid", "large", "small"}
)


#: Behind a verb they are nothing that it changes.
_NO_OBJECT: Final = frozenset(
    {"or", "again", "more", "less", "only", "further", "most", "then", "respectively", "throughout"}
    | {"once", "soon", "together", "better", "well", "stable", "unchanged", "about", "nearly"}
)
#: They are no endpoint: what people were like, and what was done.
_NO_ENDPOINT: Final = frozenset(
    {"age", "ages", "follow", "followup", "dose", "doses", "patients", "interval", "bmi", "enrollment"}
    | {"weight", "duration", "males", "females", "time", "baseline", "period", "ratio", "sex"}
)
#: Before a denial they belong to it.
_AUXILIARY: Final = frozenset({"did", "was", "were", "had", "has", "have", "does", "do"})


class Finding(NamedTuple):
    """A word for a change with the words that belong to it."""

    #: Which way; `None` where only a number is told.
    change: Change | None
    #: Whether it is denied.
    denied: bool
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int
    #: The place of the word for the change itself.
    at: int


#: What is found, where the endpoint stands unless it was named before, and of whom it is said.
_Read: TypeAlias = tuple[Finding, tuple[int, int] | None, tuple[int, int] | None]


def read_efficacy(prose: Prose, clause: Clause, story: Story) -> bool:
    """Take what a clause tells of endpoints; say whether it tells anything."""
    found = (
        _by_noun(prose, clause)
        or _by_comparison(prose, clause)
        or _by_verb(prose, clause)
        or _by_value(prose, clause)
    )
    if found is None:
        return False
    finding, place, population = found
    endpoint = story.endpoint if place is None else prose.quoted(*place)
    if endpoint is None:
        return False
    story.endpoint = endpoint
    story.efficacy.append(_with_numbers(prose, clause, finding, endpoint, population))
    return True


def _with_numbers(
    prose: Prose,
    clause: Clause,
    finding: Finding,
    endpoint: Stated[str],
    population: tuple[int, int] | None,
) -> Efficacy:
    first, end = clause.first, clause.end
    numbers = numbers_in(prose, first, end)
    if numbers.difference is None and numbers.before is None:
        behind = figure_at(prose, finding.end, end)
        if behind is not None and behind[0].value.unit in {"%", "fold"}:
            # `increased 14-fold`
            numbers = numbers._replace(difference=behind[0])
    whole = Efficacy(
        endpoint,
        _finding_words(prose, finding),
        change=None
        if finding.change is None
        else prose.stated(finding.change, finding.at, finding.at + 1),
        denied=finding.denied,
        population=None if population is None else prose.quoted(*population),
        significant=_significance(prose, first, end),
        p_value=p_value_in(prose, first, end),
        before=numbers.before,
        after=numbers.after,
        difference=numbers.difference,
        values=numbers.values or _single(prose, finding, end),
    )
    tallies = [
        one
        for one in tallies_in(prose, first, end)
        if one.people and prose.word(one.first - 1) not in {"first", "last"}
    ]
    if len(tallies) == 1 and not numbers.difference and tallies[0].count is not None:
        one = tallies[0]
        return evolve(whole, subjects=one.count, out_of=one.out_of, percent=one.percent)
    return whole


def _single(prose: Prose, finding: Finding, end: int) -> tuple[Stated[Figure], ...]:
    """Give the one number that is all that is found."""
    if finding.change is not None:
        return ()
    figure = figure_at(prose, finding.at + 1, end)
    if figure is None:
        return ()
    for at in range(figure[1], end):
        other = figure_at(prose, at + 1, end) if prose.word(at) in {"and", "with"} else None
        if other is not None and other[0].value.unit == figure[0].value.unit:
            # `18 months in the one arm and 12 months in the other`
            return figure[0], other[0]
    return (figure[0],)


def _finding_words(prose: Prose, finding: Finding) -> Stated[str]:
    """Give the words of a finding, small, without an article before them."""
    first = finding.first
    while prose.word(first) in {"a", "an", "the"} and first < finding.at:
        first += 1
    words = " ".join(prose.said(first, finding.end).split()).lower()
    return prose.stated(words, first, finding.end)


def _significance(prose: Prose, first: int, end: int) -> Stated[bool] | None:
    """Give whether a stretch calls what it tells significant."""
    no = told_phrases("efficacy", "not significant")
    yes = told_phrases("efficacy", "significant")
    denials = told_words("denials", "words")
    for at in range(first, end):
        if found := no.at(prose.words, at):
            return prose.stated(False, at, found[1])  # noqa: FBT003 - the value that is stated
        if found := yes.at(prose.words, at):
            denied = not denials.isdisjoint(prose.words[max(first, at - 4) : at])
            return prose.stated(not denied, at, found[1])
    return None


def _back(prose: Prose, first: int, at: int) -> tuple[int, bool]:
    """Give where the words that qualify a change begin, and whether they deny it."""
    start, denied = at, False
    denials = told_words("denials", "words")
    while start > first:
        word = prose.word(start - 1)
        if word in denials:
            return start - 1, True
        if word not in _BETWEEN and not (word.endswith("ly") and prose.is_word(start - 1)):
            break
        start -= 1
    return start, denied


def _by_noun(
    prose: Prose, clause: Clause
) -> _Read | None:
    """Read `[no] [significant] reduction in eGFR was noted among all patients`."""
    if clause.verb("occur", "exist", "have", "experience", "cause") is None:
        return None
    table, of = told_as("changes"), told_words("efficacy", "of")
    for at in range(clause.first, clause.end):
        noun = table.at(prose.words, at)
        if noun is None:
            continue
        kind, behind = noun
        if prose.word(at - 1) in {"to", "did", "not"}:
            continue
        start, denied = _back(prose, clause.first, at)
        denied = denied or prose.word(start - 1) == "without"
        finding = Finding(Change(kind), denied, start, behind, at)
        groups = prose.word(behind) == "between"
        place = behind
        if groups:
            while place < clause.end and prose.word(place) not in {"in", "for", "of", "regarding"}:
                place += 1
        if prose.word(place) not in of | {"regarding"} or place + 1 >= clause.end:
            endpoint = _compound(prose, clause, start)
            if endpoint is None:
                continue
            return finding, endpoint, _population(prose, behind, clause.end)
        endpoint = _endpoint(prose, place + 1, clause.end)
        if endpoint is not None:
            return finding, endpoint, _population(prose, endpoint[1], clause.end)
    return None


def _compound(prose: Prose, clause: Clause, end: int) -> tuple[int, int] | None:
    """Give the endpoint that stands before the word: `symptom improvement was seen`."""
    first = end
    stops = told_words("efficacy", "leading") | told_words("efficacy", "stops")
    while first > clause.first and prose.is_word(first - 1) and end - first < 3:  # noqa: PLR2004 - a longer one has its change behind `in`
        if prose.word(first - 1) in stops | {"significant", "that", "of", "a", "no"}:
            break
        if told_as("verbs").at(prose.words, first - 1):
            break
        first -= 1
    return (first, end) if first < end else None


def _endpoint(prose: Prose, first: int, end: int) -> tuple[int, int] | None:
    """Give the endpoint that begins near a place and ends before the words that end one."""
    leading, stops = told_words("efficacy", "leading"), told_words("efficacy", "stops")
    while first < end and prose.word(first) in leading:
        first += 1
    at = first
    while at < end:
        word = prose.word(at)
        bracket = word == "(" and prose.word(at + 2) == ")"
        if bracket and prose.is_word(at + 1):
            at += 3
            continue
        if word in {"and", "or"} and at > first and _is_listed(prose, at, end, stops):
            at += 1
            continue
        if word in stops or word in {",", "(", ";", ":", "."}:
            break
        at += 1
    name = prose.is_word(first) or (first + 1 < at and not prose.gap(first + 1))
    plain = at > first and name and prose.word(first) not in {"almost", "about"}
    return (first, at) if plain else None


def _is_listed(prose: Prose, at: int, end: int, stops: frozenset[str]) -> bool:
    """Say whether what stands behind `and` is one more endpoint."""
    return at + 1 < end and prose.is_word(at + 1) and prose.word(at + 1) not in stops


def _population(prose: Prose, first: int, end: int) -> tuple[int, int] | None:
    """Give of whom it is said: behind `among`, `in those with`."""
    people = told_words("people", "nouns") | told_words("groups", "nouns") | {"those", "all"}
    for at in range(first, end):
        if prose.word(at) not in told_words("efficacy", "population"):
            continue
        start = at + 1 + (prose.word(at + 1) == "the")
        stop = start
        while stop < end and not _ends_population(prose, stop):
            stop += 1
        words = prose.words[start:stop]
        if stop == start or (prose.word(at) != "among" and people.isdisjoint(words)):
            continue
        tally = read_tally(prose, start, stop)
        if tally is not None and tally.end >= stop:
            return None
        if words[:2] == ["those", "with"] and stop > start + 2:
            start += 2
        return start, stop
    return None


def _ends_population(prose: Prose, place: int) -> bool:
    word = prose.word(place)
    joined = prose.word(place + 1) in {"from", "by", "was", "were", "in"}
    number = place + 1 < len(prose.tokens) and prose.tokens[place + 1].value is not None
    if word == "and" and (joined or number):
        return True
    ends = {",", ";", "(", "compared", "vs", "versus", "from", "at", "after", "by", "than", "was"}
    return word in ends | {"were", "during", "over", "relative", "but", "did", "p", ":"}


def _by_comparison(
    prose: Prose, clause: Clause
) -> _Read | None:
    """Read `pain was significantly lower in the cell group than …`, `LVEF remained stable`."""
    table = told_as("compared")
    be = clause.verb("be", "steady")
    if be is None:
        return _fewer(prose, clause)
    for at in range(be.end, min(clause.end, be.end + 6)):
        found = table.at(prose.words, at)
        if found is None:
            continue
        start, denied = _back(prose, be.end, at)
        change = Change(found[0])
        numbers = prose.word(found[1]) == "than" and prose.tokens[found[1] + 1].value is not None
        endpoint = _subject(prose, clause, be)
        if numbers or (endpoint is None and be.first > clause.first):
            return None
        first = be.first if be.kind == "steady" else start
        more = prose.word(found[1]) in {"frequent", "common", "often", "likely", "severe"}
        finding = Finding(change, denied, first, found[1] + more, at)
        return finding, endpoint, _population(prose, found[1], clause.end)
    return None


def _fewer(prose: Prose, clause: Clause) -> _Read | None:
    """Read `significantly fewer relapses occurred in the treated group`."""
    verb = clause.verb("occur", "exist")
    first = clause.first + prose.word(clause.first).endswith("ly")
    found = told_as("compared").at(prose.words, first)
    if verb is None or found is None or verb.first <= found[1]:
        return None
    endpoint = _endpoint(prose, found[1], verb.first)
    finding = Finding(Change(found[0]), False, clause.first, found[1], first)  # noqa: FBT003 - the field is named in the class
    return None if endpoint is None else (finding, endpoint, _population(prose, verb.end, clause.end))


def _subject(prose: Prose, clause: Clause, verb: Verb) -> tuple[int, int] | None:
    """Give the endpoint before a verb."""
    first = clause.first
    if prose.word(first) in {"in", "at", "after", "during", "among", "by", "within", "over", "on"}:
        comma = next((at for at in range(first, verb.first) if prose.word(at) == ","), None)
        if comma is None:
            return None
        first = comma + 1
    found = _endpoint(prose, first, verb.first)
    if found is None or found[0] >= verb.first:
        return None
    first, end = found
    people = told_words("people", "nouns") | told_words("people", "pronouns")
    if not people.isdisjoint(prose.words[first:end]) or prose.word(first) in {"we", "it", "this"}:
        return None
    return found


def _by_verb(
    prose: Prose, clause: Clause
) -> _Read | None:
    """Read `pain decreased from 7 to 3`, and `cells reduced pain`."""
    verb = clause.verb(*_BY_VERB)
    if verb is None:
        return _seen(prose, clause)
    first = verb.first
    passive = prose.word(first - 1) in {"was", "were", "been"} or clause.verb("be") is not None
    start, denied = _back(prose, clause.first, first)
    behind = verb.end
    if prose.word(behind).endswith("ly"):
        behind += 1
    if prose.word(first) == "not":
        start, denied = first, True
    start -= denied and prose.word(start - 1) in _AUXILIARY
    start = start if denied else first
    end = behind
    while prose.word(end).endswith("ly") and end < clause.end:
        end += 1
    finding = Finding(_BY_VERB[verb.kind], denied, start, end, verb.end - 1)
    active = not passive and prose.is_word(behind) and _is_object(prose, behind)
    if verb.kind == "achieve" and passive and (subject := _subject(prose, clause, verb)):
        return finding, subject, _population(prose, behind, clause.end)
    if active:
        endpoint = _endpoint(prose, behind, clause.end)
        return None if endpoint is None else (finding, endpoint, _population(prose, endpoint[1], clause.end))
    if verb.kind == "achieve":
        return None
    endpoint = _subject(prose, clause, verb._replace(first=start))
    if endpoint is None and start > clause.first + passive:
        return None
    return finding, endpoint, _population(prose, behind, clause.end)


def _seen(prose: Prose, clause: Clause) -> _Read | None:
    """Read `objective responses were seen in 61 of 151 patients`."""
    verb = clause.verb("occur")
    subject = None if verb is None else _subject(prose, clause, verb)
    if verb is None or subject is None:
        return None
    words = prose.words[subject[0] : subject[1]]
    if told_words("efficacy", "rates").isdisjoint(words):
        return None
    denied = not told_words("denials", "words").isdisjoint(words)
    finding = Finding(Change.ACHIEVED, denied, verb.first, verb.end, verb.first)
    return finding, subject, _population(prose, verb.end, clause.end)


def _by_value(prose: Prose, clause: Clause) -> _Read | None:
    """Read `the response rate was 65%`, and `the primary endpoint was not met`."""
    be = clause.verb("be")
    subject = None if be is None else _subject(prose, clause, be)
    if be is None or subject is None:
        return None
    words = set(prose.words[subject[0] : subject[1]])
    met = clause.verb("meet")
    if met is not None and words & {"endpoint", "outcome", "endpoints", "objective"}:
        denied = prose.word(met.first - 1) == "not"
        finding = Finding(Change.ACHIEVED, denied, be.first, met.end, met.first)
        return finding, subject, None
    figure = figure_at(prose, be.end, clause.end)
    if figure is None or figure[0].value.unit is None or words & _NO_ENDPOINT:
        return None
    finding = Finding(None, False, be.first, figure[1], be.first)  # noqa: FBT003 - the field is named in the class
    return finding, subject, _population(prose, figure[1], clause.end)


def _is_object(prose: Prose, place: int) -> bool:
    """Say whether what stands behind a verb is what it changes."""
    none = told_words("efficacy", "stops") | _NO_OBJECT
    return prose.word(place) not in none and not prose.word(place).endswith("ly")
