"""Points in time while they are read, for words further on may tell what they are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from mscregistry.grammar.times.amount_parts import Time, joined_spans
from mscregistry.grammar.times.points import Event, Side, TimePoint, TimeWindow
from mscregistry.source import Span

if TYPE_CHECKING:
    from mscregistry.grammar.times.durations import Duration


@define(eq=False)
class Draft:
    """A point in time that is being read."""

    #: What is known of it.
    point: TimePoint
    #: Where its words stand.
    spans: list[Span]
    #: Whether the words leave no doubt.
    sure: bool = True
    #: Whether it says its side, and waits for what is on that side of: `before and after surgery`.
    waits: bool = False

    @classmethod
    def of_time(cls, time: Time, length: Duration, *, numbered: bool) -> Draft:
        """Give the draft of a number of time."""
        point = TimePoint(length, numbered=numbered, tolerance=time.tolerance)
        return cls(point, list(time.spans), time.sure)

    @property
    def is_free(self) -> bool:
        """Whether it is a time that nothing says what it is counted from."""
        return self.point.time is not None and self.point.side is None and self.point.event is None

    def count_from(self, side: Side | None, event: Event | None, spans: list[Span]) -> None:
        """Say what it is counted from."""
        self.point = evolve(self.point, side=side, event=event)
        self.spans += spans
        self.waits = event is None

    def move_to(self, time: Time) -> None:
        """Make it the time that it is counted on to, counted from the same."""
        self.point = evolve(self.point, time=time.low, tolerance=time.tolerance)
        self.spans += time.spans
        self.sure = self.sure and time.sure

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Where its words stand, in reading order."""
        return joined_spans(self.spans)


@define(eq=False)
class WindowDraft:
    """A stretch of time that is being read."""

    #: Where it begins, and where it ends.
    start: Draft | None
    end: Draft | None
    #: Where the words between the two stand.
    spans: list[Span] = field(factory=list)

    @property
    def window(self) -> TimeWindow:
        """The stretch as read so far."""
        start, end = self.start, self.end
        return TimeWindow(
            None if start is None else start.point, None if end is None else end.point
        )

    @property
    def sure(self) -> bool:
        """Whether the words of both ends leave no doubt."""
        return all(one.sure for one in (self.start, self.end) if one is not None)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Where its words stand, in reading order."""
        ends = [span for one in (self.start, self.end) if one is not None for span in one.spans]
        return joined_spans([*self.spans, *ends])
