"""Trials in an embedded SQL database (DuckDB): write them, open them again, ask them."""

from mscregistry.database.opening import Database, open_database
from mscregistry.database.selection import Selection
from mscregistry.database.writing import Written, to_duckdb

__all__ = ["Database", "Selection", "Written", "open_database", "to_duckdb"]
