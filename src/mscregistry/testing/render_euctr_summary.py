"""A trial as a summary of the EU Clinical Trials Register, and what of it one can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.model import (
    CodedTerm,
    Eligibility,
    Link,
    SecondaryId,
    Sponsor,
    Trial,
    TrialCountry,
)
from mscregistry.model.derived import Derived
from mscregistry.parsers.euctr_summary.lines import COLUMN, LABELS
from mscregistry.parsers.labels import Labels
from mscregistry.testing.carried_by_euctr import one_line, undated
from mscregistry.vocab import Sex, StandardAge, Status, Unlisted, coded, display_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The fields that a summary has a place for, as patterns of paths.
CARRIES: Final = (
    "trial_id",
    "org_study_id.value",
    "official_title",
    "start_date",
    "conditions[*]",
    "condition_terms[*]*",
    "eligibility.sex",
    "eligibility.standard_ages[*]",
    "sponsors[0].name",
    "country_details[*].country",
    "country_details[*].status",
    "derived.record_link.url",
)
_SEXES: Final = {Sex.ALL: "Male, Female", Sex.MALE: "Male", Sex.FEMALE: "Female"}
_AGES: Final[dict[object, str]] = {
    StandardAge.CHILD: "Under 18",
    StandardAge.ADULT: "Adults",
    StandardAge.OLDER_ADULT: "Elderly",
}
_KNOWN: Final = Labels(LABELS)
_COUNTRY: Final = re.compile(r"[A-Z]{2,3}")
#: The parts of a term, in the order of a summary.
_PARTS: Final = {
    "Version": "version",
    "SOC Term": "parent",
    "Classification Code": "code",
    "Term": "term",
    "Level": "level",
}


def render(trial: Trial) -> str:
    """Give the summary of a trial; what it has no place for is left out."""
    return "\n".join([f"{label + ':':<{COLUMN}}{value}" for label, value in _lines(carried(trial))])


def carried(trial: Trial) -> Trial:
    """Give the trial reduced to what a summary can say."""
    number = None if trial.org_study_id is None else _value(trial.org_study_id.value)
    sponsors = [name for one in trial.sponsors[:1] if (name := _value(one.name))]
    return Trial(
        trial_id=_value(trial.trial_id),
        org_study_id=None if number is None else SecondaryId(number),
        official_title=_value(trial.official_title),
        start_date=undated(trial.start_date),
        conditions=tuple([one for one in map(_value, trial.conditions) if one]),
        condition_terms=tuple(
            [one for one in map(_term, trial.condition_terms) if one != CodedTerm()]
        ),
        eligibility=Eligibility(
            sex=trial.eligibility.sex if isinstance(trial.eligibility.sex, Sex) else None,
            standard_ages=tuple([one for one in trial.eligibility.standard_ages if one in _AGES]),
        ),
        sponsors=tuple(map(Sponsor, sponsors)),
        country_details=tuple(
            [
                TrialCountry(one.country, _status(one.status))
                for one in trial.country_details
                if _COUNTRY.fullmatch(one.country)
            ]
        ),
        derived=_link(trial),
    )


def _value(text: str | None) -> str | None:
    """Give a text as one line, or None where it would be read as something else."""
    words = one_line(text)
    return None if words is None or _has_label(words) else words


def _has_label(words: str) -> bool:
    names = [piece.strip() for piece in words.split(":")[:-1]]
    return any(
        name.endswith(label) or _KNOWN.nearly(name) is not None
        for name in names
        for label in LABELS
    )


def _term(term: CodedTerm) -> CodedTerm:
    said = {field: _value(getattr(term, field)) for field in _PARTS.values()}
    return CodedTerm(**{field: one for field, one in said.items() if one and ":" not in one})


def _status(status: Status | Unlisted | None) -> Status | Unlisted | None:
    if not isinstance(status, Unlisted):
        return status
    words = one_line(status.words)
    fits = words is not None and not set("():") & set(words) and len(words) <= COLUMN
    return Unlisted(words) if fits and words and coded(Status, words) is None else None


def _link(trial: Trial) -> Derived | None:
    url = None
    if trial.derived is not None and trial.derived.record_link is not None:
        url = _value(trial.derived.record_link.url)
    if url is None:
        return None
    return Derived(record_link=Link(url))


def _lines(trial: Trial) -> Iterator[tuple[str, object]]:
    number = trial.org_study_id
    yield "EudraCT Number", trial.trial_id or ""
    yield "Sponsor Protocol Number", number.value if number is not None else ""
    yield "Sponsor Name", trial.sponsors[0].name if trial.sponsors else ""
    yield "Full Title", trial.official_title or ""
    yield "Start Date", trial.start_date or ""
    for condition in trial.conditions or ("",):
        yield "Medical condition", condition
    for term in trial.condition_terms:
        yield (
            "Disease",
            ", ".join([f"{name}: {getattr(term, field) or ''}" for name, field in _PARTS.items()]),
        )
    if not trial.condition_terms:
        yield "Disease", ""
    yield "Population Age", ", ".join([_AGES[age] for age in trial.eligibility.standard_ages])
    sex = trial.eligibility.sex
    yield "Gender", _SEXES[sex] if isinstance(sex, Sex) else ""
    yield "Trial protocol", " ".join([_country(one) for one in trial.country_details])
    link = None if trial.derived is None else trial.derived.record_link
    yield "Link", "" if link is None else link.url


def _country(one: TrialCountry) -> str:
    if one.status is None:
        return one.country
    words = display_of(one.status) if isinstance(one.status, Status) else one.status.words
    return f"{one.country}({words})"
