"""A bar is shown where somebody looks and work is long; everywhere else the items just pass."""

import builtins
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr

import pytest

from mscregistry import progress
from mscregistry.errors import MissingExtra
from mscregistry.progress import with_progress


class Terminal(io.StringIO):
    """Standard error that a person looks at."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)


def shown_on(stream: io.StringIO, items: Iterable[int], *, show: bool | None = None) -> str:
    """Give what is written while the items pass."""
    with redirect_stderr(stream):
        assert list(with_progress(items, "reading", show=show)) == [1, 2, 3]
    return stream.getvalue()


@pytest.fixture
def without_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    really_import = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name.partition(".")[0] == "tqdm":
            raise ImportError("No module named 'tqdm'", name="tqdm")
        return really_import(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)


def numbers() -> Iterator[int]:
    yield from (1, 2, 3)


def test_a_bar_is_shown_on_a_terminal() -> None:
    bar = shown_on(Terminal(), [1, 2, 3])
    assert "reading:" in bar
    assert "/3 " in bar


def test_a_bar_needs_no_length() -> None:
    assert "reading: 0 documents" in shown_on(Terminal(), numbers())


def test_short_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 60.0)
    assert shown_on(Terminal(), [1, 2, 3]) == ""


def test_a_bar_can_be_forbidden() -> None:
    assert shown_on(Terminal(), [1, 2, 3], show=False) == ""


def test_where_nobody_looks_there_is_none() -> None:
    assert shown_on(io.StringIO(), [1, 2, 3]) == ""


def test_a_program_without_a_console_reads_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert list(with_progress([1, 2, 3], "reading")) == [1, 2, 3]


def test_a_bar_can_be_asked_for() -> None:
    assert "reading" in shown_on(io.StringIO(), [1, 2, 3], show=True)


@pytest.mark.usefixtures("without_tqdm")
def test_without_tqdm_there_is_none() -> None:
    assert shown_on(Terminal(), [1, 2, 3]) == ""


@pytest.mark.usefixtures("without_tqdm")
def test_without_tqdm_a_bar_that_is_asked_for_is_missed() -> None:
    with pytest.raises(MissingExtra) as caught:
        list(with_progress([1, 2, 3], "reading", show=True))
    assert str(caught.value) == (
        "a progress bar needs an extra: pip install 'mscregistry[progress]'"
    )
