"""Columns of dates and ages, of which many are the same."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.export.arrow.making import Numbered
from mscregistry.export.arrow.plain import decimals
from mscregistry.export.arrow.schema import arrow, arrow_type
from mscregistry.export.arrow.unfit import nearest_decimal
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from mscregistry.export.arrow.making import Making


@frozen
class _Nothing:
    """What stands for `None` while fields of dates or ages are read."""

    year: None = None
    month: None = None
    day: None = None
    kind: None = None
    value: None = None
    unit: None = None


_NOTHING: Final = _Nothing()
_date: Final = attrgetter("year", "month", "day", "kind")
_value: Final = attrgetter("value")
_unit: Final = attrgetter("unit")


def dates(values: Sequence[PartialDate | None], making: Making) -> pa.Array:
    """Give a column of dates."""
    if not any(values):
        return arrow().nulls(len(values), arrow_type(PartialDate))
    return making.dates.column(map(_date, [one or _NOTHING for one in values]), _different_dates)


def _different_dates(keys: Sequence[Any]) -> pa.Array:
    found = [None if key[0] is None else PartialDate(*key) for key in keys]
    return _cells(
        PartialDate,
        text=[one and str(one) for one in found],
        kind=[one and one.kind and one.kind.value for one in found],
        earliest=[one and one.earliest for one in found],
        latest=[one and one.latest for one in found],
    )


def ages(values: Sequence[Age | None], making: Making) -> pa.Array:
    """Give a column of ages.

    They are told apart by their words, for 0.5 years and 0.50 years are equal.
    """
    if not any(values):
        return arrow().nulls(len(values), arrow_type(Age))
    given = [one or _NOTHING for one in values]

    def different_ages(keys: Sequence[Any]) -> pa.Array:
        found = [None if unit is None else Age(Decimal(number), unit) for number, unit in keys]
        return _cells(
            Age,
            text=[one and _text(one) for one in found],
            value=decimals([None if one is None else one.value for one in found], making),
            unit=[one and one.unit.value for one in found],
        )

    keys = zip(map(str, map(_value, given)), map(_unit, given), strict=True)
    return Numbered().column(keys, different_ages)


def _text(age: Age) -> str:
    """Say an age as it says itself, unless that may be millions of digits."""
    is_held = nearest_decimal(age.value) is not None
    return str(age) if is_held else f"{age.value} {age.unit.name.lower()}"


def _cells(of: type, /, **columns: Sequence[Any] | pa.Array) -> pa.Array:
    """Give a column of structs from those of their fields, none where there is no text."""
    pa = arrow()
    wanted = arrow_type(of)
    parts = [pa.array(columns[one.name], one.type) for one in wanted]
    return pa.StructArray.from_arrays(parts, fields=[*wanted], mask=parts[0].is_null())
