"""What a database is made of: its tables and views, each column with a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.database.comments import field_comments
from mscregistry.database.facets import facets
from mscregistry.errors import UnusableDatabase
from mscregistry.export.arrow import trial_schema
from mscregistry.export.tables import KEYS, TABLES, tidy_schema
from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from duckdb import DuckDBPyConnection

    from mscregistry.database.asking import Asking

#: The version of all that is written here.
SCHEMA: Final = "mscregistry/duckdb/1"
#: What each table is, of those that are no tidy table.
_COMMENTS: Final = {
    "mscregistry": "What this database is: the version of its schema, and the tables it has.",
    "records": "A record of a trial as it was written here, once for each version of it.",
    "trials": "All that a record says; what from_arrow of mscregistry makes trials of.",
    "facets": "What questions are asked of: the facts of `q` of mscregistry, flat.",
}
_RECORDS: Final = (
    ("record", "BIGINT", "Number of the record in this database."),
    ("trial_id", "VARCHAR", "Number of the trial at the registry the record is from."),
    ("number", "VARCHAR", "The same without the version: records of one number are versions."),
    ("updated", "VARCHAR", "When the record was last changed, as precisely as it says."),
    ("updated_key", "INTEGER", "The same as a number that sorts; 0 where it is not said."),
    ("format", "VARCHAR", "The format it was read from; null for a trial alone."),
    ("source", "VARCHAR", "What the document is called; null for a trial alone."),
    ("digest", "VARCHAR", "SHA-256 of the trial as JSON."),
)
_SETTINGS: Final = (
    (
        "name",
        "VARCHAR",
        "What is told: `schema`, `table`, or `writings`, their number.",
    ),
    ("value", "VARCHAR", "The version of the schema, the name of a table, or the number."),
)
#: The last version of each record; a record without a number is one of its own.
_LATEST: Final = """CREATE VIEW latest AS SELECT * FROM records QUALIFY row_number() OVER (
PARTITION BY number, CASE WHEN number IS NULL THEN record END
ORDER BY updated_key DESC, record DESC) = 1"""
#: Whoever writes changes this row, so that of two who write at once only one comes through; what
#: would change nothing is no change.
_TURN: Final = "UPDATE mscregistry SET value = (value::BIGINT + 1)::VARCHAR WHERE name = 'writings'"


def take_turn(asking: Asking) -> None:
    """Keep others from writing until the end of the transaction.

    Raises:
        UnusableDatabase: If another one writes.
    """
    try:
        asking.rows(_TURN)
    except UnusableDatabase as error:
        hint = "Another one is writing into it; write again when that is done."
        raise UnusableDatabase(asking.name, error.why, hint) from error


def tables_of(asking: Asking) -> tuple[str, ...] | None:
    """Give the tidy tables that a database has; `None` of one that is empty.

    What a program registers for a while, frames and temporary tables, does not count.

    Raises:
        UnusableDatabase: If it holds other tables, a schema of another version, or not all tables.
    """
    rows = asking.rows(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() "
        "AND table_catalog = current_database() ORDER BY table_name ASC"
    )
    found = [row[0] for row in rows]
    if not found:
        return None
    if "mscregistry" not in found:
        raise UnusableDatabase(
            asking.name,
            f"it holds other tables ({', '.join(found[:3])}) and none of mscregistry",
            "Take a file of its own.",
        )
    settings = asking.rows("SELECT name, value FROM mscregistry ORDER BY rowid ASC")
    versions = [str(value) for key, value in settings if key == "schema"]
    if versions != [SCHEMA]:
        raise UnusableDatabase(
            asking.name,
            f"its schema is {', '.join(versions) or 'not told'}, and this version reads {SCHEMA}",
            "Write it anew from the documents.",
        )
    tables = tuple([value for key, value in settings if key == "table"])
    missing = [
        one for one in ("records", "trials", "facets", "latest", *tables) if one not in found
    ]
    if missing or not set(tables) <= set(TABLES):
        raise UnusableDatabase(
            asking.name,
            f"tables are missing or not known ({', '.join(missing or tables)})",
            "Write it anew from the documents.",
        )
    return tables


def create(connection: DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Make the tables, the views and the comments of a new database."""
    wanted = [name for name in TABLES if name in set(tables)]
    _table(connection, "mscregistry", _SETTINGS)
    _table(connection, "records", _RECORDS)
    _table(connection, "trials", _arrow_columns(connection, trial_schema(), _trial_comments()))
    own = [("record", "BIGINT", "Number of the record.")]
    every = [(one.name, one.type, one.comment) for one in facets()]
    _table(connection, "facets", [*own, *every])
    for name in wanted:
        columns = (*KEYS, *TABLES[name].columns)
        comments = {one.name: one.comment for one in columns}
        comments["record"] = "Number of the record in this database."
        _table(connection, name, _arrow_columns(connection, tidy_schema(name), comments))
    connection.execute(_LATEST)
    for name in ("trials", "facets", *wanted):
        connection.execute(
            f'CREATE VIEW latest_{name} AS SELECT t.* FROM "{name}" t '  # noqa: S608 - our own names
            f"WHERE t.record IN (SELECT record FROM latest)"
        )
    settings = [("schema", SCHEMA), ("writings", "0"), *[("table", name) for name in wanted]]
    for key, value in settings:
        connection.execute("INSERT INTO mscregistry VALUES (?, ?)", [key, value])
    for name, comment in _views(wanted):
        connection.execute(f"COMMENT ON VIEW {name} IS {_literal(comment)}")


def _views(wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield "latest", "Of each number the record that was updated last."
    for name in ("trials", "facets", *wanted):
        yield f"latest_{name}", f"The rows of {name} that are of the latest records."


def _table(
    connection: DuckDBPyConnection, name: str, columns: Iterable[tuple[str, str, str]]
) -> None:
    """Make a table; names, types and comments are our own constants, never what a user gave."""
    told = list(columns)
    made = ", ".join([f'"{column}" {kind}' for column, kind, _ in told])
    connection.execute(f'CREATE TABLE "{name}" ({made})')
    about = _COMMENTS.get(name) or TABLES[name].comment
    connection.execute(f'COMMENT ON TABLE "{name}" IS {_literal(about)}')
    for column, _, comment in told:
        if comment:
            connection.execute(f'COMMENT ON COLUMN "{name}"."{column}" IS {_literal(comment)}')


def _arrow_columns(
    connection: DuckDBPyConnection,
    schema: Any,  # noqa: ANN401 - PyArrow tells no types
    comments: Mapping[str, str],
) -> list[tuple[str, str, str]]:
    """Give the columns that DuckDB makes of a schema of Arrow."""
    connection.register("mscregistry_schema", schema.empty_table())
    try:
        rows = connection.execute("DESCRIBE SELECT * FROM mscregistry_schema").fetchall()
    finally:
        connection.unregister("mscregistry_schema")
    return [(row[0], row[1], comments.get(row[0], "")) for row in rows]


def _trial_comments() -> dict[str, str]:
    return {
        "record": "Number of the record in this database.",
        "format": "The format it was read from; null for a trial alone.",
        "source": "What the document is called; null for a trial alone.",
        "unfit_json": "The whole trial as JSON, where the columns cannot hold all of it.",
        **field_comments(Trial),
    }


def _literal(text: str) -> str:
    """Give a text of our own as SQL writes it: a comment takes no parameter."""
    return "'" + text.replace("'", "''") + "'"
