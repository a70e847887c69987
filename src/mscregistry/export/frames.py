"""Tables of trials for polars, pandas and files, always by way of Arrow."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mscregistry.export.arrow import batches, to_arrow, trial_schema
from mscregistry.export.csv_text import csv_lines
from mscregistry.export.tables import TABLES, tidy_table
from mscregistry.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    import pandas as pd
    import polars as pl
    from pyarrow import Table

    from mscregistry.export.csv_text import Formulas
    from mscregistry.model import Trial
    from mscregistry.reading import Reading

#: The table of whole trials, which is none of the tidy ones.
TRIALS = "trials"


def to_table(records: Iterable[Trial | Reading], table: str = TRIALS) -> Table:
    """Give a table of Arrow: that of whole trials, or a tidy one.

    >>> from mscregistry.model import Arm, Trial
    >>> to_table([Trial(arms=(Arm("Cells"), Arm("Placebo")))], "arms").column("label").to_pylist()
    ['Cells', 'Placebo']

    Args:
        records: Trials or readings.
        table: ``trials``, or a name of `mscregistry.export.tables.TABLES`.

    Raises:
        ValueError: If there is no such table.
        MissingExtra: If PyArrow is not installed.
    """
    _check(table)
    return to_arrow(records) if table == TRIALS else tidy_table(records, table)


def to_polars(records: Iterable[Trial | Reading], table: str = TRIALS) -> pl.DataFrame:
    """Give a data frame of polars, with lists, structs, exact decimals and dates as they are.

    Raises:
        ValueError: If there is no such table.
        MissingExtra: If polars or PyArrow is not installed.
    """
    polars: Any = needed("polars", "a data frame of polars", "polars")
    frame: pl.DataFrame = polars.from_arrow(to_table(records, table))
    return frame


def to_pandas(records: Iterable[Trial | Reading], table: str = TRIALS) -> pd.DataFrame:
    """Give a data frame of pandas, whose columns are of the types of Arrow.

    So a number that is not stated is missing and not a float, and decimals stay exact.

    Raises:
        ValueError: If there is no such table.
        MissingExtra: If pandas or PyArrow is not installed.
    """
    pandas: Any = needed("pandas", "a data frame of pandas", "pandas")
    frame: pd.DataFrame = to_table(records, table).to_pandas(types_mapper=pandas.ArrowDtype)
    return frame


def to_parquet(
    records: Iterable[Trial | Reading], path: str | PathLike[str], table: str = TRIALS
) -> None:
    """Write a table as a Parquet file, whole trials in parts, so that not all are in memory.

    Raises:
        ValueError: If there is no such table.
        MissingExtra: If PyArrow is not installed.
        OSError: If the file cannot be written.
    """
    _check(table)
    parquet = needed("pyarrow.parquet", "a Parquet file", "arrow")
    with replaced(path) as beside:
        if table != TRIALS:
            parquet.write_table(tidy_table(records, table), beside, compression="zstd")
            return
        with parquet.ParquetWriter(beside, trial_schema(), compression="zstd") as writer:
            for batch in batches(records):
                writer.write_batch(batch)


def to_csv(
    records: Iterable[Trial | Reading],
    path: str | PathLike[str],
    table: str = "overview",
    *,
    formulas: Formulas = "escape",
) -> None:
    """Write a tidy table as a CSV file in UTF-8 that no spreadsheet takes for formulas.

    By default it is the overview, one flat row a record.

    `mscregistry.export.to_csv_text` says how each value is written.  Whole trials (``trials``)
    have their lists as JSON in the cells.

    Raises:
        ValueError: If there is no such table, or `formulas` is another word.
        MissingExtra: If PyArrow is not installed.
        OSError: If the file cannot be written.
    """
    lines = csv_lines(to_table(records, table), formulas=formulas)
    with replaced(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


@contextmanager
def replaced(path: str | PathLike[str]) -> Iterator[Path]:
    """Give a file to write beside another, which it replaces once it is whole.

    Where writing fails, what was there stays.
    """
    target = Path(path)
    beside = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        yield beside
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _check(table: str) -> None:
    if table != TRIALS and table not in TABLES:
        raise ValueError(f"no table is called {table!r}; there are: {TRIALS}, {', '.join(TABLES)}")
