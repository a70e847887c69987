"""Trials as studies of the German Clinical Trials Register: JSON."""

from __future__ import annotations

import json
from typing import Any

from attrs import evolve

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Arm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    IpdStatement,
    Link,
    Outcome,
    Reference,
    RelatedTrial,
    ResultsSummary,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.testing.render_isrctn import known
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    EnrollmentKind,
    EthicsStatus,
    IpdSharing,
    OutcomeKind,
    Phase,
    ReferenceType,
    SponsorRole,
)

_PHASES = {
    (Phase.NA,): "N_A",
    (Phase.EARLY_PHASE1,): "PHASE_0",
    (Phase.PHASE1,): "PHASE_I",
    (Phase.PHASE1, Phase.PHASE2): "PHASE_I_II",
    (Phase.PHASE2,): "PHASE_II",
    (Phase.PHASE2, Phase.PHASE3): "PHASE_II_III",
    (Phase.PHASE3,): "PHASE_III",
    (Phase.PHASE4,): "PHASE_IV",
}
_ROLES = {
    ContactRole.PUBLIC: "PUBLIC_QUERIES",
    ContactRole.SCIENTIFIC: "SCIENTIFIC_QUERIES",
    ContactRole.PRINCIPAL_INVESTIGATOR: "PRINCIPAL_COORDINATING_INVESTIGATOR",
}
_SPONSORS = {SponsorRole.LEAD: "PRIMARY_SPONSOR", SponsorRole.COLLABORATOR: "SECONDARY_SPONSOR"}
_CRITERIA = {
    CriterionKind.INCLUSION: "inclusionCriteria",
    CriterionKind.EXCLUSION: "exclusionCriteria",
}
_OUTCOMES = {OutcomeKind.PRIMARY: "primaryOutcome", OutcomeKind.SECONDARY: "secondaryOutcome"}
_ADDRESS = {
    "first_name": "firstName",
    "last_name": "lastName",
    "prefix": "title",
    "affiliation": "affiliation",
    "phone": "phone",
    "fax": "fax",
    "email": "email",
    "url": "url",
    "address": "streetAndNo",
    "zip": "zip",
    "city": "city",
    "country": "country",
}
_LITERATURE = {ReferenceType.BACKGROUND: "LITERATURE"}


def carried(trial: Trial) -> Trial:
    """Give what of a trial the main keys of a study carry, as it is read back."""
    design, who = trial.design, trial.eligibility
    return Trial(
        trial_id=trial.trial_id,
        secondary_ids=tuple(
            [SecondaryId(one.value, source=one.source) for one in trial.secondary_ids]
        ),
        brief_title=trial.brief_title,
        acronym=trial.acronym,
        overall_status=known(trial.overall_status),
        why_stopped=trial.why_stopped,
        study_type=known(trial.study_type),
        phases=trial.phases if trial.phases in _PHASES else (),
        enrollment=_planned(trial.enrollment),
        actual_enrollment=trial.actual_enrollment,
        start_date=_kinded(trial.start_date),
        completion_date=_kinded(trial.completion_date),
        registration_date=_day(trial.registration_date),
        last_update_date=_day(trial.last_update_date),
        prospective_registration=trial.prospective_registration,
        results_first_posted_date=_day(trial.results_first_posted_date),
        brief_summary=trial.brief_summary,
        detailed_description=trial.detailed_description,
        conditions=trial.conditions,
        design=Design(
            allocation=known(design.allocation),
            intervention_model=known(design.intervention_model),
            primary_purpose=known(design.primary_purpose),
            time_perspective=known(design.time_perspective),
            masking=known(design.masking),
            who_masked=tuple([one for one in design.who_masked if known(one)]),
            controls=design.controls,
            multicenter=design.multicenter,
            duration=design.duration,
            allocation_concealment=design.allocation_concealment,
            sequence_generation=design.sequence_generation,
        ),
        arms=tuple([Arm(description=one.description) for one in trial.arms if one.description]),
        outcomes=_first_outcomes(trial),
        eligibility=Eligibility(
            texts=_first_texts(trial),
            sex=known(who.sex),
            minimum_age=_age(who.minimum_age),
            maximum_age=_age(who.maximum_age),
            healthy_volunteers=who.healthy_volunteers,
        ),
        sponsors=tuple(
            [Sponsor(one.name, role=one.role) for one in trial.sponsors if one.role in _SPONSORS]
        ),
        funders=tuple([Funder(one.name, one.category) for one in trial.funders]),
        central_contacts=tuple(filter(None, map(_contact, trial.central_contacts))),
        sites=tuple(
            [
                Site(facility=one.facility, city=one.city, category=one.category)
                for one in trial.sites
                if one.facility or one.city or one.category
            ]
        ),
        recruitment_countries=trial.recruitment_countries,
        references=tuple(
            [Reference(one.citation, type=known(one.type)) for one in trial.references if one.citation]
        ),
        links=tuple([Link(one.url) for one in trial.links]),
        related_trials=tuple(
            [RelatedTrial(trial_id=one.trial_id) for one in trial.related_trials if one.trial_id]
        ),
        results_summary=_summary(trial.results_summary),
        ipd_sharing=_ipd(trial.ipd_sharing),
        ethics_reviews=tuple(filter(None, map(_review, trial.ethics_reviews))),
    )


