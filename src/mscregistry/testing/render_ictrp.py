"""Trials as records of the WHO's portal (ICTRP), in the dialect of ClinicalTrials.gov."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from attrs import evolve

from mscregistry.model import (
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Funder,
    Intervention,
    Link,
    Outcome,
    ResultsSummary,
    SecondaryId,
    Sponsor,
    Trial,
)
from mscregistry.model.derived import Derived
from mscregistry.testing.ctgov_page_values import MONTHS
from mscregistry.testing.tree_words import words_of
from mscregistry.testing.who_parts import bare, item, limit, lines, of_kind
from mscregistry.vocab import (
    CriterionKind,
    InterventionType,
    OutcomeKind,
    Phase,
    SponsorRole,
    StudyType,
    Unlisted,
)

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate

_REGISTER: Final = "ClinicalTrials.gov"
_DESIGN: Final = {
    "allocation": "Allocation",
    "intervention_model": "Intervention model",
    "primary_purpose": "Primary purpose",
    "masking": "Masking",
    "observational_model": "Observational model",
    "time_perspective": "Time perspective",
}
_CONTACT: Final = {
    "first_name": "Contact_Firstname",
    "last_name": "Contact_Lastname",
    "address": "Contact_Address",
    "email": "Contact_Email",
    "phone": "Contact_Tel",
    "affiliation": "Contact_Affiliation",
}
_RESULTS: Final = {
    "summary": "results_summary",
    "url": "results_url_link",
    "protocol_url": "results_url_protocol",
    "baseline_characteristics": "results_baseline_char",
    "participant_flow": "results_participant_flow",
    "adverse_events": "results_adverse_events",
    "outcome_measures": "results_outcome_measures",
}
_KINDS: Final = {
    CriterionKind.INCLUSION: ("Inclusion_Criteria", "Inclusion criteria: "),
    CriterionKind.EXCLUSION: ("Exclusion_Criteria", "Exclusion criteria: "),
}


def carried(trial: Trial) -> Trial:
    """Give what of a trial a record of the portal carries, as it is read back."""
    count = trial.enrollment.count if trial.enrollment else None
    derived = trial.derived or Derived()
    link = derived.record_link.url if derived.record_link else None
    kept = Derived(
        refreshed_date=_day(derived.refreshed_date),
        record_link=Link(url) if (url := item(link)) else None,
    )
    return Trial(
        trial_id=item(trial.trial_id),
        source_registry=_REGISTER,
        brief_title=bare(trial.brief_title),
        official_title=bare(trial.official_title),
        acronym=bare(trial.acronym),
        sponsors=_sponsors(trial),
        funders=tuple([Funder(name) for one in trial.funders if (name := item(one.name))]),
        secondary_ids=tuple(
            [SecondaryId(value) for one in trial.secondary_ids if (value := item(one.value))]
        ),
        overall_status=None if isinstance(trial.overall_status, Unlisted) else trial.overall_status,
        registration_date=_unsaid(trial.registration_date),
        start_date=_unsaid(trial.start_date),
        completion_date=_unsaid(trial.completion_date),
        enrollment=Enrollment(count) if count is not None and count < 10**12 else None,
        prospective_registration=trial.prospective_registration,
        has_results=trial.has_results,
        study_type=None if isinstance(trial.study_type, Unlisted) else trial.study_type,
        phases=tuple([one for one in trial.phases if isinstance(one, Phase)])[:2],
        design=_design(trial),
        conditions=tuple([word for one in trial.conditions if (word := item(one))]),
        interventions=_interventions(trial),
        outcomes=tuple(
            [
                Outcome(measure, kind=one.kind)
                for kind in (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY)
                for one in trial.outcomes
                if one.kind is kind and (measure := item(one.measure))
            ]
        ),
        recruitment_countries=tuple(
            [word for one in trial.recruitment_countries if (word := item(one))]
        ),
        eligibility=_eligibility(trial),
        central_contacts=_contacts(trial),
        results_summary=_results(trial),
        derived=None if kept == Derived() else kept,
    )


def _unsaid(date: PartialDate | None) -> PartialDate | None:
    return None if date is None else evolve(date, kind=None)


def _day(date: PartialDate | None) -> PartialDate | None:
    return _unsaid(date) if date is not None and date.day is not None else None


def _sponsors(trial: Trial) -> tuple[Sponsor, ...]:
    lead = trial.lead_sponsor
    name = None if lead is None else bare(lead.name)
    first = [Sponsor(name, role=SponsorRole.LEAD)] if name else []
    others = [item(one.name) for one in trial.collaborators]
    return (*first, *[Sponsor(one, role=SponsorRole.COLLABORATOR) for one in others if one])


def _interventions(trial: Trial) -> tuple[Intervention, ...]:
    """Give the interventions; those without a kind stand first, or they would seem one's name."""
    found = [
        Intervention(name, one.type if isinstance(one.type, InterventionType) else None)
        for one in trial.interventions
        if (name := item(one.name))
    ]
    return tuple(sorted(found, key=lambda one: one.type is not None))


