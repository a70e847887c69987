"""How the figures of an outcome are reported, and what they are set beside."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Amount  # noqa: TC004 - no more than a type here, and too much to load with the model


class ContrastKind(StrEnum):
    """How an outcome's figures are reported.

    >>> ContrastKind("change_from_baseline").name
    'CHANGE_FROM_BASELINE'
    """

    #: The difference from the first value.
    CHANGE_FROM_BASELINE = "change_from_baseline"
    #: A change in percent.
    PERCENT_CHANGE = "percent_change"
    #: A change over time, such as a slope.
    RATE_OF_CHANGE = "rate_of_change"
    #: A change, from what is not said.
    CHANGE = "change"
    #: The difference between groups.
    DIFFERENCE = "difference"
    #: How many of those looked at.
    PROPORTION = "proportion"
    #: How long until something happens.
    TIME_TO_EVENT = "time_to_event"
    #: How often something happens.
    INCIDENCE = "incidence"
    #: How many events or people.
    COUNT = "count"
    #: Whether a value is reached.
    THRESHOLD = "threshold"


@frozen
class Contrast:
    """What an outcome's figures are, and what they are set beside."""

    #: How they are reported.
    kind: ContrastKind
    #: What they are set beside: `baseline`, or the words for a group; in the order said.
    against: tuple[str, ...] = ()
    #: What is to be reached, such as a fall of at least 50 %.
    threshold: Amount | None = None

    def __str__(self) -> str:
        """Give the kind, what it is set beside, and what is to be reached."""
        beside = f" vs {', '.join(self.against)}" if self.against else ""
        return f"{self.kind}{beside}{'' if self.threshold is None else f' {self.threshold}'}"
