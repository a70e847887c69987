"""What has been told so far, for what is told next may go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field

from mscregistry.grammar.findings.facts import AdverseEvent, Efficacy, EventSet
from mscregistry.grammar.findings.tally import Tally
from mscregistry.grammar.stated import Stated

if TYPE_CHECKING:
    from mscregistry.grammar.intervals import Interval

#: So many events back may still be meant.
_FAR: Final = 60
#: What the events of a set have of it.
_OF_SET: Final = ("group", "relatedness", "grade")


@define
class Story:
    """The results as they are told."""

    #: The events, in order.
    events: list[AdverseEvent] = field(factory=list)
    #: The sets, in order.
    sets: list[EventSet] = field(factory=list)
    #: What was found of endpoints.
    efficacy: list[Efficacy] = field(factory=list)
    #: How many died, as often as it is said.
    deaths: list[Stated[int]] = field(factory=list)
    #: The set whose events are being told.
    current: EventSet | None = None
    #: The indices of the events that were told of it.
    of_current: list[int] = field(factory=list)
    #: How many people had those.
    told: int = 0
    #: The indices of the events that were told last, in one clause.
    last: list[int] = field(factory=list)
    #: Whether the clause that is read has begun a set.
    opened: bool = False
    #: Those whom the last clause was about.
    whom: Tally | None = None
    #: The endpoint that the sentence has named.
    endpoint: Stated[str] | None = None
    #: The group they are in.
    where: Stated[str] | None = None

    def begin(self, found: EventSet) -> None:
        """Take a set; the events behind it may be its own."""
        self.sets.append(found)
        self.enter(found)
        self.last = []
        self.opened = True

    def enter(self, found: EventSet) -> None:
        """Open a set whose events are told next, without taking it for a fact."""
        self.current, self.of_current, self.told = found, [], 0

    def tell(self, event: AdverseEvent) -> None:
        """Take an event, with what the set states that it belongs to."""
        whole = self.current
        if whole is not None and self._is_full(whole):
            whole = self.current = None
        if whole is not None and _is_one_of(event, whole):
            taken: dict[str, Any] = {
                name: getattr(whole, name)
                for name in _OF_SET
                if getattr(event, name) is None and getattr(whole, name) is not None
            }
            if whole.serious and event.serious is None:
                taken["serious"] = as_true(whole.kind)
            if whole.dose_limiting and event.dose_limiting is None:
                taken["dose_limiting"] = as_true(whole.kind)
            event = evolve(event, **taken, inherited=event.inherited | frozenset(taken))
            self.of_current.append(len(self.events))
            self.told += 1 if event.subjects is None else event.subjects.value
        self.last.append(len(self.events))
        self.events.append(event)

    def part(self, grades: list[tuple[Stated[Interval], Stated[int] | None]]) -> None:
        """Tell the last event again for each grade that its people are parted by."""
        for grade, count in grades:
            event = evolve(
                self.events[self.last[0]], grade=grade, subjects=count, out_of=None, percent=None
            )
            self.last.append(len(self.events))
            self.events.append(event)

    def judge(self, relatedness: Stated[str], *, whole: bool) -> bool:
        """Add to the set that is being told how far it comes of the treatment."""
        one = self.current
        if one is None or one.count is None or one.relatedness is not None:
            return False
        if not whole and (self.of_current or one.count.value != 1):
            return False
        self.current = evolve(one, relatedness=relatedness)
        self.sets[-1] = self.current
        return True

    def _is_full(self, whole: EventSet) -> bool:
        """Say whether as many events were told of a set as it has."""
        if whole.count is None:
            return False
        return self.told >= whole.count.value

    def doubt_bare(self, first: int) -> None:
        """Doubt what was found from an index on, where no number and no group was told with it.

        In a text that is not known to tell results it may be what others found.
        """
        for index in range(first, len(self.efficacy)):
            one = self.efficacy[index]
            told = (one.p_value, one.after, one.difference, one.population, one.percent)
            if not any(told) and not one.values and one.significant is None:
                self.efficacy[index] = evolve(one, finding=evolve(one.finding, sure=False))

    def recent(self) -> list[int]:
        """Give the indices of the events that `all` may mean: those told before, not too far."""
        return list(range(max(0, len(self.events) - _FAR), len(self.events)))

    def add(self, indices: list[int], *, inherited: bool, **facts: Stated[Any]) -> None:
        """Add to events what is said of them later, where nothing of the kind was said."""
        for index in indices:
            event = self.events[index]
            new = {
                name: fact
                for name, fact in facts.items()
                if getattr(event, name) is None or name in event.inherited
            }
            kept = event.inherited - frozenset(new)
            self.events[index] = evolve(
                event, **new, inherited=kept | frozenset(new if inherited else ())
            )


def as_true(stated: Stated[Any]) -> Stated[bool]:
    """Give that it is so, stated by the words of something else."""
    return Stated(
        value=True, words=stated.words, path=stated.path, spans=stated.spans, sure=stated.sure
    )


def _is_one_of(event: AdverseEvent, whole: EventSet) -> bool:
    """Say whether an event may be one of a set: not a rate of its own, nor in another group."""
    if whole.count is None:
        return True
    if event.out_of is not None or event.percent is not None or whole.out_of is not None:
        return False
    if event.subjects is not None and event.subjects.value > whole.count.value:
        return False
    return event.group is None or whole.group is None or event.group == whole.group