def _design(trial: Trial) -> Design:
    said = {name: getattr(trial.design, name) for name in _DESIGN}
    registry = trial.study_type is StudyType.OBSERVATIONAL and trial.design.patient_registry
    known: dict[str, Any] = {
        name: None if isinstance(one, Unlisted) else one for name, one in said.items()
    }
    return Design(**known, patient_registry=True if registry else None)


def _eligibility(trial: Trial) -> Eligibility:
    held = trial.eligibility
    texts = []
    for kind in _KINDS:
        text = of_kind(held.texts, kind)
        if text is not None:
            texts.append(CriteriaText(text, kind))
    return Eligibility(
        texts=tuple(texts),
        sex=None if isinstance(held.sex, Unlisted) else held.sex,
        minimum_age=limit(held.minimum_age),
        maximum_age=limit(held.maximum_age),
    )


def _contacts(trial: Trial) -> tuple[Contact, ...]:
    for one in trial.central_contacts:
        said: dict[str, Any] = {name: item(getattr(one, name)) for name in _CONTACT}
        contact = Contact(**said)
        if contact != Contact():
            return (contact,)
    return ()


def _results(trial: Trial) -> ResultsSummary | None:
    if trial.results_summary is None:
        return None
    said: dict[str, Any] = {name: lines(getattr(trial.results_summary, name)) for name in _RESULTS}
    found = ResultsSummary(
        **said,
        posted_date=_unsaid(trial.results_summary.posted_date),
        first_publication_date=_unsaid(trial.results_summary.first_publication_date),
    )
    return None if found == ResultsSummary() else found


