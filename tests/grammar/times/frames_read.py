"""What tests of the grammar of times ask: the printed frame, schedule or length."""

from __future__ import annotations

from mscregistry.grammar.stated import Passage
from mscregistry.grammar.times import (
    TimeFrame,
    read_infusion_durations,
    read_schedules,
    read_time_frame,
)


def frame(text: str) -> TimeFrame:
    found = read_time_frame(Passage("time_frame", text))
    assert found is not None
    return found


def said(text: str) -> str:
    """Print what a time frame says; a part that is not sure has a question mark."""
    return str(frame(text))


def schedules(text: str) -> list[str]:
    return [str(one) for one in read_schedules(Passage("description", text))]


def forms(text: str) -> list[tuple[str, ...]]:
    return [one.value.canonical for one in read_schedules(Passage("description", text))]


def lengths(text: str) -> list[str]:
    return [str(one) for one in read_infusion_durations(Passage("description", text))]
