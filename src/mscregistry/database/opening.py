"""Open a database that trials were written into, and ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from mscregistry.database.layout import tables_of
from mscregistry.database.selection import Selection
from mscregistry.database.writing import connected
from mscregistry.errors import UnusableDatabase
from mscregistry.visible import visible

if TYPE_CHECKING:
    from types import TracebackType

    from mscregistry.database.asking import Asking
    from mscregistry.database.writing import Target


@frozen(eq=False, repr=False)
class Database(Selection):
    """All records of a database; close it, or use it in a ``with`` statement."""

    #: Whether the connection was opened here, and is closed with it.
    is_ours: bool = field(kw_only=True)

    def close(self) -> None:
        """Close the connection, if it was opened by `open_database`."""
        if self.is_ours:
            self.connection.close()

    def __enter__(self) -> Self:
        """Give the database itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """Say what it is called."""
        return f"<Database {visible(self.asking.name)}>"


def open_database(source: Target) -> Database:
    """Open a database that `to_duckdb` wrote, to read it; 600,000 trials need not be in memory.

    It answers the questions of `mscregistry.query.q` in SQL, with the answers that a `TrialSet`
    of the same trials gives; and SQL of your own by its `connection`.

    Args:
        source: The path of the file, or an open connection.

    Raises:
        MissingExtra: If DuckDB or PyArrow is not installed.
        UnusableDatabase: If there is none, it cannot be opened, or it is no database of ours.
    """
    asking, is_ours = connected(source, read_only=True)
    try:
        tables = _tables(asking)
    except BaseException:
        if is_ours:
            asking.connection.close()
        raise
    return Database(asking, tables, is_ours=is_ours)


def _tables(asking: Asking) -> tuple[str, ...]:
    found = tables_of(asking)
    if found is None:
        hint = "Write trials into it: to_duckdb(…)."
        raise UnusableDatabase(asking.name, "it is empty", hint)
    return found
