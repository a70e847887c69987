"""What every test may use: how hard Hypothesis tries, and where the shared sample data are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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


#: Programs that measure need more than the tests do, and are none.
collect_ignore = ["benchmarks"]
