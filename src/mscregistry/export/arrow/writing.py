"""Trials and readings as a table of Arrow, at once or batch by batch."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mscregistry.export.arrow.columns import builder_of, columns_of
from mscregistry.export.arrow.making import Making
from mscregistry.export.arrow.plain import texts
from mscregistry.export.arrow.schema import FRONT, arrow, schema_of
from mscregistry.export.arrow.shapes import parts_of
from mscregistry.export.arrow.unfit import unfit_json
from mscregistry.model import Trial
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

#: Rows of a batch, where nobody says.
_ROWS = 10_000


def to_arrow(
    records: Iterable[Trial | Reading],
    *,
    columns: Iterable[str] | None = None,
    chunk: int = _ROWS,
) -> pa.Table:
    """Give trials and readings as a table, a row each.

    >>> table = to_arrow([Trial(trial_id="NCT00000102"), Trial(acronym="CELL")])
    >>> table.column("trial_id").to_pylist()
    ['NCT00000102', None]
    >>> to_arrow([Trial(acronym="CELL")], columns=["record", "acronym"]).to_pylist()
    [{'record': 0, 'acronym': 'CELL'}]

    Args:
        records: Trials, readings, or both.
        columns: The names of the columns wanted, in order; all of them where nobody says.
        chunk: How many rows are made at a time.

    Raises:
        NoSuchPath: If there is no such column.
        ValueError: If `chunk` is less than 1.
        TypeError: If one of the records is neither a trial nor a reading.
        MissingExtra: If pyarrow is not installed.
    """
    schema = schema_of(columns)
    found = batches(records, columns=schema.names, chunk=chunk)
    return arrow().Table.from_batches(found, schema)


def batches(
    records: Iterable[Trial | Reading],
    *,
    columns: Iterable[str] | None = None,
    chunk: int = _ROWS,
) -> Iterator[pa.RecordBatch]:
    """Give the table of `to_arrow` in batches of `chunk` rows, and never hold more than one.

    Batches are smaller where texts would be more than the 2 GB that one column of a batch holds.

    >>> [len(one) for one in batches([Trial(), Trial(), Trial()], chunk=2)]
    [2, 1]

    Raises:
        NoSuchPath: If there is no such column.
        ValueError: If `chunk` is less than 1.
        TypeError: If one of the records is neither a trial nor a reading.
        MissingExtra: If pyarrow is not installed.
    """
    schema = schema_of(columns)
    if chunk < 1:
        raise ValueError(f"a batch has at least 1 row, not {chunk}")
    return _batches(iter(records), schema, chunk)


def _batches(
    records: Iterator[Trial | Reading], schema: pa.Schema, chunk: int
) -> Iterator[pa.RecordBatch]:
    making = Making()
    start = 0
    while some := [*islice(records, chunk)]:
        yield from _batches_of(some, start, schema, making)
        start += len(some)


def _batches_of(
    some: Sequence[Trial | Reading], start: int, schema: pa.Schema, making: Making
) -> Iterator[pa.RecordBatch]:
    """Give one batch, or those of each half where one cannot hold the texts of both."""
    try:
        batch = _batch(some, start, schema, making)
    except arrow().ArrowCapacityError:
        half = len(some) // 2
        if not half:
            raise
        yield from _batches_of(some[:half], start, schema, making)
        yield from _batches_of(some[half:], start + half, schema, making)
    else:
        yield batch


def _batch(
    some: Sequence[Trial | Reading], start: int, schema: pa.Schema, making: Making
) -> pa.RecordBatch:
    pa = arrow()
    trials = [*map(_trial, some)]
    types = {one.name: one.wanted for one in parts_of(Trial)}
    builds = {name: builder_of(types[name]) for name in schema.names if name in types}
    making.strained = False
    found = dict(zip(builds, columns_of(trials, builds, making), strict=True))
    front = {
        "record": lambda: pa.array(range(start, start + len(some)), pa.int64()),
        "format": lambda: texts([*map(_format, some)], Making()),
        "source": lambda: texts([*map(_source, some)], Making()),
        "unfit_json": lambda: _jsons(trials, making),
    }
    found |= {name: front[name]() for name in FRONT if name in schema.names}
    return pa.RecordBatch.from_arrays([found[name] for name in schema.names], schema=schema)


def _jsons(trials: Sequence[Trial], making: Making) -> pa.Array:
    """Give the JSON of the trials that their columns do not hold, which are looked for if any."""
    if making.strained:
        return texts(unfit_json(trials), making)
    pa = arrow()
    return pa.nulls(len(trials), pa.string())


def _trial(one: object) -> Trial:
    if isinstance(one, Reading):
        return one.trial
    if isinstance(one, Trial):
        return one
    raise TypeError(f"a {type(one).__name__} is neither a Trial nor a Reading")


def _format(one: Trial | Reading) -> str | None:
    return one.format if isinstance(one, Reading) else None


def _source(one: Trial | Reading) -> str | None:
    return one.source.name if isinstance(one, Reading) else None
