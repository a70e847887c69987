"""The table that questions are asked of: one row a record, a few columns for each fact of `q`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.export.tables.values import code_of
from mscregistry.extras import needed
from mscregistry.query import facts
from mscregistry.query.cells import states_what_is_given
from mscregistry.query.codes import Doubted, Implied
from mscregistry.query.words import one_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyarrow import Table

    from mscregistry.model import Trial
    from mscregistry.query.codes import Codes
    from mscregistry.query.fact import Fact

#: The facts that are slow to work out, each with the table that holds what they are read from: of
#: a database without that table they are null, and questions about them are asked of the trials.
NEEDS: Final = {
    "measured": "outcomes",
    "measured_group": "outcomes",
    "limited": "comparisons",
    "cells": "cell_products",
    "near": "sites",
}


@frozen
class Facet:
    """A column of the table of facets."""

    #: Its name.
    name: str
    #: Its type in DuckDB.
    type: str
    #: What it holds, in a sentence.
    comment: str
    #: The fact that it is of.
    fact: str
    #: Gives its value for what the fact is.
    value: Callable[[Any], object]


@cache
def facets() -> tuple[Facet, ...]:
    """Give every column, in order, after the number of the record."""
    return tuple(_every())


def facet_table(trials: Sequence[Trial], first: int, tables: Iterable[str]) -> Table:
    """Give the facets of some trials as a table of Arrow; those whose table is not wanted are null.

    Args:
        trials: The trials.
        first: The number of the first one's record.
        tables: The tidy tables that the database has.
    """
    pa = needed("pyarrow", "a database", "duckdb")
    known = {name for name, table in NEEDS.items() if table not in tables}
    values = {
        name: [None] * len(trials) if name in known else [get(trial) for trial in trials]
        for name, get in _getters().items()
    }
    columns: dict[str, Any] = {"record": pa.array(range(first, first + len(trials)), pa.int64())}
    for one in facets():
        made = [None if one.fact in known else one.value(value) for value in values[one.fact]]
        columns[one.name] = _array(pa, made, one.type)
    return pa.table(columns)


@cache
def _getters() -> dict[str, Callable[[Trial], Any]]:
    """Give how each fact is got; the last is no fact of `q`."""
    wanted = dict.fromkeys(one.fact for one in facets())
    return {
        name: states_what_is_given if name == _GIVEN else facts.fact_called(name).get
        for name in wanted
    }


_GIVEN: Final = "states_what_is_given"


def _every() -> Iterator[Facet]:
    for fact in facts.CODED:
        yield Facet(fact.name, "VARCHAR", f"{_said(fact)}, as a code.", fact.name, code_of)
    for fact in facts.SEVERAL:
        yield from _of_codes(fact)
    for fact in facts.NUMBERS:
        yield Facet(fact.name, "BIGINT", f"{_said(fact)}.", fact.name, _itself)
    for fact in facts.AGES:
        comment = f"{_said(fact)} in minutes, by the years of UCUM (365.25 days)."
        yield Facet(fact.name, "DECIMAL(38,6)", comment, fact.name, _itself)
    for fact in facts.DATES:
        first, last = f"{_said(fact)}: the first day it can mean.", "The last day it can mean."
        yield Facet(f"{fact.name}_earliest", "DATE", first, fact.name, _earliest)
        yield Facet(f"{fact.name}_latest", "DATE", last, fact.name, _latest)
    for fact in facts.FLAGS:
        yield Facet(fact.name, "BOOLEAN", f"Whether {fact.said}.", fact.name, _itself)
    for fact in facts.TEXTS:
        comment = f"The words of {fact.said} in their one form, to search in."
        yield Facet(words_column(fact.name), "VARCHAR", comment, fact.name, _words)
    yield Facet("ids", "VARCHAR[]", "Every number, as numbers are compared.", facts.ID.name, list)
    yield Facet(
        _GIVEN, "BOOLEAN", "Whether the record states what is given or done.", _GIVEN, _itself
    )


def _of_codes(fact: Fact[Any]) -> Iterator[Facet]:
    name, said = fact.name, _said(fact)
    yield Facet(name, "VARCHAR[]", f"{said}: the codes that are sure.", name, _sure)
    yield Facet(f"{name}_doubted", "VARCHAR[]", "The codes in doubt.", name, _doubted)
    yield Facet(f"{name}_added", "VARCHAR[]", "The codes the registry adds.", name, _added)
    yield Facet(f"{name}_open", "BOOLEAN", "Whether there may be others.", name, _open)
    yield Facet(f"{name}_stated", "BOOLEAN", "Whether any is stated.", name, bool)


def words_column(name: str) -> str:
    """Give the column that holds the words of a text field in their one form.

    >>> words_column("title"), words_column("condition_words")
    ('title_words', 'condition_words')
    """
    return name if name.endswith("_words") else f"{name}_words"


def _said(fact: Fact[Any]) -> str:
    return fact.said[0].upper() + fact.said[1:]


def _itself(value: object) -> object:
    return value


def _earliest(value: Any) -> object:  # noqa: ANN401 - a date or none
    return None if value is None else value.earliest


def _latest(value: Any) -> object:  # noqa: ANN401 - as above
    return None if value is None else value.latest


def _words(texts: tuple[str, ...]) -> str | None:
    return one_form(texts) if texts else None


def _sure(values: Codes) -> list[str]:
    return [str(one) for one in values if isinstance(one, str)]


def _doubted(values: Codes) -> list[str]:
    return [one.code for one in values if isinstance(one, Doubted)]


def _added(values: Codes) -> list[str]:
    return [one.code for one in values if isinstance(one, Implied)]


def _open(values: Codes) -> bool:
    """Say whether something is stated that is no code, or nothing is stated at all."""
    stated = [one for one in values if not isinstance(one, Implied)]
    return not stated or any(not isinstance(one, str | Doubted) for one in stated)


def _array(pa: Any, values: list[object], kind: str) -> Any:  # noqa: ANN401 - PyArrow tells no types
    wanted = {
        "VARCHAR": pa.string(),
        "VARCHAR[]": pa.list_(pa.string()),
        "BIGINT": pa.int64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "DECIMAL(38,6)": pa.decimal128(38, 6),
    }[kind]
    try:
        return pa.array(values, wanted)
    except UnicodeEncodeError:  # rare, and much faster to find in this way
        return pa.array([encodable(one) for one in values], wanted)


def encodable(value: Any) -> Any:  # noqa: ANN401 - a text, a list of them, or neither
    r"""Give a value with each half of a surrogate pair, which UTF-8 has not, as its escape.

    >>> encodable(["a\ud800"])
    ['a\\ud800']
    """
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return [encodable(one) for one in value] if isinstance(value, list) else value
