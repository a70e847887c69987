"""What every test may use: how hard Hypothesis tries, and where the shared sample data are."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.timing import untraced

if TYPE_CHECKING:
    from collections.abc import Generator

# The same examples on every run and machine, so that a change is what makes a test fail.  No time
# limits, since a busy machine is no fault of ours.
settings.register_profile(
    "tests",
    derandomize=True,
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# New examples on every run, and many; a failing one is kept in .hypothesis and tried first.
settings.register_profile(
    "fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("MSC_PROFILE", "tests"))

_REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of the shared sample data, which stands beside a developer's checkout."""
    folder = _REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared sample data is not beside this checkout")
    return folder


def _is_untraced(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("untraced", "fuzz"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put those whose lines are not counted last: what is worked out once is counted before."""
    items.sort(key=_is_untraced)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Run a test that tries one thing many thousand times without counting the lines it runs."""
    with untraced() if _is_untraced(item) else nullcontext():
        return (yield)


#: Programs that measure need more than the tests do, and are none.
collect_ignore = ["benchmarks"]
