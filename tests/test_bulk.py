"""A function over very many trials, in one process or in several."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

import mscregistry as msc
from mscregistry import bulk, units
from mscregistry.errors import BrokenRecord, MscRegistryError, UnreadableSource, WorkerDied
from mscregistry.parsers.ctgov_json import CTGOV_JSON
from mscregistry.parsers.documents import open_document
from mscregistry.pipeline import Desk
from tests import bulk_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.documents import Opened

STUDIES = [
    {"protocolSection": {"identificationModule": {"nctId": f"NCT9999{n:04}"}}} for n in range(40)
]
NUMBERS = [one["protocolSection"]["identificationModule"]["nctId"] for one in STUDIES]
LINES = "\n".join(map(json.dumps, STUDIES)).encode()
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make small files large, so that they are parted."""
    monkeypatch.setattr(units, "_UNIT_BYTES", 600)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Give a folder with the studies in a file of each kind, and one small file."""
    (tmp_path / "a.ndjson").write_bytes(LINES)
    (tmp_path / "b.json").write_bytes(json.dumps(STUDIES).encode())
    (tmp_path / "c.ndjson.gz").write_bytes(gzip.compress(LINES, 0))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        for name, study in zip(NUMBERS, STUDIES, strict=True):
            archive.writestr(f"{name}.json", json.dumps(study))
    (tmp_path / "e.json").write_text(json.dumps(STUDIES[0]))
    return tmp_path


def test_one_worker_is_this_process(documents: Path) -> None:
    found = list(msc.map_trials(documents, bulk_functions.number, workers=1))
    assert found == NUMBERS * 4 + NUMBERS[:1]
    assert set(msc.map_trials(LINES, bulk_functions.process, workers=1)) == {os.getpid()}
    assert list(msc.map_trials(LINES, lambda one: one.trial.trial_id, workers=1)) == NUMBERS


def test_several_workers_give_the_same_in_the_same_order(documents: Path) -> None:
    steps: list[tuple[int, int | None]] = []
    found = list(
        msc.map_trials(
            documents,
            bulk_functions.number,
            workers=2,
            progress=lambda done, total: steps.append((done, total)),
        )
    )
    assert found == NUMBERS * 4 + NUMBERS[:1]
    assert steps[-1] == (len(steps), None)
    assert os.getpid() not in set(msc.map_trials(LINES, bulk_functions.process, workers=2))


def test_out_of_order_nothing_is_lost(documents: Path) -> None:
    found = msc.map_trials(documents / "a.ndjson", bulk_functions.number, workers=2, ordered=False)
    assert sorted(map(str, found)) == NUMBERS


def test_documents_of_any_kind_are_sent(documents: Path) -> None:
    text = json.dumps(STUDIES[1])
    several: list[Any] = [
        documents / "e.json",
        io.BytesIO(LINES),
        memoryview(text.encode()),
        io.StringIO(text),
        msc.Source(text),
    ]
    found = list(msc.map_trials(several, bulk_functions.number, workers=2))
    assert found == [*NUMBERS[:1], *NUMBERS, *NUMBERS[1:2] * 3]


def test_other_formats_and_encodings_are_not_parted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(json.dumps(STUDIES).encode("utf-16"))
    page = (ROOT / "examples" / "documents" / "aggregator.txt").read_text(encoding="utf-8")
    (tmp_path / "b.txt").write_text(page, encoding="utf-8")
    found = list(msc.map_trials(tmp_path, bulk_functions.number, workers=1))
    assert found[:-1] == NUMBERS
    assert len(found) == 41


def test_what_cannot_be_read_comes_back_in_its_place(tmp_path: Path) -> None:
    lines = LINES.split(b"\n")
    lines[3] = b'{"protocolSection": '
    (tmp_path / "a.ndjson").write_bytes(b"\n".join(lines))
    (tmp_path / "b.json").write_bytes(json.dumps(STUDIES).encode()[:-300])
    (tmp_path / "c.json").write_bytes(b"some prose" * 100)
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04" + b"x" * 900)
    paths = [tmp_path, tmp_path / "missing.json"]
    found = list(msc.map_trials(paths, bulk_functions.number, workers=1, on_error="collect"))
    failed = [place for place, one in enumerate(found) if isinstance(one, msc.FailedReading)]
    assert failed[0] == 3
    assert len(failed) == 6
    with pytest.raises(MscRegistryError):
        list(msc.map_trials(tmp_path / "b.json", bulk_functions.number, workers=1))
    with pytest.raises(BrokenRecord):
        list(msc.map_trials(tmp_path / "a.ndjson", bulk_functions.number, workers=2))


def test_large_files_of_every_kind_are_parted(tmp_path: Path) -> None:
    array = json.dumps(STUDIES)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(array.encode(), 0))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("folder/", b"")
        archive.writestr("a.json", array)
        archive.writestr("b.json", json.dumps(STUDIES[0]))
        archive.writestr("README", "Some prose. " * 99)
        archive.writestr("../bad.json", array)
    with (tmp_path / "c.csv").open("w", encoding="utf-8-sig") as table:
        table.write("NCT Number,Title,Status\n")
        table.writelines([f"{one},Étude,Completed\n" for one in NUMBERS])
    desk = Desk(None, msc.Limits(), None, strict=False, collects=True)
    every = list(units.units_of(tmp_path, desk, 64))
    sent = pickle.loads(pickle.dumps(every))  # noqa: S301 - it was packed here
    found = [one for unit in sent for one in unit.readings(desk)]
    numbers = [one.trial.trial_id for one in found if not one.failed]
    assert numbers == [*NUMBERS, *NUMBERS, NUMBERS[0], *NUMBERS]
    assert [one.name.removeprefix(str(tmp_path)) for one in found if one.failed] == [
        "/b.zip/README",
        "/b.zip",
    ]
    assert len(every) > 12
    for one in found:
        if not one.failed:
            assert one.source.locator is not None
            data = one.source.locator.read().decode("utf-8-sig")
            assert data == one.source.text


def test_members_are_not_looked_for_again(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(None, msc.Limits(), None, strict=False, collects=False)
    several = list(units.units_of(documents / "d.zip", desk, 64))
    assert len(several) > 4
    monkeypatch.setattr("mscregistry.parsers.archives.members_of", None)
    found = [one for unit in several for one in unit.readings(desk)]
    assert [one.trial.trial_id for one in found if isinstance(one, msc.Reading)] == NUMBERS


@pytest.mark.parametrize("chunk", [1, 3])
def test_no_more_is_sent_at_once_than_was_said(documents: Path, chunk: int) -> None:
    desk = Desk(None, msc.Limits(), None, strict=False, collects=False)
    for unit in units.units_of([documents, *map(json.dumps, STUDIES)], desk, chunk):
        assert len(list(unit.readings(desk))) <= chunk


def test_a_file_that_changes_meanwhile_is_told(documents: Path) -> None:
    desk = Desk(None, msc.Limits(), None, strict=False, collects=True)
    path = documents / "a.ndjson"
    first, second, *_ = units.units_of(path, desk, 64)
    os.utime(path, ns=(1, 1))
    (changed,) = first.readings(desk)
    assert isinstance(changed, msc.FailedReading)
    assert "it was changed since it was read" in str(changed.error)
    path.unlink()
    (gone,) = second.readings(desk)
    assert isinstance(gone, msc.FailedReading)
    assert "No such file" in str(gone.error)


def test_a_folder_or_pattern_that_gives_nothing_comes_back_in_its_place(documents: Path) -> None:
    several: list[Any] = [documents / "e.json", documents / "*.pdf", documents / "e.json"]
    first, failed, last = msc.map_trials(
        several, bulk_functions.number, workers=1, on_error="collect"
    )
    assert first == last == NUMBERS[0]
    assert isinstance(failed, msc.FailedReading)
    results = msc.map_trials(several, bulk_functions.number, workers=2, chunk=1)
    assert next(results) == NUMBERS[0]
    with pytest.raises(UnreadableSource, match="no file fits this pattern"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_function_names_the_record(workers: int) -> None:
    with pytest.raises(ZeroDivisionError, match="five is too many") as caught:
        list(msc.map_trials(LINES, bulk_functions.fail, workers=workers))
    assert any("NCT99990005" in note for note in getattr(caught.value, "__notes__", [])) or (
        "NCT99990005" in str(caught.value.__cause__)
    )


def test_a_function_that_cannot_be_sent_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match=r"level of a module .* or take workers=1"):
        msc.map_trials(LINES, lambda one: one, workers=2)
    monkeypatch.setattr(bulk_functions.number, "__module__", "__main__")
    monkeypatch.setattr("pickle.dumps", lambda _: b"")
    monkeypatch.delattr(sys.modules["__main__"], "__file__", raising=False)
    with pytest.raises(TypeError, match="at a prompt or in a notebook"):
        msc.map_trials(LINES, bulk_functions.number, workers=2)


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    with pytest.raises(RuntimeError, match="Stubborn: NCT99990000: no") as caught:
        list(msc.map_trials(LINES, bulk_functions.fail_stubbornly, workers=2))
    assert any("NCT99990000" in note for note in caught.value.__notes__)


def test_an_error_of_which_nothing_can_be_had_is_told_all_the_same() -> None:
    with pytest.raises(RuntimeError, match="Mute: it does not say what"):
        list(msc.map_trials(LINES, bulk_functions.fail_mutely, workers=2))


def test_a_result_that_cannot_be_sent_is_told() -> None:
    with pytest.raises(TypeError, match="what fn gives cannot be sent"):
        list(msc.map_trials(LINES, bulk_functions.hand_out_a_function, workers=2))


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(WorkerDied, match="take workers=1"):
        list(msc.map_trials(LINES, bulk_functions.die, workers=2))


def test_what_is_no_function_or_no_way_to_start_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="fn is a function of a reading, and not of type 'int'"):
        msc.map_trials(LINES, 5)  # type: ignore[call-overload]  # wrong on purpose
    with pytest.raises(ValueError, match="magic"):
        msc.map_trials(LINES, bulk_functions.number, workers=2, start_method="magic")


def test_records_of_a_file_of_another_encoding_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    odd = LINES.replace(b"NCT99990003", b"NCT99990003 \xe9", 1)
    path.write_bytes(odd)
    desk = Desk(None, msc.Limits(), None, strict=False, collects=True)
    pieces = tuple(desk_pieces(path, desk))
    found = list(units._Pieces(CTGOV_JSON, str(path), pieces).readings(desk))
    assert [one.trial.trial_id for one in found if isinstance(one, msc.Reading)] == [
        one.trial.trial_id for one in msc.scan(path, format="ctgov-json")
    ]


def desk_pieces(path: Path, desk: Desk) -> Iterator[Any]:
    opened = cast("Opened", open_document(path))
    with opened.stream:
        for source in desk.sources(CTGOV_JSON, opened):
            yield units._piece(source)


def test_there_must_be_a_worker() -> None:
    with pytest.raises(ValueError, match="at least 1 document in a chunk, and not 0"):
        msc.map_trials(LINES, bulk_functions.number, chunk=0)
    with pytest.raises(ValueError, match="at least 1 worker, and not 0"):
        msc.map_trials(LINES, bulk_functions.number, workers=0)
    with pytest.raises(ValueError, match="'raise' or 'collect'"):
        msc.map_trials(LINES, bulk_functions.number, on_error="ignore")  # type: ignore[call-overload]  # wrong on purpose


def test_as_many_workers_as_processors_unless_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert set(msc.map_trials(LINES, bulk_functions.process)) == {os.getpid()}


def _children() -> set[int]:
    """Give the processes that were started by this one, and by those."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rsplit(")")[-1].split()[1]
            )
        except OSError:  # it has ended since
            continue
    found: set[int] = set()
    while (
        more := {one for one, parent in parents.items() if parent in {os.getpid(), *found}} - found
    ):
        found |= more
    return found


