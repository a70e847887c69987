"""A MedPath page is read in each of its copies, and what is damaged is said."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.issues import Code
from mscregistry.model import Arm, Intervention, Outcome, Site, Sponsor
from mscregistry.parsers.medpath import MEDPATH
from mscregistry.parsers.parser import Head, Match, Strength
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    CriterionKind,
    InterventionModel,
    InterventionType,
    ObservationalModel,
    OutcomeKind,
    Phase,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "documents" / "medpath").iterdir())
}
EXAMPLE = (ROOT / "examples" / "documents" / "medpath.txt").read_text(encoding="utf-8")
ALL = {**DOCUMENTS, "example": EXAMPLE}
every_document = pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())


def read(text: str) -> Reading:
    return MEDPATH.read(Source(text))


def codes(reading: Reading) -> list[str]:
    return [str(issue.code) for issue in reading.issues]


def changed(*pairs: tuple[str, str], text: str = EXAMPLE) -> Reading:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return read(text)


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]) for span in reading.unread]


# ── What the documents say ─────────────────────────────────────────────────────────────────────


def test_the_example_says_what_the_page_of_its_trial_says() -> None:
    reading = read(EXAMPLE)
    trial = reading.trial
    assert (trial.trial_id, trial.overall_status, trial.phases) == (
        "NCT03929120",
        Status.COMPLETED,
        (Phase.PHASE1,),
    )
    assert trial.enrollment is not None
    assert (trial.enrollment.count, trial.enrollment.kind) == (10, None)
    assert trial.detailed_description is None
    name = "Allogeneic Bone Marrow Derived Mesenchymal Stem Cells (BMD-MSCs)"
    assert trial.interventions == (Intervention(name, InterventionType.BIOLOGICAL),)
    assert [arm.intervention_names for arm in trial.arms] == [(name,)]
    assert [(one.measure, one.time_frame, one.kind) for one in trial.outcomes] == [
        ("Adverse Events", "6 months", OutcomeKind.PRIMARY)
    ]
    assert trial.sponsors == (Sponsor("Mayo Clinic", role=SponsorRole.LEAD),)
    assert trial.sites == (
        Site(
            "Mayo Clinic in Florida", city="Jacksonville", state="Florida", country="United States"
        ),
    )
    assert len(trial.eligibility.inclusion) == 4
    assert len(trial.eligibility.exclusion) == 13
    assert reading.words("overall_status") == "COMPLETED"
    assert (reading.issues, unread(reading)) == ((), [])


def test_an_arm_in_two_rows_is_one_arm_with_two_interventions() -> None:
    assert read(DOCUMENTS["two_rows"]).trial.arms == (
        Arm(
            "Both things",
            description="One dose of Marrow MSCs, and then saline.",
            intervention_names=("Marrow MSCs", "Placebo"),
        ),
        Arm(
            "Placebo", description="Saline alone.\n\nGiven twice.", intervention_names=("Placebo",)
        ),
        Arm(description="Nothing-They wait."),
        Arm("Marrow MSCs outside", intervention_names=("Marrow MSCs",)),
    )


def test_outcomes_are_told_from_their_methods_by_blank_lines_and_time_frames() -> None:
    reading = read(DOCUMENTS["two_rows"])
    assert [(one.measure, one.time_frame, one.description) for one in reading.trial.outcomes] == [
        ("Pain score at 1 year", "1 year", None),
        (
            "Change in titer",
            "up to 24 weeks",
            "Two nurses ask.\nThey ask twice.\n\nThey ask again.",
        ),
        ("Swelling", "Day 28", "With a tape"),
        ("Stiffness at the last of the visits", None, "FEV11 year"),
    ]


def _doubts(reading: Reading) -> list[str]:
    return [issue.path for issue in reading.issues if issue.code is Code.UNSPLIT_ROW]


def test_a_paragraph_that_may_end_the_method_above_puts_both_outcomes_in_doubt() -> None:
    reading = changed(("dose of the cells\n", "dose of the cells\n\nEach is looked at twice\n"))
    assert [one.measure for one in reading.trial.outcomes] == [
        "Adverse Events",
        "Each is looked at twice",
    ]
    assert _doubts(reading) == ["outcomes[1].measure", "outcomes[0].description"]


def test_a_line_that_may_end_the_cell_above_puts_both_arms_in_doubt() -> None:
    reading = changed(("into a vein.\n", "into a vein.\nOn the first day\n"))
    assert reading.trial.arms[1:] == (Arm(description="On the first day"),)
    assert _doubts(reading) == ["arms[1].description", "arms[0].description"]


def test_a_list_below_a_method_is_part_of_it() -> None:
    reading = changed(
        ("dose of the cells\n", "dose of the cells:\n\n  • Fever at 1 day\n\n  • Pain\n")
    )
    (outcome,) = reading.trial.outcomes
    assert outcome.description is not None
    assert outcome.description.endswith("cells:\n\n  • Fever at 1 day\n\n  • Pain")


def test_rows_that_the_page_only_counts_are_no_rows() -> None:
    reading = changed(
        ("dose of the cells\n", "dose of the cells\n\nScroll for more (3 remaining)\n")
    )
    assert len(reading.trial.outcomes) == 1
    assert (codes(reading), unread(reading)) == (["MSC009"], ["Scroll for more (3 remaining)"])


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ("Scar (old)pain of the hip", ["MSC005"]),
        ("Scar of the eye.Therapeutic area: Diseases [C]", ["MSC005"]),
        ("Scar (old)", []),
    ],
)
def test_conditions_that_may_be_several_are_said_to_be_unsplit(
    conditions: str, code: list[str]
) -> None:
    text = DOCUMENTS["dashes"].replace("Kidney TransplantChronic Nephropathy", conditions)
    reading = read(text)
    assert reading.trial.conditions == (conditions,)
    assert [one for one in codes(reading) if one == "MSC005"] == code


def test_an_unknown_intervention_type_is_kept_as_written() -> None:
    reading = read(DOCUMENTS["two_rows"])
    assert reading.trial.interventions[2] == Intervention("guided", Unlisted("Ultrasound"))
    assert "MSC001" in codes(reading)


def test_places_are_read_from_their_flags_and_what_is_no_place_stays_unread() -> None:
    reading = read(DOCUMENTS["two_rows"])
    assert reading.trial.sites == (
        Site("First Hospital", city="Lund", state="Skåne", country="Sweden"),
        Site(
            "Second Hospital",
            city="Washington, D.C.",
            state="District of Columbia",
            country="United States",
        ),
    )
    assert unread(reading) == ["Locations (3)", "Somewhere", "A line alone", "Another line"]
    assert {"MSC005", "MSC007", "MSC009"} <= set(codes(reading))


def test_prose_may_hold_a_line_that_reads_like_a_label_of_another_part() -> None:
    trial = read(DOCUMENTS["two_rows"]).trial
    assert trial.detailed_description == "A line that says\nStatus\nand is prose."
    assert trial.brief_summary == "First paragraph.\n\nSecond paragraph."


def test_a_part_begins_where_its_first_label_follows() -> None:
    reading = changed(("Brief Summary\n", "Brief Summary\n\nTrial Locations\n\nStudy & Design\n"))
    said = read(EXAMPLE).trial
    assert reading.trial.brief_summary == (
        f"Trial Locations\n\nStudy & Design\n\n{said.brief_summary}"
    )
    assert (reading.trial.arms, reading.trial.sites) == (said.arms, said.sites)


def test_a_label_that_stands_twice_is_said() -> None:
    reading = changed(("Exclusion Criteria\n", "Exclusion Criteria\n\nExclusion Criteria\n\n"))
    assert reading.trial.eligibility.texts[1].text.startswith("Exclusion Criteria")
    assert codes(reading) == ["MSC015"]


def test_in_a_copy_with_dashes_a_label_without_one_is_prose() -> None:
    reading = read(
        DOCUMENTS["dashes"].replace("1. Grown up\n", "Inclusion Criteria\n1. Grown up\n")
    )
    (text,) = reading.trial.eligibility.texts
    assert (text.kind, text.text[:30]) == (None, "Inclusion Criteria\n1. Grown up")


def test_a_copy_with_dashes_has_lost_which_criteria_exclude() -> None:
    reading = read(DOCUMENTS["dashes"])
    trial = reading.trial
    assert [(one.kind, one.text[:12]) for one in trial.eligibility.texts] == [
        (None, "1. Grown up\n")
    ]
    assert trial.conditions == ("Kidney TransplantChronic Nephropathy",)
    assert [one.name for one in trial.interventions] == ["cord cells", "saline"]
    assert trial.design.observational_model is ObservationalModel.COHORT
    assert trial.arms == (Arm(description="Cells cord cells By vein. Water saline -"),)
    assert [(one.measure, one.time_frame) for one in trial.outcomes] == [
        ("Survival", "Up to 24 weeks"),
        ("Pain score 1 year Fatigue score 1 year", None),
        ("Creatinine", "Baseline, 3 months"),
    ]
    assert [(site.city, site.country) for site in trial.sites] == [
        ("Tehran", "Iran, Islamic Republic of"),
        ("Lund", "Sweden"),
    ]
    assert codes(reading) == ["MSC005", "MSC006", "MSC006", "MSC006", "MSC008"]


def test_a_page_of_the_european_register_keeps_its_damaged_words() -> None:
    reading = read(DOCUMENTS["euctr_dashes"])
    trial = reading.trial
    assert trial.overall_status == Unlisted("ot Recruiting")
    assert trial.trial_id == "EUCTR2010-000000-21-HU"
    assert trial.eligibility.texts[0].text.endswith("age range 6")
    assert len(trial.conditions) == 1
    assert [issue.hint for issue in reading.issues if issue.code == Code.UNLISTED_WORD] == [
        "on records of other registries this site loses an n at the ends of fields"
    ]


def test_a_page_that_lost_an_n_says_so_and_keeps_its_words() -> None:
    reading = read(DOCUMENTS["isrctn"])
    assert reading.trial.sponsors[0].name == "orthern Hills Hospital"
    assert codes(reading) == ["MSC006", "MSC016", "MSC016"]
    assert reading.trial.enrollment is not None
    assert reading.trial.enrollment.count == 1200


def test_a_saved_page_is_read_by_its_cells() -> None:
    trial = read(DOCUMENTS["saved"]).trial
    assert trial.brief_title == "Cells & care for one eye"
    assert trial.conditions == ("Dry Eye", "Scar < 1 mm")
    assert trial.arms == (
        Arm("Left first", description="Drops, once", intervention_names=("Tear cells",)),
        Arm("Nothing first"),
    )
    assert trial.outcomes == (
        Outcome("Dryness", "6 weeks", "A strip of paper", OutcomeKind.PRIMARY),
        Outcome("Comfort", "as long as it takes", None, OutcomeKind.PRIMARY),
    )


# ── Spans and coverage ─────────────────────────────────────────────────────────────────────────


@every_document
def test_words_of_every_field_are_its_value(text: str) -> None:
    reading = read(text)
    for path in reading.origins:
        value = follow(reading.trial, path)
        if type(value) is str:
            assert reading.words(path) == value


@pytest.mark.untraced
@every_document
def test_a_changed_letter_is_noticed(text: str) -> None:
    assert [str(one) for one in unnoticed(read, text)] == []


@every_document
def test_a_page_cut_off_doubled_or_shuffled_is_still_read(text: str) -> None:
    lines = text.split("\n")
    for at in range(len(lines)):
        read("\n".join(lines[:at]))
        read("\n".join(lines[:at] + lines[at + 1 :]))
        read("\n".join(lines[: at + 1] + lines[at:]))
    dice = random.Random(3)
    for _ in range(50):
        dice.shuffle(lines)
        read("\n".join(lines))


@given(st.text(), st.integers(0, len(EXAMPLE)))
def test_any_text_is_read_without_an_exception(text: str, at: int) -> None:
    for document in (text, EXAMPLE[:at] + text + EXAMPLE[at:]):
        read(document)
        MEDPATH.recognise(Head(document))


# ── Head and single values ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "phases", "status"),
    [
        ("Phase 1\nCompleted", "Completed", (), Status.COMPLETED),
        ("Phase 1\nCompleted", "Phase 2", (Phase.PHASE2,), Status.COMPLETED),
        ("Phase 1\nCompleted", "Not Applicable", (Phase.NA,), Status.COMPLETED),
        ("Phase 1\nCompleted", "Phase 9", (Unlisted("Phase 9"),), Status.COMPLETED),
        ("Phase 1\nCompleted", "Pilot\nCompleted", (Unlisted("Pilot"),), Status.COMPLETED),
        ("Phase 1\nCompleted", "Pilot", (), Status.COMPLETED),
        ("COMPLETED", "Not available", (Phase.PHASE1,), Status.COMPLETED),
        ("COMPLETED", "UNKNOWN", (Phase.PHASE1,), Status.UNKNOWN),
        ("Phase 1\nCompleted", "Phase 1\nPausing", (Phase.PHASE1,), Status.COMPLETED),
    ],
)
def test_phase_and_status_stand_above_the_conditions(
    old: str, new: str, phases: object, status: Status
) -> None:
    trial = changed((old, new)).trial
    assert (trial.phases, trial.overall_status) == (phases, status)


def test_a_status_above_that_is_not_the_field_s_is_a_disagreement() -> None:
    reading = changed(("\nCompleted\n", "\nWithdrawn\n"))
    assert codes(reading) == ["MSC007"]
    assert unread(reading) == ["Withdrawn"]


@pytest.mark.parametrize(
    ("old", "new", "code", "left"),
    [
        ("MedPath\n", "MedPeth\n", "MSC003", ["MedPeth"]),
        ("Conditions\nInt", "Condicions\nInt", "MSC003", None),
        ("2025", "2035", "MSC004", ["© Copyright 2035. All Rights Reserved by MedPath"]),
        ("2025", "2026", "MSC004", []),
        ("Not available", "Not avaalable", "MSC003", ["Not avaalable"]),
        ("\n10\n", "\nabout ten\n", "MSC002", ["about ten"]),
        ("NCT03929120", "CT03929120", "MSC001", []),
        ("NCT03929120", "Not available", "MSC011", []),
        ("Sex\n", "Tex\n", "MSC009", ["Tex", "All"]),
        ("Mayo Clinic\n", "Mayo Clinic\nAnother\n", "MSC009", ["Another"]),
        ("SINGLE_GROUP", "Spiral", "MSC001", []),
        ("Locations (1)", "Locations (2)", "MSC007", ["Locations (2)"]),
        ("NameTimeMethod\nAdv", "NameTineMethod\nAdv", "MSC003", None),
        ("Mesenchymal Stem Cells (BMD-MSCs)\nReg", "Cells: MSC\nSex\nReg", "MSC015", ["Sex"]),
        ("6 months\n", "6 months\nSex\n", "MSC015", None),
        ("Study & Design\n", "Study & Design\nWords\n", "MSC009", ["Words"]),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, code: str, left: list[str] | None) -> None:
    reading = changed((old, new))
    assert code in codes(reading)
    if left is not None:
        assert unread(reading) == left


def test_a_page_without_a_line_has_no_title_and_ends_too_early() -> None:
    reading = read("")
    assert reading.trial.brief_title is None
    assert codes(reading) == ["MSC014", "MSC011"]


def test_a_label_lost_in_the_middle_is_said() -> None:
    assert "MSC008" in codes(changed(("Lead Sponsor\n", "")))


def test_criteria_below_a_lost_heading_have_no_kind() -> None:
    reading = changed(("Inclusion Criteria\n", ""))
    assert [one.kind for one in reading.trial.eligibility.texts] == [None, CriterionKind.EXCLUSION]
    assert "MSC008" in codes(reading)


def test_a_name_without_a_type_has_none() -> None:
    name = "Biological: Allogeneic Bone Marrow Derived Mesenchymal Stem Cells (BMD-MSCs)"
    assert changed((name, "Cells")).trial.interventions == (Intervention("Cells"),)
    long = "Cells of a donor, washed and frozen: twice"
    assert changed((name, long)).trial.interventions == (Intervention(long),)


@pytest.mark.parametrize(
    ("study_type", "model", "seen"),
    [
        ("EXPANDED_ACCESS", "SINGLE_GROUP", (InterventionModel.SINGLE_GROUP, None)),
        ("Sideways", "PARALLEL", (InterventionModel.PARALLEL, None)),
        ("Sideways", "COHORT", (None, ObservationalModel.COHORT)),
        ("Sideways", "Spiral", (None, None)),
        ("Not specified", "Not specified", (None, None)),
    ],
)
def test_the_model_is_of_the_list_that_the_study_type_says(
    study_type: str, model: str, seen: object
) -> None:
    design = changed(("INTERVENTIONAL", study_type), ("SINGLE_GROUP", model)).trial.design
    assert (design.intervention_model, design.observational_model) == seen


def test_the_type_of_a_record_of_another_registry_is_known_too() -> None:
    assert read(DOCUMENTS["isrctn"]).trial.study_type is StudyType.INTERVENTIONAL


# ── Tables and places ──────────────────────────────────────────────────────────────────────────


def test_one_row_of_a_copy_with_dashes_is_taken_apart_by_a_name_that_occurs_once() -> None:
    rows = "Cells cord cells By vein. Water saline -"
    text = DOCUMENTS["dashes"]
    apart = changed((rows, "Cells cord cells By vein\nand slowly"), text=text).trial.arms
    assert apart == (
        Arm("Cells", description="By vein\nand slowly", intervention_names=("cord cells",)),
    )
    below = changed((rows, "Cells By vein\nof cord cells"), text=text).trial.arms
    assert below == (Arm(description="Cells By vein\nof cord cells"),)


def test_a_damaged_head_of_a_table_leaves_its_rows_unread() -> None:
    reading = changed(("Group Intervention", "Groop Intervention"), text=DOCUMENTS["dashes"])
    assert (reading.trial.arms, "MSC003" in codes(reading)) == ((), True)


def test_rows_without_a_head_are_still_rows() -> None:
    reading = changed(("NameTimeMethod\nAdv", "Adv"))
    assert reading.trial.outcomes[0].measure == "Adverse Events"


def test_a_plain_copy_without_blank_lines_tells_methods_by_time_frames() -> None:
    text = "\n".join(line for line in DOCUMENTS["two_rows"].split("\n") if line)
    assert [(one.measure, one.description) for one in read(text).trial.outcomes] == [
        ("Pain score at 1 year", None),
        ("Change in titer", "Two nurses ask.\nThey ask twice.\nThey ask again."),
        ("Swelling", "With a tape"),
        ("Stiffness at the last of the visits", "FEV11 year"),
    ]


def test_names_and_places_take_turns_where_the_flags_are_lost() -> None:
    reading = changed(("🇺🇸\n\n", ""))
    assert reading.trial.sites == read(EXAMPLE).trial.sites


def test_a_country_written_with_a_comma_may_stand_alone() -> None:
    reading = changed(("Jacksonville, Florida, United States", "Iran, Islamic Republic of"))
    assert reading.trial.sites == (
        Site("Mayo Clinic in Florida", country="Iran, Islamic Republic of"),
    )


def test_a_place_without_a_country_keeps_its_name() -> None:
    reading = changed(("Jacksonville, Florida, United States", "Somewhere"))
    assert reading.trial.sites == (Site("Mayo Clinic in Florida"),)
    assert unread(reading) == ["Somewhere"]


def test_a_flag_of_another_country_is_a_disagreement() -> None:
    reading = changed(("🇺🇸", "🇸🇪"))
    assert (codes(reading), reading.trial.sites) == (["MSC007"], read(EXAMPLE).trial.sites)


# ── Recognition ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("example", Strength.MARKED),
        ("saved", Strength.MARKED),
        ("dashes", Strength.STRUCTURED),
        ("euctr_dashes", Strength.STRUCTURED),
    ],
)
def test_pages_of_the_site_are_recognised(name: str, strength: Strength) -> None:
    assert MEDPATH.recognise(Head(ALL[name])).strength is strength


def test_a_page_of_the_site_without_a_trial_is_refused_by_name() -> None:
    match = MEDPATH.recognise(
        Head("MedPath\nNews\n© Copyright 2025. All Rights Reserved by MedPath")
    )
    assert match.refused == "a MedPath page without a trial"


@pytest.mark.parametrize(
    "text",
    ["", "Registration Number: 5", "Status\nSex\n© Copyright 2025 by others\nRegistration Number"],
)
def test_another_document_is_not_recognised(text: str) -> None:
    match = MEDPATH.recognise(Head(text))
    assert isinstance(match, Match)
    assert (match.strength, match.refused) == (Strength.NONE, "")
    assert "lacks" in match.why


def test_the_examples_of_other_layouts_are_not_recognised() -> None:
    others = [
        one for one in (ROOT / "examples" / "documents").glob("*.txt") if "medpath" not in one.name
    ]
    for other in others:
        text = other.read_text(encoding="utf-8")
        assert MEDPATH.recognise(Head(text)).strength is Strength.NONE
