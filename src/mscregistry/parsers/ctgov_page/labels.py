"""The labels and headings of the page, and the part of the page each belongs to."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(IntEnum):
    """A part of the page, in the order of the pages after mid-2017."""

    HEAD = 0
    SUMMARY = 1
    CONDITIONS = 2
    DESCRIPTION = 3
    DESIGN = 4
    ARMS = 5
    OUTCOMES = 6
    #: Size and dates, which pages before mid-2017 print after the outcomes.
    TIMES = 7
    ELIGIBILITY = 8
    PLACES = 9
    RECORD = 10
    TERMS = 11


#: The place of each part in the order of the page.
NEW_ORDER: Final[Mapping[Part, int]] = {part: part.value for part in Part}
#: Before mid-2017 the outcomes came before the dates, and the description after the arms.
OLD_ORDER: Final[Mapping[Part, int]] = {
    part: place
    for place, part in enumerate(
        (
            Part.HEAD,
            Part.SUMMARY,
            Part.CONDITIONS,
            Part.DESIGN,
            Part.OUTCOMES,
            Part.TIMES,
            Part.ARMS,
            Part.DESCRIPTION,
            Part.ELIGIBILITY,
            Part.PLACES,
            Part.RECORD,
            Part.TERMS,
        )
    )
}

#: The labels that only pages before mid-2017 have.
OLD_ONLY: Final = ("First received:", "Study First Received:", "Genders Eligible for Study:")

#: Date labels, each alone or after the word for its kind.
DATES: Final[Mapping[str, str]] = {
    "Study Start Date": "start_date",
    "Primary Completion Date": "primary_completion_date",
    "Study Completion Date": "completion_date",
}
#: Words for the kind of a date or number, before its label.
KINDS: Final = ("Estimated", "Actual", "Anticipated")
_TIMES: Final = tuple(
    f"{kind}{label}"
    for label in (*DATES, "Enrollment")
    for kind in ("", *[f"{one} " for one in KINDS])
)

#: The headings of links to other sites, under which nothing is said of the trial.
RESOURCES: Final = (
    "Resource links provided by NLM",
    "Resource links provided by the National Library of Medicine",
)

#: The label of publications that the registry found by itself.
INDEXED: Final = (
    "Publications automatically indexed to this study by ClinicalTrials.gov Identifier (NCT Number)"
)

#: What stands before a colon, and the part in which it does.
LABELS: Final[Mapping[str, tuple[Part, ...]]] = {
    "ClinicalTrials.gov Identifier": (Part.HEAD, Part.RECORD),
    "Recruitment Status": (Part.HEAD,),
    "Expanded Access Status": (Part.HEAD,),
    "Recruitment status was": (Part.HEAD,),
    "First Posted": (Part.HEAD, Part.RECORD),
    "Results First Posted": (Part.HEAD, Part.RECORD),
    "Last Update Posted": (Part.HEAD, Part.RECORD),
    "First received": (Part.HEAD,),
    "Results First Received": (Part.HEAD, Part.RECORD),
    "Last updated": (Part.HEAD,),
    "Last verified": (Part.HEAD,),
    "Sponsor": (Part.HEAD,),
    "Collaborator": (Part.HEAD,),
    "Collaborators": (Part.HEAD,),
    "Information provided by": (Part.HEAD,),
    "Information provided by (Responsible Party)": (Part.HEAD,),
    "Brief Summary": (Part.SUMMARY,),
    "Detailed Description": (Part.DESCRIPTION,),
    "Study Type": (Part.DESIGN,),
    "Study Design": (Part.DESIGN,),
    "Allocation": (Part.DESIGN,),
    "Endpoint Classification": (Part.DESIGN,),
    "Intervention Model": (Part.DESIGN,),
    "Intervention Model Description": (Part.DESIGN,),
    "Masking": (Part.DESIGN,),
    "Masking Description": (Part.DESIGN,),
    "Primary Purpose": (Part.DESIGN,),
    "Observational Model": (Part.DESIGN,),
    "Time Perspective": (Part.DESIGN,),
    "Target Follow-Up Duration": (Part.DESIGN,),
    "Official Title": (Part.DESIGN,),
    RESOURCES[0]: (Part.DESIGN,),
    **dict.fromkeys(_TIMES, (Part.DESIGN, Part.TIMES)),
    "Intervention Details": (Part.ARMS,),
    "Other Name": (Part.ARMS,),
    "Other Names": (Part.ARMS,),
    "Other Name(s)": (Part.ARMS,),
    "Primary Outcome Measures": (Part.OUTCOMES,),
    "Secondary Outcome Measures": (Part.OUTCOMES,),
    "Other Outcome Measures": (Part.OUTCOMES,),
    "Biospecimen Retention": (Part.OUTCOMES,),
    "Ages Eligible for Study": (Part.ELIGIBILITY,),
    "Sexes Eligible for Study": (Part.ELIGIBILITY,),
    "Genders Eligible for Study": (Part.ELIGIBILITY,),
    "Gender Based Eligibility": (Part.ELIGIBILITY,),
    "Gender Eligibility Description": (Part.ELIGIBILITY,),
    "Accepts Healthy Volunteers": (Part.ELIGIBILITY,),
    "Sampling Method": (Part.ELIGIBILITY,),
    "Please refer to this study by its ClinicalTrials.gov identifier": (Part.PLACES,),
    "Please refer to this study by its ClinicalTrials.gov identifier (NCT number)": (Part.PLACES,),
    "Contact": (Part.PLACES,),
    "Principal Investigator": (Part.PLACES,),
    "Sub-Investigator": (Part.PLACES,),
    "Study Director": (Part.PLACES,),
    "Study Chair": (Part.PLACES,),
    "Publications": (Part.PLACES,),
    "Publications of Results": (Part.PLACES,),
    "Other Publications": (Part.PLACES,),
    INDEXED: (Part.PLACES,),
    "Additional Information": (Part.PLACES,),
    "Responsible Party": (Part.RECORD,),
    "Other Study ID Numbers": (Part.RECORD,),
    "Study First Received": (Part.RECORD,),
    "Last Updated": (Part.RECORD,),
    "Last Verified": (Part.RECORD,),
    "Health Authority": (Part.RECORD,),
    "Individual Participant Data (IPD) Sharing Statement": (Part.RECORD,),
    "Individual Participant Data": (Part.RECORD,),
    "Plan to Share IPD": (Part.RECORD,),
    "Plan Description": (Part.RECORD,),
    "Supporting Materials": (Part.RECORD,),
    "Time Frame": (Part.RECORD,),
    "Access Criteria": (Part.RECORD,),
    "URL": (Part.RECORD,),
    "Has Data Monitoring Committee": (Part.RECORD,),
    "Studies a U.S. FDA-regulated Drug Product": (Part.RECORD,),
    "Studies a U.S. FDA-regulated Device Product": (Part.RECORD,),
    "Product Manufactured in and Exported from the U.S.": (Part.RECORD,),
    "Additional relevant MeSH terms": (Part.TERMS,),
}
#: Labels that end in the name of the organisation: what they begin with.
KEYWORDS: Final = "Keywords provided by "
DETAILS: Final = "Further study details as provided by "

#: The headings of criteria as they are compared, without case and colon; what they say.
CRITERIA: Final[Mapping[str, CriterionKind]] = {
    "inclusion criteria": CriterionKind.INCLUSION,
    "exclusion criteria": CriterionKind.EXCLUSION,
}

#: Labels with which a part begins wherever they stand, if the part is still to come.
OPENING: Final = frozenset(
    (
        "Brief Summary",
        "Detailed Description",
        "Study Type",
        "Intervention Details",
        "Primary Outcome Measures",
        "Secondary Outcome Measures",
        "Other Outcome Measures",
        "Biospecimen Retention",
        "Ages Eligible for Study",
        "Sexes Eligible for Study",
        "Genders Eligible for Study",
        "Accepts Healthy Volunteers",
        "Please refer to this study by its ClinicalTrials.gov identifier",
        "Please refer to this study by its ClinicalTrials.gov identifier (NCT number)",
        "Responsible Party",
        "Other Study ID Numbers",
        "Last Verified",
        "Additional relevant MeSH terms",
    )
)

#: Headings and heads of tables, cells joined by a blank, that begin a part.
HEADINGS: Final[Mapping[str, Part]] = {
    "Study Description": Part.SUMMARY,
    "Purpose": Part.SUMMARY,
    "Condition or disease Intervention/treatment Phase": Part.CONDITIONS,
    "Condition or disease Intervention/treatment": Part.CONDITIONS,
    "Condition or disease": Part.CONDITIONS,
    "Condition Intervention Phase": Part.CONDITIONS,
    "Condition Intervention": Part.CONDITIONS,
    "Condition": Part.CONDITIONS,
    "Study Design": Part.DESIGN,
    "Arms and Interventions": Part.ARMS,
    "Groups and Cohorts": Part.ARMS,
    "Arm Intervention/treatment": Part.ARMS,
    "Group/Cohort Intervention/treatment": Part.ARMS,
    "Arms Assigned Interventions": Part.ARMS,
    "Groups/Cohorts Assigned Interventions": Part.ARMS,
    "Arms": Part.ARMS,
    "Groups/Cohorts": Part.ARMS,
    "Outcome Measures": Part.OUTCOMES,
    "Eligibility Criteria": Part.ELIGIBILITY,
    "Eligibility": Part.ELIGIBILITY,
    "Contacts and Locations": Part.PLACES,
    "Contacts": Part.PLACES,
    "Locations": Part.PLACES,
    "Sponsors and Collaborators": Part.PLACES,
    "Investigators": Part.PLACES,
    "More Information": Part.PLACES,
}
#: Headings within a part.
INNER: Final[Mapping[str, Part]] = {
    "Intervention/treatment": Part.CONDITIONS,
    "Intervention": Part.CONDITIONS,
    "Phase": Part.CONDITIONS,
    "Assigned Interventions": Part.ARMS,
    "Information from the National Library of Medicine": Part.ELIGIBILITY,
    "Study Population": Part.ELIGIBILITY,
    "Criteria": Part.ELIGIBILITY,
    "Layout table for study information": Part.DESIGN,
    "Layout table for eligibility information": Part.ELIGIBILITY,
    "Layout table for location information": Part.PLACES,
    "Layout table for location contacts": Part.PLACES,
    "Layout table for investigator information": Part.PLACES,
    "Layout table for additonal information": Part.RECORD,
    "Layout table for MeSH terms": Part.TERMS,
    "Resource links provided by the National Library of Medicine": Part.DESIGN,
    "No publications provided": Part.PLACES,
    "No publications provided by": Part.PLACES,
    "Study Documents (Full-Text)": Part.PLACES,
}
#: Headings so plain that prose has them too: they count only near the place where they stand.
PLAIN: Final = frozenset(
    ("Contacts", "Locations", "Investigators", "Eligibility", "Purpose", "Condition", "Arms")
)
