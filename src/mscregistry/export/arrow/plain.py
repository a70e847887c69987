"""Columns of texts, truths and numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mscregistry.export.arrow.schema import arrow, arrow_type
from mscregistry.export.arrow.unfit import nearest_decimal, nearest_text, nearest_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from mscregistry.export.arrow.making import Making


def texts(values: Sequence[str | None], making: Making) -> pa.Array:
    """Give a column of texts."""
    pa = arrow()
    try:
        return one_piece(pa.array(values, pa.string()))
    except UnicodeEncodeError:
        making.strained = True
        return one_piece(pa.array([*map(nearest_text, values)], pa.string()))


def one_piece(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Give a column that is one array, as texts of less than 2 GB together are.

    Raises:
        pyarrow.ArrowCapacityError: If they are more.
    """
    pa = arrow()
    if isinstance(column, pa.ChunkedArray):
        raise pa.ArrowCapacityError("the texts of one column are more than 2 GB")
    return column


def truths(values: Sequence[bool | None], _: Making) -> pa.Array:
    """Give a column of truths."""
    pa = arrow()
    return pa.array(values, pa.bool_())


def wholes(values: Sequence[int | None], making: Making) -> pa.Array:
    """Give a column of whole numbers."""
    pa = arrow()
    try:
        return pa.array(values, pa.int64())
    except OverflowError:
        making.strained = True
        return pa.array([*map(nearest_whole, values)], pa.int64())


def decimals(values: Sequence[Decimal | None], making: Making) -> pa.Array:
    """Give a column of exact numbers."""
    pa = arrow()
    nearest = [*map(nearest_decimal, values)]
    if nearest.count(None) > values.count(None):
        making.strained = True
    return pa.array(nearest, arrow_type(Decimal))
