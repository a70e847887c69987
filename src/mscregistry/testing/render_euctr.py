"""A trial as a record of full details of the EU Clinical Trials Register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.testing.carried_by_euctr import CARRIES, CONTACT, KINDS, carried
from mscregistry.vocab import (
    CriterionKind,
    InterventionModel,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    StandardAge,
    Status,
    display_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Design, Eligibility, Trial
    from mscregistry.vocab import Unlisted

__all__ = ["CARRIES", "carried", "render"]

_LAY_TITLE: Final = (
    "A.3.1 Title of the trial for lay people, in easily understood, i.e. non-technical, language"
)
_PHASES: Final[dict[object, str]] = {
    Phase.PHASE1: "E.7.1 Human pharmacology (Phase I)",
    Phase.PHASE2: "E.7.2 Therapeutic exploratory (Phase II)",
    Phase.PHASE3: "E.7.3 Therapeutic confirmatory (Phase III)",
    Phase.PHASE4: "E.7.4 Therapeutic use (Phase IV)",
}
_AGES: Final[dict[object, str]] = {
    StandardAge.CHILD: "F.1.1 Trial has subjects under 18",
    StandardAge.ADULT: "F.1.2 Adults (18-64 years)",
    StandardAge.OLDER_ADULT: "F.1.3 Elderly (>=65 years)",
}
_MASKINGS: Final[dict[object, str]] = {
    Masking.NONE: "E.8.1.2 Open",
    Masking.SINGLE: "E.8.1.3 Single blind",
    Masking.DOUBLE: "E.8.1.4 Double blind",
}
_MODELS: Final[dict[object, str]] = {
    InterventionModel.PARALLEL: "E.8.1.5 Parallel group",
    InterventionModel.CROSSOVER: "E.8.1.6 Cross over",
}
_CRITERIA: Final[dict[object, str]] = {
    CriterionKind.INCLUSION: "E.3 Principal inclusion criteria",
    CriterionKind.EXCLUSION: "E.4 Principal exclusion criteria",
}
_END_POINTS: Final[dict[object, str]] = {
    OutcomeKind.PRIMARY: "E.5.1",
    OutcomeKind.SECONDARY: "E.5.2",
}
_SITES: Final = {
    True: "E.8.5 The trial involves multiple Member States",
    False: "E.8.3 Will this trial be conducted at a single site globally?",
}


def render(trial: Trial) -> str:
    """Give the record of a trial; what the form has no place for is left out."""
    return "\n".join([line for line in _lines(carried(trial)) if line])


def _said(question: str, answer: object) -> str:
    """Give the line of a question; none where it is not answered."""
    if isinstance(answer, bool):
        answer = "Yes" if answer else "No"
    return "" if answer is None else f"{question}: {answer}"


def _word(status: Status | Unlisted | None) -> str | None:
    if status is None:
        return None
    return display_of(status) if isinstance(status, Status) else status.words


def _lines(trial: Trial) -> Iterator[str]:
    number = trial.org_study_id
    yield "Summary"
    yield _said("EudraCT Number", trial.trial_id)
    yield _said("Sponsor's Protocol Code Number", number and number.value)
    yield _said("National Competent Authority", trial.record_country)
    yield _said("Trial Status", _word(trial.overall_status))
    yield _said(
        "Date on which this record was first entered in the EudraCT database",
        trial.first_submitted_date,
    )
    yield "A. Protocol Information"
    yield _said("A.1 Member State Concerned", trial.record_country)
    yield _said("A.3 Full title of the trial", trial.official_title)
    yield _said(_LAY_TITLE, trial.brief_title)
    yield _said("A.3.2 Name or abbreviated title of the trial where available", trial.acronym)
    if trial.secondary_ids:
        yield "A.5.4 Other Identifiers:"
    yield from [one.value for one in trial.secondary_ids]
    yield from _people(trial)
    yield from _products(trial)
    yield "E. General Information on the Trial"
    for condition in trial.conditions:
        yield _said("E.1.1 Medical condition(s) being investigated", condition)
    for text in trial.eligibility.texts:
        yield _said(_CRITERIA[text.kind], text.text)
    yield from _outcomes(trial)
    for phase in trial.phases:
        yield _said(_PHASES[phase], answer=True)
    yield from _design(trial.design)
    if trial.recruitment_countries:
        yield "E.8.6.3 Specify the countries outside of the EEA in which trial sites are planned:"
    yield from trial.recruitment_countries
    yield _said("E.8.7 Trial has a data monitoring committee", trial.oversight.has_dmc)
    yield from _population(trial)
    yield from _end(trial)


def _people(trial: Trial) -> Iterator[str]:
    yield "B. Sponsor Information"
    for place, sponsor in enumerate(trial.sponsors, 1):
        yield f"Sponsor {place}"
        yield _said("B.1.1 Name of Sponsor", sponsor.name)
        yield _said("B.1.3.4\tCountry", sponsor.country)
        yield _said("B.3.1 and B.3.2\tStatus of the sponsor", sponsor.category)
        for field, question in CONTACT.items():
            yield _said(question, getattr(sponsor.contact, field, None))
    for funder in trial.funders:
        yield _said("B.4.1 Name of organisation providing support", funder.name)
        yield _said("B.4.2 Country", funder.country)


def _products(trial: Trial) -> Iterator[str]:
    yield "D. IMP Identification"
    for place, one in enumerate(trial.interventions, 1):
        yield f"D.IMP: {place}"
        yield _said("D.3.1 Product name", one.name)
        if isinstance(one.type, InterventionType):
            yield _said(KINDS[one.type], answer=True)


def _outcomes(trial: Trial) -> Iterator[str]:
    for one in trial.outcomes:
        code = _END_POINTS[one.kind]
        kind = "" if one.kind is None else one.kind.capitalize()
        yield _said(f"{code} {kind} end point(s)", one.measure)
        yield _said(f"{code}.1 Timepoint(s) of evaluation of this end point", one.time_frame)


def _design(design: Design) -> Iterator[str]:
    yield _said("E.8.1.1 Randomised", True if design.allocation else None)
    if design.masking is not None:
        yield _said(_MASKINGS[design.masking], answer=True)
    if design.intervention_model is not None:
        yield _said(_MODELS[design.intervention_model], answer=True)
    for control in design.controls:
        yield _said("E.8.2.3.1 Comparator description", control)
    yield _said("E.8.2.4 Number of treatment arms in the trial", design.number_of_arms)
    if design.multicenter is not None:
        yield _said(_SITES[design.multicenter], answer=True)


def _population(trial: Trial) -> Iterator[str]:
    eligibility: Eligibility = trial.eligibility
    yield "F. Population of Trial Subjects"
    for age in eligibility.standard_ages:
        yield _said(_AGES[age], answer=True)
    if eligibility.sex is not None:
        yield _said("F.2.1 Female", eligibility.sex is not Sex.MALE)
        yield _said("F.2.2 Male", eligibility.sex is not Sex.FEMALE)
    yield _said("F.3.1 Healthy volunteers", eligibility.healthy_volunteers)
    if trial.enrollment is not None:
        if trial.enrollment.kind is not None:
            yield "F.4 Planned number of subjects to be included"
        yield _said("F.4.2.2 In the whole clinical trial", trial.enrollment.count)


def _end(trial: Trial) -> Iterator[str]:
    for one in trial.country_details:
        yield _said("F.4.1 In the member state", one.planned_enrollment)
        yield _said("N. Date of Competent Authority Decision", one.decision_date)
        yield _said("P. End of Trial Status", _word(one.status))
    yield _said("P. Date of the global end of the trial", trial.completion_date)
