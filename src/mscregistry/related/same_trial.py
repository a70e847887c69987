"""Records of one trial, found by the numbers that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.vocab import TrialId

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from mscregistry.model import Trial


def keys_of(trial: Trial) -> tuple[Hashable, ...]:
    """Give what a trial is known by: its numbers, or all that it says where it has none.

    >>> from mscregistry.model import Trial
    >>> keys_of(Trial(trial_id=" Study-7 "))
    ('study-7',)
    """
    numbers: list[Hashable] = [one.trial for one in trial.ids]
    own = key_of_number(trial.trial_id)
    if own is not None:
        numbers.append(own)
    return tuple(dict.fromkeys(numbers)) or (trial,)


def key_of_number(number: str | None) -> Hashable | None:
    """Give what a number is known by: that of a registry in its form, another as it is written."""
    found = TrialId.read(number)
    if found is not None:
        return found.trial
    return (number or "").strip().casefold() or None


class SameTrial:
    """The records of a set, those of one trial together.

    Records that share a number are of one trial, and so are two that each share one with a third.
    """

    def __init__(self, trials: Sequence[Trial]) -> None:
        """Put the records together, in time that grows with their number."""
        self._above: list[int] = list(range(len(trials)))
        self._by_key: dict[Hashable, int] = {}
        for place, trial in enumerate(trials):
            for key in keys_of(trial):
                first = self._root(self._by_key.setdefault(key, place))
                self._above[self._root(place)] = first
        groups: dict[int, list[int]] = {}
        for place in range(len(trials)):
            groups.setdefault(self._root(place), []).append(place)
        #: The place in the set of the record that speaks for each trial, in the set's order.
        self.latest = sorted([_latest(group, trials) for group in groups.values()])
        spoken = {self._root(place): index for index, place in enumerate(self.latest)}
        self._index = {key: spoken[self._root(place)] for key, place in self._by_key.items()}

    def _root(self, place: int) -> int:
        while self._above[place] != place:
            # Each step points further up, so that later walks are short.
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def known_as(self, keys: Iterable[Hashable]) -> frozenset[int]:
        """Give the trials, as places in `latest`, that are known by any of the keys."""
        return frozenset([self._index[key] for key in keys if key in self._index])


def _latest(group: Sequence[int], trials: Sequence[Trial]) -> int:
    """Give the record that was changed last, or else the last of them."""

    def when(place: int) -> tuple[tuple[int, int, int], int]:
        changed = trials[place].last_update_date
        return (0, 0, 0) if changed is None else changed.sort_key, place

    return max(group, key=when)
