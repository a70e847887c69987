"""How many came in, went on and left: `12 patients were enrolled`, `none was lost to follow-up`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve

from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.tallies import read_tally, tallies_in
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause, Verb
    from mscregistry.grammar.findings.prose import Prose, Stretch
    from mscregistry.grammar.findings.tally import Tally

_VERBS: Final = ("enrol", "randomise", "treat", "complete", "withdraw", "lost", "include")
#: They include people, and not events.
_WE: Final = frozenset({"we", "study", "trial", "series", "analysis"})
#: They say who came in.
_IN: Final = frozenset({"enrol", "randomise", "treat", "include"})
#: So many words stand between the verb and the number: `a total of`.
_AHEAD: Final = 4
#: With nobody named, a number stands so near before a verb: `12 were also randomised`.
_NEAR: Final = 2


@define
class Flow:
    """How many people, as far as it was told."""

    enrolled: Stated[int] | None = None
    #: How many were randomised or treated, where it is not said how many were enrolled.
    taken: Stated[int] | None = None
    completed: Stated[int] | None = None
    withdrawn: Stated[int] | None = None
    lost: Stated[int] | None = None


def read_flow(prose: Prose, clause: Clause, flow: Flow) -> bool:
    """Take what a clause says of how many people; say whether it says anything."""
    took = False
    for verb in clause.verbs:
        if verb.kind not in _VERBS:
            continue
        count = _counted(prose, clause, verb)
        if count is None or (verb.kind in _IN and not count.value):
            continue
        if verb.kind == "treat" and _names_group(prose, clause):
            continue
        took = True
        if verb.kind == "enrol" and _is_into_group(prose, clause, verb):
            continue
        if verb.kind == "enrol" or (verb.kind == "include" and _is_of_people(prose, clause, verb)):
            flow.enrolled = flow.enrolled or count
        elif verb.kind in {"randomise", "treat"}:
            flow.taken = flow.taken or evolve(count, sure=False)
        else:
            _take_left(flow, verb.kind, count)
    return took


def _take_left(flow: Flow, kind: str, count: Stated[int]) -> None:
    """Take how many completed or left the study."""
    if kind == "complete":
        flow.completed = flow.completed or count
    elif kind == "withdraw":
        flow.withdrawn = flow.withdrawn or count
    elif kind == "lost":
        flow.lost = flow.lost or count


def _names_group(prose: Prose, clause: Clause) -> bool:
    """Say whether a clause names a group by more than what its people received."""
    named = groups_in(prose, clause.first, clause.end)
    return any(prose.word(one.first) not in {"received", "with", "receiving"} for one in named)


def _is_into_group(prose: Prose, clause: Clause, verb: Verb) -> bool:
    """Say whether people came into one group: `12 patients were enrolled in the gel group`."""
    named = groups_in(prose, verb.end, clause.end)
    into = prose.word(verb.end) in {"in", "into", "to"}
    return into and len(named) == 1 and named[0].first - verb.end <= _NEAR


def read_opening(prose: Prose, flow: Flow) -> None:
    """Take the people that a text on methods opens with: `Forty eyes of 31 patients with …`."""
    tally = read_tally(prose, 0, len(prose.tokens))
    count = None if tally is None or not tally.people else tally.count
    if count is not None and count.value > 1:
        flow.taken = flow.taken or evolve(count, sure=False)


def read_sample(prose: Prose, sentence: Stretch, flow: Flow) -> None:
    """Take the one size in a sentence that stands behind a word for people: `women (n = 60)`."""
    people = told_words("people", "nouns")
    sizes = [at for at in range(*sentence) if prose.words[at : at + 3] == ["(", "n", "="]]
    if len(sizes) != 1 or prose.word(sizes[0] - 1) not in people:
        return
    tally = read_tally(prose, sizes[0], sentence.end)
    if tally is not None and tally.count is not None and not groups_in(prose, *sentence):
        flow.taken = flow.taken or evolve(tally.count, sure=False)


def _is_of_people(prose: Prose, clause: Clause, verb: Verb) -> bool:
    """Say whether people were included, and not events listed."""
    passive = prose.word(verb.first) == "included" and clause.verb("be") is not None
    return passive or prose.word(verb.first - 1) in _WE


def _counted(prose: Prose, clause: Clause, verb: Verb) -> Stated[int] | None:
    """Give the count of people that a verb is said of."""
    tallies = tallies_in(prose, clause.first, verb.first)
    if _is_before_noun(prose, verb):
        tallies = [one for one in tallies if one.people or one.end < verb.first]
    before = _first_people(prose, tallies, verb.kind, verb.first)
    passive = before is not None
    if not passive and verb.kind in {"enrol", "include", "treat", "randomise"}:
        behind = tallies_in(prose, verb.end, clause.end)
        if behind and behind[0].people and behind[0].first - verb.end <= _AHEAD:
            return behind[0].count
        return None
    if before is not None:
        return before.count
    if verb.kind == "lost":
        for at in range(clause.first, verb.end):
            if prose.word(at) in {"without", "no", "none"}:
                return prose.stated(0, at, verb.end)
        behind = tallies_in(prose, verb.end, clause.end)
        return behind[0].count if behind and prose.word(verb.end) == "(" else None
    return None


def _is_before_noun(prose: Prose, verb: Verb) -> bool:
    """Say whether a participle stands before a noun: `2 randomised doses`."""
    adjective = verb.kind in {"randomise", "treat"} and prose.is_word(verb.end)
    return adjective and prose.word(verb.end) not in told_words("people", "stops")


def _first_people(prose: Prose, tallies: list[Tally], kind: str, end: int) -> Tally | None:
    """Give the tally before a verb that it is said of: the nearest for those who left."""
    near = [one for one in tallies if end - one.end <= _NEAR and _is_alone(prose, one)]
    found = near or [one for one in tallies if one.people]
    found = [one for one in found if one.count is not None and not _is_turn(prose, one)]
    if not found:
        return None
    if prose.word(found[0].end) in {"of", "in"} and found[1:2] and found[1].people:
        # `forty eyes of 31 patients`
        return found[1]
    return found[0] if kind in {"enrol", "include"} else found[-1]


def _is_turn(prose: Prose, tally: Tally) -> bool:
    """Say whether one is told of by turn: `after the last patient completed`."""
    return bool({"last", "first"}.intersection(prose.words[tally.first : tally.end]))


def _is_alone(prose: Prose, tally: Tally) -> bool:
    """Say whether a count without a noun is the subject: `12 were randomised`, no `0-1 or 2`."""
    before = prose.word(tally.first - 1)
    ranged = before in {"or", "-", "to", "/"} and not tally.people
    return not (tally.bracketed or ranged)
