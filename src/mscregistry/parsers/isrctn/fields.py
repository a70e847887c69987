"""Where each field stands in a record of ISRCTN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.isrctn import numbers, odd, outputs, parties
from mscregistry.parsers.isrctn.days import day, registered
from mscregistry.parsers.tree.moved import Coded, Each, Wrapped
from mscregistry.parsers.tree.whole import TreeFormat

if TYPE_CHECKING:
    from mscregistry.parsers.tree.moved import Table

#: What the registry writes where it has nothing to say.
SILENT: Final = frozenset(
    {
        "Not provided at time of registration",
        "Not provided at registration",
        "Nil known",
        "Nil Known",
        "Not Specified",
        "Not specified",
        "Old ethics approval format",
        "-",
    }
)

_ETHICS: Final = {
    "approved": "APPROVED",
    "submitted": "PENDING",
    "rejected": "NOT_APPROVED",
    "notrequired": "NOT_REQUIRED",
}
_COMMITTEE: Final[dict[str, Any]] = {
    "status": Coded("@approvalStatus", _ETHICS),
    "approval_date": odd.status_day("approved"),
    "application_date": odd.status_day("submitted"),
    "number": "committeeReference",
    "contact": Each("", {"name": "committeeName", **parties.DETAILS}),
}
_OUTCOME: Final[dict[str, Any]] = {
    "measure": "variable",
    "time_frame": "timepoints",
    "description": "method",
}
_SITE: Final[dict[str, Any]] = {
    "facility": "name",
    "address": "address",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "country": "country",
}
_DESIGN: Final[dict[str, Any]] = {
    "description": "trial.trialDesign.studyDesign",
    "allocation": (odd.PARTED["allocation"], odd.second("allocation")),
    "intervention_model": (odd.PARTED["intervention_model"], odd.second("intervention_model")),
    "observational_model": odd.second("observational_model"),
    "time_perspective": odd.second("time_perspective"),
    "primary_purpose": odd.purpose,
    "masking": odd.PARTED["masking"],
    "controls": "trial.trialDesign.control",
}
_ELIGIBILITY: Final[dict[str, Any]] = {
    "texts": (
        Wrapped("trial.participants.inclusion", "text", {"kind": "INCLUSION"}),
        Wrapped("trial.participants.exclusion", "text", {"kind": "EXCLUSION"}),
    ),
    "sex": "trial.participants.gender",
    "minimum_age": odd.ages("trial.participants.lowerAgeLimit"),
    "maximum_age": odd.ages("trial.participants.upperAgeLimit"),
    "standard_ages": odd.standard_ages,
    "healthy_volunteers": "trial.participants.healthyVolunteersAllowed",
}
_ANSWERS: Final = (
    odd.answer("trial.trialDescription.studyHypothesis", "Study hypothesis"),
    odd.ethics_needed,
    odd.other_designs,
    odd.answer("trial.trialDesign.trialSettings.trialSetting", "Study setting"),
    odd.answer("trial.trialDesign.trialSetting", "Study setting"),
    odd.purposes,
    odd.answer("trial.trialDesign.overallStartDate", "Overall study start date"),
    odd.answer("trial.participants.participantTypes.participantType", "Participant type"),
    odd.answer("trial.participants.participantType", "Participant type"),
    odd.other_ages,
    odd.answer("trial.participants.patientInfoSheet", "Participant information sheet"),
    odd.answer("trial.participants.recruitmentStartStatusOverride", "Recruitment start status"),
    odd.answer(
        "trial.interventions.intervention.pharmaceuticalStudyTypes", "Pharmaceutical study types"
    ),
    odd.answer("trial.results.publicationPlan", "Publication and dissemination plan"),
    odd.answer("trial.results.dataPolicies.dataPolicy", "Data policy"),
    odd.answer("trial.results.publicationStage", "Publication stage"),
    odd.answer("trial.results.plainEnglishReport", "Plain English results"),
    odd.answer("sponsor.commercialStatus", "Commercial status of the sponsor"),
)

#: For each field, where it stands.
TABLE: Final[Table] = {
    "trial_id": numbers.trial_id,
    "source_registry": "trial.@publicIdentifierType",
    "secondary_ids": numbers.others,
    "brief_title": "trial.trialDescription.title",
    "official_title": "trial.trialDescription.scientificTitle",
    "acronym": "trial.trialDescription.acronym",
    "overall_status": odd.status,
    "study_type": "trial.trialDesign.primaryStudyDesign",
    "phases": odd.phases,
    "enrollment": Each("", {"count": odd.size(is_number=True)}, {"kind": "ESTIMATED"}),
    "target_size": (odd.size(is_number=False), "trial.participants.totalTarget"),
    "actual_enrollment": "trial.participants.totalFinalEnrolment",
    "start_date": day("trial.participants.recruitmentStart"),
    "recruitment_end_date": day("trial.participants.recruitmentEnd"),
    "completion_date": day("trial.trialDesign.overallEndDate"),
    "registration_date": registered,
    "last_update_date": day("trial.@lastUpdated"),
    "brief_summary": "trial.trialDescription.plainEnglishSummary",
    "conditions": "trial.conditions.condition.description",
    "condition_terms": odd.terms,
    "design": Each("", _DESIGN),
    "interventions": odd.drugs,
    "intervention_terms": odd.kinds,
    "intervention_description": "trial.interventions.intervention.description",
    "outcomes": (
        Each(
            "trial.trialDescription.primaryOutcomes.outcomeMeasure", _OUTCOME, {"kind": "PRIMARY"}
        ),
        Wrapped("trial.trialDescription.primaryOutcome", "measure", {"kind": "PRIMARY"}),
        Each(
            "trial.trialDescription.secondaryOutcomes.outcomeMeasure",
            _OUTCOME,
            {"kind": "SECONDARY"},
        ),
        Wrapped("trial.trialDescription.secondaryOutcome", "measure", {"kind": "SECONDARY"}),
    ),
    "eligibility": Each("", _ELIGIBILITY),
    "sponsors": parties.sponsors,
    "funders": parties.funders,
    "central_contacts": parties.contacts,
    "sites": Each("trial.participants.trialCentres.trialCentre", _SITE),
    "recruitment_countries": "trial.participants.recruitmentCountries.country",
    "ethics_reviews": (
        odd.ethics,
        Each("trial.trialDescription.ethicsCommittees.ethicsCommittee", _COMMITTEE),
        Wrapped("trial.trialDescription.ethicsApproval", "description"),
    ),
    "references": (
        Wrapped("trial.results.publicationDetails", "citation"),
        outputs.publications,
    ),
    "links": (
        Wrapped("trial.trialDescription.trialWebsite", "url", {"label": "Trial website"}),
        outputs.pages,
    ),
    "ipd_sharing": Each(
        "",
        {
            "plan": "trial.miscellaneous.ipdSharingPlan",
            "description": "trial.results.ipdSharingStatement",
        },
    ),
    "results_summary": Each(
        "",
        {
            "summary": "trial.results.basicReport",
            "planned_publication_date": day("trial.results.intentToPublish"),
        },
    ),
    "documents": Each("", {"large_docs": outputs.files}),
    "answers": _ANSWERS,
}

ISRCTN: Final = TreeFormat(TABLE, silent=SILENT, tags=("fullTrial",))
