"""How much of a trial an aggregator page can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.model import (
    Arm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Link,
    Official,
    Reference,
    RelatedTrial,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.aggregator.fields import CRITERIA
from mscregistry.vocab import Phase, Status, Unlisted, WhoMasked, is_country, registry_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.dates import PartialDate

_PHONE: Final = re.compile(r"[+(]?[\d\s().+/-]{3,}\d")
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)


def carried(trial: Trial) -> Trial:
    """Give the trial with no more than the layout can say, as its page would be read."""
    sites = _sites(trial)
    countries = tuple(dict.fromkeys(one.country for one in sites if one.country))
    if not sites:
        countries = trial.recruitment_countries
        if not all(map(is_country, countries)):
            countries = _joined(countries)
    interventions = _interventions(trial)
    names = [
        *trial.intervention_other_names,
        *(name for one in trial.interventions for name in one.other_names),
    ]
    contacts = [*trial.facility_contacts, *(one for site in trial.sites for one in site.contacts)]
    return Trial(
        trial_id=_id(trial.trial_id),
        secondary_ids=tuple(
            [
                SecondaryId(_line(one.value), one.type, _line(one.source or "org_study_id"))
                for one in trial.secondary_ids
            ]
        ),
        # Without an id below it, nothing shows that a line is the title.
        brief_title=_maybe_line(trial.brief_title),
        overall_status=trial.overall_status,
        study_type=trial.study_type,
        phases=_phases(trial.phases),
        enrollment=None if trial.enrollment is None else Enrollment(trial.enrollment.count),
        has_results=trial.has_results,
        start_date=_plain(trial.start_date),
        completion_date=_plain(trial.completion_date),
        last_update_date=_plain(trial.last_update_date),
        brief_summary=trial.brief_summary,
        detailed_description=trial.detailed_description,
        conditions=_joined(trial.conditions),
        keywords=_joined(trial.keywords),
        design=_design(trial.design),
        arms=_arms(trial, {one.name for one in interventions}),
        interventions=interventions,
        intervention_other_names=_joined(names),
        eligibility=_eligibility(trial.eligibility),
        sponsors=tuple(
            [
                Sponsor(_line(one.name), one.agency_class, one.role)
                for one in trial.sponsors
                if one.role is not None
            ]
        ),
        responsible_party=_responsible(trial.responsible_party),
        officials=tuple(
            [
                Official(_line(one.name), one.role, _maybe_line(one.affiliation))
                for one in trial.officials
                if one.role is not None
            ]
        ),
        sites=sites,
        recruitment_countries=countries,
        central_contacts=_contacts(trial.central_contacts),
        facility_contacts=_contacts(contacts),
        references=tuple(
            [
                Reference(one.citation, one.pmid, one.type)
                for one in trial.references
                if one.citation and one.type is not None
            ]
        ),
        links=tuple(
            [
                Link(one.url, _maybe_line(one.label))
                for one in trial.links
                if _ADDRESS.fullmatch(one.url)
            ]
        ),
        related_trials=_related(trial.related_trials),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _maybe_line(text: str | None) -> str | None:
    return None if text is None else _line(text)


def _joined(items: Iterable[str]) -> tuple[str, ...]:
    joined = _line(" ".join(items))
    return (joined,) if joined else ()


def _plain(date: PartialDate | None) -> PartialDate | None:
    return None if date is None else evolve(date, kind=None)


def _id(number: str | None) -> str | None:
    return None if number is None or registry_of(number) is None else number


def _phases(phases: tuple[Phase | Unlisted, ...]) -> tuple[Phase | Unlisted, ...]:
    known = [phase for phase in phases if isinstance(phase, Phase)]
    # "NA" beside another phase is one word more to the reader.
    return tuple(known) if len(known) == 1 or Phase.NA not in known else ()


def _design(design: Design) -> Design:
    masked = design.masking is not None
    roles = tuple([role for role in design.who_masked if isinstance(role, WhoMasked)])
    modelled = design.intervention_model is not None
    return Design(
        allocation=design.allocation,
        intervention_model=design.intervention_model,
        intervention_model_description=design.intervention_model_description if modelled else None,
        primary_purpose=design.primary_purpose,
        observational_model=design.observational_model,
        time_perspective=design.time_perspective,
        masking=design.masking,
        who_masked=roles if masked else (),
        masking_description=design.masking_description if masked else None,
    )


def _interventions(trial: Trial) -> tuple[Intervention, ...]:
    found: dict[str, Intervention] = {}
    for one in trial.interventions:
        if one.type is not None:
            name = _line(one.name)
            found.setdefault(name, Intervention(name, one.type, one.description))
    return tuple(found.values())


def _arms(trial: Trial, listed: set[str]) -> tuple[Arm, ...]:
    arms = [
        Arm(
            _maybe_line(arm.label),
            arm.type,
            arm.description,
            tuple([_line(one) for one in arm.intervention_names if _line(one) in listed]),
        )
        for arm in trial.arms
        if arm.label is not None
    ]
    typed = all(arm.type is not None for arm in arms)
    given = all(arm.type is None and arm.intervention_names for arm in arms)
    return tuple(arms) if typed or given else ()


def _eligibility(eligibility: Eligibility) -> Eligibility:
    texts = [
        CriteriaText(one.text, one.kind)
        for index, one in enumerate(eligibility.texts)
        if one.kind is not None or (index == 0 and not _has_heading(one.text))
    ]
    return Eligibility(
        texts=tuple(texts),
        sex=eligibility.sex,
        minimum_age=eligibility.minimum_age,
        maximum_age=eligibility.maximum_age,
        healthy_volunteers=eligibility.healthy_volunteers,
    )


def _has_heading(text: str) -> bool:
    """Say whether a text holds a heading that the page would be cut at."""
    names = {name.casefold() for name in CRITERIA}
    lines = text.casefold().split("\n")
    return any(line.strip().removesuffix(":").rstrip() in names for line in lines)


def _responsible(party: ResponsibleParty | None) -> ResponsibleParty | None:
    if party is None or party.type is None:
        return None
    name, title, affiliation = map(_maybe_line, (party.name, party.title, party.affiliation))
    if name is None:
        title = None
    if title is None:
        affiliation = None
    return ResponsibleParty(name, title, affiliation, party.type)


def _sites(trial: Trial) -> tuple[Site, ...]:
    return tuple(
        [
            Site(
                facility=_line(one.facility),
                status=one.status,
                city=_line(one.city),
                state=_maybe_line(one.state),
                country=_line(one.country),
            )
            for one in trial.sites
            if one.facility and one.country and one.city and ", " not in f"{one.city}{one.state}"
        ]
    )


def _contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    found = []
    for one in contacts:
        if one.name is None or one.role is None:
            continue
        phone = one.phone if one.phone and _PHONE.fullmatch(one.phone) else None
        extension = one.phone_ext if phone and (one.phone_ext or "").isdigit() else None
        email = one.email if one.email and _EMAIL.fullmatch(one.email) else None
        found.append(Contact(_line(one.name), one.role, phone, extension, email))
    return tuple(found)


def _related(trials: Iterable[RelatedTrial]) -> tuple[RelatedTrial, ...]:
    found = []
    for one in trials:
        if one.title is None or _id(one.trial_id) is None:
            continue
        status = one.status if isinstance(one.status, Status) else None
        phases = _phases(one.phases) if status else ()
        found.append(RelatedTrial(_line(one.title), one.trial_id, status, phases))
    return tuple(found)
