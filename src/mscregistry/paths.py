"""Field paths, written as in Python: ``arms[1].label``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from attrs import fields, has

from mscregistry.errors import NoSuchPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial
    from mscregistry.source import Span

#: The rooms of the views that are made of several statements.
_GRAMMAR: Final = "mscregistry.grammar."
_STEP: Final = re.compile(r"(?:^|\.)([A-Za-z]\w*)|\[(\d{1,9})\]")


def follow(trial: Trial, path: str) -> Any:  # noqa: ANN401 - a path may lead to a value of any type
    """Give the value at a field path.

    Raises:
        NoSuchPath: If a step of the path leads nowhere.
    """
    value: Any = trial
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise NoSuchPath(path, f"cannot be read from {path[at:]!r} on")
        name, index = step.groups()
        try:
            value = getattr(value, name) if name else value[int(index)]
        except (AttributeError, IndexError, TypeError) as error:
            near = _nearest(value, name)
            raise NoSuchPath(path, f"there is no {path[: step.end()]}{near}") from error
        at = step.end()
    return value


def _nearest(value: object, name: str | None) -> str:
    """Give the name that was perhaps meant, as the end of a sentence."""
    names = [one for one in dir(value) if not one.startswith("_")]
    near = get_close_matches(name or "", names, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def view_at(trial: Trial, path: str) -> object | None:
    """Give the derived view at a path that leads somewhere, or None where it is no view."""
    value = follow(trial, path)
    return value if hasattr(value, "place") else None


def places_in(value: Any) -> Iterator[tuple[str, tuple[Span, ...]]]:  # noqa: ANN401 - any value of the model
    """Yield field and spans of each derived view in a value, or in the parts of a view."""
    place = getattr(value, "place", None)
    if place is not None:
        yield place
    elif isinstance(value, tuple):
        for one in value:
            yield from places_in(one)
    elif has(type(value)) and type(value).__module__.startswith(_GRAMMAR):
        for one in fields(type(value)):
            yield from places_in(getattr(value, one.name))


def _says_nothing(value: Any) -> bool:  # noqa: ANN401 - any value of the model
    """Say whether it is an object of which every field is empty."""
    return has(type(value)) and all(
        getattr(value, one.name) is None or getattr(value, one.name) == ()
        for one in fields(type(value))
    )


def without_words(trial: Trial, path: str, value: object) -> str:
    """Say why there are no words for a path that leads somewhere."""
    if value is None or value == () or _says_nothing(value):
        return "the document does not say it"
    said = {one.name for one in fields(type(trial))}
    first = re.split(r"[.\[]", path, maxsplit=1)[0]
    if first in said and not path.startswith("eligibility.criteria"):
        return "the document gives it no words of its own; a label or a heading may have said it"
    return "it is worked out from other fields; ask for the words of those"
