"""The doses of a cell product, as small rows within its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, StructList
from mscregistry.grammar.exact_numbers import as_decimal, exact_text

if TYPE_CHECKING:
    from mscregistry.export.tables.columns import Row
    from mscregistry.grammar.cells.dose import Dose, DoseLevel
    from mscregistry.grammar.cells.product import CellProduct

#: A row for each level of each dose.
DOSES: Final = StructList(
    (
        Column("unit", "text", "The unit, such as `cells/kg`; null where levels are only named."),
        Column("ucum", "text", "The unit in UCUM."),
        Column("basis", "text", "`per_infusion` or `total`, where the words tell."),
        Column("level", "text", "What the level is called."),
        Column("low", "decimal", "The least number, rounded to twelve places."),
        Column("high", "decimal", "The greatest number, rounded to twelve places."),
        Column("low_exact", "text", "The least number, exactly."),
        Column("high_exact", "text", "The greatest number, exactly."),
        Column("of", "text", "What is counted or measured, in the record's words."),
        Column("site", "text", "The place that each gets this dose."),
        Column("sure", "boolean", "Whether the words leave no doubt of it."),
    )
)


def doses_of(product: CellProduct) -> tuple[Row, ...]:
    """Give a row of `DOSES` for each level of each dose."""
    return tuple(
        [
            _level(stated.value, level, sure=stated.sure)
            for stated in product.doses
            for level in stated.value.levels
        ]
    )


def _level(dose: Dose, level: DoseLevel, *, sure: bool) -> Row:
    interval = level.interval
    low = None if interval is None or interval.low is None else interval.low.value
    high = None if interval is None or interval.high is None else interval.high.value
    return (
        dose.unit,
        dose.ucum,
        dose.basis,
        level.name,
        as_decimal(low),
        as_decimal(high),
        exact_text(low),
        exact_text(high),
        dose.of or None,
        dose.site,
        sure,
    )
