"""What an aspect says of one trial and all those of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from mscregistry.model import Trial

    #: A number for each trial of a set; not a number where there is none.
    Numbers = NDArray[Any]


class Compared(NamedTuple):
    """How alike a trial and each one of a set are in one aspect."""

    #: From 0 to 1; not a number where either says nothing of it.
    scores: Numbers
    #: Gives the sentence for one trial of the set, by its place.
    said: Callable[[int], str]


class Aspect(Protocol):
    """An aspect in which any trial can be compared with those of a set."""

    def to(self, trial: Trial) -> Compared:
        """Compare a trial with every one of the set."""
