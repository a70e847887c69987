"""A record of the EU Clinical Trials Register is read, question by question."""

from __future__ import annotations

from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mscregistry as msc
from mscregistry.errors import RefusedDocument, SeveralTrials
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code
from mscregistry.model import (
    Answer,
    CodedTerm,
    Contact,
    CriteriaText,
    Design,
    Enrollment,
    EthicsReview,
    Funder,
    Intervention,
    Outcome,
    SecondaryId,
    Sponsor,
    Substance,
    Translation,
    TrialCountry,
)
from mscregistry.parsers.euctr import EUCTR, lines
from mscregistry.parsers.parser import Head, Limits, Strength
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    Allocation,
    CriterionKind,
    EnrollmentKind,
    EthicsStatus,
    HelpLine,
    InterventionModel,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    StandardAge,
    Status,
    Unlisted,
)
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from mscregistry.reading import Reading

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "documents" / "euctr").iterdir())
}
SPAIN = DOCUMENTS["member_state"]
OUTSIDE = DOCUMENTS["outside_the_eu"]
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "euctr_txt"


def read(text: str) -> Reading:
    return EUCTR.read(Source(text))


def changed(*pairs: tuple[str, str], text: str = SPAIN) -> Reading:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return read(text)


def codes(reading: Reading) -> list[str]:
    return [str(issue.code) for issue in reading.issues]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]) for span in reading.unread]


def answer(reading: Reading, code: str) -> list[Answer]:
    return [one for one in reading.trial.answers if one.code == code]


@pytest.mark.untraced
@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_letter_that_is_claimed_counts(text: str) -> None:
    reading = read(text)
    assert reading.issues == ()
    assert unread(reading) == []
    assert [str(one) for one in unnoticed(read, text, 1500)] == []


def test_numbers_titles_and_dates_are_read() -> None:
    trial = read(SPAIN).trial
    assert trial.trial_id == "2099-400001-11"
    assert trial.record_country == "Spain - AEMPS"
    assert trial.org_study_id == SecondaryId("MSC-KNEE-1")
    assert trial.official_title == "A randomised trial of stromal cells\nin worn knees"
    assert (trial.brief_title, trial.acronym) == ("Cells for knees", "KNEECELL")
    assert trial.secondary_ids == (
        SecondaryId("ISRCTN99000001", source="ISRCTN"),
        SecondaryId("NCT99000001", source="US NCT"),
        SecondaryId("U9999-9999-9901", source="WHO Universal Trial Reference Number"),
        SecondaryId("999,001", source="IND Number"),
        SecondaryId("KNEE-2099"),
    )
    assert trial.first_submitted_date == PartialDate(2099, 1, 16)
    assert trial.completion_date == PartialDate(2103, 5, 6)
    assert trial.overall_status is Status.ONGOING
    assert trial.derived is not None
    assert trial.derived.record_link is not None
    assert trial.derived.record_link.url.endswith("/2099-400001-11/ES/")


def test_what_another_part_says_again_is_a_repeat_and_what_differs_is_left() -> None:
    reading = read(SPAIN)
    assert len(reading.repeats["trial_id"]) == 1
    assert len(reading.repeats["record_country"]) == 1
    reading = changed(("A.2 EudraCT number: 2099", "A.2 EudraCT number: 2098"))
    assert codes(reading) == [Code.DISAGREEMENT]
    assert unread(reading) == ["2098-400001-11"]


def test_sponsors_their_contacts_and_funders_are_kept_apart() -> None:
    trial = read(SPAIN).trial
    contact = Contact(
        name="Trial Office",
        phone="555-0101",
        email="office@example.org",
        affiliation="Example University Hospital",
        address="1 Example Street",
        city="Exampletown",
        zip="99001",
        country="Spain",
        fax="555-0102",
    )
    assert trial.sponsors == (
        Sponsor("Example University", category="Non-Commercial", country="Spain", contact=contact),
        Sponsor("Example Cells Ltd", category="Commercial", country="Italy"),
    )
    assert trial.funders == (
        Funder("Example Foundation", country="France"),
        Funder("Example Ministry", country="Spain"),
    )


