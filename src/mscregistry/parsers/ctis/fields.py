"""Where each field stands in a record of CTIS."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctis import answers, codes, odd, products
from mscregistry.parsers.ctis.countries import countries, country_details
from mscregistry.parsers.ctis.odd import day, first, listed, told, wrapped
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.leaf_dialect import own_dialect
from mscregistry.parsers.tree.moved import Coded, Each, Wrapped, constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.dialect import Dialect
    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_DETAILS: Final = "partI.trialDetails"
_IDS: Final = f"{_DETAILS}.clinicalTrialIdentifiers"
_NUMBERS: Final = f"{_IDS}.secondaryIdentifyingNumbers"
_INFORMATION: Final = f"{_DETAILS}.trialInformation"
_SUBJECTS: Final = f"{_INFORMATION}.populationOfTrialSubjects"
_PERIODS: Final = f"{_DETAILS}.protocolInformation.studyDesign.periodDetails"
_DURATION: Final = f"{_INFORMATION}.trialDuration"
_REGISTRY: Final = {"type": "REGISTRY"}


@cache
def dialect() -> Dialect:
    """Give how days are read."""
    return own_dialect(odd.read_date)


def _start(node: Node, mover: Mover) -> Iterator[Node]:
    """Give when the trial began, or else when that is planned."""
    yield from _dated(
        ("startDateEU", "eeaStartDate", "trialStartDate"),
        (f"{_DURATION}.estimatedRecruitmentStartDate",),
        node,
        mover,
    )


def _end(node: Node, mover: Mover) -> Iterator[Node]:
    """Give when the trial ended, everywhere if that is said, or else when that is planned."""
    yield from _dated(
        ("events.trialGlobalEndDate", "endDate", "trialEndDate", "endDateEU", "eeaEndDate"),
        (f"{_DURATION}.estimatedGlobalEndDate", f"{_DURATION}.estimatedEndDate"),
        node,
        mover,
    )


def _dated(
    said: tuple[str, ...], planned: tuple[str, ...], node: Node, mover: Mover
) -> Iterator[Node]:
    found = [*day(*said)(node, mover)]
    if found:
        yield {"date": found}
        return
    for keys in planned:
        for leaf in [*day(keys)(node, mover)][:1]:
            yield {"date": [leaf], "kind": [constant("ESTIMATED")]}
            return


def _conditions(node: Node, mover: Mover) -> list[Leaf]:
    return [leaf for _, leaf in answers.conditions(node, mover)]


def _address(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the first address of a sponsor."""
    for one in objects(node, "addresses")[:1]:
        found = mover.moved(one, {**_ADDRESS, "phone": told("phone"), "email": told("email")})
        if found:
            yield found


_CONTACT: Final[dict[str, Any]] = {
    "name": told("functionalName"),
    "role": "type",
    "phone": told("telephone"),
    "email": told("functionalEmailAddress"),
    "affiliation": "organisation.name",
}
_ADDRESS: Final[dict[str, Any]] = {
    "address": told("address.oneLine"),
    "city": told("address.city"),
    "zip": told("address.postcode"),
}
_SPONSOR: Final[dict[str, Any]] = {
    "name": first("organisation.name", "addresses.organisation.name"),
    "role": Coded("primary", {"true": "LEAD", "false": "COLLABORATOR"}),
    "category": first("organisation.type", "addresses.organisation.type"),
    "country": first("addresses.address.countryName"),
    "identifier": first("organisation.businessKey", "addresses.organisation.businessKey"),
    "contact": _address,
}
_SITE: Final[dict[str, Any]] = {
    "facility": told("organisationAddressInfo.organisation.name"),
    "department": told("departmentName"),
    "category": told("organisationAddressInfo.organisation.type"),
    "address": told("organisationAddressInfo.address.oneLine"),
    "city": told("organisationAddressInfo.address.city"),
    "zip": told("organisationAddressInfo.address.postcode"),
    "country": told("organisationAddressInfo.address.countryName"),
    "contacts": Each(
        "",
        {
            "first_name": told("personInfo.firstName"),
            "last_name": told("personInfo.lastName"),
            "phone": told("personInfo.telephone", "organisationAddressInfo.phone"),
            "email": told("personInfo.email", "organisationAddressInfo.email"),
        },
    ),
}
_DOCUMENT: Final[dict[str, Any]] = {
    "label": "documentTypeLabel",
    "filename": "title",
    "has_protocol": partial(odd.is_document, "has_protocol"),
    "has_icf": partial(odd.is_document, "has_icf"),
}

