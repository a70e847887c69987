"""Tables into their rows."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import mscregistry as msc
from mscregistry.errors import BrokenRecord, TooLarge
from mscregistry.lex.csv_rows import delimiter_of, first_line, lex_rows
from mscregistry.parsers.csv_records import csv_records
from mscregistry.parsers.parser import Limits
from tests.timing import takes_at_most

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


def cells(source: str) -> list[str]:
    """Give the cells of a record as its parser would find them, without blank ones at the end."""
    header = first_line(source)
    rows = lex_rows(source, delimiter_of(header), len(header))
    assert len(rows) <= 1
    found = [words.text for row in rows for words in row]
    while found and not found[-1]:
        found.pop()
    return found


def stripped(rows: list[list[str]]) -> list[list[str]]:
    """Give rows as they are read: without blanks around cells, blank cells at the end, and such rows."""
    found = []
    for row in rows:
        bare = [one.strip() for one in row]
        while bare and not bare[-1]:
            bare.pop()
        if bare:
            found.append(bare)
    return found


cell = st.text(st.sampled_from('ab"", ;\t\r\n'), max_size=6)
QUOTING: st.SearchStrategy[Literal[0, 1]] = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
widths = st.integers(1, 4)
tables = widths.flatmap(
    lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), max_size=4)
)


@given(tables, st.sampled_from([",", "\t", ";"]), st.sampled_from(["\n", "\r\n"]), QUOTING)
def test_what_the_csv_module_writes_is_cut_and_parted_as_it_was(
    rows: list[list[str]], delimiter: str, line_end: str, quoting: Literal[0, 1]
) -> None:
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
    writer.writerows([["A", "B", "C", "D"], *rows])
    read = list(csv.reader(StringIO(written.getvalue(), newline=""), delimiter=delimiter))
    # What is written without quotes may hold a return, which ends a row for Python and none here.
    assume(quoting == csv.QUOTE_ALL or line_end == "\r\n" or "\r" not in written.getvalue())
    found = [cells(text) for text in texts(written.getvalue().encode())]
    assert [row for row in found if row] == stripped(read[1:]) == stripped(rows)


stray = st.lists(
    st.sampled_from(["a", " ", ",", '"', '""', '",', ',"', "\n", "\r", "\r\n", ';"', "é"]),
    max_size=14,
).map("".join)


@given(stray)
def test_rows_are_cut_where_they_are_parted_wherever_quotes_stand(body: str) -> None:
    sources = list(csv_records(BytesIO(f"A,B\n{body}".encode()), "f.csv", LIMITS))
    try:
        parted = [[words.text for words in row] for row in lex_rows(body, ",")]
    except BrokenRecord:
        *sources, broken = sources
        with pytest.raises(BrokenRecord):
            assert broken.text
        place = broken.locator
        assert place is not None
        before = body.encode()[: place.offset - len(b"A,B\n")].decode()
        parted = [[words.text for words in row] for row in lex_rows(before, ",")]
    assert stripped([cells(one.text) for one in sources]) == stripped(parted)


@pytest.mark.parametrize("begin", ["", "1,x\n", '1,5" x\n', '"1","x\ny"\n'])
def test_a_quote_that_is_never_closed_breaks_its_row_and_what_follows(begin: str) -> None:
    table = f'A,B\n{begin}2,"never closed\n3,y\n'.encode()
    *whole, broken = csv_records(BytesIO(table), "f.csv", LIMITS)
    assert len(whole) == bool(begin)
    assert all(source.text for source in whole)
    place = broken.locator
    assert place is not None
    assert table[place.offset :] == b'2,"never closed\n3,y\n'
    with pytest.raises(BrokenRecord, match=r"the row that begins '2,\"never closed', so that what"):
        assert broken.text
    with pytest.raises(BrokenRecord, match=r"the row that begins '2,\"x'\. Close"):
        texts(b'A\n2,"x')


def test_a_quote_that_is_never_closed_in_the_names_of_columns_leaves_nothing_to_read() -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        (broken,) = csv_records(BytesIO(mark + b'A,"B\n1,2\n'), "f.csv", LIMITS)
        assert broken.locator is not None
        assert broken.locator.offset == len(mark)
        with pytest.raises(BrokenRecord, match="never closed"):
            assert broken.text


def test_a_quote_that_is_never_closed_is_told_in_other_encodings_too() -> None:
    with pytest.raises(BrokenRecord, match="never closed"):
        texts('A\né\n"ü\n'.encode("utf-16"))


def test_a_quoted_first_name_of_a_column_may_stand_behind_the_mark_of_utf_8() -> None:
    assert texts(b'\xef\xbb\xbf"A\nB",C\n1,2\n') == ['"A\nB",C\n1,2\n']


def test_a_quote_that_is_never_closed_takes_time_as_its_length() -> None:
    def read(lines: int) -> None:
        assert len(list(csv_records(BytesIO(b'A\n"' + b"x\n" * lines), "f.csv", LIMITS))) == 1

    assert takes_at_most(8, lambda: read(50_000), lambda: read(200_000))


def test_a_table_of_many_columns_takes_time_as_its_length() -> None:
    def read(columns: int) -> None:
        head = b"NCT Number,Title,Status,Phases" + b",x" * columns
        rows = b"NCT1,a\n" * 200
        assert sum(1 for _ in msc.scan(head + b"\n" + rows, format="ctgov-csv")) == 200

    assert takes_at_most(8, lambda: read(2_000), lambda: read(8_000))
