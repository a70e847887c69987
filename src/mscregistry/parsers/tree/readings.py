"""A reading of a tree: the trial at once, and the rest when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.deferred import defer
from mscregistry.parsers.tree.twin import twin_of
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.model import Trial
    from mscregistry.source import Source

_new = object.__new__
_twin: Any = twin_of(Reading)


def as_it_is(source: Source) -> Source:
    """Give the source itself: a tree is cut and read in one step."""
    return source


def reading_of(
    trial: Trial,
    source: Source,
    name: str,
    work_out: Callable[[Source, str], Mapping[str, object]],
) -> Reading:
    """Give a reading whose words and issues `work_out` finds, for a source and a field's name."""
    made: Any = _new(_twin)
    made.trial = trial
    made.source = source
    made.format = name
    made.__class__ = Reading
    defer(made, work_out, source)
    reading: Reading = made
    return reading