#: Where the fields stand, in a record as `mscregistry.parsers.ctis.record` gives it.
TABLE: Final[dict[str, Any]] = {
    "trial_id": "ctNumber",
    "org_study_id": wrapped(first(f"{_IDS}.shortTitle", "shortTitle"), "value"),
    "secondary_ids": (
        Wrapped("eudraCt.eudraCtCode", "value", {"type": "EUDRACT_NUMBER", "source": "EudraCT"}),
        Wrapped(
            "eudraCtInfo.eudraCtCode", "value", {"type": "EUDRACT_NUMBER", "source": "EudraCT"}
        ),
        Wrapped(f"{_NUMBERS}.nctNumber.number", "value", {**_REGISTRY, "source": "NCT"}),
        Wrapped(f"{_NUMBERS}.isrctnNumber.number", "value", {**_REGISTRY, "source": "ISRCTN"}),
        Wrapped(f"{_NUMBERS}.whoUniversalTrialNumber.number", "value", {"source": "UTN"}),
        odd.other_numbers,
    ),
    "brief_title": first(f"{_IDS}.publicTitle"),
    "official_title": first(f"{_IDS}.fullTitle", "title", "ctTitle"),
    "overall_status": odd.status,
    "why_stopped": first("events.trialEvents.earlyTerminationReason.name"),
    "phases": odd.phases,
    "enrollment": Each("", {"count": "totalNumberEnrolled"}),
    "has_results": "resultsFirstReceived",
    "start_date": _start,
    "completion_date": _end,
    "recruitment_end_date": day("recruitmentEndDate"),
    "last_update_date": day("lastUpdated", "lastPublicationUpdate", "publishDate"),
    "first_submitted_date": odd.submitted,
    "results_first_submitted_date": odd.earliest(
        "results.summaryResults.submissionDate", "results.clinicalStudyReports.submitDate"
    ),
    "conditions": _conditions,
    "condition_terms": (
        Each(
            f"{_INFORMATION}.medicalCondition.meddraConditionTerms",
            {
                "term": "termName",
                "code": "classificationCode",
                "version": "version",
                "level": "level",
                "parent": "organClass",
            },
            {"system": "MedDRA"},
        ),
        odd.areas,
    ),
    "design": Each(
        "",
        {
            "allocation": odd.coded_first(f"{_PERIODS}.allocationMethod", codes.ALLOCATIONS),
            "masking": first(f"{_PERIODS}.blindingMethodCode"),
            "who_masked": odd.blinded,
            "masking_description": first(f"{_PERIODS}.blindingDetails"),
            "description": partial(odd.only, f"{_PERIODS}.description"),
        },
    ),
    "arms": Each(f"{_PERIODS}.armDetails", {"label": "title", "description": "description"}),
    "interventions": products.interventions,
    "products": products.products,
    "outcomes": (
        listed(f"{_INFORMATION}.endPoint.primaryEndPoints", "endPoint", "measure", kind="PRIMARY"),
        listed(
            f"{_INFORMATION}.endPoint.secondaryEndPoints", "endPoint", "measure", kind="SECONDARY"
        ),
    ),
    "eligibility": Each(
        "",
        {
            "texts": (
                listed(
                    f"{_INFORMATION}.eligibilityCriteria.principalInclusionCriteria",
                    "principalInclusionCriteria",
                    "text",
                    kind="INCLUSION",
                ),
                listed(
                    f"{_INFORMATION}.eligibilityCriteria.principalExclusionCriteria",
                    "principalExclusionCriteria",
                    "text",
                    kind="EXCLUSION",
                ),
            ),
            "sex": odd.sexes,
            "standard_ages": odd.ages,
            "healthy_volunteers": odd.healthy,
        },
    ),
    "sponsors": Each("partI.sponsors", _SPONSOR),
    "central_contacts": (
        Each("partI.sponsors.publicContacts", _CONTACT),
        Each("partI.sponsors.scientificContacts", _CONTACT),
    ),
    "funders": Wrapped(f"{_INFORMATION}.sourceOfMonetarySupport.organisationName", "name"),
    "sites": Each("partsII.trialSites", _SITE),
    "recruitment_countries": countries,
    "country_details": country_details,
    "references": (
        Wrapped(f"{_DETAILS}.references", "citation"),
        Wrapped(f"{_DETAILS}.pubmedCode", "pmid"),
    ),
    "links": Wrapped(f"{_DETAILS}.pubmedUrl", "url"),
    "related_trials": Each(
        f"{_DETAILS}.associatedClinicalTrials", {"trial_id": "ctNumber", "title": "fullTitle"}
    ),
    "ipd_sharing": Each(f"{_INFORMATION}.individualParticipantData", {"plan": "planToShareIPD"}),
    "documents": Each("", {"large_docs": Each("documents", _DOCUMENT)}),
    "translations": answers.translations,
    "answers": answers.answers,
}
