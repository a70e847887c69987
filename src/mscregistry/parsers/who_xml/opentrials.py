"""Where each field stands in a record of OpenTrials, the software of the Brazilian register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.tree.moved import (
    Coded,
    Each,
    Wrapped,
    branches,
    constant,
    together,
)
from mscregistry.parsers.who_xml import odd
from mscregistry.vocab.registers import register_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.moved import Mover, Table
    from mscregistry.parsers.tree.placed import Node

_REGISTER: Final = register_of("REBEC")
_ALLOCATIONS: Final = {
    "randomized controlled": "RANDOMIZED",
    "non randomized controlled": "NON_RANDOMIZED",
    "single arm": "NA",
}
_MASKINGS: Final = {
    "open": "NONE",
    "single blind": "SINGLE",
    "double blind": "DOUBLE",
    "triple blind": "TRIPLE",
}
_PERSON: Final[dict[str, Any]] = {
    "first_name": "firstname",
    "middle_name": "middlename",
    "last_name": "lastname",
    "address": "address",
    "city": "city",
    "zip": "zip",
    "country": "@country_code",
    "phone": "telephone",
    "email": "email",
    "affiliation": ("affiliation", "affiliation.name"),
}
#: Which people a kind of contact is, by the attribute that names them.
_ROLES: Final = {"public_contact": "PUBLIC", "scientific_contact": "SCIENTIFIC"}


def _contacts(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the people, in the role in which their number is called."""
    people: dict[str, Node] = {}
    for person in branches(node, "contacts.person"):
        for number in person.get("@pid", ()):
            people.setdefault(number.words, person)
            mover.silence([number])
    for tag, role in _ROLES.items():
        for one in branches(node, f"contacts.{tag}"):
            for called in [*one.get("@person", ()), *one.get("@persons", ())]:
                if called.words in people:
                    mover.silence([called])
                    yield {"role": [constant(role)], **mover.moved(people[called.words], _PERSON)}


def _age(keys: str, field: str, node: Node, mover: Mover) -> Iterator[Any]:
    """Give an age of a number and a unit, or none where the unit says that there is no limit."""
    for one in branches(node, keys):
        value, unit = one.get("@value", ()), one.get("@unit", ())
        if value and unit and unit[0].words == "no-limit":
            # What number stands beside it says nothing, and stays unread.
            mover.silence(unit)
        elif value and unit and not odd.is_no_maximum(field, value[0], mover):
            yield together([value[0], unit[0]], f"{value[0].words} {unit[0].words}")


def _terms(keys: str, node: Node, mover: Mover) -> Iterator[Node]:
    for one in branches(node, keys):
        table: Table = {
            "term": ("text", "#"),
            "code": "@code",
            "system": "@vocabulary",
            "version": "@version",
        }
        found = mover.moved(one, table)
        if found:
            yield found


def _sponsor(role: str) -> tuple[Any, ...]:
    table = {"name": "name", "category": "@type", "country": "@country_code"}
    keys = {"LEAD": "primary_sponsor", "COLLABORATOR": "secondary_sponsor"}[role]
    contact = {"contact": Each("", {"address": "address"})}
    return (Each(f"sponsors_and_support.{keys}", {**table, **contact}, {"role": role}),)


def _outcomes(tag: str, kind: str, node: Node, mover: Mover) -> Iterator[Node]:
    for keys in (f"outcomes.{tag}.@value", f"outcomes.{tag}"):
        yield from odd.outcome_nodes(keys, kind, _REGISTER, node, mover)


def _kinds(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the kinds of intervention."""
    for leaf in mover.leaves(node, "interventions.i_code.@value"):
        yield {"term": [leaf]}
    yield from _terms("interventions.keyword", node, mover)


#: Where the fields stand.
OPENTRIALS: Final[dict[str, Any]] = {
    "trial_id": "trial_identification.trial_id",
    "source_registry": "trial_identification.reg_name",
    "secondary_ids": (
        Wrapped("trial_identification.utrn_number", "value", {"source": "UTN"}),
        odd.numbers,
    ),
    "registration_date": "@date_registration",
    "last_update_date": "@updated",
    "brief_title": "trial_identification.public_title",
    "official_title": "trial_identification.scientific_title",
    "acronym": "trial_identification.acronym",
    "sponsors": (*_sponsor("LEAD"), *_sponsor("COLLABORATOR")),
    "funders": Each(
        "sponsors_and_support.source_support",
        {"name": "name", "category": "@type", "country": "@country_code"},
    ),
    "overall_status": ("recruitment.@study_status", "recruitment.@status"),
    "study_type": ("@type", "study.type.@value"),
    "phases": partial(odd.phases, "study.phase.@value"),
    "enrollment": Each("", {"count": "recruitment.target_size.@value"}),
    "start_date": (
        Each("recruitment.date_enrolment_actual", {"date": "@start"}, {"kind": "ACTUAL"}),
        Each("recruitment.date_enrolment_anticipated", {"date": "@start"}, {"kind": "ESTIMATED"}),
    ),
    "recruitment_end_date": Each("recruitment.date_enrolment_actual", {"date": "@end"}),
    "design": Each(
        "",
        {
            "description": ("study.study_design", "study_type.study_design"),
            "number_of_arms": "study.@number_of_arms",
            "primary_purpose": "study.purpose.@value",
            "intervention_model": "study.intervention_assignment.@value",
            "masking": Coded("study.masking.@value", _MASKINGS),
            "allocation": Coded("study.allocation.@value", _ALLOCATIONS),
        },
    ),
    "expanded_access": Each("", {"has_expanded_access": "study.@expanded_access_program"}),
    "conditions": "health_conditions.freetext",
    "condition_terms": (
        partial(_terms, "health_conditions.hc_code"),
        partial(_terms, "health_conditions.keyword"),
    ),
    "intervention_description": "interventions.freetext",
    "intervention_terms": _kinds,
    "recruitment_countries": "recruitment.recruitment_country.@value",
    "eligibility": Each(
        "",
        {
            "texts": (
                Wrapped("recruitment.inclusion_criteria", "text", {"kind": "INCLUSION"}),
                Wrapped("recruitment.exclusion_criteria", "text", {"kind": "EXCLUSION"}),
            ),
            "sex": "recruitment.gender.@value",
            "minimum_age": partial(_age, "recruitment.agemin", "minimum_age"),
            "maximum_age": partial(_age, "recruitment.agemax", "maximum_age"),
        },
    ),
    "outcomes": (
        partial(_outcomes, "primary_outcome", "PRIMARY"),
        partial(_outcomes, "secondary_outcome", "SECONDARY"),
    ),
    "central_contacts": _contacts,
    "links": Wrapped("references.link.@url", "url"),
    "answers": (
        Wrapped(
            "trial_identification.scientific_acronym", "text", {"question": "Scientific acronym"}
        ),
        Wrapped(
            "trial_identification.acronym_expansion", "text", {"question": "Acronym expansion"}
        ),
        Wrapped(
            "trial_identification.scientific_acronym_expansion",
            "text",
            {"question": "Scientific acronym expansion"},
        ),
    ),
}
