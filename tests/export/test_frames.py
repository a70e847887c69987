"""Tables of trials go to polars, pandas, Parquet and CSV, and what cannot be there is told."""

import csv
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from mscregistry import export
from mscregistry.errors import MissingExtra
from mscregistry.export import (
    TABLES,
    from_arrow,
    from_csv_cell,
    tidy_table,
    to_arrow,
    to_csv,
    to_pandas,
    to_parquet,
    to_polars,
    to_table,
)
from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, Eligibility, Trial
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.trialset import TrialSet

TRIALS = tuple(sample_trials(20, seed=6))
HOSTILE = "=cmd|' /C calc'!A0;\"',\0\u202e\n<script>"


def test_whole_trials_come_back_equal_from_every_frame(tmp_path: Path) -> None:
    file = tmp_path / "trials.parquet"
    to_parquet(TRIALS, file)
    assert from_arrow(parquet.read_table(file)) == TRIALS
    assert from_arrow(to_polars(TRIALS).to_arrow()) == TRIALS
    frame = to_pandas(TRIALS)
    assert list(frame["trial_id"]) == [one.trial_id for one in TRIALS]
    assert to_table(TRIALS).equals(to_arrow(TRIALS))


@pytest.mark.parametrize("name", TABLES)
def test_tidy_tables_are_the_same_in_every_frame(name: str, tmp_path: Path) -> None:
    table, file = tidy_table(TRIALS, name), tmp_path / "x.parquet"
    assert to_table(TRIALS, name).equals(table)
    assert to_polars(TRIALS, name).to_dicts() == table.to_pylist()
    assert list(to_pandas(TRIALS, name).columns) == table.column_names
    to_parquet(TRIALS, file, name)
    assert parquet.read_table(file).equals(table)


def test_what_is_exact_or_missing_stays_so() -> None:
    trial = Trial(
        start_date=PartialDate(2021, 3), eligibility=Eligibility(minimum_age=read_age("0.1 years"))
    )
    row = to_polars([trial, Trial()]).row(0, named=True)
    assert row["start_date"]["text"] == "2021-03"
    assert row["eligibility"]["minimum_age"]["value"] == Decimal("0.1")
    numbers = to_pandas([trial, Trial()])["actual_enrollment"]
    assert numbers.isna().all()
    assert "int64" in str(numbers.dtype)


def test_csv_is_text_in_every_cell_that_a_formula_could_be(tmp_path: Path) -> None:
    file = tmp_path / "arms.csv"
    to_csv([Trial(arms=(Arm(HOSTILE, description="-1"),))], file, "arms")
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert from_csv_cell(rows[0]["label"]) == HOSTILE
    assert rows[0]["label"].startswith("'=")
    assert rows[0]["description"] == "'-1"
    to_csv(TRIALS, file, "trials", formulas="keep")
    assert file.read_bytes().count(b"\r\n") >= len(TRIALS)


def test_hostile_text_comes_back_equal_from_every_frame(tmp_path: Path) -> None:
    trial = Trial(trial_id=HOSTILE, brief_title=HOSTILE, keywords=(HOSTILE,), arms=(Arm(HOSTILE),))
    file = tmp_path / "x.parquet"
    to_parquet([trial], file)
    assert from_arrow(parquet.read_table(file)) == (trial,)
    assert from_arrow(to_polars([trial]).to_arrow()) == (trial,)
    assert to_pandas([trial], "arms")["label"].tolist() == [HOSTILE]


def test_a_table_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    def never() -> list[Trial]:
        raise AssertionError

    for call in (
        lambda: to_table([], "gloom"),
        lambda: to_polars([], "gloom"),
        lambda: to_pandas([], "gloom"),
        lambda: to_parquet([], tmp_path / "x", "gloom"),
        lambda: to_csv([], tmp_path / "x", "gloom"),
    ):
        with pytest.raises(
            ValueError, match="no table is called 'gloom'; there are: trials, overview, arms, "
        ):
            call()
    assert not (tmp_path / "x").exists()


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    def broken() -> Iterator[Trial]:
        yield TRIALS[0]
        raise RuntimeError("no more")

    for write, name in ((to_parquet, "x.parquet"), (to_csv, "x.csv")):
        file = tmp_path / name
        write(TRIALS, file)
        before = file.read_bytes()
        with pytest.raises(RuntimeError, match="no more"):
            write(broken(), file)
        assert file.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.csv", "x.parquet"]


def test_what_is_no_trial_is_refused() -> None:
    for name in ("trials", "arms"):
        with pytest.raises(TypeError, match="neither a"):
            to_table([1], name)  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"is one record; give several: \[trial\]"):
        to_table(TRIALS[0], "arms")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a list is no table of Arrow"):
        from_arrow([1])
    assert from_arrow(to_arrow(TRIALS).to_batches()[0]) == TRIALS


@pytest.mark.parametrize(
    ("package", "call", "extra"),
    [
        ("pyarrow", lambda: to_table([]), "arrow"),
        ("pyarrow", lambda: to_table([], "arms"), "arrow"),
        ("pyarrow.parquet", lambda: to_parquet([], "x"), "arrow"),
        ("polars", lambda: to_polars([]), "polars"),
        ("pandas", lambda: to_pandas([]), "pandas"),
    ],
)
def test_a_missing_package_is_one_line(
    package: str, call: object, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'mscregistry\[{extra}\]'$") as raised:
        call()  # type: ignore[operator]  # one of the functions above
    assert "\n" not in str(raised.value)


def test_a_set_gives_the_same(tmp_path: Path) -> None:
    trials = TrialSet(
        [Reading(one, Source("", str(place)), "x") for place, one in enumerate(TRIALS)]
    )
    assert trials.to_arrow().equals(to_arrow(trials))
    assert trials.to_arrow("arms").equals(tidy_table(trials, "arms"))
    assert isinstance(trials.to_polars("arms"), pl.DataFrame)
    assert isinstance(trials.to_pandas("arms"), pd.DataFrame)
    trials.to_parquet(tmp_path / "x.parquet")
    assert from_arrow(parquet.read_table(tmp_path / "x.parquet")) == TRIALS
    trials.to_csv(tmp_path / "x.csv", "arms")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith('"record","trial_id"')


def test_the_room_loads_what_is_asked_for_and_no_more() -> None:
    assert set(export.__all__) == set(dir(export))
    for name in export.__all__:
        assert getattr(export, name) is not None
    with pytest.raises(AttributeError, match=r"'mscregistry\.export' has no attribute 'to_gloom'"):
        export.to_gloom  # type: ignore[attr-defined]  # noqa: B018 - it must raise
