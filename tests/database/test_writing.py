"""What is written is all there or not at all; newer versions keep the older ones."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from attrs import evolve

from mscregistry.database import Written, open_database, to_duckdb
from mscregistry.database.layout import SCHEMA
from mscregistry.errors import NoSuchTrial, SeveralRecords, UnusableDatabase
from mscregistry.export.tables import TABLES, tidy_table
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, Trial
from mscregistry.query import q
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.vocab import Status

TRIALS = tuple(sample_trials(5, seed=3))
QUICK = ("arms", "sites", "references")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a place for a database."""
    return tmp_path / "trials.duckdb"


def version(
    day: str | None, status: Status = Status.RECRUITING, number: str | None = "T1"
) -> Trial:
    """Give a record of one trial as it was on a day."""
    when = None if day is None else PartialDate.of(day)
    return Trial(trial_id=number, overall_status=status, last_update_date=when)


def test_trials_are_written_and_read_back_equal(file: Path) -> None:
    assert to_duckdb(TRIALS, file, tables=QUICK) == Written(added=5, known=0)
    with open_database(file) as database:
        assert database.trials == TRIALS
        assert list(database) == list(TRIALS)
        assert len(database) == 5
        assert database.tables == QUICK
        assert database.ids == tuple([one.trial_id for one in TRIALS])
        assert database.sources == ("0", "1", "2", "3", "4")
        number = TRIALS[2].trial_id
        assert number is not None
        assert database[number] == TRIALS[2]
        with pytest.raises(NoSuchTrial, match="'NCT00000001' among 5 records"):
            database["NCT00000001"]
        assert repr(database) == f"<Database {file}>"
        found = database.where(q.phase.has("PHASE2")).unknown(q.has_results).latest()
        assert repr(found) == (
            "<Selection of the latest records: the phase has PHASE2; "
            "not known whether there are results>"
        )
    with pytest.raises(duckdb.ConnectionException):
        open_closed(file).execute("SELECT 1")


def open_closed(file: Path) -> duckdb.DuckDBPyConnection:
    database = open_database(file)
    database.close()
    return database.connection


def test_every_table_holds_what_the_tidy_table_has(file: Path) -> None:
    to_duckdb(TRIALS, file)
    with open_database(file) as database:
        assert database.tables == tuple(TABLES)
        for name in TABLES:
            assert database.to_arrow(name).to_pylist() == tidy_table(TRIALS, name).to_pylist()
        assert database.where(q.id == str(TRIALS[1].trial_id)).to_arrow("trials").num_rows == 1
        assert database.to_arrow("records").num_rows == 5
        assert database.to_arrow("facets").num_rows == 5
        with pytest.raises(ValueError, match="has no table 'gloom'; it has: trials, facets, rec"):
            database.to_arrow("gloom")


def test_the_same_record_is_written_once_and_another_format_is_another_record(file: Path) -> None:
    reading = Reading(version("2020-01"), Source("x", "x.txt"), "toy")
    assert to_duckdb([version("2020-01"), version("2020-01")], file, tables=[]) == Written(1, 1)
    assert to_duckdb([version("2020-01"), reading], file) == Written(1, 1)
    assert to_duckdb([reading, version("2020-02")], file) == Written(1, 1)
    with open_database(file) as database:
        assert database.sources == ("0", "x.txt", "2")
        rows = database.connection.execute("SELECT format, source FROM trials ORDER BY record")
        assert rows.fetchall() == [(None, None), ("toy", "x.txt"), (None, None)]


def test_newer_versions_keep_the_older_ones(file: Path) -> None:
    first, second = version("2020-01-05"), version("2021-03", Status.COMPLETED)
    other, undated, nameless = (
        version("2019", number="T2"),
        version(None),
        version("2020", number=None),
    )
    to_duckdb([second, other, nameless], file, tables=["arms"])
    to_duckdb([first, undated, version("2018", number=None)], file)
    with open_database(file) as database:
        assert len(database) == 6
        latest = database.latest()
        assert latest.trials == (second, other, nameless, version("2018", number=None))
        assert latest.where(q.status == "completed").trials == (second,)
        assert database.where(q.status == "recruiting").latest().trials == (
            other,
            nameless,
            version("2018", number=None),
        )
        assert latest["T1"] == second
        with pytest.raises(SeveralRecords, match=r"T1 is in 3 records that differ \(0, 3, 4\)"):
            database["T1"]
        rows = database.connection.execute("SELECT count(*) FROM latest_trials").fetchall()
        assert rows == [(4,)]


