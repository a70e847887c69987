"""The aggregator's pages: labelled, label-less, damaged, and what they are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
import mscregistry.errors
from mscregistry.coverage import Use
from mscregistry.grammar import Age, AgeUnit, PartialDate
from mscregistry.model import Arm, Contact, Enrollment, Intervention, Link, Reference, Site, Sponsor
from mscregistry.parsers.aggregator import AGGREGATOR, recognise
from mscregistry.parsers.parser import Head, Strength
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.render_aggregator import HELP, render
from mscregistry.vocab import (
    AgencyClass,
    ArmType,
    ContactRole,
    CriterionKind,
    InterventionType,
    Masking,
    ObservationalModel,
    Phase,
    ReferenceType,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
    WhoMasked,
    help_line,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"
EXAMPLES = ["aggregator.txt", "aggregator_lupus.txt"]


def read(text: str) -> Reading:
    return AGGREGATOR.read(Source(text))


def page(**sections: str) -> str:
    """Give a page with some sections; a name has underscores for its spaces."""
    lines = ["Cells for Kidneys", "NCT ID: NCT00000001", "Last Updated: 2024-01-31"]
    for name, body in sections.items():
        heading = name.replace("_", " ")
        lines += [heading, HELP[heading], *body.strip().split("\n")]
    return "\n\n".join(line for line in lines if line)


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues if issue.code != "MSC014"]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]) for span in reading.unread]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_to_its_last_character(name: str) -> None:
    reading = msc.read(DOCUMENTS / name)
    assert unread(reading) == []
    assert set(codes(reading)) == {"MSC005"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_the_renderer_writes_of_its_trial(name: str) -> None:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    assert render(read(text).trial) == text.rstrip("\n")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_path_gives_the_words_of_its_value(name: str) -> None:
    reading = msc.read(DOCUMENTS / name)
    for path in reading.origins:
        value = follow(reading.trial, path)
        if isinstance(value, str) and not hasattr(value, "name"):
            assert reading.words(path) == value


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_changed_letter_is_noticed(name: str) -> None:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    assert list(unnoticed(read, text, sample=150)) == []


def test_the_fixed_lines_of_the_renderer_are_known_by_their_digests() -> None:
    for heading, line in HELP.items():
        known = help_line(line)
        assert known is not None
        assert known.heading == heading


class TestRecognition:
    def test_a_fixed_line_of_the_site_marks_a_page(self) -> None:
        assert recognise(Head(page(Conditions="Asthma"))).strength is Strength.MARKED

    def test_headings_that_only_this_layout_has_are_its_structure(self) -> None:
        text = "Basic Information\nRECRUITING\nStudy Groups\nA\nFacility Contacts\nB\n"
        match = recognise(Head(text))
        assert match.strength is Strength.STRUCTURED
        assert "Basic Information" in match.why

    def test_an_id_and_common_headings_are_its_structure_too(self) -> None:
        text = "Title\nNCT ID: NCT00000001\nBrief Summary\nx\nConditions\ny\nSponsors\nz\n"
        assert recognise(Head(text)).strength is Strength.STRUCTURED

    def test_what_is_missing_is_said(self) -> None:
        match = recognise(Head("Brief Summary\nNothing else.\n"))
        assert match.strength is Strength.NONE
        assert match.why == (
            "has Brief Summary; lacks NCT ID:, Basic Information, Study Groups, "
            "Other Intervention Names"
        )

    def test_a_page_of_results_is_refused_by_name(self) -> None:
        text = "Trial Outcomes & Findings for Cells (NCT NCT00000001)\n\nNCT ID: NCT00000001\n"
        with pytest.raises(msc.errors.RefusedDocument, match="page of results"):
            msc.read(text)


class TestHead:
    def test_lines_above_the_title_are_left(self) -> None:
        reading = read("Menu\n\n" + page(Conditions="Asthma"))
        assert reading.trial.brief_title == "Cells for Kidneys"
        assert unread(reading) == ["Menu"]

    def test_an_id_of_no_registry_is_not_an_id(self) -> None:
        reading = read("Title\n\nNCT ID: NCT12\n\nLast Updated: soon\n\nmore\n")
        assert reading.trial.trial_id is None
        assert reading.trial.last_update_date is None
        assert codes(reading) == ["MSC002", "MSC002", "MSC009", "MSC011"]

    def test_what_stands_between_the_date_and_the_first_section_is_left(self) -> None:
        reading = read("T\n\nNCT ID: NCT00000001\n\nShare\n\nConditions\n\nAsthma")
        assert unread(reading) == ["Share"]

    def test_the_id_of_a_related_trial_is_never_that_of_the_page(self) -> None:
        text = "Basic Information\n\nRelated Clinical Trials\n\nOther\nNCT00000002 COMPLETED\n"
        reading = read(text)
        assert reading.trial.trial_id is None
        assert reading.trial.related_trials[0].trial_id == "NCT00000002"
        assert "MSC011" in codes(reading)

    def test_a_page_cut_off_says_what_it_lacks(self) -> None:
        reading = read("T\n\nNCT ID: NCT00000001\n")
        (issue,) = reading.issues
        assert issue.code == "MSC014"
        assert "Basic Information, Eligibility Criteria, Sponsors" in issue.message


class TestSections:
    def test_prose_may_hold_a_line_that_reads_like_a_heading(self) -> None:
        text = page(
            Brief_Summary="Two things.\nInterventions\nare compared.",
            Interventions="Cells\nIntervention Type DRUG",
        )
        trial = read(text).trial
        assert trial.brief_summary == "Two things.\n\nInterventions\n\nare compared."
        assert trial.interventions[0].name == "Cells"

    def test_without_fixed_lines_the_order_of_the_page_tells(self) -> None:
        text = (
            "T\nNCT ID: NCT00000001\nBrief Summary\nText\nSponsors\nmore\nConditions\nAsthma\n"
            "Study Groups\nEligibility Criteria\nSponsors\nOrg\nOTHER\nSponsor Role lead\n"
        )
        trial = read(text).trial
        assert trial.brief_summary == "Text\nSponsors\nmore"
        assert trial.conditions == ("Asthma",)
        assert trial.sponsors == (Sponsor("Org", AgencyClass.OTHER, SponsorRole.LEAD),)

    def test_a_strange_line_in_the_place_of_the_fixed_one_stays_unread(self) -> None:
        text = page(Brief_Summary="Text", Conditions="Asthma").replace(HELP["Conditions"], "New!")
        reading = read(text)
        assert reading.trial.conditions == ("Asthma",)
        assert unread(reading) == ["New!"]
        assert "MSC004" in codes(reading)

    def test_what_follows_a_damaged_heading_is_not_guessed(self) -> None:
        text = page(Detailed_Description="Text", Conditions="Asthma")
        reading = read(text.replace("\nConditions\n", "\nConditons\n"))
        assert reading.trial.detailed_description == "Text"
        assert reading.trial.conditions == ()
        assert "MSC003" in codes(reading)
        assert "Asthma" in unread(reading)

    def test_a_section_that_comes_twice_is_read_once(self) -> None:
        text = page(Conditions="Asthma")
        reading = read(f"{text}\n\nConditions\n\n{HELP['Conditions']}\n\nGout")
        assert reading.trial.conditions == ("Asthma",)
        assert codes(reading) == ["MSC015", "MSC009"]
        assert unread(reading) == ["Gout"]

    def test_a_line_one_letter_from_a_heading_may_be_a_title_or_a_name(self) -> None:
        text = page(
            Study_Groups="Intervention\nGroup Type EXPERIMENTAL",
            Responsible_Party=(
                "Ada Example\nPrincipal Investigator\nResponsibility Role SPONSOR_INVESTIGATOR"
            ),
        )
        reading = read(text)
        assert reading.trial.arms[0].label == "Intervention"
        assert reading.trial.responsible_party is not None
        assert reading.trial.responsible_party.title == "Principal Investigator"
        assert codes(reading) == []

    def test_a_heading_whose_fixed_line_is_damaged_as_well_is_reported(self) -> None:
        text = page(Detailed_Description="Text", Conditions="Asthma", Sponsors="Org")
        text = text.replace("\nConditions\n", "\nConditons\n")
        reading = read(text.replace(HELP["Conditions"], f"Oh! {HELP['Conditions']}"))
        assert reading.trial.detailed_description == "Text"
        assert "MSC003" in codes(reading)

    def test_fixed_lines_that_are_all_new_stay_unread(self) -> None:
        new = "Whatever you may wish to know about this part of a trial is told right below."
        text = f"Conditions\n{new}\nAsthma\nSponsors\n{new}\nOrg\nOTHER\nSponsor Role lead\n"
        text += f"Countries\n{new}\nPeru\n"
        reading = read(f"T\nNCT ID: NCT00000001\n{text}")
        assert reading.trial.conditions == ("Asthma",)
        assert [one.name for one in reading.trial.sponsors] == ["Org"]
        assert unread(reading) == [new, new, new]
        assert codes(reading) == ["MSC004", "MSC004", "MSC004"]

    def test_one_fixed_line_among_many_sections_does_not_promise_the_others(self) -> None:
        text = "T\nNCT ID: NCT00000001\nStudy Results\nResults available\nView full results\n"
        reading = read(text + "Conditions\nAsthma\nKeywords\nlungs\nCountries\nPeru\n")
        assert reading.trial.conditions == ("Asthma",)
        assert reading.trial.keywords == ("lungs",)
        assert codes(reading) == []

    def test_without_fixed_lines_a_heading_that_stands_twice_is_doubtful(self) -> None:
        text = "T\nNCT ID: NCT00000001\nBrief Summary\nStudy Groups\nare two.\nConditions\nGout\n"
        reading = read(text + "Keywords\nfeet\nStudy Groups\nStudy Groups\n")
        assert "MSC015" in codes(reading)


class TestResults:
    def test_results_may_be_there(self) -> None:
        text = page() + f"\n\nStudy Results\n\nResults available\n\n{HELP['Results available']}"
        reading = read(text + "\n\nView full results")
        assert reading.trial.has_results is True
        assert unread(reading) == []

    def test_the_word_may_be_lost(self) -> None:
        reading = read(page() + f"\n\nStudy Results\n\n{HELP['Results pending']}")
        assert reading.trial.has_results is None
        assert unread(reading) == []

    def test_a_word_that_is_not_known_is_left(self) -> None:
        reading = read(page() + f"\n\nStudy Results\n\nNone yet\n\n{HELP['Results pending']}")
        assert reading.trial.has_results is None
        assert unread(reading) == ["None yet"]


class TestBasicInformation:
    def test_labels_and_values(self) -> None:
        text = """Recruitment Status
