"""What cannot be read comes back as a reading that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.errors import FaultyDocument, UnknownFormat
from mscregistry.issues import Code, Severity

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '{"protocolSection":{"identificationModule":{"nctId":"NCT99999999"}}}'
BAD = '{"protocolSection":'


def test_a_broken_record_is_one_of_the_readings(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text(f"{GOOD}\n{BAD}\n{GOOD}\n")
    first, failed, last = msc.scan(path, on_error="collect")
    assert (first.failed, failed.failed, last.failed) == (False, True, False)
    assert isinstance(failed, msc.FailedReading)
    assert failed.locator is not None
    assert failed.locator.read().decode() == BAD
    (issue,) = failed.issues
    assert (issue.code, issue.severity) == (Code.NOT_READ, Severity.ERROR)
    assert "not well-formed JSON" in issue.message
    assert repr(failed) == f"<FailedReading of {path} at {len(GOOD) + 1}: BrokenRecord>"


def test_a_document_that_cannot_be_read_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some prose.")
    (tmp_path / "b.json").write_text(GOOD)
    failed, good = msc.scan(tmp_path, on_error="collect")
    assert isinstance(failed, msc.FailedReading)
    assert isinstance(failed.error, UnknownFormat)
    assert repr(failed) == f"<FailedReading of {tmp_path / 'a.txt'}: UnknownFormat>"
    assert not good.failed


def test_with_strict_what_has_issues_has_failed() -> None:
    odd = '{"protocolSection":{"identificationModule":{"nctId":7}}}'
    failed, good = msc.scan([odd, GOOD], on_error="collect", strict=True)
    assert isinstance(failed, msc.FailedReading)
    assert isinstance(failed.error, FaultyDocument)
    assert not good.failed


def test_a_set_keeps_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text(f"{GOOD}\n{BAD}\n")
    trials = msc.load(tmp_path, tmp_path / "missing", on_error="collect")
    assert len(trials) == 1
    assert [type(one.error).__name__ for one in trials.failures] == [
        "BrokenRecord",
        "UnreadableSource",
    ]
    assert trials == msc.TrialSet(list(trials))


def test_without_collecting_the_first_error_is_raised() -> None:
    with pytest.raises(msc.errors.BrokenRecord):
        list(msc.scan(f"{GOOD}\n{BAD}\n{GOOD}\n".encode()))


@pytest.mark.parametrize("read", [msc.scan, msc.load])
def test_an_unknown_way_with_errors_is_refused(read: object) -> None:
    with pytest.raises(ValueError, match="on_error is 'raise' or 'collect', and not 'skip'"):
        read(GOOD, on_error="skip")  # type: ignore[operator]  # either function


def test_progress_is_told_by_document() -> None:
    steps: list[tuple[int, int | None]] = []
    list(msc.scan(GOOD, GOOD, progress=lambda done, total: steps.append((done, total))))
    assert steps == [(1, 2), (2, 2)]
