"""Write trials into a DuckDB database, all of them or none."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import uuid4

from attrs import frozen

from mscregistry.database.asking import Asking, errors_of, first_line
from mscregistry.database.facets import encodable, facet_table
from mscregistry.database.layout import create, tables_of, take_turn
from mscregistry.errors import UnusableDatabase
from mscregistry.export.arrow import to_arrow
from mscregistry.export.json import to_json
from mscregistry.export.tables import TABLES, tidy_table
from mscregistry.extras import needed
from mscregistry.model import Trial
from mscregistry.query.identity import number_of
from mscregistry.query.predicate import trial_of
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection
    from pyarrow import Table

#: Where to write: a file, or a connection that is open.
Target: TypeAlias = "str | bytes | PathLike[str] | DuckDBPyConnection"

#: So many records are held at once.
_CHUNK: Final = 2_000


@frozen
class Written:
    """How many records were written."""

    #: Those that are new, be it another trial, another format, or another word.
    added: int
    #: Those that the database had already.
    known: int


def to_duckdb(
    records: Iterable[Trial | Reading],
    target: Target,
    *,
    tables: Iterable[str] | None = None,
) -> Written:
    """Write trials or readings into a DuckDB database; make it where there is none.

    All is one transaction: whoever reads sees all of it or nothing, and a process that is killed
    leaves what was there before.  Records of trials that are there already are added as newer
    versions, and the older ones stay; what is there already, word for word in the same format, is
    not added again.  The tables are `trials` (all that a record says), `facets` (what `q` asks of),
    `records`, and the tidy tables; each has a view `latest_…` of the last versions alone.

    Args:
        records: Trials or readings; they may be more than fit in memory.
        target: The path of a file, or an open connection.
        tables: The tidy tables to write, by default all.  What is worked out of words
            (``cell_products``, ``comparisons``, ``criteria``, ``outcomes``) takes milliseconds for
            each trial.  Questions that need a table that is not there are still answered, slowly.
            A database keeps the tables it was made with.

    Raises:
        MissingExtra: If DuckDB or PyArrow is not installed.
        UnusableDatabase: If it cannot be opened, holds something else, or has other tables.
        ValueError: If there is no such tidy table.
        TypeError: If a record is neither a trial nor a reading.
    """
    if isinstance(records, Trial | Reading):
        raise TypeError(f"{records!r} is one record; give several: [trial]")
    wanted = None if tables is None else _known(tables)
    asking, is_ours = connected(target)
    try:
        _begin(asking)
        try:
            written = _write_all(asking, iter(records), wanted)
            asking.rows("COMMIT")
        except BaseException:
            # A connection that was closed meanwhile has rolled back already.
            with suppress(UnusableDatabase):
                asking.rows("ROLLBACK")
            raise
    finally:
        if is_ours:
            asking.connection.close()
    return written


def connected(target: Target, *, read_only: bool = False) -> tuple[Asking, bool]:
    """Give a connection, and whether it was opened here.

    Raises:
        MissingExtra: If DuckDB or PyArrow is not installed.
        UnusableDatabase: If it cannot be opened.
        ValueError: If it is no path of a file.
        TypeError: If it is neither a path nor a connection.
    """
    duckdb = needed("duckdb", "a database", "duckdb")
    needed("pyarrow", "a database", "duckdb")
    if isinstance(target, duckdb.DuckDBPyConnection):
        return Asking(target, "the connection"), False
    path = _path(target)
    if read_only and not Path(path).is_file():
        raise UnusableDatabase(path, "there is no such file", "Write trials into it: to_duckdb(…).")
    try:
        return Asking(duckdb.connect(path, read_only=read_only), path), True
    except duckdb.ConnectionException as error:
        hint = "It is open in this program in another way; close it first."
        raise UnusableDatabase(path, first_line(error), hint) from error
    except (duckdb.Error, RuntimeError) as error:  # of a name that is no text, the second
        raise UnusableDatabase(path, first_line(error)) from error


def _path(target: object) -> str:
    """Give the whole path of a file: DuckDB takes other texts for addresses on the network."""
    if not isinstance(target, str | bytes | PathLike):
        raise TypeError(f"{target!r} is neither a path nor a connection of DuckDB")
    name = os.fsdecode(target)
    if not name or name == ":memory:" or "\0" in name:
        raise ValueError(
            f"{name!r} is no path of a file; for a database in memory give a connection, "
            f"duckdb.connect()"
        )
    return str(Path(name).absolute())


def _begin(asking: Asking) -> None:
    try:
        asking.rows("BEGIN TRANSACTION")
    except UnusableDatabase as error:
        hint = "Is a transaction open in it? Commit it or roll it back first."
        raise UnusableDatabase(asking.name, error.why, hint) from error


def _same_tables(name: str, wanted: Sequence[str], present: Sequence[str]) -> None:
    if set(wanted) != set(present):
        raise UnusableDatabase(
            name,
            f"it was made with the tables {', '.join(present) or 'none'}",
            "Leave out tables=…, or take another file.",
        )


def _known(tables: Iterable[str]) -> tuple[str, ...]:
    given = [tables] if isinstance(tables, str) else list(tables)
    for name in given:
        if name not in TABLES:
            raise ValueError(f"no table is called {name!r}; there are: {', '.join(TABLES)}")
    return tuple([name for name in TABLES if name in given])


def _write_all(
    asking: Asking, records: Iterator[Trial | Reading], wanted: Sequence[str] | None
) -> Written:
    tables = tables_of(asking)
    if tables is None:
        tables = tuple(TABLES) if wanted is None else tuple(wanted)
        with errors_of(asking.name):
            create(asking.connection, tables)
    elif wanted is not None:
        _same_tables(asking.name, wanted, tables)
    take_turn(asking)
    first = asking.rows("SELECT coalesce(max(record) + 1, 0) FROM records")[0][0]
    added = known = 0
    while chunk := list(islice(records, _CHUNK)):
        new = _new_rows(asking, chunk)
        known += len(chunk) - len(new)
        with errors_of(asking.name):
            _write(asking.connection, new, first + added, tables)
        added += len(new)
    return Written(added, known)


#: A record with its row of the table of records, but for the number.
_Row: TypeAlias = "tuple[Trial | Reading, tuple[Any, ...]]"


def _new_rows(asking: Asking, chunk: Sequence[Trial | Reading]) -> list[_Row]:
    """Give the records that are not in the database, each with its row."""
    rows: dict[tuple[str, str | None], _Row] = {}
    for record in chunk:
        row = _row(record)
        rows.setdefault((row[-1], row[4]), (record, row))
    found = asking.rows(
        "SELECT digest, format FROM records WHERE digest IN (SELECT unnest(?::VARCHAR[]))",
        [[digest for digest, _ in rows]],
    )
    for key in found:
        rows.pop(key, None)
    return list(rows.values())


def _row(record: Trial | Reading) -> tuple[Any, ...]:
    trial = trial_of(record)
    updated = trial.last_update_date
    year, month, day = (0, 0, 0) if updated is None else updated.sort_key
    told = (record.format, record.source.name) if isinstance(record, Reading) else (None, None)
    return (
        encodable(trial.trial_id),
        encodable(number_of(trial)),
        None if updated is None else str(updated),
        year * 10_000 + month * 100 + day,
        *map(encodable, told),
        sha256(to_json(trial).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _write(
    connection: DuckDBPyConnection, rows: Sequence[_Row], first: int, tables: Sequence[str]
) -> None:
    if not rows:
        return
    records = [record for record, _ in rows]
    trials = [trial_of(record) for record in records]
    _insert(connection, "records", _records_table([row for _, row in rows], first))
    _insert(connection, "trials", _numbered(to_arrow(records), first))
    _insert(connection, "facets", facet_table(trials, first, tables))
    for name in tables:
        _insert(connection, name, tidy_table(records, name, first=first))


def _records_table(rows: Sequence[tuple[Any, ...]], first: int) -> Table:
    pa = needed("pyarrow", "a database", "duckdb")
    names = ("trial_id", "number", "updated", "updated_key", "format", "source", "digest")
    kinds = (*[pa.string()] * 3, pa.int32(), *[pa.string()] * 3)
    columns = {
        name: pa.array([row[place] for row in rows], kind)
        for place, (name, kind) in enumerate(zip(names, kinds, strict=True))
    }
    return pa.table({"record": pa.array(range(first, first + len(rows)), pa.int64()), **columns})


def _numbered(table: Table, first: int) -> Table:
    """Give a table of trials whose records are numbered from `first`."""
    pa = needed("pyarrow", "a database", "duckdb")
    numbers = pa.array(range(first, first + len(table)), pa.int64())
    return table.set_column(table.schema.get_field_index("record"), "record", numbers)


def _insert(connection: DuckDBPyConnection, name: str, table: Table) -> None:
    # A name that nothing of the user's has.
    incoming = f"incoming_{uuid4().hex}"
    connection.register(incoming, table)
    try:
        connection.execute(
            f'INSERT INTO "{name}" BY NAME SELECT * FROM {incoming}'  # noqa: S608 - our own names
        )
    finally:
        connection.unregister(incoming)
