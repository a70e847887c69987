"""A trial as a MedPath page, the plain one or the copy with dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.testing.carried_by_medpath import (
    CARRIES,
    arm_rows,
    carried,
    fused_rows,
    outcome_row,
    place_line,
    spaced,
)
from mscregistry.vocab import CriterionKind, OutcomeKind, Status, Unlisted, display_of
from mscregistry.vocab.countries import country_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from mscregistry.model import Site, Trial

__all__ = ["CARRIES", "carried", "render"]

#: What is added to a letter to make it one of a flag.
_TO_FLAG: Final = ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}") - ord("A")
_KINDS: Final = (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY)
_FOOT: Final = "© Copyright 2025. All Rights Reserved by MedPath"


def render(trial: Trial, *, dashed: bool = False) -> str:
    """Give the page of a trial; what the layout has no place for is left out."""
    lines = _dashed(trial) if dashed else _plain(trial)
    return "\n".join(lines)


# ── The plain page ─────────────────────────────────────────────────────────────────────────────


def _plain(whole: Trial) -> Iterator[str]:
    trial = carried(whole)
    yield "MedPath\n"
    yield from _head(trial)
    yield from _field("Conditions", trial.conditions)
    yield from _field("Interventions", _interventions(trial))
    yield from _field("Registration Number", [_or_null(trial.trial_id)])
    yield from _field("Lead Sponsor", [_or_null(_sponsor(trial))])
    yield f"Brief Summary\n\n{_or_null(trial.brief_summary)}\n"
    yield f"Detailed Description\n\n{_or_null(trial.detailed_description)}\n"
    yield "Recruitment & Eligibility\n"
    yield from _recruitment(trial)
    texts = {text.kind: text.text for text in trial.eligibility.texts}
    for kind in CriterionKind:
        yield f"{display_of(kind)} Criteria"
        yield texts.get(kind, "\nNot provided")
    yield "\nStudy & Design\n"
    yield from _design(trial)
    if trial.arms:
        yield "Arm && Interventions\nGroupInterventionDescription"
        yield from fused_rows(whole)
    yield from _outcomes(trial)
    yield from _sites(trial)
    yield f"\n{_FOOT}"


def _head(trial: Trial) -> Iterator[str]:
    if trial.brief_title is None:
        return
    yield f"{trial.brief_title}\n"
    if trial.phases:
        yield "/".join([_word(phase) for phase in trial.phases])
    if isinstance(trial.overall_status, Status) and trial.overall_status is not Status.UNKNOWN:
        yield display_of(trial.overall_status)


def _outcomes(trial: Trial) -> Iterator[str]:
    for kind in _KINDS:
        yield f"{display_of(kind)} Outcome Measures\nNameTimeMethod"
        for outcome in trial.outcomes:
            if outcome.kind is kind:
                yield outcome_row(outcome, dashed=False)
                if outcome.description is not None:
                    yield f"\n{outcome.description}\n"


def _sites(trial: Trial) -> Iterator[str]:
    if trial.sites:
        yield f"\nTrial Locations\n\nLocations ({len(trial.sites)})\n"
    for site in trial.sites:
        yield from (f"{one}\n" for one in (site.facility, _flag(site), place_line(site)) if one)


# ── The copy with dashes ───────────────────────────────────────────────────────────────────────


def _dashed(whole: Trial) -> Iterator[str]:
    trial = carried(whole, dashed=True)
    yield trial.brief_title or ""
    interventions = "".join(_interventions(trial))
    yield from _items("Conditions", trial.conditions)
    yield from _items("Interventions", [interventions] if interventions else [])
    yield from _items("Registration Number", [_or_null(trial.trial_id)])
    yield from _items("Lead Sponsor", [_or_null(_sponsor(trial))])
    yield f"- Brief Summary\n{_or_null(trial.brief_summary)}"
    yield f"- Detailed Description\n{_or_null(trial.detailed_description)}"
    yield "Recruitment & Eligibility"
    yield from (f"- {line}" for line in _recruitment(trial))
    yield from [text.text for text in trial.eligibility.texts] or ["Not provided", "Not provided"]
    yield "Study & Design"
    yield from (f"- {line}" for line in _design(trial))
    if trial.arms:
        yield f"- Arm && Interventions\nGroup Intervention Description {spaced(arm_rows(whole))}"
    for kind in _KINDS:
        yield f"- {display_of(kind)} Outcome Measures"
        rows = [one for one in trial.outcomes if one.kind is kind]
        lines = [(outcome_row(one, dashed=True), one.description or "") for one in rows]
        yield f"Name Time Method {chr(10).join(map(chr(10).join, lines))}".strip()
    if trial.sites:
        yield f"Trial Locations\n- Locations ({len(trial.sites)})"
    for site in trial.sites:
        yield from [site.facility] if site.facility else []
        yield f"{_flag(site)}{place_line(site)}"


def _items(label: str, values: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in _field(label, values)]


# ── Both ───────────────────────────────────────────────────────────────────────────────────────


def _word(value: StrEnum | Unlisted) -> str:
    """Give the words for a coded value."""
    return value.words if isinstance(value, Unlisted) else display_of(value)


def _field(label: str, values: Iterable[str]) -> list[str]:
    found = list(values)
    return [label, *found] if found else []


def _interventions(trial: Trial) -> list[str]:
    return [
        one.name if one.type is None else f"{_word(one.type)}: {one.name}"
        for one in trial.interventions
    ]


def _recruitment(trial: Trial) -> list[str]:
    sex, enrollment = trial.eligibility.sex, trial.enrollment
    return [
        "Status",
        _or_null(None if trial.overall_status is None else str(trial.overall_status)),
        "Sex",
        _or_null(None if sex is None else _word(sex)),
        "Target Recruitment",
        "Not specified" if enrollment is None else str(enrollment.count),
    ]


def _design(trial: Trial) -> list[str]:
    model = trial.design.intervention_model or trial.design.observational_model
    return [
        "Study Type",
        str(trial.study_type or "Not specified"),
        "Study Design",
        str(model or "Not specified"),
    ]


def _sponsor(trial: Trial) -> str | None:
    return trial.sponsors[0].name if trial.sponsors else None


def _or_null(words: str | None) -> str:
    return words or "Not available"


def _flag(site: Site) -> str:
    code = country_code(site.country or "") or "UN"
    return "".join([chr(ord(letter) + _TO_FLAG) for letter in code])
