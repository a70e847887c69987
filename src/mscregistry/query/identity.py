"""Which records are one: those of one number that were updated on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.vocab import TrialId
from mscregistry.vocab.trial_id import number_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def identity(trial: Trial) -> Hashable:
    """Give what records are compared by in sets: their number, and the day of their last update.

    The number is the whole one, with country and version; where each country keeps a record of
    its own, with that country.  A record without a number is compared by all that it says.

    >>> from mscregistry.model import Trial
    >>> identity(Trial(trial_id="nct 00000102"))
    ('NCT00000102', None, None)
    """
    if trial.trial_id is None:
        return trial
    updated = trial.last_update_date
    day = None if updated is None else str(updated)
    return (number_key(trial.trial_id), trial.record_country, day)


def number_of(trial: Trial) -> str | None:
    """Give the number of which records are versions: with the country, and without the version."""
    if trial.trial_id is None:
        return None
    found = TrialId.read(trial.trial_id)
    if found is None:
        return number_key(trial.trial_id) or None
    number = str(TrialId(found.registry, found.value, found.country))
    return number if trial.record_country is None else f"{number} {trial.record_country}"


def each_record_once(readings: Iterable[Reading]) -> dict[Hashable, Reading]:
    """Give the first of the readings of each record, in order."""
    found: dict[Hashable, Reading] = {}
    for reading in readings:
        found.setdefault(identity(reading.trial), reading)
    return found


def last_updated(trials: Iterable[tuple[int, Trial]]) -> int:
    """Give the place of the trial that was updated last; of equal ones, the last."""
    return max(trials, key=lambda pair: (_updated(pair[1]), pair[0]))[0]


def _updated(trial: Trial) -> tuple[int, int, int]:
    return (0, 0, 0) if trial.last_update_date is None else trial.last_update_date.sort_key
