"""Every cell holds what the trial says, and the rows are the records as they were given."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.errors import MscRegistryError
from mscregistry.export.arrow import batches, to_arrow, trial_schema, writing
from mscregistry.export.arrow.columns import builder_of
from mscregistry.export.arrow.making import Making
from mscregistry.export.arrow.plain import one_piece
from mscregistry.export.arrow.unfit import is_fit
from mscregistry.failed import FailedReading
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Eligibility, Enrollment, Trial
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing import strategies
from mscregistry.testing.samples import sample_trials
from mscregistry.vocab import DateKind, Phase, Status, Unlisted
from tests.export.arrow.cells import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = [one.name for one in fields(Trial)]

#: Trials that have all there is.
FULL = strategies.trials(
    results=strategies.results(),
    documents=strategies.documents(),
    annotations=strategies.registry_annotations(),
    derived=strategies.derived(),
)


def assert_cells_are_said(table: pa.Table, trials: Sequence[Trial]) -> None:
    for name in NAMES:
        assert table[name].to_pylist() == [cell(getattr(one, name)) for one in trials], name


# ── Cells ──────────────────────────────────────────────────────────────────────────────────────


def test_sample_trials_stand_in_their_cells() -> None:
    trials = [*sample_trials(700, seed=5)]
    table = to_arrow(trials)
    assert table.schema == trial_schema()
    assert_cells_are_said(table, trials)
    table.validate(full=True)


@settings(max_examples=15)
@given(st.lists(FULL | strategies.trials(), max_size=3))
def test_every_trial_stands_in_its_cells(trials: list[Trial]) -> None:
    table = to_arrow(trials)
    table.validate(full=True)
    held = [row for row, one in enumerate(trials) if is_fit(one)]
    assert_cells_are_said(table.take(pa.array(held, pa.int64())), [trials[row] for row in held])


def test_an_empty_trial_is_null_and_its_lists_are_empty() -> None:
    [row] = to_arrow([Trial()]).to_pylist()
    assert row["trial_id"] is row["start_date"] is row["enrollment"] is row["results"] is None
    assert row["phases"] == row["sites"] == row["design"]["who_masked"] == []


def test_each_kind_of_value_stands_as_the_rules_say() -> None:
    trial = Trial(
        overall_status=Status.RECRUITING,
        study_type=Unlisted("Pausing"),
        phases=(Phase.PHASE1, Unlisted("")),
        enrollment=Enrollment(30),
        has_results=False,
        start_date=PartialDate(2021, 2, kind=DateKind.ESTIMATED),
        eligibility=Eligibility(minimum_age=Age(Decimal("0.50"), AgeUnit.MONTHS)),
        brief_title="nul \0, mark \u202e, =cmd, '\"",
    )
    [row] = to_arrow([trial]).to_pylist()
    assert row["overall_status"] == "RECRUITING"
    assert row["study_type"] == "?Pausing"
    assert row["phases"] == ["PHASE1", "?"]
    assert row["enrollment"] == {"count": 30, "kind": None}
    assert row["has_results"] is False
    assert {name: str(value) for name, value in row["start_date"].items()} == {
        "text": "2021-02",
        "kind": "ESTIMATED",
        "earliest": "2021-02-01",
        "latest": "2021-02-28",
    }
    age = {"text": "0.50 months", "value": Decimal("0.5"), "unit": "mo"}
    assert row["eligibility"]["minimum_age"] == age
    assert row["brief_title"] == trial.brief_title


def test_equal_ages_keep_their_own_words() -> None:
    written = ["0.5", "0.50", "0.5"]
    ages = [Age(Decimal(number), AgeUnit.YEARS) for number in written]
    table = to_arrow([Trial(eligibility=Eligibility(minimum_age=age)) for age in ages])
    texts = [row["minimum_age"]["text"] for row in table["eligibility"].to_pylist()]
    assert texts == [f"{number} years" for number in written]


def test_dates_are_the_same_in_every_batch_and_column() -> None:
    """They are made once for all, and taken from there."""
    days = [PartialDate(2020, 1, 1 + place % 7) for place in range(20)]
    trials = [Trial(start_date=day, verified_date=evolve(day, day=None)) for day in days]
    assert_cells_are_said(to_arrow(trials, chunk=3), trials)


def test_a_number_that_is_a_code_is_a_text() -> None:
    class Step(IntEnum):
        FIRST = 0
        SECOND = 1

    assert builder_of(Step)([Step.SECOND, None, Step.FIRST], Making()).to_pylist() == [
        "1",
        None,
        "0",
    ]


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(pa.ArrowTypeError):
        to_arrow([Trial(brief_title=5)])  # type: ignore[arg-type]  # which is tried


# ── Rows ───────────────────────────────────────────────────────────────────────────────────────


def test_a_reading_says_its_format_and_its_source() -> None:
    reading = Reading(Trial(acronym="A"), Source("Acronym: A", "page.txt"), "invented")
    table = to_arrow([Trial(acronym="B"), reading])
    assert table.select(["record", "format", "source", "unfit_json", "acronym"]).to_pylist() == [
        {"record": 0, "format": None, "source": None, "unfit_json": None, "acronym": "B"},
        {
            "record": 1,
            "format": "invented",
            "source": "page.txt",
            "unfit_json": None,
            "acronym": "A",
        },
    ]


def test_the_name_of_a_source_may_be_no_text() -> None:
    """As the name of a file is that is not in UTF-8; the trial is held all the same."""
    reading = Reading(Trial(), Source("", "caf\udce9.txt"), "invented")
    [row] = to_arrow([reading]).to_pylist()
    assert (row["source"], row["unfit_json"]) == ("caf\\udce9.txt", None)


def test_records_are_numbered_through_all_batches() -> None:
    made = [*batches(sample_trials(7), chunk=3)]
    assert [len(one) for one in made] == [3, 3, 1]
    assert pa.Table.from_batches(made)["record"].to_pylist() == [0, 1, 2, 3, 4, 5, 6]
    assert pa.Table.from_batches(made).equals(to_arrow(sample_trials(7)))


def test_batches_are_made_as_they_are_asked_for() -> None:
    trials = sample_trials(1_000)
    next(batches(trials, chunk=2))
    assert len([*trials]) == 998


def test_no_records_are_a_table_without_rows() -> None:
    table = to_arrow([])
    assert (len(table), table.schema) == (0, trial_schema())


def test_a_chunk_has_a_row() -> None:
    with pytest.raises(ValueError, match="a batch has at least 1 row, not 0"):
        batches([], chunk=0)


def test_what_is_neither_trial_nor_reading_is_refused() -> None:
    failed = FailedReading("page.txt", MscRegistryError("broken"))
    with pytest.raises(TypeError, match="a FailedReading is neither a Trial nor a Reading"):
        to_arrow([Trial(), failed])  # type: ignore[list-item]  # which is tried


# ── Very much text ─────────────────────────────────────────────────────────────────────────────


def test_more_text_than_one_column_holds_is_refused_by_the_column() -> None:
    """pyarrow would give it in pieces, of which no list or object can be made."""
    with pytest.raises(pa.ArrowCapacityError, match="more than 2 GB"):
        one_piece(pa.chunked_array([["a"], ["b"]]))


def test_more_text_than_one_batch_holds_makes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    make = writing._batch

    def narrow(
        some: Sequence[Trial], start: int, schema: pa.Schema, making: Making
    ) -> pa.RecordBatch:
        if len(some) > 2:
            raise pa.ArrowCapacityError("the texts of one column are more than 2 GB")
        return make(some, start, schema, making)

    monkeypatch.setattr(writing, "_batch", narrow)
    made = [*batches(sample_trials(5))]
    assert [one["record"].to_pylist() for one in made] == [[0, 1], [2], [3, 4]]


def test_one_trial_of_more_text_than_a_batch_holds_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise pa.ArrowCapacityError("the texts of one column are more than 2 GB")

    monkeypatch.setattr(writing, "_batch", full)
    with pytest.raises(pa.ArrowCapacityError):
        to_arrow([Trial(), Trial()])
