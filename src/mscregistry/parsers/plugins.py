"""Parsers of other distributions: the entry points of the group ``mscregistry.parsers``."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.parsers.parser import FAILURES, Parser, told
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection
    from importlib.metadata import EntryPoint

#: The group of entry points under which distributions offer parsers.
GROUP: Final = "mscregistry.parsers"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class PluginWarning(UserWarning):
    """A plug-in is installed that cannot be used."""


@frozen
class BrokenPlugin:
    """A plug-in that cannot be used."""

    #: The distribution that offers it.
    distribution: str
    #: The name of its entry point.
    name: str
    #: What is wrong with it.
    why: str

    def __str__(self) -> str:
        """Say in one line what is wrong with which distribution."""
        whose = f"the parser {self.name!r} of {self.distribution!r}"
        return visible(f"{whose} cannot be used: {self.why}")


def plugged_in(taken: Collection[str]) -> tuple[tuple[Parser, ...], tuple[BrokenPlugin, ...]]:
    """Give the parsers of all plug-ins whose names are not `taken`, and those that are no use.

    Each is loaded by itself, so that one that fails stops no other.
    """
    parsers: list[Parser] = []
    broken: list[BrokenPlugin] = []
    names = {*taken}
    every = sorted(entry_points(group=GROUP), key=lambda one: (one.name, _distribution(one)))
    for point in every:
        found = _loaded(point, names)
        if isinstance(found, Parser):
            parsers.append(found)
            names.add(found.name)
        else:
            broken.append(BrokenPlugin(_distribution(point), point.name, found))
    return tuple(parsers), tuple(broken)


def _loaded(point: EntryPoint, taken: Collection[str]) -> Parser | str:
    """Give the parser that an entry point leads to, or what is wrong with it."""
    try:
        found = point.load()
    except FAILURES as error:  # whatever a plug-in raises, it stops nobody else
        return f"loading it raised {told(error)}"
    if not isinstance(found, Parser):
        return f"it leads to something of type {type(found).__name__!r}, and not to a Parser"
    if not is_good_name(found.name):
        return f"its name is {found.name!r}; use small letters, figures and hyphens"
    if found.name in taken:
        return f"there is another parser of the name {found.name!r}"
    return evolve(found, distribution=_distribution(point))


def is_good_name(name: object) -> bool:
    """Say whether a parser may have a name: small letters, figures, hyphens between.

    >>> is_good_name("anzctr-xml"), is_good_name("My Format")
    (True, False)
    """
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def _distribution(point: EntryPoint) -> str:
    # One that was installed by halves has no name.
    name: str | None = None if point.dist is None else point.dist.name
    return name or "an unknown distribution"
