"""A schedule of giving while it is read."""

from __future__ import annotations

from attrs import define, evolve, field

from mscregistry.grammar.times.amount_parts import joined_spans
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Rate, TimePoint
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.source import Span


@define(eq=False)
class ScheduleDraft:
    """A schedule that is being read."""

    #: The places of its first token, and behind its last one.
    first: int
    end: int
    #: What is known of it, as in `Schedule`.
    points: list[TimePoint] = field(factory=list)
    rate: Rate | None = None
    doses: int | None = None
    lasting: Duration | None = None
    #: Where its words stand.
    spans: list[Span] = field(factory=list)
    #: Whether the words leave no doubt.
    sure: bool = True
    #: Whether its own words name what is given.
    named: bool = False
    #: Whether it is only allowed.
    allowed: bool = False

    @property
    def schedule(self) -> Schedule:
        """The schedule as read so far."""
        # `at baseline (day 0)` is one day.
        begins = any(point.time is not None and point.time.value == 0 for point in self.points)
        points = [one for one in self.points if one.time is not None or not begins]
        found = Schedule(tuple(dict.fromkeys(points)), self.rate, self.doses, self.lasting)
        return evolve(found, allowed=self.allowed)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Where its words stand, in reading order."""
        return joined_spans(self.spans)