def test_products_have_their_substances_and_answers() -> None:
    reading = read(SPAIN)
    cells, pills, bare, *placebos = reading.trial.products
    assert (cells.role, cells.name, cells.code) == ("Test", "Stromal cells", "MSC-1")
    assert (cells.authorised, cells.orphan_drug) == (False, True)
    assert cells.orphan_drug_number == "EU/9/99/001"
    assert cells.routes == ("Intraarticular use", "Intravenous use")
    first, second = cells.substances
    assert first.name == "cells one"
    assert second == Substance(
        cas_number="999-00-2",
        ev_code="SUB99902",
        concentration="1 to 2",
        concentration_unit="mg",
        concentration_type="range",
    )
    assert cells.answers[3] == Answer("Advanced Therapy IMP (ATIMP)", "Yes", "D.3.11.3")
    assert {one.code: one.is_yes for one in cells.answers}["D.3.11.3.1"] is True
    assert reading.words("products[0].answers[0].code") == "D.3.4.1"
    assert reading.words("products[0].substances[1].concentration") == "1 to 2"
    assert (pills.trade_name, pills.code) == ("Painless", None)
    assert (pills.authorisation_holder, pills.authorisation_country) == ("Example Pharma", "Spain")
    assert bare.role == "Test"
    assert [one.role for one in placebos] == ["Placebo", "Placebo"]
    assert placebos[0].routes == ("Intraarticular use",)


def test_interventions_are_products_by_name_and_placebos_that_are_used() -> None:
    reading = read(SPAIN)
    assert reading.trial.interventions == (
        Intervention("Stromal cells", InterventionType.BIOLOGICAL, None, ("MSC-1",)),
        Intervention("Painless", InterventionType.DRUG),
        Intervention("Placebo"),
    )
    assert reading.words("interventions[0].type") == "biological"


def test_conditions_are_read_with_their_terms() -> None:
    trial = read(SPAIN).trial
    assert trial.conditions == ("Osteoarthritis of the knee",)
    assert trial.condition_terms == (
        CodedTerm("Musculoskeletal Diseases", "C05", "Therapeutic area", parent="Diseases [C]"),
        CodedTerm(
            "Osteoarthritis", "99000001", "MedDRA", "99.0", "PT", "99000002 - Joint disorders"
        ),
        CodedTerm("Knee pain", "99000003", "MedDRA", "99.0", "LLT", "99000002"),
    )
    outside = read(OUTSIDE)
    assert outside.trial.condition_terms == ()
    assert answer(outside, "E.1.1.2") == [
        Answer("Therapeutic area", "Not possible to specify", "E.1.1.2")
    ]


def test_terms_without_a_heading_begin_where_the_questions_do() -> None:
    reading = changed(
        ("MedDRA Classification\nE.1.2 Medical condition or disease under investigation:\n", ""),
        ("E.1.2 Medical condition or disease under investigation:\n", ""),
    )
    assert [(one.term, one.system) for one in reading.trial.condition_terms[1:]] == [
        ("Osteoarthritis", None),
        ("Knee pain", None),
    ]


def test_a_heading_of_a_term_without_a_term_is_only_a_heading() -> None:
    heading = "E.1.2 Medical condition or disease under investigation:\n"
    reading = changed((heading, heading * 2))
    assert reading.issues == ()
    assert reading.trial.condition_terms == read(SPAIN).trial.condition_terms


def test_criteria_and_end_points_are_of_their_kinds() -> None:
    reading = read(SPAIN)
    assert reading.trial.eligibility.texts == (
        CriteriaText(
            "1. Adults\n2. A worn knee\n\n3. E.g. seen in pictures", CriterionKind.INCLUSION
        ),
        CriteriaText("Pregnancy", CriterionKind.EXCLUSION),
    )
    assert reading.trial.outcomes == (
        Outcome("Pain score", "12 weeks", kind=OutcomeKind.PRIMARY),
        Outcome("Walking", "1 year", kind=OutcomeKind.SECONDARY),
    )
    assert reading.words("outcomes[1].kind") == "Secondary"