Pausing
Clinical Phase
PHASE2/PHASE3
Total Enrollment
1,200 participants
Study Start Date
2024-05
"""
        reading = read(page(Basic_Information=text))
        trial = reading.trial
        assert trial.overall_status == Unlisted("Pausing")
        assert trial.phases == (Phase.PHASE2, Phase.PHASE3)
        assert reading.words("phases[1]") == "PHASE3"
        assert trial.enrollment == Enrollment(1200)
        assert trial.start_date == PartialDate(2024, 5)
        assert trial.start_date.latest == date(2024, 5, 31)
        assert codes(reading) == ["MSC001"]

    def test_a_value_that_cannot_be_read_stays_unread(self) -> None:
        text = "Total Enrollment\nmany\nClinical Phase\nPHASE X\nStudy Start Date\nsoon"
        reading = read(page(Basic_Information=text))
        assert reading.trial.enrollment is None
        assert reading.trial.phases == (Unlisted("PHASE X"),)
        assert codes(reading) == ["MSC002", "MSC001", "MSC002"]
        assert unread(reading) == ["many", "soon"]

    def test_a_label_without_a_value_gives_nothing(self) -> None:
        text = "Recruitment Status\nStudy Classification\nOBSERVATIONAL\nextra"
        reading = read(page(Basic_Information=text))
        assert reading.trial.overall_status is None
        assert reading.trial.study_type is StudyType.OBSERVATIONAL
        assert unread(reading) == ["extra"]

    def test_a_damaged_label_is_reported_and_not_followed(self) -> None:
        text = "Recruitmet Status\nRECRUITING\nClinical Phase\nNA"
        reading = read(page(Basic_Information=text))
        assert reading.trial.overall_status is None
        assert codes(reading) == ["MSC003", "MSC009"]
        assert unread(reading) == ["Recruitmet Status", "RECRUITING"]

    def test_the_first_of_two_values_counts(self) -> None:
        text = (
            "Clinical Phase\nPHASE1\nClinical Phase\nPHASE2\n"
            "Total Enrollment\n5 participants\nTotal Enrollment\n6 participants\n"
            "Study Start Date\n2020-01-01\nStudy Start Date\n2021-01-01"
        )
        reading = read(page(Basic_Information=text))
        assert reading.trial.phases == (Phase.PHASE1,)
        assert reading.trial.enrollment == Enrollment(5)
        assert unread(reading) == ["PHASE2", "6 participants", "2021-01-01"]


LABEL_LESS = f"""Cells for Kidneys
NCT ID: NCT00000001
Last Updated: 2024-01-31
Study Results
{HELP["Results pending"]}
Basic Information
{HELP["Basic Information"]}
WITHDRAWN
PHASE1
12 participants
INTERVENTIONAL
2020-01-31
2021-12-31
strange
Brief Summary
{HELP["Brief Summary"]}
Related Clinical Trials
{HELP["Related Clinical Trials"]}
Another trial
NCT00000002 COMPLETED PHASE1/PHASE2
An observational one
NCT00000003 UNKNOWN
Detailed Description
{HELP["Detailed Description"]}
The story.
Conditions
{HELP["Conditions"]}
Study Design
{HELP["Study Design"]}
odd
NA
SINGLE_GROUP
TREATMENT
NONE
Study Groups
{HELP["Study Groups"]}
Cell group
One infusion.
MSC
Cells of a donor, infused once.
Interventions
{HELP["Interventions"]}
MSC
Cells of a donor, infused once.
Eligibility Criteria
{HELP["Eligibility Criteria"]}
Inclusion Criteria
- Adults
- Consent
Exclusion Criteria
- Pregnancy
Sponsors
{HELP["Sponsors"]}
Org
OTHER
lead
"""


class TestLabelLess:
    def test_values_are_told_by_shape_and_order(self) -> None:
        reading = read(LABEL_LESS)
        trial = reading.trial
        assert trial.overall_status is Status.WITHDRAWN
        assert trial.phases == (Phase.PHASE1,)
        assert trial.enrollment == Enrollment(12)
        assert trial.study_type is StudyType.INTERVENTIONAL
        assert (str(trial.start_date), str(trial.completion_date)) == ("2020-01-31", "2021-12-31")
        assert trial.has_results is None
        assert trial.brief_summary is None
        assert trial.detailed_description == "The story."
        assert trial.conditions == ()
        assert str(trial.design.allocation) == "NA"
        assert trial.design.masking is Masking.NONE
        assert trial.sponsors[0].role is SponsorRole.LEAD
        assert [one.kind for one in trial.eligibility.criteria] == [
            CriterionKind.INCLUSION,
            CriterionKind.INCLUSION,
            CriterionKind.EXCLUSION,
        ]
        assert unread(reading) == ["strange", "odd"]

    def test_one_date_alone_is_of_the_start_or_of_the_completion(self) -> None:
        reading = read(LABEL_LESS.replace("2020-01-31\n", ""))
        assert (reading.trial.start_date, reading.trial.completion_date) == (None, None)
        assert "2021-12-31" in unread(reading)

    def test_a_group_ends_where_a_listed_intervention_begins(self) -> None:
        trial = read(LABEL_LESS).trial
        assert trial.arms == (Arm("Cell group", None, "One infusion.", ("MSC",)),)
        assert trial.interventions == (
            Intervention("MSC", description="Cells of a donor, infused once."),
        )

    def test_related_trials_stand_in_the_middle(self) -> None:
        related = read(LABEL_LESS).trial.related_trials
        assert [one.trial_id for one in related] == ["NCT00000002", "NCT00000003"]
        assert related[0].phases == (Phase.PHASE1, Phase.PHASE2)
        assert related[1].status is Status.UNKNOWN

    def test_a_name_alone_is_an_intervention(self) -> None:
        trial = read(page(Interventions="Cells")).trial
        assert trial.interventions == (Intervention("Cells"),)

    def test_lines_without_types_that_do_not_pair_are_kept_as_one(self) -> None:
        reading = read(page(Interventions="Cells\nSaline\nWater"))
        assert reading.trial.interventions == (Intervention("Cells\n\nSaline\n\nWater"),)
        assert codes(reading) == ["MSC006"]

    def test_an_observational_study_has_no_purpose(self) -> None:
        text = page(Basic_Information="OBSERVATIONAL", Study_Design="OTHER\nPROSPECTIVE")
        design = read(text).trial.design
        assert design.observational_model is ObservationalModel.OTHER
        assert design.primary_purpose is None

    def test_names_and_texts_told_by_their_lengths_are_said_to_be_doubtful(self) -> None:
        reading = read(page(Interventions="Cells\nGiven once a day."))
        assert reading.trial.interventions[0].description == "Given once a day."
        assert codes(reading) == ["MSC006"]
        long = "Given once a day, with water, by a nurse who knows how. " * 4
        assert codes(read(page(Interventions=f"Cells\n{long}"))) == []

    def test_types_may_stand_bare(self) -> None:
        reading = read(
            page(Study_Groups="A\nEXPERIMENTAL\nCells\nDRUG", Interventions="Cells\nDRUG")
        )
        assert reading.trial.arms == (Arm("A", ArmType.EXPERIMENTAL, None, ("Cells",)),)
        assert reading.trial.interventions == (Intervention("Cells", InterventionType.DRUG),)

    def test_sponsors_without_roles_are_pairs_of_name_and_class(self) -> None:
        sponsors = read(page(Sponsors="Org\nOTHER\nFirm\nINDUSTRY")).trial.sponsors
        assert sponsors == (
            Sponsor("Org", AgencyClass.OTHER),
            Sponsor("Firm", AgencyClass.INDUSTRY),
        )
        assert unread(read(page(Sponsors="Org\nFirm"))) == ["Org", "Firm"]

    def test_contacts_without_roles_begin_with_a_name(self) -> None:
        text = "A\n555-010-0100\na@example.org\nB\nb@example.org"
        assert read(page(Central_Contacts=text)).trial.central_contacts == (
            Contact("A", None, "555-010-0100", None, "a@example.org"),
            Contact("B", None, None, None, "b@example.org"),
        )

    def test_citations_without_types_are_one_on_a_line(self) -> None:
        one, two = "Example A. Cells for kidneys. 2020 Mar.", "Example B. Kidneys for all. 2021."
        references = read(page(References=f"{one}\n{two}")).trial.references
        assert references == (Reference(one), Reference(two))

    def test_identifiers_end_in_a_bare_slot(self) -> None:
        reading = read(page(Other_Identifiers="X-1\n-\norg_study_id\nX-2\nnct_alias"))
        first, second = reading.trial.secondary_ids
        assert (first.value, first.type, first.source) == ("X-1", None, "org_study_id")
        assert (second.value, second.source) == ("X-2", "nct_alias")

    def test_design_values_carry_what_stands_below_them(self) -> None:
        trial = read(page(Study_Design="PARALLEL\nTwo groups.\nDOUBLE\nParticipants")).trial
        assert trial.design.intervention_model_description == "Two groups."
        assert trial.design.who_masked == (WhoMasked.PARTICIPANT,)


class TestDesign:
    def test_roles_and_description_stand_below_the_masking(self) -> None:
        text = "Blinding Strategy\nDOUBLE\nParticipants Outcome Assessors\nBoth unaware."
        design = read(page(Study_Design=text)).trial.design
        assert design.masking is Masking.DOUBLE
        assert design.who_masked == (WhoMasked.PARTICIPANT, WhoMasked.OUTCOMES_ASSESSOR)
        assert design.masking_description == "Both unaware."

    def test_a_description_may_stand_there_without_roles(self) -> None:
        design = read(page(Study_Design="Blinding Strategy\nNONE\nOpen to all.")).trial.design
        assert (design.who_masked, design.masking_description) == ((), "Open to all.")

    def test_what_has_no_place_is_left(self) -> None:
        text = (
            "Desing\nAllocation Method\nRANDOMIZED\nextra\nAllocation Method\nNA\n"
            "Observational Model Type"
        )
        reading = read(page(Study_Design=text))
        assert unread(reading) == ["Desing", "extra", "NA"]
        assert reading.trial.design.observational_model is None

    def test_a_damaged_label_ends_what_stands_above_it(self) -> None:
        text = "Intervention Model\nPARALLEL\nText.\nPrimary Study Purpse\nTREATMENT"
        reading = read(page(Study_Design=text))
        assert reading.trial.design.intervention_model_description == "Text."
        assert reading.trial.design.primary_purpose is None
        assert codes(reading) == ["MSC003"]


GROUPS = """A
The first group.
Group Type EXPERIMENTAL
Cells
Intervention Type BIOLOGICAL
From a donor.

