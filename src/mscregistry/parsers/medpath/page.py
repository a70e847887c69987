"""MedPath pages (trial.medpath.com): one trial of any registry, on a page without dates.

A page looks like this, its prose invented::

    MedPath

    Stromal Cells for Something

    Phase 1
    Completed
    Conditions
    Something
    Interventions
    Biological: MSCs
    Registration Number
    NCT00000000
    …
    Arm && Interventions
    GroupInterventionDescription
    Low doseMSCsOne infusion
    Primary Outcome Measures
    NameTimeMethod
    Adverse events6 months

It is recognised by its last line, the site's own, or by its labels as whole lines in their order.

Its quirks:

- One copy keeps blank lines; another has none, writes ``- Label`` and ``- value``, and has lost
  phase, status line and the headings of the criteria.
- The cells of a table row are run together, see `arm_rows` and `time_frames`.
- The phase above the conditions shows the first of two combined phases only.
- Records that reached the site through the WHO's portal have lost an n at the beginning or end of
  some fields (``ot Recruiting``).  Such words are kept as they are.
- ``Not available``, ``Not provided`` and ``Not specified`` all say that there is no value.

It never says: a date, the official title, secondary ids, allocation, masking, purpose, whether
an enrollment has been reached, or who may be asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex import lex_page
from mscregistry.model import CriteriaText, Design, Eligibility, Enrollment, Sponsor, Trial
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.medpath.head import read_head, read_status, within_frame
from mscregistry.parsers.medpath.labels import Cut, bare, cut_at_labels, is_null
from mscregistry.parsers.medpath.lists import read_conditions, read_interventions
from mscregistry.parsers.medpath.places import read_sites
from mscregistry.parsers.medpath.recognition import recognise
from mscregistry.parsers.medpath.tables import read_arms, read_outcomes
from mscregistry.parsers.medpath.values import note_lost_n, say_unlisted, take_coded, value_below
from mscregistry.parsers.parser import Parser
from mscregistry.vocab import (
    CriterionKind,
    InterventionModel,
    ObservationalModel,
    OutcomeKind,
    Sex,
    SponsorRole,
    StudyType,
    Unlisted,
    coded,
    registry_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line, Page
    from mscregistry.reading import Reading
    from mscregistry.source import Words

#: Label → what the criteria below it are.
CRITERIA: Final = {
    "Inclusion Criteria": CriterionKind.INCLUSION,
    "Exclusion Criteria": CriterionKind.EXCLUSION,
}
#: Label → which outcomes stand below it.
OUTCOMES: Final = {
    "Primary Outcome Measures": OutcomeKind.PRIMARY,
    "Secondary Outcome Measures": OutcomeKind.SECONDARY,
}

#: A number of people, thousands commas or none.
_COUNT: Final = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,2}", re.ASCII)


def parse(page: Page) -> Reading:
    """Read one page."""
    draft = Draft(page)
    cut = cut_at_labels(draft, within_frame(draft))
    trial_id = _trial_id(draft, cut)
    phases, status_line = read_head(draft, cut.head)
    study_type = take_coded(draft, "study_type", value_below(draft, cut, "Study Type"), StudyType)
    interventions = read_interventions(draft, cut)
    primary, secondary = OUTCOMES
    first = read_outcomes(draft, cut, primary, OUTCOMES[primary], 0)
    trial = Trial(
        trial_id=trial_id,
        brief_title=_title(draft, cut, trial_id),
        overall_status=read_status(draft, value_below(draft, cut, "Status"), status_line),
        study_type=study_type,
        phases=phases,
        enrollment=_enrollment(draft, cut),
        conditions=read_conditions(draft, cut),
        design=_design(draft, value_below(draft, cut, "Study Design"), study_type),
        arms=read_arms(draft, cut, [one.name for one in interventions]),
        interventions=interventions,
        outcomes=first + read_outcomes(draft, cut, secondary, OUTCOMES[secondary], len(first)),
        eligibility=_eligibility(draft, cut),
        sponsors=_sponsors(draft, cut, trial_id),
        sites=read_sites(draft, cut.blocks.get("Trial Locations", ())),
        brief_summary=_prose(draft, cut, "Brief Summary", "brief_summary"),
        detailed_description=_prose(draft, cut, "Detailed Description", "detailed_description"),
    )
    for heading in ("Recruitment & Eligibility", "Study & Design"):
        draft.leave(cut.blocks.get(heading, ()), f"nothing is known to stand below {heading!r}")
    return draft.reading(trial, MEDPATH.name)


# ── Single values ──────────────────────────────────────────────────────────────────────────────


def _trial_id(draft: Draft, cut: Cut) -> str | None:
    words = value_below(draft, cut, "Registration Number")
    if words is None:
        draft.issue(Code.NO_ID, Severity.WARNING, "the page has no registration number")
        return None
    if registry_of(words.text) is None:
        say_unlisted(draft, "trial_id", words, "numbers of a registry")
    return draft.fact("trial_id", words)


def _title(draft: Draft, cut: Cut, trial_id: str | None) -> str | None:
    if not cut.head:
        return None
    note_lost_n(draft, "brief_title", cut.head[0], trial_id)
    return draft.fact("brief_title", cut.head[0])


def _enrollment(draft: Draft, cut: Cut) -> Enrollment | None:
    """Read the target; whether it was reached the page does not say, though its label says so."""
    words = value_below(draft, cut, "Target Recruitment", several=True)
    if words is None:
        return None
    if _COUNT.fullmatch(words.text) is None:
        draft.unreadable("enrollment.count", words, "a number of people")
        return None
    return Enrollment(int(draft.fact("enrollment.count", words).replace(",", "")))


def _sponsors(draft: Draft, cut: Cut, trial_id: str | None) -> tuple[Sponsor, ...]:
    words = value_below(draft, cut, "Lead Sponsor")
    if words is None:
        return ()
    note_lost_n(draft, "sponsors[0].name", words, trial_id)
    draft.fact("sponsors[0].role", cut.labels["Lead Sponsor"])
    return (Sponsor(draft.fact("sponsors[0].name", words), role=SponsorRole.LEAD),)


def _design(draft: Draft, words: Words | None, study_type: StudyType | Unlisted | None) -> Design:
    """Read the model, which is of one list for a study that observes and of another for the rest.

    Where the type of the study is not known, a word of one list alone tells which it is.
    """
    if words is None:
        return Design()
    observes = study_type is StudyType.OBSERVATIONAL
    if not isinstance(study_type, StudyType):
        observes = coded(ObservationalModel, words.text) is not None
        if observes == (coded(InterventionModel, words.text) is not None):
            draft.leave([words], "without the type of the study the list of this word is not known")
            return Design()
    if observes:
        path = "design.observational_model"
        return Design(observational_model=take_coded(draft, path, words, ObservationalModel))
    path = "design.intervention_model"
    return Design(intervention_model=take_coded(draft, path, words, InterventionModel))


# ── Prose ──────────────────────────────────────────────────────────────────────────────────────


def _prose(draft: Draft, cut: Cut, label: str, path: str) -> str | None:
    lines = cut.blocks.get(label, ())
    if len(lines) == 1 and is_null(draft, bare(lines[0])):
        return None
    return draft.prose(path, lines)


def _eligibility(draft: Draft, cut: Cut) -> Eligibility:
    texts: list[CriteriaText] = []

    def take(lines: Sequence[Line], kind: CriterionKind | None) -> None:
        path = f"eligibility.texts[{len(texts)}]"
        text = draft.prose(f"{path}.text", lines, indented=True)
        if text is not None:
            if kind is not None:
                draft.fact(f"{path}.kind", cut.labels[f"{kind.capitalize()} Criteria"])
            texts.append(CriteriaText(text, kind))

    lost = _without_nulls(draft, cut.blocks.get("Target Recruitment", ())[1:])
    if lost:
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            "the headings of the criteria are lost; inclusion and exclusion cannot be told apart",
            f"eligibility.texts[{len(texts)}]",
            lost[0],
        )
    take(lost, None)
    for label, kind in CRITERIA.items():
        take(_without_nulls(draft, cut.blocks.get(label, ())), kind)
    return Eligibility(
        texts=tuple(texts),
        sex=take_coded(draft, "eligibility.sex", value_below(draft, cut, "Sex"), Sex),
    )


def _without_nulls(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines of criteria without those at either end that say there are none."""
    start, end = 0, len(lines)
    while start < end and is_null(draft, bare(lines[start])):
        start += 1
    while start < end and is_null(draft, bare(lines[end - 1])):
        end -= 1
    return lines[start:end]


#: The format, as a value.
MEDPATH: Final = Parser(
    name="medpath",
    title="MedPath page",
    recognise=recognise,
    records=whole_document,
    lex=lex_page,
    parse=parse,
)
