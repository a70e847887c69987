"""A file that holds its records in a list under a key is cut into them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import BrokenRecord, TooLarge
from mscregistry.parsers.json_list import json_list_records
from mscregistry.parsers.parser import Limits

if TYPE_CHECKING:
    from mscregistry.source import Source


def cut(data: bytes, **limits: Any) -> list[Source]:  # noqa: ANN401 - numbers
    return [*json_list_records(BytesIO(data), "x.json", Limits(**limits), "trials")]


VALUES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    items=st.lists(st.dictionaries(st.text(), VALUES), max_size=5),
    indent=st.none() | st.integers(0, 2),
    ascii_only=st.booleans(),
)
def test_each_item_comes_back_and_stands_at_its_place(
    items: list[Any], indent: int | None, *, ascii_only: bool
) -> None:
    whole = {"from": "a register", "trials": items, "to": [1, 2]}
    data = json.dumps(whole, indent=indent, ensure_ascii=ascii_only).encode(
        "utf-8", "surrogatepass"
    )
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    found = cut(data)
    assert [json.loads(one.text) for one in found] == items
    for one in found:
        assert one.locator is not None
        assert one.locator.cut(BytesIO(data)).decode() == one.text


def test_brackets_and_commas_within_texts_part_nothing() -> None:
    (one,) = cut(rb'{"trials": [{"a": "],{\"[", "b": [1, [2]]}]}')
    assert json.loads(one.text) == {"a": '],{"[', "b": [1, [2]]}


def test_a_byte_order_mark_and_letters_of_more_bytes_move_no_place() -> None:
    data = '\ufeff{"é": "ü", "trials" : [ {"a": "ß"} , {"b": "€"} ]}'.encode()
    found = cut(data)
    assert [one.locator.cut(BytesIO(data)).decode() for one in found if one.locator] == [
        '{"a": "ß"}',
        '{"b": "€"}',
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252"])
def test_files_in_other_encodings_are_cut_too(encoding: str) -> None:
    data = '{"trials": [{"a": "ß"}, {"b": "ü"}]}'.encode(encoding)
    found = cut(data)
    assert [one.text for one in found] == ['{"a": "ß"}', '{"b": "ü"}']
    assert [one.locator is None for one in found] == [encoding.startswith("utf")] * 2


def test_a_file_without_the_list_or_that_ends_within_it_is_broken() -> None:
    with pytest.raises(BrokenRecord, match="it has no list under the key 'trials'"):
        cut(b'{"studies": []}')
    with pytest.raises(BrokenRecord, match="ends in the middle of its list"):
        cut(b'{"trials": [{"a": 1}')
    assert cut(b'{"trials": []}') == []


def test_a_file_that_is_too_long_is_told() -> None:
    with pytest.raises(TooLarge):
        cut(b'{"trials": [{"a": 1}]}', record_bytes=10)
