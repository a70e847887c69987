"""Which count belongs to which group: `3 patients in the cell group and 5 in the other`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.findings.named import Named
from mscregistry.grammar.findings.tallies import tallies_in
from mscregistry.grammar.findings.tally import Tally

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

Pair: TypeAlias = tuple[Tally | None, Named | None]


def pairs_in(prose: Prose, first: int, end: int) -> list[Pair]:
    """Give the counts and groups of a stretch, each count with the group that is named for it.

    A group takes the count before it that no other group has taken, or the one in the brackets
    behind it; counts that are listed before as many groups are theirs in order.
    """
    groups = groups_in(prose, first, end)
    tallies = [
        one
        for one in tallies_in(prose, first, end)
        if not any(group.first <= one.first < group.end for group in groups)
    ]
    if 1 < len(tallies) == len(groups) and tallies[-1].end <= groups[0].first:
        return list(zip(tallies, groups, strict=True))
    if len(tallies) == 1 < len(groups) and tallies[0].end <= groups[0].first:
        # `in 4 patients in the cell and placebo groups`
        return [(tallies[0], None)]
    found: list[Pair] = []
    parts: list[Tally | Named] = [*tallies, *groups]
    for part in sorted(parts, key=lambda one: one.first):
        last = found[-1] if found else (None, None)
        if isinstance(part, Named):
            if last[0] is not None and last[1] is None:
                found[-1] = (last[0], part)
            else:
                found.append((None, part))
        elif last[1] is not None and last[0] is None and part.first <= last[1].end:
            found[-1] = (part, last[1])
        else:
            found.append((part, None))
    return found
