"""What was found of endpoints: `no significant reduction in eGFR was noted among all patients`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.findings.amounts import Numbers, figure_at, numbers_in, p_value_in
from mscregistry.grammar.findings.bracketed import bracketed_behind
from mscregistry.grammar.findings.by_group import OfGroup, by_group, one_group
from mscregistry.grammar.findings.estimates import estimates_in
from mscregistry.grammar.findings.facts import Efficacy, Figure
from mscregistry.grammar.findings.prose import Prose, Stretch
from mscregistry.grammar.findings.tallies import tallies_in
from mscregistry.vocab.finding_words import told_phrases, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.stated import Stated

from mscregistry.grammar.findings.changes import Finding, by_noun, by_verb
from mscregistry.grammar.findings.compared import by_comparison, by_sight, by_value

#: The subject of a clause that goes back to what was found.
_BACK: Final = frozenset(
    {"this", "these", "the", "it", "which", "difference", "differences", "change", "changes"}
    | {"increase", "decrease", "reduction", "improvement", "trend", "effect", "that"}
)


def read_efficacy(prose: Prose, clause: Clause, story: Story) -> bool:
    """Take what a clause tells of endpoints; say whether it tells anything."""
    if read_verdict(prose, clause, story):
        return True
    found = (
        by_noun(prose, clause)
        or by_comparison(prose, clause)
        or by_verb(prose, clause)
        or by_sight(prose, clause)
        or by_value(prose, clause)
    )
    if found is None:
        return False
    finding, place, population = found
    endpoint = story.endpoint if place is None else prose.quoted(*place)
    if endpoint is None:
        return False
    whole = _whole(prose, clause, finding, endpoint)
    start = finding.at + 1 if finding.change is None else finding.end
    told = (
        []
        if finding.compares
        else by_group(prose, Stretch(clause.first, clause.end), start, whole.besides)
    )
    if finding.bare and not told:
        return False
    story.endpoint = endpoint
    if told:
        story.efficacy += [_of_group(prose, whole.fact, one) for one in told]
        return True
    fact = _with_numbers(prose, clause, finding, whole, population)
    if fact.population is None and not fact.values[1:] and not _is_of_groups(prose, clause):
        fact = evolve(fact, population=one_group(prose, clause))
    behind = finding.end if place is None else place[1]
    brackets = bracketed_behind(prose, behind, clause.end) if finding.change else []
    story.efficacy += [
        evolve(
            fact,
            endpoint=fact.endpoint if one.endpoint is None else prose.quoted(*one.endpoint),
            difference=one.difference,
            p_value=one.p_value,
            before=None,
            after=None,
            values=(),
        )
        for one in brackets
    ] or [fact]
    return True


def read_verdict(prose: Prose, clause: Clause, story: Story) -> bool:
    """Add to what was told last whether it is significant: `but this was not significant`."""
    be = clause.verb("be")
    significant = _significance(prose, clause.first, clause.end)
    if be is None or significant is None or story.endpoint is None or not story.efficacy:
        return False
    subject = prose.words[clause.first : be.first]
    if not _BACK.issuperset(subject) or not subject:
        return False
    last = story.efficacy[-1]
    p_value = last.p_value or p_value_in(prose, clause.first, clause.end)
    story.efficacy[-1] = evolve(last, significant=last.significant or significant, p_value=p_value)
    return True


def _is_of_groups(prose: Prose, clause: Clause) -> bool:
    """Say whether a clause speaks of several groups at once: `between the groups`."""
    return not {"groups", "arms", "cohorts"}.isdisjoint(prose.words[clause.first : clause.end])


class _Whole(NamedTuple):
    """What a clause tells of an endpoint whatever the group, and the places of its estimates."""

    fact: Efficacy
    besides: frozenset[int]


def _whole(prose: Prose, clause: Clause, finding: Finding, endpoint: Stated[str]) -> _Whole:
    first, end = clause.first, clause.end
    estimates = estimates_in(prose, first, end)
    fact = Efficacy(
        endpoint,
        _finding_words(prose, finding),
        change=None
        if finding.change is None
        else prose.stated(finding.change, finding.at, finding.at + 1),
        denied=finding.denied,
        significant=_significance(prose, first, end),
        p_value=p_value_in(prose, first, end),
        difference=estimates.difference if finding.compares else None,
        ratio=estimates.ratio,
        confidence=estimates.confidence,
    )
    return _Whole(fact, estimates.places)


def _of_group(prose: Prose, fact: Efficacy, told: OfGroup) -> Efficacy:
    """Give what is told of one of several groups."""
    measured = told.measured
    numbers, tally = measured.numbers, measured.tally
    return evolve(
        fact,
        finding=fact.finding if fact.change else prose.quoted(measured.first, measured.end),
        population=told.group,
        # Without a ratio it is one of a group alone, or of a difference.
        confidence=None if fact.ratio is None else fact.confidence,
        before=numbers.before,
        after=numbers.after,
        difference=numbers.difference,
        values=numbers.values,
        subjects=None if tally is None else tally.count,
        out_of=None if tally is None else tally.out_of,
        percent=None if tally is None else tally.percent,
    )


def _with_numbers(
    prose: Prose,
    clause: Clause,
    finding: Finding,
    whole: _Whole,
    population: tuple[int, int] | None,
) -> Efficacy:
    first, end = clause.first, clause.end
    numbers = numbers_in(prose, first, end, whole.besides)
    if numbers.difference is None and numbers.before is None:
        behind = figure_at(prose, finding.end, end)
        if behind is not None and behind[0].value.unit in {"%", "fold"}:
            # `increased 14-fold`
            numbers = numbers._replace(difference=behind[0])
    if prose.word(finding.end) == "to" and numbers == Numbers() and finding.change is not None:
        # `increased to 74%`
        after = figure_at(prose, finding.end + 1, end)
        numbers = numbers._replace(after=None if after is None else after[0])
    fact = evolve(
        whole.fact,
        population=None if population is None else prose.quoted(*population),
        before=numbers.before,
        after=numbers.after,
        difference=numbers.difference or whole.fact.difference,
        values=numbers.values or _single(prose, finding, end),
    )
    tallies = [
        one
        for one in tallies_in(prose, first, end)
        if one.people and prose.word(one.first - 1) not in {"first", "last"}
    ]
    if len(tallies) == 1 and not numbers.difference and tallies[0].count is not None:
        one = tallies[0]
        return evolve(fact, subjects=one.count, out_of=one.out_of, percent=one.percent)
    return fact


def _single(prose: Prose, finding: Finding, end: int) -> tuple[Stated[Figure], ...]:
    """Give the one number that is all that is found."""
    figure = None if finding.change is not None else figure_at(prose, finding.at + 1, end)
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
            denied = True
            return prose.stated(not denied, at, found[1])
        if found := yes.at(prose.words, at):
            denied = not denials.isdisjoint(prose.words[max(first, at - 4) : at])
            return prose.stated(not denied, at, found[1])
    return None
