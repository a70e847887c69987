"""Coded words, lists and objects read back from columns."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING

from mscregistry.export.arrow import cells
from mscregistry.export.arrow.cells import WrongCell, below, each, named_parts
from mscregistry.export.arrow.columns import MARK
from mscregistry.export.arrow.schema import arrow, compute
from mscregistry.export.arrow.shapes import Coded, Many, Part, Plain, shape_of
from mscregistry.export.strict import shown
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from enum import Enum

    import pyarrow as pa

    from mscregistry.export.arrow.cells import Read


@cache
def reader_of(wanted: Hashable) -> Read:
    """Give the function that reads the columns of a type, with `None` for null."""
    match shape_of(wanted):
        case Plain(kind):
            return _PLAIN[kind]
        case Coded(enum, may_be_unlisted):
            return _coded(enum, may_be_unlisted=may_be_unlisted)
        case Many(item):
            return _where_there(_many(reader_of(item)))
        case an_object:
            return _where_there(_objects(an_object.kind, an_object.parts))


def _where_there(read: Read) -> Read:
    """Give a reader of any cells from one of those that are not null."""

    def reads(column: pa.Array) -> list[Any]:
        if column.null_count == len(column):  # of whatever type
            return [None] * len(column)
        if not column.null_count:
            return read(column)
        there = column.is_valid().to_pylist()
        try:
            found = iter(read(column.drop_null()))
        except WrongCell as wrong:
            if wrong.row is not None:
                rows = (row for row, is_there in enumerate(there) if is_there)
                wrong.row = next(islice(rows, wrong.row, None))
            raise
        return [next(found) if is_there else None for is_there in there]

    return reads


_PLAIN: Final[Mapping[type, Read]] = {
    str: cells.texts,
    bool: cells.truths,
    int: cells.wholes,
    Decimal: cells.decimals,
    PartialDate: _where_there(cells.dates),
    Age: _where_there(cells.ages),
}


def _said(column: pa.Array) -> pa.Array:
    """Refuse null in a column where there must be values."""
    if column.null_count:
        row = column.is_null().to_pylist().index(True)
        raise WrongCell("null stands where there must be a value", row)
    return column


# ── Coded words ────────────────────────────────────────────────────────────────────────────────


def _coded(enum: type[Enum], *, may_be_unlisted: bool) -> Read:
    members: dict[str | None, Enum | None] = {None: None} | {str(one.value): one for one in enum}

    def member(word: str | None) -> Enum | Unlisted | None:
        if word in members:
            return members[word]
        if may_be_unlisted and word is not None and word.startswith(MARK):
            return Unlisted(word.removeprefix(MARK))
        raise ValueError(f"{shown(word)} is no {enum.__name__}")

    return lambda column: each(member, cells.texts(column))


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────


def _many(read: Read) -> Read:
    def lists(column: pa.Array) -> list[Any]:
        _refuse_no_list(column.type)
        lengths = compute().list_value_length(column).to_pylist()
        try:
            items = iter(read(_said(column.flatten())))
        except WrongCell as wrong:
            if wrong.row is not None:
                ends = [*accumulate(lengths)]
                row = bisect_right(ends, wrong.row)
                place = wrong.row - ends[row] + lengths[row]
                wrong.row, wrong.path = row, f"[{place}]{wrong.path}"
            raise
        return [tuple(islice(items, length)) for length in lengths]

    return lists


def _refuse_no_list(kind: pa.DataType) -> None:
    types = arrow().types
    if not (types.is_list(kind) or types.is_large_list(kind)):
        raise WrongCell(f"a column of {kind} holds no lists")


# ── Objects ────────────────────────────────────────────────────────────────────────────────────


def _objects(kind: type, parts: Sequence[Part]) -> Read:
    names = [one.name for one in parts]
    return lambda column: objects(kind, parts, named_parts(column, names), len(column))


def objects(
    kind: type, parts: Sequence[Part], columns: Mapping[str, pa.Array], rows: int
) -> list[Any]:
    """Give an object for each of some rows; a field without a column is as if nobody said it."""
    values = [below(one.name, _values_of(one, rows))(columns.get(one.name)) for one in parts]
    return [*map(kind, *values)]


def _values_of(part: Part, rows: int) -> Read:
    def values(column: pa.Array | None) -> list[Any]:
        if column is None:
            if part.default is NOTHING:
                raise WrongCell("there is no such column, and there must be")
            return [part.default] * rows
        return reader_of(part.wanted)(column if part.may_be_none else _said(column))

    return values
