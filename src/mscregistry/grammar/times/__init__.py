"""Times that records state: when an outcome is measured, and when something is given."""

from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.frame_reading import read_time_frame
from mscregistry.grammar.times.frames import TimeFrame
from mscregistry.grammar.times.points import Event, Rate, Side, TimePoint, TimeWindow

__all__ = [
    "Duration",
    "Event",
    "Rate",
    "Side",
    "TimeFrame",
    "TimePoint",
    "TimeWindow",
    "read_time_frame",
]