def test_an_answer_of_yes_fills_a_field_and_any_other_is_an_answer() -> None:
    reading = read(SPAIN)
    trial = reading.trial
    assert trial.phases == (Phase.PHASE1, Phase.PHASE2)
    assert reading.words("phases[1]") == "Phase II"
    assert trial.design == Design(
        allocation=Allocation.RANDOMIZED,
        intervention_model=InterventionModel.PARALLEL,
        masking=Masking.DOUBLE,
        number_of_arms=3,
        controls=("Placebo", "Exercise"),
        multicenter=True,
    )
    assert answer(reading, "E.7.3") == [
        Answer("Therapeutic confirmatory (Phase III)", "No", "E.7.3")
    ]
    assert answer(reading, "E.8.2.1") == [Answer("Other medicinal product(s)", "No", "E.8.2.1")]
    assert trial.oversight.has_dmc is True
    assert trial.recruitment_countries == ("United States", "France")


def test_who_may_take_part_and_how_many() -> None:
    reading = read(SPAIN)
    eligibility = reading.trial.eligibility
    assert eligibility.sex is Sex.ALL
    assert eligibility.standard_ages == (StandardAge.ADULT, StandardAge.OLDER_ADULT)
    assert eligibility.healthy_volunteers is False
    assert reading.trial.enrollment == Enrollment(60, EnrollmentKind.ESTIMATED)
    assert reading.words("enrollment.kind") == "Planned"
    assert answer(reading, "F.1.2.1") == [
        Answer("Number of subjects for this age range", "20", "F.1.2.1")
    ]


def test_the_country_and_what_its_board_said() -> None:
    trial = read(SPAIN).trial
    assert trial.country_details == (
        TrialCountry("Spain", Status.COMPLETED, 20, decision_date=PartialDate(2099, 3, 18)),
    )
    assert trial.ethics_reviews == (EthicsReview(EthicsStatus.APPROVED, PartialDate(2099, 2, 3)),)


def test_a_trial_outside_of_the_eu_answers_questions_of_its_own() -> None:
    reading = read(OUTSIDE)
    trial = reading.trial
    assert trial.record_country == "Outside EU/EEA"
    assert trial.has_results is True
    removed = changed(("View results", "Removed"), text=OUTSIDE)
    assert removed.trial.has_results is None
    assert Answer("Trial results", "Removed") in removed.trial.answers
    assert trial.design == Design(masking=Masking.NONE, multicenter=False)
    assert trial.recruitment_countries == ("Japan",)
    assert trial.eligibility.sex is Sex.MALE
    assert trial.eligibility.standard_ages == (StandardAge.CHILD,)
    assert trial.enrollment == Enrollment(8)
    assert trial.oversight.has_dmc is None
    assert trial.country_details == ()
    assert trial.ethics_reviews == (EthicsReview(EthicsStatus.NOT_APPROVED),)
    assert answer(reading, "N") == [Answer("Date of Ethics Committee Opinion", "2099-05-05", "N")]
    assert answer(reading, "H.4.1")[0].text == "Japan"


def test_what_is_said_in_another_language_knows_its_field() -> None:
    found = read(SPAIN).trial.translations
    assert [one.field for one in found] == [
        "official_title",
        "brief_title",
        "conditions[0]",
        "answers[2].text",
        "eligibility.texts[0].text",
        "outcomes[0].measure",
        "outcomes[0].time_frame",
    ]
    assert found[0] == Translation("official_title", "Un ensayo de células en rodillas", "es")


def test_what_is_said_in_another_language_alone_is_an_answer() -> None:
    reading = changed(
        ("E.1.1.1 Medical condition in easily understood language: Worn knees\n", ""),
        ("E.5.1.1 Timepoint(s) of evaluation of this end point: 12 weeks\n", ""),
    )
    assert codes(reading) == [Code.OUT_OF_ORDER, Code.OUT_OF_ORDER]
    assert answer(reading, "E.1.1.1") == [
        Answer("Medical condition in easily understood language (es)", "Rodillas", "E.1.1.1")
    ]
    assert len(reading.trial.translations) == 5
    assert unread(reading) == []


