"""Columns of views become ordinary ones that hold the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from mscregistry.export.arrow.views import without_views

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("lists", [pa.list_, pa.large_list, pa.list_view, pa.large_list_view])
def test_views_are_made_ordinary_and_hold_the_same(lists: Callable[[Any], pa.DataType]) -> None:
    kind = lists(pa.struct({"words": lists(pa.string_view()), "number": pa.int64()}))
    cells: list[object] = [
        [{"words": ["a", None], "number": 1}, None],
        None,
        [],
        [{"words": [], "number": None}],
    ]
    column = pa.array(cells, kind)
    found = without_views(column)
    found.validate(full=True)
    assert found.to_pylist() == cells
    assert "view" not in str(found.type)
    assert without_views(column.slice(1, 3)).to_pylist() == cells[1:]


def test_what_has_no_views_stays_what_it_is() -> None:
    column = pa.array([["a"], None])
    assert without_views(column) is column
