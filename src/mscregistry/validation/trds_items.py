"""The 24 items of the WHO's Trial Registration Data Set, and the fields that state each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from mscregistry.model import Trial
from mscregistry.vocab import OutcomeKind, SponsorRole, StudyType

_AGE: Final = re.compile(
    r"\d\s?(?:years?|yrs?|y/?o|months?)(?:\s|-)?(?:old|of\sage)|(?<!\w)(?:aged?|ages)\W{1,3}(?:\w+\s){0,3}?\W{0,3}\d"
    r"|[<>≥≤=]\s?\d{1,3}\s?years",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\d[\s-]{0,2}(?:st|nd|rd|th)?[\s-]{0,2}(?:h|hours?|days?|weeks?|months?|years?)(?!\w)"
    r"|(?<!\w)(?:day|week|month|year)s?\s?\d|(?<!\w)(?:baseline|discharge|follow-up)(?!\w)",
    re.IGNORECASE,
)


@frozen
class Part:
    """A part of an item, and where a trial may state it."""

    #: What is asked for.
    name: str
    #: Gives the paths of the fields that state it.
    places: Callable[[Trial], Iterator[str]]


@frozen
class Item:
    """One of the 24 items; it is complete when each of its parts is stated."""

    #: 1 to 24.
    number: int
    #: Its name in version 1.3.1.
    name: str
    #: Its parts.
    parts: tuple[Part, ...]

    def is_stated(self, trial: Trial) -> bool:
        """Say whether a trial states each part."""
        return all(next(part.places(trial), None) is not None for part in self.parts)


def _fields(*paths: str) -> Callable[[Trial], Iterator[str]]:
    """Give what yields those of some fields that are stated."""
    steps = [(path, path.split(".")) for path in paths]

    def places(trial: Trial) -> Iterator[str]:
        for path, names in steps:
            value: object = trial
            for step in names:
                value = getattr(value, step, None)
            if value not in (None, ()):
                yield path

    return places


def _outcomes(kind: OutcomeKind) -> Callable[[Trial], Iterator[str]]:
    """Give what yields the names of the outcomes of a kind."""

    def places(trial: Trial) -> Iterator[str]:
        for at, one in enumerate(trial.outcomes):
            if one.kind is kind:
                yield f"outcomes[{at}].measure"

    return places


def _times_of_outcomes(kind: OutcomeKind) -> Callable[[Trial], Iterator[str]]:
    """Give what yields where the times of outcomes stand, only where each of them has one."""

    def places(trial: Trial) -> Iterator[str]:
        found = [
            (at, "time_frame" if one.time_frame else "measure", one)
            for at, one in enumerate(trial.outcomes)
            if one.kind is kind
        ]
        # Exports write the time into the name.
        if all(one.time_frame or _TIME.search(one.measure) for _, _, one in found):
            yield from [f"outcomes[{at}].{name}" for at, name, _ in found]

    return places


def _sponsors(role: SponsorRole) -> Callable[[Trial], Iterator[str]]:
    def places(trial: Trial) -> Iterator[str]:
        for at, one in enumerate(trial.sponsors):
            if one.role is role:
                yield f"sponsors[{at}].name"

    return places


def _supporters(trial: Trial) -> Iterator[str]:
    yield from [f"funders[{at}].name" for at in range(len(trial.funders))]
    # ClinicalTrials.gov has no field for it: sponsors and collaborators support the trial there.
    if not trial.funders:
        yield from [f"sponsors[{at}].name" for at in range(len(trial.sponsors))]


def _public_contacts(trial: Trial) -> Iterator[str]:
    for name in ("central_contacts", "facility_contacts"):
        yield from [f"{name}[{at}]" for at in range(len(getattr(trial, name)))]
    for place, site in enumerate(trial.sites):
        yield from [f"sites[{place}].contacts[{at}]" for at in range(len(site.contacts))]


def _scientific_contacts(trial: Trial) -> Iterator[str]:
    yield from [f"officials[{at}]" for at in range(len(trial.officials))]
    party = trial.responsible_party
    if party is not None and party.name:
        yield "responsible_party"
    for at, one in enumerate(trial.central_contacts):
        if one.role is not None and "SCIENTIFIC" in str(one.role).upper():
            yield f"central_contacts[{at}]"


def _countries(trial: Trial) -> Iterator[str]:
    yield from [f"recruitment_countries[{at}]" for at in range(len(trial.recruitment_countries))]
    for name in ("country_details", "sites"):
        for at, one in enumerate(getattr(trial, name)):
            if one.country is not None:
                yield f"{name}[{at}].country"


def _interventions(trial: Trial) -> Iterator[str]:
    yield from [f"interventions[{at}].name" for at in range(len(trial.interventions))]
    yield from [f"products[{at}]" for at in range(len(trial.products))]
    if trial.intervention_description is not None:
        yield "intervention_description"


def _secondary_ids(trial: Trial) -> Iterator[str]:
    if trial.org_study_id is not None:
        yield "org_study_id.value"
    yield from [f"secondary_ids[{at}].value" for at in range(len(trial.secondary_ids))]
    yield from [f"nct_id_aliases[{at}]" for at in range(len(trial.nct_id_aliases))]


def _results(trial: Trial) -> Iterator[str]:
    yield from _fields("results_summary", "results", "results_first_posted_date")(trial)
    if trial.has_results:
        yield "has_results"


def _ages(trial: Trial) -> Iterator[str]:
    yield from _fields(
        "eligibility.minimum_age", "eligibility.maximum_age", "eligibility.standard_ages"
    )(trial)
    for at, one in enumerate(trial.eligibility.texts):
        if _AGE.search(one.text):
            yield f"eligibility.texts[{at}].text"


def _phase(trial: Trial) -> Iterator[str]:
    yield from _fields("phases")(trial)
    if trial.study_type is StudyType.OBSERVATIONAL:  # which has none
        yield "study_type"


def _whole(name: str, *paths: str) -> tuple[Part, ...]:
    """Give an item that any of some fields states whole."""
    return (Part(name, _fields(*paths)),)


ITEMS: Final = (
    Item(1, "Primary registry and trial identifying number", _whole("number", "trial_id")),
    Item(
        2,
        "Date of registration in primary registry",
        _whole("date", "registration_date", "first_submitted_date", "first_posted_date"),
    ),
    Item(3, "Secondary identifying numbers", (Part("number", _secondary_ids),)),
    Item(4, "Sources of monetary or material support", (Part("name", _supporters),)),
    Item(5, "Primary sponsor", (Part("name", _sponsors(SponsorRole.LEAD)),)),
    Item(6, "Secondary sponsors", (Part("name", _sponsors(SponsorRole.COLLABORATOR)),)),
    Item(7, "Contact for public queries", (Part("contact", _public_contacts),)),
    Item(8, "Contact for scientific queries", (Part("contact", _scientific_contacts),)),
    Item(9, "Public title", _whole("title", "brief_title")),
    Item(10, "Scientific title", _whole("title", "official_title")),
    Item(11, "Countries of recruitment", (Part("country", _countries),)),
    Item(12, "Health conditions or problems studied", _whole("condition", "conditions")),
    Item(13, "Interventions", (Part("name", _interventions),)),
    Item(
        14,
        "Key inclusion and exclusion criteria",
        (
            Part("criteria", _fields("eligibility.texts")),
            Part("age", _ages),
            Part("sex", _fields("eligibility.sex")),
        ),
    ),
    Item(
        15,
        "Study type",
        (
            Part("type", _fields("study_type")),
            Part(
                "design",
                _fields(
                    "design.allocation",
                    "design.intervention_model",
                    "design.masking",
                    "design.primary_purpose",
                    "design.observational_model",
                    "design.description",
                ),
            ),
            Part("phase", _phase),
        ),
    ),
    Item(16, "Date of first enrollment", _whole("date", "start_date")),
    Item(17, "Sample size", _whole("number", "enrollment", "target_size", "actual_enrollment")),
    Item(18, "Recruitment status", _whole("status", "overall_status")),
    Item(
        19,
        "Primary outcomes",
        (
            Part("name", _outcomes(OutcomeKind.PRIMARY)),
            Part("time point", _times_of_outcomes(OutcomeKind.PRIMARY)),
        ),
    ),
    Item(
        20,
        "Key secondary outcomes",
        (
            Part("name", _outcomes(OutcomeKind.SECONDARY)),
            Part("time point", _times_of_outcomes(OutcomeKind.SECONDARY)),
        ),
    ),
    Item(21, "Ethics review", _whole("review", "ethics_reviews")),
    Item(22, "Completion date", _whole("date", "completion_date", "primary_completion_date")),
    Item(23, "Summary results", (Part("results", _results),)),
    Item(24, "IPD sharing statement", _whole("plan", "ipd_sharing")),
)
