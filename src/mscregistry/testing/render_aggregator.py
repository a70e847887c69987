"""A trial as an aggregator page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.testing.carried_by_aggregator import carried
from mscregistry.vocab import CriterionKind, SponsorRole, WhoMasked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from mscregistry.model import Arm, Contact, Eligibility, Trial
    from mscregistry.vocab import Unlisted

#: The fixed line below each heading; ours, since the site's own are not ours to carry.
HELP: Final = {
    "Results pending": "Nothing has been reported by the people who run this study so far.",
    "Results available": "The people who run this study have reported what they found.",
    "Basic Information": "Where the study stands, how large it is, and when it begins and ends.",
    "Brief Summary": "What the study is about, in a few sentences by those who run it.",
    "Detailed Description": "The longer story: why the study is done, and how.",
    "Conditions": "The diseases and topics that the study is about.",
    "Keywords": "Words by which the study can be found.",
    "Study Design": "How people are assigned to groups, and who knows to which.",
    "Study Groups": "Each group of people in the study, and what is done for it.",
    "Interventions": "Each drug, cell product, device or procedure of the study.",
    "Other Intervention Names": "What else the things given in the study are called.",
    "Eligibility Criteria": "Who can take part in the study, and who cannot.",
    "Sponsors": "The organisations that lead the study or support it.",
    "Responsible Party": "Who answers for what this page says.",
    "Principal Investigators": "The people who lead the study.",
    "Locations": "The places where the study is done.",
    "Countries": "The countries in which these places lie.",
    "Central Contacts": "Whom to ask about the study as a whole.",
    "Facility Contacts": "Whom to ask at one of the places.",
    "References": "Papers that have to do with the study.",
    "Related Links": "Pages elsewhere that tell more about the study.",
    "Other Identifiers": "Further numbers by which the study is known.",
    "More Related Trials": "Other studies that resemble this one.",
    "Related Clinical Trials": "Studies that resemble this one, as they were when it was shown.",
}
#: How the page writes the roles that are masked.
ROLES: Final = {
    WhoMasked.PARTICIPANT: "Participants",
    WhoMasked.CARE_PROVIDER: "Caregivers",
    WhoMasked.INVESTIGATOR: "Investigators",
    WhoMasked.OUTCOMES_ASSESSOR: "Outcome Assessors",
}
#: Marks that the page puts a backslash before.
_ESCAPED: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\<>[]^"})


def render(trial: Trial) -> str:
    """Give the page of a trial; what the layout has no place for is left out."""
    return "\n\n".join(_page(carried(trial))).translate(_ESCAPED)


def _page(trial: Trial) -> Iterator[str]:
    yield from _some(trial.brief_title)
    yield from _some(trial.trial_id, "NCT ID: ")
    yield from _some(trial.last_update_date, "Last Updated: ")
    yield from _results(trial)
    yield from _section("Basic Information", _basic(trial))
    yield from _section("Brief Summary", _some(trial.brief_summary))
    yield from _section("Detailed Description", _some(trial.detailed_description))
    yield from _section("Conditions", trial.conditions)
    yield from _section("Keywords", trial.keywords, optional=True)
    yield from _section("Study Design", _design(trial))
    yield from _section("Study Groups", _groups(trial))
    yield from _section("Interventions", _interventions(trial))
    yield from _section("Other Intervention Names", trial.intervention_other_names, optional=True)
    yield from _section("Eligibility Criteria", _eligibility(trial.eligibility))
    yield from _section("Sponsors", _sponsors(trial))
    yield from _section("Responsible Party", _responsible(trial), optional=True)
    yield from _section("Principal Investigators", _officials(trial), optional=True)
    yield from _section("Locations", _sites(trial), optional=True)
    countries = " ".join(trial.recruitment_countries)
    yield from _section("Countries", _some(countries or None), optional=True)
    yield from _section("Central Contacts", _contacts(trial.central_contacts), optional=True)
    yield from _section("Facility Contacts", _contacts(trial.facility_contacts), optional=True)
    yield from _section("References", _references(trial), optional=True)
    yield from _section("Related Links", _links(trial), optional=True)
    yield from _section("Other Identifiers", _identifiers(trial), optional=True)
    yield from _section("More Related Trials", _related(trial))


def _section(name: str, lines: Iterable[str], *, optional: bool = False) -> Iterator[str]:
    body = list(lines)
    if body or not optional:
        yield name
        yield HELP[name]
        yield from body


def _some(value: object | None, before: str = "") -> Iterator[str]:
    if value is not None:
        yield f"{before}{value}"


def _word(value: StrEnum | Unlisted | None) -> str | None:
    return None if value is None else str(value)


def _labelled(label: str, value: object | None) -> Iterator[str]:
    if value is not None:
        yield label
        yield str(value)


def _results(trial: Trial) -> Iterator[str]:
    yield "Study Results"
    if trial.has_results is not None:
        word = "Results available" if trial.has_results else "Results pending"
        yield word
        yield HELP[word]


def _basic(trial: Trial) -> Iterator[str]:
    yield from _labelled("Recruitment Status", _word(trial.overall_status))
    phases = "/".join(str(phase) for phase in trial.phases)
    yield from _labelled("Clinical Phase", phases or None)
    if trial.enrollment is not None:
        yield from _labelled("Total Enrollment", f"{trial.enrollment.count} participants")
    yield from _labelled("Study Classification", _word(trial.study_type))
    yield from _labelled("Study Start Date", trial.start_date)
    yield from _labelled("Study Completion Date", trial.completion_date)


def _design(trial: Trial) -> Iterator[str]:
    design = trial.design
    yield from _labelled("Observational Model Type", _word(design.observational_model))
    yield from _labelled("Study Time Perspective", _word(design.time_perspective))
    yield from _labelled("Allocation Method", _word(design.allocation))
    yield from _labelled("Intervention Model", _word(design.intervention_model))
    yield from _some(design.intervention_model_description)
    yield from _labelled("Primary Study Purpose", _word(design.primary_purpose))
    yield from _labelled("Blinding Strategy", _word(design.masking))
    if design.who_masked:
        yield " ".join(ROLES[role] for role in design.who_masked if isinstance(role, WhoMasked))
    yield from _some(design.masking_description)


def _groups(trial: Trial) -> Iterator[str]:
    named = {one.name: one for one in trial.interventions}
    for arm in trial.arms:
        yield from _arm(arm)
        for name in arm.intervention_names:
            yield name
            yield f"Intervention Type {named[name].type}"
            yield from _some(named[name].description)


def _arm(arm: Arm) -> Iterator[str]:
    yield from _some(arm.label)
    yield from _some(arm.description)
    yield from _some(_word(arm.type), "Group Type ")


def _interventions(trial: Trial) -> Iterator[str]:
    for one in trial.interventions:
        yield one.name
        yield from _some(one.description)
        yield f"Intervention Type {one.type}"


def _eligibility(eligibility: Eligibility) -> Iterator[str]:
    for text in eligibility.texts:
        if text.kind is not None:
            name = "Inclusion" if text.kind is CriterionKind.INCLUSION else "Exclusion"
            yield f"{name} Criteria"
        yield text.text
    yield from _labelled("Minimum Eligible Age", eligibility.minimum_age)
    yield from _labelled("Maximum Eligible Age", eligibility.maximum_age)
    yield from _labelled("Eligible Sex", _word(eligibility.sex))
    if eligibility.healthy_volunteers is not None:
        yield from _labelled(
            "Accepts Healthy Volunteers", "Yes" if eligibility.healthy_volunteers else "No"
        )


def _sponsors(trial: Trial) -> Iterator[str]:
    for one in trial.sponsors:
        yield one.name
        yield from _some(_word(one.agency_class))
        known = isinstance(one.role, SponsorRole)
        yield f"Sponsor Role {str(one.role).lower() if known else one.role}"


def _responsible(trial: Trial) -> Iterator[str]:
    party = trial.responsible_party
    if party is not None:
        yield from _some(party.name)
        yield from _some(party.title)
        yield from _some(party.affiliation)
        yield from _some(_word(party.type), "Responsibility Role ")


def _officials(trial: Trial) -> Iterator[str]:
    for one in trial.officials:
        yield one.name
        yield f"Role: {one.role}"
        yield from _some(one.affiliation)


def _sites(trial: Trial) -> Iterator[str]:
    for one in trial.sites:
        yield from _some(one.facility)
        yield ", ".join(part for part in (one.city, one.state, one.country) if part)
        yield from _some(_word(one.status), "Site Status ")


def _contacts(contacts: Iterable[Contact]) -> Iterator[str]:
    for one in contacts:
        yield from _some(one.name)
        yield f"Role: {one.role}"
        extension = "" if one.phone_ext is None else f" ext. {one.phone_ext}"
        yield from _some(one.phone and f"{one.phone}{extension}")
        yield from _some(one.email)


def _references(trial: Trial) -> Iterator[str]:
    for one in trial.references:
        yield from _some(one.citation)
        pmid = "" if one.pmid is None else f"\nPMID: {one.pmid} (View on PubMed)"
        yield f"Reference Type {one.type}{pmid}"


def _links(trial: Trial) -> Iterator[str]:
    for one in trial.links:
        yield from _some(one.label)
        yield one.url


def _identifiers(trial: Trial) -> Iterator[str]:
    for one in trial.secondary_ids:
        yield one.value
        yield f"Identifier Type: {one.type or '-'}"
        yield from _some(one.source, "Identifier Source: ")


def _related(trial: Trial) -> Iterator[str]:
    for one in trial.related_trials:
        phases = "/".join(str(phase) for phase in one.phases)
        words = [one.trial_id, _word(one.status), phases]
        yield f"{one.title}\n{' '.join(word for word in words if word)}"
