"""Count the records of a database by a field or a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.database.compile import Sql, compile_predicate
from mscregistry.database.facets import NEEDS
from mscregistry.query.by import largest_first
from mscregistry.query.coded import CodedField
from mscregistry.query.codes import CodesField
from mscregistry.query.dates import DateField
from mscregistry.query.numbers import NumberField
from mscregistry.query.predicate import Predicate
from mscregistry.truth import Truth
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from duckdb import DuckDBPyConnection

    from mscregistry.query.by import By


def counted(
    connection: DuckDBPyConnection, records: Sequence[int], by: By, tables: Sequence[str]
) -> dict[Any, int]:
    """Give how many of the records are in each group, the largest group first.

    Raises:
        TypeError: If the database cannot answer by itself.
    """
    sql, key = _grouped(by, tables)
    rows = connection.execute(
        f"SELECT {sql.text} AS grouped, count(*) FROM facets f "  # noqa: S608 - constants of ours
        "WHERE f.record IN (SELECT unnest(?::BIGINT[])) GROUP BY grouped",
        [*sql.parameters, list(records)],
    ).fetchall()
    return largest_first({key(value): count for value, count in rows})


def _grouped(by: By, tables: Sequence[str]) -> tuple[Sql, Callable[[Any], Any]]:
    """Give the expression for the group, and what makes the group of its value."""
    if isinstance(by, Predicate):
        sql = compile_predicate(by, tables)
        if sql.whole:
            return sql, Truth.of
    if isinstance(by, CodedField):
        return Sql(f"f.{by.fact.name}"), lambda value: _coded(by, value)
    if isinstance(by, CodesField) and NEEDS.get(by.fact.name, "") in ("", *tables):
        column = f"f.{by.fact.name}"
        listed = f"unnest(CASE WHEN len({column}) = 0 THEN [NULL] ELSE list_distinct({column}) END)"
        return Sql(listed), _itself
    if isinstance(by, NumberField):
        return Sql(f"f.{by.fact.name}"), _itself
    if isinstance(by, DateField):
        return Sql(f"year(f.{by.fact.name}_earliest)"), _itself
    raise TypeError(
        f"the database cannot count by {by!r}; count by a code, a number, a date or a question, "
        "or count the trials"
    )


def _itself(value: object) -> object:
    return value


def _coded(by: CodedField[Any], value: str | None) -> object:
    if value is None:
        return None
    return Unlisted(value[1:]) if value.startswith("?") else by.enum(value)
