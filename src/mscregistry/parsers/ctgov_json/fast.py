"""A study's bytes to a trial in one go, for a study in which nothing is odd."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mscregistry.lex.json_text import parse_json
from mscregistry.parsers.ctgov_json.fields import EARLY, LATE
from mscregistry.parsers.tree.json_dialect import V2
from mscregistry.parsers.tree.makers import GIVE_UP
from mscregistry.parsers.tree.of_plain import DictBuilder
from mscregistry.parsers.tree.of_structs import StructBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial
    from mscregistry.parsers.tree.shape import Shape
    from mscregistry.source import Source

_LATE: Final = ("resultsSection", "documentSection", "annotationSection", "derivedSection")
_EARLY: Final = ("protocolSection", "hasResults")


@cache
def _way(shape: Shape, others: tuple[str, ...]) -> Callable[[Source], Any]:
    """Give the function that reads some branches of a study, and passes over the others."""
    try:
        from mscregistry.parsers.tree.wire import Wire, attribute
    except ImportError:  # the extra ``fast`` is not installed
        decode = _parsed
        build = DictBuilder(V2).build(shape)
    else:
        decode = Wire(shape, others).decode
        build = StructBuilder(attribute).build(shape)

    def read(source: Source) -> Any:  # noqa: ANN401 - a trial of which some fields are read
        found = decode(source)
        if found is None:
            return None
        try:
            return build(found)
        except GIVE_UP:
            return None

    return read


def _parsed(source: Source) -> Any:  # noqa: ANN401 - any JSON
    return parse_json(source.text, source.name)


def read_early(source: Source) -> Trial | None:
    """Give the trial of the protocol section, or None where anything is odd."""
    trial: Trial | None = _way(EARLY, _LATE)(source)
    return trial


def read_late(source: Source) -> Trial | None:
    """Give a trial of the other sections alone, or None where anything is odd."""
    trial: Trial | None = _way(LATE, _EARLY)(source)
    return trial
