"""The demo reads what it is given, says why it cannot read the rest, and goes on."""

import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DEMO = Path(__file__).parent.parent.parent / "examples" / "demo.py"
DOCUMENTS = DEMO.parent / "documents"


@pytest.fixture
def main() -> Callable[[list[str]], int]:
    found = runpy.run_path(str(DEMO))["main"]
    assert callable(found)
    return found  # type: ignore[no-any-return]


def test_without_arguments_it_reads_the_documents_beside_it(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    for path in DOCUMENTS.iterdir():
        assert f", from {path}\n" in shown
    assert shown.count("not read  nothing\n") == len(list(DOCUMENTS.iterdir()))


def test_it_reads_what_is_named(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(DOCUMENTS / "aggregator.txt")]) == 0
    assert capsys.readouterr().out.count("read as  aggregator, from ") == 1


def test_it_says_what_it_cannot_read_and_goes_on(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("hello")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    assert main(["nowhere*.txt", str(tmp_path), str(DOCUMENTS / "aggregator.txt")]) == 1
    shown = capsys.readouterr().out
    assert "nowhere*.txt: cannot be opened: no file fits this pattern\n" in shown
    assert "a.txt: no known format; the document is text, beginning 'hello'.\n" in shown
    assert "b.pdf: cannot be read as text: it is a PDF file." in shown
    assert "read as  aggregator, from " in shown


def test_as_a_program_it_ends_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [str(DEMO), "nowhere.txt"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(DEMO), run_name="__main__")
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("nowhere.txt: cannot be opened: No such file")