def test_no_translation_is_taken_for_that_of_another_field() -> None:
    """Criteria that are blank in the record's own language leave their place to the next."""
    said = "criteria: 1. Adults\n2. A worn knee\n\n3. E.g. seen in pictures\n"
    reading = changed((said, "criteria:\n"))
    assert [one.text for one in reading.trial.eligibility.texts] == ["Pregnancy"]
    fields = [one.field for one in reading.trial.translations]
    assert "eligibility.texts[0].text" not in fields
    assert answer(reading, "E.3")[0].question == "Principal inclusion criteria (es)"


@given(data=st.data())
def test_a_translation_names_a_field_that_has_a_value_in_whatever_order(
    data: st.DataObject,
) -> None:
    lines = SPAIN.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines.insert(data.draw(st.integers(0, len(lines))), lines.pop(at))
    found = EUCTR.read(Source("".join(lines)))
    for one in found.trial.translations:
        assert follow(found.trial, one.field) is not None


def test_an_empty_translation_is_only_a_label() -> None:
    reading = changed(("(es): Dolor", "(es):"))
    assert reading.issues == ()
    assert unread(reading) == []
    assert len(reading.trial.translations) == 6


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A.3 Full title of the trial: A", "A.3 Full tite of the trial: A"),
        ("A.3 Full title of the trial (es)", "A.3 Full tite of the trial (es)"),
        ("E.5 End points", "E.5 End poinds"),
        ("MedDRA Classification", "MedDRA Clasification"),
        ("Sponsor 2", "Sponser 2"),
        ("EudraCT Number", "EudrCT Number"),
        ("Trial Status", "Trial Satus"),
        ("P. End of Trial\n", "Q. End of Trial\n"),
    ],
)
def test_a_label_with_one_wrong_character_is_followed(old: str, new: str) -> None:
    reading = changed((old, new))
    assert codes(reading) == [Code.DAMAGED_LABEL]
    assert reading.trial == read(SPAIN).trial


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("MedDRA Classification", "MedDRA Cassificatin"),
        ("Sponsor 2", "Spomsers 2"),
        ("Trial Status", "Trial State"),
        ("A. Protocol Information", "Protocol Information"),
    ],
)
def test_a_label_with_two_wrong_characters_is_not(old: str, new: str) -> None:
    assert changed((old, new)).trial != read(SPAIN).trial or codes(changed((old, new)))


def test_a_question_that_is_not_known_is_an_answer_with_an_issue() -> None:
    reading = changed(("E.8.7 Trial has", "E.8.6.9 Is it new: Yes, quite\nE.8.7 Trial has"))
    assert codes(reading) == [Code.UNLISTED_WORD]
    assert answer(reading, "E.8.6.9") == [Answer("Is it new", "Yes, quite", "E.8.6.9")]
    # In an answer a number of an earlier section is part of the answer.
    reading = changed(("3. E.g. seen", "B.1 Patients: seen"))
    assert reading.issues == ()
    assert reading.trial.eligibility.texts[0].text.endswith("B.1 Patients: seen in pictures")


def test_what_can_not_be_read_is_left() -> None:
    reading = changed(
        ("E.7.1 Human pharmacology (Phase I): Yes", "E.7.1 Human pharmacology (Phase I): Maybe"),
        ("E.8.2.2 Placebo: Yes", "E.8.2.2 Placebo: Perhaps"),
        (
            "E.8.7 Trial has a data monitoring committee: Yes",
            "E.8.7 Trial has a data monitoring committee: X",
        ),
        (
            "E.8.2.4 Number of treatment arms in the trial: 3",
            "E.8.2.4 Number of treatment arms in the trial: three",
        ),
        ("database: 2099-01-16", "database: soon"),
        ("F.4.1 In the member state: 20", "F.4.1 In the member state: many"),
        (
            "N. Date of Competent Authority Decision: 2099-03-18",
            "N. Date of Competent Authority Decision: ?",
        ),
        (
            "D.2.1 IMP to be used in the trial has a marketing authorisation: No",
            "D.2.1 IMP to be used in the trial has a marketing authorisation: -",
        ),
    )
    assert codes(reading) == [Code.UNREADABLE_VALUE] * 8
    assert unread(reading) == ["soon", "three", "X", "many", "?"]


