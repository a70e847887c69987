"""A table that was written as CSV is read back the same, and holds no formula."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import csv as pa_csv

from mscregistry.export.csv_text import csv_lines, from_csv_cell, to_csv_text
from mscregistry.testing import awkward

#: What a spreadsheet may take for the beginning of a formula, apart from what it trims.
DANGEROUS = tuple("=+-@＝＋－＠\t\r\n\0")
#: What some programs trim from the beginning of a cell.
TRIMMED = " \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u2003\u2028\u3000\0\x07\x1b\x7f\x9f\xad\u200b\u200e\u202e\u2060\u2066\ufeff"


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in text)


def texts() -> st.SearchStrategy[str]:
    """Give texts that Arrow can hold, and many that begin as formulas or as escaped ones do."""
    pool = [one for one in (*awkward.TIDY, *awkward.LINES, *awkward.WILD) if _is_utf8(one)]
    plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(pool)
    begins = st.text(st.sampled_from([*TRIMMED, *DANGEROUS, "'", '"', ",", ";"]), max_size=4)
    return plain | st.builds(str.__add__, begins, plain)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def read_table(text: str) -> list[list[str]]:
    return [[from_csv_cell(cell) for cell in row] for row in read(text)]


def of_one(value: object, kind: pa.DataType | None = None) -> str:
    """Give how a value is written in the second of two columns."""
    table = pa.table({"x": [1], "y": pa.array([value], kind)})
    return to_csv_text(table).removeprefix('"x","y"\r\n1,').removesuffix("\r\n")


# ── There and back ─────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.tuples(st.none() | texts(), st.none() | texts()), max_size=5), texts(), texts())
@example([("'=1", "''=1"), ("=1", "'")], "=", "'=")
def test_every_text_and_name_comes_back(
    rows: list[tuple[str | None, str | None]], first: str, second: str
) -> None:
    columns = [pa.array([row[at] for row in rows], pa.string()) for at in (0, 1)]
    table = pa.Table.from_arrays(columns, names=[first, second])
    for formulas in ("escape", "keep"):
        text = to_csv_text(table, formulas=formulas)
        back = read_table(text) if formulas == "escape" else read(text)
        assert back == [[first, second], *[[one or "" for one in row] for row in rows]]
        assert text.encode().decode() == text


@given(st.lists(texts(), min_size=1, max_size=5), texts())
def test_no_text_and_no_name_begins_as_a_formula_also_where_blanks_are_trimmed(
    cells: list[str], name: str
) -> None:
    for (cell,) in read(to_csv_text(pa.table({name: cells}))):
        assert not cell.startswith(DANGEROUS)
        assert not cell.lstrip(TRIMMED).startswith(DANGEROUS)


@given(texts())
def test_a_text_that_begins_with_a_harmless_sign_is_not_changed(text: str) -> None:
    begins = text.lstrip("'")[:1]
    if begins not in {" ", *DANGEROUS} and begins.isprintable():
        assert read(to_csv_text(pa.table({"x": [text]})))[1] == [text]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+2", "'=1+2"),
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠1", "'＠1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("\0x", "'\0x"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("' =1", "'' =1"),
        ("'t Hooft", "'t Hooft"),
        ("'", "'"),
        ("a=1", "a=1"),
        (" x", " x"),
        ("–1", "–1"),
    ],
)
def test_a_text_that_would_be_a_formula_has_an_apostrophe(text: str, cell: str) -> None:
    assert read(to_csv_text(pa.table({"x": [text]})))[1] == [cell]
    assert from_csv_cell(cell) == text
    assert read(to_csv_text(pa.table({"x": [text]}), formulas="keep"))[1] == [text]


def test_a_text_cannot_end_its_cell() -> None:
    hostile = '=1+2";=1+2,"=1\r\n=1'
    assert read(to_csv_text(pa.table({"x": [hostile], "y": ["z"]})))[1] == ["'" + hostile, "z"]


# ── How values are written ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (None, pa.string(), ""),
        (None, pa.int64(), ""),
        (None, None, ""),
        ("", None, '""'),
        ("a", pa.large_string(), '"a"'),
        (True, None, "true"),
        (False, None, "false"),
        (-1, None, "-1"),
        (2**63 - 1, None, "9223372036854775807"),
        (-0.5, None, "-0.5"),
        (1e300, None, "1e+300"),
        (0.1, None, "0.1"),
        (math.nan, None, "nan"),
        (-math.inf, None, "-inf"),
        (Decimal("-1E-7"), None, "-0.0000001"),
        (Decimal("1E+5"), pa.decimal128(38, 2), "100000.00"),
        (date(2099, 1, 2), None, "2099-01-02"),
        (datetime(2099, 1, 2, 3, 4, 5, tzinfo=UTC), None, "2099-01-02T03:04:05+00:00"),
        (time(3, 4), None, "03:04:00"),
        (b"\0\xff", None, "00ff"),
        (timedelta(days=-1, seconds=5), None, '"\'-1 day, 0:00:05"'),
    ],
)
def test_a_value_is_written_so(value: object, kind: pa.DataType | None, cell: str) -> None:
    assert of_one(value, kind) == cell


@pytest.mark.parametrize(
    ("value", "kind", "parsed"),
    [
        (["=1", 'a"b', None, "\0"], None, ["=1", 'a"b', None, "\0"]),
        ({"a": 1, "b": True, "c": 0.5}, None, {"a": 1, "b": True, "c": 0.5}),
        ([math.nan, math.inf], None, ["nan", "inf"]),
        ([Decimal("1.50")], None, ["1.50"]),
        ([date(2099, 1, 2)], None, ["2099-01-02"]),
        ([b"\xff"], None, ["ff"]),
        ([timedelta(days=1)], None, ["1 day, 0:00:00"]),
        ([("k", [1])], pa.map_(pa.string(), pa.list_(pa.int64())), [["k", [1]]]),
        ([], pa.list_(pa.string()), []),
    ],
)
def test_lists_structs_and_maps_are_json(
    value: object, kind: pa.DataType | None, parsed: object
) -> None:
    ((cell,),) = read(of_one(value, kind))
    assert json.loads(cell) == parsed


def test_json_has_no_blanks_and_no_escapes_that_it_does_not_need() -> None:
    ((cell,),) = read(of_one([{"a": "é"}, {"a": None}]))
    assert cell == '[{"a":"é"},{"a":null}]'


def test_words_kept_in_a_dictionary_are_text() -> None:
    table = pa.table({"x": pa.array(["=1", "b", "=1"]).dictionary_encode()})
    assert to_csv_text(table) == '"x"\r\n"\'=1"\r\n"b"\r\n"\'=1"\r\n'


def test_none_in_a_single_column_is_no_empty_line() -> None:
    assert to_csv_text(pa.table({"x": pa.array([None, 1])})) == '"x"\r\n""\r\n1\r\n'


def test_columns_of_one_name_stay_two() -> None:
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["a", "a"])
    assert to_csv_text(table) == '"a","a"\r\n1,2\r\n'


def test_a_table_without_rows_is_a_header_and_one_without_columns_is_nothing() -> None:
    assert to_csv_text(pa.table({"a": pa.array([], pa.string())})) == '"a"\r\n'
    assert to_csv_text(pa.table({})) == ""


def test_arrow_reads_it_back_with_none_and_empty_text_apart() -> None:
    table = pa.table({"a": ["x", "", None], "n": [1, None, -3]})
    read_back = pa_csv.read_csv(
        io.BytesIO(to_csv_text(table).encode()),
        convert_options=pa_csv.ConvertOptions(
            strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    )
    assert read_back.equals(table)


# ── Streaming ──────────────────────────────────────────────────────────────────────────────────


def test_records_come_one_at_a_time_and_are_the_whole() -> None:
    dice = random.Random(3)
    numbers = [dice.randint(-9, 9) for _ in range(10_000)]
    table = pa.table({"n": numbers, "t": [f"{one}\nline" for one in numbers]})
    assert list(islice(csv_lines(table), 2)) == ['"n","t"\r\n', of_row(numbers[0])]
    assert "".join(csv_lines(table)) == to_csv_text(table)
    assert len(list(csv_lines(table))) == 10_001


def of_row(number: int) -> str:
    return f'{number},"{"" if number >= 0 else chr(39)}{number}\nline"\r\n'


def test_another_word_for_formulas_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="formulas is one of escape, keep, not 'no'"):
        csv_lines(pa.table({"a": [1]}), formulas="no")  # type: ignore[arg-type]  # the wrong word is what is tried
