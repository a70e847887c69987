"""Trials as records of CTIS, in the form since June 2024."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mscregistry.testing.carried_by_ctis import CHEMICAL, carried
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    InterventionType,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    StandardAge,
    Status,
)

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Contact, Intervention, Site, Sponsor, Trial

STATUS: Final = {
    Status.UNDER_EVALUATION: 1,
    Status.NOT_YET_RECRUITING: 2,
    Status.RECRUITING: 4,
    Status.ACTIVE_NOT_RECRUITING: 5,
    Status.SUSPENDED: 6,
    Status.COMPLETED: 8,
    Status.WITHDRAWN: 9,
    Status.TERMINATED: 10,
    Status.NOT_AUTHORISED: 11,
}
PHASES: Final = {
    (Phase.PHASE1,): "3",
    (Phase.PHASE2,): "4",
    (Phase.PHASE3,): "5",
    (Phase.PHASE4,): "6",
    (Phase.PHASE1, Phase.PHASE2): "9",
    (Phase.PHASE2, Phase.PHASE3): "10",
    (Phase.PHASE3, Phase.PHASE4): "11",
}
_AGES: Final = {StandardAge.CHILD: "2", StandardAge.ADULT: "3", StandardAge.OLDER_ADULT: "4"}


def render(trial: Trial) -> str:
    """Give a trial as one record."""
    told = carried(trial)
    part = {
        "trialDetails": {
            "clinicalTrialIdentifiers": _identifiers(told),
            "protocolInformation": {
                "studyDesign": {"periodDetails": [{"armDetails": _arms(told)}]}
            },
            "trialInformation": _information(told),
        },
        "sponsors": [_sponsor(one, told, first=one is told.sponsors[0]) for one in told.sponsors],
        "productRoleGroupInfos": [{"products": [_product(one)]} for one in told.interventions],
        "rowCountriesInfo": [{"name": name} for name in told.recruitment_countries],
    }
    status: Any = told.overall_status
    tree = {
        "ctNumber": told.trial_id,
        "ctPublicStatusCode": STATUS.get(status),
        "startDateEU": _day_first(told.start_date),
        "endDateEU": _day_first(told.completion_date),
        "recruitmentEndDate": _iso(told.recruitment_end_date),
        "authorizedApplication": {
            "authorizedPartI": part,
            "authorizedPartsII": [{"trialSites": [_site(one) for one in told.sites]}],
            "applicationInfo": _applications(told),
        },
        "totalNumberEnrolled": None if told.enrollment is None else str(told.enrollment.count),
        "resultsFirstReceived": {None: None, True: "Yes", False: "No"}[told.has_results],
        "lastUpdated": _day_first(told.last_update_date),
    }
    return json.dumps(_without_nothing(tree), indent=1, ensure_ascii=False)


def _identifiers(trial: Trial) -> dict[str, Any]:
    numbers = [
        {"number": one.value, "otherRegistryName": one.source} for one in trial.secondary_ids
    ]
    return {
        "fullTitle": trial.official_title,
        "publicTitle": trial.brief_title,
        "shortTitle": None if trial.org_study_id is None else trial.org_study_id.value,
        "secondaryIdentifyingNumbers": {"additionalRegistries": numbers},
    }


def _applications(trial: Trial) -> list[dict[str, Any]]:
    day = _iso(trial.first_submitted_date)
    return [] if day is None else [{"type": "INITIAL", "submissionDate": day}]


def _information(trial: Trial) -> dict[str, Any]:
    sex: Any = trial.eligibility.sex
    return {
        "trialCategory": {"trialPhase": PHASES.get(trial.phases)},  # type: ignore[arg-type]  # only those on the list are carried
        "medicalCondition": {
            "partIMedicalConditions": [{"medicalCondition": one} for one in trial.conditions]
        },
        "eligibilityCriteria": {
            f"principal{kind.title()}Criteria": [
                {f"principal{kind.title()}Criteria": one.text}
                for one in trial.eligibility.texts
                if one.kind is kind
            ]
            for kind in CriterionKind
        },
        "endPoint": {
            f"{kind.lower()}EndPoints": [
                {"endPoint": one.measure} for one in trial.outcomes if one.kind is kind
            ]
            for kind in (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY)
        },
        "sourceOfMonetarySupport": [{"organisationName": one.name} for one in trial.funders],
        "populationOfTrialSubjects": {
            "ageRanges": [
                {"ageRangeCategoryCode": _AGES[one]}  # type: ignore[index]  # as above
                for one in trial.eligibility.standard_ages
            ],
            "isFemaleSubjects": None if sex is None else sex is not Sex.MALE,
            "isMaleSubjects": None if sex is None else sex is not Sex.FEMALE,
        },
    }


def _arms(trial: Trial) -> list[dict[str, Any]]:
    return [{"title": one.label, "description": one.description} for one in trial.arms]


def _product(one: Intervention) -> dict[str, Any]:
    if one.type is InterventionType.DEVICE:
        return {"devices": [{"tradeName": one.name}]}
    return {
        "productName": one.name,
        CHEMICAL: True if one.type is InterventionType.DRUG else None,
    }


def _sponsor(one: Sponsor, trial: Trial, *, first: bool) -> dict[str, Any]:
    contact = one.contact
    people = trial.central_contacts if first else ()
    role: Any = one.role
    return {
        "organisation": {"name": one.name, "type": one.category, "businessKey": one.identifier},
        "primary": {SponsorRole.LEAD: True, SponsorRole.COLLABORATOR: False}.get(role),
        "addresses": [
            {
                "address": {
                    "countryName": one.country,
                    **({} if contact is None else _address(contact)),
                },
                **({} if contact is None else {"phone": contact.phone, "email": contact.email}),
            }
        ],
        **{
            f"{role.lower()}Contacts": [_contact(one) for one in people if one.role is role]
            for role in (ContactRole.PUBLIC, ContactRole.SCIENTIFIC)
        },
    }


def _contact(one: Contact) -> dict[str, Any]:
    return {
        "type": str(one.role),
        "functionalName": one.name,
        "telephone": one.phone,
        "functionalEmailAddress": one.email,
        "organisation": {"name": one.affiliation},
    }


def _address(one: Contact | Site) -> dict[str, Any]:
    return {"oneLine": one.address, "city": one.city, "postcode": one.zip}


def _site(one: Site) -> dict[str, Any]:
    contact = next(iter(one.contacts), None)
    return {
        "departmentName": one.department,
        "organisationAddressInfo": {
            "organisation": {"name": one.facility, "type": one.category},
            "address": {**_address(one), "countryName": one.country},
        },
        "personInfo": None
        if contact is None
        else {
            "firstName": contact.first_name,
            "lastName": contact.last_name,
            "telephone": contact.phone,
            "email": contact.email,
        },
    }


def _day_first(date: PartialDate | None) -> str | None:
    """Give a day as the portal's search shows it; it has no way to write a month."""
    if date is None or date.day is None:
        return _iso(date)
    return f"{date.day:02}/{date.month:02}/{date.year:04}"


def _iso(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def _without_nothing(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Give a value without the keys under which nothing stands, and with the marks of HTML."""
    if isinstance(value, dict):
        found = {key: _without_nothing(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one not in (None, {}, [])}
    if isinstance(value, list):
        return [one for one in map(_without_nothing, value) if one not in ({}, [])]
    return value.replace("&", "&amp;") if isinstance(value, str) else value
