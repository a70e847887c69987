"""A reading in the shape of the gold files, so that the two can be compared leaf by leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.errors import NoSuchPath
from mscregistry.vocab import Phase, SecondaryIdType

if TYPE_CHECKING:
    from mscregistry import Criterion, Reading
    from mscregistry.grammar import Age, PartialDate
    from mscregistry.model import Contact


def shape(reading: Reading) -> dict[str, Any]:
    """Give what the reading says under the names of the gold files."""
    trial = reading.trial
    return {
        "ids": _ids(reading),
        "titles": {
            "brief": trial.brief_title,
            "official": trial.official_title,
            "acronym": trial.acronym,
        },
        "status": _coded(reading, "overall_status")
        | {"why_stopped": trial.why_stopped, "header_as_written": _header(reading)},
        "phases": {
            "as_written": _as_written(reading, "phases"),
            "normalised": [
                str(phase).lower() for phase in trial.phases if isinstance(phase, Phase)
            ],
        },
        "study_type": _coded(reading, "study_type"),
        "enrollment": {
            "count": trial.enrollment and trial.enrollment.count,
            "kind": _lower(trial.enrollment and trial.enrollment.kind),
            "as_written": _as_written(reading, "enrollment.count"),
        },
        "has_results": None
        if trial.has_results is None
        else {"value": trial.has_results, "as_written": _as_written(reading, "has_results")},
        "dates": {
            "last_updated": _date(reading, "last_update_date"),
            "start": _date(reading, "start_date"),
            "completion": _date(reading, "completion_date"),
            "primary_completion": _date(reading, "primary_completion_date"),
            "first_posted": _date(reading, "first_posted_date"),
            "last_verified": _date(reading, "verified_date"),
        },
        "brief_summary": trial.brief_summary,
        "detailed_description": trial.detailed_description,
        "detailed_description_as_written": _label(reading, "Not available"),
        "conditions": {
            "as_written": _as_written(reading, "conditions"),
            "values": list(trial.conditions),
        },
        "mesh_terms": {
            "as_written": _as_written(reading, "mesh_terms"),
            "values": list(trial.mesh_terms),
        },
        "keywords": list(trial.keywords),
        "design": _design(reading),
        "arms": [
            {
                "name": arm.label,
                "role": arm.type and _coded(reading, f"arms[{index}].type"),
                "description": arm.description,
                "interventions": list(arm.intervention_names),
            }
            for index, arm in enumerate(trial.arms)
        ],
        "interventions": [
            {
                "name": one.name,
                "type": _coded(reading, f"interventions[{index}].type"),
                "description": one.description,
                "other_names": [*one.other_names, *trial.intervention_other_names],
            }
            for index, one in enumerate(trial.interventions)
        ],
        "outcomes": [
            {
                "measure": one.measure,
                "timeframe": one.time_frame,
                "description": one.description,
                "kind": _lower(one.kind),
            }
            for one in trial.outcomes
        ],
        "eligibility": _eligibility(reading),
        "sponsors": [
            {
                "name": one.name,
                "sponsor_class": one.agency_class and str(one.agency_class),
                "role": _lower(one.role),
            }
            for one in trial.sponsors
        ],
        "responsible_party": trial.responsible_party
        and {
            "name": trial.responsible_party.name,
            "title": trial.responsible_party.title,
            "affiliation": trial.responsible_party.affiliation,
            "role": trial.responsible_party.type and str(trial.responsible_party.type),
            "as_written": _as_written(reading, "responsible_party"),
        },
        "investigators": [
            {
                "name": one.name,
                "role": one.role and str(one.role),
                "affiliation": one.affiliation,
            }
            for one in trial.officials
        ],
        "sites": [
            {
                "name": one.facility,
                "city": one.city,
                "state": one.state,
                "country": one.country,
                "zip": one.zip,
                "status": one.status and _coded(reading, f"sites[{index}].status"),
            }
            for index, one in enumerate(trial.sites)
        ],
        "countries": list(trial.countries),
        "location_group": _location_group(reading),
        "central_contacts": [_contact(one) for one in trial.central_contacts],
        "facility_contacts": [_contact(one) | {"site": None} for one in trial.facility_contacts],
        "references": [
            {
                "citation": one.citation,
                "type": one.type and str(one.type),
                "pmid": one.pmid,
                "doi": one.doi,
            }
            for one in trial.references
        ],
        "related_links": [one.url for one in trial.links],
        "ipd_sharing": trial.ipd_sharing
        and {
            "plan": _as_written(reading, "ipd_sharing.plan"),
            "supporting_materials": [
                reading.words(f"ipd_sharing.info_types[{index}]")
                for index in range(len(trial.ipd_sharing.info_types))
            ],
            "time_frame": trial.ipd_sharing.time_frame,
            "access_criteria": trial.ipd_sharing.access_criteria,
            "description": trial.ipd_sharing.description,
        },
        "fda_regulated": {
            "drug": trial.oversight.fda_regulated_drug,
            "device": trial.oversight.fda_regulated_device,
        },
        "related_trials": [
            {
                "title": one.title,
                "nct": one.trial_id,
                "status": one.status and str(one.status),
                "phases": [str(phase) for phase in one.phases],
                "as_written": [
                    _as_written(reading, f"related_trials[{index}].{name}")
                    for name in ("trial_id", "status", "phases")
                ],
            }
            for index, one in enumerate(trial.related_trials)
        ],
        **_abstract(reading),
    }


def _ids(reading: Reading) -> dict[str, Any]:
    trial = reading.trial
    number = trial.trial_id
    return {
        "nct": number if number and number.startswith("NCT") else None,
        "registration_number": number,
        "registry": trial.registry and trial.registry.name,
        "abstract_number": trial.abstract and trial.abstract.number,
        "other": [
            {
                "value": one.value,
                "type": str(one.type) if isinstance(one.type, SecondaryIdType) else None,
                "type_as_written": _label(reading, "-"),
                "source": one.source,
            }
            for one in trial.secondary_ids
        ],
    }


def _design(reading: Reading) -> dict[str, Any]:
    design = reading.trial.design
    coded = {
        name: _coded(reading, f"design.{name}")
        for name in (
            "allocation",
            "intervention_model",
            "primary_purpose",
            "masking",
            "observational_model",
            "time_perspective",
        )
        if getattr(design, name) is not None
    }
    names = {"care_provider": "caregiver"}
    return coded | {
        "intervention_model_description": design.intervention_model_description,
        "masked_roles": [
            names.get(str(role).lower(), str(role).lower()) for role in design.who_masked
        ],
        "masked_roles_as_written": _as_written(reading, "design.who_masked"),
        "masking_description": design.masking_description,
    }


def _eligibility(reading: Reading) -> dict[str, Any]:
    eligibility = reading.trial.eligibility
    return {
        "min_age": _age(reading, "minimum_age", eligibility.minimum_age),
        "max_age": _age(reading, "maximum_age", eligibility.maximum_age),
        "sex": _coded(reading, "eligibility.sex"),
        "healthy_volunteers": None
        if eligibility.healthy_volunteers is None
        else {
            "value": eligibility.healthy_volunteers,
            "as_written": _as_written(reading, "eligibility.healthy_volunteers"),
        },
        "age_groups": [
            reading.words(f"eligibility.standard_ages[{index}]")
            for index in range(len(eligibility.standard_ages))
        ],
        "criteria": [
            _criterion(reading, index, one) for index, one in enumerate(eligibility.criteria)
        ],
    }


def _criterion(reading: Reading, index: int, one: Criterion) -> dict[str, Any]:
    everything = reading.trial.eligibility.criteria
    same_kind = [place for place, other in enumerate(everything) if other.kind is one.kind]
    order = {place: number for number, place in enumerate(same_kind, start=1)}
    text = reading.trial.eligibility.texts[one.text_index].text
    before = text[: one.spans[0].start].rpartition("\n")[2].strip()
    return {
        "kind": _lower(one.kind),
        "text": one.text,
        "level": one.level,
        "parent": None if one.parent is None else order[one.parent],
        "children": [order[place] for place in same_kind if everything[place].parent == index],
        "bulleted": bool(before),
    }


def _abstract(reading: Reading) -> dict[str, Any]:
    abstract = reading.trial.abstract
    if abstract is None:
        return {}
    return {
        "meeting": {"name": abstract.meeting, "year": abstract.year},
        "session": {
            "category": abstract.category,
            "topic_code": abstract.topic_code,
            "topic": abstract.topic,
            "topic_as_written": f"{abstract.topic_code} {abstract.topic}",
            "session_title": abstract.session_title,
            "date": abstract.session_date,
            "location": abstract.session_location,
            "time": abstract.session_time,
        },
        "authors": [
            {
                "as_written": _as_written(reading, f"abstract.authors[{index}]"),
                "last": one.last_name,
                "first": one.first_name,
                "affiliation": one.affiliation,
                "city": one.city,
                "state": one.state,
                "country": one.country,
            }
            for index, one in enumerate(abstract.authors)
        ],
        "sections": {
            "background": abstract.background,
            "methods": abstract.methods,
            "results": abstract.results,
            "conclusion": abstract.conclusion,
        },
        "section_labels_in_text": any(one.label for one in abstract.sections),
        "funding": abstract.funding,
    }


def _as_written(reading: Reading, path: str) -> str | None:
    """Give the words at a path, a line for each piece, or None where there are none."""
    try:
        return reading.words(path)
    except NoSuchPath:
        return None


def _coded(reading: Reading, path: str) -> dict[str, Any]:
    value: Any = reading.trial
    for step in path.replace("[", ".[").split("."):
        value = value[int(step[1:-1])] if step.startswith("[") else getattr(value, step)
    return {"as_written": _as_written(reading, path), "normalised": _lower(value)}


def _lower(value: object | None) -> str | None:
    return None if value is None else str(value).lower()


def _date(reading: Reading, path: str) -> dict[str, Any] | None:
    value: PartialDate | None = getattr(reading.trial, path)
    return (
        None
        if value is None
        else {
            "value": str(value),
            "precision": value.precision,
            "as_written": reading.words(path),
            "kind": _lower(value.kind),
        }
    )


def _age(reading: Reading, name: str, age: Age | None) -> dict[str, Any] | None:
    return (
        None
        if age is None
        else {
            "value": int(age.value),
            "unit": age.unit.name.lower(),
            "as_written": reading.words(f"eligibility.{name}"),
        }
    )


def _contact(contact: Contact) -> dict[str, Any]:
    role = str(contact.role) if contact.role is not None else None
    return {
        "name": contact.name,
        "role": role,
        "phone": contact.phone,
        "email": contact.email,
    }


def _header(reading: Reading) -> str | None:
    """Give what a second place says of the status."""
    spans = reading.repeats.get("overall_status")
    return None if spans is None else reading.source.words(spans)


def _label(reading: Reading, words: str) -> str | None:
    """Give words if the reading has taken them as a label."""
    found = any(span.of(reading.source.text).strip() == words for span in reading.labels)
    return words if found else None


def _location_group(reading: Reading) -> str | None:
    spans = [
        span
        for name in ("country", "state")
        for span in reading.repeats.get(f"sites[0].{name}", ())
    ]
    return ", ".join(span.of(reading.source.text) for span in spans) or None
