"""What single copies of a classic page do to it: bars, tabs, joined cells, saved HTML, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.issues import Code
from mscregistry.model import Arm, Contact, Intervention, Outcome, SecondaryId
from mscregistry.parsers.ctgov_page import CTGOV_PAGE
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    ArmType,
    ContactRole,
    CriterionKind,
    InterventionType,
    OutcomeKind,
    Status,
    StudyType,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading

HEAD = ("A title", "ClinicalTrials.gov Identifier: NCT09990009", "Recruitment Status : Completed")
ROW = ("Condition or disease | Intervention/treatment | Phase |", "---|---|---|")
DESIGN = "Study Type : | Interventional (Clinical Trial) |"


def read(*lines: str) -> Reading:
    return CTGOV_PAGE.read(Source("\n".join(lines)))


def codes(reading: Reading) -> list[str]:
    # The pages here are pieces of pages, and most have no foot.
    return [issue.code for issue in reading.issues if issue.code != "MSC014"]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]).strip(" |(") for span in reading.unread]


def arms(row: str, *lines: str) -> Reading:
    return read(*HEAD, *ROW, row, DESIGN, "Arm | Intervention/treatment |", *lines)


# ── Prose that has the words of labels ─────────────────────────────────────────────────────────


def test_labels_in_prose_begin_no_part_that_comes_later() -> None:
    prose = (
        "Detailed Description: none yet.",
        "Primary Outcome Measures: see below.",
        "Eligibility criteria: see below.",
        "Study desing: open.",
        "Inclusion Criteria:",
    )
    reading = read(
        *HEAD,
        "Brief Summary:",
        *prose,
        "Condition or disease   Intervention/treatment   Phase",
        "Nephritis Drug: A Phase 1",
        "Detailed Description:",
        *prose[1:],
        "Study Type : Interventional",
        "Ages Eligible for Study: 18 Years and older",
        "Please refer to this study by its ClinicalTrials.gov identifier: NCT09990009",
        "Responsible Party: Some Hospital",
    )
    trial = reading.trial
    assert trial.brief_summary == "\n".join(prose)
    assert trial.detailed_description == "\n".join(prose[1:])
    assert trial.conditions == ("Nephritis",)
    assert trial.study_type is StudyType.INTERVENTIONAL
    assert unread(reading) == []


def test_the_words_of_a_label_in_other_capitals_are_no_damage() -> None:
    reading = read(*HEAD, "Detailed Description:", "Study design: open.", "More.")
    assert reading.trial.detailed_description == "Study design: open.\nMore."


def test_what_stands_above_the_label_of_prose_is_left() -> None:
    reading = read(*HEAD, "Study Description", "A stray line", "Brief Summary:", "Cells are given.")
    assert reading.trial.brief_summary == "Cells are given."
    assert unread(reading) == ["A stray line"]


def test_a_study_population_may_have_the_headings_of_criteria() -> None:
    found = read(
        *HEAD,
        "Sexes Eligible for Study: All",
        "Study Population",
        "Inclusion Criteria:",
        "All patients",
        "Criteria",
        "Exclusion Criteria:",
        "Cancer",
    ).trial.eligibility
    assert found.study_population == "Inclusion Criteria:\nAll patients"
    assert [(one.kind, one.text) for one in found.texts] == [(CriterionKind.EXCLUSION, "Cancer")]


# ── Lost headings ──────────────────────────────────────────────────────────────────────────────


def test_the_study_population_is_taken_where_its_heading_is_lost() -> None:
    rows = ("Sexes Eligible for Study: | All |", "Sampling Method: | Probability Sample |")
    reading = read(*HEAD, *rows, "All of one town.", "Inclusion Criteria:", "- Adults")
    assert reading.trial.eligibility.study_population == "All of one town."
    assert [one.text for one in reading.trial.eligibility.texts] == ["- Adults"]
    assert codes(reading) == [Code.LOST_HEADING]


def test_without_any_heading_population_and_criteria_stay_one() -> None:
    rows = ("Sexes Eligible for Study: | All |", "Sampling Method: | Probability Sample |")
    reading = read(*HEAD, *rows, "All of one town.", "Adults.")
    assert reading.trial.eligibility.study_population is None
    assert [one.kind for one in reading.trial.eligibility.texts] == [None]
    assert codes(reading) == [Code.LOST_HEADING]


@pytest.mark.parametrize("rest", [(), ("Criteria", "Adults.")])
def test_nothing_is_in_doubt_where_the_criteria_are_headed_or_absent(rest: tuple[str, ...]) -> None:
    rows = ("Sexes Eligible for Study: | All |", "Sampling Method: | Probability Sample |")
    assert codes(read(*HEAD, *rows, *rest)) == []


def test_keywords_and_terms_without_headings_are_told_by_their_order() -> None:
    reading = read(*HEAD, "Responsible Party: | A |", "lupus cells |", "Lupus Nephritis |")
    assert reading.trial.keywords == ("lupus cells",)
    assert reading.trial.mesh_terms == ("Lupus Nephritis",)
    assert codes(reading).count(Code.LOST_HEADING) == 2


def test_the_last_outcome_may_hold_what_is_said_of_samples() -> None:
    lines = ("- Death [ Time Frame: 1 year ]", "Blood is kept.")
    reading = read(*HEAD, "Study Type : | Observational |", *lines)
    assert reading.trial.outcomes[0].description == "Blood is kept."
    assert "outcomes[0].description" in [one.path for one in reading.issues]


def test_outcomes_without_time_frames_are_told_by_their_numbers() -> None:
    reading = read(
        *HEAD,
        "Outcome Measures",
        "Primary Outcome Measures :",
        "  1. Death",
        "  2. Pain",
        "    1. at rest",
        "  2. no third",
        "Secondary Outcome Measures :",
        "  1) Cost [ Time Frame: 1 year ]",
    )
    primary, secondary = OutcomeKind.PRIMARY, OutcomeKind.SECONDARY
    assert reading.trial.outcomes == (
        Outcome("Death", kind=primary),
        Outcome("Pain", description="1. at rest\n  2. no third", kind=primary),
        Outcome("Cost", time_frame="1 year", kind=secondary),
    )


def test_bulleted_outcomes_without_time_frames_each_begin_a_line() -> None:
    lines = ("Primary Outcome Measures:", "- Death", "- Pain", "of the back", "- at rest")
    outcomes = read(*HEAD, *lines).trial.outcomes
    assert [one.measure for one in outcomes] == ["Death", "Pain"]
    assert outcomes[1].description == "of the back\n- at rest"


# ── Cells ──────────────────────────────────────────────────────────────────────────────────────


def test_rows_with_a_border_before_them_are_read() -> None:
    reading = read(
        *HEAD,
        *(f"| {line}" for line in ROW[:1]),
        "|---|---|---|",
        "| Nephritis | Drug: A | Phase 1 |",
        f"| {DESIGN}",
        "|",
    )
    assert reading.trial.conditions == ("Nephritis",)
    assert reading.trial.study_type is StudyType.INTERVENTIONAL


def test_tabs_part_cells_as_bars_do() -> None:
    reading = read(
        *HEAD,
        "Condition or disease \t\tIntervention/treatment \t\tPhase",
        "Lupus\t\tDrug: A Drug: B\t\tPhase 1",
        "Study Type :\t\tInterventional",
        "Arm \t\tIntervention/treatment",
        "Experimental: One\t\tDrug: A",
        "Contacts and Locations",
        "Layout table for location information",
        "Norway",
        "Some Hospital\t\tRecruiting",
        "Oslo, Norway",
        "Investigators",
        "Study Chair:\t\tAnn Bee\t\tSome Hospital",
    )
    trial = reading.trial
    assert trial.conditions == ("Lupus",)
    assert trial.arms == (Arm("One", ArmType.EXPERIMENTAL, intervention_names=("A",)),)
    assert (trial.sites[0].status, trial.sites[0].city) == (Status.RECRUITING, "Oslo")
    assert trial.officials[0].affiliation == "Some Hospital"
    assert unread(reading) == []


def test_a_row_of_one_condition_is_no_description() -> None:
    reading = read(*HEAD, *ROW, "Leukemia | |", DESIGN)
    assert reading.trial.conditions == ("Leukemia",)
    assert reading.trial.detailed_description is None


def test_several_interventions_joined_in_one_cell_are_told_by_their_names() -> None:
    trial = arms(
        "Pain | Other: Tape Other: Care Device: Heat | |",
        *(
            "Experimental: Both",
            "Two things.",
            "|",
            "Other: Tape is put on. Other: Care Device: Heat |",
        ),
        "Other: Care |",
        "Other: Care as usual |",
    ).trial
    assert [one.label for one in trial.arms] == ["Both", "Care"]
    assert trial.arms[0].intervention_names == ("Tape", "Care", "Heat")
    assert trial.interventions[0] == Intervention("Tape", InterventionType.OTHER, "is put on.")


def test_other_names_joined_to_a_description_are_told_by_their_label() -> None:
    reading = arms(
        "Pain | Drug: A Drug: B | |",
        *("Experimental: X what is done |", "Drug: A once Other Name: AA |"),
        *("Experimental: Y", "More.", "|", "Drug: B twice Other Names: BB CC |"),
    )
    first, second = reading.trial.interventions
    assert (first.description, first.other_names) == ("once", ("AA",))
    assert second.other_names == ("BB CC",)
    assert [one.path for one in reading.issues if one.code == Code.UNSPLIT_ROW] == ["arms[0].label"]
    assert Code.UNSPLIT_LIST in codes(reading)


def test_a_name_longer_than_the_site_takes_is_in_doubt() -> None:
    reading = arms("Pain | Drug: A | |", f"Experimental: X {'what is done ' * 9} |", "Drug: A |")
    assert [one.path for one in reading.issues if one.code == Code.UNSPLIT_ROW] == ["arms[0].label"]


def test_the_list_of_other_names_may_follow_a_joined_description() -> None:
    lines = ("Experimental: X |", "Drug: A once Other Names:", "- AA", "- BB |")
    trial = arms("Pain | Drug: A | |", *lines).trial
    assert trial.interventions[0].other_names == ("AA", "BB")


def test_an_intervention_behind_the_name_of_an_arm_ends_the_name() -> None:
    reading = read(
        *HEAD,
        "Condition or disease Intervention/treatment Phase",
        "Pain Drug: A Other: Care Phase 1",
        "Arm Intervention/treatment",
        "Experimental: One Drug: A",
        "once",
        "Other: Care",
        "Other: Care",
    )
    assert reading.trial.arms == (
        Arm("One", ArmType.EXPERIMENTAL, intervention_names=("A", "Care")),
        Arm("Care", ArmType.OTHER),
    )
    assert reading.trial.interventions[0].description == "once"
    assert codes(reading).count(Code.UNSPLIT_ROW) == 2


def test_interventions_of_a_study_without_arms_are_read() -> None:
    reading = read(
        *HEAD,
        "Condition or disease Intervention/treatment Phase",
        "Pain Drug: A Device: B Phase 1",
        "Study Type : Interventional",
        "Intervention Details:",
        "stray",
        "  • Drug: A",
        "once",
        "Device: B",
        "Drug: unknown",
    )
    assert reading.trial.arms == ()
    assert [one.description for one in reading.trial.interventions] == ["once", "Drug: unknown"]
    assert unread(reading) == ["stray"]


# ── People, numbers, states ────────────────────────────────────────────────────────────────────


def test_a_leader_without_institution_has_a_cell_of_the_own() -> None:
    reading = read(*HEAD, "Contacts and Locations", "Principal Investigator: | Ann Bee, MD | |")
    assert [one.name for one in reading.trial.officials] == ["Ann Bee, MD"]
    assert codes(reading) == []


def test_a_leader_and_an_institution_parted_by_a_blank_are_in_doubt() -> None:
    reading = read(
        *HEAD, "Contacts and Locations", "Investigators", "Study Chair: Ann Bee, MD Some Hospital"
    )
    assert reading.trial.officials[0].name == "Ann Bee, MD Some Hospital"
    assert codes(reading) == [Code.UNSPLIT_ROW]


@pytest.mark.parametrize(
    ("words", "phone", "extension"),
    [
        ("800-555-0100 ext Option 6", "800-555-0100", "Option 6"),
        ("555 01 00 ext +34", "555 01 00", "+34"),
        ("(+)1-888-84 22937", "(+)1-888-84 22937", None),
    ],
)
def test_numbers_with_odd_extensions_are_read(
    words: str, phone: str, extension: str | None
) -> None:
    reading = read(*HEAD, "Contacts and Locations", f"Contact: Ann Bee 2nd {words} a@example.org")
    contact = Contact("Ann Bee 2nd", ContactRole.CONTACT, phone, extension, "a@example.org")
    assert reading.trial.central_contacts == (contact,)


def test_brackets_of_a_number_are_no_type() -> None:
    row = ("Other Study ID Numbers: |", "AB-1 (129038)", "CD-2 (EudraCT Number)", "EF-3 ( Odd ) |")
    ids = read(*HEAD, "Responsible Party: | A |", *row).trial.secondary_ids
    assert [one.value for one in ids] == ["AB-1 (129038)", "CD-2", "EF-3"]


def test_numbers_joined_by_blanks_are_kept_as_one() -> None:
    row = "Other Study ID Numbers: | AB-1 CD-2 ( EudraCT Number ) |"
    reading = read(*HEAD, "Responsible Party: | A |", row)
    joined = SecondaryId("AB-1 CD-2 ( EudraCT Number )", source="Other Study ID Numbers")
    assert reading.trial.secondary_ids == (joined,)
    assert codes(reading) == [Code.UNSPLIT_LIST]


def test_expanded_access_has_a_status_of_its_own() -> None:
    reading = read(*HEAD[:2], "Expanded Access Status :", "No longer available")
    assert reading.trial.overall_status is Status.NO_LONGER_AVAILABLE


# ── What the site puts around a record ─────────────────────────────────────────────────────────


def test_menus_are_left_and_begin_no_part() -> None:
    reading = read(
        *HEAD,
        "Study Description",
        "Go to",
        "  • Top of Page",
        "  • Study Description",
        "  • Eligibility Criteria",
        "Brief Summary:",
        "Cells are given.",
    )
    assert reading.trial.brief_summary == "Cells are given."
    assert codes(reading) == [Code.UNREAD_WORDS]


def test_the_foot_of_the_site_is_no_term() -> None:
    reading = read(
        *HEAD,
        "Responsible Party: A",
        "Additional relevant MeSH terms:",
        "Layout table for MeSH terms",
        "Layout table for something else",
        "Nephritis",
        "ClinicalTrials.gov processed this record on May 5, 2020",
        "For Patients and Families",
    )
    assert reading.trial.mesh_terms == ("Nephritis",)
    assert [words[:12] for words in unread(reading)] == [
        "Layout table",
        "ClinicalTria",
        "For Patients",
    ]


def test_a_long_description_above_a_heading_is_no_fixed_line() -> None:
    long = "This description is longer than ninety characters, and stands right above the heading of a part."
    lines = ("Primary Outcome Measures :", "1. Death [ Time Frame: 1 year ]", long)
    reading = read(*HEAD, *lines, "Eligibility Criteria", "Sexes Eligible for Study: All")
    assert reading.trial.outcomes[0].description == long


# ── A page saved as HTML ───────────────────────────────────────────────────────────────────────

SAVED = """<!DOCTYPE html><html><head><title>A title</title></head><body><h1>A title</h1>
<div>ClinicalTrials.gov Identifier: NCT09990009</div><div>Recruitment Status :
 Completed</div>
