"""Which record of a set is the one before another of the same trial."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Trial


def earlier_records(trials: Iterable[Trial | None]) -> Mapping[int, Trial]:
    """Give, by the place of each record, the record of the same number that was updated before it.

    Records that do not say when they were updated, or of which it cannot be told which came first,
    are compared with none.

    >>> from mscregistry.grammar.dates import PartialDate
    >>> from mscregistry.model import Trial
    >>> new, old = [
    ...     Trial(trial_id="a", last_update_date=PartialDate(year)) for year in (2021, 2019)
    ... ]
    >>> earlier_records([new, old])[0] is old
    True
    """
    by_number: dict[str, list[tuple[int, Trial, PartialDate]]] = {}
    for place, trial in enumerate(trials):
        if trial is not None and trial.trial_id is not None:
            updated = trial.last_update_date or trial.last_update_submitted_date
            if updated is not None:
                number = trial.trial_id.strip().upper()
                by_number.setdefault(number, []).append((place, trial, updated))
    found: dict[int, Trial] = {}
    for records in by_number.values():
        ordered = sorted(records, key=lambda one: one[2].sort_key)
        for (_, before, at), (place, _, then) in itertools.pairwise(ordered):
            if at.before(then) is Truth.TRUE:
                found[place] = before
    return found
