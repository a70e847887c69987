"""What of a trial the text downloads of the EU Clinical Trials Register can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import fields

from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Answer,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Funder,
    Intervention,
    Outcome,
    Oversight,
    Product,
    SecondaryId,
    Sponsor,
    Trial,
    TrialCountry,
)
from mscregistry.parsers.euctr.form import form
from mscregistry.vocab import (
    Allocation,
    EnrollmentKind,
    InterventionModel,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    StandardAge,
    Status,
    Unlisted,
    coded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

#: The fields that the form has a place for, as patterns of paths.
CARRIES: Final = (
    "trial_id",
    "org_study_id.value",
    "secondary_ids[*].value",
    "official_title",
    "brief_title",
    "acronym",
    "overall_status",
    "first_submitted_date",
    "completion_date",
    "phases[*]",
    "enrollment.*",
    "conditions[*]",
    "design.*",
    "interventions[*].name",
    "interventions[*].type",
    "outcomes[*].measure",
    "outcomes[*].time_frame",
    "outcomes[*].kind",
    "eligibility.*",
    "sponsors[*]*",
    "funders[*].name",
    "funders[*].country",
    "products[*]*",
    "recruitment_countries[*]",
    "record_country",
    "country_details[0]*",
    "oversight.has_dmc",
)
#: Questions of the parts of a contact, in the form's order.
CONTACT: Final = {
    "affiliation": "B.5.1 Name of organisation",
    "name": "B.5.2 Functional name of contact point",
    "address": "B.5.3.1 Street Address",
    "city": "B.5.3.2 Town/ city",
    "zip": "B.5.3.3 Post code",
    "country": "B.5.3.4 Country",
    "phone": "B.5.4 Telephone number",
    "fax": "B.5.5 Fax number",
    "email": "B.5.6 E-mail",
}
#: Questions that say by a yes what kind of thing a product is.
KINDS: Final = {
    InterventionType.DRUG: "D.3.11.1 Active substance of chemical origin",
    InterventionType.BIOLOGICAL: "D.3.11.2 Active substance of biological/ biotechnological origin "
    "(other than Advanced Therapy IMP (ATIMP)",
}
PHASES: Final = (Phase.PHASE1, Phase.PHASE2, Phase.PHASE3, Phase.PHASE4)
MODELS: Final = (InterventionModel.PARALLEL, InterventionModel.CROSSOVER)
MASKINGS: Final = (Masking.NONE, Masking.SINGLE, Masking.DOUBLE)
#: Invisible marks, which count as white space at the ends of a line.
_UNSEEN: Final = str.maketrans("\ufeff\u200b", "  ")
_MOST_PEOPLE: Final = 999_999_999


def one_line(text: str | None) -> str | None:
    """Give a text as one line, or None where the form would read it as something else."""
    words = " ".join((text or "").translate(_UNSEEN).split())
    nothing = form().nothing
    return None if not words or words in nothing or nothing.nearly(words) else words


def prose(text: str | None) -> str | None:
    """Give a text line by line, without lines that may be a question of the form."""
    kept = [" ".join(line.split()) for line in (text or "").translate(_UNSEEN).splitlines()]
    whole = "\n".join([line for line in kept if line and not _is_question(line)])
    return None if "\n" not in whole and one_line(whole) is None else whole


def carried(trial: Trial) -> Trial:
    """Give the trial reduced to what a record of full details can say."""
    number = None if trial.org_study_id is None else one_line(trial.org_study_id.value)
    where = one_line(trial.record_country)
    made = _interventions(trial)
    return Trial(
        trial_id=one_line(trial.trial_id),
        org_study_id=None if number is None else SecondaryId(number),
        secondary_ids=tuple([SecondaryId(one) for one in _numbers(trial)]),
        official_title=prose(trial.official_title),
        brief_title=prose(trial.brief_title),
        acronym=one_line(trial.acronym),
        overall_status=_status(trial.overall_status),
        first_submitted_date=undated(trial.first_submitted_date),
        completion_date=undated(trial.completion_date),
        phases=_once(one for one in trial.phases if one in PHASES),
        enrollment=_enrollment(trial.enrollment),
        conditions=tuple([one for one in map(one_line, trial.conditions) if one]),
        design=_design(trial.design),
        interventions=made,
        products=tuple([_product(one) for one in made]),
        outcomes=_outcomes(trial),
        eligibility=_eligibility(trial.eligibility),
        sponsors=_sponsors(trial),
        funders=_funders(trial),
        recruitment_countries=tuple(
            [
                one
                for one in map(one_line, trial.recruitment_countries)
                if one and not _is_question(one)
            ]
        ),
        record_country=where,
        country_details=() if where is None else _country(trial, where),
        oversight=Oversight(has_dmc=trial.oversight.has_dmc),
    )


def undated(date: PartialDate | None) -> PartialDate | None:
    """Give a date without its kind, which the register does not say."""
    return None if date is None else PartialDate(date.year, date.month, date.day)


def _is_question(line: str) -> bool:
    return line[1:2] == "." or any(
        known.nearly(line) is not None or line in known for known in (form().bare, form().labels)
    )


def _once(values: Iterable[StrEnum | Unlisted]) -> tuple:  # type: ignore[type-arg]  # of what it is given
    return tuple(dict.fromkeys(values))


def _numbers(trial: Trial) -> list[str]:
    values = [one_line(one.value) for one in trial.secondary_ids]
    return [one for one in values if one and ":" not in one and not _is_question(one)]


def _status(status: Status | Unlisted | None) -> Status | Unlisted | None:
    if not isinstance(status, Unlisted):
        return status
    words = one_line(status.words)
    known = words is None or words in form().status or coded(Status, words) is not None
    return None if known or words is None else Unlisted(words)


def _enrollment(enrollment: Enrollment | None) -> Enrollment | None:
    if enrollment is None or not 0 <= enrollment.count <= _MOST_PEOPLE:
        return None
    planned = enrollment.kind is EnrollmentKind.ESTIMATED
    return Enrollment(enrollment.count, EnrollmentKind.ESTIMATED if planned else None)


def _design(design: Design) -> Design:
    randomized = design.allocation is Allocation.RANDOMIZED
    arms = design.number_of_arms
    return Design(
        allocation=Allocation.RANDOMIZED if randomized else None,
        intervention_model=design.intervention_model
        if design.intervention_model in MODELS
        else None,
        masking=design.masking if design.masking in MASKINGS else None,
        number_of_arms=arms if arms is not None and 0 <= arms <= _MOST_PEOPLE else None,
        controls=tuple([one for one in map(one_line, design.controls) if one]),
        multicenter=design.multicenter,
    )


def _interventions(trial: Trial) -> tuple[Intervention, ...]:
    found = []
    for one in trial.interventions:
        name = one_line(one.name)
        if name is not None:
            found.append(Intervention(name, one.type if one.type in KINDS else None))
    return tuple(found)


def _product(one: Intervention) -> Product:
    if not isinstance(one.type, InterventionType):
        return Product(name=one.name)
    code, _, question = KINDS[one.type].partition(" ")
    return Product(name=one.name, answers=(Answer(question, "Yes", code),))


def _outcomes(trial: Trial) -> tuple[Outcome, ...]:
    found = []
    for one in trial.outcomes:
        measure = prose(one.measure)
        if measure is not None and one.kind in {OutcomeKind.PRIMARY, OutcomeKind.SECONDARY}:
            found.append(Outcome(measure, one_line(one.time_frame), kind=one.kind))
    return tuple(found)


def _eligibility(eligibility: Eligibility) -> Eligibility:
    texts = [(prose(one.text), one.kind) for one in eligibility.texts]
    ages = [one for one in eligibility.standard_ages if isinstance(one, StandardAge)]
    return Eligibility(
        texts=tuple([CriteriaText(text, kind) for text, kind in texts if text and kind]),
        sex=eligibility.sex if isinstance(eligibility.sex, Sex) else None,
        standard_ages=_once(ages),
        healthy_volunteers=eligibility.healthy_volunteers,
    )


def _contact(contact: Contact | None) -> Contact | None:
    said: dict[str, Any] = {
        one.name: one_line(getattr(contact, one.name))
        for one in fields(Contact)
        if contact is not None and one.name in CONTACT
    }
    return Contact(**said) if any(said.values()) else None


def _sponsors(trial: Trial) -> tuple[Sponsor, ...]:
    found = []
    for one in trial.sponsors:
        name = one_line(one.name)
        if name is not None:
            found.append(
                Sponsor(
                    name,
                    category=one_line(one.category),
                    country=one_line(one.country),
                    contact=_contact(one.contact),
                )
            )
    return tuple(found)


def _funders(trial: Trial) -> tuple[Funder, ...]:
    named = [(one_line(one.name), one_line(one.country)) for one in trial.funders]
    return tuple([Funder(name, country=country) for name, country in named if name])


def _country(trial: Trial, where: str) -> tuple[TrialCountry, ...]:
    for one in trial.country_details[:1]:
        status, decided = _status(one.status), undated(one.decision_date)
        planned = one.planned_enrollment
        if planned is not None and not 0 <= planned <= _MOST_PEOPLE:
            planned = None
        if (status, decided, planned) != (None, None, None):
            country = where.partition(" - ")[0]
            return (TrialCountry(country, status, planned, decision_date=decided),)
    return ()
