"""Where each field stands in a study of DRKS.

The keys and the words are those of the register's published schema, version 2.0.19.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.drks import odd, parted, people
from mscregistry.parsers.drks.languages import text, translation
from mscregistry.parsers.tree.moved import Coded, Each
from mscregistry.parsers.tree.whole import TreeFormat

if TYPE_CHECKING:
    from mscregistry.parsers.tree.moved import Table


_STATUS: Final = {
    "pending": "NOT_YET_RECRUITING",
    "invite only": "ENROLLING_BY_INVITATION",
    "complete follow up continuing": "ACTIVE_NOT_RECRUITING",
    "complete follow up complete": "COMPLETED",
    "discontiniued": "TERMINATED",
    "discontinued": "TERMINATED",
}
_ALLOCATION: Final = {
    "single arm study": "NA",
    "non randomized controlled trial": "NON_RANDOMIZED",
    "randomized controlled trial": "RANDOMIZED",
}
_PURPOSE: Final = {
    "health care system": "HEALTH_SERVICES_RESEARCH",
    "basic research physiological study": "BASIC_SCIENCE",
}
_MASKED: Final = {
    "patient subject": "PARTICIPANT",
    "investigator therapist": "INVESTIGATOR",
    "assessor": "OUTCOMES_ASSESSOR",
}
_TEXTS: Final = "trialDescriptions"
_RECRUITMENT: Final = "recruitment.recruitmentDescriptions"
_CHARACTERISTIC: Final = "studyCharacteristic.characteristicDescriptions"
_RESULTS: Final = "trialResults.trialResultsDescriptions"
#: Single texts: the field of each, the list it stands in, and its key.
_SINGLE: Final = {
    "brief_title": (_TEXTS, "title"),
    "acronym": (_TEXTS, "acronym"),
    "brief_summary": (_TEXTS, "summary"),
    "detailed_description": (_TEXTS, "scientificSummary"),
    "why_stopped": (_RECRUITMENT, "reasonDescription"),
    "design.allocation_concealment": (_CHARACTERISTIC, "typeOfHiddenAllocation"),
    "design.sequence_generation": (_CHARACTERISTIC, "typeOfSequenceGeneration"),
    "results_summary.summary": (_RESULTS, "briefSummaryOfResultsDescription"),
    "ipd_sharing.description": (_RESULTS, "ipdSharingPlanDescription"),
}
_DESIGN: Final[dict[str, Any]] = {
    "allocation": Coded("studyCharacteristic.allocation", _ALLOCATION),
    "intervention_model": Coded("studyCharacteristic.assignment", {"single": "SINGLE_GROUP"}),
    "primary_purpose": Coded("studyCharacteristic.purpose", _PURPOSE),
    "time_perspective": "studyCharacteristic.timing",
    "masking": "studyCharacteristic.blindingType",
    "who_masked": Coded("studyCharacteristic.blindingWhoList.idBlindingWho.blindingWho", _MASKED),
    "controls": "studyCharacteristic.controlTypes.idControlType.controlType",
    "multicenter": Coded(
        "recruitment.centricType", {"monocentric": "false", "multicentric": "true"}
    ),
    "duration": "studyCharacteristic.duration",
    "allocation_concealment": text(*_SINGLE["design.allocation_concealment"]),
    "sequence_generation": text(*_SINGLE["design.sequence_generation"]),
}
_ELIGIBILITY: Final[dict[str, Any]] = {
    "texts": parted.criteria,
    "sex": "recruitment.gender",
    "minimum_age": odd.age("minimumAge"),
    "maximum_age": odd.age("maximumAge"),
    "healthy_volunteers": "recruitment.healthyVolunteers",
}
_RESULTS_SUMMARY: Final[dict[str, Any]] = {
    "summary": text(*_SINGLE["results_summary.summary"]),
    "first_publication_date": "trialResults.firstPublication",
    "planned_publication_date": odd.planned_publication,
}
_IPD: Final[dict[str, Any]] = {
    "plan": Coded("trialResults.ipdSharingPlan", {"true": "YES", "false": "NO"}),
    "description": text(*_SINGLE["ipd_sharing.description"]),
}

#: For each field, where it stands.
TABLE: Final[Table] = {
    "trial_id": "drksId",
    "secondary_ids": odd.numbers,
    **{name: text(*place) for name, place in _SINGLE.items() if "." not in name},
    "overall_status": Coded("recruitment.status", _STATUS),
    "study_type": Coded("studyCharacteristic.type", {"non interventional": "OBSERVATIONAL"}),
    "phases": odd.phases,
    "enrollment": Each("recruitment", {"count": "plannedParticipants"}, {"kind": "ESTIMATED"}),
    "actual_enrollment": "recruitment.totalParticipants",
    "start_date": odd.day("StartDate"),
    "completion_date": odd.day("CompletionDate"),
    "registration_date": "registrationDrks",
    "prospective_registration": Coded(
        "registrationType", {"prospective": "true", "retrospective": "false"}
    ),
    "last_update_date": "lastUpdate",
    "results_first_posted_date": "trialResults.firstResultPublication",
    "conditions": parted.conditions,
    "condition_terms": parted.terms,
    "design": Each("", _DESIGN),
    "arms": parted.arms,
    "outcomes": parted.outcomes,
    "eligibility": Each("", _ELIGIBILITY),
    "sponsors": people.sponsors,
    "funders": people.funders,
    "central_contacts": people.contacts,
    "sites": Each(
        "recruitment.institutes", {"facility": "name", "city": "city", "category": "type"}
    ),
    "recruitment_countries": "recruitment.countries.idCountry.code",
    "ethics_reviews": people.ethics,
    "references": odd.references,
    "links": odd.links,
    "related_trials": Each("trialResults.relatedDrksTrials", {"trial_id": "drksId"}),
    "results_summary": Each("", _RESULTS_SUMMARY),
    "ipd_sharing": Each("", _IPD),
    "documents": Each("", {"large_docs": odd.documents}),
    "translations": (
        *[translation(*place, name) for name, place in _SINGLE.items()],
        parted.translations,
    ),
    "answers": (
        odd.planned("StartDate", "Planned study start date"),
        odd.planned("CompletionDate", "Planned study completion date"),
        odd.answer("sponsored", "Investigator Sponsored/Initiated Trial (IST/IIT)"),
        odd.answer(
            "secondaryIds.noOtherIdentificationNumbersAvailable",
            "No other identification numbers available",
        ),
        odd.answer("trialResults.relatedDrksTrials.description", "Related DRKS study"),
        odd.planned_words,
    ),
}

DRKS: Final = TreeFormat(TABLE)