def test_more_than_one_chunk_is_numbered_through(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mscregistry.database.writing._CHUNK", 2)
    monkeypatch.setattr("mscregistry.database.selection._AT_ONCE", 2)
    to_duckdb((one for one in TRIALS), file, tables=QUICK)
    with open_database(file) as database:
        assert database.records == (0, 1, 2, 3, 4)
        assert database.trials == TRIALS
        assert database.to_arrow("arms").to_pylist() == tidy_table(TRIALS, "arms").to_pylist()


def test_what_fails_on_the_way_leaves_the_database_as_it_was(file: Path) -> None:
    def broken() -> Iterator[Trial]:
        yield from TRIALS
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        to_duckdb(broken(), file)
    with pytest.raises(UnusableDatabase, match="it is empty"):
        open_database(file)
    to_duckdb(TRIALS[:1], file, tables=QUICK)
    with pytest.raises(TypeError, match="neither a Trial nor a Reading"):
        to_duckdb([TRIALS[1], "NCT00000102"], file)  # type: ignore[list-item]
    with open_database(file) as database:
        assert database.trials == TRIALS[:1]


def test_a_connection_of_your_own_is_used_and_stays_open() -> None:
    connection = duckdb.connect()
    to_duckdb(TRIALS, connection, tables=QUICK)
    with open_database(connection) as database:
        assert len(database) == 5
    assert connection.execute("SELECT count(*) FROM records").fetchall() == [(5,)]
    connection.execute("BEGIN TRANSACTION")
    with pytest.raises(UnusableDatabase, match=r"a transaction is open in it\. Commit it or roll"):
        to_duckdb(TRIALS, connection)


def test_a_database_keeps_the_tables_it_was_made_with(file: Path) -> None:
    to_duckdb(TRIALS[:1], file, tables="arms")
    assert to_duckdb(TRIALS[1:2], file).added == 1
    assert to_duckdb(TRIALS[2:3], file, tables=["arms"]).added == 1
    with pytest.raises(UnusableDatabase, match=r"made with the tables arms\. Leave out tables=…"):
        to_duckdb(TRIALS[3:4], file, tables=["sites"])
    with pytest.raises(ValueError, match="no table is called 'gloom'; there are: arms, "):
        to_duckdb(TRIALS[3:4], file, tables=["gloom"])
    empty = duckdb.connect()
    to_duckdb([], empty, tables=[])
    with pytest.raises(UnusableDatabase, match="made with the tables none"):
        to_duckdb(TRIALS, empty, tables=["arms"])


def test_a_file_that_is_no_database_of_ours_is_refused(file: Path) -> None:
    with pytest.raises(UnusableDatabase, match=r"trials\.duckdb: .*does not exist"):
        open_database(file)
    file.write_text("no database")
    with pytest.raises(UnusableDatabase, match=r"trials\.duckdb: "):
        open_database(file)
    other = duckdb.connect()
    other.execute("CREATE TABLE mine (x INTEGER)")
    with pytest.raises(UnusableDatabase, match=r"holds other tables \(mine\) and none of mscreg"):
        open_database(other)
    with pytest.raises(UnusableDatabase, match="Take a file of its own"):
        to_duckdb(TRIALS, other)
    other.execute("CREATE TABLE mscregistry (name VARCHAR, value VARCHAR)")
    with pytest.raises(UnusableDatabase, match=f"its schema is not told, .* reads {SCHEMA}"):
        open_database(other)
    other.execute("INSERT INTO mscregistry VALUES ('schema', 'mscregistry/duckdb/99')")
    with pytest.raises(UnusableDatabase, match="its schema is mscregistry/duckdb/99, and this"):
        open_database(other)
    for wrong in (7, None):
        with pytest.raises(TypeError, match="neither a path nor a connection of DuckDB"):
            open_database(wrong)  # type: ignore[arg-type]


def test_every_table_view_and_column_has_a_comment(file: Path) -> None:
    to_duckdb([], file)
    with open_database(file) as database:
        for what in ("tables", "views", "columns"):
            internal = "WHERE NOT internal"
            rows = database.connection.execute(f"SELECT * FROM duckdb_{what}() {internal}")  # noqa: S608 - three words of ours
            names = [one[0] for one in rows.description or ()]
            named, comment = names.index(f"{what[:-1]}_name"), names.index("comment")
            missing = [
                (row[names.index("table_name")] if what == "columns" else "", row[named])
                for row in rows.fetchall()
                if not row[comment]
            ]
            views = [one for one in missing if one[0].startswith("latest")]
            assert missing == views, what


def test_hostile_text_is_kept_and_is_never_sql(file: Path) -> None:
    hostile = "'; DROP TABLE trials; --\"\0=cmd|' /C calc'!A0\u202e${x}%s?"
    trial = Trial(
        trial_id=hostile,
        brief_title=hostile,
        overall_status=None,
        arms=(Arm(hostile, description=hostile),),
        keywords=(hostile,),
    )
    to_duckdb([Reading(trial, Source(hostile, hostile), hostile)], file)
    with open_database(file) as database:
        assert database.trials == (trial,)
        assert database.sources == (hostile,)
        assert database[hostile] == trial
        assert database.where(q.title.contains(hostile)).trials == (trial,)
        assert database.where(q.id == hostile, q.keyword.contains("drop table")).ids == (hostile,)
        assert database.to_arrow("arms").column("label").to_pylist() == [hostile]


def test_half_of_a_pair_of_surrogates_comes_back_too(file: Path) -> None:
    trial = Trial(trial_id="a\ud800", brief_title="\udc80 cells", keywords=("\ud83d",))
    named = Reading(trial, Source("", "\ud800.txt"), "toy\udfff")
    to_duckdb([trial, named], file)
    with open_database(file) as database:
        assert database.trials == (trial, trial)
        assert database.where(q.title.contains("cells")).trials == (trial, trial)
        assert database.where(q.id == "a\ud800").trials == (trial, trial)
        assert database.ids == ("a\\ud800", "a\\ud800")


def test_an_evolved_trial_is_another_record_of_the_same_day(file: Path) -> None:
    trial = version("2020-01")
    to_duckdb([trial, evolve(trial, brief_title="New")], file, tables=[])
    with open_database(file) as database:
        assert len(database) == 2
        assert database.latest().trials == (evolve(trial, brief_title="New"),)
