"""Where each field stands in a classic record of ClinicalTrials.gov.

The paths are those of the site's schema, ``public.xsd``; names of modules that are written anew
before reading stand in `mscregistry.parsers.ctgov_xml.elements`.
"""

from __future__ import annotations

from typing import Final

from mscregistry.model import (
    Arm,
    AvailableIpd,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    ExpandedAccess,
    ExpandedAccessTypes,
    Intervention,
    IpdStatement,
    Link,
    Official,
    Organization,
    Outcome,
    Oversight,
    Reference,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.model.annotations import Annotations, UnpostedEvent
from mscregistry.model.derived import Browse, Derived, MeshTerm
from mscregistry.model.documents import Documents, LargeDocument
from mscregistry.parsers.ctgov_xml.result_fields import RESULTS
from mscregistry.parsers.tree.elsewhere import beside
from mscregistry.parsers.tree.shape import At, Keys, Place, shape_of
from mscregistry.vocab import (
    ContactRole,
    OutcomeKind,
    ReferenceType,
    SponsorRole,
    UnpostedEventType,
)


def _date(*tags: str) -> tuple[At, ...]:
    """Give the places of a date: under the newer tag first, then under the older."""
    return tuple([At(tag, dated=True) for tag in tags])


_TRIAL: Final[dict[str, Place]] = {
    "trial_id": "id_info.nct_id",
    "nct_id_aliases": "id_info.nct_alias",
    "org_study_id": At("id_info.org_study_id", wraps="value"),
    "organization": At("source", wraps="full_name"),
    "secondary_ids": At("id_info.secondary_id", wraps="value"),
    "brief_title": "brief_title",
    "official_title": "official_title",
    "acronym": "acronym",
    "overall_status": "overall_status",
    "why_stopped": "why_stopped",
    "last_known_status": "last_known_status",
    "study_type": "study_type",
    "phases": "phase",
    "enrollment": "enrollment",
    "has_results": None,
    "start_date": _date("start_date"),
    "primary_completion_date": _date("primary_completion_date"),
    "completion_date": _date("completion_date"),
    "first_posted_date": _date("study_first_posted"),
    "results_first_posted_date": _date("results_first_posted"),
    "last_update_date": _date("last_update_posted"),
    "verified_date": _date("verification_date"),
    "first_submitted_date": _date("study_first_submitted", "firstreceived_date"),
    "first_submitted_qc_date": _date("study_first_submitted_qc"),
    "results_first_submitted_date": _date("results_first_submitted", "firstreceived_results_date"),
    "results_first_submitted_qc_date": _date("results_first_submitted_qc"),
    "disp_first_submitted_date": _date(
        "disposition_first_submitted", "firstreceived_results_disposition_date"
    ),
    "disp_first_submitted_qc_date": _date("disposition_first_submitted_qc"),
    "disp_first_posted_date": _date("disposition_first_posted"),
    "last_update_submitted_date": _date("last_update_submitted", "lastchanged_date"),
    "last_update_submitted_qc_date": _date("last_update_submitted_qc"),
    "delayed_posting": "delayed_posting",
    "results_waived": None,
    "expanded_access": At("has_expanded_access", wraps="has_expanded_access"),
    "brief_summary": "brief_summary.textblock",
    "detailed_description": "detailed_description.textblock",
    "conditions": "condition",
    "keywords": "keyword",
    "mesh_terms": None,
    "design": "",
    "arms": "arm_group",
    "interventions": "intervention",
    "intervention_other_names": None,
    "outcomes": (
        At("primary_outcome", says={"kind": OutcomeKind.PRIMARY}),
        At("secondary_outcome", says={"kind": OutcomeKind.SECONDARY}),
        At("other_outcome", says={"kind": OutcomeKind.OTHER}),
    ),
    "eligibility": "eligibility",
    "sponsors": (
        At("sponsors.lead_sponsor", says={"role": SponsorRole.LEAD}),
        At("sponsors.collaborator", says={"role": SponsorRole.COLLABORATOR}),
    ),
    "responsible_party": "responsible_party",
    "officials": "overall_official",
    "sites": "location",
    "recruitment_countries": "location_countries.country",
    "central_contacts": (
        At("overall_contact", says={"role": ContactRole.CONTACT}),
        At("overall_contact_backup", says={"role": ContactRole.CONTACT}),
    ),
    "facility_contacts": None,
    "references": (
        At("reference"),
        At("results_reference", says={"type": ReferenceType.RESULT}),
    ),
    "links": "link",
    "available_ipd": "study_docs.study_doc",
    "related_trials": None,
    "ipd_sharing": "patient_data",
    "oversight": "",
    "abstract": None,
    "results": "clinical_results",
    "documents": "provided_document_section",
    "annotations": "pending_results",
    "derived": "",
}

#: Where fields stand, if not under their own names.
FIELDS: Final[Keys] = beside(
    {
        **RESULTS,
        Trial: _TRIAL,
        SecondaryId: {},
        Organization: {"agency_class": None},
        Sponsor: {"name": "agency", "role": None},
        Enrollment: {"count": "#", "kind": "@type"},
        ExpandedAccess: {"trial_id": None, "status": None},
        ExpandedAccessTypes: {
            "individual": "expanded_access_type_individual",
            "intermediate": "expanded_access_type_intermediate",
            "treatment": "expanded_access_type_treatment",
        },
        Design: {
            "allocation": "study_design_info.allocation",
            "intervention_model": "study_design_info.intervention_model",
            "intervention_model_description": "study_design_info.intervention_model_description",
            "primary_purpose": "study_design_info.primary_purpose",
            "observational_model": "study_design_info.observational_model",
            "time_perspective": "study_design_info.time_perspective",
            "endpoint_classification": "study_design_info.endpoint_classification",
            "masking": "study_design_info.masking",
            "who_masked": "study_design_info.who_masked",
            "masking_description": "study_design_info.masking_description",
            "patient_registry": "patient_registry",
            "biospecimen_retention": "biospec_retention",
            "biospecimen_description": "biospec_descr.textblock",
            "number_of_arms": (At("number_of_arms"), At("number_of_groups")),
            "n_ptrs_to_this_exp_acc": None,
            "expanded_access_types": "expanded_access_info",
        },
        Arm: {"label": "arm_group_label", "type": "arm_group_type", "intervention_names": None},
        Intervention: {
            "name": "intervention_name",
            "type": "intervention_type",
            "other_names": "other_name",
            "arm_labels": "arm_group_label",
            "mapped_names": None,
        },
        Outcome: {"kind": None},
        Eligibility: {
            "texts": At("criteria.textblock", wraps="text"),
            "sex": "gender",
            "standard_ages": None,
            "study_population": "study_pop.textblock",
        },
        CriteriaText: {"kind": None},
        ResponsibleParty: {
            "name": "investigator_full_name",
            "title": "investigator_title",
            "affiliation": "investigator_affiliation",
            "type": "responsible_party_type",
            "old_name_title": "name_title",
            "old_organization": "organization",
        },
        Official: {"name": "last_name"},
        Contact: {"name": "last_name"},
        Site: {
            "facility": "facility.name",
            "city": "facility.address.city",
            "state": "facility.address.state",
            "zip": "facility.address.zip",
            "country": "facility.address.country",
            "contacts": (
                At("contact", says={"role": ContactRole.CONTACT}),
                At("contact_backup", says={"role": ContactRole.CONTACT}),
                At("investigator"),
            ),
            "geo_point": None,
        },
        Reference: {"pmid": "PMID", "type": None, "retractions": None},
        Link: {"label": "description"},
        AvailableIpd: {
            "id": "doc_id",
            "type": "doc_type",
            "url": "doc_url",
            "comment": "doc_comment",
        },
        IpdStatement: {
            "plan": "sharing_ipd",
            "description": "ipd_description",
            "info_types": "ipd_info_type",
            "time_frame": "ipd_time_frame",
            "access_criteria": "ipd_access_criteria",
            "url": "ipd_url",
        },
        Oversight: {
            "fda_regulated_drug": "oversight_info.is_fda_regulated_drug",
            "fda_regulated_device": "oversight_info.is_fda_regulated_device",
            "has_dmc": "oversight_info.has_dmc",
            "us_export": "oversight_info.is_us_export",
            "unapproved_device": "oversight_info.is_unapproved_device",
            "ppsd": "oversight_info.is_ppsd",
            "fdaaa801_violation": None,
            "fda_regulated": "is_fda_regulated",
            "section_801": "is_section_801",
            "authorities": "oversight_info.authority",
        },
        # ── Documents, notes, terms ────────────────────────────────────────────────────────────
        Documents: {"no_sap": None, "large_docs": "provided_document"},
        LargeDocument: {
            "type_abbrev": None,
            "has_protocol": "document_has_protocol",
            "has_sap": "document_has_sap",
            "has_icf": "document_has_icf",
            "label": "document_type",
            "date": "document_date",
            "upload_date": None,
            "url": "document_url",
            "filename": None,
            "size": None,
        },
        Annotations: {
            "unposted_responsible_party": None,
            "unposted_events": (
                At("submitted", says={"type": UnpostedEventType.RELEASE}, wraps="date"),
                At("returned", says={"type": UnpostedEventType.RESET}, wraps="date"),
                At("submission_canceled", says={"type": UnpostedEventType.UNRELEASE}, wraps="date"),
            ),
            "violation_events": None,
        },
        UnpostedEvent: {},
        # Written anew: its names are those of other links.
        Derived: {
            "version_holder": "required_header.download_date",
            "record_link": "required_header",
            "removed_countries": "removed_countries.country",
            "submission_tracking": None,
            "bmi_limits": None,
            "condition_browse": "condition_browse",
            "intervention_browse": "intervention_browse",
        },
        Browse: {
            "meshes": At("mesh_term", wraps="term"),
            "ancestors": None,
            "browse_leaves": None,
            "browse_branches": None,
        },
        MeshTerm: {},
    }
)

#: A whole record; a field stands under its own name where nothing else is said.
STUDY: Final = shape_of(Trial, FIELDS, spelled=str)
#: What is read from a record at once.
EARLY: Final = shape_of(Trial, FIELDS, frozenset(set(_TRIAL) - Trial.deferrable), spelled=str)
#: What is read when it is first asked for.
LATE: Final = shape_of(Trial, FIELDS, Trial.deferrable, spelled=str)
