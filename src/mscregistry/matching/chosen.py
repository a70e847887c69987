"""Which of a patient's observations a criterion is about: the latest one in time.

Dates may be partial, so that several can be the latest; what is true of all of them is true.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import Anchor
from mscregistry.matching.observations import Observation
from mscregistry.matching.ranges import Days
from mscregistry.matching.windows import in_window
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.expressions import Window


@frozen
class Chosen:
    """The observations of which one is the latest."""

    #: Those that can be it.
    observations: tuple[Observation, ...]
    #: Whether one of them surely is in time.
    certain: bool


def in_time(observation: Observation, window: Window | None, on: Days) -> Truth:
    """Say whether an observation counts: made by the day that is asked about, and in the window.

    One without a date counts where the criterion names no time, as the present value.
    """
    if observation.date is None:
        return Truth.of(window is None)
    day = Days.of(observation.date)
    if window is None:
        return day.up_to(on)
    within = in_window(window, day, day, on)
    # Only what is to be measured later is made after the day that is asked about.
    return within if window.anchor is Anchor.AFTER else within & day.up_to(on)


def latest(observations: Iterable[Observation], window: Window | None, on: Days) -> Chosen:
    """Give the observations that can be the latest in time."""
    timed = [(one, in_time(one, window, on)) for one in observations]
    possible = [one for one, truth in timed if truth is not Truth.FALSE]
    sure = [one for one, truth in timed if truth is Truth.TRUE]
    newest = max([_days(one).first for one in sure], default=date.min)
    return Chosen(tuple([one for one in possible if _days(one).last >= newest]), bool(sure))


def _days(observation: Observation) -> Days:
    """Give the days it can be of; what has no date may be of any."""
    return Days.of(observation.date) if observation.date else Days(date.min, date.max)