def test_words_on_no_list_are_kept() -> None:
    reading = changed(
        ("Trial Status: Ongoing", "Trial Status: Restarted"),
        ("P. End of Trial Status: Completed", "P. End of Trial Status: Temporarily Halted"),
        ("application: Favourable", "application: Undecided"),
    )
    assert codes(reading) == [Code.UNLISTED_WORD, Code.UNLISTED_WORD]
    assert reading.trial.overall_status == Unlisted("Restarted")
    assert reading.trial.country_details[0].status is Status.SUSPENDED
    assert reading.trial.ethics_reviews == (EthicsReview(Unlisted("Undecided")),)


def test_two_answers_of_yes_that_exclude_each_other_are_told() -> None:
    reading = changed(("E.8.1.2 Open: No", "E.8.1.2 Open: Yes"))
    assert codes(reading) == [Code.DISAGREEMENT]
    assert reading.trial.design.masking is Masking.NONE
    assert answer(reading, "E.8.1.4") == [Answer("Double blind", "Yes", "E.8.1.4")]


@pytest.mark.parametrize(
    ("female", "male", "sex"),
    [
        ("F.2.1 Female: Yes", "F.2.2 Male: No", Sex.FEMALE),
        ("F.2.1 Female: No", "F.2.2 Male: No", None),
        ("F.2.1 Female: Yes", "", None),
        ("F.2.1 Female: Yes", "F.2.2 Male: ?", None),
    ],
)
def test_the_sex_is_known_if_both_are_asked(female: str, male: str, sex: Sex | None) -> None:
    reading = changed(("F.2.1 Female: Yes", female), ("F.2.2 Male: Yes", male))
    assert reading.trial.eligibility.sex is sex
    assert unread(reading) == []


def test_without_its_country_a_record_has_answers_instead() -> None:
    text = "".join(
        line
        for line in SPAIN.splitlines(keepends=True)
        if not line.startswith(("National", "A.1 "))
    )
    reading = read(text)
    assert reading.trial.country_details == ()
    assert answer(reading, "F.4.1")[0].text == "20"
    assert reading.trial.record_country is None


def test_parts_without_what_names_them_are_left_unread() -> None:
    reading = changed(
        ("B.1.1 Name of Sponsor: Example University", "B.1.1 Name of Sponsor:"),
        ("B.4.1 Name of organisation providing support: Example Foundation\n", ""),
    )
    assert codes(reading) == [Code.UNREAD_WORDS, Code.UNREAD_WORDS]
    assert [one.name for one in reading.trial.sponsors] == ["Example Cells Ltd"]
    assert [one.name for one in reading.trial.funders] == ["Example Ministry"]
    assert "555-0101" in unread(reading)


def test_parts_need_no_number_and_a_wrong_one_is_told() -> None:
    reading = changed(("Sponsor 1\n", ""), ("Sponsor 2\n", ""), ("D.IMP: 1\n", ""))
    assert [one.name for one in reading.trial.sponsors] == [
        "Example University",
        "Example Cells Ltd",
    ]
    assert codes(reading) == []  # the product without a number was the first
    assert codes(changed(("D.IMP: 2", "D.IMP: 4"))) == [Code.OUT_OF_ORDER]
    assert codes(changed(("Sponsor 2", "Sponsor 1"))) == [Code.OUT_OF_ORDER]


def test_an_answer_that_is_given_twice_is_told_if_it_differs() -> None:
    again = "D.3.2 Product code: MSC-1\n"
    reading = changed((again, again + "D.3.2 Product code: MSC-2\n"))
    assert codes(reading) == [Code.DISAGREEMENT]
    assert reading.trial.products[0].code == "MSC-1"
    phase = "E.7.2 Therapeutic exploratory (Phase II): Yes\n"
    reading = changed((phase, phase * 2))
    assert len(answer(reading, "E.7.2")) == 1
    assert reading.trial.phases == (Phase.PHASE1, Phase.PHASE2)


