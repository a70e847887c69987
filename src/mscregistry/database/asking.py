"""Ask a connection, one thread at a time, with errors that say which database it was."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from mscregistry.errors import UnusableDatabase
from mscregistry.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection  # noqa: TC004 - nobody resolves the field's type
    from pyarrow import Table


@frozen(eq=False)
class Asking:
    """A connection that several threads may ask.

    DuckDB keeps one result for each connection, so that a second question would take the place of
    the first one's answer.
    """

    #: The connection.
    connection: DuckDBPyConnection
    #: What the database is called in messages.
    name: str
    #: Held while a question is asked, until its answer is here.
    _lock: Any = field(factory=RLock, repr=False)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of an answer.

        Raises:
            UnusableDatabase: If the database cannot answer.
        """
        with self._lock, errors_of(self.name):
            found: list[tuple[Any, ...]] = self.connection.execute(sql, list(parameters)).fetchall()
            return found

    def table(self, sql: str, parameters: Sequence[object] = ()) -> Table:
        """Give all rows of an answer as a table of Arrow.

        Raises:
            UnusableDatabase: If the database cannot answer.
        """
        with self._lock, errors_of(self.name):
            return self.connection.sql(sql, params=list(parameters)).to_arrow_table()


@contextmanager
def errors_of(name: str) -> Iterator[None]:
    """Turn errors of DuckDB into ours, which say which database it was."""
    duckdb = needed("duckdb", "a database", "duckdb")
    try:
        yield
    except duckdb.Error as error:
        raise UnusableDatabase(name, first_line(error)) from error


def first_line(error: Exception) -> str:
    """Give the first line of an error's message, without the full stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
