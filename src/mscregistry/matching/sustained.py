"""Whether a value has been so for as long as a criterion wants.

The latest observations that all hold make a run.  The run lasts at least from its first
observation to its last, and at most from the one before it, that did not hold, to the day that is
asked about.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mscregistry.grammar.intervals import Interval
from mscregistry.matching.answers import Answer, unknown
from mscregistry.matching.chosen import in_time
from mscregistry.matching.elapsed import is_time, lasts
from mscregistry.matching.ranges import Days
from mscregistry.matching.said import said_time
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.expressions import Amount, Window
    from mscregistry.matching.needs import Need
    from mscregistry.matching.observations import Observation

    #: Observations, each with whether it holds.
    Held = Sequence[tuple[Observation, Answer]]
    #: The same with the days they can be of, the latest first.
    Timed = Sequence[tuple[Days, Observation, Answer]]


def wanted_length(duration: Amount) -> Interval:
    """Give how long it is to have been so: three months, as stated, are three months or more."""
    exact = duration.interval.exact
    return duration.interval if exact is None else Interval.at_least(exact)


def sustained(held: Held, duration: Amount, window: Window | None, on: Days, need: Need) -> Answer:
    """Say whether the observations show that it has been so for the time."""
    counting = [(one, answer, in_time(one, window, on)) for one, answer in held if one.date]
    timed = [
        (Days.of(one.date), one, answer)
        for one, answer, counts in counting
        if one.date is not None and counts is not Truth.FALSE
    ]
    timed.sort(key=lambda item: (item[0].first, item[0].last), reverse=True)
    if not timed or not is_time(duration.unit) or duration.unit is None:
        return unknown(f"for {said_time(duration)}: no dated values show how long", need)
    if any(counts is Truth.UNKNOWN for *_, counts in counting) or _entangled(timed):
        return unknown(
            f"for {said_time(duration)}: the dates of the values do not tell their order", need
        )
    _, newest, answer = timed[0]
    if answer.truth is not Truth.TRUE:
        return answer
    run = 1
    while run < len(timed) and timed[run][2].truth is Truth.TRUE:
        run += 1
    ended = run < len(timed) and timed[run][2].truth is Truth.FALSE
    began = Days(timed[run][0].first if ended else date.min, timed[run - 1][0].last)
    lasted = Days(timed[0][0].first, on.last)
    truth = lasts(began, lasted, wanted_length(duration), duration.unit)
    reason = f"from {timed[run - 1][1]} to {newest}, for {said_time(duration)}"
    if truth is Truth.UNKNOWN:
        return unknown(f"{reason}: not shown", need)
    sure = all(answer.sure for _, _, answer in timed[: run + 1])
    return Answer(truth, f"{reason}: {'so' if truth is Truth.TRUE else 'not so'}", sure=sure)


def _entangled(timed: Timed) -> bool:
    """Say whether two values that differ can have come in either order."""
    return any(
        one[2].truth is not other[2].truth
        and one[0].first <= other[0].last
        and other[0].first <= one[0].last
        for place, one in enumerate(timed)
        for other in timed[:place]
    )
