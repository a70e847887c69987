"""Columns of coded words, lists and objects, and which function makes the columns of a type.

A column is made from all its values at once, and what Python does for each value is left to
functions that loop in C, for the loop is most of the time.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import accumulate, chain, count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from mscregistry.export.arrow.plain import decimals, texts, truths, wholes
from mscregistry.export.arrow.repeated import ages, dates
from mscregistry.export.arrow.schema import arrow, arrow_type
from mscregistry.export.arrow.shapes import Coded, Many, Plain, shape_of
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from enum import Enum

    import pyarrow as pa

    from mscregistry.export.arrow.making import Making
    from mscregistry.vocab import Unlisted

    #: Gives the column of some values.
    Build = Callable[[Sequence[Any], Making], pa.Array]

_PLAIN: Final[Mapping[type, Build]] = {
    str: texts,
    bool: truths,
    int: wholes,
    Decimal: decimals,
    PartialDate: dates,
    Age: ages,
}
#: Objects that are looked at before the next field is, few enough to stay in a processor's cache.
_AT_ONCE: Final = 500
#: Stands before an unlisted word; no member's value begins with it.
MARK: Final = "?"


@cache
def builder_of(wanted: Hashable) -> Build:
    """Give the function that makes the columns of a type, whether `None` is allowed or not."""
    match shape_of(wanted):
        case Plain(kind):
            return _PLAIN[kind]
        case Coded(enum):
            return _coded(enum)
        case Many(item):
            return _many(wanted, builder_of(item))
        case an_object:
            builds = {one.name: builder_of(one.wanted) for one in an_object.parts}
            return _objects(wanted, builds)


# ── Coded words ────────────────────────────────────────────────────────────────────────────────


class _Codes(dict[Any, "str | None"]):
    """The cell of each member of an enum, and of any unlisted word."""

    def __missing__(self, word: Unlisted) -> str:
        return f"{MARK}{word.words}"


def _coded(enum: type[Enum]) -> Build:
    codes = _Codes({None: None} | {one: str(one.value) for one in enum})
    return lambda values, making: texts([*map(codes.__getitem__, values)], making)


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────


def _many(wanted: Hashable, build: Build) -> Build:
    def column(values: Sequence[tuple[Any, ...]], making: Making) -> pa.Array:
        pa = arrow()
        ends = pa.array([*accumulate(map(len, values), initial=0)], pa.int32())
        items = build([*chain.from_iterable(values)], making)
        return pa.ListArray.from_arrays(ends, items, type=arrow_type(wanted))

    return column


# ── Objects ────────────────────────────────────────────────────────────────────────────────────


def _objects(wanted: Hashable, builds: Mapping[str, Build]) -> Build:
    def column(values: Sequence[object], making: Making) -> pa.Array:
        pa = arrow()
        kind = arrow_type(wanted)
        there = [one for one in values if one is not None]
        if not there:
            return pa.nulls(len(values), kind)
        found = pa.StructArray.from_arrays(columns_of(there, builds, making), fields=[*kind])
        if len(there) == len(values):
            return found
        places = count()
        return found.take(
            pa.array([None if one is None else next(places) for one in values], pa.int32())
        )

    return column


def columns_of(
    values: Sequence[object], builds: Mapping[str, Build], making: Making
) -> Iterator[pa.Array]:
    """Give a column for each of some fields of objects, none of which is `None`."""
    getters = [*map(attrgetter, builds)]
    columns: list[list[Any]] = [[] for _ in builds]
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        for column, get in zip(columns, getters, strict=True):
            column.extend(map(get, some))
    for build, column in zip(builds.values(), columns, strict=True):
        yield build(column, making)
