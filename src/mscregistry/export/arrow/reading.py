"""Trials out of a table of Arrow that `to_arrow` made, whatever it went through since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.errors import BadStructure
from mscregistry.export.arrow.cells import WrongCell, below, refuse_unknown, texts
from mscregistry.export.arrow.rows import objects
from mscregistry.export.arrow.schema import FRONT, SCHEMA, SCHEMA_KEY, arrow, trial_schema
from mscregistry.export.arrow.shapes import parts_of
from mscregistry.export.arrow.unfit import trial_of
from mscregistry.export.arrow.views import without_views
from mscregistry.export.strict import shown
from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

#: Rows that are read at a time, so that what is on its way to becoming trials stays small.
_ROWS = 10_000


def from_arrow(table: pa.Table) -> tuple[Trial, ...]:
    """Give the trials of a table that `to_arrow` made, equal to those it was made of.

    The table may have gone through Parquet, polars or DuckDB; its rows and columns may be others
    in another order.  What has no column is as if nobody said it.

    >>> from mscregistry.export.arrow import to_arrow
    >>> table = to_arrow([Trial(trial_id="NCT00000102", conditions=("Lupus",))])
    >>> from_arrow(table.select(["conditions", "trial_id"])) == from_arrow(table)
    True

    Raises:
        BadStructure: If there is a column that no trial has, one of another type, or a cell with
            what no trial says; it names the column and the row, the first of which is row 0.
        TypeError: If it is no table.
        MissingExtra: If pyarrow is not installed.
    """
    pa = arrow()
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if not isinstance(table, pa.Table):
        raise TypeError(f"a {type(table).__name__} is no table of Arrow")
    found: list[Trial] = []
    try:
        _refuse_other_schemas(table.schema)
        for batch in table.to_batches(max_chunksize=_ROWS):
            found += _trials(batch, len(found))
    except WrongCell as wrong:
        where = wrong.path.removeprefix(".")
        row = "" if wrong.row is None else f", row {wrong.row}"
        fault = f"{wrong.message} @ {where}{row}"
        raise BadStructure([fault], "the table") from None
    return tuple(found)


def _refuse_other_schemas(schema: pa.Schema) -> None:
    refuse_unknown(schema.names, trial_schema().names)
    said = (schema.metadata or {}).get(SCHEMA_KEY, SCHEMA)
    if said != SCHEMA:
        known = f"this version reads {SCHEMA.decode()}"
        message = f"{shown(said.decode(errors='replace'))} is no known schema; {known}"
        raise WrongCell(message, path="the metadata")


def _trials(batch: pa.RecordBatch, start: int) -> list[Trial]:
    """Give the trials of a batch, of which the first is in row `start` of the table."""
    columns = dict(zip(batch.schema.names, map(without_views, batch.columns), strict=True))
    jsons: list[str | None] = [None] * len(batch)
    try:
        if "unfit_json" in columns:
            jsons = below("unfit_json", texts)(columns["unfit_json"])
        held = [row for row, text in enumerate(jsons) if text is None]
        found = iter(_held_trials(columns, held))
        return [
            next(found) if text is None else _unfit_trial(text, row)
            for row, text in enumerate(jsons)
        ]
    except WrongCell as wrong:
        if wrong.row is not None:
            wrong.row += start
        raise


def _held_trials(columns: Mapping[str, pa.Array], rows: Sequence[int]) -> list[Trial]:
    """Give the trials of some rows from their cells."""
    places = arrow().array(rows, arrow().int64())
    held = {name: one.take(places) for name, one in columns.items() if name not in FRONT}
    try:
        return objects(Trial, parts_of(Trial), held, len(rows))
    except WrongCell as wrong:
        if wrong.row is not None:
            wrong.row = rows[wrong.row]
        raise


def _unfit_trial(text: str, row: int) -> Trial:
    try:
        return trial_of(text)
    except BadStructure as error:
        raise WrongCell("; ".join(error.faults), row, "unfit_json") from error
