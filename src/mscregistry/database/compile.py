"""Questions as SQL, made of constants alone: every value is a parameter.

An expression is TRUE, FALSE or NULL for each row of `facets` (`f`), as the question is TRUE, FALSE
or UNKNOWN for the trial: SQL's own logic is Kleene's.  What SQL cannot answer is NULL there, and
is asked of the trials themselves.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.database.facets import NEEDS, encodable, words_column
from mscregistry.export.tables.values import code_of
from mscregistry.query import facts
from mscregistry.query.admits import Admits
from mscregistry.query.cells import GivesCells
from mscregistry.query.coded import IsOneOf
from mscregistry.query.codes import HasAny, HasNoOther
from mscregistry.query.conditions import IsCondition
from mscregistry.query.dates import IsAfter, IsBefore, IsWithin
from mscregistry.query.flags import Flag
from mscregistry.query.ids import HasId
from mscregistry.query.numbers import IsBetween
from mscregistry.query.places import IsNear
from mscregistry.query.predicate import And, Asked, Not, Or, Predicate
from mscregistry.query.stated import IsStated
from mscregistry.query.words import HasWords
from mscregistry.vocab.cells import tissue_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.query.base import AboutFact
    from mscregistry.query.fact import Fact

#: Every count lies between these; a number beyond them is asked for as the nearest that is none.
_BEYOND: Final = 10**18 + 1


@frozen
class Sql:
    """An expression, its parameters, and whether it says all that the question asks."""

    #: The expression, with a question mark for each parameter.
    text: str
    #: The parameters.
    parameters: tuple[object, ...] = ()
    #: Whether NULL means UNKNOWN; else it can also mean that the trial must be asked.
    whole: bool = True


#: What only the trial can answer.
_ASK_THE_TRIAL: Final = Sql("NULL::BOOLEAN", whole=False)


def compile_predicate(predicate: Predicate, tables: Iterable[str]) -> Sql:
    """Give a question as SQL, for a database that has these tables."""
    return _sql(predicate, frozenset(tables))


def joined(parts: Iterable[Sql], word: str) -> Sql:
    """Give several expressions as one, joined by ``AND`` or ``OR``."""
    every = list(parts)
    return Sql(
        f" {word} ".join([f"({one.text})" for one in every]),
        tuple([value for one in every for value in one.parameters]),
        all(one.whole for one in every),
    )


@singledispatch
def _sql(predicate: Predicate, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - what a plug-in brings
    """Leave to the trial what has no rule here."""
    return _ASK_THE_TRIAL


@_sql.register(Admits)
@_sql.register(Asked)
def _(predicate: Predicate, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    return _ASK_THE_TRIAL


@_sql.register
def _(predicate: And, tables: frozenset[str]) -> Sql:
    return joined([_sql(part, tables) for part in predicate.parts], "AND")


@_sql.register
def _(predicate: Or, tables: frozenset[str]) -> Sql:
    return joined([_sql(part, tables) for part in predicate.parts], "OR")


@_sql.register
def _(predicate: Not, tables: frozenset[str]) -> Sql:
    part = _sql(predicate.part, tables)
    return Sql(f"NOT ({part.text})", part.parameters, part.whole)


@_sql.register
def _(predicate: IsOneOf, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    column = _column(predicate)
    return Sql(
        f"CASE WHEN list_contains(?::VARCHAR[], {column}) THEN TRUE "
        f"WHEN {column} IS NULL OR starts_with({column}, '?') THEN NULL ELSE FALSE END",
        (encodable([code_of(one) for one in predicate.codes]),),
    )


@_sql.register
def _(predicate: HasAny, tables: frozenset[str]) -> Sql:
    if _is_missing(predicate, tables):
        return _ASK_THE_TRIAL
    column, codes = _column(predicate), list(predicate.codes)
    return Sql(
        f"CASE WHEN list_has_any({column}, ?::VARCHAR[]) THEN TRUE "
        f"WHEN {column}_open OR list_has_any({column}_doubted, ?::VARCHAR[]) THEN NULL "
        f"ELSE FALSE END",
        (codes, codes),
    )


@_sql.register
def _(predicate: HasNoOther, tables: frozenset[str]) -> Sql:
    if _is_missing(predicate, tables):
        return _ASK_THE_TRIAL
    column = _column(predicate)
    return Sql(
        f"CASE WHEN NOT list_has_all(?::VARCHAR[], {column}) THEN FALSE "
        f"WHEN len({column}) > 0 AND NOT {column}_open AND len({column}_doubted) = 0 THEN TRUE "
        f"ELSE NULL END",
        (list(predicate.codes),),
    )


@_sql.register
def _(predicate: IsCondition, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    wanted, wider = sorted(predicate.codes), sorted(predicate.wider)
    return Sql(
        "CASE WHEN list_has_any(f.condition, ?::VARCHAR[]) "
        "OR list_has_any(f.condition_added, ?::VARCHAR[]) THEN TRUE "
        "WHEN f.condition_open OR list_has_any(f.condition_doubted, ?::VARCHAR[]) "
        "OR list_has_any(f.condition, ?::VARCHAR[]) THEN NULL ELSE FALSE END",
        (wanted, wanted, [*wanted, *wider], wider),
    )


@_sql.register
def _(predicate: IsBetween, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    column = _column(predicate)
    kind = "DECIMAL(38,6)" if predicate.fact in facts.AGES else "BIGINT"
    least, most = (">", "<") if predicate.open else (">=", "<=")
    ends = ((least, predicate.low), (most, predicate.high))
    return joined(
        [
            Sql(f"{column} {sign} ?::{kind}", (str(max(-_BEYOND, min(end, _BEYOND))),))
            for sign, end in ends
            if end is not None
        ],
        "AND",
    )


@_sql.register
def _(predicate: IsBefore, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    column = _column(predicate)
    return Sql(
        f"CASE WHEN {column}_latest < ?::DATE THEN TRUE "
        f"WHEN {column}_earliest >= ?::DATE THEN FALSE ELSE NULL END",
        (predicate.day, predicate.day),
    )


@_sql.register
def _(predicate: IsAfter, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    column = _column(predicate)
    return Sql(
        f"CASE WHEN {column}_earliest > ?::DATE THEN TRUE "
        f"WHEN {column}_latest <= ?::DATE THEN FALSE ELSE NULL END",
        (predicate.day, predicate.day),
    )


@_sql.register
def _(predicate: IsWithin, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    column = _column(predicate)
    return Sql(
        f"CASE WHEN {column}_earliest >= ?::DATE AND {column}_latest <= ?::DATE THEN TRUE "
        f"WHEN {column}_latest < ?::DATE OR {column}_earliest > ?::DATE THEN FALSE ELSE NULL END",
        (predicate.first, predicate.last, predicate.first, predicate.last),
    )


@_sql.register
def _(predicate: Flag, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    return Sql(_column(predicate))


@_sql.register
def _(predicate: HasWords, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    needle = encodable(predicate.needle)
    if predicate.fact != facts.TEXT:
        return Sql(f"contains(f.{words_column(predicate.fact.name)}, ?)", (needle,))
    columns = [f"f.{words_column(one.name)}" for one in facts.TEXTS]
    found = " OR ".join([f"coalesce(contains({column}, ?), FALSE)" for column in columns])
    return Sql(
        f"CASE WHEN coalesce({', '.join(columns)}) IS NULL THEN NULL ELSE {found} END",
        (needle,) * len(columns),
    )


@_sql.register
def _(predicate: HasId, tables: frozenset[str]) -> Sql:  # noqa: ARG001 - as above
    return Sql("list_has_any(f.ids, ?::VARCHAR[])", (encodable(list(predicate.keys)),))


@_sql.register
def _(predicate: IsStated, tables: frozenset[str]) -> Sql:
    if _is_missing(predicate, tables):
        return _ASK_THE_TRIAL
    return Sql(_stated(predicate.fact))


def _stated(fact: Fact[Any]) -> str:
    """Give what is true where a fact is stated."""
    if fact in facts.SEVERAL:
        return f"f.{fact.name}_stated"
    if fact == facts.ID:
        return "len(f.ids) > 0"
    columns = [f"f.{fact.name}"]
    if fact in facts.DATES:
        columns = [f"f.{fact.name}_earliest"]
    elif fact == facts.TEXT:
        columns = [f"f.{words_column(one.name)}" for one in facts.TEXTS]
    elif fact in facts.TEXTS:
        columns = [f"f.{words_column(fact.name)}"]
    return f"coalesce({', '.join(columns)}) IS NOT NULL"


@_sql.register
def _(predicate: IsNear, tables: frozenset[str]) -> Sql:
    if _is_missing(predicate, tables):
        return _ASK_THE_TRIAL
    a, b, c = predicate.centre
    # The same sums in the same order as in memory, so that the last bit is the same.
    return Sql(
        "(SELECT CASE WHEN bool_or(near) THEN TRUE "
        "WHEN count(*) = 0 OR bool_or(near IS NULL) THEN NULL ELSE FALSE END FROM ("
        "SELECT (s.x - ?::DOUBLE) * (s.x - ?::DOUBLE) + (s.y - ?::DOUBLE) * (s.y - ?::DOUBLE) "
        "+ (s.z - ?::DOUBLE) * (s.z - ?::DOUBLE) <= ?::DOUBLE AS near "
        "FROM sites s WHERE s.record = f.record))",
        (a, a, b, b, c, c, predicate.reach),
    )


@_sql.register
def _(predicate: GivesCells, tables: frozenset[str]) -> Sql:
    if _is_missing(predicate, tables):
        return _ASK_THE_TRIAL
    asked = joined([Sql("TRUE"), *_of_product(predicate)], "AND")
    return Sql(
        "(SELECT CASE WHEN bool_or(given) THEN TRUE "  # noqa: S608 - constants and question marks
        "WHEN count(*) = 0 THEN CASE WHEN f.states_what_is_given THEN FALSE ELSE NULL END "
        "WHEN bool_or(given IS NULL) THEN NULL ELSE FALSE END FROM ("
        f"SELECT {asked.text} AS given "
        "FROM cell_products p WHERE p.record = f.record))",
        asked.parameters,
    )


def _of_product(predicate: GivesCells) -> Iterable[Sql]:
    """Give what is asked of one product (`p`)."""
    for column, value in (("form", predicate.form), ("donor", predicate.donor)):
        if value is not None:
            yield Sql(
                f"CASE WHEN p.{column} IS NULL OR NOT p.{column}_sure THEN NULL "
                f"ELSE p.{column} = ? END",
                (value.value,),
            )
    if predicate.tissue is not None:
        yield Sql(
            "CASE WHEN p.tissue IS NULL OR NOT p.tissue_sure THEN NULL "
            "WHEN p.tissue = ? OR coalesce(p.tissue_within = ?, FALSE) THEN TRUE "
            "WHEN coalesce(p.tissue = ?, FALSE) THEN NULL ELSE FALSE END",
            (predicate.tissue, predicate.tissue, tissue_called(predicate.tissue).within),
        )
    if predicate.route is not None:
        yield Sql(
            "CASE WHEN list_contains(p.routes, ?) THEN TRUE "
            "WHEN len(p.routes) + len(p.routes_in_doubt) = 0 "
            "OR list_contains(p.routes_in_doubt, ?) THEN NULL ELSE FALSE END",
            (predicate.route, predicate.route),
        )
    if predicate.dose is not None:
        low, high = str(predicate.dose.low), str(predicate.dose.high)
        number = "?::DECIMAL(38,12)"
        yield Sql(
            "(SELECT CASE WHEN bool_or(held) THEN TRUE "  # noqa: S608 - as above
            "WHEN count(*) = 0 OR bool_or(held IS NULL) THEN NULL ELSE FALSE END FROM ("
            f"SELECT CASE WHEN d.low >= {number} AND d.high <= {number} "
            "THEN CASE WHEN d.sure THEN TRUE ELSE NULL END "
            f"WHEN d.high < {number} OR d.low > {number} THEN FALSE ELSE NULL END AS held "
            "FROM (SELECT unnest(p.doses) AS d) WHERE d.unit = ?))",
            (low, high, low, high, predicate.dose.unit),
        )


def _column(predicate: AboutFact) -> str:
    """Give the column of a fact, whose name is one of ours."""
    return f"f.{predicate.fact.name}"


def _is_missing(predicate: AboutFact, tables: frozenset[str]) -> bool:
    """Say whether the database has no table that the fact is read from."""
    needed: Any = NEEDS.get(predicate.fact.name)
    return needed is not None and needed not in tables
