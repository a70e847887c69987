"""The groups of a study, each once, with how many people are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from mscregistry.grammar.findings.facts import Group
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.tallies import read_tally, tallies_in

if TYPE_CHECKING:
    from mscregistry.grammar.findings.groups import Named
    from mscregistry.grammar.findings.prose import Prose, Stretch
    from mscregistry.grammar.stated import Stated


@define
class Groups:
    """The groups, in the order in which they are first named."""

    known: dict[str, tuple[Stated[str], Stated[int] | None]] = field(factory=dict)

    def read(self, prose: Prose, sentence: Stretch, *, allotted: bool) -> None:
        """Take the groups that a sentence names; where it allots people, also how many."""
        named = groups_in(prose, *sentence)
        for place, one in enumerate(named):
            after = named[place + 1].first if place + 1 < len(named) else sentence.end
            self._take(one, _size(prose, one, sentence, after, allotted=allotted))

    def _take(self, named: Named, size: Stated[int] | None) -> None:
        key = named.name.value.lower()
        name, known = self.known.get(key, (named.name, None))
        self.known[key] = (name, known or size)

    def give(self) -> tuple[Group, ...]:
        """Give the groups."""
        return tuple([Group(name, size) for name, size in self.known.values()])


def _size(
    prose: Prose, named: Named, sentence: Stretch, after: int, *, allotted: bool
) -> Stated[int] | None:
    """Give how many people are in a group: `(n=12)` behind it, or `12 patients in` before it."""
    at = named.end
    if prose.word(at) == "(" and prose.word(at + 1) == "n":
        tally = read_tally(prose, at, after)
        if tally is not None and tally.percent is None and tally.out_of is None:
            return tally.count
    if not allotted:
        return None
    before = [
        one
        for one in tallies_in(prose, max(sentence.first, named.first - 8), named.first)
        if one.count is not None and prose.word(one.end) in {"in", "to", "into", "received"}
    ]
    near = before and named.first - before[-1].end <= 3  # noqa: PLR2004 - `in the`
    return before[-1].count if near and before[-1].percent is None else None
