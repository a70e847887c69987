"""Tidy tables as tables of Apache Arrow."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from mscregistry.export.tables.columns import KEYS, StructList
from mscregistry.export.tables.every_table import table_called
from mscregistry.extras import needed
from mscregistry.grammar.exact_numbers import PLACES, WHOLE
from mscregistry.model import Trial
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    from pyarrow import Array, Field, Schema, Table

    from mscregistry.export.tables.columns import Column, Row, SimpleType, TidyTable
#: So many rows are held as Python's own values at once.
_AT_ONCE: Final = 50_000
#: The integers of 64 bits.
_LEAST: Final = -(2**63)
_MOST: Final = 2**63 - 1


def tidy_schema(name: str) -> Schema:
    """Give the schema of a table; what each column means stands in its metadata as `comment`.

    Raises:
        ValueError: No table has this name; the message names those that there are.
        MissingExtra: PyArrow is not installed.

    >>> tidy_schema("countries").names
    ['record', 'trial_id', 'place', 'country', 'country_code']
    """
    table = table_called(name)
    pa = _arrow()
    fields = [_field(pa, one) for one in (*KEYS, *table.columns)]
    return pa.schema(fields, metadata={"mscregistry.schema": f"mscregistry/arrow/{name}/1"})


def tidy_table(records: Iterable[Trial | Reading], name: str, *, first: int = 0) -> Table:
    """Give a table with a row for each thing of one kind in some records.

    Half of a surrogate pair, which UTF-8 has not, is written as its escape; an integer beyond
    64 bits is null.

    Args:
        records: Trials or readings; a trial alone has no issues and no words.
        name: One of `TABLES`.
        first: The number of the first record in the column `record`.

    Raises:
        ValueError: No table has this name; the message names those that there are.
        TypeError: A record is neither a trial nor a reading.
        MissingExtra: PyArrow is not installed.

    >>> from mscregistry.model import Arm, Trial
    >>> trial = Trial(trial_id="NCT90000001", arms=(Arm("Cells"), Arm("Placebo")))
    >>> tidy_table([trial], "arms").select(["trial_id", "place", "label"]).to_pylist()[1]
    {'trial_id': 'NCT90000001', 'place': 1, 'label': 'Placebo'}
    """
    table, schema = table_called(name), tidy_schema(name)
    pa = _arrow()
    rows = _rows(table, records, first)
    parts = []
    while some := list(islice(rows, _AT_ONCE)):
        columns = zip(zip(*some, strict=True), schema.types, strict=True)
        arrays = [_array(pa, values, kind) for values, kind in columns]
        parts.append(pa.Table.from_arrays(arrays, schema=schema))
    return pa.concat_tables(parts) if parts else schema.empty_table()


def _rows(table: TidyTable, records: Iterable[Trial | Reading], first: int) -> Iterator[Row]:
    if isinstance(records, Trial | Reading):
        raise TypeError(f"{records!r} is one record; give several: [trial]")
    for number, record in enumerate(records, first):
        trial, reading = (record.trial, record) if isinstance(record, Reading) else (record, None)
        if not isinstance(trial, Trial):
            raise TypeError(f"record {number} is neither a Trial nor a Reading: {trial!r}")
        for row in table.rows(trial, reading):
            yield (number, trial.trial_id, *row)


def _arrow() -> ModuleType:
    return needed("pyarrow", "a table", "arrow")


def _field(pa: ModuleType, column: Column) -> Field:
    return pa.field(column.name, _type(pa, column.type), metadata={"comment": column.comment})


def _type(pa: ModuleType, kind: SimpleType | StructList) -> Any:  # noqa: ANN401 - PyArrow tells no types
    if isinstance(kind, StructList):
        return pa.list_(pa.struct([_field(pa, one) for one in kind.fields]))
    return {
        "text": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "decimal": pa.decimal128(WHOLE + PLACES, PLACES),
        "number": pa.float64(),
        "texts": pa.list_(pa.string()),
    }[kind]


def _array(pa: ModuleType, values: Row, kind: Any) -> Array:  # noqa: ANN401 - as above
    try:
        return pa.array(values, kind)
    except (UnicodeEncodeError, OverflowError):
        # Rare, and much faster to find in this way than by looking at every value.
        return pa.array([_fitting(one) for one in values], kind)


def _fitting(value: object) -> object:
    """Give a value as Arrow can hold it."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, int):
        return value if _LEAST <= value <= _MOST else None
    if isinstance(value, tuple | list):
        return tuple([_fitting(one) for one in value])
    return value
