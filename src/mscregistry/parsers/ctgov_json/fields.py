"""Where each field stands in a study of the ClinicalTrials.gov API, version 2.

A field that is not named here stands under its own name in camel case, in the object of its class.
The paths are those of the API's published data model (OAS v2).
"""

from __future__ import annotations

from typing import Final

from mscregistry.model import (
    AvailableIpd,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    ExpandedAccess,
    Intervention,
    IpdStatement,
    Organization,
    Outcome,
    Oversight,
    ResponsibleParty,
    SecondaryId,
    Sponsor,
    Trial,
)
from mscregistry.model.annotations import Annotations
from mscregistry.model.derived import Derived, SubmissionTracking
from mscregistry.model.documents import LargeDocument
from mscregistry.model.results import (
    CertainAgreement,
    Denominator,
    MoreInfo,
    OutcomeMeasure,
    Results,
)
from mscregistry.parsers.tree.elsewhere import beside
from mscregistry.parsers.tree.shape import At, Keys, Place, shape_of
from mscregistry.vocab import OutcomeKind, SponsorRole

_ID: Final = "protocolSection.identificationModule."
_STATUS: Final = "protocolSection.statusModule."
_SPONSORS: Final = "protocolSection.sponsorCollaboratorsModule."
_DESIGN: Final = "protocolSection.designModule."
_ARMS: Final = "protocolSection.armsInterventionsModule."
_OUTCOMES: Final = "protocolSection.outcomesModule."
_CONTACTS: Final = "protocolSection.contactsLocationsModule."
_REFERENCES: Final = "protocolSection.referencesModule."
_MISC: Final = "miscInfoModule."

_TRIAL: Final[dict[str, Place]] = {
    "trial_id": _ID + "nctId",
    "nct_id_aliases": _ID + "nctIdAliases",
    "org_study_id": _ID + "orgStudyIdInfo",
    "organization": _ID + "organization",
    "secondary_ids": _ID + "secondaryIdInfos",
    "brief_title": _ID + "briefTitle",
    "official_title": _ID + "officialTitle",
    "acronym": _ID + "acronym",
    "overall_status": _STATUS + "overallStatus",
    "why_stopped": _STATUS + "whyStopped",
    "last_known_status": _STATUS + "lastKnownStatus",
    "study_type": _DESIGN + "studyType",
    "phases": _DESIGN + "phases",
    "enrollment": _DESIGN + "enrollmentInfo",
    "has_results": "hasResults",
    "start_date": _STATUS + "startDateStruct",
    "primary_completion_date": _STATUS + "primaryCompletionDateStruct",
    "completion_date": _STATUS + "completionDateStruct",
    "first_posted_date": _STATUS + "studyFirstPostDateStruct",
    "results_first_posted_date": _STATUS + "resultsFirstPostDateStruct",
    "last_update_date": _STATUS + "lastUpdatePostDateStruct",
    "verified_date": _STATUS + "statusVerifiedDate",
    "first_submitted_date": _STATUS + "studyFirstSubmitDate",
    "first_submitted_qc_date": _STATUS + "studyFirstSubmitQcDate",
    "results_first_submitted_date": _STATUS + "resultsFirstSubmitDate",
    "results_first_submitted_qc_date": _STATUS + "resultsFirstSubmitQcDate",
    "disp_first_submitted_date": _STATUS + "dispFirstSubmitDate",
    "disp_first_submitted_qc_date": _STATUS + "dispFirstSubmitQcDate",
    "disp_first_posted_date": _STATUS + "dispFirstPostDateStruct",
    "last_update_submitted_date": _STATUS + "lastUpdateSubmitDate",
    "last_update_submitted_qc_date": None,
    "delayed_posting": _STATUS + "delayedPosting",
    "results_waived": _STATUS + "resultsWaived",
    "expanded_access": _STATUS + "expandedAccessInfo",
    "brief_summary": "protocolSection.descriptionModule.briefSummary",
    "detailed_description": "protocolSection.descriptionModule.detailedDescription",
    "conditions": "protocolSection.conditionsModule.conditions",
    "keywords": "protocolSection.conditionsModule.keywords",
    "mesh_terms": None,
    "design": "protocolSection.designModule",
    "arms": _ARMS + "armGroups",
    "interventions": _ARMS + "interventions",
    "intervention_other_names": None,
    "outcomes": (
        At(_OUTCOMES + "primaryOutcomes", says={"kind": OutcomeKind.PRIMARY}),
        At(_OUTCOMES + "secondaryOutcomes", says={"kind": OutcomeKind.SECONDARY}),
        At(_OUTCOMES + "otherOutcomes", says={"kind": OutcomeKind.OTHER}),
    ),
    "eligibility": "protocolSection.eligibilityModule",
    "sponsors": (
        At(_SPONSORS + "leadSponsor", says={"role": SponsorRole.LEAD}, one=True),
        At(_SPONSORS + "collaborators", says={"role": SponsorRole.COLLABORATOR}),
    ),
    "responsible_party": _SPONSORS + "responsibleParty",
    "officials": _CONTACTS + "overallOfficials",
    "sites": (
        At(_CONTACTS + "locations"),
        # Copies of the registry in a search engine repeat the sites for its nested queries.
        At(_CONTACTS + "locations_nested", again=True),
    ),
    "recruitment_countries": None,
    "central_contacts": _CONTACTS + "centralContacts",
    "facility_contacts": None,
    "references": _REFERENCES + "references",
    "links": _REFERENCES + "seeAlsoLinks",
    "available_ipd": _REFERENCES + "availIpds",
    "related_trials": None,
    "ipd_sharing": "protocolSection.ipdSharingStatementModule",
    "oversight": "protocolSection.oversightModule",
    "abstract": None,
    "results": "resultsSection",
    "documents": "documentSection.largeDocumentModule",
    "annotations": "annotationSection.annotationModule",
    "derived": "derivedSection",
}

