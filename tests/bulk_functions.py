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


class Mute(Exception):
    """An error that says nothing, takes no note and cannot be sent."""

    def __str__(self) -> str:
        raise ValueError("nothing to say")

    def add_note(self, _: str) -> None:
        raise TypeError("no notes")

    def __reduce__(self) -> str:
        raise TypeError("not to be packed")


def fail_mutely(_: Reading) -> str:
    """Raise an error of which nothing can be had."""
    raise Mute


def hand_out_a_function(_: Reading) -> object:
    """Give what cannot be sent to another process."""
    return lambda: 0


def die(_: Reading) -> None:
    """End the process at once, as one does that is killed."""
    os._exit(3)
