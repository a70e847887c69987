"""Classic pages of ClinicalTrials.gov: both copies, both generations, and their damage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar import PartialDate
from mscregistry.issues import Code
from mscregistry.model import (
    Enrollment,
    Intervention,
    ResponsibleParty,
    Site,
    Sponsor,
)
from mscregistry.parsers.ctgov_page import CTGOV_PAGE
from mscregistry.parsers.parser import Head, Strength
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.carried_by_ctgov_page import carried
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.render_ctgov_page import render
from mscregistry.vocab import (
    CriterionKind,
    DateKind,
    EnrollmentKind,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    SponsorRole,
    StandardAge,
    Status,
    StudyType,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "documents" / "ctgov_page"
EXAMPLE = ROOT / "examples" / "documents" / "ctgov_page.txt"
DOCUMENTS = [*sorted(FOLDER.glob("*.txt")), EXAMPLE]
SEED = sorted((ROOT.parent / "shared" / "seeds").glob("001_*.txt"))


def read(text: str) -> Reading:
    return CTGOV_PAGE.read(Source(text))


def document(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]).strip(" |(") for span in reading.unread]


@pytest.mark.parametrize("path", [*DOCUMENTS, *SEED], ids=lambda path: path.stem[:20])
def test_every_changed_letter_is_noticed(path: Path) -> None:
    assert list(unnoticed(read, path.read_text(encoding="utf-8"), sample=250)) == []


@pytest.mark.parametrize("path", [*DOCUMENTS, *SEED], ids=lambda path: path.stem[:20])
def test_the_words_of_each_text_field_are_its_text(path: Path) -> None:
    reading = read(path.read_text(encoding="utf-8"))
    for field in reading.origins:
        value = follow(reading.trial, field)
        if type(value) is str:
            assert reading.words(field) == value


@pytest.mark.parametrize("path", [*DOCUMENTS, *SEED], ids=lambda path: path.stem[:20])
def test_a_page_is_read_whole(path: Path) -> None:
    known = ("[ Designated as safety issue", "Safety/Efficacy Study", "China: Ministry of Health")
    left = unread(read(path.read_text(encoding="utf-8")))
    assert [words for words in left if not words.startswith(known)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:20])
@pytest.mark.parametrize("piped", [True, False])
def test_a_rendered_trial_is_read_as_it_was(path: Path, *, piped: bool) -> None:
    trial = read(path.read_text(encoding="utf-8")).trial
    again = read(render(trial, piped=piped))
    assert again.trial == carried(trial, piped=piped)
    assert unread(again) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:20])
def test_a_page_cut_at_any_line_is_still_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for place in range(len(lines)):
        for text in ("".join(lines[:place]), "".join(lines[place:])):
            reading = read(text)
            assert reading.coverage().total == sum(not mark.isspace() for mark in text)


@given(st.lists(st.sampled_from([*document("piped_three_arms").split("\n"), "|", "- ", "a | b |"])))
def test_lines_in_any_order_raise_nothing(lines: list[str]) -> None:
    read("\n".join(lines)).coverage()


@given(st.text())
def test_any_text_raises_nothing(text: str) -> None:
    assert CTGOV_PAGE.recognise(Head(text)).strength is Strength.NONE
    read(text).coverage()


def test_the_piped_copy_gives_its_facts() -> None:
    trial = read(document("piped_three_arms")).trial
    assert trial.overall_status is Status.UNKNOWN
    assert trial.last_known_status is Status.RECRUITING
    assert trial.verified_date == PartialDate(2020, 6)
    assert trial.enrollment == Enrollment(1204, EnrollmentKind.ACTUAL)
    assert trial.phases == (Phase.NA,)
    assert trial.detailed_description is not None
    assert trial.detailed_description.endswith("All of this is decided by a board.")
    assert [one.intervention_names for one in trial.arms] == [
        ("Biopsy of the graft", "Marrow cells"),
        ("Tacrolimus",),
        (),
    ]
    assert trial.interventions[2] == Intervention(
        "Tacrolimus", InterventionType.DRUG, "Twice a day", ("FK506", "Prograf")
    )
    assert [one.kind for one in trial.eligibility.texts] == [
        None,
        CriterionKind.INCLUSION,
        CriterionKind.EXCLUSION,
    ]
    assert trial.sites[2].country == "Korea, Republic of"
    assert trial.secondary_ids[2].source == "WHO"


def test_the_unpiped_copy_gives_its_facts() -> None:
    trial = read(document("unpiped_registry")).trial
    assert trial.study_type is StudyType.OBSERVATIONAL
    assert trial.design.patient_registry is True
    assert trial.design.biospecimen_description == "Whole blood and urine"
    assert [one.kind for one in trial.outcomes] == list(OutcomeKind)
    assert trial.lead_sponsor == Sponsor("Example Hospital", role=SponsorRole.LEAD)
    assert trial.keywords == ("lupus", "register")
    assert trial.responsible_party == ResponsibleParty(
        "Eve Query", "Professor of Medicine", "Example Hospital"
    )


def test_groups_without_types_or_cells_are_kept_as_one() -> None:
    reading = read(document("unpiped_registry"))
    assert len(reading.trial.arms) == 1
    assert Code.UNSPLIT_ROW in codes(reading)


def test_the_number_is_found_where_a_link_was_lost() -> None:
    trial = read(document("unpiped_trial")).trial
    assert trial.trial_id == "NCT09990003"
    assert (trial.overall_status, trial.why_stopped) == (Status.TERMINATED, "too few people came")
    assert trial.sites == (Site(city="Leeds", country="United Kingdom"),)


def test_pages_before_2017_give_their_facts() -> None:
    reading = read(document("before_2017"))
    trial = reading.trial
    assert trial.overall_status is Status.RECRUITING
    assert trial.design.masking is Masking.DOUBLE
    assert len(trial.design.who_masked) == 4
    assert trial.primary_completion_date == PartialDate(2012, 3, kind=DateKind.ESTIMATED)
    assert trial.eligibility.standard_ages == tuple(StandardAge)
    assert trial.responsible_party == ResponsibleParty("Gus Old", affiliation="Old Hospital")
    assert trial.conditions == ("Systemic Lupus Erythematosus", "Nephritis")
    assert [words[:5] for words in unread(reading)] == ["Safet", "[ Des", "[ Des", "China"]


# ── Recognition ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:20])
def test_a_page_is_recognised(path: Path) -> None:
    match = CTGOV_PAGE.recognise(Head(path.read_text(encoding="utf-8")))
    assert match.strength >= Strength.STRUCTURED
    assert not match.refused


def test_a_head_alone_is_shaped_like_a_page() -> None:
    match = CTGOV_PAGE.recognise(Head("A title\nClinicalTrials.gov Identifier: NCT09990001\n"))
    assert match.strength is Strength.SHAPED


def test_words_within_lines_are_no_labels() -> None:
    assert CTGOV_PAGE.recognise(Head("see Study Type: here\n" * 60)).strength is Strength.NONE


def test_what_is_missed_is_said() -> None:
    match = CTGOV_PAGE.recognise(Head("Responsible Party: A, B, C\nLast Verified: May 2020\n"))
    assert match.strength is Strength.NONE
    assert match.why.startswith("has Responsible Party:, Last Verified:; lacks")


def test_labels_of_an_aggregator_are_not_taken_for_ours() -> None:
    text = "Recruitment Status\n\nRECRUITING\n\nResponsible Party\n\nNCT ID: NCT09990001\n"
    assert CTGOV_PAGE.recognise(Head(text)).strength is Strength.NONE


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("Tracking Information", "record view"),
        ("Current Primary Outcome Measures  ICMJE", "record view"),
        ("First Submitted Date May 1, 2020", "record view"),
        (
            "Complete list of historical versions of study NCT09990001 on Archive Site",
            "record view",
        ),
        ("Arm/Group Title | A | B |", "results view"),
    ],
)
def test_other_views_of_a_record_are_refused_by_name(line: str, refused: str) -> None:
    text = f"A title\nClinicalTrials.gov Identifier: NCT09990001\n{line}\n"
    match = CTGOV_PAGE.recognise(Head(text))
    assert match.refused.endswith(refused)
    assert "Study Details" in match.hint


def test_a_record_view_without_its_head_is_refused() -> None:
    assert CTGOV_PAGE.recognise(Head("Tracking Information\n")).refused
    assert not CTGOV_PAGE.recognise(Head("Arm/Group Title\n")).refused
