"""Whether the laws about results apply to a trial: conditions, each with its truth and field."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.ages import AgeUnit
from mscregistry.truth import Truth
from mscregistry.validation.asked import is_of
from mscregistry.vocab import (
    OutcomeKind,
    Phase,
    PrimaryPurpose,
    StandardAge,
    Status,
    StudyType,
    Unlisted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Trial

#: From this day on the final rule (42 CFR 11) is in force.
FINAL_RULE: Final = date(2017, 1, 18)
#: The United States and their territories, by the letters of ISO 3166-1.
_UNITED_STATES: Final = frozenset({"US", "AS", "GU", "MP", "PR", "VI"})
#: Eighteen years, in each unit of age.
_OF_AGE: Final = {
    AgeUnit.YEARS: 18,
    AgeUnit.MONTHS: 18 * 12,
    AgeUnit.WEEKS: 939,
    AgeUnit.DAYS: 6_574,
    AgeUnit.HOURS: 6_574 * 24,
    AgeUnit.MINUTES: 6_574 * 24 * 60,
}
#: Phases of which the law speaks; trials of no phase, as of devices, are among them.
_PHASES: Final = frozenset({Phase.NA, Phase.PHASE2, Phase.PHASE3, Phase.PHASE4})


@frozen
class Condition:
    """One thing that must be so for a law to apply."""

    #: What must be so.
    what: str
    #: Whether it is; UNKNOWN where the record does not say.
    truth: Truth
    #: The field that tells it.
    path: str

    def __str__(self) -> str:
        """Give what must be so and whether it is."""
        return f"{self.what}: {self.truth.name}"


def _known(value: object) -> bool:
    return value is not None and not isinstance(value, Unlisted)


def _is(value: object, wanted: object) -> Truth:
    return Truth.of(value is wanted if _known(value) else None)


def _any(values: Iterable[object], wanted: frozenset[Phase]) -> Truth:
    """Say whether one of several codes is wanted; none at all is unknown."""
    found = [Truth.of(one in wanted if _known(one) else None) for one in values]
    return Truth.any(found) if found else Truth.UNKNOWN


def _on_or_after(when: PartialDate | None, day: date) -> Truth:
    return Truth.UNKNOWN if when is None else ~when.before(day)


def fdaaa_conditions(trial: Trial) -> tuple[Condition, ...]:
    """Give the conditions for a probable applicable clinical trial of FDAAA 801: all must hold.

    As FDAAA TrialsTracker works them out from public fields: interventional; of a drug or device
    that the FDA regulates; in a phase beyond 1; no feasibility study of a device; not withdrawn;
    and begun on 18 January 2017 or later, or else ending its primary part then or later with a
    site in the United States.
    """
    oversight = trial.oversight
    products: tuple[bool | None, ...] = (
        oversight.fda_regulated_drug,
        oversight.fda_regulated_device,
    )
    if products == (None, None):  # records before 2017 have one field for both
        products = (oversight.fda_regulated,)
    regulated = Truth.any(map(Truth.of, products))
    end = trial.primary_completion_date or trial.completion_date
    codes = frozenset(trial.country_codes)
    # A record without places says nothing; one with others only says that none is there.
    american = Truth.of(bool(codes & _UNITED_STATES) if codes else None)
    begun = _on_or_after(trial.start_date, FINAL_RULE)
    in_time = begun | (_on_or_after(end, FINAL_RULE) & american)
    feasibility = _is(trial.design.primary_purpose, PrimaryPurpose.DEVICE_FEASIBILITY)
    if trial.design.primary_purpose is None and oversight.fda_regulated_device is False:
        feasibility = Truth.FALSE  # no device is studied
    if oversight.fda_regulated_device and feasibility is Truth.FALSE and _is_tried_out(trial):
        feasibility = Truth.UNKNOWN  # by its words it may be one all the same
    return (
        Condition(
            "it is interventional", _is(trial.study_type, StudyType.INTERVENTIONAL), "study_type"
        ),
        Condition("the FDA regulates what is studied", regulated, "oversight"),
        Condition("it is of phase 2 or later, or of none", _any(trial.phases, _PHASES), "phases"),
        Condition("it is no feasibility study of a device", ~feasibility, "design.primary_purpose"),
        Condition(
            "it was not withdrawn", ~_is(trial.overall_status, Status.WITHDRAWN), "overall_status"
        ),
        Condition("it began, or ends, after the final rule", in_time, "start_date"),
    )


def eu_conditions(trial: Trial) -> tuple[Condition, ...]:
    """Give the conditions under which the European rules on results apply, all of which hold.

    A trial with a number of EudraCT or CTIS is one of a medicine in the European Union; one that
    was never begun there has no results.
    """
    numbered = is_of(trial, "EUCTR") or is_of(trial, "CTIS")
    numbered = numbered or any(one.registry in {"EUCTR", "CTIS"} for one in trial.ids)
    return (
        Condition("it has a European number", Truth.of(numbered), "trial_id"),
        Condition(
            "it was not withdrawn", ~_is(trial.overall_status, Status.WITHDRAWN), "overall_status"
        ),
    )


def _is_tried_out(trial: Trial) -> bool:
    """Say whether a title or a primary outcome speaks of feasibility."""
    told = [trial.brief_title, trial.official_title]
    for one in trial.outcomes:
        if one.kind is OutcomeKind.PRIMARY:
            told += [one.measure, one.description]
    return any("feasib" in text.lower() for text in told if text)


def includes_children(trial: Trial) -> Truth:
    """Say whether people below 18 years may take part."""
    asked = trial.eligibility
    if asked.minimum_age is not None:
        return Truth.of(asked.minimum_age.value < _OF_AGE[asked.minimum_age.unit])
    if asked.standard_ages:
        return Truth.of(StandardAge.CHILD in asked.standard_ages)
    return Truth.UNKNOWN
