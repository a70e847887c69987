"""Trials as records of a register for the WHO: XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from attrs import evolve

from mscregistry.model import (
    CodedTerm,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    Link,
    Outcome,
    SecondaryId,
    Sponsor,
    Trial,
)
from mscregistry.model.derived import Derived
from mscregistry.parsers.who_xml.fields import SILENT
from mscregistry.testing.tree_words import words_of
from mscregistry.testing.who_parts import bare, item, limit, lines
from mscregistry.vocab import (
    ContactRole,
    CriterionKind,
    InterventionModel,
    OutcomeKind,
    Phase,
    SponsorRole,
    Unlisted,
    coded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.dates import PartialDate

_CONTACT: Final = {
    "first_name": "firstname",
    "middle_name": "middlename",
    "last_name": "lastname",
    "address": "address",
    "city": "city",
    "country": "country1",
    "zip": "zip",
    "phone": "telephone",
    "email": "email",
    "affiliation": "affiliation",
}
_REVIEW: Final = {
    "name": "contact_name",
    "address": "contact_address",
    "phone": "contact_phone",
    "email": "contact_email",
}
_ROLES: Final = (ContactRole.PUBLIC, ContactRole.SCIENTIFIC)


def carried(trial: Trial) -> Trial:
    """Give what of a trial a record for the WHO carries, as it is read back."""
    count = trial.enrollment.count if trial.enrollment else None
    link = trial.derived.record_link.url if trial.derived and trial.derived.record_link else None
    return Trial(
        trial_id=_word(trial.trial_id),
        source_registry=_word(trial.source_registry),
        secondary_ids=tuple(
            [
                SecondaryId(value, source=_word(one.source))
                for one in trial.secondary_ids
                if (value := _word(one.value))
            ]
        ),
        brief_title=_word(trial.brief_title),
        official_title=_word(trial.official_title),
        acronym=_word(trial.acronym),
        sponsors=_sponsors(trial),
        funders=tuple([Funder(name) for one in trial.funders if (name := _word(one.name))]),
        registration_date=_unsaid(trial.registration_date),
        start_date=trial.start_date,
        enrollment=None if count is None else Enrollment(count),
        overall_status=None if isinstance(trial.overall_status, Unlisted) else trial.overall_status,
        study_type=None if isinstance(trial.study_type, Unlisted) else trial.study_type,
        phases=tuple([one for one in trial.phases if isinstance(one, Phase)])[:2],
        design=_design(trial),
        conditions=tuple([word for one in trial.conditions if (word := _item(one))]),
        intervention_description=_text(trial.intervention_description),
        condition_terms=_terms(trial.condition_terms),
        intervention_terms=_terms(trial.intervention_terms),
        recruitment_countries=tuple(
            [word for one in trial.recruitment_countries if (word := _word(one))]
        ),
        central_contacts=tuple(_contacts(trial)),
        ethics_reviews=tuple(_reviews(trial)),
        outcomes=tuple(
            [
                Outcome(measure, kind=one.kind)
                for kind in (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY)
                for one in trial.outcomes
                if one.kind is kind and (measure := _item(one.measure))
            ]
        ),
        eligibility=_eligibility(trial),
        derived=Derived(record_link=Link(url)) if (url := _word(link)) else None,
    )


def _word(words: str | None) -> str | None:
    said = bare(words)
    return None if said is None or said in SILENT else said


def _item(words: str | None) -> str | None:
    said = item(words)
    return None if said is None or said in SILENT else said


def _text(words: str | None) -> str | None:
    said = lines(words)
    return None if said is None or said in SILENT else said


def _unsaid(date: PartialDate | None) -> PartialDate | None:
    return None if date is None else evolve(date, kind=None)


def _sponsors(trial: Trial) -> tuple[Sponsor, ...]:
    lead = trial.lead_sponsor
    name = None if lead is None else _word(lead.name)
    first = [Sponsor(name, role=SponsorRole.LEAD)] if name else []
    others = [_word(one.name) for one in trial.collaborators]
    return (*first, *[Sponsor(one, role=SponsorRole.COLLABORATOR) for one in others if one])


def _design(trial: Trial) -> Design:
    text = _text(trial.design.description)
    known = None if text is None else coded(InterventionModel, text)
    return Design(description=None if known else text, intervention_model=known)


def _terms(terms: tuple[CodedTerm, ...]) -> tuple[CodedTerm, ...]:
    return tuple([CodedTerm(word) for one in terms if (word := _word(one.term))])


def _contacts(trial: Trial) -> Iterator[Contact]:
    for one in trial.central_contacts:
        said: dict[str, Any] = {name: _word(getattr(one, name)) for name in _CONTACT}
        role = one.role if one.role in _ROLES else None
        if any(said.values()) or role is not None:
            yield Contact(**said, role=role)


def _reviews(trial: Trial) -> Iterator[EthicsReview]:
    for one in trial.ethics_reviews:
        said: dict[str, Any] = {
            name: _word(getattr(one.contact, name)) if one.contact else None for name in _REVIEW
        }
        contact = Contact(**said)
        review = EthicsReview(
            status=None if isinstance(one.status, Unlisted) else one.status,
            approval_date=_unsaid(one.approval_date),
            contact=None if contact == Contact() else contact,
        )
        if review != EthicsReview():
            yield review


def _eligibility(trial: Trial) -> Eligibility:
    held = trial.eligibility
    texts = [
        CriteriaText(text, kind)
        for kind in (CriterionKind.INCLUSION, CriterionKind.EXCLUSION)
        for one in held.texts
        if one.kind is kind and (text := _text(one.text))
    ]
    return Eligibility(
        texts=tuple(texts),
        sex=None if isinstance(held.sex, Unlisted) else held.sex,
        minimum_age=limit(held.minimum_age),
        maximum_age=limit(held.maximum_age),
    )


def render(trial: Trial) -> str:
    """Give a trial as a file of one record."""
    said = carried(trial)
    link = said.derived.record_link if said.derived else None
    start = said.start_date
    main = {
        "trial_id": said.trial_id,
        "utrn": None,
        "reg_name": said.source_registry,
        "date_registration": _numbers(said.registration_date),
        "primary_sponsor": said.lead_sponsor.name if said.lead_sponsor else None,
        "public_title": said.brief_title,
        "acronym": said.acronym,
        "scientific_title": said.official_title,
        "date_enrolment": _numbers(start),
        "type_enrolment": words_of(start.kind) if start and start.kind else None,
        "target_size": str(said.enrollment.count) if said.enrollment else None,
        "recruitment_status": _words(said.overall_status),
        "url": link.url if link else None,
        "study_type": _words(said.study_type),
        "study_design": said.design.description or _words(said.design.intervention_model),
        "phase": "/".join([words_of(phase) for phase in said.phases]),
        "hc_freetext": ";".join(said.conditions),
        "i_freetext": said.intervention_description,
    }
    texts = said.eligibility.texts
    inside = [
        _group("main", *[_element(tag, words) for tag, words in main.items()]),
        _group("contacts", *[_contact(one) for one in said.central_contacts]),
        _group("countries", *[_element("country2", one) for one in said.recruitment_countries]),
        _group(
            "criteria",
            *[
                _element(f"{one.kind.value.lower()}_criteria", one.text)
                for one in texts
                if one.kind
            ],
            _element("agemin", _words(said.eligibility.minimum_age)),
            _element("agemax", _words(said.eligibility.maximum_age) or "No limit"),
            _element("gender", _words(said.eligibility.sex)),
        ),
        _group(
            "health_condition_keyword",
            *[_element("hc_keyword", one.term) for one in said.condition_terms],
        ),
        _group(
            "intervention_code", *[_element("i_code", one.term) for one in said.intervention_terms]
        ),
        _outcomes(said, "primary_outcome", "prim_outcome", OutcomeKind.PRIMARY),
        _outcomes(said, "secondary_outcome", "sec_outcome", OutcomeKind.SECONDARY),
        _group(
            "secondary_sponsor", *[_element("sponsor_name", one.name) for one in said.collaborators]
        ),
        _group(
            "secondary_ids",
            *[
                _group(
                    "secondary_id",
                    _element("sec_id", one.value),
                    _element("issuing_authority", one.source),
                )
                for one in said.secondary_ids
            ],
        ),
        _group("source_support", *[_element("source_name", one.name) for one in said.funders]),
        _group("ethics_reviews", *[_review(one) for one in said.ethics_reviews]),
    ]
    record = _group("trial", *inside)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<trials>\n{record}\n</trials>\n'


def _outcomes(trial: Trial, group: str, tag: str, kind: OutcomeKind) -> str:
    return _group(
        group, *[_element(tag, one.measure) for one in trial.outcomes if one.kind is kind]
    )


def _contact(contact: Contact) -> str:
    parts = {tag: getattr(contact, name) for name, tag in _CONTACT.items()}
    role = _element("type", None if contact.role is None else words_of(contact.role).lower())
    return _group("contact", role, *[_element(tag, words) for tag, words in parts.items()])


def _review(review: EthicsReview) -> str:
    contact = review.contact or Contact()
    return _group(
        "ethics_review",
        _element("status", _words(review.status)),
        _element("approval_date", _numbers(review.approval_date)),
        *[_element(tag, getattr(contact, name)) for name, tag in _REVIEW.items()],
    )


def _words(value: object) -> str | None:
    return None if value is None else words_of(value)


def _numbers(date: PartialDate | None) -> str | None:
    """Give a date with the day before the month; a month or a year as ISO has it."""
    if date is None or date.day is None:
        return None if date is None else str(date)
    return f"{date.day:02}/{date.month:02}/{date.year:04}"


def _element(tag: str, words: str | None) -> str:
    return f"<{tag}>{escape(words)}</{tag}>" if words else f"<{tag}/>"


def _group(tag: str, *inside: str) -> str:
    return "\n".join([f"<{tag}>", *inside, f"</{tag}>"])
