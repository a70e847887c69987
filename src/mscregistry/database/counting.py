"""Count the records of a database by a field or a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import frozen

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
    from collections.abc import Sequence

    from mscregistry.database.asking import Asking
    from mscregistry.query.by import By


@frozen
class Grouping:
    """How a database groups its records."""

    #: The expression for the group.
    sql: Sql
    #: Makes the group of its value.
    key: Callable[[Any], Any]


def grouping_of(by: By, tables: Sequence[str]) -> Grouping | None:
    """Give how a database groups by something; `None` where only the trials can tell."""
    if isinstance(by, Predicate):
        sql = compile_predicate(by, tables)
        return Grouping(sql, Truth.of) if sql.whole else None
    if isinstance(by, CodedField):
        return Grouping(Sql(f"f.{by.fact.name}"), lambda value: _coded(by, value))
    if isinstance(by, CodesField) and NEEDS.get(by.fact.name, "") in ("", *tables):
        column = f"f.{by.fact.name}"
        listed = f"unnest(CASE WHEN len({column}) = 0 THEN [NULL] ELSE list_distinct({column}) END)"
        return Grouping(Sql(listed), _itself)
    # Both are told by exact type: an age is grouped as the record states it.
    if type(by) is NumberField:
        return Grouping(Sql(f"f.{by.fact.name}"), _itself)
    if type(by) is DateField:
        return Grouping(Sql(f"year(f.{by.fact.name}_earliest)"), _itself)
    return None


def counted(asking: Asking, records: Sequence[int], grouping: Grouping) -> dict[Any, int]:
    """Give how many of the records are in each group, the largest group first."""
    sql = grouping.sql
    rows = asking.rows(
        f"SELECT {sql.text} AS grouped, count(*) FROM facets f "  # noqa: S608 - constants of ours
        "WHERE f.record IN (SELECT unnest(?::BIGINT[])) GROUP BY grouped",
        [*sql.parameters, list(records)],
    )
    return largest_first({grouping.key(value): count for value, count in rows})


def _itself(value: object) -> object:
    return value


def _coded(by: CodedField[Any], value: str | None) -> object:
    if value is None:
        return None
    return Unlisted(value[1:]) if value.startswith("?") else by.enum(value)
