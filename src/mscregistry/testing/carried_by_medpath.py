"""What of a trial a MedPath page can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve

from mscregistry.lex import Line
from mscregistry.model import (
    Arm,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Outcome,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.labels import Labels
from mscregistry.parsers.medpath.arm_rows import name_among, name_between
from mscregistry.parsers.medpath.labels import BULLETS, LABELS, NULLS
from mscregistry.parsers.medpath.lists import LONGEST_TYPE, NEXT_TYPE
from mscregistry.parsers.medpath.places import FLAG, city_region_country
from mscregistry.parsers.medpath.time_frames import after_joint, after_space
from mscregistry.vocab import (
    CriterionKind,
    InterventionModel,
    InterventionType,
    ObservationalModel,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
    coded,
    display_of,
)

if TYPE_CHECKING:
    from enum import StrEnum

#: The fields that the layout has a place for, as patterns of paths.
CARRIES: Final = (
    "trial_id",
    "brief_title",
    "overall_status",
    "study_type",
    "phases[*]",
    "enrollment.count",
    "brief_summary",
    "detailed_description",
    "conditions[*]",
    "design.intervention_model",
    "design.observational_model",
    "arms[*].label",
    "arms[*].description",
    "arms[*].intervention_names[*]",
    "interventions[*].name",
    "interventions[*].type",
    "outcomes[*].measure",
    "outcomes[*].time_frame",
    "outcomes[*].description",
    "outcomes[*].kind",
    "eligibility.texts[*].text",
    "eligibility.texts[*].kind",
    "eligibility.sex",
    "sponsors[0].name",
    "sponsors[0].role",
    "sites[*].facility",
    "sites[*].city",
    "sites[*].state",
    "sites[*].country",
)

#: Invisible marks, which count as white space at the ends of a line.
_UNSEEN: Final = str.maketrans("\ufeff\u200b", "  ")
_LABELS: Final = Labels([*LABELS, "MedPath"])
_MOST_PEOPLE: Final = 999_999_999

#: An arm's row: label, name of the intervention, description.
Row = tuple[str, str, str]
#: Any of our enums.
E = TypeVar("E", bound="StrEnum")


def carried(trial: Trial, *, dashed: bool = False) -> Trial:
    """Give the trial reduced to what the layout can say; `dashed` is the copy with dashes."""
    interventions = _interventions(trial, dashed=dashed)
    title = one_line(trial.brief_title)
    conditions = [one for one in map(one_line, trial.conditions) if one]
    joined = one_line("".join(conditions))
    lead = None if trial.lead_sponsor is None else one_line(trial.lead_sponsor.name)
    count = None if trial.enrollment is None else trial.enrollment.count
    study_type = _word(StudyType, trial.study_type)
    return Trial(
        trial_id=one_line(trial.trial_id),
        brief_title=title,
        overall_status=_word(Status, trial.overall_status),
        study_type=study_type,
        # Without a title the first line would be taken for one.
        phases=() if dashed or title is None else _phases(trial),
        enrollment=Enrollment(count) if count is not None and 0 <= count <= _MOST_PEOPLE else None,
        brief_summary=prose(trial.brief_summary),
        detailed_description=prose(trial.detailed_description),
        conditions=tuple(conditions) if not dashed else (joined,) if joined else (),
        design=_design(trial.design, study_type),
        arms=_arms(trial, [one.name for one in interventions], dashed=dashed),
        interventions=interventions,
        outcomes=_outcomes(trial, dashed=dashed),
        eligibility=Eligibility(
            texts=_texts(trial, dashed=dashed), sex=_word(Sex, trial.eligibility.sex)
        ),
        sponsors=(Sponsor(lead, role=SponsorRole.LEAD),) if lead else (),
        sites=tuple([site for site in map(_site, trial.sites) if site is not None]),
    )


def one_line(text: str | None) -> str | None:
    """Give a text as one line, or None where the page would read it as something else."""
    words = " ".join((text or "").translate(_UNSEEN).split())
    if not words or words == "-" or words.startswith((*BULLETS, "©")) or _is_label(words):
        return None
    return words


def prose(text: str | None, *, indented: bool = False) -> str | None:
    """Give a text line by line, without lines that the page would read as something else.

    With `indented`, the first line keeps its indentation.
    """
    kept = []
    for line in (text or "").translate(_UNSEEN).splitlines():
        words = " ".join(line.split())
        inner = words[2:].strip() if words.startswith(BULLETS) else words
        if words and not _is_label(inner) and not words.startswith("©"):
            kept.append(" " * (len(line) - len(line.lstrip(" "))) + words)
    whole = "\n".join(kept)
    return (whole if indented else whole.strip()) or None


def _is_label(words: str) -> bool:
    return any(words in known or known.nearly(words) is not None for known in (_LABELS, NULLS))


def _word(enum: type[E], value: E | Unlisted | None) -> E | Unlisted | None:
    if not isinstance(value, Unlisted):
        return value
    words = one_line(value.words)
    return None if words is None or coded(enum, words) is not None else Unlisted(words)


def _phases(trial: Trial) -> tuple[Phase | Unlisted, ...]:
    return tuple([one for one in trial.phases if isinstance(one, Phase)])


def _design(design: Design, study_type: StudyType | Unlisted | None) -> Design:
    model = _word(InterventionModel, design.intervention_model)
    observes = _word(ObservationalModel, design.observational_model)
    if study_type is StudyType.OBSERVATIONAL:
        return Design(observational_model=observes)
    if isinstance(study_type, StudyType):
        return Design(intervention_model=model)
    # Without the type of the study only a word of one of the two lists tells which it is.
    if isinstance(model, InterventionModel):
        return Design(intervention_model=model)
    return Design(
        observational_model=observes if isinstance(observes, ObservationalModel) else None
    )


def _interventions(trial: Trial, *, dashed: bool) -> tuple[Intervention, ...]:
    kept: list[Intervention] = []
    line = ""
    begins: list[int] = []
    for one in trial.interventions:
        name, kind = one_line(one.name), _word(InterventionType, one.type)
        item = None if name is None else _item(name, kind)
        if name is None or item is None:
            continue
        if dashed:
            # Run together, they must still be told apart.
            begins_then = [*begins, len(line)] if kept else []
            if [found.start() for found in NEXT_TYPE.finditer(line + item)] != begins_then:
                continue
            line, begins = line + item, begins_then
        kept.append(Intervention(name, kind))
    return tuple(kept)


def _item(name: str, kind: InterventionType | Unlisted | None) -> str | None:
    """Give the line of an intervention, or None where its type would be read otherwise."""
    words = display_of(kind) if isinstance(kind, InterventionType) else str(kind or "")
    item = f"{words}: {name}" if words else name
    before, colon, _ = item.partition(": ")
    read = before if colon and len(before) <= LONGEST_TYPE else ""
    return item if read == words and one_line(item) == item else None


def arm_rows(trial: Trial) -> list[Row]:
    """Give the rows of the table of arms: one for each intervention of an arm."""
    rows: list[Row] = []
    for arm in trial.arms:
        label, description = one_line(arm.label) or "", one_line(arm.description) or ""
        names = [name for name in map(one_line, arm.intervention_names) if name]
        rows += [(label, name, description) for name in names or [""]]
    return [row for row in rows if any(row)]


def fused_rows(trial: Trial) -> list[str]:
    """Give the rows as the plain page prints them, their cells run together."""
    lines = ["".join(row) for row in arm_rows(trial)]
    return [line for line in lines if one_line(line) == line]


def spaced(rows: list[Row]) -> str:
    """Give all rows as the copy with dashes prints them, on one line."""
    return " ".join([cell or "-" for row in rows for cell in row])


def _arms(trial: Trial, names: list[str], *, dashed: bool) -> tuple[Arm, ...]:
    rows = arm_rows(trial)
    if dashed:
        if not rows:
            return ()
        line = spaced(rows)
        place = name_among(line, names)
        if place is None:
            return (Arm(description=line),)
        label, description = _cell(line[: place[0]].strip()), _cell(line[place[1] :].strip())
        return (Arm(label, None, description, (line[slice(*place)],)),)
    arms: dict[object, Arm] = {}
    for line in fused_rows(trial):
        place = name_between(line, names)
        if place is None:
            arms[len(arms)] = Arm(description=line)
            continue
        label, description = _cell(line[: place[0]].strip()), _cell(line[place[1] :].strip())
        key = len(arms) if label is None else (label, description)
        arm = arms.get(key, Arm(label, description=description))
        given = (*arm.intervention_names, line[slice(*place)])
        arms[key] = evolve(arm, intervention_names=given)
    return tuple(arms.values())


def _cell(text: str) -> str | None:
    return None if text in ("", "-") else text


def _outcomes(trial: Trial, *, dashed: bool) -> tuple[Outcome, ...]:
    kept: list[Outcome] = []
    for kind in (OutcomeKind.PRIMARY, OutcomeKind.SECONDARY):
        before: str | None = None
        for one in trial.outcomes:
            outcome = _outcome(one, before, dashed=dashed) if one.kind is kind else None
            if outcome is not None:
                kept.append(outcome)
                before = outcome.description
    return tuple(kept)


def outcome_row(outcome: Outcome, *, dashed: bool) -> str:
    """Give an outcome's row without its method, its cells run together or with spaces."""
    return (" " if dashed else "").join([outcome.measure, *filter(None, [outcome.time_frame])])


