"""Trials as studies of the German Clinical Trials Register: JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mscregistry.model import IpdStatement, ResultsSummary, Trial
from mscregistry.testing.carried_by_drks import (
    ADDRESS,
    CRITERIA,
    OUTCOMES,
    PHASES,
    ROLES,
    SPONSORS,
    carried,
)
from mscregistry.vocab import IpdSharing, ReferenceType

if TYPE_CHECKING:
    from mscregistry.grammar.ages import Age
    from mscregistry.grammar.dates import PartialDate

_LITERATURE: dict[object, object] = {ReferenceType.BACKGROUND: "LITERATURE"}


def render(trial: Trial) -> str:
    """Give a trial as a study, with all its texts in English."""
    return json.dumps(_study(carried(trial)), ensure_ascii=False, indent=4)


def _study(one: Trial) -> dict[str, Any]:
    results = one.results_summary or ResultsSummary()
    ipd = one.ipd_sharing or IpdStatement()
    return {
        "drksId": one.trial_id,
        "registrationDrks": _words(one.registration_date),
        "registrationType": _word(one.prospective_registration, "PROSPECTIVE", "RETROSPECTIVE"),
        "lastUpdate": _words(one.last_update_date),
        "trialDescriptions": _english(
            title=one.brief_title,
            acronym=one.acronym,
            summary=one.brief_summary,
            scientificSummary=one.detailed_description,
        ),
        "studyCharacteristic": _characteristic(one),
        "recruitment": _recruitment(one),
        "observationalGroups": [
            {"comment": arm.description, "idArm": {"locale": "en"}} for arm in one.arms
        ],
        "studiedHealthConditions": [
            {
                "catalog": "FREETEXT",
                "code": None,
                "studiedHealthConditionDescriptions": _english(comment=each),
            }
            for each in one.conditions
        ],
        "trialContacts": [
            *[_party({"affiliation": each.name}, SPONSORS[each.role]) for each in one.sponsors],
            *[
                _party(
                    {key: getattr(each, name) for name, key in ADDRESS.items()}, ROLES[each.role]
                )
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
                    {"description": each.citation, "type": _LITERATURE.get(each.type, each.type)}
                    for each in one.references
                ],
                *[{"link": each.url} for each in one.links],
            ],
            "relatedDrksTrials": [{"drksId": each.trial_id} for each in one.related_trials],
            "trialResultsDescriptions": _english(
                briefSummaryOfResultsDescription=results.summary,
                ipdSharingPlanDescription=ipd.description,
            ),
        },
    }


def _english(**texts: str | None) -> list[dict[str, Any]]:
    """Give the list of texts in one language; none where nothing is said."""
    return [{"idLocale": {"locale": "en"}, **texts}] if any(texts.values()) else []


def _characteristic(one: Trial) -> dict[str, Any]:
    design = one.design
    outcomes = {OUTCOMES[each.kind]: each.measure for each in one.outcomes if each.kind}
    return {
        "type": one.study_type,
        "phase": PHASES.get(one.phases),
        "allocation": design.allocation,
        "assignment": design.intervention_model,
        "purpose": design.primary_purpose,
        "timing": design.time_perspective,
        "blindingType": design.masking,
        "blindingWhoList": [{"idBlindingWho": {"blindingWho": each}} for each in design.who_masked],
        "controlTypes": [{"idControlType": {"controlType": each}} for each in design.controls],
        "duration": design.duration,
        "characteristicDescriptions": _english(
            **outcomes,
            typeOfHiddenAllocation=design.allocation_concealment,
            typeOfSequenceGeneration=design.sequence_generation,
        ),
    }


def _recruitment(one: Trial) -> dict[str, Any]:
    who = one.eligibility
    texts = {CRITERIA[each.kind]: each.text for each in who.texts if each.kind}
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
        "recruitmentDescriptions": _english(**texts, reasonDescription=one.why_stopped),
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
