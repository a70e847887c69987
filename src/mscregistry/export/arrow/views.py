"""Columns of views made ordinary: of such as polars and DuckDB may give, rows cannot be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.export.arrow.schema import arrow, compute

if TYPE_CHECKING:
    import pyarrow as pa


def without_views(column: pa.Array) -> pa.Array:
    """Give a column that holds the same, and whose texts and lists are no views."""
    return _ordinary(column) if _has_views(column.type) else column


def _has_views(kind: pa.DataType) -> bool:
    inner = [kind.field(place).type for place in range(kind.num_fields)]
    return _is_list_view(kind) or arrow().types.is_string_view(kind) or any(map(_has_views, inner))


def _is_list_view(kind: pa.DataType) -> bool:
    types = arrow().types
    return bool(types.is_list_view(kind) or types.is_large_list_view(kind))


def _ordinary(column: pa.Array) -> pa.Array:
    pa = arrow()
    kind = column.type
    if pa.types.is_string_view(kind):
        return column.cast(pa.large_string())
    if pa.types.is_struct(kind):
        parts = [*map(_ordinary, column.flatten())]
        names = [one.name for one in kind]
        return pa.StructArray.from_arrays(parts, names=names, mask=column.is_null())
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or _is_list_view(kind):
        # pyarrow has a cast for this, which gives arrays that are broken.
        lengths = compute().list_value_length(column).fill_null(0).cast(pa.int64())
        ends = pa.concat_arrays([pa.array([0]), compute().cumulative_sum(lengths)])
        items = _ordinary(column.flatten())
        return pa.LargeListArray.from_arrays(ends, items, mask=column.is_null())
    return column