Twice.
Usual care
Intervention Type OTHER
B
Group Type NO_INTERVENTION
C
The last group.
It is small.
Group Type PLACEBO_COMPARATOR
Usual care
Intervention Type OTHER
"""
INTERVENTIONS = """Cells
From a donor.

Twice.
Intervention Type BIOLOGICAL
Usual care
Intervention Type OTHER
"""


class TestGroups:
    def test_the_list_of_interventions_tells_where_a_description_ends(self) -> None:
        reading = read(page(Study_Groups=GROUPS, Interventions=INTERVENTIONS))
        assert reading.trial.arms == (
            Arm("A", ArmType.EXPERIMENTAL, "The first group.", ("Cells", "Usual care")),
            Arm("B", ArmType.NO_INTERVENTION),
            Arm(
                "C",
                ArmType.PLACEBO_COMPARATOR,
                "The last group.\n\nIt is small.",
                ("Usual care",),
            ),
        )
        assert unread(reading) == []
        assert codes(reading) == []

    def test_groups_that_are_only_observed_have_no_type(self) -> None:
        text = (
            "A\nPeople with it.\nCells\nIntervention Type BIOLOGICAL\nFrom a donor.\nTwice.\n"
            "B\nPeople without.\nUsual care\nIntervention Type OTHER\n"
        )
        arms = read(page(Study_Groups=text, Interventions=INTERVENTIONS)).trial.arms
        assert arms == (
            Arm("A", None, "People with it.", ("Cells",)),
            Arm("B", None, "People without.", ("Usual care",)),
        )

    def test_a_group_that_says_something_else_is_reported(self) -> None:
        text = GROUPS.replace("Twice.", "Thrice.")
        reading = read(page(Study_Groups=text, Interventions=INTERVENTIONS))
        assert codes(reading) == ["MSC007"]
        assert reading.trial.interventions[0].description == "From a donor.\n\nTwice."
        assert unread(reading) == ["From a donor.", "Thrice."]

    def test_an_intervention_that_is_not_listed_is_kept_as_a_name(self) -> None:
        text = (
            "A\nGroup Type EXPERIMENTAL\nSaline\nIntervention Type DRUG\nSalt water.\n"
            "B\nGroup Type SHAM_COMPARATOR\nUsual care\nIntervention Type OTHER\n"
        )
        reading = read(page(Study_Groups=text, Interventions=INTERVENTIONS))
        assert reading.trial.arms[0].intervention_names == ("Saline",)
        assert reading.trial.arms[1] == Arm(None, ArmType.SHAM_COMPARATOR, None, ("Usual care",))
        assert "Salt water." in unread(reading)
        assert set(codes(reading)) == {"MSC009"}

    def test_a_type_with_a_wrong_letter_is_read_and_reported(self) -> None:
        text = INTERVENTIONS.replace("Intervention Type B", "Intervntion Type B")
        reading = read(page(Interventions=text))
        assert reading.trial.interventions[0].type is InterventionType.BIOLOGICAL
        assert codes(reading) == ["MSC003"]

    def test_an_intervention_after_the_last_type_is_left(self) -> None:
        reading = read(page(Interventions=INTERVENTIONS + "More"))
        assert unread(reading) == ["More"]

    def test_one_group_alone_is_clear(self) -> None:
        assert read(page(Study_Groups="Everyone")).trial.arms == (Arm("Everyone"),)

    def test_groups_with_long_descriptions_are_clear(self) -> None:
        story = "People who live with the disease, and whom we follow. " * 5
        arms = read(page(Study_Groups=f"A\n{story}\nB\n{story}")).trial.arms
        assert [arm.label for arm in arms] == ["A", "B"]
        assert arms[0].description == story.strip()

    def test_bare_groups_that_are_not_clear_are_kept_as_one(self) -> None:
        reading = read(page(Study_Groups="A\nB"))
        assert reading.trial.arms == (Arm(description="A\n\nB"),)
        assert codes(reading) == ["MSC006"]

    def test_a_group_may_begin_with_what_is_given(self) -> None:
        text = "Cells\nIntervention Type BIOLOGICAL"
        arms = read(page(Study_Groups=text, Interventions=INTERVENTIONS)).trial.arms
        assert arms == (Arm(None, None, None, ("Cells",)),)


class TestEligibility:
    def test_criteria_keep_their_bullets_and_their_nesting(self) -> None:
        text = "Inclusion Criteria:\n* Adults\n  * of any sex\nEligible Sex\nALL"
        raw = "T\n\nNCT ID: NCT00000001\n\nEligibility Criteria\n\n" + text
        eligibility = read(raw).trial.eligibility
        assert eligibility.texts[0].text == "* Adults\n  * of any sex"
        assert [one.level for one in eligibility.criteria] == [0, 1]
        assert read(raw).words("eligibility.texts[0].kind") == "Inclusion Criteria:"

    def test_text_before_any_heading_has_no_kind(self) -> None:
        reading = read(page(Eligibility_Criteria="Anyone.\nExclusion Criteria\n* Nobody"))
        kinds = [text.kind for text in reading.trial.eligibility.texts]
        assert kinds == [None, CriterionKind.EXCLUSION]

    def test_limits(self) -> None:
        text = (
            "Minimum Eligible Age\n6 Months\nMaximum Eligible Age\nold\n"
            "Accepts Healthy Volunteers\nYes\nmore\nMinimum Eligible Age\n7 Months"
        )
        reading = read(page(Eligibility_Criteria=text))
        eligibility = reading.trial.eligibility
        assert eligibility.minimum_age == Age("6", AgeUnit.MONTHS)
        assert eligibility.maximum_age is None
        assert eligibility.healthy_volunteers is True
        assert unread(reading) == ["old", "more", "7 Months"]

    def test_the_headings_of_the_criteria_are_read_in_any_case(self) -> None:
        text = "INCLUSION CRITERIA :\n* Adults\nExclusion criteria\n* Pregnancy"
        kinds = [one.kind for one in read(page(Eligibility_Criteria=text)).trial.eligibility.texts]
        assert kinds == [CriterionKind.INCLUSION, CriterionKind.EXCLUSION]

    def test_what_a_damaged_label_names_is_left_and_the_next_label_is_read(self) -> None:
        text = "* Adults\nMinimm Eligible Age\n18 Years\nEligible Sex\nFEMALE"
        reading = read(page(Eligibility_Criteria=text))
        assert reading.trial.eligibility.sex is Sex.FEMALE
        assert reading.trial.eligibility.minimum_age is None
        assert unread(reading) == ["Minimm Eligible Age", "18 Years"]
        assert codes(reading) == ["MSC003"]

    def test_criteria_may_hold_lines_that_read_like_labels(self) -> None:
        text = (
            "Minimum Eligible Age\nas the law has it\nEligible Sex\nany\n"
            "Accepts Healthy Volunteers\nperhaps\n"
            "Minimum Eligible Age\n18 Years\nEligible Sex\nALL\nAccepts Healthy Volunteers\nNo"
        )
        reading = read(page(Eligibility_Criteria=text))
        eligibility = reading.trial.eligibility
        assert eligibility.texts[0].text.startswith("Minimum Eligible Age\n\nas the law")
        assert eligibility.minimum_age == Age("18", AgeUnit.YEARS)
        assert (eligibility.sex, eligibility.healthy_volunteers) == (Sex.ALL, False)
        assert codes(reading) == []

    def test_a_label_at_the_end_names_nothing(self) -> None:
        reading = read(page(Eligibility_Criteria="* Adults\nEligible Sex"))
        assert reading.trial.eligibility.sex is None

    def test_limits_without_labels_are_told_by_their_shape_and_order(self) -> None:
        text = "* Adults\n18 Years\n65 Years\nALL\nNo"
        reading = read(page(Eligibility_Criteria=text))
        eligibility = reading.trial.eligibility
        assert [one.text for one in eligibility.texts] == ["* Adults"]
        assert eligibility.minimum_age == Age("18", AgeUnit.YEARS)
        assert eligibility.maximum_age == Age("65", AgeUnit.YEARS)
        assert (eligibility.sex, eligibility.healthy_volunteers) == (Sex.ALL, False)
        assert codes(reading) == []

    def test_one_age_without_a_label_may_be_either(self) -> None:
        reading = read(page(Eligibility_Criteria="* Adults\n18 Years\nALL"))
        assert reading.trial.eligibility.minimum_age is None
        assert reading.trial.eligibility.sex is Sex.ALL
        assert unread(reading) == ["18 Years"]

    def test_a_derived_criterion_knows_its_words_through_escapes(self) -> None:
        text = page(Eligibility_Criteria="Inclusion Criteria\n* Age \\>18 years\n* Consent")
        reading = read(text)
        assert reading.words("eligibility.criteria[0]") == "Age >18 years"
        (first, second) = reading.spans("eligibility.criteria[0]")
        assert reading.source.text[first.end : second.start] == "\\"


class TestPeople:
    def test_sponsors(self) -> None:
        text = "A\nINDUSTRY\nextra\nSponsor Role collaborator\nB\nSponsor Role lead\nC"
        reading = read(page(Sponsors=text))
        assert reading.trial.sponsors == (
            Sponsor("A", AgencyClass.INDUSTRY, SponsorRole.COLLABORATOR),
            Sponsor("B", None, SponsorRole.LEAD),
        )
        assert unread(reading) == ["extra", "C"]
        assert reading.trial.lead_sponsor == Sponsor("B", None, SponsorRole.LEAD)

    def test_the_sponsor_may_be_responsible_itself(self) -> None:
        reading = read(page(Responsible_Party="Responsibility Role SPONSOR\nmore"))
        party = reading.trial.responsible_party
        assert party is not None
        assert (party.name, str(party.type)) == (None, "SPONSOR")
        assert unread(reading) == ["more"]

    def test_a_person_has_a_title_and_an_institution(self) -> None:
        text = "Ada Example\nHead\nOrg\nfourth\nResponsibility Role PRINCIPAL_INVESTIGATOR"
        reading = read(page(Responsible_Party=text))
        party = reading.trial.responsible_party
        assert party is not None
        assert (party.name, party.title, party.affiliation) == ("Ada Example", "Head", "Org")
        assert unread(reading) == ["fourth"]

    def test_officials(self) -> None:
        text = "lost\nA\nRole: STUDY_CHAIR\nOrg\nB\nRole: PRINCIPAL_INVESTIGATOR"
        reading = read(page(Principal_Investigators=text))
        assert [one.name for one in reading.trial.officials] == ["A", "B"]
        assert reading.trial.officials[0].affiliation == "Org"
        assert unread(reading) == ["lost"]

    def test_contacts_are_reached_by_telephone_or_address(self) -> None:
        text = (
            "A\nRole: CONTACT\n555-010-0100 ext. 12\na@example.org\nroom 5\n"
            "B\nRole: BACKUP\n+1 (555) 010-0101"
        )
        reading = read(page(Central_Contacts=text))
        assert reading.trial.central_contacts == (
            Contact("A", ContactRole.CONTACT, "555-010-0100", "12", "a@example.org"),
            Contact("B", ContactRole.BACKUP, "+1 (555) 010-0101"),
        )
        assert unread(reading) == ["room 5"]

    def test_an_extension_may_be_words(self) -> None:
        (contact,) = read(
            page(Central_Contacts="A\nRole: CONTACT\n555-010-0100 ext. option 6")
        ).trial.central_contacts
        assert (contact.phone, contact.phone_ext) == ("555-010-0100", "option 6")

    def test_a_contact_may_have_no_name(self) -> None:
        text = (
            "Role: primary\na@example.org\nRole: backup\n555-010-0100 ext. 1\nRole: primary\n"
            "b@example.org\nc@example.org\nRole: backup"
        )
        contacts = read(page(Facility_Contacts=text)).trial.facility_contacts
        assert [(one.name, one.phone, one.email) for one in contacts] == [
            (None, None, "a@example.org"),
            (None, "555-010-0100", None),
            (None, None, "b@example.org"),
            ("c@example.org", None, None),
        ]

    def test_an_official_without_a_name_is_left(self) -> None:
        reading = read(page(Principal_Investigators="Role: STUDY_CHAIR"))
        assert reading.trial.officials == ()
        assert unread(reading) == ["STUDY_CHAIR"]

    def test_people_and_groups_may_be_called_like_a_coded_word(self) -> None:
        text = page(
            Study_Groups="OTHER\nGroup Type OTHER\nDEVICE\nIntervention Type DEVICE",
            Interventions="DEVICE\nIntervention Type DEVICE",
            Principal_Investigators="A\nRole: STUDY_CHAIR\nOrg\nstudy director\nRole: STUDY_CHAIR",
        )
        trial = read(text).trial
        assert trial.arms == (Arm("OTHER", ArmType.OTHER, None, ("DEVICE",)),)
        assert [one.name for one in trial.officials] == ["A", "study director"]

    def test_nobody_is_named_without_a_role(self) -> None:
        assert unread(read(page(Facility_Contacts="A\nB"))) == ["A", "B"]


class TestPlaces:
    def sites(self, text: str, countries: str) -> tuple[Site, ...]:
        return read(page(Locations=text, Countries=countries)).trial.sites

    def test_a_status_may_be_missing(self) -> None:
        text = "A\nLyon, France\nB\nRoma, RM, Italy\nSite Status COMPLETED\nC"
        assert self.sites(text, "France Italy") == (
            Site("A", None, "Lyon", None, None, "France"),
            Site("B", Status.COMPLETED, "Roma", "RM", None, "Italy"),
            Site("C"),
        )

    def test_a_country_may_have_a_comma(self) -> None:
        text = "A\nSeoul, Korea, Republic of\nSite Status RECRUITING"
        (site,) = self.sites(text, "Korea, Republic of")
        assert (site.city, site.state, site.country) == ("Seoul", None, "Korea, Republic of")

    def test_a_city_may_have_a_comma(self) -> None:
        (site,) = self.sites("A\nSome, Where, State, Chile", "Chile")
        assert (site.city, site.state) == ("Some, Where", "State")

    def test_a_place_may_be_a_country_alone(self) -> None:
        (site,) = self.sites("A\nChile", "Chile")
        assert (site.facility, site.city, site.country) == ("A", None, "Chile")

    def test_a_place_may_stand_without_a_facility(self) -> None:
        text = "Lyon, France\nSite Status RECRUITING"
        assert self.sites(text, "France") == (
            Site(None, Status.RECRUITING, "Lyon", None, None, "France"),
        )

    def test_lines_between_facility_and_place_are_left(self) -> None:
        text = "A\nWard 3\nLyon, France\nSite Status RECRUITING"
        reading = read(page(Locations=text, Countries="France"))
        assert reading.trial.sites[0].country == "France"
        assert unread(reading) == ["Ward 3"]

    def test_countries_are_split_where_the_sites_show_how(self) -> None:
        text = "A\nLyon, France\nB\nLeeds, United Kingdom"
        reading = read(page(Locations=text, Countries="France United Kingdom"))
        assert reading.trial.recruitment_countries == ("France", "United Kingdom")

    def test_countries_are_split_by_their_names(self) -> None:
        reading = read(page(Countries="Korea, Republic of United Kingdom"))
        assert reading.trial.recruitment_countries == ("Korea, Republic of", "United Kingdom")
        assert codes(reading) == []

    def test_countries_of_unknown_names_are_kept_as_one(self) -> None:
        reading = read(page(Countries="France Atlantis"))
        assert reading.trial.recruitment_countries == ("France Atlantis",)
        assert codes(reading) == ["MSC005"]

    def test_countries_that_no_site_has_are_reported(self) -> None:
        reading = read(page(Locations="A\nLyon, France", Countries="France Peru"))
        assert reading.trial.recruitment_countries == ("France", "Peru")
        assert reading.trial.countries == ("France", "Peru")
        assert codes(reading) == ["MSC007"]

    def test_a_place_without_facility_or_status_ends_where_no_place_follows(self) -> None:
        text = "Lyon, France\nB\nRoma, RM, Italy\nNice, France"
        assert self.sites(text, "France Italy") == (
            Site(None, None, "Lyon", None, None, "France"),
            Site("B", None, "Roma", "RM", None, "Italy"),
            Site(None, None, "Nice", None, None, "France"),
        )

    def test_a_facility_may_end_in_a_country(self) -> None:
        text = "Clinic, France\nLyon, France\nSite Status RECRUITING"
        reading = read(page(Locations=text, Countries="France"))
        assert reading.trial.sites[0].facility == "Clinic, France"
        assert codes(reading) == ["MSC006"]

    def test_two_places_in_a_row_are_doubtful(self) -> None:
        reading = read(page(Locations="Lyon, France\nNice, France", Countries="France"))
        assert [site.city for site in reading.trial.sites] == ["Lyon", "Nice"]
        assert codes(reading) == ["MSC006"]

    def test_more_commas_than_the_parts_need_are_reported(self) -> None:
        reading = read(page(Locations="A\nLeeds, Leeds, City of, Chile", Countries="Chile"))
        assert reading.trial.sites[0].state == "City of"
        assert codes(reading) == ["MSC006"]


class TestReferences:
    def test_a_type_or_a_number_ends_a_reference(self) -> None:
        text = (
            "One. doi: 10.5555/one.\nReference Type RESULT\nPMID: 123 (View on PubMed)\n"
            "Two.\nReference Type BACKGROUND\nThree.\nReference Type DERIVED\nPMID: 4 see\nFour."
        )
        reading = read(page(References=text))
        assert reading.trial.references == (
            Reference("One. doi: 10.5555/one.", "123", ReferenceType.RESULT),
            Reference("Two.", None, ReferenceType.BACKGROUND),
            Reference("Three.", "4", ReferenceType.DERIVED),
        )
        assert reading.trial.references[0].doi == "10.5555/one"
        assert unread(reading) == ["see", "Four."]

    def test_the_last_reference_may_end_with_its_type(self) -> None:
        reading = read(page(References="One.\nReference Type RESULT"))
        assert reading.trial.references == (Reference("One.", None, ReferenceType.RESULT),)

    def test_a_number_may_stand_without_a_type(self) -> None:
        reading = read(page(References="One.\nPMID: 5"))
        assert reading.trial.references == (Reference("One.", "5"),)

    def test_links_have_their_label_on_the_line_before(self) -> None:
        text = "Site\nhttps://example.org/a\nhttps://example.org/b\nlost\nlast"
        reading = read(page(Related_Links=text))
        assert reading.trial.links == (
            Link("https://example.org/a", "Site"),
            Link("https://example.org/b"),
        )
        assert unread(reading) == ["lost", "last"]

    def test_identifiers(self) -> None:
        text = (
            "X-1\nodd\nIdentifier Type: OTHER_GRANT\nIdentifier Source: secondary_id\n"
            "X-2\nIdentifier Source: org_study_id\nX-3"
        )
        reading = read(page(Other_Identifiers=text))
        first, second = reading.trial.secondary_ids
        assert (first.value, str(first.type), first.source) == (
            "X-1",
            "OTHER_GRANT",
            "secondary_id",
        )
        assert (second.value, second.type) == ("X-2", None)
        assert unread(reading) == ["odd", "X-3"]

    def test_related_trials(self) -> None:
        text = "One\nNCT00000002 RECRUITING PHASE9\nTwo\nNCT00000003\nThree\nNCT00000004 NA\nlast"
        reading = read(page(More_Related_Trials=text))
        one, two, three = reading.trial.related_trials
        assert one.phases == (Unlisted("PHASE9"),)
        assert (two.status, two.phases) == (None, ())
        assert (three.status, three.phases) == (None, (Phase.NA,))
        assert unread(reading) == ["last"]

    def test_a_title_of_a_related_trial_is_one_line(self) -> None:
        reading = read(page(More_Related_Trials="lost\nOne\nNCT00000002"))
        assert [one.title for one in reading.trial.related_trials] == ["One"]
        assert unread(reading) == ["lost"]


def test_nothing_but_letters_of_facts_labels_and_fixed_lines_is_claimed() -> None:
    reading = msc.read(DOCUMENTS / "aggregator.txt")
    for part in reading.coverage().parts:
        if part.use is Use.MARKUP:
            assert not any(mark.isalnum() for mark in part.span.of(reading.source.text))


def test_an_observational_model_is_read() -> None:
    text = page(Study_Design="Observational Model Type\nCOHORT")
    assert read(text).trial.design.observational_model is ObservationalModel.COHORT
