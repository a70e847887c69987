"""What is no table of trials is refused by its column and row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve

from mscregistry.errors import BadStructure
from mscregistry.export.arrow import batches, from_arrow, to_arrow
from mscregistry.model import Trial
from mscregistry.testing.samples import sample_trials


def fault_of(table: pa.Table) -> str:
    with pytest.raises(BadStructure) as caught:
        from_arrow(table)
    [fault] = caught.value.faults
    return fault


def with_cell(column: str, cells: list[object], kind: pa.DataType | None = None) -> pa.Table:
    """Give a table of three trials, of which one column is another."""
    table = to_arrow(sample_trials(3))
    place = table.schema.get_field_index(column)
    cells_of_kind = pa.array(cells, kind or table.schema.field(column).type)
    return table.set_column(place, column, cells_of_kind)


def test_an_unknown_column_is_refused_by_its_name() -> None:
    table = to_arrow([Trial()]).append_column("notes", [["x"]])
    assert fault_of(table) == "no trial has such a column @ notes"


def test_a_column_twice_is_refused() -> None:
    table = pa.table([["A"], ["B"]], names=["acronym", "acronym"])
    assert fault_of(table) == "the column stands twice @ acronym"


def test_rules_of_another_version_are_refused() -> None:
    table = to_arrow([]).replace_schema_metadata(
        {"mscregistry.schema": "mscregistry/arrow/trials/9"}
    )
    assert fault_of(table) == (
        "'mscregistry/arrow/trials/9' is no known schema; this version reads "
        "mscregistry/arrow/trials/1 @ the metadata"
    )


CONTACTS = [[], [{"contacts": []}, {"contacts": [{"role": "?X"}, {"role": "BOSS"}]}], []]


@pytest.mark.parametrize(
    ("column", "cells", "fault"),
    [
        ("overall_status", ["?PAUSING", None, "PAUSING"], "'PAUSING' is no Status @ overall_status, row 2"),
        ("phases", [[], ["PHASE1", "PHASE9"], []], "'PHASE9' is no Phase @ phases[1], row 1"),
        ("phases", [[], [None], []], "null stands where there must be a value @ phases[0], row 1"),
        ("phases", [[], None, []], "null stands where there must be a value @ phases, row 1"),
        ("design", [{"who_masked": []}, {"who_masked": []}, None], "null stands where there must be a value @ design, row 2"),
        ("sites", CONTACTS, "'BOSS' is no ContactRole @ sites[1].contacts[1].role, row 1"),
        ("enrollment", [None, {"count": 3}, {"kind": "?X"}], "null stands where there must be a value @ enrollment.count, row 2"),
        ("enrollment", [None, None, {"count": 3, "kind": "MANY"}], "'MANY' is no EnrollmentKind @ enrollment.kind, row 2"),
        ("outcomes", [[], [], [{"measure": "A", "kind": "?X"}]], "'?X' is no OutcomeKind @ outcomes[0].kind, row 2"),
        ("unfit_json", [None, "{}", None], "missing key 'schema' @ $ @ unfit_json, row 1"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_by_its_column_and_row(
    column: str, cells: list[object], fault: str
) -> None:
    assert fault_of(with_cell(column, cells)) == fault


@pytest.mark.parametrize(
    ("date_cell", "fault"),
    [
        ({"text": "2021-02-30"}, "'2021-02-30' is no date (2021, 2021-03 or 2021-03-04)"),
        ({"text": "=cmd"}, "'=cmd' is no date (2021, 2021-03 or 2021-03-04)"),
        ({"kind": "ACTUAL"}, "null is no date (2021, 2021-03 or 2021-03-04)"),
        ({"text": "2021", "kind": "MAYBE"}, "'MAYBE' is no DateKind"),
        ({"text": "2021", "earliest": date(2021, 1, 2)}, "2021 has other days than its earliest and latest"),
        ({"text": "2021", "latest": date(2021, 1, 1)}, "2021 has other days than its earliest and latest"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_refused(date_cell: dict[str, object], fault: str) -> None:
    table = with_cell("start_date", [None, date_cell, None])
    assert fault_of(table) == f"{fault} @ start_date, row 1"


def test_a_day_beyond_the_calendar_is_refused() -> None:
    days = pa.array([2**31 - 1], pa.int32()).cast(pa.date32())
    cells = pa.StructArray.from_arrays([pa.array(["2021"]), days], names=["text", "latest"])
    fault = "2021 has other days than its earliest and latest @ start_date, row 0"
    assert fault_of(pa.table({"start_date": cells})) == fault


@pytest.mark.parametrize(
    ("text", "value", "unit", "fault"),
    [
        ("18 years", 18, "y", "'18 years' is no age in the unit 'y'"),
        ("18 years", 18, None, "'18 years' is no age in the unit null"),
        ("18 years", 18, "mo", "'18 years' is no age in the unit 'mo'"),
        ("18", 18, "a", "'18' is no age in the unit 'a'"),
        ("grown up", None, "a", "'grown up' is no age in the unit 'a'"),
        ("1E-999999999 years", None, "a", "'1E-999999999 years' is no age in the unit 'a'"),
        (None, 18, "a", "null is no age in the unit 'a'"),
        ("18 years", 17, "a", "18 years is not 17"),
        ("-1 years", None, "a", "an age must be a number from 0 up to 10¹², not -1"),
    ],
)
def test_a_wrong_age_is_refused(
    text: str | None, value: int | None, unit: str | None, fault: str
) -> None:
    table = to_arrow([Trial(), Trial()])
    right: dict[str, Any] = table["eligibility"][0].as_py()
    number = None if value is None else Decimal(value)
    wrong = {**right, "maximum_age": {"text": text, "value": number, "unit": unit}}
    cells = pa.array([right, wrong], table.schema.field("eligibility").type)
    place = table.schema.get_field_index("eligibility")
    found = fault_of(table.set_column(place, "eligibility", cells))
    assert found == f"{fault} @ eligibility.maximum_age, row 1"


@pytest.mark.parametrize(
    ("column", "cells", "fault"),
    [
        ("acronym", [1], "a column of int64 holds not a text @ acronym"),
        ("unfit_json", [1], "a column of int64 holds not a text @ unfit_json"),
        ("has_results", ["true"], "a column of string holds not true or false @ has_results"),
        ("actual_enrollment", [1.0], "a column of double holds not a whole number @ actual_enrollment"),
        ("phases", ["PHASE1"], "a column of string holds no lists @ phases"),
        ("enrollment", [3], "a column of int64 holds no structs @ enrollment"),
        ("start_date", ["2021"], "a column of string holds no structs @ start_date"),
        ("start_date", [{"text": "2021", "latest": "2021"}], "a column of string holds not a day @ start_date.latest"),
        ("start_date", [{"text": "2021", "year": 2021}], "no trial has such a column @ start_date.year"),
        ("sites", [[{"town": "Ghent"}]], "no trial has such a column @ sites.town"),
        ("sites", [[{"geo_point": {"lat": 1.5, "lon": 2.5}}]], "a column of double holds not an exact number @ sites.geo_point.lat"),
        ("secondary_ids", [[{"type": None}]], "there is no such column, and there must be @ secondary_ids.value"),
        ("acronym", [b"A"], "a column of binary holds not a text @ acronym"),
    ],
)  # fmt: skip
def test_a_column_of_another_type_is_refused(column: str, cells: list[object], fault: str) -> None:
    assert fault_of(pa.table({column: cells})) == fault


def test_a_text_that_is_not_in_utf_8_is_refused() -> None:
    broken = pa.StringArray.from_buffers(
        2, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"), pa.py_buffer(b"A\xff")
    )
    fault = "the text is not in UTF-8 @ acronym, row 1"
    assert fault_of(pa.table({"acronym": broken})) == fault


def test_the_row_is_that_of_the_table_however_it_is_cut() -> None:
    """Also behind trials that are read from their JSON, and in later batches."""
    some = [
        evolve(one, acronym="\udc80") if place % 2 else one
        for place, one in enumerate(sample_trials(9))
    ]
    table = pa.Table.from_batches([*batches(some, chunk=2)])
    status = table["overall_status"].to_pylist()
    status[6] = "PAUSING"
    cells = pa.chunked_array([status[:5], status[5:]])
    place = table.schema.get_field_index("overall_status")
    found = fault_of(table.set_column(place, "overall_status", cells))
    assert found == "'PAUSING' is no Status @ overall_status, row 6"


def test_a_column_without_a_row_to_blame_is_refused_where_some_rows_are_null() -> None:
    table = pa.table({"enrollment": [None, {"count": "3"}]})
    assert fault_of(table) == "a column of string holds not a whole number @ enrollment.count"