def render(trial: Trial) -> str:
    """Give a trial as a study, with all its texts in English."""
    return json.dumps(_study(carried(trial)), ensure_ascii=False, indent=4)


def _planned(one: Enrollment | None) -> Enrollment | None:
    return one if one is not None and one.kind is EnrollmentKind.ESTIMATED else None


def _kinded(one: PartialDate | None) -> PartialDate | None:
    return one if one is not None and one.kind is not None else None


def _day(one: PartialDate | None) -> PartialDate | None:
    return None if one is None else evolve(one, kind=None)


def _age(one: Age | None) -> Age | None:
    return one if one is not None and one.value == int(one.value) else None


def _contact(one: Contact) -> Contact | None:
    found = {name: getattr(one, name) for name in _ADDRESS}
    return Contact(**found, role=one.role) if any(found.values()) and one.role in _ROLES else None


def _review(one: EthicsReview) -> EthicsReview | None:
    status = known(one.status)
    day = _day(one.approval_date) if status is EthicsStatus.APPROVED else None
    return None if status is None else EthicsReview(status, day)


def _first_outcomes(trial: Trial) -> tuple[Outcome, ...]:
    first = [[one for one in trial.outcomes if one.kind is kind][:1] for kind in _OUTCOMES]
    return tuple([Outcome(one.measure, kind=one.kind) for some in first for one in some])


def _first_texts(trial: Trial) -> tuple[CriteriaText, ...]:
    texts = trial.eligibility.texts
    return tuple([one for kind in _CRITERIA for one in [t for t in texts if t.kind is kind][:1]])


def _summary(one: ResultsSummary | None) -> ResultsSummary | None:
    if one is None:
        return None
    kept = ResultsSummary(
        summary=one.summary,
        first_publication_date=_day(one.first_publication_date),
        planned_publication_date=_day(one.planned_publication_date),
    )
    return None if kept == ResultsSummary() else kept


def _ipd(one: IpdStatement | None) -> IpdStatement | None:
    if one is None:
        return None
    plan = one.plan if one.plan in {IpdSharing.YES, IpdSharing.NO} else None
    kept = IpdStatement(plan, one.description)
    return None if kept == IpdStatement() else kept


