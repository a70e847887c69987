"""Records of the Australian New Zealand Clinical Trials Registry (ANZCTR): XML.

::

    <ANZCTR_Trial requestNumber="1"><actrnumber>ACTRN12699000101101</actrnumber>
      <trial_identification><studytitle>A walk a day</studytitle>…

Recognised by its root element.  A day is written ``31/01/2026``, the day before the month; an age
is a number in one element and its unit in the next; a limit of ``0`` with ``No limit`` is none.

It never says the kind of a date.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from mscregistry.plugin import (
    Coded,
    Each,
    Head,
    Limits,
    Match,
    Parser,
    Reading,
    Source,
    Strength,
    Together,
    TreeFormat,
    Wrapped,
    as_it_is,
    read_day_first,
    reading_of,
    xml_records,
)

NAME = "anzctr-xml"
ROOT = "ANZCTR_Trial"

#: The registry's words for a coded field, in small letters, and ours.
ALLOCATIONS = {
    "randomised controlled trial": "RANDOMIZED",
    "non randomised trial": "NON_RANDOMIZED",
}
MASKINGS = {"open (masking not used)": "NONE"}
SEXES = {"both males and females": "ALL", "males": "MALE", "females": "FEMALE"}
STATUSES = {"completed": "COMPLETED", "recruiting": "RECRUITING", "withdrawn": "WITHDRAWN"}


#: An age without a limit.
NO_LIMIT = frozenset({"0 No limit"})

#: Where each field of a trial stands; what no line names stays unread.
TABLE: dict[str, Any] = {
    "trial_id": "actrnumber",
    "registration_date": "approvaldate",
    "secondary_ids": Wrapped("trial_identification.secondaryid", "value"),
    "brief_title": "trial_identification.studytitle",
    "official_title": "trial_identification.scientifictitle",
    "acronym": "trial_identification.trialacronym",
    "overall_status": Coded("recruitment.recruitmentstatus", STATUSES),
    "study_type": "trial_design.studytype",
    "phases": "trial_design.phase",
    "start_date": "recruitment.actualstartdate",
    "enrollment": Each("recruitment", {"count": "samplesize"}),
    "conditions": "conditions.healthcondition",
    "condition_terms": Each("conditions.conditioncode", {"term": "conditioncode1"}),
    "intervention_description": "interventions.interventions",
    "design": Each(
        "trial_design",
        {
            "allocation": Coded("allocation", ALLOCATIONS),
            "masking": Coded("masking", MASKINGS),
            "intervention_model": "assignment",
        },
    ),
    "outcomes": (
        Each(
            "outcomes.primaryOutcome",
            {"measure": "outcome", "time_frame": "timepoint"},
            {"kind": "PRIMARY"},
        ),
        Each(
            "outcomes.secondaryOutcome",
            {"measure": "outcome", "time_frame": "timepoint"},
            {"kind": "SECONDARY"},
        ),
    ),
    "eligibility": Each(
        "eligibility",
        {
            "texts": (
                Wrapped("inclusivecriteria", "text", {"kind": "INCLUSION"}),
                Wrapped("exclusivecriteria", "text", {"kind": "EXCLUSION"}),
            ),
            "minimum_age": Together(("inclusiveminage", "inclusiveminagetype"), NO_LIMIT),
            "maximum_age": Together(("inclusivemaxage", "inclusivemaxagetype"), NO_LIMIT),
            "sex": Coded("inclusivegender", SEXES),
            "healthy_volunteers": "healthyvolunteer",
        },
    ),
    "recruitment_countries": "recruitment.recruitmentcountry",
    "sponsors": Each(
        "sponsorship",
        {"name": "primarysponsorname", "category": "primarysponsortype"},
        {"role": "LEAD"},
    ),
    "funders": Each(
        "sponsorship.fundingsource", {"name": "fundingname", "category": "fundingtype"}
    ),
    "ethics_reviews": Each(
        "ethicsAndSummary.ethicscommitee",
        {
            "status": "ethicstatus",
            "approval_date": "ethicapprovaldate",
            "contact": Each("", {"name": "ethicname"}),
        },
    ),
}
FORMAT = TreeFormat(TABLE, read_date=read_day_first, tags=(ROOT,))


def recognise(head: Head) -> Match:
    """Recognise the root element."""
    if f"<{ROOT}" in head.text:
        return Match(Strength.MARKED, f"it has the element {ROOT}")
    return Match(Strength.NONE, f"it lacks the element {ROOT}")


def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give each record of a file."""
    return xml_records(stream, name, limits, (ROOT,))


def parse(source: Source) -> Reading:
    """Read a record; where its words stand is worked out when asked."""
    return reading_of(FORMAT.trial(source), source, NAME, words)


def words(source: Source, _: str) -> dict[str, object]:
    """Give where words stand, and what is wrong with them."""
    return FORMAT.words(source)


ANZCTR_XML = Parser(
    NAME, "ANZCTR record (XML)", recognise, records, as_it_is, parse, checks_text=False, many=True
)
