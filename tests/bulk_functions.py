"""What the tests of `map_trials` run in other processes: functions of a module."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscregistry.reading import Reading


def number(reading: Reading) -> str | None:
    """Give the number of a trial."""
    return reading.trial.trial_id


def process(_: Reading) -> int:
    """Give the process that is at work."""
    return os.getpid()


def fail(reading: Reading) -> str:
    """Raise an error for one trial."""
    if reading.trial.trial_id == "NCT99990005":
        raise ZeroDivisionError("five is too many")
    return "fine"


class Stubborn(Exception):
    """An error that can be packed and not unpacked, as many are."""

    def __init__(self, number: str, why: str) -> None:
        super().__init__(f"{number}: {why}")


def fail_stubbornly(reading: Reading) -> str:
    """Raise an error that does not survive being sent."""
    raise Stubborn(reading.trial.trial_id or "", "no")


def linger(_: Reading) -> int:
    """Take long."""
    time.sleep(0.2)
    return os.getpid()
