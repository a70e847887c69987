"""A study's bytes to a trial in one go, for a study in which nothing is odd."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctgov_json.fields import EARLY, LATE
from mscregistry.parsers.tree.builder import Builder, Odd

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial
    from mscregistry.parsers.tree.shape import Shape

_LATE: Final = ("resultsSection", "documentSection", "annotationSection", "derivedSection")
_EARLY: Final = ("protocolSection", "hasResults")


@cache
def _way(shape: Shape, others: tuple[str, ...]) -> Callable[[bytes], Any]:
    """Give the function that reads some branches of a study, and passes over the others."""
    try:
        from mscregistry.parsers.tree.wire import Wire, attribute
    except ImportError:  # the extra ``fast`` is not installed: all goes the careful way
        return lambda _: None

    decode = Wire(shape, others).decode
    build = Builder(attribute).build(shape)

    def read(data: bytes) -> Any:  # noqa: ANN401 - a trial of which some fields are read
        found = decode(data)
        if found is None:
            return None
        try:
            return build(found)
        except (Odd, KeyError):
            return None

    return read


def read_early(data: bytes) -> Trial | None:
    """Give the trial of the protocol section, or None where anything is odd."""
    trial: Trial | None = _way(EARLY, _LATE)(data)
    return trial


def read_late(data: bytes) -> Trial | None:
    """Give a trial of the other sections alone, or None where anything is odd."""
    trial: Trial | None = _way(LATE, _EARLY)(data)
    return trial
