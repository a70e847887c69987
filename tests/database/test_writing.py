"""What is written is all there or not at all; newer versions keep the older ones."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from attrs import evolve

from mscregistry.database import Written, open_database, to_duckdb
from mscregistry.database.layout import SCHEMA
from mscregistry.errors import NoSuchTrial, SeveralRecords, UnusableDatabase
from mscregistry.export.tables import TABLES, tidy_table
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, SecondaryId, Trial
from mscregistry.query import q
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.trialset import TrialSet
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
        assert number in database
        assert TRIALS[2] in database
        assert "NCT00000001" not in database
        assert Trial() not in database
        assert 7 not in database
        assert database
        assert not database.where(q.id == "x")
        assert database.to_polars("arms").to_dicts() == tidy_table(TRIALS, "arms").to_pylist()
        assert list(database.to_pandas("arms")["place"]) == list(
            tidy_table(TRIALS, "arms")["place"].to_pylist()
        )
        found = database.where(q.phase.has("PHASE2")).unknown(q.has_results).latest()
        assert repr(found) == (
            "<Selection of the latest records: among the phases is PHASE2; "
            "not known whether there are results>"
        )


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
        with pytest.raises(
            SeveralRecords, match=r"records that differ \(0, 3, 4\); take \.latest\(\)\["
        ):
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


def test_one_trial_is_no_list_of_them(file: Path) -> None:
    with pytest.raises(TypeError, match=r"is one record; give several: \[trial\]"):
        to_duckdb(TRIALS[0], file)  # type: ignore[arg-type]


def test_a_file_that_is_open_is_told(file: Path) -> None:
    to_duckdb(TRIALS[:1], file, tables=QUICK)
    with open_database(file), pytest.raises(UnusableDatabase, match="close it first"):
        to_duckdb(TRIALS, file)


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
    with pytest.raises(UnusableDatabase, match=r"Is a transaction open in it\? Commit it or roll"):
        to_duckdb(TRIALS, connection)


def test_a_database_keeps_the_tables_it_was_made_with(file: Path) -> None:
    to_duckdb(TRIALS[:1], file, tables="arms")
    assert to_duckdb(TRIALS[1:2], file).added == 1
    assert to_duckdb(TRIALS[2:3], file, tables=["arms"]).added == 1
    with pytest.raises(UnusableDatabase, match=r"made with the tables arms\. Leave out tables=…"):
        to_duckdb(TRIALS[3:4], file, tables=["sites"])
    with pytest.raises(ValueError, match="no table is called 'gloom'; there are: overview, "):
        to_duckdb(TRIALS[3:4], file, tables=["gloom"])
    empty = duckdb.connect()
    to_duckdb([], empty, tables=[])
    with pytest.raises(UnusableDatabase, match="made with the tables none"):
        to_duckdb(TRIALS, empty, tables=["arms"])


def test_a_file_that_is_no_database_of_ours_is_refused(file: Path) -> None:
    with pytest.raises(UnusableDatabase, match=r"trials\.duckdb: there is no such file\. Write"):
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


def test_a_record_that_comes_again_stays_where_it_was_first(file: Path) -> None:
    one, two = version(None), version(None, Status.COMPLETED)
    assert to_duckdb([one, two, one], file, tables=[]) == Written(added=2, known=1)
    with open_database(file) as database:
        assert database.trials == (one, two)


def test_threads_may_ask_one_database(file: Path) -> None:
    to_duckdb(sample_trials(60), file, tables=QUICK)
    asked = [q.enrollment >= 30, q.phase.has("PHASE2"), q.start.before("2015"), q.has_results]
    with open_database(file) as database:
        expected = [database.where(one).records for one in asked]
        with ThreadPoolExecutor(4) as pool:
            for _ in range(10):
                found = list(pool.map(lambda one: database.where(one).records, asked))
                assert found == expected


def test_of_two_who_write_at_once_one_is_told(file: Path) -> None:
    to_duckdb(TRIALS[:1], file, tables=QUICK)
    connection = duckdb.connect(str(file))

    def meanwhile() -> Iterator[Trial]:
        with pytest.raises(UnusableDatabase, match="Another one is writing into it; write again"):
            to_duckdb(TRIALS[2:3], connection.cursor())
        yield TRIALS[1]

    assert to_duckdb(meanwhile(), connection.cursor()).added == 1
    assert to_duckdb(TRIALS[2:3], connection.cursor()).added == 1
    connection.close()
    with open_database(file) as database:
        assert database.trials == TRIALS[:3]


def test_settings_and_tables_of_your_own_change_nothing() -> None:
    connection = duckdb.connect()
    connection.register("frame", tidy_table(TRIALS, "arms"))
    connection.execute("CREATE TEMP TABLE mine (x INTEGER)")
    connection.execute("SET default_order = 'desc'")
    to_duckdb(TRIALS, connection, tables=QUICK)
    database = open_database(connection)
    assert database.records == (0, 1, 2, 3, 4)
    assert database.trials == TRIALS
    assert database.ids == tuple([one.trial_id for one in TRIALS])


@pytest.mark.parametrize("path", ["", ":memory:", b":memory:", "x.duckdb\0y"])
def test_what_is_no_path_of_a_file_is_refused(path: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"is no path of a file; for a database in memory give a"):
        to_duckdb(TRIALS, path)


def test_a_path_is_never_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("md:mine", "sqlite:x.duckdb", "a'b;.duckdb", b"bytes.duckdb"):
        to_duckdb(TRIALS[:1], name, tables=[])
        with open_database(name) as database:
            assert len(database) == 1
    with pytest.raises(UnusableDatabase, match="cannot_be"):
        to_duckdb(TRIALS[:1], tmp_path / "no_such_folder" / "cannot_be.duckdb")


@pytest.mark.parametrize("table", ["facets", "records", "trials", "arms"])
def test_a_table_that_is_missing_is_told_when_it_is_opened(file: Path, table: str) -> None:
    to_duckdb(TRIALS, file, tables=QUICK)
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"DROP TABLE {table} CASCADE")
    for call in (lambda: open_database(file), lambda: to_duckdb(TRIALS, file)):
        with pytest.raises(UnusableDatabase, match=rf"are missing or not known \({table}"):
            call()


def test_tables_that_do_not_fit_together_are_told(file: Path) -> None:
    to_duckdb(TRIALS, file, tables=QUICK)
    with duckdb.connect(str(file)) as connection:
        connection.execute("DELETE FROM trials WHERE record = 2")
        connection.execute("INSERT INTO mscregistry VALUES ('table', 'gloom')")
    with pytest.raises(UnusableDatabase, match=r"missing or not known \(gloom\)"):
        open_database(file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("DELETE FROM mscregistry WHERE value = 'gloom'")
    with (
        open_database(file) as database,
        pytest.raises(UnusableDatabase, match="do not fit together: a trial is missing"),
    ):
        _ = database.trials


def test_a_database_that_was_closed_says_so(file: Path) -> None:
    to_duckdb(TRIALS, file, tables=QUICK)
    with open_database(file) as database:
        found = database.where(q.enrollment >= 0)
    for call in (lambda: found.records, lambda: list(database), lambda: database.to_arrow("arms")):
        with pytest.raises(UnusableDatabase, match=r"trials\.duckdb: .*[Cc]losed"):
            call()


def test_what_goes_wrong_is_told_and_not_that_nothing_can_be_undone() -> None:
    connection = duckdb.connect()

    def closing() -> Iterator[Trial]:
        connection.close()
        yield TRIALS[0]

    with pytest.raises(UnusableDatabase, match=r"[Cc]losed"):
        to_duckdb(closing(), connection)


def test_an_id_means_the_same_as_in_a_set(file: Path) -> None:
    trials = [
        version("2020", number="EUCTR2015-000950-39-SE"),
        version("2021", number="2020-000950-39"),
        Trial(trial_id="x", org_study_id=SecondaryId("X-1")),
    ]
    to_duckdb(trials, file, tables=[])
    held = TrialSet([Reading(one, Source(""), "toy") for one in trials])
    with open_database(file) as database:
        for asked in ("2015-000950-39-SE", "2015-000950-39", "2020-000950-39-DE", "X-1", "x"):
            assert database[asked] == held[asked], asked
            assert asked in database
            assert asked in held
        for missing in ("2015-000950-39-DE", "gloom"):
            assert missing not in database
            assert missing not in held


def test_an_installation_without_sources_has_tables_without_these_comments(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mscregistry.database.layout.field_comments", lambda _: {})
    to_duckdb(TRIALS, file, tables=[])
    with open_database(file) as database:
        assert database.trials == TRIALS


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
    assert to_duckdb([trial, named], file).added == 2
    assert to_duckdb([trial, named], file).known == 2
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
