"""How much of a trial a classic page of ClinicalTrials.gov can say."""

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
    IpdStatement,
    Official,
    Outcome,
    Reference,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    ReferenceType,
    SponsorRole,
    StudyType,
    Unlisted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar import PartialDate

_NCT: Final = re.compile(r"NCT\d{8}", re.ASCII)
#: The slot of a number of which no more is said.
SLOT: Final = "Other Study ID Numbers"
#: The order in which publications and outcomes stand.
REFERENCES: Final = (ReferenceType.RESULT, None, ReferenceType.DERIVED)
KINDS: Final = (None, OutcomeKind.PRIMARY, OutcomeKind.SECONDARY, OutcomeKind.OTHER)
#: Both kinds of criteria in one text, as the page heads them.
_BOTH: Final = re.compile(r"Inclusion Criteria:\n+(.+)\n+Exclusion Criteria:\n+(.+)", re.DOTALL)
#: Arms and interventions share this one type, so that only cells tell them apart.
_SHARED: Final = "OTHER"


def carried(trial: Trial, *, piped: bool = True) -> Trial:
    """Give the trial with no more than the layout can say, as its page would be read."""
    interventions, arms = _arms(trial, piped=piped)
    return Trial(
        trial_id=trial.trial_id if _NCT.fullmatch(trial.trial_id or "") else None,
        secondary_ids=tuple([_secondary(one) for one in trial.secondary_ids]),
        brief_title=line(trial.brief_title),
        official_title=line(trial.official_title),
        overall_status=trial.overall_status,
        why_stopped=line(trial.why_stopped) if trial.overall_status else None,
        last_known_status=trial.last_known_status if trial.overall_status else None,
        study_type=trial.study_type,
        phases=tuple([one for one in trial.phases if isinstance(one, Phase)][:2]),
        enrollment=trial.enrollment and Enrollment(trial.enrollment.count, trial.enrollment.kind),
        has_results=trial.has_results,
        start_date=_date(trial.start_date),
        primary_completion_date=_date(trial.primary_completion_date),
        completion_date=_date(trial.completion_date),
        first_posted_date=_date(trial.first_posted_date, kind=False),
        results_first_posted_date=_date(trial.results_first_posted_date, kind=False),
        last_update_date=_date(trial.last_update_date, kind=False),
        verified_date=_date(trial.verified_date, kind=False),
        brief_summary=None if piped else line(trial.brief_summary),
        detailed_description=line(trial.detailed_description),
        conditions=_terms(trial.conditions, joined=piped),
        keywords=_terms(trial.keywords, joined=piped),
        mesh_terms=_terms(trial.mesh_terms, joined=piped),
        design=_design(trial.design, trial),
        arms=arms,
        interventions=interventions,
        outcomes=_outcomes(trial, piped=piped),
        eligibility=_eligibility(trial.eligibility),
        sponsors=() if piped else _sponsors(trial),
        responsible_party=_party(trial.responsible_party),
        officials=tuple(
            [
                Official(line(one.name) or "", one.role, line(one.affiliation))
                for one in trial.officials
                if one.role is not None and line(one.name) and line(one.affiliation)
            ]
        ),
        sites=tuple([_site(one) for one in trial.sites if line(one.city) and line(one.country)]),
        central_contacts=tuple([_contact(one) for one in trial.central_contacts if one.name]),
        references=tuple(
            [
                Reference(line(one.citation), type=kind)
                for kind in REFERENCES
                for one in trial.references
                if reference_kind(one) is kind and line(one.citation)
            ]
        ),
        ipd_sharing=_ipd(trial.ipd_sharing),
        oversight=trial.oversight,
    )


def line(words: str | None) -> str | None:
    """Give the words on one line and without bars, or None where there are none."""
    return " ".join((words or "").replace("|", "/").split()) or None


def reference_kind(one: Reference) -> ReferenceType | None:
    """Give under which heading a publication stands."""
    return one.type if one.type in REFERENCES and isinstance(one.type, ReferenceType) else None


def _lines(words: Iterable[str]) -> tuple[str, ...]:
    return tuple([one for one in map(line, words) if one is not None])


def _terms(words: Iterable[str], *, joined: bool) -> tuple[str, ...]:
    terms = _lines(words)
    return (" ".join(terms),) if joined and terms else terms


def _date(date: PartialDate | None, *, kind: bool = True) -> PartialDate | None:
    if date is None or date.month is None:
        return None
    return date if kind else evolve(date, kind=None)


def _secondary(one: SecondaryId) -> SecondaryId:
    value = line(one.value) or "-"
    return (
        SecondaryId(value, one.type, line(one.source))
        if one.type
        else SecondaryId(value, source=SLOT)
    )


