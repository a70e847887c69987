"""What is damaged or in doubt on a classic page of ClinicalTrials.gov is said, not guessed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.grammar import Age, AgeUnit, PartialDate
from mscregistry.issues import Code
from mscregistry.model import (
    Arm,
    Contact,
    Intervention,
    Outcome,
    Reference,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.ctgov_page import CTGOV_PAGE
from mscregistry.parsers.parser import Head, Strength
from mscregistry.source import Source
from mscregistry.testing.carried_by_ctgov_page import carried
from mscregistry.testing.render_ctgov_page import render
from mscregistry.vocab import (
    ArmType,
    ContactRole,
    InterventionType,
    Masking,
    OutcomeKind,
    SponsorRole,
    StandardAge,
    Status,
    StudyType,
    Unlisted,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading


def read(text: str) -> Reading:
    return CTGOV_PAGE.read(Source(text))


DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"


def codes(reading: Reading) -> list[str]:
    # The pages here are pieces of pages, and most have no foot.
    return [issue.code for issue in reading.issues if issue.code != "MSC014"]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]).strip(" |(") for span in reading.unread]


def page(*lines: str, design: str = "Study Type : | Interventional (Clinical Trial) |") -> Reading:
    head = [
        "A title",
        "ClinicalTrials.gov Identifier: NCT09990009 |",
        "Recruitment Status :",
        "Completed",
    ]
    return read("\n".join([*head, design, *lines]))


def test_a_number_of_another_form_is_no_number() -> None:
    reading = read("A title\nClinicalTrials.gov Identifier: NCT123 |\n")
    assert reading.trial.trial_id is None
    assert codes(reading) == [Code.UNREADABLE_VALUE, Code.NO_ID]


def test_a_number_stated_otherwise_below_is_a_disagreement() -> None:
    reading = page("Responsible Party: | A |", "ClinicalTrials.gov Identifier: | NCT09990008 |")
    assert reading.trial.trial_id == "NCT09990009"
    assert Code.DISAGREEMENT in codes(reading)


def test_a_damaged_label_gives_no_value() -> None:
    reading = page("Allocatiom: | Randomized |", "Masking: | None (Open Label) |")
    assert reading.trial.design.allocation is None
    assert reading.trial.design.masking is Masking.NONE
    assert unread(reading) == ["Allocatiom: | Randomized"]


def test_below_a_damaged_heading_the_kind_of_criteria_is_not_known() -> None:
    reading = page("Sexes Eligible for Study: | All |", "Inclusiom Criteria:", "- Adults")
    assert [one.kind for one in reading.trial.eligibility.texts] == [None]
    assert Code.DAMAGED_LABEL in codes(reading)


def test_prose_below_a_damaged_label_is_left() -> None:
    reading = read(
        "A title\nBrief Summary:\nOne.\nDetailed Descriptiom:\nTwo.\nStudy Type: Observational\n"
    )
    assert reading.trial.brief_summary == "One."
    assert reading.trial.detailed_description is None
    assert "Two." in unread(reading)


def test_an_unknown_fixed_line_is_reported() -> None:
    strange = "This line is as long as the fixed line of the site, stands in its place, and is not that line."
    reading = page(
        "- Death [ Time Frame: 1 year ]", strange, "Ages Eligible for Study: | up to 9 Years |"
    )
    assert Code.UNKNOWN_HELP_LINE in codes(reading)
    assert unread(reading) == [strange]
    assert reading.trial.eligibility.maximum_age == Age(9, AgeUnit.YEARS)


def test_lines_around_the_title_are_not_the_title() -> None:
    reading = read("A title\nSomething else\nClinicalTrials.gov Identifier: NCT09990009\n")
    assert reading.trial.brief_title == "A title"
    assert codes(reading) == [Code.UNKNOWN_HELP_LINE]


@pytest.mark.parametrize(
    ("words", "low", "high", "groups"),
    [
        ("18 Years and older (Adult, Older Adult)", "18 years", None, 2),
        ("up to 6 Months (Child)", None, "6 months", 1),
        ("2 Weeks to 9 Years", "2 weeks", "9 years", 0),
        ("Child, Adult, Older Adult", None, None, 3),
    ],
)
def test_ages_are_read(words: str, low: str | None, high: str | None, groups: int) -> None:
    found = page(f"Ages Eligible for Study: | {words} |").trial.eligibility
    assert (found.minimum_age and str(found.minimum_age)) == low
    assert (found.maximum_age and str(found.maximum_age)) == high
    assert len(found.standard_ages) == groups


def test_unknown_ages_are_kept_as_words_or_left() -> None:
    reading = page("Ages Eligible for Study: | of age (Adult, Ancient) |")
    assert reading.trial.eligibility.standard_ages == (StandardAge.ADULT, Unlisted("Ancient"))
    assert unread(reading) == ["of age"]


def test_an_unknown_word_is_kept() -> None:
    reading = page(
        "Estimated Enrollment : | some participants |",
        "Masking: | Single (Participant, Postman) |",
        design="Study Type : | Telepathic |",
    )
    assert reading.trial.study_type == Unlisted("Telepathic")
    assert reading.trial.design.who_masked[1] == Unlisted("Postman")
    assert reading.trial.enrollment is None
    assert Code.UNREADABLE_VALUE in codes(reading)


def conditions(row: str, *arms: str) -> Reading:
    return read(
        "\n".join(
            [
                "A title",
                "Condition or disease | Intervention/treatment | Phase |",
                "---|---|---|",
                row,
                "Study Type : | Interventional |",
                "Arm | Intervention/treatment |",
                *arms,
            ]
        )
    )


def test_what_has_no_type_in_the_row_of_conditions_is_left() -> None:
    reading = conditions("Nephritis | Cells Drug: A | Phase 1 Fase 2 |")
    assert [one.name for one in reading.trial.interventions] == ["A"]
    assert reading.trial.phases == (Unlisted("Phase 1 Fase 2"),)
    assert "Cells" in unread(reading)


def test_an_intervention_only_the_arms_name_is_a_disagreement() -> None:
    reading = conditions("Nephritis | Drug: A | |", "Experimental: X |", "Drug: B |")
    assert [one.name for one in reading.trial.interventions] == ["A", "B"]
    assert Code.DISAGREEMENT in codes(reading)


def test_one_intervention_described_in_two_ways_is_a_disagreement() -> None:
    reading = conditions(
        "Nephritis | Drug: A | |",
        *("Experimental: X |", "Drug: A", "once", "Other Name: B |"),
        *("Experimental: Y |", "Drug: A", "twice", "Other Name: B |"),
        *("Experimental: Z |", "Drug: A", "once", "Other Name: B |"),
    )
    assert reading.trial.interventions == (
        Intervention("A", InterventionType.DRUG, "once", ("B",)),
    )
    assert codes(reading).count(Code.DISAGREEMENT) == 1
    assert unread(reading) == ["twice"]


def test_cells_that_lost_their_bars_are_told_by_their_types() -> None:
    reading = conditions(
        "Nephritis | Drug: A Other: Rest | |",
        *(
            "Experimental: X",
            "Text of it",
            "Drug: A | |",
            "Other: Y |",
            "Other: Rest |",
            "Group Z |",
            "|",
        ),
        *("Drug: stray |", "More |"),
    )
    assert next((one.label, one.intervention_names) for one in reading.trial.arms) == ("X", ())
    assert len(reading.trial.arms) >= 3


def test_text_before_the_first_arm_is_left() -> None:
    reading = read(
        "A title\nStudy Type: Interventional\nArm Intervention/treatment\nHello\nExperimental: X\n"
    )
    assert reading.trial.arms == (Arm("X", ArmType.EXPERIMENTAL),)
    assert unread(reading) == ["Hello"]


def test_no_text_is_taken_below_a_damaged_label_in_the_arms() -> None:
    reading = conditions("N | Drug: A | |", "Experimental: X |", "Drug: A", "Othes Name: B", "C |")
    assert reading.trial.interventions[0].description is None
    assert unread(reading) == ["Othes Name: B", "C"]


def test_an_outcome_may_lack_what_others_have() -> None:
    reading = page(
        "Primary Outcome Measures :",
        "stray",
        "- Death",
        "- Pain [ Time Frame: 1 [day ]",
        "- Sleep [ Time Frume: 1 day ]",
        "- Rest [ Time Frame: never",
        "Secondary Outcome Measurez :",
        "- Joy [ Time Frame: 1 day ]",
        "- Age [ Designated as safety issue: No ]",
    )
    found = reading.trial.outcomes
    assert [one.measure for one in found][:2] == ["Death", "Pain"]
    assert found[1].time_frame == "1 [day"
    assert [one.kind for one in found if one.measure in {"Joy", "Age"}] == [None, None]
    assert "- Sleep [ Time Frume: 1 day ]" in unread(reading)


def test_criteria_may_follow_without_any_heading() -> None:
    reading = page("Sexes Eligible for Study:", "All", "Adults only")
    assert reading.trial.eligibility.texts[0].text == "Adults only"
    assert page("Eligibility Criteria", "Hm").trial.eligibility.texts == ()


def test_people_may_be_written_with_single_blanks() -> None:
    reading = page(
        "Contacts and Locations",
        "Contact: Ann Bee, MD 555-0100 ann@example.org",
        "Contact: Cy",
        "Contact: Di Eff | 555-0101 | x@example.org | more |",
        "Principal Investigator: Gee, MD | G Hospital | and more |",
        "Principal Investigator: |",
        "Investigators",
        "Study Chair:",
    )
    ann = Contact("Ann Bee, MD", ContactRole.CONTACT, "555-0100", email="ann@example.org")
    assert reading.trial.central_contacts[:2] == (ann, Contact("Cy", ContactRole.CONTACT))
    assert reading.trial.officials[0].affiliation == "G Hospital"
    assert set(unread(reading)) == {"and more", "more", "Study Chair:"}


def test_places_are_told_by_their_country() -> None:
    reading = page(
        "Contacts and Locations",
        "A Hospital | |",
        "Lima, Peru |",
        "B Hospital | Paused |",
        "Jinju, Korea, Republic of, 660-702 |",
        "Nowhere | |",
        "United States, Ohio | |",
        "C Hospital | |",
        "Columbus, United States, 43000 |",
        "D Hospital | |",
        "One, Two, Three, United States, x, y |",
    )
    found = reading.trial.sites
    assert [one.country for one in found] == ["Peru", "Korea, Republic of", "United States"]
    assert found[1].status == Unlisted("Paused")
    assert Code.DISAGREEMENT in codes(reading)
    assert "Nowhere" in unread(reading)[0]


def test_sections_without_a_field_are_left() -> None:
    reading = page(
        "More Information", "Study Documents (Full-Text)", "Protocol [PDF]", "Responsible Party: |"
    )
    assert unread(reading) == ["Protocol [PDF]"]


def test_the_responsible_party_is_split_only_where_that_is_certain() -> None:
    def party(words: str) -> ResponsibleParty | None:
        return page(f"Responsible Party: | {words} |").trial.responsible_party

    assert party("A Hospital") == ResponsibleParty(affiliation="A Hospital")
    assert party("B, C") == ResponsibleParty(affiliation="B, C")
    assert party("B, Head of D, E, F") == ResponsibleParty("B", "Head of D", "E, F")
    assert party("One, Two, Three, Four") == ResponsibleParty(affiliation="One, Two, Three, Four")


def test_who_informs_is_the_responsible_party_where_no_row_is() -> None:
    reading = read(
        "A title\nInformation provided by:\nA Hospital\nB Hospital\nStudy Type: Observational\n"
    )
    assert reading.trial.responsible_party == ResponsibleParty(affiliation="A Hospital")
    assert unread(reading) == ["B Hospital"]


def test_who_verified_may_be_the_sponsor() -> None:
    lines = "Recruitment Status : Unknown\nVerified May 2020 by A.\nNothing known\nSponsor:\nA\nCollaborator:\nA\n"
    reading = read(f"A title\n{lines}")
    assert reading.trial.sponsors == (Sponsor("A", role=SponsorRole.LEAD),)
    assert unread(reading) == ["Nothing known"]


@pytest.mark.parametrize("words", ["(no money)", "Terminated\n(no money)"])
def test_why_a_study_stopped_may_stand_on_its_own_line(words: str) -> None:
    lines = {"(no money)": f"This study has been terminated.\n{words}\n"}
    text = lines.get(words, f"Recruitment Status :\n{words}\n")
    trial = read(f"A title\n{text}First received: May 1, 2010\n").trial
    assert (trial.overall_status, trial.why_stopped) == (Status.TERMINATED, "no money")


def test_the_reference_to_places_may_stand_alone() -> None:
    reading = read(
        "A title\nThis study has been completed.\n(see Contacts and Locations)\n()\nFirst received: May 1, 2010"
    )
    assert reading.trial.why_stopped is None


def test_terms_without_a_label_are_mesh_terms_only_if_they_look_so() -> None:
    assert page("Last Verified: | May 2020 |", "cord cells |").trial.mesh_terms == ()
    assert page("Last Verified: | May 2020 |", "Kidney Diseases |").trial.mesh_terms == (
        "Kidney Diseases",
    )


def test_links_to_other_sites_are_left() -> None:
    reading = page(
        "Resource links provided by the National Library of Medicine",
        "Genetics: Lupus",
        "Allocation: | N/A |",
    )
    assert unread(reading) == ["Genetics: Lupus"]


def test_an_empty_row_gives_nothing() -> None:
    reading = page(
        "Allocation: | |",
        "Responsible Party: | A |",
        "Last Verified: |",
        "Plan to Share IPD: | |",
        "Other Study ID Numbers: |",
        "Studies a U.S. FDA-regulated Drug Product: | Perhaps |",
    )
    assert reading.trial.oversight.fda_regulated_drug is None
    assert reading.trial.ipd_sharing is None
    assert unread(reading) == ["Perhaps"]


def test_an_html_page_gives_the_same_trial() -> None:
    text = (
        "<html><body><h1>A title</h1><p>ClinicalTrials.gov Identifier: NCT09990009</p>"
        "<table><tr><td>Study Type <i></i>:</td><td>Interventional</td></tr>"
        "<tr><td>Masking Description:</td><td><p>One.</p><p>Two.</p></td></tr></table></body></html>"
    )
    assert CTGOV_PAGE.recognise(Head(text)).strength is Strength.MARKED
    trial = read(text).trial
    assert (trial.trial_id, trial.study_type) == ("NCT09990009", StudyType.INTERVENTIONAL)


def test_a_bare_trial_is_rendered() -> None:
    for piped in (True, False):
        assert read(render(Trial(), piped=piped)).trial == carried(Trial(), piped=piped) == Trial()


def test_what_the_layout_cannot_say_is_left_out_of_the_page() -> None:
    trial = Trial(
        trial_id="ISRCTN1",
        secondary_ids=(SecondaryId("A-1", source="elsewhere"),),
        arms=(Arm("X"), Arm("Y", Unlisted("odd")), Arm("Z", ArmType.OTHER, None, ("Q",))),
        interventions=(Intervention("P"), Intervention("Q", InterventionType.DRUG, "words")),
        outcomes=(Outcome("M"), Outcome("N", "1 day", None, OutcomeKind.OTHER)),
        start_date=PartialDate(2020),
        central_contacts=(Contact("N", ContactRole.BACKUP, "555-0100", "7"),),
        references=(Reference("R"), Reference()),
        responsible_party=ResponsibleParty(),
        sites=(Site("F"), Site(None, None, "Lima", None, None, "Peru", (Contact("S"),))),
    )
    for piped in (True, False):
        assert read(render(trial, piped=piped)).trial == carried(trial, piped=piped)
    assert carried(evolve(trial, trial_id="NCT09990009")).trial_id == "NCT09990009"


def test_a_second_arm_need_not_describe_an_intervention_again() -> None:
    reading = conditions(
        "Nephritis | Drug: A Drug: Drug: B | |",
        *("Experimental: X |", "Drug: A", "once", "Other Name: C |"),
        *("Experimental: Y |", "Drug: A |"),
    )
    assert reading.trial.interventions[0].description == "once"
    assert [one.name for one in reading.trial.interventions] == ["A", "B"]
    assert unread(reading) == ["Drug:"]


def test_white_space_within_a_label_makes_no_difference() -> None:
    reading = page("Primary  Purpose: | Treatment |", "Recruitment Statuz :")
    assert str(reading.trial.design.primary_purpose) == "TREATMENT"
    assert unread(reading) == ["Recruitment Statuz :"]


def test_the_sponsor_comes_first_among_sponsors_and_collaborators() -> None:
    reading = read(
        "A title\nSponsor:\nA\nRecruitment status was:\nStudy Type: Observational\nLocations\n"
        "More Information\nSponsors and Collaborators\nA\nB\n"
    )
    assert [one.role for one in reading.trial.sponsors] == [
        SponsorRole.LEAD,
        SponsorRole.COLLABORATOR,
    ]


def test_groups_below_a_damaged_label_are_left() -> None:
    lines = "Arm Intervention/treatment\n{}Othes Name: B\nC\n"
    for first, arms in (("A\n", (Arm(description="A"),)), ("", ())):
        reading = read(f"A title\nStudy Type: Observational\n{lines.format(first)}")
        assert reading.trial.arms == arms
        assert unread(reading) == ["Othes Name: B", "C"]


def test_captions_and_empty_rows_say_nothing() -> None:
    reading = page(
        "Studies a U.S. FDA-regulated Drug Product: |",
        "Additional relevant MeSH terms: Nephritis",
        "Layout table for MeSH terms",
    )
    assert reading.trial.mesh_terms == ("Nephritis",)
    assert unread(reading) == []


def test_samples_need_not_be_described() -> None:
    trial = evolve(Trial(), design=evolve(Trial().design, biospecimen_retention="None Retained"))
    assert read(render(trial)).trial == carried(trial) == trial


def test_a_person_may_be_responsible_without_a_title() -> None:
    party = ResponsibleParty("A", "Head", "B, C")
    trial = Trial(responsible_party=party)
    assert carried(trial).responsible_party == ResponsibleParty("A", "Head", "B C")
    assert carried(Trial(responsible_party=ResponsibleParty("A"))).responsible_party == (
        ResponsibleParty(affiliation="A")
    )


def test_a_page_without_its_foot_has_been_cut_off() -> None:
    text = (DOCUMENTS / "ctgov_page.txt").read_text(encoding="utf-8")
    assert "MSC014" not in [issue.code for issue in msc.read(msc.Source(text)).issues]
    cut = msc.read(msc.Source(text[: text.index("Responsible Party")]))
    assert "MSC014" in [issue.code for issue in cut.issues]


@pytest.mark.parametrize(
    ("row", "again", "path", "words"),
    [
        (
            "Sexes Eligible for Study: | All |",
            "Sexes Eligible for Study: | Female |",
            "eligibility.sex",
            "All",
        ),
        (
            "Estimated Enrollment : | 80 participants |",
            "Actual Enrollment : | 99 participants |",
            "enrollment.count",
            "80",
        ),
        ("Allocation: | Randomized |", "Allocation: | N/A |", "design.allocation", "Randomized"),
        (
            "Estimated Study Start Date : | December 31, 2021 |",
            "Actual Study Start Date : | May 2020 |",
            "start_date",
            "December 31, 2021",
        ),
        (
            "Studies a U.S. FDA-regulated Device Product: | No |",
            "Studies a U.S. FDA-regulated Device Product: | Yes |",
            "oversight.fda_regulated_device",
            "No",
        ),
    ],
)
def test_of_two_rows_with_one_label_the_first_counts(
    row: str, again: str, path: str, words: str
) -> None:
    text = (DOCUMENTS / "ctgov_page.txt").read_text(encoding="utf-8")
    assert row in text
    reading = msc.read(msc.Source(text.replace(row, f"{row}\n{again}")))
    assert reading.words(path) == words
    assert "MSC009" in [issue.code for issue in reading.issues]
    assert reading.unread != ()


@pytest.mark.parametrize(
    "prose",
    [
        "Tracking Information about patients will be kept.",
        "Pre-assignment Details are kept on paper.",
    ],
)
def test_prose_that_begins_like_a_label_of_another_view_is_prose(prose: str) -> None:
    text = (DOCUMENTS / "ctgov_page.txt").read_text(encoding="utf-8")
    reading = msc.read(
        msc.Source(text.replace("Inclusion Criteria:", f"{prose}\nInclusion Criteria:"))
    )
    assert reading.trial.trial_id == "NCT04194671"


def test_a_bracket_that_is_not_closed_says_not_why_a_study_stopped() -> None:
    text = (DOCUMENTS / "ctgov_page.txt").read_text(encoding="utf-8")
    text = text.replace("Not yet recruiting\n", "Not yet recruiting\n(hello) and more\n", 1)
    reading = msc.read(msc.Source(text))
    assert reading.trial.why_stopped is None
    assert "hello) and more" in unread(reading)


def test_a_size_may_be_of_no_kind() -> None:
    text = (DOCUMENTS / "ctgov_page.txt").read_text(encoding="utf-8")
    enrollment = msc.read(
        msc.Source(text.replace("Estimated Enrollment", "Enrollment"))
    ).trial.enrollment
    assert enrollment is not None
    assert (enrollment.count, enrollment.kind) == (80, None)
