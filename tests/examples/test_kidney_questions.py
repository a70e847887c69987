"""Ten questions of a reviewer have the same answers in memory, in a database and in plain SQL."""

import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "kidney_questions.py"


@pytest.fixture
def main() -> Callable[[list[str]], int]:
    found = runpy.run_path(str(EXAMPLE))["main"]
    assert callable(found)
    return found  # type: ignore[no-any-return]


def counts(shown: str) -> list[int]:
    """Give how many trials answer each question."""
    lines = [line for line in shown.splitlines() if line.endswith(" undecided)")]
    return [int(line.split()[0]) for line in lines]


def test_the_bundled_examples_answer_each_of_them(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert counts(capsys.readouterr().out) == [8, 4, 4, 2, 5, 2, 2, 2, 5, 2]


def test_real_records_answer_them_in_all_three_ways_alike(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str], shared: Path
) -> None:
    assert main([str(shared / "samples"), str(shared / "seeds")]) == 0
    shown = counts(capsys.readouterr().out)
    assert len(shown) == 10
    assert shown[0] >= 10


def test_ways_that_differ_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = runpy.run_path(str(EXAMPLE))
    found["main"].__globals__["SQL"] = (
        "FROM facets f SELECT f.record WHERE list_contains($kidney, 'x')",
        *found["SQL"][1:],
    )
    with pytest.raises(RuntimeError, match="which trials give MSC in kidney disease differ"):
        found["main"]([])
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), str(EXAMPLE.parent / "studies")])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(EXAMPLE), run_name="__main__")
    assert ended.value.code == 0
