"""What of a trial a study of the German Clinical Trials Register can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from mscregistry.model import (
    Arm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    IpdStatement,
    Link,
    Outcome,
    Reference,
    RelatedTrial,
    ResultsSummary,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.testing.carried_by_isrctn import known
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    EnrollmentKind,
    EthicsStatus,
    IpdSharing,
    OutcomeKind,
    Phase,
    SponsorRole,
    Unlisted,
)

if TYPE_CHECKING:
    from mscregistry.grammar.ages import Age
    from mscregistry.grammar.dates import PartialDate

#: The words for phases, roles and kinds, and the keys of an address.
PHASES: dict[tuple[Phase | Unlisted, ...], str] = {
    (Phase.NA,): "N_A",
    (Phase.EARLY_PHASE1,): "PHASE_0",
    (Phase.PHASE1,): "PHASE_I",
    (Phase.PHASE1, Phase.PHASE2): "PHASE_I_II",
    (Phase.PHASE2,): "PHASE_II",
    (Phase.PHASE2, Phase.PHASE3): "PHASE_II_III",
    (Phase.PHASE3,): "PHASE_III",
    (Phase.PHASE4,): "PHASE_IV",
}
ROLES: dict[object, str] = {
    ContactRole.PUBLIC: "PUBLIC_QUERIES",
    ContactRole.SCIENTIFIC: "SCIENTIFIC_QUERIES",
    ContactRole.PRINCIPAL_INVESTIGATOR: "PRINCIPAL_COORDINATING_INVESTIGATOR",
}
SPONSORS: dict[object, str] = {
    SponsorRole.LEAD: "PRIMARY_SPONSOR",
    SponsorRole.COLLABORATOR: "SECONDARY_SPONSOR",
}
CRITERIA = {
    CriterionKind.INCLUSION: "inclusionCriteria",
    CriterionKind.EXCLUSION: "exclusionCriteria",
}
OUTCOMES = {OutcomeKind.PRIMARY: "primaryOutcome", OutcomeKind.SECONDARY: "secondaryOutcome"}
ADDRESS = {
    "first_name": "firstName",
    "last_name": "lastName",
    "prefix": "title",
    "affiliation": "affiliation",
    "phone": "phone",
    "fax": "fax",
    "email": "email",
    "url": "url",
    "address": "streetAndNo",
    "zip": "zip",
    "city": "city",
    "country": "country",
}


def carried(trial: Trial) -> Trial:
    """Give what of a trial the main keys of a study carry, as it is read back."""
    design, who = trial.design, trial.eligibility
    return Trial(
        trial_id=trial.trial_id,
        secondary_ids=tuple(
            [SecondaryId(one.value, source=one.source) for one in trial.secondary_ids]
        ),
        brief_title=trial.brief_title,
        acronym=trial.acronym,
        overall_status=known(trial.overall_status),
        why_stopped=trial.why_stopped,
        study_type=known(trial.study_type),
        phases=trial.phases if trial.phases in PHASES else (),
        enrollment=_planned(trial.enrollment),
        actual_enrollment=trial.actual_enrollment,
        start_date=_kinded(trial.start_date),
        completion_date=_kinded(trial.completion_date),
        registration_date=_day(trial.registration_date),
        last_update_date=_day(trial.last_update_date),
        prospective_registration=trial.prospective_registration,
        results_first_posted_date=_day(trial.results_first_posted_date),
        brief_summary=trial.brief_summary,
        detailed_description=trial.detailed_description,
        conditions=trial.conditions,
        design=Design(
            allocation=known(design.allocation),
            intervention_model=known(design.intervention_model),
            primary_purpose=known(design.primary_purpose),
            time_perspective=known(design.time_perspective),
            masking=known(design.masking),
            who_masked=tuple([one for one in design.who_masked if known(one)]),
            controls=design.controls,
            multicenter=design.multicenter,
            duration=design.duration,
            allocation_concealment=design.allocation_concealment,
            sequence_generation=design.sequence_generation,
        ),
        arms=tuple([Arm(description=one.description) for one in trial.arms if one.description]),
        outcomes=_first_outcomes(trial),
        eligibility=Eligibility(
            texts=_first_texts(trial),
            sex=known(who.sex),
            minimum_age=_age(who.minimum_age),
            maximum_age=_age(who.maximum_age),
            healthy_volunteers=who.healthy_volunteers,
        ),
        sponsors=tuple(
            [Sponsor(one.name, role=one.role) for one in trial.sponsors if one.role in SPONSORS]
        ),
        funders=tuple([Funder(one.name, one.category) for one in trial.funders]),
        central_contacts=tuple(filter(None, map(_contact, trial.central_contacts))),
        sites=tuple(
            [
                Site(facility=one.facility, city=one.city, category=one.category)
                for one in trial.sites
                if one.facility or one.city or one.category
            ]
        ),
        recruitment_countries=trial.recruitment_countries,
        references=tuple(
            [
                Reference(one.citation, type=known(one.type))
                for one in trial.references
                if one.citation
            ]
        ),
        links=tuple([Link(one.url) for one in trial.links]),
        related_trials=tuple(
            [RelatedTrial(trial_id=one.trial_id) for one in trial.related_trials if one.trial_id]
        ),
        results_summary=_summary(trial.results_summary),
        ipd_sharing=_ipd(trial.ipd_sharing),
        ethics_reviews=tuple(filter(None, map(_review, trial.ethics_reviews))),
    )


def _planned(one: Enrollment | None) -> Enrollment | None:
    return one if one is not None and one.kind is EnrollmentKind.ESTIMATED else None


def _kinded(one: PartialDate | None) -> PartialDate | None:
    return one if one is not None and one.kind is not None else None


def _day(one: PartialDate | None) -> PartialDate | None:
    return None if one is None else evolve(one, kind=None)


def _age(one: Age | None) -> Age | None:
    return one if one is not None and one.value == int(one.value) else None


def _contact(one: Contact) -> Contact | None:
    found: dict[str, Any] = {name: getattr(one, name) for name in ADDRESS}
    return Contact(**found, role=one.role) if any(found.values()) and one.role in ROLES else None


def _review(one: EthicsReview) -> EthicsReview | None:
    status = known(one.status)
    day = _day(one.approval_date) if status is EthicsStatus.APPROVED else None
    return None if status is None else EthicsReview(status, day)


def _first_outcomes(trial: Trial) -> tuple[Outcome, ...]:
    first = [[one for one in trial.outcomes if one.kind is kind][:1] for kind in OUTCOMES]
    return tuple([Outcome(one.measure, kind=one.kind) for some in first for one in some])


def _first_texts(trial: Trial) -> tuple[CriteriaText, ...]:
    texts = trial.eligibility.texts
    return tuple([one for kind in CRITERIA for one in [t for t in texts if t.kind is kind][:1]])


def _summary(one: ResultsSummary | None) -> ResultsSummary | None:
    if one is None:
        return None
    kept = ResultsSummary(
        summary=one.summary,
        first_publication_date=_day(one.first_publication_date),
        planned_publication_date=_day(one.planned_publication_date),
    )
    return None if kept == ResultsSummary() else kept


def _ipd(one: IpdStatement | None) -> IpdStatement | None:
    if one is None:
        return None
    plan = one.plan if one.plan in {IpdSharing.YES, IpdSharing.NO} else None
    kept = IpdStatement(plan, one.description)
    return None if kept == IpdStatement() else kept
