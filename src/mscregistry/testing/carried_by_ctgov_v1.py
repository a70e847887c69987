"""What of a trial a study of the ClinicalTrials.gov API, version 1, can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.model import Trial
from mscregistry.parsers.ctgov_v1.fields import STUDY
from mscregistry.testing.carried_by_ctgov_json import carried as carried_by_ctgov_json
from mscregistry.testing.carried_by_tree import carried as carried_by_tree

if TYPE_CHECKING:
    from mscregistry.model.annotations import Annotations
    from mscregistry.model.derived import Derived, SubmissionTracking


def carried(trial: Trial) -> Trial:
    """Give a trial with what version 2 carries and version 1 has a place for.

    Version 1 says that a day is not known in the place of the day.
    """
    annotations, derived = trial.annotations, trial.derived
    told = evolve(
        trial,
        annotations=None if annotations is None else _without_days(annotations),
        derived=None if derived is None else _tracked(derived),
    )
    found: Trial | None = carried_by_tree(STUDY, carried_by_ctgov_json(told))
    return found or Trial()


def _without_days(annotations: Annotations) -> Annotations:
    events = [
        evolve(one, date_unknown=_unknown(one.date, is_unknown=one.date_unknown))
        for one in annotations.unposted_events
    ]
    return evolve(annotations, unposted_events=tuple(events))


def _tracked(derived: Derived) -> Derived:
    tracking = derived.submission_tracking
    return evolve(derived, submission_tracking=None if tracking is None else _sent(tracking))


def _sent(tracking: SubmissionTracking) -> SubmissionTracking:
    infos = [
        evolve(
            one,
            unrelease_date_unknown=_unknown(
                one.unrelease_date, is_unknown=one.unrelease_date_unknown
            ),
        )
        for one in tracking.submission_infos
    ]
    return evolve(tracking, submission_infos=tuple(infos))


def _unknown(day: object, *, is_unknown: bool | None) -> bool | None:
    return True if is_unknown and day is None else None
