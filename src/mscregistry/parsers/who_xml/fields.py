"""Where each field stands in a record for the WHO.

The names are those of the WHO's format for data providers; items are those of its Trial
Registration Data Set.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.tree.moved import Coded, Each, Wrapped, branches, leaf_of
from mscregistry.parsers.tree.whole import TreeFormat
from mscregistry.parsers.who.values import read_date, read_limit
from mscregistry.parsers.who_xml import odd
from mscregistry.parsers.who_xml.opentrials import OPENTRIALS
from mscregistry.vocab.registers import Register, register_of

if TYPE_CHECKING:
    from mscregistry.parsers.tree.moved import Table
    from mscregistry.parsers.tree.placed import Node

#: What registers write where they have nothing to say; a day before there were registers.
SILENT: Final = frozenset({"N.A.", "N.A", "NA", "-", ":", "-: -", ";", ";;", "null", "01/01/1900"})
_ROLES: Final = {"public": "PUBLIC", "scientific": "SCIENTIFIC"}


_CONTACT: Final[dict[str, Any]] = {
    "role": Coded("type", _ROLES),
    "first_name": "firstname",
    "middle_name": "middlename",
    "last_name": "lastname",
    "address": "address",
    "city": "city",
    "zip": "zip",
    "country": "country1",
    "phone": "telephone",
    "email": "email",
    "affiliation": "affiliation",
}
_ETHICS: Final[dict[str, Any]] = {
    "status": "status",
    "approval_date": "approval_date",
    "contact": Each(
        "",
        {
            "name": "contact_name",
            "address": "contact_address",
            "phone": "contact_phone",
            "email": "contact_email",
        },
    ),
}
_RESULTS: Final[dict[str, Any]] = {
    "summary": "main.results_summary",
    "posted_date": "main.results_date_posted",
    "first_publication_date": "main.results_date_first_publication",
    "url": "main.results_url_link",
    "protocol_url": "main.results_url_protocol",
    "baseline_characteristics": "main.results_baseline_char",
    "participant_flow": "main.results_participant_flow",
    "adverse_events": "main.results_adverse_events",
    "outcome_measures": "main.results_outcome_measures",
}
_PLAIN: Final[dict[str, Any]] = {
    "trial_id": "main.trial_id",
    "source_registry": "main.reg_name",
    "secondary_ids": (
        Wrapped("main.utrn", "value", {"source": "UTN"}),
        Wrapped("main.UTRN", "value", {"source": "UTN"}),
        odd.numbers,
    ),
    "registration_date": "main.date_registration",
    "brief_title": "main.public_title",
    "official_title": "main.scientific_title",
    "acronym": "main.acronym",
    "sponsors": (
        Wrapped("main.primary_sponsor", "name", {"role": "LEAD"}),
        Wrapped("secondary_sponsor.sponsor_name", "name", {"role": "COLLABORATOR"}),
    ),
    "funders": Wrapped("source_support.source_name", "name"),
    # Item 22 of the WHO's data set, whose name here is only where it stands.
    "completion_date": "main.results_date_completed",
    "start_date": Each("main", {"date": "date_enrolment", "kind": "type_enrolment"}),
    "enrollment": Each("", {"count": partial(odd.size, "main.target_size", is_number=True)}),
    "target_size": partial(odd.size, "main.target_size", is_number=False),
    "actual_enrollment": ("main.results_actual_enrolment", "main.results_actual_enrollment"),
    "study_type": "main.study_type",
    "phases": partial(odd.phases, "main.phase"),
    "conditions": partial(odd.split, "main.hc_freetext", ";\n"),
    "intervention_description": "main.i_freetext",
    "condition_terms": (
        Wrapped("health_condition_code.hc_code", "code"),
        Each(
            "health_condition_keyword.hc_keyword",
            {"term": "#", "system": "@opentrials:vocabulary", "code": "@opentrials:code"},
        ),
    ),
    "intervention_terms": (
        Wrapped("intervention_code.i_code", "term"),
        Each(
            "intervention_keyword.i_keyword",
            {"term": "#", "system": "@opentrials:vocabulary", "code": "@opentrials:code"},
        ),
    ),
    "recruitment_countries": "countries.country2",
    "central_contacts": Each("contacts.contact", _CONTACT),
    "ethics_reviews": Each("ethics_reviews.ethics_review", _ETHICS),
    "results_summary": Each("", _RESULTS),
    "ipd_sharing": Each(
        "",
        {
            "plan": ("main.results_IPD_plan", "main.results_ipd_plan"),
            "description": ("main.results_IPD_description", "main.results_ipd_description"),
        },
    ),
    "derived": Each("", {"record_link": Each("", {"url": "main.url"})}),
    "answers": (
        Wrapped("main.scientific_acronym", "text", {"question": "Scientific acronym"}),
        Wrapped("main.Scientific_acronym", "text", {"question": "Scientific acronym"}),
    ),
}


def choose(node: Node) -> TreeFormat:
    """Give how a record is read: its form, and the dialect of its register."""
    if "trial_identification" in node or "sponsors_and_support" in node:
        return _OPEN
    names = [leaf_of(one) for one in branches(node, "main.reg_name")]
    register = register_of(names[0].words if names and names[0] is not None else None)
    return _of_register(register.names[0] if register.names else None)


@cache
def _of_register(name: str | None) -> TreeFormat:
    """Give how the records of a register are read."""
    register = register_of(name)
    read_an_age = partial(read_limit, register=register)
    return TreeFormat(_table(register), read_date, read_an_age, SILENT)


def _table(register: Register) -> Table:
    outcome = partial(partial, odd.outcome_nodes)
    return {
        **_PLAIN,
        "overall_status": Coded("main.recruitment_status", register.words["overall_status"]),
        "design": partial(odd.design, "main.study_design", register),
        "eligibility": Each(
            "",
            {
                "texts": (
                    Wrapped("criteria.inclusion_criteria", "text", {"kind": "INCLUSION"}),
                    Wrapped("criteria.exclusion_criteria", "text", {"kind": "EXCLUSION"}),
                ),
                "sex": partial(odd.sexes, "criteria.gender", register),
                "minimum_age": partial(odd.ages, "criteria.agemin", register, "minimum_age"),
                "maximum_age": partial(odd.ages, "criteria.agemax", register, "maximum_age"),
            },
        ),
        "outcomes": (
            outcome("primary_outcome.prim_outcome", "PRIMARY", register),
            outcome("secondary_outcome.sec_outcome", "SECONDARY", register),
        ),
    }


#: Records of OpenTrials, whose ages all have units.
_OPEN: Final = TreeFormat(
    OPENTRIALS, read_date, partial(read_limit, register=register_of(None)), SILENT | {"None"}
)
#: Records for the WHO, of any register.
WHO: Final = TreeFormat({}, tags=("trial", "Triall"), choose=choose)
