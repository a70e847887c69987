"""Rows of a table: with the places of their cells, and without."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import BrokenRecord
from mscregistry.lex.csv_rows import delimiter_of, first_line, gaps, lex_rows, plain_rows
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Callable

pieces = st.sampled_from(
    ["a", "b c", " ", ",", ";", "\t", '"', '""', "\n", "\r", "\r\n", "é", "\x0b"]
)
texts = st.lists(pieces, max_size=16).map("".join)


def without_blank_ends(rows: list[list[str]]) -> list[list[str]]:
    """Give rows without the blank cells at the end of the last."""
    found = [list(row) for row in rows]
    while found and found[-1] and not found[-1][-1]:
        found[-1].pop()
    return found


@given(texts, st.sampled_from([",", "\t", ";"]), st.integers(0, 3))
def test_rows_without_places_are_those_with_places(text: str, delimiter: str, at: int) -> None:
    try:
        rows = lex_rows(text, delimiter, at)
    except BrokenRecord as error:
        with pytest.raises(BrokenRecord, match=re.escape(str(error))):
            plain_rows(text, delimiter, at)
        return
    placed = [[words.text for words in row] for row in rows]
    assert without_blank_ends(plain_rows(text, delimiter, at)) == without_blank_ends(placed)


@given(texts)
def test_each_cell_stands_where_it_says(text: str) -> None:
    try:
        cells = [words for row in lex_rows(text, ",") for words in row]
    except BrokenRecord:
        return
    for words in cells:
        assert "".join([span.of(text) for span in words.spans]) == words.text
    between = gaps(text, cells)
    shown = [(span.start, span.end) for words in cells for span in words.spans]
    every = sorted([*shown, *[(span.start, span.end) for span in between]])
    assert [end for _, end in every[:-1]] == [start for start, _ in every[1:]]
    assert not every or (every[0][0], every[-1][1]) == (0, len(text))


cell = st.text(st.sampled_from('ab,"\n ;'), min_size=1).filter(str.strip)


@given(st.lists(st.lists(cell, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_the_csv_module_writes_is_read(rows: list[list[str]]) -> None:
    written = StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [[one.strip() for one in row] for row in rows]
    assert plain_rows(written.getvalue(), ",") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('1,"a ""b"" c",3\n', [["1", 'a "b" c', "3"]]),
        ('"a" tail,"b" \n', [["a tail", "b"]]),
        ('a ""b"",c', [['a "b"', "c"]]),
        ("a,,c\n\n , \nd", [["a", "", "c"], ["d"]]),
        ('5" a,"b, c", "d"\ne', [['5" a', "b, c", "d"], ["e"]]),
        ('a "b,c" d\n"e"f"g",h', [['a "b', 'c" d'], ['ef"g"', "h"]]),
        ("a\rb,c\r\nd\r", [["a\rb", "c"], ["d"]]),
        ("", []),
    ],
)
def test_cells_are_read_as_they_are_meant(text: str, expected: list[list[str]]) -> None:
    assert plain_rows(text, ",") == expected
    assert [[words.text for words in row] for row in lex_rows(text, ",")] == expected


@pytest.mark.parametrize("begin", ["", "a,", "a, ", '"a"b\n', "a\rb,"])
@pytest.mark.parametrize("read", [lex_rows, plain_rows])
def test_a_quote_that_is_never_closed_is_refused(
    read: Callable[[str, str, int, str], object], begin: str
) -> None:
    with pytest.raises(BrokenRecord, match=r"t\.csv: a quote is never closed .*, so that what"):
        read(f'x\n{begin}"b\nc,d""', ",", 2, "t.csv")
    with pytest.raises(BrokenRecord, match=r"begins '\"b'\. Close the quote"):
        read('"b', ",", 0, "t.csv")


def test_the_line_of_column_names_may_hold_line_breaks_in_quotes() -> None:
    assert first_line('"A\nB",C\n1,2\n') == '"A\nB",C\n'
    assert first_line('"A\n') == ""
    assert first_line("A") == "A"
    assert first_line('5" A,B\n1,2\n') == '5" A,B\n'
    assert first_line('A;B\t"C\n",D\n1') == 'A;B\t"C\n",D\n'
    assert first_line('"A,B",C') == '"A,B",C'
    assert first_line("") == ""


def test_the_mark_that_parts_cells_is_the_most_frequent() -> None:
    assert [delimiter_of(line) for line in ("A,B", "A\tB,C\tD", "A;B", "A")] == [
        ",",
        "\t",
        ";",
        ",",
    ]


@pytest.mark.parametrize("piece", ['"', '""', '"a""', ' "a', 'a,"b"\n', '"a""b\n', ",", " ", "\n"])
def test_rows_take_time_as_their_length(piece: str) -> None:
    def read(count: int) -> None:
        for end in ("", '"x'):
            for rows in (plain_rows, lex_rows):
                with suppress(BrokenRecord):
                    rows(piece * count + end, ",")
            first_line(piece * count + end)

    assert takes_at_most(8, lambda: read(5_000), lambda: read(20_000))
