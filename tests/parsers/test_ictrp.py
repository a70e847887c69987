"""Records of the WHO's portal: one table of columns, and each register in its dialect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import mscregistry as msc
from mscregistry.errors import BrokenRecord, UnknownFormat
from mscregistry.model import Answer, CodedTerm, Contact, Outcome, Substance
from mscregistry.parsers.ictrp import ICTRP_CSV, ICTRP_XML
from mscregistry.parsers.ictrp.cells import cleaned, cleaned_text
from mscregistry.parsers.parser import Head, Strength
from mscregistry.source import Source, Words
from mscregistry.testing import Effort, check_parser, render_ictrp, sample_trials, strategies
from mscregistry.testing.renderers import renderer
from mscregistry.vocab import (
    Allocation,
    CriterionKind,
    EthicsStatus,
    InterventionModel,
    InterventionType,
    IpdSharing,
    Masking,
    ObservationalModel,
    OutcomeKind,
    Phase,
    PrimaryPurpose,
    Sex,
    StandardAge,
    Status,
    StudyType,
    TimePerspective,
    TrialId,
    Unlisted,
    WhoMasked,
)
from tests.parsers.unread import unexplained
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.parsers.parser import Parser
    from mscregistry.reading import Reading

DOCUMENTS = Path(__file__).parents[1] / "documents"
XML = DOCUMENTS / "ictrp_xml" / "registers.xml"
CSV = DOCUMENTS / "ictrp_csv" / "registers.csv"
SHARED = Path(__file__).parents[3] / "shared" / "samples"
SAMPLES = sorted([*SHARED.glob("ictrp_xml/*.xml"), *SHARED.glob("ictrp_csv/*.csv")])
needs_shared = pytest.mark.skipif(not SAMPLES, reason="the samples are not beside this repository")

READINGS = {str(reading.trial.source_registry): reading for reading in msc.scan(XML)}


def trial(register: str) -> Trial:
    return READINGS[register].trial


def row(**columns: str) -> Reading:
    """Read one row of these columns, written with underscores."""
    columns = {"TrialID": "NCT99001001", "Source_Register": "", **columns}
    names = ",".join(name.replace("_", " ") for name in columns)
    cells = ",".join('"' + words.replace('"', '""') + '"' for words in columns.values())
    return msc.read(f"{names}\n{cells}\n".encode(), format="ictrp-csv")


# ── The house's promises ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("parser", "path"), [(ICTRP_XML, XML), (ICTRP_CSV, CSV)])
def test_the_parser_keeps_every_promise(parser: Parser, path: Path) -> None:
    check_parser(parser, [path], renderer=renderer(parser.name), effort=Effort(60, 40, 20, 0.2))


@given(strategies.trials())
@settings(max_examples=60)
def test_any_trial_reads_back_equal(drawn: Trial) -> None:
    wanted = render_ictrp.carried(drawn)
    for name, render in (
        ("ictrp-xml", render_ictrp.render_xml),
        ("ictrp-csv", render_ictrp.render_csv),
    ):
        document = render(drawn).encode("utf-8", "surrogatepass")
        (reading,) = msc.scan(document, format=name)
        assert reading.trial == wanted
        assert reading.unread == ()


def test_a_record_says_the_same_in_xml_and_in_csv() -> None:
    rows = [reading.trial for reading in msc.scan(CSV)][: len(READINGS)]
    assert rows == [reading.trial for reading in msc.scan(XML)]


def test_the_places_of_words_are_worked_out_when_asked_for_and_agree_with_the_trial() -> None:
    for reading in (*msc.scan(XML), *msc.scan(CSV)):
        for path in reading.origins:
            assert reading.words(path)


# ── The registers ──────────────────────────────────────────────────────────────────────────────


def test_a_record_of_clinicaltrials_gov() -> None:
    one = trial("ClinicalTrials.gov")
    assert str(one.registration_date) == "2026-08-05"
    assert str(one.start_date) == "2026-08-15"
    assert one.overall_status is Status.NOT_RECRUITING
    assert one.study_type is StudyType.OBSERVATIONAL
    assert one.design.patient_registry is True
    assert one.design.allocation is Allocation.RANDOMIZED
    assert one.design.masking is Masking.DOUBLE
    assert one.design.who_masked == (WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR)
    assert one.phases == (Phase.PHASE1, Phase.PHASE2)
    assert [(each.name, each.type) for each in one.interventions] == [
        ("Rested cells; expanded", InterventionType.BIOLOGICAL),
        ("Quiet", InterventionType.OTHER),
    ]
    assert one.eligibility.maximum_age is None
    assert [text.kind for text in one.eligibility.texts] == [None]
    assert [each.kind for each in one.eligibility.criteria] == [
        CriterionKind.INCLUSION,
        CriterionKind.INCLUSION,
        CriterionKind.EXCLUSION,
    ]
    assert [each.full_name for each in one.central_contacts] == [
        "Ada Nobody, MD",
        "Bo Nobody",
        "Cy Nobody",
    ]
    assert one.central_contacts[0].affiliation == "Lakeside Invented Hospital"
    assert one.central_contacts[2].phone == "+1-202-555-0102"
    assert one.country_codes == ("FR", "TR", "GB")
    assert [each.name for each in one.collaborators] == ["First Helper", "Second Helper"]
    assert [each.name for each in one.funders] == ["Fund of Nobody", "Fund of Somebody"]
    assert [str(each) for each in one.ids] == ["NCT99001001", "ISRCTN99000011"]
    assert one.prospective_registration is True
    assert one.derived is not None
    assert str(one.derived.version_holder) == "2026-11-09"
    assert one.derived.version_time == "10:42:00 AM"
    assert str(one.derived.refreshed_date) == "2026-11-09"
    assert one.derived.bridging is not None
    assert (one.derived.bridging.bridged, one.derived.bridging.type) == (True, "parent")
    assert one.results_summary is not None
    assert one.results_summary.url == "https://example.org/results"


def test_a_record_of_the_eu_s_register() -> None:
    one = trial("EU Clinical Trials Register")
    assert TrialId.read(str(one.trial_id)) == TrialId("EUCTR", "2099-000101-43", "FR")
    assert one.overall_status is Status.AUTHORISED
    assert one.eligibility.sex is Sex.FEMALE
    assert one.phases == (Phase.PHASE1, Phase.PHASE2)
    assert one.design.allocation is Allocation.RANDOMIZED
    assert one.design.masking is Masking.DOUBLE
    assert one.design.intervention_model is InterventionModel.PARALLEL
    assert one.design.number_of_arms == 2
    assert Answer("Placebo", "yes") in one.answers
    assert one.conditions == ("Chronic kidney disease",)
    assert one.condition_terms == (
        CodedTerm(
            "Chronic kidney disease",
            "10064848",
            version="20.0",
            level="PT",
            parent="10038359 - Renal and urinary disorders",
        ),
        CodedTerm("Diseases [C] - Urologic Diseases [C12]", system="Therapeutic area"),
    )
    first, second = one.products
    assert (first.trade_name, first.name, first.code) == ("Restocell", "Rested cells", "RC-1")
    assert first.substances == (
        Substance(
            "RESTED CELLS",
            "99-99-9",
            concentration="1-2",
            concentration_unit="million cells/ml",
            concentration_type="range",
        ),
        Substance("SALINE"),
    )
    assert first.answers == (Answer("Storage", "cold"),)
    assert [answer.text for answer in second.answers] == ["Infusion", "Intravenous use"]
    assert one.outcomes == (
        Outcome("Adverse events\nof any kind", "one year", kind=OutcomeKind.PRIMARY),
        Outcome("eGFR", kind=OutcomeKind.SECONDARY),
    )
    assert Answer("Main Objective", "To see whether it is safe") in one.answers
    assert one.prospective_registration is None
    assert Answer("Retrospective flag", "No") in one.answers
    assert one.eligibility.texts[0].text == "- Adults\n- eGFR under 30"
    assert one.eligibility.standard_ages == (StandardAge.ADULT,)
    assert Answer("Number of subjects for this age range", "400", "F.1.2.1") in one.answers
    assert Answer("Elderly (>=65 years)", "no", "F.1.3") in one.answers


def test_a_record_of_chictr() -> None:
    one = trial("ChiCTR")
    assert one.target_size == "warm group:30;cold group:30;"
    assert one.enrollment is None
    assert str(one.eligibility.minimum_age) == "18 years"
    assert one.phases == (Phase.EARLY_PHASE1,)
    assert one.conditions == ("Cold hands", "Cold feet")
    assert [each.measure for each in one.outcomes] == ["warmth", "colour"]
    assert one.intervention_description == "warm group:Warm cells;cold group:Cells;"
    (contact,) = one.central_contacts
    assert contact.full_name == "Nobody One; Nobody Two"
    codes = [issue.code for issue in READINGS["ChiCTR"].issues]
    assert codes == ["MSC020", "MSC020"]


def test_a_record_of_japan() -> None:
    one = trial("JPRN")
    assert str(one.eligibility.minimum_age) == "20 years"
    assert one.eligibility.maximum_age is None
    assert one.recruitment_countries == (
        "Japan",
        "Asia(except Japan)",
        "Korea",
        "Republic of Korea",
    ) or one.recruitment_countries[:2] == ("Japan", "Asia(except Japan)")
    assert one.design.intervention_model is InterventionModel.SINGLE_GROUP
    assert one.design.allocation is Allocation.NON_RANDOMIZED
    assert one.conditions == ("Fall", "Broken bone")
    assert one.study_type == Unlisted("Others,meta-analysis etc")
    assert str(one.completion_date) == "2027-03-31"


def test_a_record_of_anzctr() -> None:
    one = trial("ANZCTR")
    assert one.eligibility.sex is Sex.ALL
    assert str(one.eligibility.minimum_age) == "1 day"
    assert one.design.masking == Unlisted("Blinded (masking used)")
    assert one.design.endpoint_classification == "Efficacy"
    assert [(each.measure, each.time_frame) for each in one.outcomes] == [
        ("Steps", "At 3 months; and at 6 months"),
        ("Joy (asked)", "Daily"),
        ("Rest", None),
    ]
    assert one.conditions == ("Idleness", "Boredom")
    assert [term.term for term in one.condition_terms] == [
        "Idleness",
        "Boredom",
        "Public Health - Health promotion",
    ]


def test_a_record_of_irct() -> None:
    one = trial("IRCT")
    assert one.overall_status is Status.ACTIVE_NOT_RECRUITING
    assert one.design.masking is Masking.DOUBLE
    assert one.design.primary_purpose is PrimaryPurpose.SUPPORTIVE_CARE
    assert one.design.sequence_generation == "By drawing lots"
    assert one.answers == (Answer("Placebo", "Used"), Answer("Retrospective flag", "No"))
    assert one.phases == (Phase.PHASE2, Phase.PHASE3)
    assert [(each.measure, each.time_frame, each.description) for each in one.outcomes] == [
        ("Mood.", "3 months.", "A scale."),
        ("Sleep.", "daily.", None),
    ]
    assert one.condition_terms == (CodedTerm("Low mood", "F32.0"), CodedTerm(code="U07.1"))
    assert [text.kind for text in one.eligibility.texts] == [None]
    assert [(each.status, str(each.approval_date)) for each in one.ethics_reviews] == [
        (EthicsStatus.APPROVED, "2026-02-01"),
        (EthicsStatus.NOT_APPROVED, "None"),
    ]
    assert one.ethics_reviews[1].contact == Contact("Committee Two", email="two@example.org")
    assert one.ipd_sharing is not None
    assert one.ipd_sharing.plan is IpdSharing.YES


def test_a_record_of_cris_and_one_of_rebec() -> None:
    one, other = trial("CRIS"), trial("REBEC")
    assert one.design.observational_model is ObservationalModel.CASE_ONLY
    assert one.design.time_perspective is TimePerspective.RETROSPECTIVE
    assert one.design.biospecimen_retention == "Not collect nor Archive"
    assert one.phases == (Phase.NA,)
    assert one.conditions == ()
    assert one.condition_terms == (CodedTerm("Noise and its effects"),)
    assert other.eligibility.sex is Sex.ALL
    assert other.eligibility.maximum_age is None
    assert other.overall_status is Status.COMPLETED
    assert other.design.description == "Open trial of two arms"
    assert (str(other.registration_date), other.phases) == ("2026", ())
    assert other.target_size == "many"


# ── What is wrong with records ─────────────────────────────────────────────────────────────────


def test_a_phase_that_a_spreadsheet_made_a_day_is_flagged_and_kept() -> None:
    *_, damaged, _ = msc.scan(CSV)
    assert damaged.trial.phases == (Unlisted("2020-03-02 00:00:00"),)
    (issue,) = [one for one in damaged.issues if one.code == "MSC021"]
    assert "2-3" in issue.hint
    assert damaged.source.words(issue.spans) == "2020-03-02 00:00:00"
    assert str(damaged.trial.start_date) == "2026-03-15"


def test_what_cannot_be_read_stays_unread() -> None:
    *_, damaged, odd = msc.scan(CSV)
    assert damaged.trial.overall_status == Unlisted("Pausing")
    assert {"??", "Years", "Somebody"} <= {damaged.source.words([one]) for one in damaged.unread}
    assert str(odd.trial.registration_date) == "2026-08-05"
    assert [issue.code for issue in odd.issues] == ["MSC002", "MSC007", "MSC009"]
    assert [one.full_name for one in odd.trial.central_contacts] == ["A Nobody", "B Nobody"]


def test_a_column_may_be_unknown_stand_twice_or_be_missing() -> None:
    reading = msc.read(
        b"TrialID,Source Register,Moon,Acronym,Acronym\nNCT99001001,,full,A,B,more\n",
        format="ictrp-csv",
    )
    assert [issue.code for issue in reading.issues] == ["MSC009", "MSC009", "MSC009"]
    assert reading.trial.acronym == "A"
    assert [issue.code for issue in row(TrialID="").issues] == ["MSC011"]


def test_a_day_of_registration_may_be_unreadable_in_both_columns() -> None:
    reading = row(TrialID="X", Date_registration3="2026", Date_registration="soon")
    assert str(reading.trial.registration_date) == "2026"
    assert [issue.code for issue in reading.issues] == ["MSC007"]
    assert row(TrialID="X", Date_registration="soon").trial.registration_date is None


def test_designs_of_the_eu_s_form_that_are_none_are_kept_whole() -> None:
    eu = "EU Clinical Trials Register"
    assert row(Source_Register=eu, Study_design="Open to all").trial.design.description
    design = row(Source_Register=eu, Study_design="Open: yes<br>Single blind: yes").trial
    assert design.design.masking is Masking.NONE
    assert design.answers == (Answer("Single blind", "yes"),)
    arms = row(Source_Register=eu, Study_design="Number of treatment arms in the trial: two")
    assert arms.trial.answers[0].text == "two"


def test_a_design_whose_labels_stand_twice_is_kept_whole() -> None:
    words = "Masking: None. Masking: Double."
    reading = row(Source_Register="ClinicalTrials.gov", Study_design=words)
    assert reading.trial.design.description == words
    assert [issue.code for issue in reading.issues] == ["MSC005"]
    model = row(Source_Register="JPRN", Study_design="Not selected Not selected")
    assert model.trial.design.description is None
    empty = row(Source_Register="ClinicalTrials.gov", Study_design="Masking: . Allocation: N/A.")
    assert empty.trial.design.masking is None
    odd = row(Source_Register="ClinicalTrials.gov", Study_design="Masking: Single (Cook).")
    assert odd.trial.design.who_masked == (Unlisted("Cook"),)


def test_products_of_the_eu_s_form_that_are_none_are_kept_in_one_text() -> None:
    eu = "EU Clinical Trials Register"
    assert row(Source_Register=eu, Intervention="Rest").trial.intervention_description == "Rest"
    words = "Rest<br>Trade Name: A<br>Trade Name: B<br>Moon: <br>"
    reading = row(Source_Register=eu, Intervention=words)
    assert [product.trade_name for product in reading.trial.products] == ["A"]
    assert reading.trial.products[0].answers == (Answer("Trade Name", "B"),)
    assert [issue.code for issue in reading.issues] == ["MSC009"]
    untyped = row(Source_Register="ClinicalTrials.gov", Intervention="Rest;Drug: Sleep;;")
    assert [one.name for one in untyped.trial.interventions] == ["Rest", "Sleep"]


def test_end_points_and_times_that_do_not_pair_are_kept_apart() -> None:
    time = "Timepoint(s) of evaluation of this end point: "
    reading = row(
        Source_Register="EU Clinical Trials Register",
        Primary_outcome=f"{time}a day;{time}a year;Primary end point(s): Pain",
        Secondary_outcome="Sleep",
    )
    assert [(one.measure, one.time_frame) for one in reading.trial.outcomes] == [
        ("Pain", None),
        ("Sleep", None),
    ]
    assert [issue.code for issue in reading.issues] == ["MSC009"]


def test_contacts_without_anything_are_none() -> None:
    assert (
        row(TrialID="X", Contact_Firstname=" ; ", Contact_Email=" ; ").trial.central_contacts == ()
    )
    assert row(TrialID="X", Contact_Email=" ; ").trial.central_contacts == ()
    reading = row(TrialID="X", Ethics_review_status="Approved;", Ethics_review_contact_name=";")
    assert len(reading.trial.ethics_reviews) == 1
    sure = row(TrialID="X", Ethics_review_approval_date="soon")
    assert sure.trial.ethics_reviews == ()


def people(reading: Reading) -> list[tuple[str | None, ...]]:
    """Give what is said of each person to ask."""
    return [
        (one.first_name, one.last_name, one.affiliation, one.address, one.email, one.phone)
        for one in reading.trial.central_contacts
    ]


def left(reading: Reading) -> list[str]:
    """Give the words that stay unread, and make sure that an issue tells of them."""
    assert all(issue.code == "MSC009" for issue in reading.issues)
    told = [span for issue in reading.issues for span in issue.spans]
    assert set(reading.unread) == set(told)
    return [reading.source.words([span]) for span in reading.unread]


def test_a_list_that_is_shorter_than_the_people_is_of_none_of_them() -> None:
    reading = row(
        Contact_Lastname="Smith;Jones;Brown",
        Contact_Address="a;b;c",
        Contact_Email="jones@s.example;brown@x.example",
        Contact_Tel="1;2;3;4",
    )
    assert people(reading) == [
        (None, "Smith", None, "a", None, None),
        (None, "Jones", None, "b", None, None),
        (None, "Brown", None, "c", None, None),
    ]
    assert left(reading) == ["jones@s.example;brown@x.example", "1;2;3;4"]


def test_institutions_that_each_end_in_a_mark_are_of_the_first_people() -> None:
    names, mails = "Ann;Bo;Cy;Di", ";;c@example.org;d@example.org"
    ended = row(Contact_Lastname=names, Contact_Email=mails, Contact_Affiliation="A;B;")
    assert [one[2] for one in people(ended)] == ["A", "B", None, None]
    assert left(ended) == []
    for said in ("A;B", "A;B;C;D;E;", "A"):
        reading = row(Contact_Lastname=names, Contact_Email=mails, Contact_Affiliation=said)
        assert [one[2] for one in people(reading)] == [None, None, None, None]
        assert left(reading) == [said]
    mailed = row(Contact_Lastname=names, Contact_Tel="1;2;3;4", Contact_Email="a@example.org;b;")
    assert [one[4] for one in people(mailed)] == [None, None, None, None]
    assert left(mailed) == ["a@example.org;b;"]


def test_one_person_s_address_and_institution_may_have_the_mark_of_lists() -> None:
    where = {"Contact_Affiliation": "Dept of X; Hospital Y", "Contact_Address": "Road 1; Nowhere"}
    kept = ("Dept of X; Hospital Y", "Road 1; Nowhere")
    mail, phone = "j@s.example", "1; 2"
    whole = row(Contact_Firstname="John", Contact_Lastname="Smith", Contact_Email=mail, **where)
    assert people(whole) == [("John", "Smith", *kept, mail, None)]
    named = row(Contact_Firstname="John Smith", Contact_Email=f"{mail};j@x", **where)
    assert people(named) == [("John Smith", None, *kept, f"{mail};j@x", None)]
    called = row(Contact_Firstname="John Smith", Contact_Tel=phone, **where)
    assert people(called) == [("John Smith", None, *kept, None, phone)]
    nameless = row(Contact_Email=mail, Contact_Tel=phone, **where)
    assert people(nameless) == [(None, None, *kept, mail, phone)]
    placed = row(Contact_Tel=phone, **where)
    assert people(placed) == [(None, None, *kept, None, phone)]
    for reading in (whole, named, called, nameless, placed):
        assert left(reading) == []


def test_people_without_names_are_as_many_as_they_have_mails() -> None:
    reading = row(Contact_Email="a@example.org;b@example.org", Contact_Affiliation="X;Y")
    assert [(one[2], one[4]) for one in people(reading)] == [
        ("X", "a@example.org"),
        ("Y", "b@example.org"),
    ]
    one = row(Contact_Email="a@example.org;b@example.org", Contact_Affiliation="X")
    assert [each[4] for each in people(one)] == ["a@example.org;b@example.org"]


def test_one_committee_s_address_and_phone_may_have_the_mark_of_lists() -> None:
    reading = row(
        Ethics_review_status="Approved",
        Ethics_review_contact_name="Committee",
        Ethics_review_contact_address="Road 1; Nowhere",
        Ethics_review_contact_phone="1; 2",
    )
    (review,) = reading.trial.ethics_reviews
    assert review.status is EthicsStatus.APPROVED
    assert review.contact == Contact("Committee", phone="1; 2", address="Road 1; Nowhere")
    assert left(reading) == []


# ── Parts of cells that say nothing ────────────────────────────────────────────────────────────


def test_a_number_before_no_condition_is_none() -> None:
    reading = row(Condition="Condition 1: ;Condition 1: Rest")
    assert reading.trial.conditions == ("Rest",)
    assert reading.unread == ()


def test_blank_lines_and_products_of_labels_alone_are_none() -> None:
    words = "Trade Name: A<br><br><br>Product Code:<br>CAS Number:<br><br>Trade Name: B"
    reading = row(Source_Register="EU Clinical Trials Register", Intervention=words)
    assert [one.trade_name for one in reading.trial.products] == ["A", "B"]
    assert reading.unread == ()


def test_a_day_of_export_may_have_no_time() -> None:
    derived = row(Export_date="9/8/2026").trial.derived
    assert derived is not None
    assert (str(derived.version_holder), derived.version_time) == ("2026-09-08", None)


# ── Limits of age ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", [">=20 Years", "≥ 65 Years", ">= 20age old"])
def test_the_least_age_that_is_allowed_is_no_upper_limit(words: str) -> None:
    reading = row(Source_Register="JPRN", Inclusion_agemin=words, Inclusion_agemax=words)
    assert reading.trial.eligibility.minimum_age is not None
    assert reading.trial.eligibility.maximum_age is None
    (issue,) = reading.issues
    assert (issue.code, issue.path) == ("MSC002", "eligibility.maximum_age")
    assert [reading.source.words([span]) for span in reading.unread] == [words]


@pytest.mark.parametrize("words", ["<=75 Years", "<75", "≤ 75 Years"])
def test_the_greatest_age_that_is_allowed_is_no_lower_limit(words: str) -> None:
    reading = row(Source_Register="JPRN", Inclusion_agemin=words)
    assert reading.trial.eligibility.minimum_age is None
    (issue,) = reading.issues
    assert (issue.code, issue.path) == ("MSC002", "eligibility.minimum_age")
    assert [reading.source.words([span]) for span in reading.unread] == [words]


# ── Long lists ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("register", "column", "item"),
    [
        ("ChiCTR", "Secondary_outcome", "a;"),
        ("ChiCTR", "Primary_outcome", "a;"),
        ("ANZCTR", "Primary_outcome", "a [b];"),
        ("IRCT", "Primary_outcome", "a. Timepoint: b;"),
        ("", "Secondary_ID", "a;"),
        ("", "Countries", "a;"),
        ("", "Secondary_Sponsor", "a;"),
        ("", "Source_Support", "a;"),
        ("", "Condition", "a;"),
        ("", "Condition", ";a\nF32.0;"),
        ("", "Condition", "x\nTherapeutic area: a\n"),
        ("ClinicalTrials.gov", "Intervention", "Drug: a;"),
        ("EUCTR", "Intervention", "Product Name: a\n\n"),
        ("EUCTR", "Primary_outcome", "Primary end point(s): a;"),
        ("EUCTR", "Study_design", "Question: a\n"),
        ("EUCTR", "Inclusion_Criteria", "Are the trial subjects under 18? yes\n"),
        ("", "Contact_Email", "a;"),
        ("", "Ethics_review_status", "Approved;"),
    ],
)
def test_a_list_takes_time_as_its_length(register: str, column: str, item: str) -> None:
    def read(count: int) -> None:
        cell = item * count
        cells = f"<Source_Register>{register}</Source_Register><{column}>{cell}</{column}>"
        if column == "Contact_Email":
            cells += f"<Contact_Lastname>{cell}</Contact_Lastname>"
        if column == "Ethics_review_status":
            cells += f"<Ethics_review_contact_name>{cell}</Ethics_review_contact_name>"
        ICTRP_XML.read(Source(f"<Trial>{cells}</Trial>"))

    assert takes_at_most(8, lambda: read(4_000), lambda: read(16_000))


# ── Recognition, and what is no such record ────────────────────────────────────────────────────


def test_it_is_recognised_by_its_root_or_its_columns() -> None:
    assert ICTRP_XML.match(Head("<Trial>\n<TrialID>X</TrialID>")).strength is Strength.MARKED
    assert ICTRP_XML.match(Head("<trials/>")).strength is Strength.NONE
    assert ICTRP_CSV.match(Head("TrialID;Source Register\n")).strength is Strength.MARKED
    assert ICTRP_CSV.match(Head("TrialID,Moon\n")).close is True
    with pytest.raises(UnknownFormat):
        msc.read("TrialID,Moon\nX,full\n")


def test_a_record_that_is_broken_or_another_element_is_refused() -> None:
    for text in ("<Trial><TrialID>X</Trial>", "<Moon><TrialID>X</TrialID></Moon>", "<Trial>"):
        with pytest.raises(BrokenRecord):
            ICTRP_XML.read(Source(text))


def test_a_record_with_comments_or_elements_within_is_read_all_the_same() -> None:
    reading = ICTRP_XML.read(
        Source(
            "<Trial><!-- x --><TrialID a='1'>NCT99001001</TrialID><Acronym>A<b>c</b></Acronym></Trial>"
        )
    )
    assert reading.trial.trial_id == "NCT99001001"
    assert {reading.source.words([one]) for one in reading.unread} == {"a", "1", "b", "c"}


@pytest.mark.parametrize(
    "words",
    [
        "a\r<br>b",
        "a_x000D_<br>  b",
        "a\r\nb",
        "a\rb",
        "&#39;a&#39; &amp; &unknown;",
        "<br>a<br/>",
        "&#1;",
        "a\n<BR>&#1;b",
        "",
        " a ",
    ],
)
def test_a_cell_is_cleaned_the_same_way_with_places_and_without(words: str) -> None:
    found = cleaned(Words(words, 0), words)
    assert found.text == cleaned_text(words)
    assert "".join(span.of(words) for span in found.spans) == found.text


# ── The samples ────────────────────────────────────────────────────────────────────────────────


@needs_shared
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:20])
def test_every_sample_is_read_and_what_stays_unread_has_its_reason(path: Path) -> None:
    readings = list(msc.scan(path))
    assert len(readings) >= 250
    for reading in readings:
        assert TrialId.read(str(reading.trial.trial_id), strict=True) is not None
        assert reading.trial.registration_date is not None
        assert reading.trial.registration_date.precision == "day"
        assert unexplained(reading) == []
        for path_of_field, words in ((one, reading.words(one)) for one in reading.origins):
            assert words, path_of_field


@needs_shared
def test_every_damaged_phase_of_the_samples_is_flagged() -> None:
    damaged = 0
    for path in SAMPLES:
        for reading in msc.scan(path):
            flagged = [
                issue
                for issue in reading.issues
                if issue.code == "MSC021" and issue.path.startswith("phases")
            ]
            looks_so = "00:00:00" in "".join(map(str, reading.trial.phases))
            assert bool(flagged) == looks_so
            damaged += len(flagged)
    assert damaged == 15


def test_a_day_that_a_spreadsheet_may_have_made_of_a_month_is_flagged() -> None:
    ctgov = "ClinicalTrials.gov"
    reading = row(Source_Register=ctgov, Date_enrollement="2020-04-01 00:00:00")
    assert [issue.code for issue in reading.issues] == ["MSC021"]
    for words in ("2020-04-02 00:00:00", "April 1, 2020", "April 2020", "soon"):
        assert "MSC021" not in [
            issue.code for issue in row(Source_Register=ctgov, Date_enrollement=words).issues
        ]
    assert row(Source_Register="IRCT", Date_enrollement="2020-04-01 00:00:00").issues == ()


def test_questions_behind_criteria_that_are_none_stay_criteria() -> None:
    words = "Inclusion criteria: Adults<br>Are the trial subjects under 18? no<br>Or so"
    reading = row(Source_Register="EU Clinical Trials Register", Inclusion_Criteria=words)
    assert reading.trial.eligibility.texts[0].text.endswith("Or so")


def test_sample_trials_read_back_equal() -> None:
    for one in sample_trials(40, seed=8):
        assert msc.read(render_ictrp.render_xml(one)).trial == render_ictrp.carried(one)
