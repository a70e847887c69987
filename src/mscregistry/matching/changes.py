"""What differs between what two trials ask for, or two versions of one trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.grammar.intervals import Interval
from mscregistry.matching.age_numbers import told
from mscregistry.matching.change_kinds import ChangeKind
from mscregistry.matching.clauses import clauses
from mscregistry.matching.contexts import Contextual, contextual
from mscregistry.matching.groups import Group, groups, in_unit, meet
from mscregistry.matching.handed import eligibility_of
from mscregistry.matching.redundancies import SIDES, bound_of
from mscregistry.matching.stated import Scale, Stated, stated
from mscregistry.matching.thing_changes import ThingChange, thing_changes
from mscregistry.matching.things import things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.matching.asked import Interpret
    from mscregistry.matching.handed import Asks


@frozen
class Change:
    """What became of one bound of one measure."""

    #: What became of it.
    kind: ChangeKind
    #: What is measured, and when.
    scale: Scale
    #: ``low``, ``high``, or ``both`` where sides cannot be told apart.
    side: str
    #: The statement before; `None` where there was none.
    before: Stated | None
    #: The statement after; `None` where there is none.
    after: Stated | None
    #: What it belongs to, in words; empty where it holds for everybody.
    context: str = ""
    #: Whether it is the same but for the rounding of numbers in two units.
    rounded: bool = False

    @property
    def sure(self) -> bool:
        """Whether nothing was guessed."""
        return not self.rounded and all(
            one.sure for one in (self.before, self.after) if one is not None
        )

    def __str__(self) -> str:
        """Give it in one line, in numbers of who may take part."""
        one, other = [_told(each) for each in (self.before, self.after)]
        context = f" (within {self.context})" if self.context else ""
        rounded = " (but for rounding)" if self.rounded else ""
        if self.kind is ChangeKind.CHANGED and self.after is not None:
            return f"{self.kind}: {self.scale}: {one} → {self.after.scale}: {other}"
        return f"{self.kind}: {self.scale}, {self.side} bound: {one} → {other}{rounded}{context}"


def _told(one: Stated | None) -> str:
    if one is None:
        return "none"
    allowed = one.allowed
    return f"not {told(one.numbers, one.unit)}" if allowed is None else told(allowed, one.unit)


def compare(
    before: Asks,
    after: Asks,
    *,
    interpret: Interpret | None = None,
) -> tuple[Change | ThingChange, ...]:
    """Give what became of each statement, those that are the same too.

    First come the bounds of measures.  They are those of who may take part, so that an exclusion
    below 18 and an inclusion from 18 on are the same.  Only what holds for everybody counts; what
    stands in an alternative or under a condition is compared where the words around it say the same
    in both.  Then come diseases, medicines, the sex and all else that is asked for or excluded,
    with their times, doses and counts, by their words.

    Args:
        before: A trial, a reading of it, or its eligibility.
        after: The other trial, or another version of the same.
        interpret: What gives the meaning of a criterion; by default the grammar.

    Raises:
        TypeError: If one of them is none of these.
    """
    plain, contexts, listed = [], [], []
    for asks in (before, after):
        eligibility = eligibility_of(asks, "compare")
        found = stated(eligibility, interpret)
        plain.append(groups([one for one in found if one.alone and one.allowed is not None]))
        within = [contextual(clause) for clause in clauses(eligibility, interpret)]
        contexts.append([one for one in within if one is not None])
        listed.append(things(eligibility, interpret))
    return (*_of_groups(*plain), *_of_contexts(*contexts), *thing_changes(*listed))


def _of_groups(olds: Sequence[Group], news: Sequence[Group]) -> Iterator[Change]:
    left = list(news)
    partners: dict[int, Group] = {}
    # What is of the very time is no partner of what is of another one.
    for alike in (_on_one_scale, _of_one_measure, _of_another_time):
        for place, old in enumerate(olds):
            new = next((one for one in left if place not in partners and alike(old, one)), None)
            if new is not None:
                left.remove(new)
                partners[place] = new
    for place, old in enumerate(olds):
        new = partners.get(place)
        if new is None:
            yield from _alone(old, ChangeKind.REMOVED)
        elif _on_one_scale(old, new):
            yield from [change for side in SIDES if (change := _of_side(old, new, side))]
        else:
            same = old.scale == new.scale
            kind = ChangeKind.INCOMPARABLE if same else ChangeKind.CHANGED
            first, second = old.placed[0].stated, new.placed[0].stated
            yield Change(kind, old.scale, "both", first, second)
    for new in left:
        yield from _alone(new, ChangeKind.ADDED)


def _on_one_scale(old: Group, new: Group) -> bool:
    return old.scale == new.scale and _left(new, old.unit) is not None


def _of_one_measure(old: Group, new: Group) -> bool:
    return old.scale == new.scale


def _of_another_time(old: Group, new: Group) -> bool:
    bare = [evolve(one.scale, window=None, duration=None) for one in (old, new)]
    return bare[0] == bare[1]


def _left(group: Group, unit: str | None, known: Sequence[Interval] = ()) -> Interval | None:
    """Give what all statements of a group leave, in a unit."""
    left = meet([one.allowed for one in group.placed if one.allowed is not None])
    return in_unit(left, group.unit, unit, group.scale.measure.code, known)


def _alone(group: Group, kind: ChangeKind) -> Iterator[Change]:
    for side in SIDES:
        one = _strictest(group, side)
        if one is not None:
            pair = (one, None) if kind is ChangeKind.REMOVED else (None, one)
            yield Change(kind, group.scale, side, *pair)


def _strictest(group: Group, side: str) -> Stated | None:
    left = meet([one.allowed for one in group.placed if one.allowed is not None])
    bound = getattr(left, side)
    return next(
        (one.stated for one in group.placed if bound and bound_of(one, side) == bound), None
    )


def _of_side(old: Group, new: Group, side: str) -> Change | None:
    one, other = _strictest(old, side), _strictest(new, side)
    if one is None and other is None:
        return None
    before = _left(old, old.unit) or Interval()
    after = _left(new, old.unit, [before]) or Interval()
    kind, exact = _kind(before, after, side), _left(new, old.unit) or Interval()
    rounded = kind is ChangeKind.SAME and _only(exact, side) != _only(before, side)
    return Change(kind, old.scale, side, one, other, rounded=rounded)


def _kind(before: Interval, after: Interval, side: str) -> ChangeKind:
    """Say what became of the bound on a side of the numbers that let patients in."""
    one, other = [_only(each, side) for each in (before, after)]
    if one == other:
        return ChangeKind.SAME
    if one == Interval():
        return ChangeKind.ADDED
    if other == Interval():
        return ChangeKind.REMOVED
    return ChangeKind.STRICTER if other.within(one) else ChangeKind.LOOSER


def _only(numbers: Interval, side: str) -> Interval:
    return Interval(low=numbers.low) if side == "low" else Interval(high=numbers.high)


def _of_contexts(olds: Sequence[Contextual], news: Sequence[Contextual]) -> Iterator[Change]:
    unmatched = list(news)
    for old in olds:
        new = next(
            (
                one
                for one in unmatched
                if one.context == old.context and one.excluded is old.excluded
            ),
            None,
        )
        if new is None:
            yield from _strange(old, before=True)
            continue
        unmatched.remove(new)
        for (one, opens), (other, _) in zip(old.numbers, new.numbers, strict=True):
            yield from _of_pair(one, other, opens, str(old.context))
    for new in unmatched:
        yield from _strange(new, before=False)


def _strange(context: Contextual, *, before: bool) -> Iterator[Change]:
    """Give the numbers whose words around them are nowhere else."""
    for one, _ in context.numbers:
        old, new = (one, None) if before else (None, one)
        words = str(context.context)
        yield Change(ChangeKind.INCOMPARABLE, one.scale, "both", old, new, words)


def _of_pair(one: Stated, other: Stated, opens: bool | None, context: str) -> Iterator[Change]:  # noqa: FBT001 - one of three values, not a switch
    code = one.scale.measure.code
    numbers = in_unit(other.numbers, other.unit, one.unit, code, [one.numbers])
    if numbers == one.numbers:
        rounded = in_unit(other.numbers, other.unit, one.unit, code) != numbers
        yield Change(ChangeKind.SAME, one.scale, "both", one, other, context, rounded)
    elif numbers is None or opens is None:
        yield Change(ChangeKind.INCOMPARABLE, one.scale, "both", one, other, context)
    else:
        for side in SIDES:
            kind = _kind(one.numbers, numbers, side)
            if kind is not ChangeKind.SAME:
                turned = kind if opens else _TURNED[kind]
                yield Change(turned, one.scale, side, one, other, context)


#: What a change of numbers means where more numbers let fewer patients in.
_TURNED: Final = {
    ChangeKind.STRICTER: ChangeKind.LOOSER,
    ChangeKind.LOOSER: ChangeKind.STRICTER,
    ChangeKind.ADDED: ChangeKind.ADDED,
    ChangeKind.REMOVED: ChangeKind.REMOVED,
}
