"""Times that records state: when an outcome is measured, and when something is given."""

from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.frame_reading import read_time_frame, times_named_in
from mscregistry.grammar.times.frames import TimeFrame
from mscregistry.grammar.times.infusion_durations import read_infusion_durations
from mscregistry.grammar.times.points import Event, Rate, Side, TimePoint, TimeWindow
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.grammar.times.schedules import read_schedules

__all__ = [
    "Duration",
    "Event",
    "Rate",
    "Schedule",
    "Side",
    "TimeFrame",
    "TimePoint",
    "TimeWindow",
    "read_infusion_durations",
    "read_schedules",
    "read_time_frame",
    "times_named_in",
]