def _study(one: Trial) -> dict[str, Any]:
    results = one.results_summary or ResultsSummary()
    ipd = one.ipd_sharing or IpdStatement()
    english = {"idLocale": {"locale": "en"}}
    return {
        "drksId": one.trial_id,
        "registrationDrks": _words(one.registration_date),
        "registrationType": _word(
            one.prospective_registration, "PROSPECTIVE", "RETROSPECTIVE"
        ),
        "lastUpdate": _words(one.last_update_date),
        "trialDescriptions": [
            {
                **english,
                "title": one.brief_title,
                "acronym": one.acronym,
                "summary": one.brief_summary,
                "scientificSummary": one.detailed_description,
            }
        ],
        "studyCharacteristic": _characteristic(one),
        "recruitment": _recruitment(one),
        "observationalGroups": [
            {"comment": arm.description, "idArm": {"arm": index, "locale": "en"}}
            for index, arm in enumerate(one.arms, 1)
        ],
        "studiedHealthConditions": [
            {
                "catalog": "FREETEXT",
                "code": None,
                "studiedHealthConditionDescriptions": [{**english, "comment": each}],
            }
            for each in one.conditions
        ],
        "trialContacts": [
            *[_party({"affiliation": each.name}, _SPONSORS[each.role]) for each in one.sponsors],  # type: ignore[index]  # those that are carried have a role
            *[
                _party({key: getattr(each, name) for name, key in _ADDRESS.items()}, _ROLES[each.role])  # type: ignore[index]  # as above
                for each in one.central_contacts
            ],
        ],
        "materialSupports": [
            {"contact": {"affiliation": each.name}, "type": each.category} for each in one.funders
        ],
        "ethicsCommittee": {
            "ethicVotes": [
                {"vote": each.status, "dateOfVote": _words(each.approval_date)}
                for each in one.ethics_reviews
            ]
        },
        "otherSecondaryIds": [
            {"value": each.value, "description": each.source} for each in one.secondary_ids
        ],
        "trialResults": {
            "firstPublication": _words(results.first_publication_date),
            "firstResultPublication": _words(one.results_first_posted_date),
            "plannedPublication": _words(results.planned_publication_date),
            "ipdSharingPlan": None if ipd.plan is None else ipd.plan is IpdSharing.YES,
            "publications": [
                *[
                    {"description": each.citation, "type": _LITERATURE.get(each.type, each.type)}  # type: ignore[call-overload]  # known words only
                    for each in one.references
                ],
                *[{"link": each.url} for each in one.links],
            ],
            "relatedDrksTrials": [{"drksId": each.trial_id} for each in one.related_trials],
            "trialResultsDescriptions": [
                {
                    **english,
                    "briefSummaryOfResultsDescription": results.summary,
                    "ipdSharingPlanDescription": ipd.description,
                }
            ],
        },
    }


def _characteristic(one: Trial) -> dict[str, Any]:
    design = one.design
    outcomes = {_OUTCOMES[each.kind]: each.measure for each in one.outcomes if each.kind}
    return {
        "type": one.study_type,
        "phase": _PHASES.get(one.phases),  # type: ignore[call-overload]  # known phases only
        "allocation": design.allocation,
        "assignment": design.intervention_model,
        "purpose": design.primary_purpose,
        "timing": design.time_perspective,
        "blindingType": design.masking,
        "blindingWhoList": [{"idBlindingWho": {"blindingWho": each}} for each in design.who_masked],
        "controlTypes": [{"idControlType": {"controlType": each}} for each in design.controls],
        "duration": design.duration,
        "characteristicDescriptions": [
            {
                "idLocale": {"locale": "en"},
                **outcomes,
                "typeOfHiddenAllocation": design.allocation_concealment,
                "typeOfSequenceGeneration": design.sequence_generation,
            }
        ],
    }


def _recruitment(one: Trial) -> dict[str, Any]:
    who = one.eligibility
    texts = {_CRITERIA[each.kind]: each.text for each in who.texts if each.kind}
    days = {
        f"{'actual' if day.kind == 'ACTUAL' else 'scheduled'}{name}": _words(day)
        for day, name in ((one.start_date, "StartDate"), (one.completion_date, "CompletionDate"))
        if day is not None
    }
    return {
        "status": one.overall_status,
        "plannedParticipants": None if one.enrollment is None else one.enrollment.count,
        "totalParticipants": one.actual_enrollment,
        **days,
        "gender": who.sex,
        "healthyVolunteers": who.healthy_volunteers,
        "minimumAge": _limit(who.minimum_age, "NO_MIN_AGE"),
        "maximumAge": _limit(who.maximum_age, "NO_MAX_AGE"),
        "centricType": _word(one.design.multicenter, "MULTICENTRIC", "MONOCENTRIC"),
        "countries": [{"idCountry": {"code": each}} for each in one.recruitment_countries],
        "institutes": [
            {"name": each.facility, "city": each.city, "type": each.category} for each in one.sites
        ],
        "recruitmentDescriptions": [
            {"idLocale": {"locale": "en"}, **texts, "reasonDescription": one.why_stopped}
        ],
    }


def _party(address: dict[str, Any], role: str) -> dict[str, Any]:
    return {"contact": address, "idContactIdType": {"type": role}, "otherType": None}


def _limit(age: Age | None, none: str) -> dict[str, Any]:
    if age is None:
        return {"amount": None, "unit": none}
    return {"amount": int(age.value), "unit": age.unit.name}


def _words(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)


def _word(value: bool | None, yes: str, no: str) -> str | None:  # noqa: FBT001 - it is a value
    return None if value is None else yes if value else no