def _workers() -> set[int]:
    """Give those of them that are workers, and not what multiprocessing keeps beside them."""
    found = set()
    for one in _children():
        try:
            command = Path(f"/proc/{one}/cmdline").read_bytes()
        except OSError:
            continue
        if b"spawn_main" in command or b"--map-trials" in command:
            found.add(one)
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_workers_end_when_results_are_no_longer_asked_for() -> None:
    lines = LINES.split(b"\n")
    results = msc.map_trials(lines, bulk_functions.linger, workers=2, chunk=1)
    assert next(iter(results)) != os.getpid()
    assert _workers()
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert not _workers()


PROGRAM = """
import sys
import signal
import mscregistry as msc
from tests.bulk_functions import linger

if __name__ == "__main__":
    # A shell has what it runs in the background ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for _ in msc.map_trials(sys.argv[2], linger, workers=2, chunk=1):
        print("one", flush=True)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_on_ctrl_c_and_when_the_parent_dies_no_worker_is_left(
    how: signal.Signals, tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    for n in range(300):
        (tmp_path / f"{n}.json").write_text(json.dumps(STUDIES[n % 40]))
    with subprocess.Popen(
        [sys.executable, tmp_path / "program.py", "--map-trials", f"{tmp_path}/*.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline() == "one\n"
        workers = _workers() - {program.pid}
        assert len(workers) >= 2
        if how is signal.SIGINT:
            os.killpg(program.pid, how)
        else:
            program.kill()
        program.wait(20)
        errors = program.stderr.read()
    for _ in range(100):
        left = {one for one in workers if _is_alive(one)}
        if not left:
            break
        time.sleep(0.1)
    assert not left
    # The parent's own traceback, and none of a worker.
    assert errors.count("Traceback") == (1 if how is signal.SIGINT else 0)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_ctrl_c_before_a_worker_is_ready_leaves_nothing_and_says_nothing(tmp_path: Path) -> None:
    slow = PROGRAM.replace("import sys", "import sys\nimport time\n\ntime.sleep(0.5)", 1)
    (tmp_path / "program.py").write_text(slow)
    (tmp_path / "a.ndjson").write_bytes(LINES)
    with subprocess.Popen(
        [sys.executable, tmp_path / "program.py", "--map-trials", tmp_path / "a.ndjson"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as program:
        for _ in range(500):
            if workers := _workers() - {program.pid}:
                break
            time.sleep(0.01)
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=20)
    assert workers
    assert not _left(workers)
    assert errors.count("Traceback") == 1


def _left(processes: set[int]) -> set[int]:
    """Give those that are alive, when all had time to end.

    What was seen as a worker may have been what multiprocessing keeps beside them, for it looks
    like its parent at its start; that ends a moment after the parent.
    """
    for _ in range(500):
        if not {one for one in processes if _is_alive(one)}:
            break
        time.sleep(0.01)
    return {one for one in processes if _is_alive(one)}


def _is_alive(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


# ── What runs in a worker, tried here ──────────────────────────────────────────────────────────


def test_a_worker_leaves_ctrl_c_to_its_parent_and_ends_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[int] = []

    class Parent:
        def join(self) -> None:
            """Be dead already."""

    before = signal.getsignal(signal.SIGINT)
    try:
        bulk._begin()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        monkeypatch.setattr("multiprocessing.parent_process", Parent)
        monkeypatch.setattr(os, "_exit", ended.append)
        bulk._begin()
        for _ in range(100):
            if ended:
                break
            time.sleep(0.01)
    finally:
        signal.signal(signal.SIGINT, before)
    assert ended == [1]


def test_a_worker_gives_what_the_function_makes_of_one_unit() -> None:
    desk = Desk(None, msc.Limits(), None, strict=False, collects=True)
    unit = units._Documents((LINES.split(b"\n")[0], b"some prose"))
    number, failed = pickle.loads(bulk._apply(bulk_functions.number, desk, unit))  # noqa: S301 - it was packed here
    assert number == NUMBERS[0]
    assert isinstance(failed, msc.FailedReading)
    with pytest.raises(TypeError, match="cannot be sent"):
        bulk._apply(bulk_functions.hand_out_a_function, desk, unit)
    with pytest.raises(RuntimeError, match="it does not say what"):
        bulk._apply(bulk_functions.fail_mutely, desk, unit)


def test_small_and_large_documents_keep_their_order(tmp_path: Path) -> None:
    small = [json.dumps(one).encode() for one in STUDIES[:9]]
    (tmp_path / "a.ndjson").write_bytes(LINES)
    several: list[Any] = [*small, tmp_path / "a.ndjson", *small[:1]]
    found = list(msc.map_trials(several, bulk_functions.number, workers=1))
    assert found == [*NUMBERS[:9], *NUMBERS, NUMBERS[0]]


def test_a_large_file_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(LINES)

    def refuse(name: str) -> None:
        raise UnreadableSource(name, "no")

    monkeypatch.setattr(units, "open_document", refuse)
    assert len(list(msc.map_trials(path, bulk_functions.number, workers=1))) == 40
    monkeypatch.setattr(units, "Path", lambda _: refuse_stat())
    assert units._length("x") == 0


def refuse_stat() -> object:
    raise OSError("no")


def test_a_list_that_is_never_closed_raises_after_its_records(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(STUDIES)[:-1])
    results = msc.map_trials(tmp_path / "a.json", bulk_functions.number, workers=1)
    assert next(results) == NUMBERS[0]
    with pytest.raises(BrokenRecord, match="ends in the middle"):
        list(results)


class Unsendable(Exception):
    """An error that breaks on its way to another process."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


@pytest.mark.parametrize("error", [ZeroDivisionError("five"), Unsendable("five", "six")])
def test_an_error_in_a_worker_is_one_that_can_be_sent(error: Exception) -> None:
    def fail(_: msc.Reading) -> None:
        raise error

    desk = Desk(None, msc.Limits(), None, strict=False, collects=True)
    (unit,) = units.units_of(LINES.split(b"\n")[0], desk, 1)
    with pytest.raises((ZeroDivisionError, RuntimeError), match="five") as caught:
        bulk._apply(fail, desk, unit)
    sent = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - it was packed here
    assert "five" in str(sent)
    assert any(NUMBERS[0] in note for note in caught.value.__notes__)


def test_a_large_file_of_no_use_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8b\x08" + b"x" * 2000)
    (only,) = msc.map_trials(tmp_path, bulk_functions.number, workers=1, on_error="collect")
    assert isinstance(only, msc.FailedReading)
