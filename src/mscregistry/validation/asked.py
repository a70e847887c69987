"""What rules ask of every record: its registry, and the day of its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mscregistry.model import Trial


def is_of(trial: Trial, key: str) -> bool:
    """Say whether the number of a record is one of a registry, by its key in our table."""
    registry = trial.registry
    return registry is not None and registry.key == key


def day_known(trial: Trial, on: date) -> date:
    """Give the day by which a record tells how things stand: that of the check, or of its copy.

    Many formats say when the registry gave the copy out; what came later it cannot know.  Asked
    only where something seems late, for it may have to be read first.
    """
    copied = None if trial.derived is None else trial.derived.version_holder
    return on if copied is None else min(on, copied.latest)
