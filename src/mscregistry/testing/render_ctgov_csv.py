"""Trials as rows of a search of ClinicalTrials.gov, of the old site or the new."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import evolve

from mscregistry.model import (
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Outcome,
    SecondaryId,
    Sponsor,
    Trial,
)
from mscregistry.testing.tree_words import words_of
from mscregistry.vocab import InterventionType, OutcomeKind, SponsorRole, Unlisted, coded

if TYPE_CHECKING:
    from collections.abc import Callable

#: Which site's columns and words.
Style: TypeAlias = Literal["classic", "new"]

_DATES: Final = {
    "Start Date": "start_date",
    "Primary Completion Date": "primary_completion_date",
    "Completion Date": "completion_date",
    "First Posted": "first_posted_date",
    "Results First Posted": "results_first_posted_date",
    "Last Update Posted": "last_update_date",
}
#: The coded words of a design, which stand in one cell.
_DESIGN: Final = (
    "allocation",
    "intervention_model",
    "primary_purpose",
    "observational_model",
    "time_perspective",
)
_KINDS: Final = (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY, OutcomeKind.OTHER)


def carried(trial: Trial, style: Style = "new") -> Trial:
    """Give what of a trial a row can carry, as it is read back, of a trial made of coded words."""
    trial = _without_bars(trial)
    sponsors = [one for one in trial.sponsors if one.role is SponsorRole.LEAD][:1]
    sponsors += trial.collaborators if sponsors else ()
    outcomes = [one for kind in _KINDS for one in trial.outcomes if one.kind is kind]
    only = trial.eligibility
    dates: dict[str, Any] = {
        field: None if date is None else evolve(date, kind=None)
        for field in _DATES.values()
        for date in [getattr(trial, field)]
    }
    return Trial(
        trial_id=trial.trial_id,
        brief_title=trial.brief_title,
        acronym=trial.acronym,
        overall_status=trial.overall_status,
        has_results=trial.has_results,
        brief_summary=trial.brief_summary if style == "new" else None,
        conditions=trial.conditions,
        interventions=tuple([_intervention(one) for one in trial.interventions]),
        outcomes=tuple(
            [Outcome(one.measure, kind=one.kind if style == "new" else None) for one in outcomes]
        ),
        sponsors=tuple([Sponsor(one.name, role=one.role) for one in sponsors]),
        eligibility=Eligibility(
            sex=only.sex,
            standard_ages=only.standard_ages,
            minimum_age=only.minimum_age if style == "classic" else None,
            maximum_age=only.maximum_age if style == "classic" else None,
        ),
        phases=trial.phases,
        enrollment=None if trial.enrollment is None else Enrollment(trial.enrollment.count),
        study_type=trial.study_type,
        design=Design(
            allocation=trial.design.allocation,
            intervention_model=trial.design.intervention_model,
            primary_purpose=trial.design.primary_purpose,
            observational_model=trial.design.observational_model,
            time_perspective=trial.design.time_perspective,
        ),
        secondary_ids=tuple([SecondaryId(one.value) for one in trial.secondary_ids]),
        **dates,
    )


def _without_bars(trial: Trial) -> Trial:
    """Give a trial whose items have no bar in them, for a bar parts items."""
    return evolve(
        trial,
        conditions=tuple([_bare(one) for one in trial.conditions]),
        interventions=tuple([evolve(one, name=_bare(one.name)) for one in trial.interventions]),
        outcomes=tuple([evolve(one, measure=_bare(one.measure)) for one in trial.outcomes]),
        sponsors=tuple([evolve(one, name=_bare(one.name)) for one in trial.sponsors]),
        secondary_ids=tuple([evolve(one, value=_bare(one.value)) for one in trial.secondary_ids]),
        design=evolve(trial.design, **{name: _bare_word(trial.design, name) for name in _DESIGN}),
    )


def _bare_word(design: Design, name: str) -> Any:  # noqa: ANN401 - a word of any list
    word = getattr(design, name)
    return Unlisted(_bare(word.words)) if isinstance(word, Unlisted) else word


def _bare(item: str) -> str:
    return item.replace("|", "/")


def _intervention(one: Intervention) -> Intervention:
    kind = one.type if isinstance(one.type, InterventionType) else None
    before, mark, _ = one.name.partition(": ")
    if kind is None and mark and coded(InterventionType, before) is not None:
        return Intervention(one.name.partition(": ")[2].strip(), coded(InterventionType, before))
    return Intervention(one.name, kind)


def render(trial: Trial, style: Style = "new") -> str:
    """Give a trial as a table of one row; a bar in an item becomes a slash."""
    trial = _without_bars(trial)
    word: Callable[[Any], str] = words_of if style == "classic" else str
    lead = trial.lead_sponsor
    sponsors = [] if lead is None else [lead.name, *[one.name for one in trial.collaborators]]
    row: dict[str, str] = {"Rank": "1"} if style == "classic" else {}
    row |= {
        "NCT Number": trial.trial_id or "",
        "Title" if style == "classic" else "Study Title": trial.brief_title or "",
        "Acronym": trial.acronym or "",
        "Status" if style == "classic" else "Study Status": _word(trial.overall_status, word),
        "Study Results": _results(trial.has_results, style),
        "Conditions": "|".join(trial.conditions),
        "Interventions": "|".join([_named(one, word) for one in trial.interventions]),
        "Phases": "|".join([word(phase) for phase in trial.phases]),
        "Enrollment": "" if trial.enrollment is None else str(trial.enrollment.count),
        "Study Type": _word(trial.study_type, word),
        "Study Designs" if style == "classic" else "Study Design": _design(trial.design, word),
        "Other IDs": "|".join([one.value for one in trial.secondary_ids]),
    }
    row |= {name: _word(getattr(trial, field), word) for name, field in _DATES.items()}
    row |= _of_site(trial, style, sponsors, word)
    table = io.StringIO()
    writer = csv.DictWriter(table, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return table.getvalue()


def _of_site(
    trial: Trial, style: Style, sponsors: list[str], word: Callable[[Any], str]
) -> dict[str, str]:
    """Give the columns that the two sites part in other ways."""
    lists = {kind: [one.measure for one in trial.outcomes if one.kind is kind] for kind in _KINDS}
    ages = ", ".join([word(one) for one in trial.eligibility.standard_ages])
    if style == "new":
        return {
            "Brief Summary": trial.brief_summary or "",
            "Primary Outcome Measures": "|".join(lists[OutcomeKind.PRIMARY]),
            "Secondary Outcome Measures": "|".join(lists[OutcomeKind.SECONDARY]),
            "Other Outcome Measures": "|".join(lists[OutcomeKind.OTHER]),
            "Sponsor": sponsors[0] if sponsors else "",
            "Collaborators": "|".join(sponsors[1:]),
            "Sex": _word(trial.eligibility.sex, word),
            "Age": ages,
        }
    return {
        "Outcome Measures": "|".join([one for some in lists.values() for one in some]),
        "Sponsor/Collaborators": "|".join(sponsors),
        "Gender": _word(trial.eligibility.sex, word),
        "Age": _limits(trial.eligibility, ages),
    }


def _limits(eligibility: Eligibility, groups: str) -> str:
    low, high = eligibility.minimum_age, eligibility.maximum_age
    words = ""
    if low is not None:
        words = f"{words_of(low)} to {words_of(high)}" if high else f"{words_of(low)} and older"
    elif high is not None:
        words = f"up to {words_of(high)}"
    return f"{words} \xa0 ({groups})" if groups else words


def _word(value: object, word: Callable[[Any], str]) -> str:
    return "" if value is None else word(value)


def _results(has_results: bool | None, style: Style) -> str:  # noqa: FBT001 - the value of a field
    if has_results is None:
        return ""
    if style == "new":
        return "YES" if has_results else "NO"
    return "Has Results" if has_results else "No Results Available"


def _named(one: Intervention, word: Callable[[Any], str]) -> str:
    return f"{word(one.type)}: {one.name}" if isinstance(one.type, InterventionType) else one.name


def _design(design: Design, word: Callable[[Any], str]) -> str:
    labels = {
        "Allocation": design.allocation,
        "Intervention Model": design.intervention_model,
        "Observational Model": design.observational_model,
        "Time Perspective": design.time_perspective,
        "Primary Purpose": design.primary_purpose,
    }
    return "|".join([f"{label}: {word(value)}" for label, value in labels.items() if value])
