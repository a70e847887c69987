"""Tables into their rows."""

from __future__ import annotations

from io import BytesIO

import pytest

import mscregistry as msc
from mscregistry.errors import TooLarge
from mscregistry.parsers.csv_records import csv_records
from mscregistry.parsers.parser import Limits
from tests.timing import seconds

LIMITS = Limits()


def texts(data: bytes, limits: Limits = LIMITS) -> list[str]:
    return [one.text for one in csv_records(BytesIO(data), "f.csv", limits)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_row_comes_with_the_names_of_columns(mark: bytes, line_end: str) -> None:
    rows = ["A,B", '1,"x', 'y, ""z"""', "", "2,é"]
    data = mark + line_end.join(rows).encode()
    first, second = csv_records(BytesIO(data), "f.csv", LIMITS)
    assert first.text.split(line_end) == ["A,B", '1,"x', 'y, ""z"""', ""]
    assert second.text.split(line_end) == ["A,B", "2,é"]
    for source in (first, second):
        place = source.locator
        assert place is not None
        assert place.length is not None
        head, row = data[: place.header], data[place.offset : place.offset + place.length]
        assert (head + row).removeprefix(mark).decode() == source.text


def test_a_table_without_rows_has_no_records() -> None:
    assert texts(b"A,B\n\n") == []
    assert texts(b"") == []


def test_other_encodings_are_read() -> None:
    for encoding in ("utf-16", "cp1252"):
        assert texts("A\né\nü\n".encode(encoding)) == ["A\né\n", "A\nü\n"]


def test_a_row_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="a row's length in bytes"):
        texts(b"A\n" + b"x" * 300, Limits(record_bytes=200))
    with pytest.raises(TooLarge):
        texts('A\n"'.encode("utf-16") + "é".encode("utf-16-le") * 300, Limits(record_bytes=200))
    with pytest.raises(TooLarge):
        texts(b'A\n"' + b"x\n" * 300, Limits(record_bytes=200))


def test_a_quote_that_is_never_closed_takes_time_as_its_length() -> None:
    few = seconds(lambda: texts(b'A\n"' + b"x\n" * 50_000))
    many = seconds(lambda: texts(b'A\n"' + b"x\n" * 200_000))
    assert many < 8 * few + 0.05
    assert len(texts(b'A\n"' + b"x\n" * 100)) == 1


def test_a_table_of_many_columns_takes_time_as_its_length() -> None:
    def read(columns: int) -> None:
        head = b"NCT Number,Title,Status,Phases" + b",x" * columns
        rows = b"NCT1,a\n" * 200
        assert sum(1 for _ in msc.scan(head + b"\n" + rows, format="ctgov-csv")) == 200

    assert seconds(lambda: read(8_000)) < 8 * seconds(lambda: read(2_000)) + 0.2
