"""What differs between two trials in what is no number: diseases, medicines, a sex, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import Presence
from mscregistry.matching.change_kinds import ChangeKind
from mscregistry.matching.things import Thing, holds_less
from mscregistry.matching.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@frozen
class ThingChange:
    """What became of something that is asked for or excluded."""

    #: What became of it.
    kind: ChangeKind
    #: The statement before; `None` where there was none.
    before: Thing | None
    #: The statement after; `None` where there is none.
    after: Thing | None

    @property
    def sure(self) -> bool:
        """Whether nothing was guessed."""
        return all(one.sure for one in (self.before, self.after) if one is not None)

    def __str__(self) -> str:
        """Give it in one line."""
        one, other = [_told(each) for each in (self.before, self.after)]
        if self.kind in {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.SAME}:
            return f"{self.kind}: {one or other}"
        return f"{self.kind}: {one} → {other}"


def _told(one: Thing | None) -> str:
    return "" if one is None else f"{'excluded' if one.excluded else 'asked for'} {one.said}"


def thing_changes(olds: Sequence[Thing], news: Sequence[Thing]) -> Iterator[ThingChange]:
    """Give what became of each thing, the same ones too, in the order of the trial before."""
    left = list(news)
    same: dict[int, Thing] = {}
    # What is the same is no partner of what has changed.
    for place, old in enumerate(olds):
        new = next((one for one in left if _is_same(old, one)), None)
        if new is not None:
            left.remove(new)
            same[place] = new
    for place, old in enumerate(olds):
        new = same.get(place) or next((one for one in left if one.key == old.key), None)
        if new is None:
            yield ThingChange(ChangeKind.REMOVED, old, None)
            continue
        if place not in same:
            left.remove(new)
        yield ThingChange(ChangeKind.SAME if place in same else _kind(old, new), old, new)
    for new in left:
        yield ThingChange(ChangeKind.ADDED, None, new)


def _is_same(one: Thing, other: Thing) -> bool:
    if one.sexes is not None and one.sexes == other.sexes:
        return True
    return one.excluded is other.excluded and one.key == other.key and _equal(one, other)


def _equal(one: Thing, other: Thing) -> bool:
    """Say whether two statements about the same say it in the same way."""
    first, second = one.expression, other.expression
    if first == second or not (isinstance(first, Presence) and isinstance(second, Presence)):
        return first == second
    # Words that differ in a plural or a hyphen are the same.
    return folded(first.words) == folded(second.words) and _aspects(first) == _aspects(second)


def _aspects(node: Presence) -> tuple[object, ...]:
    return node.window, node.duration, node.count, node.dose


def _kind(old: Thing, new: Thing) -> ChangeKind:
    first, second = old.expression, new.expression
    if old.excluded is not new.excluded or old.sexes != new.sexes:
        return ChangeKind.CHANGED
    both = isinstance(first, Presence) and isinstance(second, Presence)
    less = holds_less(second, first) if both else None  # type: ignore[arg-type]  # both are presences
    if less is None:
        return ChangeKind.CHANGED
    return ChangeKind.LOOSER if less is new.excluded else ChangeKind.STRICTER
