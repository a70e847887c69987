"""Cells read back: texts, numbers, dates and ages, from any of the types others keep them in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mscregistry.export.arrow.schema import arrow
from mscregistry.export.strict import shown
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate, read_iso_date
from mscregistry.vocab import DateKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    import pyarrow as pa

    #: Gives the values of a column, `None` for null.
    Read = Callable[[pa.Array], list[Any]]

T = TypeVar("T")

#: The number that an age begins with, written out, for an exponent may stand for a lifetime.
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_AGE_UNITS: Final[Mapping[str | None, AgeUnit]] = {one.value: one for one in AgeUnit}
_DATE_KINDS: Final[Mapping[str | None, DateKind]] = {one.value: one for one in DateKind}
#: The day that Arrow counts days from.
_FIRST_DAY: Final = date(1970, 1, 1)
#: More digits than any number of a column has.
_EXACT: Final = Context(prec=80)


class WrongCell(Exception):
    """A column or one of its cells holds what no trial holds."""

    def __init__(self, message: str, row: int | None = None, path: str = "") -> None:
        """Say what it is, and where: below which column, in which row of it."""
        super().__init__(message)
        self.message = message
        #: The row of the column that is being read, or none where the column itself is wrong.
        self.row = row
        #: The field it is in.
        self.path = path


# ── Plain values ───────────────────────────────────────────────────────────────────────────────


def texts(column: pa.Array) -> list[str | None]:
    """Give texts."""
    kind = column.type
    types = arrow().types
    if types.is_dictionary(kind):
        kind = kind.value_type
    is_text = types.is_string(kind) or types.is_large_string(kind)
    try:
        return _of("a text", column, is_it=is_text)
    except UnicodeDecodeError as error:
        raise WrongCell(
            "the text is not in UTF-8", [*map(_is_broken, column)].index(True)
        ) from error


def _is_broken(cell: pa.Scalar) -> bool:
    try:
        cell.as_py()
    except UnicodeDecodeError:
        return True
    return False


def truths(column: pa.Array) -> list[bool | None]:
    """Give truths."""
    return _of("true or false", column, is_it=arrow().types.is_boolean(column.type))


def wholes(column: pa.Array) -> list[int | None]:
    """Give whole numbers, of any size of theirs."""
    return _of("a whole number", column, is_it=arrow().types.is_integer(column.type))


def decimals(column: pa.Array) -> list[Decimal | None]:
    """Give exact numbers, without the zeros that only fill the column's digits."""
    found = _of("an exact number", column, is_it=arrow().types.is_decimal(column.type))
    return [None if one is None else _short(one) for one in found]


def _short(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize(_EXACT)


def _days(column: pa.Array) -> list[int | None]:
    """Give days as their numbers, for not every one of Arrow's is in Python's calendar."""
    pa = arrow()
    if pa.types.is_date(column.type):
        column = column.cast(pa.date32()).cast(pa.int32())
        return list(column.to_pylist())
    return _of("a day", column, is_it=False)


def _of(what: str, column: pa.Array, *, is_it: bool) -> list[Any]:
    if is_it or column.null_count == len(column):
        return list(column.to_pylist())
    raise WrongCell(f"a column of {column.type} holds not {what}")


# ── Dates and ages ─────────────────────────────────────────────────────────────────────────────


def dates(column: pa.Array) -> list[PartialDate]:
    """Give dates, from a column without nulls."""
    rows = _rows(column, {"text": texts, "kind": texts, "earliest": _days, "latest": _days})
    return each(lambda row: _date(*row), rows)


def _date(
    text: str | None, kind: str | None, earliest: int | None, latest: int | None
) -> PartialDate:
    if kind is not None and kind not in _DATE_KINDS:
        raise ValueError(f"{shown(kind)} is no DateKind")
    found = None if text is None else read_iso_date(text, _DATE_KINDS.get(kind))
    if found is None:
        raise ValueError(f"{shown(text)} is no date (2021, 2021-03 or 2021-03-04)")
    for said, day in ((earliest, found.earliest), (latest, found.latest)):
        if said not in {None, (day - _FIRST_DAY).days}:
            raise ValueError(f"{text} has other days than its earliest and latest")
    return found


def ages(column: pa.Array) -> list[Age]:
    """Give ages, from a column without nulls."""
    rows = _rows(column, {"text": texts, "value": decimals, "unit": texts})
    return each(lambda row: _age(*row), rows)


def _age(text: str | None, value: Decimal | None, unit: str | None) -> Age:
    number = _NUMBER.match(text or "")
    known = _AGE_UNITS.get(unit)
    age = None if number is None or known is None else Age(Decimal(number[0]), known)
    if str(age) != text or age is None:
        raise ValueError(f"{shown(text)} is no age in the unit {shown(unit)}")
    if value is not None and value != age.value:
        raise ValueError(f"{text} is not {value:f}")
    return age


def _rows(column: pa.Array, reads: Mapping[str, Read]) -> Iterable[tuple[Any, ...]]:
    """Give the rows of a column of structs, with none for the fields it has not."""
    columns = named_parts(column, reads)
    nothing = [None] * len(column)
    found = []
    for name, read in reads.items():
        with_path = below(name, read)
        found.append(with_path(columns[name]) if name in columns else nothing)
    return zip(*found, strict=True)


# ── What all readers share ─────────────────────────────────────────────────────────────────────


def named_parts(column: pa.Array, known: Iterable[str]) -> dict[str, pa.Array]:
    """Give the columns in a column of structs by their names."""
    if not arrow().types.is_struct(column.type):
        raise WrongCell(f"a column of {column.type} holds no structs")
    names = [one.name for one in column.type]
    refuse_unknown(names, known)
    return dict(zip(names, column.flatten(), strict=True))


def refuse_unknown(names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a name that is not known, and one that stands twice."""
    known = {*known}
    seen: set[str] = set()
    for name in names:
        if name not in known:
            raise WrongCell("no trial has such a column", path=f".{name}")
        if name in seen:
            raise WrongCell("the column stands twice", path=f".{name}")
        seen.add(name)


def below(name: str, read: Read) -> Read:
    """Give a reader that says of what is wrong that it is in the field of a name."""

    def reads(column: pa.Array) -> list[Any]:
        try:
            return read(column)
        except WrongCell as wrong:
            wrong.path = f".{name}{wrong.path}"
            raise

    return reads


def each(make: Callable[[Any], T], cells: Iterable[Hashable]) -> list[T]:
    """Give what is made of each cell; of equal ones it is made once."""
    known: dict[Hashable, T] = {}
    found = []
    for row, cell in enumerate(cells):
        if cell not in known:
            try:
                known[cell] = make(cell)
            except ValueError as error:
                raise WrongCell(str(error), row) from error
        found.append(known[cell])
    return found