<table><tr><th>Condition or disease</th><th>Intervention/treatment</th><th>Phase</th></tr>
<tr><td>Pain</td><td>Drug: A <span>Device: B</span> Device: C</td><td>Phase 1</td></tr></table>
<table><caption>Layout table for study information</caption>
<tr><td>Study Type :</td><td>Interventional</td></tr></table>
<table><thead><tr><th>Arm</th><th>Intervention/treatment</th></tr></thead><tbody>
<tr><td>Experimental: X<div>All of it.</div></td>
<td>Drug: A<div>once</div><div>Other Names:<ul><li>AA</li><li>BB</li></ul></div><br>Device: B</td></tr>
<tr><td></td><td>Device: C</td></tr>
<tr><td>Other: Y</td><td>Other: stays</td></tr></tbody></table>
<div>Primary Outcome Measures:<ol><li>Death [&nbsp;Time&nbsp;Frame:&nbsp;1 year&nbsp;]</li></ol></div>
<table><tr><td>Responsible Party:</td><td>Some Hospital</td></tr>
<tr><td>Other Study ID Numbers:</td><td>AB-1<br>CD-2&nbsp;(&nbsp;EudraCT Number&nbsp;)<br></td></tr>
</table></body></html>
"""


def test_a_saved_page_is_read_by_its_cells() -> None:
    trial = read(SAVED).trial
    assert trial.arms == (
        Arm("X", ArmType.EXPERIMENTAL, "All of it.", ("A", "B", "C")),
        Arm("Y", ArmType.OTHER, intervention_names=("stays",)),
    )
    assert trial.interventions[0] == Intervention("A", InterventionType.DRUG, "once", ("AA", "BB"))
    assert [one.value for one in trial.secondary_ids] == ["AB-1", "CD-2"]
    assert trial.outcomes == (Outcome("Death", "1 year", kind=OutcomeKind.PRIMARY),)


def test_every_changed_letter_of_a_saved_page_is_noticed() -> None:
    assert list(unnoticed(read, SAVED)) == []