def _design(design: Design, trial: Trial) -> Design:
    masked = design.masking not in {None, Masking.NONE}
    registry = design.patient_registry and trial.study_type is StudyType.OBSERVATIONAL
    return evolve(
        design,
        intervention_model_description=line(design.intervention_model_description),
        who_masked=design.who_masked if masked else (),
        masking_description=line(design.masking_description),
        patient_registry=True if registry else None,
        target_duration=line(design.target_duration),
        biospecimen_retention=line(design.biospecimen_retention),
        biospecimen_description=line(design.biospecimen_description)
        if design.biospecimen_retention
        else None,
    )


def _arms(trial: Trial, *, piped: bool) -> tuple[tuple[Intervention, ...], tuple[Arm, ...]]:
    typed: dict[str, Intervention] = {}
    for one in trial.interventions:
        name = line(one.name)
        if name is not None and isinstance(one.type, InterventionType):
            typed.setdefault(name, one)
    arms = [
        Arm(
            label=line(one.label),
            type=one.type,
            description=line(one.description),
            intervention_names=tuple(
                [name for name in _lines(one.intervention_names) if name in typed]
            ),
        )
        for one in trial.arms
        if line(one.label)
        and not isinstance(one.type, Unlisted)
        and (piped or one.type is not None)
    ]
    if not piped and all(one.type is not None and str(one.type) == _SHARED for one in arms):
        arms = []
    told = {name for one in arms for name in one.intervention_names}
    interventions = [
        Intervention(
            name=name,
            type=one.type,
            description=line(one.description) if name in told else None,
            other_names=_lines(one.other_names) if name in told else (),
        )
        for name, one in typed.items()
    ]
    return tuple(interventions), tuple(arms)


def _outcomes(trial: Trial, *, piped: bool) -> tuple[Outcome, ...]:
    return tuple(
        [
            Outcome(
                measure=line(one.measure) or "",
                time_frame=line(one.time_frame),
                description=line(one.description),
                kind=None if piped else kind,
            )
            for kind in KINDS
            for one in trial.outcomes
            if one.kind is kind and line(one.measure) and line(one.time_frame)
        ]
    )


def _eligibility(one: Eligibility) -> Eligibility:
    parted = [part for text in one.texts for part in _parted(text)]
    texts = [CriteriaText(_criteria(text.text), text.kind) for text in parted]
    return evolve(
        one,
        texts=tuple(
            [text for place, text in enumerate(texts) if text.text and (text.kind or not place)]
        ),
        gender_description=line(one.gender_description),
        study_population=line(one.study_population),
    )


def _parted(text: CriteriaText) -> tuple[CriteriaText, ...]:
    """Give the two kinds of criteria apart, where the headings of the page stand in one text."""
    found = _BOTH.fullmatch(text.text) if text.kind is None else None
    if found is None:
        return (text,)
    return (
        CriteriaText(found[1], CriterionKind.INCLUSION),
        CriteriaText(found[2], CriterionKind.EXCLUSION),
    )


def _criteria(text: str) -> str:
    """Give the lines that are not blank, each without blanks and bars at its end."""
    lines = [one.rstrip(" |") for one in text.replace("|", "/").splitlines()]
    return "\n".join([one for one in lines if one.strip()])


def _sponsors(trial: Trial) -> tuple[Sponsor, ...]:
    names: dict[str, SponsorRole] = {}
    for role in (SponsorRole.LEAD, SponsorRole.COLLABORATOR):
        for one in trial.sponsors:
            if one.role is role and (name := line(one.name)) is not None:
                names.setdefault(name, role)
    return tuple([Sponsor(name, role=role) for name, role in names.items()])


def _party(party: ResponsibleParty | None) -> ResponsibleParty | None:
    if party is None:
        return None
    name, title, affiliation = map(_part, (party.name, party.title, party.affiliation))
    if name and title and affiliation:
        return ResponsibleParty(name, title, affiliation)
    whole = affiliation or name
    return None if whole is None else ResponsibleParty(affiliation=whole)


def _part(words: str | None) -> str | None:
    return line((words or "").replace(",", " "))


def _site(one: Site) -> Site:
    return Site(
        facility=line(one.facility),
        status=one.status if line(one.facility) else None,
        city=_part(one.city),
        state=_part(one.state),
        zip=_part(one.zip),
        country=line(one.country),
        contacts=tuple([_contact(contact) for contact in one.contacts if contact.name]),
    )


def _contact(one: Contact) -> Contact:
    role = one.role if one.role in _ROLES else ContactRole.CONTACT
    phone = line(one.phone)
    return Contact(
        line(one.name), role, phone, line(one.phone_ext) if phone else None, line(one.email)
    )


_ROLES: Final = frozenset(ContactRole) - {ContactRole.PRIMARY, ContactRole.BACKUP}


def _ipd(one: IpdStatement | None) -> IpdStatement | None:
    if one is None:
        return None
    found = IpdStatement(
        plan=one.plan,
        description=line(one.description),
        info_types=one.info_types,
        time_frame=line(one.time_frame),
        access_criteria=line(one.access_criteria),
        url=line(one.url),
    )
    return None if found == IpdStatement() else found