def _row(trial: Trial) -> dict[str, str]:
    """Give the columns of what a record carries."""
    results = trial.results_summary or ResultsSummary()
    derived = trial.derived or Derived()
    contact = trial.central_contacts[0] if trial.central_contacts else Contact()
    said = {
        "TrialID": trial.trial_id,
        "Last_Refreshed_on": _named(derived.refreshed_date),
        "Public_title": trial.brief_title,
        "Scientific_title": trial.official_title,
        "Acronym": trial.acronym,
        "Primary_sponsor": trial.lead_sponsor.name if trial.lead_sponsor else None,
        "Secondary_Sponsor": _list([one.name for one in trial.collaborators]),
        "Source_Support": _list([one.name for one in trial.funders]),
        "Secondary_ID": _list([one.value for one in trial.secondary_ids]),
        "Date_registration": _numbers(trial.registration_date),
        "Date_registration3": _digits(trial.registration_date),
        "Source_Register": trial.source_registry,
        "web_address": derived.record_link.url if derived.record_link else None,
        "Recruitment_Status": _words(trial.overall_status),
        "Inclusion_agemin": _words(trial.eligibility.minimum_age),
        "Inclusion_agemax": _words(trial.eligibility.maximum_age) or "No limit",
        "Inclusion_gender": _words(trial.eligibility.sex),
        "Date_enrollement": _numbers(trial.start_date),
        "Target_size": str(trial.enrollment.count) if trial.enrollment else None,
        "Study_type": _study_type(trial),
        "Study_design": " ".join(
            [
                f"{label}: {words_of(value)}."
                for name, label in _DESIGN.items()
                if (value := getattr(trial.design, name)) is not None
            ]
        ),
        "Phase": "/".join([words_of(phase) for phase in trial.phases]),
        "Countries": _list(trial.recruitment_countries),
        "Condition": _list(trial.conditions),
        "Intervention": _list(
            [
                f"{words_of(one.type)}: {one.name}" if one.type else one.name
                for one in trial.interventions
            ]
        ),
        "Primary_outcome": _outcomes(trial, OutcomeKind.PRIMARY),
        "Secondary_outcome": _outcomes(trial, OutcomeKind.SECONDARY),
        "Prospective_registration": _words(trial.prospective_registration),
        "results_yes_no": _words(trial.has_results),
        "results_date_posted": _numbers(results.posted_date),
        "results_date_completed": _numbers(trial.completion_date),
        "results_date_first_publication": _numbers(results.first_publication_date),
        **{column: getattr(contact, name) for name, column in _CONTACT.items()},
        **{column: getattr(results, name) for name, column in _RESULTS.items()},
        **{
            column: f"{heading}{one.text}"
            for kind, (column, heading) in _KINDS.items()
            for one in trial.eligibility.texts
            if one.kind is kind
        },
    }
    return {column: words for column, words in said.items() if words}


def _words(value: object) -> str | None:
    return None if value is None else words_of(value)


def _list(items: list[str] | tuple[str, ...]) -> str:
    return ";".join(items)


def _outcomes(trial: Trial, kind: OutcomeKind) -> str:
    return _list([one.measure for one in trial.outcomes if one.kind is kind])


def _study_type(trial: Trial) -> str | None:
    beside = " [Patient Registry]" if trial.design.patient_registry else ""
    return None if trial.study_type is None else f"{words_of(trial.study_type)}{beside}"


def _numbers(date: PartialDate | None) -> str | None:
    """Give a date with the day before the month, or a month by its name."""
    if date is None or date.month is None:
        return None if date is None else str(date)
    if date.day is None:
        return f"{MONTHS[date.month - 1]} {date.year:04}"
    return f"{date.day:02}/{date.month:02}/{date.year:04}"


def _digits(date: PartialDate | None) -> str | None:
    return None if date is None or date.day is None else str(date).replace("-", "")


def _named(date: PartialDate | None) -> str | None:
    if date is None or date.month is None:
        return None
    return f"{date.day} {MONTHS[date.month - 1]} {date.year:04}"


def _marked(words: str) -> str:
    """Give words in which what is meant as it stands is not taken for markup or an escape."""
    return escape(words).replace("_x000D_", "_x000&#68;_").replace("_x000d_", "_x000&#100;_")


def render_xml(trial: Trial) -> str:
    """Give a trial as a search of one record in XML."""
    cells = [
        f"    <{column}>{escape(_marked(words)).replace(chr(10), '&lt;br&gt;')}</{column}>"
        for column, words in _row(carried(trial)).items()
    ]
    root = "Trials_downloaded_from_ICTRP"
    return "\n".join([f"<{root}>", "  <Trial>", *cells, "  </Trial>", f"</{root}>", ""])


def render_csv(trial: Trial) -> str:
    """Give a trial as a search of one row."""
    row = _row(carried(trial))
    row.setdefault("TrialID", "")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.replace("_", " ") for column in row])
    writer.writerow([_marked(words).replace("\n", "<br>") for words in row.values()])
    return stream.getvalue()
