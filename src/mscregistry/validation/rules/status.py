"""The status of a trial and what must be so with it: MSC21x."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Needs, Rule
from mscregistry.vocab import DateKind, EnrollmentKind, Status, StudyType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

_STOPPED: Final = frozenset({Status.TERMINATED, Status.SUSPENDED, Status.WITHDRAWN})
_EXPANDED: Final = frozenset(
    {
        Status.AVAILABLE,
        Status.NO_LONGER_AVAILABLE,
        Status.TEMPORARILY_NOT_AVAILABLE,
        Status.APPROVED_FOR_MARKETING,
    }
)
#: What says nothing of whether a trial is one of expanded access.
#: So the WHO's portal calls whatever does not recruit.
_EITHER: Final = frozenset({Status.WITHHELD, Status.UNKNOWN, Status.NOT_RECRUITING})
_OVER: Final = frozenset({Status.COMPLETED, Status.TERMINATED})
_BEGUN: Final = frozenset(
    {
        Status.RECRUITING,
        Status.ENROLLING_BY_INVITATION,
        Status.ACTIVE_NOT_RECRUITING,
        Status.COMPLETED,
    }
)
#: A number of participants that changes so much between two records is most often a slip.
_FACTOR: Final = 10


def _reason_without_stop(trial: Trial) -> Iterator[Finding]:
    """The record says why the trial was stopped, and its status is not one of those stopped.

    Bad::

        Trial(overall_status=Status.RECRUITING, why_stopped="Slow accrual")

    Good::

        Trial(overall_status=Status.TERMINATED, why_stopped="Slow accrual")
    """
    known = isinstance(trial.overall_status, Status)
    if trial.why_stopped and known and trial.overall_status not in _STOPPED:
        yield Finding(
            f"it says why it was stopped, and the status is {trial.overall_status}",
            "why_stopped",
            "overall_status",
        )


def _stop_without_reason(trial: Trial) -> Iterator[Finding]:
    """The trial was terminated, suspended or withdrawn, and the record does not say why.

    ClinicalTrials.gov has a field for the reason; it tells readers whether safety, futility or
    slow accrual ended it.

    Bad::

        Trial(trial_id="NCT04194671", overall_status=Status.TERMINATED)

    Good::

        Trial(trial_id="NCT04194671", overall_status=Status.TERMINATED, why_stopped="Slow accrual")
    """
    registry = trial.registry
    asked = registry is not None and registry.key == "CTGOV"
    if asked and trial.overall_status in _STOPPED and not trial.why_stopped:
        yield Finding(f"it is {trial.overall_status}, and no reason is given", "overall_status")


def _status_of_expanded_access(trial: Trial) -> Iterator[Finding]:
    """The status belongs to another type of study.

    Available, no longer available, temporarily not available and approved for marketing are
    statuses of expanded access, and of nothing else.

    Bad::

        Trial(study_type=StudyType.INTERVENTIONAL, overall_status=Status.AVAILABLE)

    Good::

        Trial(study_type=StudyType.EXPANDED_ACCESS, overall_status=Status.AVAILABLE)
    """
    status, kind = trial.overall_status, trial.study_type
    if not isinstance(status, Status) or not isinstance(kind, StudyType) or status in _EITHER:
        return
    if (status in _EXPANDED) is not (kind is StudyType.EXPANDED_ACCESS):
        yield Finding(f"{status} is no status of {kind} studies", "overall_status", "study_type")


def _withdrawn_with_participants(trial: Trial) -> Iterator[Finding]:
    """The trial was withdrawn, and has participants.

    Withdrawn means that it was stopped before the first participant was enrolled.

    Bad::

        Trial(overall_status=Status.WITHDRAWN, enrollment=Enrollment(24))

    Good::

        Trial(overall_status=Status.WITHDRAWN, enrollment=Enrollment(0, EnrollmentKind.ACTUAL))
    """
    enrolled = 0 if trial.enrollment is None else trial.enrollment.count
    if trial.overall_status is Status.WITHDRAWN and enrolled > 0:
        yield Finding(
            f"it is withdrawn, and {enrolled} take part",
            "enrollment.count",
            "overall_status",
        )


def _over_with_estimates(trial: Trial) -> Iterator[Finding]:
    """The trial is over, and its number of participants or its end is called estimated.

    Once a trial is completed or terminated, what was planned is replaced by what was.

    Bad::

        Trial(
            overall_status=Status.COMPLETED,
            enrollment=Enrollment(40, EnrollmentKind.ESTIMATED),
        )

    Good::

        Trial(overall_status=Status.COMPLETED, enrollment=Enrollment(38, EnrollmentKind.ACTUAL))
    """
    if trial.overall_status not in _OVER:
        return
    if trial.enrollment is not None and trial.enrollment.kind is EnrollmentKind.ESTIMATED:
        yield Finding(
            f"it is {trial.overall_status}, and the number of participants is called estimated",
            "enrollment.kind",
            "overall_status",
        )
    for path in ("primary_completion_date", "completion_date"):
        when = getattr(trial, path)
        if when is not None and when.kind is DateKind.ESTIMATED:
            yield Finding(
                f"it is {trial.overall_status}, and {path} is called estimated",
                path,
                "overall_status",
            )


def _recruiting_at_no_site(trial: Trial) -> Iterator[Finding]:
    """The trial recruits, and none of its sites does.

    Only where every site has a status of its own.

    Bad::

        Trial(
            overall_status=Status.RECRUITING,
            sites=(Site("Hospital A", status=Status.COMPLETED),),
        )

    Good::

        Trial(
            overall_status=Status.RECRUITING,
            sites=(
                Site("Hospital A", status=Status.COMPLETED),
                Site("Hospital B", status=Status.RECRUITING),
            ),
        )
    """
    statuses = {site.status for site in trial.sites}
    if trial.overall_status is Status.RECRUITING and statuses:
        known = all(isinstance(one, Status) for one in statuses)
        if known and not statuses & {Status.RECRUITING, Status.ENROLLING_BY_INVITATION}:
            yield Finding("it recruits, and no site does", "overall_status", "sites")


def _site_recruits_alone(trial: Trial) -> Iterator[Finding]:
    """A site recruits, and the trial does not recruit yet, or no longer.

    Bad::

        Trial(
            overall_status=Status.NOT_YET_RECRUITING,
            sites=(Site("Hospital A", status=Status.RECRUITING),),
        )

    Good::

        Trial(
            overall_status=Status.RECRUITING,
            sites=(Site("Hospital A", status=Status.RECRUITING),),
        )
    """
    overall = trial.overall_status
    closed = {Status.NOT_YET_RECRUITING, Status.ACTIVE_NOT_RECRUITING, *_STOPPED, Status.COMPLETED}
    for at, site in enumerate(trial.sites if overall in closed else ()):
        if site.status is Status.RECRUITING:
            yield Finding(
                f"this site recruits, and the status of the trial is {overall}",
                f"sites[{at}].status",
                "overall_status",
            )


def _unknown_without_last_status(trial: Trial) -> Iterator[Finding]:
    """The status is unknown, and the one that was last known is not there.

    ClinicalTrials.gov keeps it in a field of its own when it sets a status to unknown.

    Bad::

        Trial(trial_id="NCT04194671", overall_status=Status.UNKNOWN)

    Good::

        Trial(
            trial_id="NCT04194671",
            overall_status=Status.UNKNOWN,
            last_known_status=Status.RECRUITING,
        )
    """
    registry = trial.registry
    asked = registry is not None and registry.key == "CTGOV"
    if asked and trial.overall_status is Status.UNKNOWN and trial.last_known_status is None:
        yield Finding(
            "the status is unknown, and the last known one is not there", "overall_status"
        )


def _nobody_in_a_trial_that_began(trial: Trial) -> Iterator[Finding]:
    """The trial has begun, and its number of participants is 0.

    Bad::

        Trial(overall_status=Status.RECRUITING, enrollment=Enrollment(0))

    Good::

        Trial(overall_status=Status.RECRUITING, enrollment=Enrollment(30))
    """
    nobody = trial.enrollment is not None and trial.enrollment.count == 0
    if trial.overall_status in _BEGUN and nobody:
        yield Finding(
            f"the status is {trial.overall_status}, and nobody takes part",
            "enrollment.count",
            "overall_status",
        )


def _enrollment_tenfold(trial: Trial, earlier: Trial) -> Iterator[Finding]:
    """The number of participants is more than ten times what it was, or less than a tenth.

    A change so large between two records of a trial is most often a slip of a figure.

    Earlier::

        Trial(trial_id="NCT04194671", enrollment=Enrollment(20))

    Bad::

        Trial(trial_id="NCT04194671", enrollment=Enrollment(2000))

    Good::

        Trial(trial_id="NCT04194671", enrollment=Enrollment(60))
    """
    now, then = trial.enrollment, earlier.enrollment
    if now is None or then is None or not now.count or not then.count:
        return
    if max(now.count, then.count) > _FACTOR * min(now.count, then.count):
        yield Finding(f"{now.count} take part, and {then.count} did before", "enrollment.count")


RULES: Final = (
    Rule(
        "MSC210",
        Severity.WARNING,
        _reason_without_stop,
        "ClinicalTrials.gov, data element Why Study Stopped",
        verified=False,
    ),
    Rule(
        "MSC211",
        Severity.INFO,
        _stop_without_reason,
        "ClinicalTrials.gov, data element Why Study Stopped",
        verified=False,
        absent=("why_stopped",),
    ),
    Rule(
        "MSC212",
        Severity.ERROR,
        _status_of_expanded_access,
        "ClinicalTrials.gov API v2: statuses",
        verified=True,
    ),
    Rule(
        "MSC213",
        Severity.WARNING,
        _withdrawn_with_participants,
        "ClinicalTrials.gov: definition of withdrawn; the count is our own",
        verified=False,
    ),
    Rule(
        "MSC214",
        Severity.WARNING,
        _over_with_estimates,
        "protocol registration system; text not public",
        verified=False,
    ),
    Rule("MSC215", Severity.WARNING, _recruiting_at_no_site, "our own", verified=False),
    Rule("MSC216", Severity.WARNING, _site_recruits_alone, "our own", verified=False),
    Rule(
        "MSC217",
        Severity.INFO,
        _unknown_without_last_status,
        "ClinicalTrials.gov API v2: lastKnownStatus",
        verified=True,
    ),
    Rule("MSC218", Severity.WARNING, _nobody_in_a_trial_that_began, "our own", verified=False),
    Rule(
        "MSC219",
        Severity.WARNING,
        _enrollment_tenfold,
        "our own, after ctgovhistory",
        verified=False,
        needs=Needs.EARLIER,
    ),
)