def test_questions_of_a_product_before_the_first_are_kept() -> None:
    reading = changed(
        (
            "D.IMP: 1\n",
            "D.3.9.1 CAS number: 1\nD.3.8 to D.3.10 IMP Identification Details (Active Substances)\nD.3.4.1 Specific paediatric formulation: Yes\nD.3.7 Routes of administration for this IMP: Oral use\nD.IMP: 1\n",
        ),
    )
    assert Code.UNREAD_WORDS in codes(reading)
    assert unread(reading) == ["1"]
    assert answer(reading, "D.3.4.1")[0].is_yes
    assert reading.trial.products[0].routes == ("Oral use",)


def test_what_stands_behind_or_below_a_heading_is_left() -> None:
    reading = changed(
        ("clinical trial:\nB.4.1", "clinical trial: nobody\nB.4.1"),
        ("E.2 Objective of the trial\n", "E.2 Objective of the trial\nSome words\n"),
        (
            "F.4 Planned number of subjects to be included\n",
            "F.4 Planned number of subjects to be included: 9\n",
        ),
        ("Summary\n", "Words before\nSummary\nMore\n"),
    )
    assert unread(reading) == ["Words before", "More", "nobody", "Some words", "9"]
    assert codes(reading) == [Code.UNREAD_WORDS] * 5


def test_a_time_without_its_end_point_is_an_answer() -> None:
    reading = changed(("E.5.2 Secondary end point(s): Walking\n", ""))
    assert codes(reading) == [Code.OUT_OF_ORDER]
    assert answer(reading, "E.5.2.1")[0].text == "1 year"
    reading = changed(("E.5.2 Secondary end point(s): Walking\n", ""), (": 1 year", ":"))
    assert reading.issues == ()


def test_nothing_entered_is_no_value() -> None:
    nothing = "Information not present in EudraCT"
    reading = changed(
        (": KNEECELL", f": {nothing}"),
        ("Number: ISRCTN99000001", f"Number: {nothing}"),
        ("investigated: Osteoarthritis of the knee", f"investigated: {nothing}"),
        ("criteria: Pregnancy", f"criteria: {nothing}"),
        ("end point(s): Walking", f"end point(s): {nothing}"),
        ("end point: 12 weeks", f"end point: {nothing}"),
        ("description: Exercise", f"description: {nothing}"),
        ("United States", nothing),
        ("Favourable", nothing),
        ("E.8.2.2 Placebo: Yes", f"E.8.2.2 Placebo: {nothing}"),
        ("Intravenous use", nothing),
        ("E.5.2.1 Timepoint(s) of evaluation of this end point: 1 year\n", ""),
    )
    trial = reading.trial
    assert reading.issues == ()
    assert unread(reading) == []
    assert (trial.acronym, trial.conditions) == (None, ())
    assert [one.text for one in answer(reading, "E.1.1")] == ["Artrosis de rodilla"]
    assert len(trial.outcomes) == len(trial.eligibility.texts) == 1
    assert trial.outcomes[0].time_frame is None
    assert trial.design.controls == ()
    assert trial.recruitment_countries == ("France",)
    assert trial.ethics_reviews == ()
    assert len(trial.secondary_ids) == 4
    damaged = changed((": KNEECELL", ": Information not preset in EudraCT"))
    assert codes(damaged) == [Code.UNREAD_WORDS]


def test_a_number_with_a_colon_may_be_two_things() -> None:
    reading = changed(("KNEE-2099", "IND: KNEE-2099"), ("Name:IND Number", "Name:"))
    assert codes(reading) == [Code.UNSPLIT_LIST]
    assert reading.trial.secondary_ids[3:] == (
        SecondaryId("999,001"),
        SecondaryId("IND: KNEE-2099"),
    )


def test_the_register_s_note_is_no_answer() -> None:
    answered = "F.3.3.1 Women of childbearing potential not using contraception : No\n"
    note = "(For clinical trials recorded in some way\nwith further words)\n"
    reading = changed((answered, answered + note))
    assert reading.issues == ()
    assert unread(reading) == note.splitlines()
    assert answer(reading, "F.3.3.1")[0].is_yes is False


