"""What of a trial a record of the ISRCTN registry can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from mscregistry.grammar.ages import read_age
from mscregistry.model import (
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    Intervention,
    IpdStatement,
    Link,
    Outcome,
    Reference,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.isrctn.fields import SILENT
from mscregistry.vocab import (
    CriterionKind,
    EnrollmentKind,
    OutcomeKind,
    Phase,
    SecondaryIdType,
    SponsorRole,
    Unlisted,
    display_of,
    fold,
    read_phases,
)

if TYPE_CHECKING:
    from mscregistry.grammar.ages import Age
    from mscregistry.grammar.dates import PartialDate

#: The elements of texts of criteria, of outcomes, of people and of places.
CRITERIA = {CriterionKind.INCLUSION: "inclusion", CriterionKind.EXCLUSION: "exclusion"}
OUTCOMES = {OutcomeKind.PRIMARY: "primaryOutcomes", OutcomeKind.SECONDARY: "secondaryOutcomes"}
PERSON = {
    "prefix": "title",
    "first_name": "forename",
    "last_name": "surname",
    "affiliation": "organisation",
}
DETAILS = {
    "address": "address",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "country": "country",
    "phone": "telephone",
    "email": "email",
}
SITE = {
    "facility": "name",
    **{name: name for name in ("address", "city", "state", "country", "zip")},
}
#: What a known word makes of a number's type.
_TYPES = {
    "nct": SecondaryIdType.REGISTRY,
    "ctis": SecondaryIdType.CTIS,
    "eudract": SecondaryIdType.EUDRACT_NUMBER,
}

T = TypeVar("T")


def carried(trial: Trial) -> Trial:
    """Give what of a trial the main elements of a record carry, as it is read back."""
    design, ages = trial.design, trial.eligibility
    phases = read_phases(phase_words(trial))
    return Trial(
        trial_id=said(trial.trial_id),
        secondary_ids=tuple([one for one in map(_number, trial.secondary_ids) if one is not None]),
        brief_title=said(trial.brief_title),
        official_title=said(trial.official_title),
        acronym=said(trial.acronym),
        overall_status=known(trial.overall_status),
        study_type=known(trial.study_type),
        phases=tuple([one.value for one in phases]),
        enrollment=_planned(trial.enrollment),
        actual_enrollment=trial.actual_enrollment,
        start_date=_day(trial.start_date),
        recruitment_end_date=_day(trial.recruitment_end_date),
        completion_date=_day(trial.completion_date),
        registration_date=_day(trial.registration_date),
        last_update_date=_day(trial.last_update_date),
        brief_summary=said(trial.brief_summary),
        conditions=_all_said(trial.conditions),
        recruitment_countries=_all_said(trial.recruitment_countries),
        design=Design(
            description=said(design.description),
            allocation=known(design.allocation),
            intervention_model=known(design.intervention_model),
            primary_purpose=known(design.primary_purpose),
            masking=known(design.masking),
            controls=_all_said(design.controls),
        ),
        interventions=tuple(
            [
                Intervention(one.name, known(one.type))
                for one in trial.interventions
                if said(one.name)
            ]
        ),
        outcomes=tuple(
            [
                Outcome(one.measure, said(one.time_frame), said(one.description), one.kind)
                for kind in OUTCOMES
                for one in trial.outcomes
                if one.kind is kind and said(one.measure)
            ]
        ),
        eligibility=Eligibility(
            texts=tuple(
                [
                    CriteriaText(one.text, kind)
                    for kind in CRITERIA
                    for one in ages.texts
                    if one.kind is kind and said(one.text)
                ]
            ),
            sex=known(ages.sex),
            minimum_age=_age(ages.minimum_age),
            maximum_age=_age(ages.maximum_age),
            healthy_volunteers=ages.healthy_volunteers,
        ),
        sponsors=tuple(
            [
                Sponsor(one.name, role=SponsorRole.LEAD)
                for one in trial.sponsors
                if one.role is SponsorRole.LEAD and said(one.name)
            ]
        ),
        funders=tuple(
            [
                Funder(one.name, identifier=said(one.identifier))
                for one in trial.funders
                if said(one.name)
            ]
        ),
        central_contacts=tuple(filter(None, map(_contact, trial.central_contacts))),
        sites=tuple(filter(None, map(_site, trial.sites))),
        references=tuple(
            [Reference(one.citation) for one in trial.references if said(one.citation)]
        ),
        links=tuple([Link(one.url, said(one.label)) for one in trial.links if said(one.url)]),
        ipd_sharing=_ipd(trial.ipd_sharing),
        ethics_reviews=tuple(
            [
                EthicsReview(description=one.description)
                for one in trial.ethics_reviews
                if said(one.description)
            ]
        ),
    )


def said(words: str | None) -> str | None:
    """Give words, unless they say that nothing is said."""
    return None if words in SILENT else words


def known(value: T | Unlisted | None) -> T | None:
    """Give a coded word that is on a list."""
    return None if isinstance(value, Unlisted) else value


def _all_said(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([one for one in words if said(one)])


def _number(one: SecondaryId) -> SecondaryId | None:
    source = said(one.source)
    kind = _TYPES.get(fold(source or ""))
    return SecondaryId(one.value, kind, source) if said(one.value) else None


def _planned(one: Enrollment | None) -> Enrollment | None:
    return one if one is not None and one.kind is EnrollmentKind.ESTIMATED else None


def _day(one: PartialDate | None) -> PartialDate | None:
    return None if one is None else evolve(one, kind=None)


def _age(one: Age | None) -> Age | None:
    return one if one is not None and read_age(str(one)) == one else None


def _contact(one: Contact) -> Contact | None:
    names = (*PERSON, *DETAILS)
    found: dict[str, Any] = {name: said(getattr(one, name)) for name in names}
    return Contact(**found, role=known(one.role)) if any(found.values()) else None


def _site(one: Site) -> Site | None:
    found: dict[str, Any] = {name: said(getattr(one, name)) for name in SITE}
    return Site(**found) if any(found.values()) else None


def _ipd(one: IpdStatement | None) -> IpdStatement | None:
    if one is None:
        return None
    kept = IpdStatement(known(one.plan), said(one.description))
    return None if kept == IpdStatement() else kept


def phase_words(trial: Trial) -> str:
    """Give the known phases in one text."""
    return "/".join([display_of(one) for one in trial.phases if isinstance(one, Phase)])
