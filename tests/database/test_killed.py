"""A process killed at any moment leaves the last complete state."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: a process is killed, and not the machine."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
    if not memory.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as made:
        yield Path(made)


def test_a_hundred_kills_leave_complete_states(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.database.killed", str(folder / "x.duckdb"), "100"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("100 kills, ")
    # Enough of them struck where something had been written, and enough where nothing had.
    grown = int(done.stdout.split()[2])
    assert 20 <= grown <= 100
