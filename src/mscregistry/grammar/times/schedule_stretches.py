"""How many times something is given between two points in time, or within a length of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.atoms import Kind

if TYPE_CHECKING:
    from mscregistry.grammar.times.durations import Duration
    from mscregistry.grammar.times.giving import Sentence

#: Units in which lengths can be compared, each in days or in months.
_DAYS: Final = {"d": 1, "wk": 7}
_MONTHS: Final = {"mo": 1, "a": 12}
#: Two points and the word between them.
_THREE: Final = 3


def stretch_at(sentence: Sentence, at: int) -> tuple[Duration, Duration] | None:
    """Give the first and the last time of `from week 0 to week 36`, or of `day 1 to day 5`."""
    atoms = sentence.atoms[at : at + _THREE]
    if len(atoms) < _THREE or atoms[1].kind not in {Kind.LINK, Kind.DASH}:
        return None
    first, last = atoms[0].times, atoms[2].times
    if first is None or last is None or not (first.numbered and last.numbered):
        return None
    return first.times[0].low, last.times[0].low


def steps_in(every: Duration, first: Duration | None, last: Duration) -> int | None:
    """Give how many whole times a length goes into the time up to `last`; `None` where it does not.

    The time is from `first`, or of the length `last` itself.
    """
    for units in (_DAYS, _MONTHS):
        if every.unit in units and last.unit in units and (first is None or first.unit in units):
            start = 0 if first is None else first.value * units[first.unit]
            steps = (last.value * units[last.unit] - start) / (every.value * units[every.unit])
            return int(steps) if steps.denominator == 1 and steps > 0 else None
    return None
