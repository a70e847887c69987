"""What other distributions add: entry points, each loaded by itself, so that none stops another."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from attrs import evolve, frozen

from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

#: What a plug-in may fail with: its own ``exit()`` is a fault like others, and Ctrl-C is none.
FAILURES: Final = (Exception, SystemExit)


class _Offered(Protocol):
    """What a plug-in may offer: it says which distribution it came with."""

    @property
    def distribution(self) -> str: ...


T = TypeVar("T", bound=_Offered)


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
    #: What it offers.
    what: str = "parser"

    def __str__(self) -> str:
        """Say in one line what is wrong with which distribution."""
        whose = f"the {self.what} {self.name!r} of {self.distribution!r}"
        return visible(f"{whose} cannot be used: {self.why}")


def plugged_in(
    group: str, kind: type[T], fault: Callable[[T], str | None]
) -> tuple[tuple[T, ...], tuple[BrokenPlugin, ...]]:
    """Give what the entry points of a group lead to, and those that are no use.

    Args:
        group: The group of the entry points, such as ``mscregistry.parsers``.
        kind: What each must lead to.
        fault: Says what is wrong with one, or `None`; asked in the order of their names, of each
            that is of the kind.
    """
    found: list[T] = []
    broken: list[BrokenPlugin] = []
    every = sorted(entry_points(group=group), key=lambda one: (one.name, _distribution(one)))
    for point in every:
        one = _loaded(point, kind, fault)
        if isinstance(one, str):
            what = kind.__name__.lower()
            broken.append(BrokenPlugin(_distribution(point), point.name, one, what))
        else:
            found.append(one)
    return tuple(found), tuple(broken)


def told(error: BaseException) -> str:
    """Give the kind and the words of what a plug-in raised, whose own code may fail at them."""
    try:
        words = str(error)
    except FAILURES:
        words = "it cannot say what"
    return f"{type(error).__name__}: {words}"


def _loaded(point: EntryPoint, kind: type[T], fault: Callable[[T], str | None]) -> T | str:
    """Give what an entry point leads to, or what is wrong with it."""
    try:
        found = point.load()
    except FAILURES as error:  # whatever a plug-in raises, it stops nobody else
        return f"loading it raised {told(error)}"
    try:
        if not isinstance(found, kind):
            return (
                f"it leads to something of type {type(found).__name__!r},"
                f" and not to a {kind.__name__}"
            )
        given: T = evolve(found, distribution=_distribution(point))  # type: ignore[misc]  # each is of attrs
        why = fault(given)
    except FAILURES as error:  # as above
        return f"looking at it raised {told(error)}"
    return given if why is None else why


def _distribution(point: EntryPoint) -> str:
    # One that was installed by halves has no name.
    name: str | None = None if point.dist is None else point.dist.name
    return name or "an unknown distribution"
