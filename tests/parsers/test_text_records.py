"""A text file is cut into its records, whatever its size."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from mscregistry.errors import TooLarge
from mscregistry.parsers import text_records as module
from mscregistry.parsers.parser import Limits
from mscregistry.parsers.text_records import text_records

if TYPE_CHECKING:
    from mscregistry.source import Source

BEGINS = re.compile(rb"(?:^|(?<=\n))Record:")


def cut(data: bytes, limit: int = 10**6) -> list[Source]:
    return list(text_records(BytesIO(data), "x", Limits(record_bytes=limit), BEGINS))


def places(sources: list[Source]) -> list[tuple[int, int | None]]:
    return [(one.locator.offset, one.locator.length) for one in sources if one.locator is not None]


def test_what_stands_before_the_first_record_belongs_to_it() -> None:
    sources = cut(b"words\nRecord: 1\na Record: x\nRecord: 2\n")
    assert [one.text for one in sources] == ["words\nRecord: 1\na Record: x\n", "Record: 2\n"]
    assert places(sources) == [(0, 28), (28, 10)]


def test_a_file_without_a_beginning_is_one_record_and_an_empty_one_is_none() -> None:
    assert [one.text for one in cut(b"words")] == ["words"]
    assert cut(b" \n") == []


def test_the_mark_of_the_encoding_is_no_part_of_a_record() -> None:
    sources = cut(b"\xef\xbb\xbfRecord: 1\nRecord: \xc3\xa9\n")
    assert [one.text for one in sources] == ["Record: 1\n", "Record: é\n"]
    assert places(sources) == [(3, 10), (13, 11)]


def test_another_encoding_is_read_and_its_places_are_lost() -> None:
    sources = cut("\ufeffRecord: 1\nRecord: é\n".encode("utf-16"))
    assert [one.text for one in sources] == ["Record: 1\n", "Record: é\n"]
    assert places(sources) == []
    with pytest.raises(TooLarge):
        cut("Record: 1\nRecord: é\n".encode("utf-16"), limit=10)


@pytest.mark.parametrize("chunk", [1, 7, 64, 4096])
@pytest.mark.parametrize("overlap", [8, 16])
def test_pieces_of_any_size_give_the_same_records(
    monkeypatch: pytest.MonkeyPatch, chunk: int, overlap: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    monkeypatch.setattr(module, "_OVERLAP", overlap)
    records = [f"Record: {number}\n{'x' * (number % 40)}\n" for number in range(100)]
    sources = cut("".join(records).encode(), limit=60)
    assert [one.text for one in sources] == records


@pytest.mark.parametrize("chunk", [5, 64, 4096])
def test_a_record_that_is_too_large_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    monkeypatch.setattr(module, "_OVERLAP", 16)
    large = "Record: 2\n" + "x " * 500 + "\n"
    sources = cut(f"Record: 1\n{large}Record: 3\n".encode(), limit=100)
    assert places(sources) == [(0, 10), (10, len(large)), (10 + len(large), 10)]
    assert [sources[0].text, sources[2].text] == ["Record: 1\n", "Record: 3\n"]
    with pytest.raises(TooLarge):
        _ = sources[1].text
