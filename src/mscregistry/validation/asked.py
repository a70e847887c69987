"""What rules ask of every record: its registry, and whether a code is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscregistry.model import Trial


def is_of(trial: Trial, key: str) -> bool:
    """Say whether the number of a record is one of a registry, by its key in our table."""
    registry = trial.registry
    return registry is not None and registry.key == key
