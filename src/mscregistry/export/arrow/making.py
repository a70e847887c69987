"""What the columns of one table share while they are made."""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING

from attrs import define, field

from mscregistry.export.arrow.schema import arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    import pyarrow as pa

    #: Gives the column of some keys, each of which differs from the others.
    Make = Callable[[list[Hashable]], pa.Array]


class Numbered:
    """Keys of values that are often the same, so that each cell is made once and then taken."""

    def __init__(self) -> None:
        """Begin with no keys."""
        self._numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
        self._cells: pa.Array | None = None

    def column(self, keys: Iterable[Hashable], make: Make) -> pa.Array:
        """Give the column of some keys; `make` is asked for those that were not met before."""
        pa = arrow()
        places = pa.array([*map(self._numbers.__getitem__, keys)], pa.int32())
        known = 0 if self._cells is None else len(self._cells)
        if self._cells is None:
            self._cells = make([*self._numbers])
        elif known < len(self._numbers):
            new = make([*islice(self._numbers, known, None)])
            self._cells = pa.concat_arrays([self._cells, new])
        return self._cells.take(places)


@define
class Making:
    """What was met so far."""

    #: The dates.
    dates: Numbered = field(factory=Numbered)
    #: Whether a value was met that no column holds, so that what is nearest stands for it.
    strained: bool = False
