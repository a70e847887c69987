"""Events that a clause says did not happen: `no strokes, infections or deaths occurred`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.findings.facts import AdverseEvent
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.named_events import is_change
from mscregistry.grammar.findings.pairs import pairs_in
from mscregistry.grammar.findings.terms import read_terms
from mscregistry.vocab.finding_words import told_as, told_phrases

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.findings.story import Story
    from mscregistry.grammar.findings.term_details import Told
    from mscregistry.grammar.stated import Stated

#: They begin a list of what did not happen.
_NO: Final = frozenset({"no", "neither"})
_JOINS: Final = frozenset({",", "or", "nor", "and"})
#: Behind them those stand who are compared.
_AGAINST: Final = frozenset({"compared", "versus", "vs"})


def take_denied(prose: Prose, clause: Clause, story: Story) -> bool:
    """Take the names in a list that a `no` denies as a whole, but for sets of events."""
    verb = clause.verb("exist", "occur")
    if verb is None:
        return False
    first = verb.end if verb.kind == "exist" else clause.first
    end = clause.end if verb.kind == "exist" else verb.first
    if prose.word(first) not in _NO or prose.word(first) == prose.word(end - 1):
        return False
    none = prose.stated(0, first, first + 1)
    # What did not happen is none of a set told before.
    story.current = None
    told, sets = _listed(prose, first + 1, end)
    if not told or not (sets or any(one.known for one in told)):
        return False
    for one in told:
        term = one.term if one.known else evolve(one.term, sure=False)
        story.tell(AdverseEvent(term, subjects=none))
    return True


def _listed(prose: Prose, first: int, end: int) -> tuple[list[Told], bool]:
    """Give the names of a list, and whether words for sets of events are listed among them."""
    found: list[Told] = []
    sets = False
    starts = [first] + [
        at + 1
        for at in range(first, end)
        if prose.word(at) in _JOINS and prose.word(at + 1) not in _JOINS
    ]
    stops = [*starts[1:], end + 1]
    for start, stop in zip(starts, stops, strict=True):
        at = start
        while (opened := told_phrases("terms", "cases").at(prose.words, at)) is not None:
            at = opened[1]
        last = min(stop - 1, end)
        last -= prose.word(last - 1) == ","
        if any(told_as("events").at(prose.words, place) for place in range(at, last)):
            sets = True
            continue
        told = read_terms(prose, at, last, listed=True)
        if not told or is_change(told[0]) or told[0].tallies:
            break
        found.append(told[0])
        if told[0].end < last:
            break
    return found, sets


def take_absent(prose: Prose, clause: Clause, verb: Verb, story: Story) -> bool:
    """Take `hypotension did not occur in the one group, compared with 4 patients in the other`."""
    told = read_terms(prose, clause.first, verb.first, listed=False)
    if not told or told[-1].end < verb.first:
        return False
    against = next(
        (at for at in range(verb.end, clause.end) if prose.word(at) in _AGAINST), clause.end
    )
    none = prose.stated(0, verb.first, verb.end)
    group = _group(prose, verb.end, against)
    for one in told:
        if group is not None or against == clause.end:
            story.tell(AdverseEvent(one.term, subjects=none, group=group))
        for tally, other in pairs_in(prose, against, clause.end):
            if tally is not None and tally.count is not None and other is not None:
                event = AdverseEvent(one.term, subjects=tally.count, group=other.name)
                story.tell(evolve(event, out_of=tally.out_of, percent=tally.percent))
    return True


def _group(prose: Prose, first: int, end: int) -> Stated[str] | None:
    """Give the one group that a stretch names."""
    named = groups_in(prose, first, end)
    return named[0].name if len(named) == 1 else None
