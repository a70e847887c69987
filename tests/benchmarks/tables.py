"""How fast trials become tables, and how fast they are asked: the rows for Arrow and predicates."""

from __future__ import annotations

import timeit
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from mscregistry.export import to_arrow
from mscregistry.query import Predicate, q
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing import sample_trials
from mscregistry.trialset import TrialSet
from mscregistry.vocab import Phase, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial

TRIALS = 50_000
ROUNDS = 7
#: The fields of a trial that are one text, code, number or truth, of those that records often have.
SCALARS = (
    "trial_id",
    "brief_title",
    "official_title",
    "acronym",
    "overall_status",
    "why_stopped",
    "last_known_status",
    "study_type",
    "has_results",
    "delayed_posting",
    "results_waived",
    "brief_summary",
    "detailed_description",
    "source_registry",
    "record_country",
    "prospective_registration",
    "target_size",
    "actual_enrollment",
    "intervention_description",
    "start_date",
    "primary_completion_date",
    "completion_date",
    "first_posted_date",
    "last_update_date",
    "verified_date",
)


def rows() -> None:
    """Print the rows."""
    trials = list(sample_trials(TRIALS))
    _arrow(trials)
    _filter(trials)


def _arrow(trials: list[Trial]) -> None:
    def by_hand() -> object:
        return [[getattr(trial, name) for trial in trials] for name in SCALARS]

    found = _ratio(lambda: to_arrow(trials, columns=SCALARS), by_hand)
    print(f"{'50,000 trials → Arrow, 25 scalar columns ÷ getattr':<72} {found:8.2f}   goal ≤ 2")
    seconds = min(timeit.repeat(lambda: to_arrow(trials), number=1, repeat=ROUNDS))
    print(f"{'  the full schema, seconds':<72} {seconds:8.2f}   goal ≤ 3")


def _filter(trials: list[Trial]) -> None:
    """Compare a filter of four predicates with what one writes by hand."""
    readings = TrialSet([Reading(trial, Source(""), "sample") for trial in trials])
    asked = (
        q.status.is_in("recruiting", "completed"),
        q.phase.has_any("PHASE2", "PHASE3"),
        q.enrollment >= 30,
        q.start.before("2020"),
    )
    wanted = {Status.RECRUITING, Status.COMPLETED}

    def by_hand() -> object:
        return [
            reading
            for reading in readings
            if reading.trial.overall_status in wanted
            and (Phase.PHASE2 in reading.trial.phases or Phase.PHASE3 in reading.trial.phases)
            and reading.trial.enrollment is not None
            and reading.trial.enrollment.count >= 30
            and reading.trial.start_date is not None
            and reading.trial.start_date.latest < date(2020, 1, 1)
        ]

    if list(readings.where(*asked)) != by_hand():
        raise RuntimeError("the filter and the comprehension differ")
    found = _ratio(lambda: readings.where(*asked), by_hand)
    print(f"{'filter of four predicates ÷ a comprehension by hand':<72} {found:8.2f}   goal ≤ 3")
    found = _ratio(lambda: readings.where(_all(asked)), by_hand)
    print(f"{'  the same as one predicate':<72} {found:8.2f}")


def _all(asked: tuple[Predicate, ...]) -> Predicate:
    first, *others = asked
    for one in others:
        first &= one
    return first


def _ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        one = timeit.timeit(ours, number=1)
        found.append(one / timeit.timeit(theirs, number=1))
    return median(found)


if __name__ == "__main__":
    rows()
