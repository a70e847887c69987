"""What of a trial a record of CTIS can carry, as it is rendered here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.model import (
    Answer,
    Arm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Funder,
    Intervention,
    Outcome,
    Product,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    InterventionType,
    OutcomeKind,
    Sex,
    SponsorRole,
    StandardAge,
    fold,
)

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate

#: The answer by which a product is known as a drug.
CHEMICAL: Final = "allSubstancesChemicals"
_NOTHING: Final = frozenset({"", "n/a", "na"})
_CARRIED_KINDS: Final = (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY)
#: As many digits as a count may have.
_LONGEST: Final = 24


def carried(trial: Trial) -> Trial:
    """Give the trial reduced to what the record says."""
    from mscregistry.testing.render_ctis import PHASES, STATUS

    count = None if trial.enrollment is None else trial.enrollment.count
    interventions = _interventions(trial)
    sponsors = tuple([_sponsor(one) for one in trial.sponsors if _said(one.name)])
    org = None if trial.org_study_id is None else _said(trial.org_study_id.value)
    return Trial(
        trial_id=_said(trial.trial_id),
        org_study_id=None if org is None else SecondaryId(org),
        secondary_ids=tuple(
            [
                SecondaryId(one.value, source=_said(one.source))
                for one in trial.secondary_ids
                if _said(one.value)
            ]
        ),
        brief_title=_said(trial.brief_title),
        official_title=_said(trial.official_title),
        overall_status=trial.overall_status if trial.overall_status in STATUS else None,
        phases=trial.phases if trial.phases in PHASES else (),
        enrollment=None if count is None or len(str(count)) > _LONGEST else Enrollment(count),
        has_results=trial.has_results,
        start_date=_bare(trial.start_date),
        completion_date=_bare(trial.completion_date),
        recruitment_end_date=_bare(trial.recruitment_end_date),
        last_update_date=_bare(trial.last_update_date),
        first_submitted_date=_bare(trial.first_submitted_date),
        conditions=tuple([one for one in trial.conditions if _said(one)]),
        design=Design(),
        arms=tuple([arm for arm in map(_arm, trial.arms) if arm != Arm()]),
        interventions=interventions,
        products=tuple([_product(one) for one in interventions]),
        outcomes=tuple(
            [
                Outcome(one.measure, kind=one.kind)
                for kind in _CARRIED_KINDS
                for one in trial.outcomes
                if one.kind is kind and _said(one.measure)
            ]
        ),
        eligibility=_eligibility(trial.eligibility),
        sponsors=sponsors,
        central_contacts=_contacts(trial) if sponsors else (),
        funders=tuple([Funder(one.name) for one in trial.funders if _said(one.name)]),
        sites=tuple([site for site in map(_site, trial.sites) if site != Site()]),
        recruitment_countries=_countries(trial),
        answers=_answers(trial),
    )


def _answers(trial: Trial) -> tuple[Answer, ...]:
    from mscregistry.testing.render_ctis import PHASES, STATUS

    codes = {
        "Public status (code)": STATUS.get(trial.overall_status),  # type: ignore[arg-type]  # others have no code
        "Phase (code)": PHASES.get(trial.phases),  # type: ignore[arg-type]  # as above
    }
    return tuple([Answer(name, str(code)) for name, code in codes.items() if code is not None])


def _said(text: str | None) -> str | None:
    return text if text and text.strip() else None


def _told(text: str | None) -> str | None:
    """Give words that do more than fill a form."""
    return None if text is None or text == "-" or fold(text) in _NOTHING else _said(text)


def _bare(date: PartialDate | None) -> PartialDate | None:
    return None if date is None else evolve(date, kind=None)


def _arm(arm: Arm) -> Arm:
    return Arm(_said(arm.label), description=_said(arm.description))


def _interventions(trial: Trial) -> tuple[Intervention, ...]:
    kinds = (InterventionType.DRUG, InterventionType.DEVICE)
    found: dict[str, Intervention] = {}
    for one in trial.interventions:
        kind = one.type if one.type in kinds else None
        name = _said(one.name) if kind is InterventionType.DEVICE else _told(one.name)
        if name is not None and name != "-":
            found.setdefault(fold(name), Intervention(name, kind))
    return tuple(found.values())


def _product(one: Intervention) -> Product:
    if one.type is InterventionType.DEVICE:
        return Product(answers=(Answer("Device", one.name),))
    chemical = (Answer("All substances are chemical", "true"),)
    return Product(name=one.name, answers=chemical if one.type is InterventionType.DRUG else ())


def _eligibility(one: Eligibility) -> Eligibility:
    return Eligibility(
        texts=tuple(
            [
                CriteriaText(text.text, kind)
                for kind in CriterionKind
                for text in one.texts
                if text.kind is kind and _said(text.text)
            ]
        ),
        sex=one.sex if isinstance(one.sex, Sex) else None,
        standard_ages=tuple(
            dict.fromkeys([age for age in one.standard_ages if isinstance(age, StandardAge)])
        ),
    )


def _sponsor(one: Sponsor) -> Sponsor:
    contact = one.contact
    reached = (
        Contact()
        if contact is None
        else Contact(
            address=_told(contact.address),
            city=_told(contact.city),
            zip=_told(contact.zip),
            phone=_told(contact.phone),
            email=_told(contact.email),
        )
    )
    return Sponsor(
        one.name,
        role=one.role if isinstance(one.role, SponsorRole) else None,
        category=_said(one.category),
        country=_said(one.country),
        identifier=_said(one.identifier),
        contact=None if reached == Contact() else reached,
    )


def _contacts(trial: Trial) -> tuple[Contact, ...]:
    return tuple(
        [
            Contact(
                name=_told(one.name),
                role=role,
                phone=_told(one.phone),
                email=_told(one.email),
                affiliation=_said(one.affiliation),
            )
            for role in (ContactRole.PUBLIC, ContactRole.SCIENTIFIC)
            for one in trial.central_contacts
            if one.role is role
        ]
    )


def _site(site: Site) -> Site:
    people = [
        Contact(
            first_name=_told(one.first_name),
            last_name=_told(one.last_name),
            phone=_told(one.phone),
            email=_told(one.email),
        )
        for one in site.contacts[:1]
    ]
    return Site(
        facility=_told(site.facility),
        department=_told(site.department),
        category=_told(site.category),
        address=_told(site.address),
        city=_told(site.city),
        zip=_told(site.zip),
        country=_told(site.country),
        contacts=tuple([one for one in people if one != Contact()]),
    )


def _countries(trial: Trial) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in trial.recruitment_countries:
        if _said(name):
            found.setdefault(fold(name), name)
    return tuple(found.values())
