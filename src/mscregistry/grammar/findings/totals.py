"""How many events there were in all, of what was told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.findings.facts import SeriousEvents
from mscregistry.grammar.findings.sums import of_groups
from mscregistry.grammar.stated import Stated

if TYPE_CHECKING:
    from mscregistry.grammar.findings.facts import EventSet
    from mscregistry.grammar.findings.story import Story


def serious_of(story: Story) -> SeriousEvents:
    """Give the serious events: how many, as stated, and those that are told one by one."""
    events = [one for one in story.events if one.serious is not None and one.serious.value]
    stated = [one for one in story.sets if one.serious and one.count is not None]
    plain = [one for one in stated if one.relatedness is None or (one.count and one.count.value)]
    whole = [one for one in plain if one.group is None]
    if not whole and plain:
        return SeriousEvents(_of_groups(plain), tuple(events))
    count: Stated[int] | None = None
    if whole:
        first = whole[0]
        count = first.count
        if count is not None and len({one.count for one in whole if one.count}) > 1:
            count = evolve(count, sure=False)
    return SeriousEvents(count, tuple(events))


def _of_groups(sets: list[EventSet]) -> Stated[int] | None:
    """Give how many there were in the groups that the first sentence tells of."""
    first = [one for one in sets if one.kind.spans == sets[0].kind.spans]
    whole = of_groups([(one.count, one.group) for one in first])
    count = first[0].count
    if whole is None and count is not None and len({one.count for one in sets}) > 1:
        return evolve(count, sure=False)
    return count if whole is None else whole


def limiting_of(story: Story) -> Stated[int] | None:
    """Give how many dose-limiting toxicities: stated, else those of the events called so."""
    for one in story.sets:
        if one.dose_limiting and one.count is not None and one.group is None:
            return one.count
    named = [one.dose_limiting for one in story.events if one.dose_limiting is not None]
    true = [one for one in named if one.value]
    if not true:
        grouped = [one.count for one in story.sets if one.dose_limiting and one.count is not None]
        return grouped[0] if len(grouped) == 1 else None
    many = [
        1 if one.subjects is None else one.subjects.value
        for one in story.events
        if one.dose_limiting is not None and one.dose_limiting.value
    ]
    spans = tuple([span for one in true for span in one.spans])
    words = " … ".join([one.words for one in true])
    return Stated(sum(many), words, true[0].path, spans, all(one.sure for one in true))


def deaths_of(story: Story) -> Stated[int] | None:
    """Give how many died: the first count; not sure where others are stated, too."""
    if not story.deaths:
        return None
    first = story.deaths[0]
    several = len({count.value for count in story.deaths}) > 1
    return evolve(first, sure=False) if several else first