def _outcome(one: Outcome, before: str | None, *, dashed: bool) -> Outcome | None:
    measure, time = one_line(one.measure), one_line(one.time_frame)
    description = one_line(one.description)
    # The copy with dashes runs rows together that have no method.
    if measure is None or (dashed and description is None):
        return None
    row = outcome_row(Outcome(measure, time), dashed=dashed)
    if one_line(row) != row or (dashed and row.endswith(" -")):
        return None
    at = (after_space if dashed else after_joint)(row)
    if at is None:
        if before is not None and (row[0].islower() or row.endswith((".", ":", ";", ","))):
            return None  # it would go on with the method above
        return Outcome(row, None, description, one.kind)
    return Outcome(row[:at].strip(), row[at:], description, one.kind)


def _texts(trial: Trial, *, dashed: bool) -> tuple[CriteriaText, ...]:
    texts = [
        CriteriaText(text, one.kind)
        for one in trial.eligibility.texts
        if (text := prose(one.text, indented=True)) is not None
    ]
    if dashed:
        return (CriteriaText("\n".join([one.text for one in texts])),) if texts else ()
    first = {kind: [one for one in texts if one.kind is kind][:1] for kind in CriterionKind}
    return tuple(first[CriterionKind.INCLUSION] + first[CriterionKind.EXCLUSION])


def place_line(site: Site) -> str:
    """Give where a place is, in a line."""
    return ", ".join(filter(None, [site.city, site.state, site.country]))


def _site(site: Site) -> Site | None:
    facility = one_line(site.facility)
    city, state, country = map(one_line, (site.city, site.state, site.country))
    kept = Site(
        facility=None if facility and FLAG.match(facility) else facility,
        city=city,
        state=state,
        country=country,
    )
    line = place_line(kept)
    parts = city_region_country(Line(line, 0))
    told = tuple(None if part is None else part.text for part in parts)
    whole = one_line(line) == line and not FLAG.match(line)
    return kept if whole and told == (city, state, country) else None
