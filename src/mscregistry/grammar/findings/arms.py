"""The groups of a study, each once, with how many people are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from mscregistry.grammar.findings.facts import Group
from mscregistry.grammar.findings.groups import DOSE, groups_in
from mscregistry.grammar.findings.named import Named
from mscregistry.grammar.findings.prose import Stretch
from mscregistry.grammar.findings.tallies import read_tally, tallies_in
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.finding_words import told_as, told_words
from mscregistry.vocab.phrases import Phrases

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.prose import Prose

#: `in the` stands between a number and the group it is of.
_NEAR: Final = 3
#: A treatment in a list of them has at most so many tokens.
_LONGEST: Final = 8
#: Before a treatment they say how it is given.
_HOW: Final = frozenset(
    {"free", "oral", "matching", "matched", "intravenous", "subcutaneous", "daily", "weekly"}
    | {"topical", "identical", "once", "twice"}
)
#: No study has more groups whose names are looked for everywhere.
_MOST: Final = 12
#: Between a number and a group they put those people into it.
_INTO: Final = frozenset({"in", "to", "into", "received"})
_BETWEEN: Final = DOSE | {",", "or", "and"}
_PARTING: Final = frozenset({",", "or", "and", "versus", "vs", "."})
#: What stands before the first treatment of a list.
_LEADING: Final = frozenset(
    {"to", "receive", "either", "a", "an", "the", "treatment", "with", "of"}
)
#: Before the verb they say that people are allotted; without them it says of which kind a trial is.
_ALLOTTED: Final = frozenset(
    {"was", "were", "be", "been", "we", "patients", "participants", "subjects", "and"}
)
#: They end a list of treatments.
_STOPS: Final = frozenset(
    {"for", "in", "at", "by", "using", "who", "were", "was", "on", "after", "respectively"}
)


@define
class Groups:
    """The groups, in the order in which they are first named."""

    known: dict[str, tuple[Stated[str], Stated[int] | None]] = field(factory=dict)
    #: What is short for treatments: `best supportive care (BSC)`.
    short: list[str] = field(factory=list)

    def read(self, prose: Prose, sentence: Stretch, *, allotted: bool) -> None:
        """Take the groups that a sentence names; where it allots people, also how many."""
        named = [one for one in groups_in(prose, *sentence) if prose.word(one.first - 1) != "each"]
        aliases = {*self.short, *map(_without_dose, list(self.known)[:_MOST])}
        named = [one for one in named if one.name.value.lower() not in aliases - self.known.keys()]
        several = len({one.name.value.lower() for one in named}) > 1
        for place, one in enumerate(named):
            if prose.word(one.first) in {"received", "with"} and not several:
                # `patients who received two infusions` are no group by that.
                continue
            after = named[place + 1].first if place + 1 < len(named) else sentence.end
            since = named[place - 1].end if place else sentence.first
            self._take(one, _size(prose, one, Stretch(since, after), allotted=allotted))

    def read_allotment(self, prose: Prose, clause: Clause) -> None:
        """Take the treatments that people are allotted to: `assigned to walking or usual care`."""
        for named, size in _treatments(prose, clause):
            self._take(named, size)
            if _is_short(prose, named.end):
                self.short.append(prose.word(named.end + 1))

    def treatments(self) -> Phrases[str] | None:
        """Give the names by which groups may be told without a noun: `12 with sildenafil`.

        A dose behind a name may be left out.
        """
        first = [*self.short[:_MOST], *list(self.known)[:_MOST]]
        names = {short: short for key in first for short in (key, _without_dose(key)) if short}
        return Phrases(names) if names else None

    def _take(self, named: Named, size: Stated[int] | None) -> None:
        key = named.name.value.lower().replace("-", " ")
        name, known = self.known.get(key, (named.name, None))
        self.known[key] = (name, known or size)

    def give(self) -> tuple[Group, ...]:
        """Give the groups."""
        return tuple([Group(name, size) for name, size in self.known.values()])


def _is_short(prose: Prose, place: int) -> bool:
    """Say whether a bracket holds one word in capitals alone."""
    alone = prose.word(place) == "(" and prose.word(place + 2) == ")"
    return alone and prose.is_word(place + 1) and prose.written(place + 1).isupper()


def _without_dose(name: str) -> str:
    """Give a name up to its first number."""
    words = name.split()
    while words and words[0] in _HOW:
        words.pop(0)
    end = next(
        (at for at, word in enumerate(words) if word[0].isdigit() or word[0] in "(±<>≥"), None
    )
    return " ".join(words[:end])


def _treatments(prose: Prose, clause: Clause) -> list[tuple[Named, Stated[int] | None]]:
    """Give the treatments of a list behind the verb that allots people, each with its size."""
    verb = clause.verb("randomise")
    allots = verb is not None and not _ALLOTTED.isdisjoint(
        prose.words[max(0, verb.first - 3) : verb.first]
    )
    at = clause.end if verb is None or not allots else verb.end
    while at < clause.end and prose.word(at) != "to":
        at += 1
    colon = next((to for to in range(at, clause.end) if prose.word(to) in {":", "("}), at)
    if prose.word(colon) == ":" and told_words("groups", "nouns").intersection(
        prose.words[at:colon]
    ):
        # `assigned to one of two groups: cells (n=20) or saline (n=20)`
        at = colon + 1
    found: list[tuple[Named, Stated[int] | None]] = []
    while at < clause.end:
        while at < clause.end and prose.word(at) in _LEADING | _PARTING:
            at += 1
        start = at
        while at < clause.end and prose.word(at) not in _PARTING | _STOPS | {"(", ":", ";"}:
            at += 1
        if at == start or at - start > _LONGEST:
            break
        stop, size = at, None
        if prose.word(at) == "(":
            size, at = _sized(prose, at, clause.end)
        loose = size is None and prose.word(stop - 1).endswith("ed")
        if _is_treatment(prose, start, stop) and not loose:
            name = prose.quoted(start, stop)
            found.append((Named(name if size else evolve(name, sure=False), start, stop), size))
        if at >= clause.end or prose.word(at) not in _PARTING:
            break
    several = len(found) > 1 or any(size for _, size in found)
    return found if several else []


def _sized(prose: Prose, place: int, end: int) -> tuple[Stated[int] | None, int]:
    """Give the size in a bracket, and the place behind it: `(20 mg daily; n = 50)`."""
    close = next((at for at in range(place, end) if prose.word(at) == ")"), None)
    if close is None:
        return None, place
    tally = read_tally(prose, place, end)
    if tally is not None:
        return tally.count, max(tally.end, place + 1)
    for at in range(place + 1, close):
        if prose.words[at : at + 2] == ["n", "="] and (tally := read_tally(prose, at, close)):
            return tally.count, close + 1
    return None, close + 1


def _is_treatment(prose: Prose, first: int, end: int) -> bool:
    """Say whether a stretch names a treatment, and no group that is read elsewhere."""
    words = prose.words[first:end]
    levels = told_words("groups", "levels") - {"placebo"}
    if levels.issuperset(words):
        return False
    other = told_words("groups", "nouns") - {"regimen"}
    other |= {"ratio", "dose", "doses", "groups", "treatment", "sequence"}
    plain = any(prose.is_word(at) for at in range(first, end))
    return plain and other.isdisjoint(words) and prose.tokens[first].value is None


def _size(prose: Prose, named: Named, around: Stretch, *, allotted: bool) -> Stated[int] | None:
    """Give how many people are in a group: `(n=12)` behind it, or `12 patients in` before it."""
    at = named.end
    at += prose.word(at) in DOSE
    if prose.word(at) in {"(", ",", ":", ";"} and prose.word(at + 1) == "n":
        tally = read_tally(prose, at + (prose.word(at) != "("), around.end)
        if tally is not None and tally.percent is None and tally.out_of is None:
            return tally.count
    if prose.word(named.first - 1) == "(" and (mark := _counted_before(prose, named, around)):
        # `12 patients (MSC group)`
        return mark
    between = prose.words[named.end : around.end]
    listed = bool(between) and _BETWEEN.issuperset(between)
    if not allotted or listed:
        # `30 patients received low or high dose`: they are in both.
        return None
    before = [
        evolve(one, end=_past_verb(prose, one.end))
        for one in tallies_in(prose, max(around.first, named.first - 8), named.first)
        if one.count is not None
    ]
    before = [one for one in before if prose.word(one.end) in _INTO]
    near = before and named.first - before[-1].end <= _NEAR
    return before[-1].count if near and before[-1].percent is None else None


def _past_verb(prose: Prose, place: int) -> int:
    """Give the place behind `were enrolled`."""
    passive = prose.word(place) in {"was", "were"}
    verb = told_as("verbs").at(prose.words, place + passive)
    return verb[1] if passive and verb is not None and verb[0] in {"enrol", "randomise"} else place


def _counted_before(prose: Prose, named: Named, around: Stretch) -> Stated[int] | None:
    """Give the people who are counted right before a group in brackets."""
    place = named.first - 1
    for one in tallies_in(prose, max(around.first, place - 4), place):
        if one.people and one.end == place:
            return one.count
    return None
