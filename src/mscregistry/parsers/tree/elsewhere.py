"""What ClinicalTrials.gov has no place for in any of its formats, and other registries have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.model import Contact, Design, Site, Sponsor, Trial
from mscregistry.model.derived import Derived

if TYPE_CHECKING:
    from mscregistry.parsers.tree.shape import Keys, Place

_FIELDS: Final[dict[type, tuple[str, ...]]] = {
    Trial: (
        "ethics_reviews",
        "funders",
        "source_registry",
        "record_country",
        "registration_date",
        "prospective_registration",
        "target_size",
        "actual_enrollment",
        "recruitment_end_date",
        "intervention_description",
        "condition_terms",
        "intervention_terms",
        "products",
        "country_details",
        "results_summary",
        "translations",
        "answers",
    ),
    Contact: (
        "first_name",
        "middle_name",
        "last_name",
        "prefix",
        "affiliation",
        "address",
        "city",
        "state",
        "zip",
        "country",
        "fax",
        "url",
    ),
    Sponsor: ("category", "country", "identifier", "contact"),
    Site: ("department", "category", "address"),
    Design: (
        "description",
        "controls",
        "multicenter",
        "duration",
        "allocation_concealment",
        "sequence_generation",
    ),
    Derived: ("version_time", "refreshed_date", "portal_id", "bridging"),
}


def beside(keys: Keys) -> Keys:
    """Give the places of a format of ClinicalTrials.gov, in which these fields stand nowhere."""
    nowhere: dict[type, dict[str, Place]] = {
        kind: dict.fromkeys(names) for kind, names in _FIELDS.items()
    }
    return {kind: {**nowhere.get(kind, {}), **keys.get(kind, {})} for kind in {**nowhere, **keys}}
