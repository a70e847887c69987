"""Dates of a trial that do not fit each other, or the day of the check: MSC20x."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from mscregistry.issues import Severity
from mscregistry.truth import Truth
from mscregistry.validation.asked import day_known, is_of
from mscregistry.validation.days import after
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Needs, Rule
from mscregistry.vocab import DateKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Trial

_COURSE: Final = ("start_date", "primary_completion_date", "completion_date")
#: Pairs of which the first never comes after the second.
_RECORD: Final = (
    ("first_submitted_date", "first_submitted_qc_date"),
    ("first_submitted_qc_date", "first_posted_date"),
    ("first_posted_date", "last_update_date"),
    ("last_update_submitted_date", "last_update_date"),
    ("results_first_submitted_date", "results_first_posted_date"),
    ("results_first_posted_date", "last_update_date"),
)
_RUNNING: Final = frozenset(
    {
        Status.NOT_YET_RECRUITING,
        Status.RECRUITING,
        Status.ACTIVE_NOT_RECRUITING,
        Status.ENROLLING_BY_INVITATION,
        Status.SUSPENDED,
        Status.AVAILABLE,
    }
)
#: What was not told by the day of the copy may have been told since.
_COPY: Final = "if this copy is older than the day of the check, look at the registry"
#: So many days may go by until a change is reported.
_MONTH: Final = 30
#: Records of these are to be confirmed every year.
_YEAR: Final = relativedelta(years=1)


def _dates(trial: Trial, paths: tuple[str, ...]) -> Iterator[tuple[str, PartialDate]]:
    for path in paths:
        when = getattr(trial, path)
        if when is not None:
            yield path, when


def _updated(trial: Trial) -> tuple[str, PartialDate] | None:
    """Give the last day of which a record says that it is right."""
    every = ("last_update_date", "last_update_submitted_date", "verified_date")
    return max(_dates(trial, every), key=lambda one: one[1].latest, default=None)


def _start_after_completion(trial: Trial) -> Iterator[Finding]:
    """The trial begins after its (primary) completion.

    Dates of a month are compared as months; where they may be the same time, nothing is said.

    Bad::

        Trial(start_date=day("2021-06"), completion_date=day("2020-12-31"))

    Good::

        Trial(start_date=day("2021-06"), completion_date=day("2021-06-15"))
    """
    for path in _COURSE[1:]:
        end = getattr(trial, path)
        if (
            trial.start_date is not None
            and end is not None
            and end.before(trial.start_date) is Truth.TRUE
        ):
            yield Finding(
                f"it starts in {trial.start_date}, and {path} is {end}", "start_date", path
            )


def _completion_before_primary_completion(trial: Trial) -> Iterator[Finding]:
    """The trial is complete before its primary outcome is.

    The last examination for the primary outcome is one of the trial's examinations.

    Bad::

        Trial(primary_completion_date=day("2021-06"), completion_date=day("2021-05-31"))

    Good::

        Trial(primary_completion_date=day("2021-06"), completion_date=day("2021-06-30"))
    """
    first, last = trial.primary_completion_date, trial.completion_date
    if first is not None and last is not None and last.before(first) is Truth.TRUE:
        yield Finding(
            f"it is complete in {last}, and its primary outcome in {first}",
            "completion_date",
            "primary_completion_date",
        )


def _actual_after_update(trial: Trial) -> Iterator[Finding]:
    """A date that is called actual lies after the last update of the record.

    Nobody can report a day that has not come.

    Bad::

        Trial(start_date=day("2022-03", "ACTUAL"), last_update_date=day("2021-12-01"))

    Good::

        Trial(start_date=day("2022-03", "ESTIMATED"), last_update_date=day("2021-12-01"))
    """
    updated = _updated(trial)
    if updated is None:
        return
    for path, when in _dates(trial, _COURSE):
        if when.kind is DateKind.ACTUAL and when.after(updated[1]) is Truth.TRUE:
            yield Finding(
                f"{when} is called actual, and the record was last updated on {updated[1]}",
                path,
                updated[0],
            )


def _actual_in_the_future(trial: Trial, on: date) -> Iterator[Finding]:
    """A date that is called actual, or one of the record's history, has not come yet.

    Bad::

        Trial(start_date=day("2031-03", "ACTUAL"))

    Good::

        Trial(start_date=day("2031-03", "ESTIMATED"))
    """
    updated = trial.last_update_date
    if updated is not None and updated.after(on) is Truth.TRUE:
        yield Finding(
            f"the record was updated on {updated}, and the day of the check is {on}",
            "last_update_date",
            hint="give the day of the download, or a later one",
        )
        return
    history = ("first_posted_date", "results_first_posted_date")
    actual = [one for one in _dates(trial, _COURSE) if one[1].kind is DateKind.ACTUAL]
    for path, when in (*actual, *_dates(trial, history)):
        if when.after(on) is Truth.TRUE:
            yield Finding(f"{when} is said to have come, and it is {on}", path)


def _complete_and_open(trial: Trial, on: date) -> Iterator[Finding]:
    """The dates of completion are over, and the record says that the trial goes on.

    The status or the dates were not kept up to date; FDAAA TrialsTracker calls this a discrepancy
    of date and status.  Both dates must be over, where there are both.  A status that the registry
    itself calls unknown says nothing.

    Bad::

        Trial(overall_status=Status.RECRUITING, completion_date=day("2020-12"))

    Good::

        Trial(overall_status=Status.COMPLETED, completion_date=day("2020-12"))
    """
    ends = list(_dates(trial, _COURSE[1:]))
    if (
        trial.overall_status in _RUNNING
        and ends
        and all(when.before(on) is Truth.TRUE for _, when in ends)
        and all(when.before(day_known(trial, on)) is Truth.TRUE for _, when in ends)
    ):
        last = ends[-1]
        yield Finding(
            f"{last[0]} is {last[1]}, which is over, and the status is {trial.overall_status}",
            "overall_status",
            *[path for path, _ in ends],
            hint=_COPY,
        )


def _not_confirmed_for_a_year(trial: Trial, on: date) -> Iterator[Finding]:
    """A record of a trial that goes on was not confirmed for more than a year.

    42 CFR 11.64 asks for an update at least every twelve months; other registries ask otherwise.

    Bad::

        Trial(
            trial_id="NCT04194671",
            overall_status=Status.RECRUITING,
            verified_date=day("2021-03"),
        )

    Good::

        Trial(
            trial_id="NCT04194671",
            overall_status=Status.RECRUITING,
            verified_date=day("2025-12"),
        )
    """
    updated = _updated(trial)
    if trial.overall_status in _RUNNING and updated is not None and is_of(trial, "CTGOV"):
        path, when = updated
        year = after(when.latest, _YEAR)
        if year < on and year < day_known(trial, on):
            yield Finding(
                f"the status is {trial.overall_status}, and was last confirmed in {when}",
                path,
                "overall_status",
                hint=_COPY,
            )


def _estimated_before_update(trial: Trial) -> Iterator[Finding]:
    """A date that is called estimated was over when the record was last updated.

    At an update, a date that has passed is to be called actual, or moved.

    Bad::

        Trial(start_date=day("2020-03", "ESTIMATED"), last_update_date=day("2021-12-01"))

    Good::

        Trial(start_date=day("2020-03", "ACTUAL"), last_update_date=day("2021-12-01"))
    """
    updated = trial.last_update_date
    if updated is None:
        return
    for path, when in _dates(trial, _COURSE):
        if when.kind is DateKind.ESTIMATED and when.before(updated) is Truth.TRUE:
            yield Finding(
                f"{when} is called estimated, and was over by the update of {updated}",
                path,
                "last_update_date",
            )


def _history_out_of_order(trial: Trial) -> Iterator[Finding]:
    """The days on which the record was sent, posted and updated are not in order.

    A record is sent before it is posted, and posted before it is updated.

    Bad::

        Trial(first_posted_date=day("2021-05-01"), last_update_date=day("2020-05-01"))

    Good::

        Trial(first_posted_date=day("2021-05-01"), last_update_date=day("2021-05-01"))
    """
    for first, then in _RECORD:
        before, after = getattr(trial, first), getattr(trial, then)
        if before is not None and after is not None and after.before(before) is Truth.TRUE:
            yield Finding(f"{then} ({after}) is before {first} ({before})", then, first)


def _start_over_and_not_recruiting(trial: Trial, on: date) -> Iterator[Finding]:
    """The start is over, and the record says that recruiting has not begun.

    The trial began and the record was not updated, or it did not begin as planned; 30 days are
    granted.

    Bad::

        Trial(overall_status=Status.NOT_YET_RECRUITING, start_date=day("2021-12-31"))

    Good::

        Trial(overall_status=Status.NOT_YET_RECRUITING, start_date=day("2031-12-31"))
    """
    start = trial.start_date
    if (
        trial.overall_status is Status.NOT_YET_RECRUITING
        and start is not None
        and start.latest.toordinal() + _MONTH < on.toordinal()
        and start.latest.toordinal() + _MONTH < day_known(trial, on).toordinal()
    ):
        yield Finding(
            f"the status is {trial.overall_status}, and the start ({start}) is over",
            "overall_status",
            "start_date",
            hint=_COPY,
        )


RULES: Final = (
    Rule(
        "MSC201",
        Severity.WARNING,
        _start_after_completion,
        "protocol registration system; text not public",
        verified=False,
    ),
    Rule(
        "MSC202",
        Severity.WARNING,
        _completion_before_primary_completion,
        "protocol registration system; text not public",
        verified=False,
    ),
    Rule(
        "MSC203",
        Severity.WARNING,
        _actual_after_update,
        "protocol registration system; text not public",
        verified=False,
    ),
    Rule(
        "MSC204",
        Severity.WARNING,
        _actual_in_the_future,
        "protocol registration system; text not public",
        verified=False,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC205",
        Severity.WARNING,
        _complete_and_open,
        "FDAAA TrialsTracker: discrep_date_status",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC206",
        Severity.WARNING,
        _not_confirmed_for_a_year,
        "42 CFR 11.64; public.xsd of ClinicalTrials.gov",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC207",
        Severity.WARNING,
        _estimated_before_update,
        "our own, after FDAAA TrialsTracker",
        verified=False,
    ),
    Rule("MSC208", Severity.WARNING, _history_out_of_order, "our own", verified=False),
    Rule(
        "MSC209",
        Severity.WARNING,
        _start_over_and_not_recruiting,
        "our own, after FDAAA TrialsTracker",
        verified=False,
        needs=Needs.DATE,
    ),
)