def test_the_beginning_of_a_file_is_a_fixed_line(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = HelpLine("example.org", "(beginning)")
    monkeypatch.setattr(lines, "help_line", lambda text: fixed if text == "Fixed." else None)
    reading = read("Fixed.\n\n" + SPAIN)
    assert reading.issues == ()
    assert [reading.source.words([span]) for span in reading.boilerplate] == ["Fixed."]


def test_a_record_without_a_number_is_told() -> None:
    assert codes(read("Trial Status: Ongoing\n")) == [Code.NO_ID]
    assert codes(read("Words")) == [Code.UNREAD_WORDS, Code.NO_ID]


def test_only_the_first_record_of_a_source_is_read_and_that_is_said() -> None:
    reading = read(SPAIN + OUTSIDE)
    assert codes(reading) == [Code.UNREAD_WORDS]
    assert reading.trial == read(SPAIN).trial
    # The word alone begins no record.
    reading = changed(("3. E.g. seen in pictures", "Summary\nof it"))
    assert reading.trial.eligibility.texts[0].text.endswith("Summary\nof it")


def test_a_file_is_cut_into_records_that_share_the_number(tmp_path: Path) -> None:
    sweden = SPAIN.replace("Spain - AEMPS", "Sweden - MPA")
    text = "Words before.\r\n\r\n" + SPAIN + sweden + OUTSIDE
    path = tmp_path / "trials.txt"
    path.write_text(text, encoding="utf-8", newline="")
    readings = list(msc.scan(path))
    assert [one.trial.trial_id for one in readings] == ["2099-400001-11"] * 2 + ["2099-400002-22"]
    for reading in readings:
        assert reading.source.locator is not None
        assert reading.source.locator.read().decode() == reading.source.text
    assert "".join(one.source.text for one in readings) == text
    trials = msc.load(path)
    countries = [one.trial.record_country for one in trials.records("2099-400001-11")]
    assert countries == ["Spain - AEMPS", "Sweden - MPA"]
    assert [one.trial for one in msc.scan(text)] == [one.trial for one in readings]
    with pytest.raises(SeveralTrials):
        msc.read(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Summary\n", "Sumary\n"),
        ("EudraCT Number", "EudraTC Number"),
        ("Summary\n", "Summary  \n\n"),
    ],
)
def test_a_record_with_a_damaged_beginning_is_cut_too(old: str, new: str) -> None:
    sources = list(
        EUCTR.records(BytesIO((SPAIN + OUTSIDE.replace(old, new, 1)).encode()), "x", Limits())
    )
    assert len(sources) == 2


def test_it_is_recognised_by_its_labels_and_pages_are_refused() -> None:
    assert EUCTR.recognise(Head(SPAIN)).strength is Strength.MARKED
    assert EUCTR.recognise(Head("EudraCT Number: 1\nA.1 Member State Concerned: X\n")).strength is (
        Strength.STRUCTURED
    )
    miss = EUCTR.recognise(Head("A.1 Member State Concerned: X"))
    assert (miss.strength, miss.close) == (Strength.NONE, True)
    assert EUCTR.recognise(Head("<p>A.1")).strength is Strength.NONE
    page = "<html><title>EU Clinical Trials Register</title>EudraCT Number: 2099-400001-11</html>"
    with pytest.raises(RefusedDocument, match="a page of the EU Clinical Trials Register"):
        msc.read(page)


needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the shared sample data is not beside this checkout"
)


@needs_samples
@pytest.mark.parametrize("name", ["error_trials_euctr_2025-03.txt", "test_error_trials_euctr.txt"])
def test_what_is_unread_in_real_records_has_its_reason(name: str) -> None:
    reasons = read_table("unread")["euctr"]
    readings = list(msc.scan(SAMPLES / name))
    assert len(readings) == 10
    for reading in readings:
        for words in unread(reading):
            assert any(fnmatchcase(words, pattern) for pattern in reasons), words
        for path, spans in reading.origins.items():
            assert reading.words(path) == reading.source.words(spans)


@needs_samples
def test_every_letter_of_a_real_record_counts() -> None:
    first = next(msc.scan(SAMPLES / "error_trials_euctr_2025-03.txt"))
    assert [str(one) for one in unnoticed(read, first.source.text, 150)] == []
