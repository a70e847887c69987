"""Records of the ISRCTN registry: newer and older, tied parties, days, and what is refused."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, RefusedDocument, UnknownFormat
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code
from mscregistry.parsers.isrctn import ISRCTN
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.unread_units import unread_units
from mscregistry.vocab import (
    Allocation,
    ContactRole,
    EnrollmentKind,
    EthicsStatus,
    InterventionModel,
    InterventionType,
    Masking,
    ObservationalModel,
    OutcomeKind,
    Phase,
    PrimaryPurpose,
    ReferenceType,
    SecondaryIdType,
    StandardAge,
    Status,
    StudyType,
    TimePerspective,
    Unlisted,
)
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from mscregistry.reading import Reading

DOCUMENTS = Path(__file__).parents[1] / "documents" / "isrctn"
NEWER, OLDER = DOCUMENTS / "newer.xml", DOCUMENTS / "older.xml"
WHY = read_table("unread")["isrctn"]


def read(inside: str, attributes: str = "", beside: str = "") -> Reading:
    return msc.read(f"<fullTrial><trial{attributes}>{inside}</trial>{beside}</fullTrial>")


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues if issue.code != Code.NO_ID]


def unexplained(reading: Reading) -> list[tuple[str, str]]:
    return [
        (name, words)
        for name, words in unread_units(reading)
        if not any(fnmatchcase(name, pattern) for pattern in WHY)
    ]


# ── Whole records ──────────────────────────────────────────────────────────────────────────────


def test_every_field_of_a_newer_record_is_read() -> None:  # noqa: PLR0915 - a field a line
    reading = msc.read(NEWER)
    trial = reading.trial
    assert reading.issues == ()
    assert trial.trial_id == reading.words("trial_id") == "ISRCTN99999991"
    assert trial.url is not None
    assert trial.source_registry == "isrctn"
    assert [(one.value, one.type, one.source) for one in trial.secondary_ids] == [
        ("999901", None, "iras"),
        ("NCT99999991", SecondaryIdType.REGISTRY, "nct"),
        ("EX-1", None, "Protocol serial number"),
    ]
    assert trial.brief_title == "Does rest help & comfort?"
    assert trial.official_title == "A randomised trial of rest in people who are tired"
    assert trial.acronym == "REST"
    assert trial.brief_summary is not None
    assert trial.brief_summary.endswith("\nAdults.")
    assert trial.overall_status is Status.TERMINATED
    assert trial.study_type is StudyType.INTERVENTIONAL
    assert trial.phases == (Phase.PHASE2, Phase.PHASE3)
    assert trial.enrollment is not None
    assert (trial.enrollment.count, trial.enrollment.kind) == (120, EnrollmentKind.ESTIMATED)
    assert (trial.target_size, trial.actual_enrollment) == ("60 in each arm", 118)
    assert trial.start_date == PartialDate(2024, 3, 1)
    assert trial.recruitment_end_date == PartialDate(2025, 3, 1)
    assert trial.completion_date == PartialDate(2026, 3, 31)
    assert trial.registration_date == PartialDate(2024, 2, 1)
    assert trial.last_update_date == PartialDate(2024, 5, 6)
    assert trial.conditions == ("Tiredness", "Poor sleep")
    assert [(one.term, one.parent) for one in trial.condition_terms] == [
        ("Fatigue", "Signs and Symptoms"),
        ("Nervous System Diseases", None),
    ]
    design = trial.design
    assert design.description == "Two-arm randomised open trial"
    assert design.allocation is Allocation.RANDOMIZED
    assert design.masking is Masking.NONE
    assert design.intervention_model is InterventionModel.PARALLEL
    assert design.primary_purpose is None
    assert design.controls == ("Active",)
    (drug,) = trial.interventions
    assert (drug.name, drug.type) == ("Restin", InterventionType.DIETARY_SUPPLEMENT)
    assert trial.intervention_description == "Both arms are told about sleep; one rests."
    first, second = trial.outcomes
    assert (first.measure, first.kind) == ("Tiredness", OutcomeKind.PRIMARY)
    assert first.description == "A scale from 0 to 10"
    assert first.time_frame == "Baseline and 6 weeks"
    assert (second.measure, second.kind) == ("Sleep", OutcomeKind.SECONDARY)
    who = trial.eligibility
    assert [text.text for text in who.texts] == ["1. Tired\n2. Willing", "Asleep"]
    assert (who.minimum_age, who.maximum_age) == (Age(18, AgeUnit.YEARS), Age(80, AgeUnit.YEARS))
    assert who.healthy_volunteers is False
    assert who.standard_ages == ()
    assert trial.recruitment_countries == ("United Kingdom", "Ireland")
    (site,) = trial.sites
    assert (site.facility, site.address, site.state) == ("Example Hospital", "2 Example Road", None)
    approved, asked, refused = trial.ethics_reviews
    assert (approved.status, approved.number) == (EthicsStatus.APPROVED, "24/EX/0001")
    assert approved.approval_date == PartialDate(2024, 1, 10)
    assert approved.contact is not None
    assert approved.contact.name == "Example Research Ethics Committee"
    assert (asked.status, asked.application_date) == (
        EthicsStatus.PENDING,
        PartialDate(2024, 1, 20),
    )
    assert (refused.status, refused.approval_date) == (EthicsStatus.NOT_APPROVED, None)
    assert trial.ipd_sharing is not None
    assert trial.results_summary is not None
    assert trial.results_summary.planned_publication_date == PartialDate(2027, 1, 1)
    assert [(one.citation, one.type) for one in trial.references] == [
        ("Main results", ReferenceType.RESULT),
        ("Summary", None),
    ]
    assert [one.label for one in trial.links] == ["Trial website", "resultsarticle", "hrasummary"]
    answers = {one.question: one.text for one in trial.answers}
    assert answers["Study hypothesis"] == "Rest is better than none."
    assert answers["Age group"] == "Mixed"
    assert answers["Secondary study design"] == "Cluster randomised trial"
    assert [one.text for one in trial.answers if one.question == "Study type"] == [
        "Treatment",
        "Quality of life",
    ]


def test_files_are_told_with_what_the_list_of_outputs_says_of_them() -> None:
    documents = msc.read(NEWER).trial.documents
    assert documents is not None
    both, attached, listed, bare = documents.large_docs
    assert (both.label, both.filename, both.size) == (
        "protocolfile",
        "ISRCTN99999991_Protocol.pdf",
        1000,
    )
    assert both.date == PartialDate(2024, 1, 5)
    assert both.upload_date == "2024-02-02T10:00:00.000Z"
    assert attached.label == "Leaflet"
    assert (listed.label, listed.filename) == ("sap", "ISRCTN99999991_SAP.pdf")
    assert (bare.label, bare.filename) == ("other", None)


def test_parties_are_tied_to_the_trial_in_its_order() -> None:
    trial = msc.read(NEWER).trial
    assert [one.name for one in trial.sponsors] == ["Example Pharma", "Example University"]
    university = trial.sponsors[1]
    assert university.category == "University/education"
    assert university.country == "United Kingdom"
    assert university.identifier == "https://ror.example.org/1"
    assert university.contact is not None
    assert university.contact.url == "https://university.example.org"
    assert [(one.name, one.identifier) for one in trial.funders] == [
        ("Example Council", "http://dx.example.org/1")
    ]
    scientist, leader, other = trial.central_contacts
    assert scientist.role is ContactRole.SCIENTIFIC
    assert leader.role is ContactRole.PRINCIPAL_INVESTIGATOR
    assert scientist.full_name == leader.full_name == "Dr Ada Example"
    assert (other.role, other.url, other.last_name) == (None, None, "Sample")


def test_every_field_of_an_older_record_is_read() -> None:
    reading = msc.read(OLDER)
    trial = reading.trial
    assert codes(reading) == [Code.UNREADABLE_VALUE]
    assert trial.trial_id == "ISRCTN99999992"
    assert [one.measure for one in trial.outcomes] == ["1. Mood\n2. Sleep"]
    assert trial.ethics_reviews[0].description == "Example committee, 01/02/2003"
    assert trial.references[0].citation == "Doe J. Light. 2006."
    assert trial.design.observational_model is ObservationalModel.COHORT
    assert trial.design.primary_purpose is PrimaryPurpose.SCREENING
    assert trial.eligibility.standard_ages == (StandardAge.CHILD,)
    assert trial.eligibility.sex is None
    assert (trial.enrollment, trial.target_size) == (None, "about 50")
    assert trial.phases == (Phase.NA,)
    assert trial.completion_date == PartialDate(2005, 1, 1)
    assert trial.overall_status is None
    assert trial.brief_summary is None
    assert trial.central_contacts[0].role is ContactRole.PUBLIC


@pytest.mark.parametrize("path", [NEWER, OLDER], ids=lambda path: path.stem)
def test_each_unread_piece_has_its_reason(path: Path) -> None:
    reading = msc.read(path)
    assert [one for one in unexplained(reading) if one[1] != "soon"] == []
    assert [reading.words(name) for name in reading.origins]


@pytest.mark.parametrize("path", [NEWER, OLDER], ids=lambda path: path.stem)
def test_a_changed_letter_is_noticed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    missed = unnoticed(lambda text: ISRCTN.read(Source(text)), text, 80)
    assert [str(one) for one in missed] == []


# ── Numbers and days ───────────────────────────────────────────────────────────────────────────


def test_the_number_is_where_it_stands_whole() -> None:
    reading = read(
        "<isrctn>99999993</isrctn><externalRefs><doi>10.1186/ISRCTN99999993</doi></externalRefs>"
    )
    assert reading.words("trial_id") == reading.trial.trial_id == "ISRCTN99999993"
    assert reading.unread == ()


def test_digits_alone_are_no_number() -> None:
    reading = read("<isrctn>99999993</isrctn>")
    assert reading.trial.trial_id is None
    assert [issue.code for issue in reading.issues] == [Code.NO_ID]


def test_another_number_is_said_to_be_another() -> None:
    reading = read(
        "<isrctn>99999995</isrctn><externalRefs><doi>10.1186/ISRCTN99999994</doi>"
        "<doi>elsewhere</doi></externalRefs>",
        ' publicIdentifierCanonical="ISRCTN99999993"',
    )
    assert reading.trial.trial_id == "ISRCTN99999993"
    assert codes(reading) == [Code.DISAGREEMENT] * 3


def test_a_number_of_another_form_is_taken_where_there_is_no_better() -> None:
    attribute = ' publicIdentifierCanonical="EXAMPLE1"'
    assert read("", attribute).trial.trial_id == "EXAMPLE1"
    better = read("<externalRefs><doi>10.1186/ISRCTN99999994</doi></externalRefs>", attribute)
    assert better.trial.trial_id == "ISRCTN99999994"
    assert codes(better) == [Code.DISAGREEMENT]


def test_a_time_of_day_stays_unread_and_midnight_says_nothing() -> None:
    day = "<participants><recruitmentStart>{}</recruitmentStart></participants>"
    midnight = read(day.format("2024-03-01T00:00:00.000Z"))
    evening = read(day.format("2024-03-01T23:00:00.000Z"))
    assert midnight.trial.start_date == evening.trial.start_date == PartialDate(2024, 3, 1)
    assert midnight.words("start_date") == "2024-03-01"
    assert midnight.unread == ()
    assert unread_units(evening) == [("trial.participants.recruitmentStart", "T23:00:00.000Z")]


def test_another_day_of_registration_is_said_to_be_another() -> None:
    reading = read(
        '<isrctn dateAssigned="2024-01-02T00:00:00.000Z"/>',
        ' publicIdentifierDateAssigned="2024-01-03T00:00:00.000Z"',
    )
    assert reading.trial.registration_date == PartialDate(2024, 1, 3)
    assert codes(reading) == [Code.DISAGREEMENT]


# ── Coded words ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Stopped", Status.TERMINATED),
        ("Suspended", Status.SUSPENDED),
        ("Completed", Status.COMPLETED),
        ("No longer recruiting", Status.ACTIVE_NOT_RECRUITING),
        ("Pausing", Unlisted("Pausing")),
    ],
)
def test_only_an_override_says_where_the_trial_stands(
    words: str, status: Status | Unlisted
) -> None:
    inside = f"<trialDesign><overallStatusOverride>{words}</overallStatusOverride></trialDesign>"
    assert read(inside).trial.overall_status == status


def test_two_overrides_may_disagree() -> None:
    reading = read(
        "<participants><recruitmentStatusOverride>Stopped</recruitmentStatusOverride>"
        "</participants><trialDesign><overallStatusOverride>Completed</overallStatusOverride>"
        "</trialDesign>"
    )
    assert reading.trial.overall_status is Status.TERMINATED
    assert codes(reading) == [Code.DISAGREEMENT]


def test_the_second_word_for_a_design_says_fields_or_is_an_answer() -> None:
    design = "<trialDesign><secondaryStudyDesign>{}</secondaryStudyDesign></trialDesign>"
    crossed = read(design.format("Randomised cross over trial")).trial
    assert crossed.design.allocation is Allocation.RANDOMIZED
    assert crossed.design.intervention_model is InterventionModel.CROSSOVER
    seen = read(design.format("Cross sectional study")).trial
    assert seen.design.time_perspective is TimePerspective.CROSS_SECTIONAL
    assert crossed.answers == seen.answers == ()
    told = read(design.format("Qualitative study")).trial
    assert [one.text for one in told.answers] == ["Qualitative study"]


def test_that_no_approval_is_needed_is_a_review() -> None:
    word = (
        "<trialDescription><ethicsApprovalRequired>{}</ethicsApprovalRequired></trialDescription>"
    )
    spared = read(word.format("Ethics approval not required")).trial
    assert [one.status for one in spared.ethics_reviews] == [EthicsStatus.NOT_REQUIRED]
    assert spared.answers == ()


def test_an_intervention_without_a_name_has_its_kind_among_the_terms() -> None:
    reading = read(
        "<interventions><intervention><interventionType>Behavioural</interventionType>"
        "</intervention></interventions>"
    )
    assert reading.trial.interventions == ()
    assert [one.term for one in reading.trial.intervention_terms] == ["Behavioural"]


def test_limits_of_age_stand_twice_and_may_disagree() -> None:
    limit = "<participants><lowerAgeLimit{}>{}</lowerAgeLimit></participants>"
    given = ' unit="months" value="6.0"'
    alone = read(limit.format(given, ""))
    assert alone.trial.eligibility.minimum_age == Age(6, AgeUnit.MONTHS)
    assert alone.issues[0].code == Code.NO_ID
    other = read(limit.format(given, "7 Months"))
    assert other.trial.eligibility.minimum_age == Age(7, AgeUnit.MONTHS)
    assert codes(other) == [Code.DISAGREEMENT]
    better = read(limit.format(given, "half a year"))
    assert better.trial.eligibility.minimum_age == Age(6, AgeUnit.MONTHS)
    assert codes(better) == [Code.DISAGREEMENT]
    assert read(limit.format("", "")).trial.eligibility.minimum_age is None


def test_parties_without_words_say_nothing() -> None:
    beside = '<sponsor id="a"/><funder id="b"/><contact id="c"/>text'
    trial = read("<parties><sponsorId/><sponsorId>z</sponsorId></parties>", beside=beside).trial
    assert [*trial.sponsors, *trial.funders, *trial.central_contacts] == []


def test_a_condition_without_a_class_has_no_term() -> None:
    inside = "<conditions><condition><description>Rest</description></condition></conditions>"
    trial = read(inside).trial
    assert (trial.conditions, trial.condition_terms) == (("Rest",), ())


def test_empty_lists_of_files_say_nothing() -> None:
    reading = read(
        "<outputs><output><localFile/></output></outputs>"
        "<attachedFiles><attachedFile><id>1</id></attachedFile></attachedFiles>"
    )
    assert reading.trial.documents is None


# ── Files, and what is no record ───────────────────────────────────────────────────────────────


def test_an_answer_of_many_records_is_parted() -> None:
    one = '<fullTrial><trial publicIdentifierCanonical="ISRCTN9999999{}"/></fullTrial>'
    text = f'<allTrials totalCount="3">{"".join([one.format(n) for n in "123"])}</allTrials>'
    assert [reading.trial.trial_id for reading in msc.scan(text.encode())] == [
        "ISRCTN99999991",
        "ISRCTN99999992",
        "ISRCTN99999993",
    ]


def test_what_is_no_record_is_refused_by_name() -> None:
    space = 'xmlns="http://www.67bricks.com/isrctn"'
    with pytest.raises(RefusedDocument, match="an answer without trials"):
        msc.read(f'<allTrials {space} totalCount="0"/>')
    with pytest.raises(RefusedDocument, match="a schema"):
        msc.read(f"<schema {space}/>")
    with pytest.raises(UnknownFormat, match="lacks the element fullTrial"):
        msc.read("<?xml version='1.0'?><other/>")
    with pytest.raises(RefusedDocument, match="a file without a record"):
        msc.read("<other/>", format="isrctn")
    with pytest.raises(BrokenRecord, match="its element is 'other', and not 'fullTrial'"):
        ISRCTN.read(Source("<other/>"))


def test_every_sample_is_read_and_what_is_not_is_explained(shared: Path) -> None:
    paths = sorted((shared / "samples" / "isrctn_xml").glob("*.xml"))
    assert paths
    for path in paths:
        for reading in msc.scan(path):
            assert reading.format == "isrctn"
            assert reading.trial.trial_id is not None
            assert unexplained(reading) == []
            missed = unnoticed(lambda text: ISRCTN.read(Source(text)), reading.source.text, 60)
            assert [str(one) for one in missed] == []