#: Where fields stand, if not under their own names.
FIELDS: Final[Keys] = beside(
    {
        Trial: _TRIAL,
        SecondaryId: {"value": "id", "source": "domain"},
        Organization: {"agency_class": "class"},
        Sponsor: {"agency_class": "class", "role": None},
        Enrollment: {"kind": "type"},
        ExpandedAccess: {"trial_id": "nctId", "status": "statusForNctId"},
        Intervention: {
            "arm_labels": "armGroupLabels",
            # Only the site's own downloads have it; the API's data model does not name it.
            "mapped_names": "interventionMappedName",
        },
        Outcome: {"kind": None, "safety_issue": None},
        Design: {
            "allocation": "designInfo.allocation",
            "intervention_model": "designInfo.interventionModel",
            "intervention_model_description": "designInfo.interventionModelDescription",
            "primary_purpose": "designInfo.primaryPurpose",
            "observational_model": "designInfo.observationalModel",
            "time_perspective": "designInfo.timePerspective",
            "masking": "designInfo.maskingInfo.masking",
            "who_masked": "designInfo.maskingInfo.whoMasked",
            "masking_description": "designInfo.maskingInfo.maskingDescription",
            "biospecimen_retention": "bioSpec.retention",
            "biospecimen_description": "bioSpec.description",
            "number_of_arms": None,
            "endpoint_classification": None,
            "n_ptrs_to_this_exp_acc": "nPtrsToThisExpAccNctId",
        },
        Eligibility: {
            "texts": At("eligibilityCriteria", wraps="text"),
            "standard_ages": "stdAges",
        },
        CriteriaText: {"kind": None},
        ResponsibleParty: {
            "name": "investigatorFullName",
            "title": "investigatorTitle",
            "affiliation": "investigatorAffiliation",
        },
        IpdStatement: {"plan": "ipdSharing"},
        AvailableIpd: {},
        Oversight: {
            "has_dmc": "oversightHasDmc",
            "fda_regulated_drug": "isFdaRegulatedDrug",
            "fda_regulated_device": "isFdaRegulatedDevice",
            "unapproved_device": "isUnapprovedDevice",
            "ppsd": "isPpsd",
            "us_export": "isUsExport",
            "fda_regulated": None,
            "section_801": None,
            "authorities": None,
        },
        Results: {
            "participant_flow": "participantFlowModule",
            "baseline": "baselineCharacteristicsModule",
            "outcome_measures": "outcomeMeasuresModule.outcomeMeasures",
            "adverse_events": "adverseEventsModule",
            "more_info": "moreInfoModule",
        },
        OutcomeMeasure: {
            "dispersion_type": At("dispersionType", displayed=True),
            "safety_issue": None,
        },
        LargeDocument: {"url": None},
        Denominator: {"scope": None},
        CertainAgreement: {"pi_employment": None},
        MoreInfo: {"limitations_and_caveats": "limitationsAndCaveats.description"},
        Annotations: {
            "unposted_responsible_party": "unpostedAnnotation.unpostedResponsibleParty",
            "unposted_events": "unpostedAnnotation.unpostedEvents",
            "violation_events": "violationAnnotation.violationEvents",
        },
        Derived: {
            "version_holder": _MISC + "versionHolder",
            "record_link": None,
            "removed_countries": _MISC + "removedCountries",
            "submission_tracking": _MISC + "submissionTracking",
            "bmi_limits": _MISC + "modelPredictions.bmiLimits",
            "condition_browse": "conditionBrowseModule",
            "intervention_browse": "interventionBrowseModule",
        },
        SubmissionTracking: {"first_mcp_post_date": "firstMcpInfo.postDateStruct"},
    }
)

#: A whole study.
STUDY: Final = shape_of(Trial, FIELDS)
#: What is read from a study when it is first asked for.
LATE: Final = shape_of(Trial, FIELDS, Trial.deferrable)
#: What is read from it at once.
EARLY: Final = shape_of(Trial, FIELDS, frozenset(set(_TRIAL) - Trial.deferrable))
