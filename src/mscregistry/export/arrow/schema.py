"""The columns of a table of trials, and the Arrow type of each."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.errors import NoSuchPath
from mscregistry.export.arrow.shapes import Coded, Many, Plain, shape_of
from mscregistry.extras import needed
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from types import ModuleType

    import pyarrow as pa

#: The key of the table's metadata that says which rules its columns follow.
SCHEMA_KEY: Final = b"mscregistry.schema"
#: These rules.
SCHEMA: Final = b"mscregistry/arrow/trials/1"
#: The columns before those of the trial.
FRONT: Final = ("record", "format", "source", "unfit_json")
#: What pyarrow is needed for.
_TABLE: Final = "a table of Arrow"
#: Digits of a number.
DIGITS: Final = 38
#: How many of them stand behind the point.
DECIMALS: Final = 18


def arrow() -> ModuleType:
    """Give pyarrow.

    Raises:
        MissingExtra: If it is not installed.
    """
    return needed("pyarrow", _TABLE, "arrow")


def compute() -> ModuleType:
    """Give the functions of pyarrow that work on whole columns, which it loads apart.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    return needed("pyarrow.compute", _TABLE, "arrow")


@cache
def trial_schema() -> pa.Schema:
    """Give the columns of every table that `to_arrow` makes: their names, order and types.

    >>> schema = trial_schema()
    >>> schema.names[:6]
    ['record', 'format', 'source', 'unfit_json', 'trial_id', 'nct_id_aliases']
    >>> schema.field("overall_status").type, schema.field("phases").type
    (DataType(string), ListType(list<item: string>))

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    pa = arrow()
    front = [pa.field(name, pa.int64() if name == "record" else pa.string()) for name in FRONT]
    return pa.schema([*front, *arrow_type(Trial)], {SCHEMA_KEY: SCHEMA})


def schema_of(columns: Iterable[str] | None) -> pa.Schema:
    """Give the schema of some columns in the order they are asked for, or of all.

    Raises:
        NoSuchPath: If there is no such column.
    """
    whole = trial_schema()
    if columns is None:
        return whole
    names = tuple(columns)
    for name in names:
        if name not in whole.names:
            raise NoSuchPath(name, "a table of trials has no such column")
    return arrow().schema([whole.field(name) for name in names], whole.metadata)


@cache
def arrow_type(wanted: Hashable) -> pa.DataType:
    """Give the Arrow type for values of a type; the package says the rules."""
    pa = arrow()
    match shape_of(wanted):
        case Plain(kind):
            return _plain_types()[kind]
        case Coded():
            return pa.string()
        case Many(item):
            return pa.list_(arrow_type(item))
        case an_object:
            parts = an_object.parts
            return pa.struct([pa.field(one.name, arrow_type(one.wanted)) for one in parts])


@cache
def _plain_types() -> dict[type, pa.DataType]:
    pa = arrow()
    text, number, day = pa.string(), pa.decimal128(DIGITS, DECIMALS), pa.date32()
    return {
        str: text,
        bool: pa.bool_(),
        int: pa.int64(),
        Decimal: number,
        PartialDate: pa.struct({"text": text, "kind": text, "earliest": day, "latest": day}),
        Age: pa.struct({"text": text, "value": number, "unit": text}),
    }
