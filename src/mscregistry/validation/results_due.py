"""When results of a trial are due by law, and whether they are late, as far as its record tells."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.truth import Truth
from mscregistry.validation.applicable import (
    Condition,
    eu_conditions,
    fdaaa_conditions,
    includes_children,
)
from mscregistry.validation.days import after, day_of
from mscregistry.vocab import DateKind

_YEAR: Final = relativedelta(years=1)
#: With a certificate of delayed submission.
_DELAYED: Final = relativedelta(years=3)
#: So long the registry may take to show what was sent in time.
_GRACE: Final = relativedelta(days=30)
_HALF: Final = relativedelta(months=6)


class Law(StrEnum):
    """A law that asks for results."""

    #: The United States' FDAAA 801 and its final rule, 42 CFR 11.
    FDAAA = "FDAAA"
    #: The European Union's guideline 2012/C 302/03, and regulation 536/2014.
    EU = "EU"


#: The registries in which a law wants results.
_WHERE: Final = {Law.FDAAA: frozenset({"CTGOV"}), Law.EU: frozenset({"EUCTR", "CTIS"})}


@frozen
class ResultsDue:
    """Whether and when results are due by one law, and whether they are late.

    A date of a month or a year gives a range of days; what the record does not tell is UNKNOWN.
    """

    #: The law.
    law: Law
    #: Whether it applies.
    applies: Truth
    #: What must be so for it to apply.
    conditions: tuple[Condition, ...]
    #: The field that results are reckoned from, and its date; `None` where no end is stated.
    counted_from: tuple[str, PartialDate] | None = None
    #: The first day on which they may be due.
    earliest: date | None = None
    #: The last day on which they may be due.
    latest: date | None = None
    #: How many more days the registry may take to show them.
    grace: int = 0
    #: The field that says when results came, and its date.
    reported: tuple[str, PartialDate] | None = None
    #: Whether they are there.
    has_results: Truth = Truth.UNKNOWN
    #: Whether they are overdue on the day of the check, grace included.
    overdue: Truth = Truth.UNKNOWN
    #: Whether they came, and late.
    late: Truth = Truth.UNKNOWN
    #: Whether a certificate that delays results was sent when they were already due.
    late_certificate: Truth = Truth.FALSE

    def __str__(self) -> str:
        """Say in one line whether it applies, when results are due and whether they are overdue."""
        if self.applies is Truth.FALSE:
            return f"{self.law}: does not apply"
        due = "on a day that is not known" if self.earliest is None else f"by {self.earliest}"
        if self.latest != self.earliest:
            due += f" to {self.latest}"
        return f"{self.law}: applies {self.applies.name}; due {due}; overdue {self.overdue.name}"


def results_due(trial: Trial | Reading, *, on: date | str) -> tuple[ResultsDue, ...]:
    """Give, for each law, whether results of a trial are due and overdue on a day.

    FDAAA: one year after the primary completion, or three with a certificate that was sent before
    that day; the registry has 30 days more to show them.  EU: 12 months after the end of the
    trial, 6 where children take part.  A month or year counts as a range of days.

    Args:
        trial: The trial, or a reading of it.
        on: The day, as a date or ISO text.

    >>> from mscregistry.grammar.dates import PartialDate
    >>> from mscregistry.model import Trial
    >>> from mscregistry.vocab import Status
    >>> trial = Trial(
    ...     trial_id="2019-001234-25",
    ...     overall_status=Status.COMPLETED,
    ...     completion_date=PartialDate(2021, 3),
    ... )
    >>> print(results_due(trial, on="2024-01-01")[1])
    EU: applies TRUE; due by 2021-09-01 to 2022-03-31; overdue UNKNOWN

    Raises:
        TypeError: If it is of no trial, or `on` is neither a date nor text.
        ValueError: If it is text that is no day.
    """
    day = day_of(on)
    found = trial.trial if isinstance(trial, Reading) else trial
    if not isinstance(found, Trial):
        msg = f"asked of a trial or a reading, not of {type(found).__name__}"
        raise TypeError(msg)
    return _fdaaa(found, day), _eu(found, day)


def _fdaaa(trial: Trial, on: date) -> ResultsDue:
    conditions = fdaaa_conditions(trial)
    path = "primary_completion_date" if trial.primary_completion_date else "completion_date"
    end: PartialDate | None = getattr(trial, path)
    if end is None:
        return _result(Law.FDAAA, conditions, trial, on)
    usual = (after(end.earliest, _YEAR), after(end.latest, _YEAR))
    certificate = trial.disp_first_submitted_date
    late_certificate = Truth.FALSE if certificate is None else _after(certificate, usual)
    delayed = (after(end.earliest, _DELAYED), after(end.latest, _DELAYED))
    if certificate is None or late_certificate is Truth.TRUE:
        due = usual
    elif late_certificate is Truth.FALSE:
        due = delayed
    else:  # it may have been sent in time
        due = (usual[0], delayed[1])
    return _result(
        Law.FDAAA, conditions, trial, on, (path, end), due, late_certificate=late_certificate
    )


def _eu(trial: Trial, on: date) -> ResultsDue:
    conditions = eu_conditions(trial)
    end = trial.completion_date
    if end is None:
        return _result(Law.EU, conditions, trial, on)
    children = includes_children(trial)
    shortest = _YEAR if children is Truth.FALSE else _HALF
    longest = _HALF if children is Truth.TRUE else _YEAR
    due = (after(end.earliest, shortest), after(end.latest, longest))
    return _result(Law.EU, conditions, trial, on, ("completion_date", end), due)


def _result(  # noqa: PLR0913, PLR0917 - all that a result is made of
    law: Law,
    conditions: tuple[Condition, ...],
    trial: Trial,
    on: date,
    counted_from: tuple[str, PartialDate] | None = None,
    due: tuple[date, date] | None = None,
    *,
    late_certificate: Truth = Truth.FALSE,
) -> ResultsDue:
    applies = Truth.all(one.truth for one in conditions)
    grace = _GRACE if law is Law.FDAAA else relativedelta()
    reported = _reported(trial)
    has_results = Truth.TRUE if reported is not None else Truth.of(trial.has_results)
    if reported is None and trial.results is not None:
        has_results = Truth.TRUE
    if has_results is not Truth.TRUE and reported is None and _in_review(trial):
        has_results = Truth.TRUE
    registry = trial.registry
    if has_results is Truth.FALSE and registry is not None and registry.key not in _WHERE[law]:
        has_results = Truth.UNKNOWN  # they may be in the other registry
    overdue = late = Truth.UNKNOWN
    if due is not None and counted_from is not None:
        passed = _passed(on, (after(due[0], grace), after(due[1], grace)))
        if counted_from[1].kind is DateKind.ESTIMATED and passed is Truth.TRUE:
            passed = Truth.UNKNOWN  # it was to end then, and nobody says that it did
        overdue = applies & passed & ~has_results
        late = applies & has_results & (_after(reported[1], due) if reported else Truth.UNKNOWN)
    elif applies is Truth.FALSE or has_results is Truth.TRUE:
        overdue = Truth.FALSE
    return ResultsDue(
        law=law,
        applies=applies,
        conditions=conditions,
        counted_from=counted_from,
        earliest=due[0] if due else None,
        latest=due[1] if due else None,
        grace=grace.days,
        reported=reported,
        has_results=has_results,
        overdue=overdue,
        late=late,
        late_certificate=late_certificate,
    )


def _passed(on: date, days: tuple[date, date]) -> Truth:
    """Say whether a day that lies in a range is over."""
    if on > days[1]:
        return Truth.TRUE
    return Truth.FALSE if on <= days[0] else Truth.UNKNOWN


def _after(when: PartialDate, days: tuple[date, date]) -> Truth:
    """Say whether a date is after a day that lies in a range."""
    if when.earliest > days[1]:
        return Truth.TRUE
    return Truth.FALSE if when.latest <= days[0] else Truth.UNKNOWN


def _in_review(trial: Trial) -> bool:
    """Say whether results were sent, and the registry has not shown them yet."""
    sent = None if trial.derived is None else trial.derived.submission_tracking
    return sent is not None and any(one.release_date for one in sent.submission_infos)


def _reported(trial: Trial) -> tuple[str, PartialDate] | None:
    """Give when results were first sent or shown."""
    for path in ("results_first_submitted_date", "results_first_posted_date"):
        when: PartialDate | None = getattr(trial, path)
        if when is not None:
            return path, when
    summary = trial.results_summary
    if summary is not None and summary.posted_date is not None:
        return "results_summary.posted_date", summary.posted_date
    return None
