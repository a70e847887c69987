"""A table gives its trials back, wherever it has been, and what is no trial is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.export import to_json
from mscregistry.export.arrow import from_arrow, to_arrow
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Contact,
    Eligibility,
    Enrollment,
    GeoPoint,
    Site,
    Trial,
)
from mscregistry.model.derived import BmiLimits, Derived
from mscregistry.testing import strategies
from mscregistry.testing.samples import sample_trials
from mscregistry.vocab import DateKind, Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.reading import Reading

    Trip = Callable[[pa.Table], pa.Table]

#: Trials of which many have what no column holds.
WILD = st.lists(strategies.trials(wild=True), max_size=3)
#: Trials that have all there is.
FULL = strategies.trials(
    results=strategies.results(),
    documents=strategies.documents(),
    annotations=strategies.registry_annotations(),
    derived=strategies.derived(),
)


def through_parquet(table: pa.Table) -> pa.Table:
    file = BytesIO()
    pq.write_table(table, file)
    return pq.read_table(BytesIO(file.getvalue()))


def through_polars(table: pa.Table) -> pa.Table:
    return pl.from_arrow(table).to_arrow()


def through_views(table: pa.Table) -> pa.Table:
    """Through polars at its newest, which gives texts as views."""
    frame = pl.from_arrow(table)
    return frame.to_arrow(compat_level=pl.CompatLevel.newest())


def through_pandas(table: pa.Table) -> pa.Table:
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return pa.Table.from_pandas(frame, preserve_index=False)


def through_duckdb(table: pa.Table) -> pa.Table:
    with duckdb.connect() as connection:
        connection.register("given", table)
        connection.execute("CREATE TABLE trials AS SELECT * FROM given")
        return connection.sql("SELECT * FROM trials ORDER BY record").to_arrow_table()


TRIPS: list[Trip] = [through_parquet, through_polars, through_views, through_pandas, through_duckdb]


# ── There and back ─────────────────────────────────────────────────────────────────────────────


@settings(max_examples=20)
@given(WILD)
def test_every_trial_comes_back_equal(trials: list[Trial]) -> None:
    table = to_arrow(trials)
    assert from_arrow(table) == tuple(trials)
    assert from_arrow(through_parquet(table)) == tuple(trials)


@settings(max_examples=10)
@given(st.lists(FULL, max_size=2))
def test_every_trial_with_results_comes_back_equal(trials: list[Trial]) -> None:
    table = to_arrow(trials)
    assert from_arrow(table) == tuple(trials)
    assert from_arrow(through_parquet(table)) == tuple(trials)


@settings(max_examples=25)
@given(
    strategies.trials(),
    st.integers(2**62, 2**70).flatmap(lambda far: st.integers(-far, far)),
    st.text(st.characters() | st.characters(categories=["Cs"]) | st.just("\ufdd0"), max_size=5),
    st.decimals(allow_nan=False, allow_infinity=False),
)
def test_numbers_and_texts_without_bounds_come_back_equal(
    trial: Trial, whole: int, text: str, exact: Decimal
) -> None:
    odd = evolve(
        trial,
        brief_title=text,
        overall_status=Unlisted(text),
        conditions=(text, text[::-1]),
        enrollment=Enrollment(whole),
        derived=Derived(bmi_limits=BmiLimits(exact, None)),
    )
    table = to_arrow([trial, odd, trial])
    assert from_arrow(table) == from_arrow(through_parquet(table)) == (trial, odd, trial)


@settings(max_examples=10)
@given(strategies.readings(), strategies.trials())
def test_of_a_reading_the_trial_comes_back(reading: Reading, trial: Trial) -> None:
    assert from_arrow(to_arrow([reading, trial])) == (reading.trial, trial)


@pytest.mark.parametrize("trip", TRIPS)
def test_trials_come_back_equal_from_a_trip(trip: Trip) -> None:
    some = [*sample_trials(200)]
    some[7] = evolve(some[7], acronym="\0 \udc80", enrollment=Enrollment(2**64))
    some[8] = Trial()
    table = trip(to_arrow(some, chunk=64))
    assert from_arrow(table) == tuple(some)


@settings(max_examples=5)
@given(WILD)
def test_every_trial_comes_back_equal_from_every_trip(trials: list[Trial]) -> None:
    table = to_arrow(trials)
    for trip in TRIPS:
        assert from_arrow(trip(table)) == tuple(trials)


def test_lists_that_are_views_are_read() -> None:
    """As DuckDB gives them on request."""
    some = tuple(sample_trials(20))
    with duckdb.connect() as connection:
        connection.execute("SET arrow_output_version = '1.5'; SET arrow_output_list_view = true")
        connection.execute("SET produce_arrow_string_view = true")
        connection.register("given", to_arrow(some))
        table = connection.sql("SELECT * FROM given").to_arrow_table()
    assert pa.types.is_list_view(table.schema.field("sites").type)
    assert from_arrow(table) == some


def test_texts_of_few_different_words_are_read_from_a_dictionary() -> None:
    some = tuple(sample_trials(20))
    table = to_arrow(some)
    place = table.schema.get_field_index("overall_status")
    words = table["overall_status"].dictionary_encode()
    assert from_arrow(table.set_column(place, "overall_status", words)) == some


def test_exact_numbers_come_back_without_the_zeros_of_their_column() -> None:
    numbers = [Decimal(one) for one in ("20", "40.71", "-0.5", "1E+3", "123456789.000000001")]
    sites = tuple([Site(geo_point=GeoPoint(one, one)) for one in numbers])
    [trial] = from_arrow(to_arrow([Trial(sites=sites)]))
    found = [str(one.geo_point.lat) for one in trial.sites if one.geo_point]
    assert found == ["20", "40.71", "-0.5", "1000", "123456789.000000001"]


def test_an_age_comes_back_as_it_was_written() -> None:
    age = Age(Decimal("0.50"), AgeUnit.YEARS)
    [trial] = from_arrow(to_arrow([Trial(eligibility=Eligibility(minimum_age=age))]))
    assert str(trial.eligibility.minimum_age) == "0.50 years"


# ── Other tables ───────────────────────────────────────────────────────────────────────────────


def test_columns_may_be_missing_and_in_another_order() -> None:
    some = [*sample_trials(5)]
    table = to_arrow(some).select(["phases", "design", "trial_id"])
    expected = [Trial(trial_id=one.trial_id, phases=one.phases, design=one.design) for one in some]
    assert from_arrow(table) == tuple(expected)


def test_rows_may_be_others_in_another_order() -> None:
    some = [*sample_trials(5)]
    assert from_arrow(to_arrow(some).take([3, 1, 1])) == (some[3], some[1], some[1])


def test_a_piece_of_a_table_is_read_from_where_it_begins() -> None:
    some = tuple(sample_trials(9))
    assert from_arrow(to_arrow(some).slice(4, 3)) == some[4:7]


def test_a_table_without_a_column_of_the_trial_has_empty_trials() -> None:
    assert from_arrow(to_arrow(sample_trials(2)).select(["record"])) == (Trial(), Trial())


def test_columns_of_nothing_are_of_any_type() -> None:
    table = pa.table({"acronym": pa.nulls(1), "enrollment": pa.nulls(1), "results": pa.nulls(1)})
    assert from_arrow(table) == (Trial(),)


def test_fields_may_be_missing_inside_of_others() -> None:
    table = pa.table(
        {
            "start_date": [{"text": "2021-03"}, None],
            "enrollment": [None, {"count": 3}],
            "sites": [[{"city": "Ghent", "contacts": [{"name": "A"}]}], []],
        }
    )
    assert from_arrow(table) == (
        Trial(
            start_date=PartialDate(2021, 3),
            sites=(Site(city="Ghent", contacts=(Contact("A"),)),),
        ),
        Trial(enrollment=Enrollment(3)),
    )


def test_the_json_goes_before_the_cells() -> None:
    kept = to_json(Trial(acronym="KEPT"))
    table = pa.table({"acronym": ["A", "B"], "unfit_json": [None, kept], "phases": [[], ["?"]]})
    assert from_arrow(table) == (Trial(acronym="A"), Trial(acronym="KEPT"))


def test_days_may_be_counted_in_milliseconds() -> None:
    day = pa.array([date(2021, 3, 4)], pa.date64())
    parts = {"text": pa.array(["2021-03-04"]), "kind": pa.array(["ACTUAL"]), "latest": day}
    cells = pa.StructArray.from_arrays([*parts.values()], names=[*parts])
    expected = PartialDate(2021, 3, 4, DateKind.ACTUAL)
    assert from_arrow(pa.table({"start_date": cells})) == (Trial(start_date=expected),)
