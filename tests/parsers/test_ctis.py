"""Trials of CTIS: the newer form, the older one, and what is no record."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, MscRegistryError, RefusedDocument, UnknownFormat
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code
from mscregistry.model import Answer, Contact, Substance, Trial, TrialCountry
from mscregistry.model.documents import LargeDocument
from mscregistry.parsers.ctis import CTIS
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.unread_units import unread_units
from mscregistry.vocab import (
    Allocation,
    ContactRole,
    CriterionKind,
    DateKind,
    InterventionType,
    Phase,
    Sex,
    SponsorRole,
    StandardAge,
    Status,
    Unlisted,
    WhoMasked,
)
from mscregistry.vocab.table_files import read_table
from tests.parsers.ways import spoiled

DOCUMENTS = Path(__file__).parents[1] / "documents" / "ctis"
SHARED = Path(__file__).parents[3] / "shared" / "samples"
SAMPLES = sorted([*SHARED.glob("ctis_json/*.json"), *SHARED.glob("ctis_json_v1_pre2024/*.json")])
NUMBER = "2099-599999-99-00"


def record(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"ctNumber": NUMBER, "authorizedApplication": {}, **more}


def read(tree: object) -> msc.Reading:
    return CTIS.read(Source(json.dumps(tree)))


def information(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Give the tree of a record with parts of the trial's information."""
    return record(
        authorizedApplication={"authorizedPartI": {"trialDetails": {"trialInformation": more}}}
    )


@pytest.fixture(name="current", scope="module")
def current_fixture() -> Trial:
    return msc.read(DOCUMENTS / "current.json").trial


@pytest.fixture(name="older", scope="module")
def older_fixture() -> Trial:
    return msc.read(DOCUMENTS / "older.json").trial


# ── The newer form ─────────────────────────────────────────────────────────────────────────────


def test_numbers_and_titles_are_read(current: Trial) -> None:
    assert current.trial_id == NUMBER
    assert current.org_study_id is not None
    assert current.org_study_id.value == "EX-CELL-1"
    assert [(one.value, one.source) for one in current.secondary_ids] == [
        ("2099-999999-99", "EudraCT"),
        ("NCT99999991", "NCT"),
        ("ISRCTN99999991", "ISRCTN"),
        ("U9999-9999-9991", "UTN"),
        ("EX-REG-1", "Example register"),
    ]
    assert current.brief_title == "Cells for weak kidneys"
    assert current.related_trials[0].trial_id == "2099-599998-99-00"


def test_the_public_status_is_that_of_the_trial(current: Trial) -> None:
    assert current.overall_status is Status.ACTIVE_NOT_RECRUITING
    assert current.why_stopped == "Slow recruitment"


def test_dates_of_all_three_styles_are_days(current: Trial) -> None:
    assert current.start_date == PartialDate(2021, 4, 28)
    assert current.last_update_date == PartialDate(2025, 8, 19)
    assert current.first_submitted_date == PartialDate(2024, 3, 5)
    assert current.completion_date == PartialDate(2026, 12, 31, DateKind.ESTIMATED)
    assert current.results_first_submitted_date == PartialDate(2025, 6, 2)
    assert current.has_results is True


def test_the_time_of_day_is_not_dropped_unseen() -> None:
    state = {"mscName": "Germany", "firstDecisionDate": "2024-04-15T16:01:16.706"}
    reading = read(record(memberStatesConcerned=[state]))
    assert reading.trial.country_details[0].decision_date == PartialDate(2024, 4, 15)
    assert ("memberStatesConcerned.firstDecisionDate", "T16:01:16.706") in unread_units(reading)


def test_an_integrated_phase_is_two(current: Trial) -> None:
    assert current.phases == (Phase.PHASE1, Phase.PHASE2)


def test_a_phase_that_is_on_no_list_is_kept() -> None:
    reading = read(information(trialCategory={"trialPhase": "99"}))
    assert reading.trial.phases == (Unlisted("99"),)
    assert [issue.code for issue in reading.issues] == [Code.UNLISTED_WORD]


def test_the_design_is_that_of_the_period(current: Trial) -> None:
    assert current.design.allocation is Allocation.RANDOMIZED
    assert current.design.masking == Unlisted("2")
    assert current.design.who_masked == (WhoMasked.PARTICIPANT, WhoMasked.CARE_PROVIDER)
    assert current.design.description == "Cells or saline, drawn by lot."
    assert [arm.label for arm in current.arms] == ["Cells", "Saline"]


def test_criteria_and_end_points_stand_in_the_order_of_their_numbers(current: Trial) -> None:
    assert [(one.text, one.kind) for one in current.eligibility.texts] == [
        ("Age > 18 years", CriterionKind.INCLUSION),
        ("Able to consent", CriterionKind.INCLUSION),
        ("Pregnancy", CriterionKind.EXCLUSION),
    ]
    assert [one.measure for one in current.outcomes] == [
        "Adverse events up to 1 year",
        "Change of eGFR",
    ]


def test_who_may_take_part_is_told_by_codes_and_answers(current: Trial) -> None:
    assert current.eligibility.sex is Sex.ALL
    assert current.eligibility.standard_ages == (StandardAge.ADULT, StandardAge.OLDER_ADULT)
    assert current.eligibility.healthy_volunteers is True


def test_sponsors_and_people_are_read(current: Trial) -> None:
    lead, other = current.sponsors
    assert (lead.role, lead.category) == (SponsorRole.LEAD, "Pharmaceutical company")
    assert (lead.country, lead.identifier) == ("Germany", "ORG-199999901")
    assert lead.contact is not None
    assert lead.contact.address == "3 Cell Street"
    assert (other.name, other.role) == ("Example University", SponsorRole.COLLABORATOR)
    assert [one.role for one in current.central_contacts] == [
        ContactRole.PUBLIC,
        ContactRole.SCIENTIFIC,
    ]
    assert current.funders[0].name == "Example Foundation"


def test_a_sponsor_is_reached_at_its_first_address() -> None:
    addresses = [{"address": {"city": "Berlin"}}, {"address": {"city": "Bonn"}}]
    sponsors = [{"organisation": {"name": "x"}, "addresses": addresses}, {"addresses": [{"id": 1}]}]
    reading = read(record(authorizedApplication={"authorizedPartI": {"sponsors": sponsors[:1]}}))
    assert reading.trial.sponsors[0].contact == Contact(city="Berlin")
    assert reading.issues == ()
    assert read(record(authorizedPartI={"sponsors": sponsors[1:]})).trial.sponsors == ()


def test_a_site_has_its_department_and_its_investigator(current: Trial) -> None:
    (site,) = current.sites
    assert (site.facility, site.department) == ("Example Hospital", "Department of Nephrology")
    assert site.contacts == (
        Contact(
            phone="+1-212-555-0105",
            email="carl@example.org",
            first_name="Carl",
            last_name="Example",
        ),
    )


def test_a_country_is_told_by_its_state_its_part_and_its_notices(current: Trial) -> None:
    assert current.recruitment_countries == ("Germany", "Greece", "Israel")
    assert current.country_details == (
        TrialCountry(
            "Germany",
            Status.ACTIVE_NOT_RECRUITING,
            13,
            decision_date=PartialDate(2024, 4, 15),
            start_date=PartialDate(2021, 4, 28),
            recruitment_start_date=PartialDate(2021, 5, 1),
            recruitment_end_date=PartialDate(2024, 5, 1),
            end_date=PartialDate(2025, 1, 31),
        ),
        # A day before any decision is that of the application.
        TrialCountry("Greece", Status.UNDER_EVALUATION),
    )


def test_products_are_told_in_the_role_of_their_group(current: Trial) -> None:
    cells, lidocaine, saline = current.products
    assert (cells.role, cells.name, cells.code) == ("Test", "Examplecel", "EX-1")
    assert cells.authorisation_holder == "EXAMPLE CELLS GMBH"
    assert cells.authorisation_number == "EU/9/99/999/999"
    assert cells.orphan_drug is True
    assert cells.atc_code is None
    assert cells.routes == ("INTRARENAL", "INJECTION")
    assert (cells.max_daily_dose, cells.max_daily_dose_unit) == ("8", "ml millilitre(s)")
    assert cells.max_treatment_period == "6"
    assert cells.substances == (
        Substance(
            "EXAMPLECEL",
            other_name="CELLS OF THE KIDNEY",
            ev_code="SUB99999",
            concentration="2 mg / mL",
            origin="Structurally Diverse Substance - Cell therapy",
        ),
    )
    assert Answer("Device", "Examplejector") in cells.answers
    assert (lidocaine.role, lidocaine.atc_code) == ("Auxiliary", "N01BB02")
    assert lidocaine.pharmaceutical_form is None  # it is a code
    assert lidocaine.substances == (Substance("LIDOCAINE"),)
    assert (saline.role, saline.name) == ("Placebo", "Saline")


def test_interventions_are_products_and_devices_by_name(current: Trial) -> None:
    assert [(one.name, one.type) for one in current.interventions] == [
        ("Examplecel", None),
        ("Examplejector", InterventionType.DEVICE),
        ("LIDOCAINE", InterventionType.DRUG),
    ]


def test_a_product_twice_is_one_intervention() -> None:
    products = [
        {"productName": "Cells"},
        {"productName": "CELLS"},
        {"devices": [{"tradeName": "-"}]},
    ]
    trial = read(record(authorizedApplication={"authorizedPartI": {"products": products}})).trial
    assert [one.name for one in trial.interventions] == ["Cells"]
    assert [one.name for one in trial.products] == ["Cells", "CELLS"]


def test_terms_are_those_of_the_vocabulary_and_of_the_areas(current: Trial) -> None:
    term, area = current.condition_terms
    assert (term.code, term.system, term.level) == ("10064848", "MedDRA", "PT")
    assert (area.code, area.system) == ("13", "Therapeutic area")


def test_translations_name_their_field(current: Trial) -> None:
    assert [(one.field, one.text, one.language) for one in current.translations] == [
        ("official_title", "Eine Studie der Phase I/II zu Examplecel", "German"),
        ("brief_title", "Zellen für schwache Nieren", "German"),
        ("conditions[0]", "Chronische Nierenkrankheit", "German"),
        ("eligibility.texts[1].text", "Einwilligungsfähig", "German"),
        ("eligibility.texts[2].text", "Schwangerschaft", "German"),
        ("outcomes[0].measure", "Unerwünschte Ereignisse", "German"),
        ("answers[0].text", "Ob die Zellen sicher sind.", "German"),
        ("answers[2].text", "Den Schmerz zu messen.", "German"),
    ]
    assert current.answers[2] == Answer("Secondary objective", "To measure the pain.")


def test_what_no_field_asks_is_an_answer(current: Trial) -> None:
    assert Answer("Third party", "Example Laboratory Ltd") in current.answers
    assert Answer("Scientific advice from", "Example Medicines Agency") in current.answers
    assert Answer("Estimated start of recruitment", "2021-03-01") in current.answers
    assert Answer("Reason of a temporary halt", "Supply of the product") in current.answers
    assert Answer("Range of age (code)", "7") in current.answers


def test_documents_are_named_by_their_type(current: Trial) -> None:
    assert current.documents is not None
    assert current.documents.large_docs == (
        LargeDocument(
            has_protocol=True, label="Protocol (for publication)", filename="D1_Protocol"
        ),
        LargeDocument(
            has_icf=True,
            label="Subject information and informed consent form (for publication)",
            filename="L1_Consent",
        ),
        LargeDocument(
            label="Recruitment arrangements (for publication)", filename="K1_Arrangements"
        ),
    )


def test_publications_are_read_as_they_are_told(current: Trial) -> None:
    assert [(one.citation, one.pmid) for one in current.references] == [
        ("Doe J. Cells. 2020.", None),
        (None, "99999991"),
    ]
    assert current.links[0].url == "www.example.org/99999991"


def test_a_record_without_parts_says_what_it_says() -> None:
    trial = msc.read(DOCUMENTS / "refused_by_states.json").trial
    assert trial.overall_status is Status.NOT_AUTHORISED
    assert trial.last_update_date == PartialDate(2025, 8, 20)


# ── The older form ─────────────────────────────────────────────────────────────────────────────


def test_the_older_form_has_the_status_in_words(older: Trial) -> None:
    assert older.overall_status is Status.NOT_YET_RECRUITING
    assert [(one.country, one.status) for one in older.country_details] == [
        ("Germany", Status.RECRUITING),
        ("Greece", Status.NOT_YET_RECRUITING),
        ("France", Status.UNDER_EVALUATION),
        ("Spain", None),
    ]
    assert older.first_submitted_date == PartialDate(2022, 12, 6)


def test_what_the_search_shows_fills_what_the_parts_leave_open(older: Trial) -> None:
    assert older.phases == (Phase.PHASE2,)
    assert older.eligibility.standard_ages == (StandardAge.CHILD, StandardAge.ADULT)
    assert older.eligibility.sex is Sex.ALL
    assert older.conditions == ("Chronic kidney disease",)
    assert older.condition_terms[-1].term == "Diseases [C] - Neoplasms [C04]"


def test_marks_of_html_are_read_and_know_their_words() -> None:
    reading = msc.read(DOCUMENTS / "older.json")
    contact = reading.trial.sponsors[0].contact
    assert contact is not None
    assert contact.email == "office@example.org"
    assert contact.address is None  # it says N/A
    assert reading.words("sponsors[0].contact.email") == "office@example.org"
    assert Answer("Description of a vulnerable group", "The participants' care") in (
        reading.trial.answers
    )


def test_a_mark_for_no_character_stays_as_it_is() -> None:
    reading = read(record(title="a&#1;b &amp; \u0026#64;"))
    assert reading.trial.official_title == "a&#1;b & @"
    assert reading.words("official_title") == "a&#1;b & @"


def test_several_periods_are_answers(older: Trial) -> None:
    assert older.design.description is None
    assert Answer("Description of a period", "No cells.") in older.answers


def test_a_language_without_a_name_is_its_code(older: Trial) -> None:
    found = [one.language for one in older.translations if one.field == "eligibility.texts[0].text"]
    assert found == ["37"]


def test_products_without_groups_have_no_role(older: Trial) -> None:
    (product,) = older.products
    assert (product.role, product.name) == (None, "Examplecel")
    assert product.authorisation_holder is None


def test_without_an_authorisation_the_newest_application_is_read() -> None:
    part = {"trialDetails": {"clinicalTrialIdentifiers": {"publicTitle": "Cells"}}}
    state = {"mscInfo": {"countryName": "Spain", "trialStatus": "Under evaluation"}}
    application = {"partI": part, "partIIInfo": [{**state, "recruitmentSubjectCount": 3}]}
    tree = {"ctNumber": NUMBER, "applications": [application, {"partI": {}}]}
    reading = read({**tree, "memberStatesConcerned": []})
    assert reading.trial.brief_title == "Cells"
    assert reading.trial.recruitment_countries == ("Spain",)
    assert [issue.code for issue in reading.issues] == [Code.INTERPRETED]


def test_a_state_has_the_status_of_its_application_if_it_has_no_other() -> None:
    states = [{"countryName": "Spain", "trialStatus": "Authorised"}]
    reading = read({"ctNumber": NUMBER, "memberStatesConcerned": states})
    assert reading.trial.country_details == (TrialCountry("Spain", Status.AUTHORISED),)
    assert [issue.code for issue in reading.issues] == [Code.INTERPRETED]


def test_what_names_another_country_is_no_part_of_it() -> None:
    notice = {"notificationType": "START_OF_TRIAL", "date": "2021-01-01"}
    event = {"mscName": "Malta", "events": [notice]}
    states = [{"mscName": "Spain", "mscPublicStatusCode": 4}]
    trial = read(record(memberStatesConcerned=states, events={"trialEvents": [event]})).trial
    assert trial.country_details == (TrialCountry("Spain", Status.RECRUITING),)


def test_the_status_of_a_country_may_be_empty() -> None:
    states = [{"mscName": "Spain"}, {"mscName": "Greece"}]
    tree = record(memberStatesConcerned=states, trialCountries=["Spain:", "EL:5", "x"])
    trial = read(tree).trial
    assert [one.status for one in trial.country_details] == [None, Status.ACTIVE_NOT_RECRUITING]


def test_a_day_that_was_notified_is_not_taken_from_a_period() -> None:
    period = {"trialStartDate": "2020-01-01", "trialEndDate": "2022-01-01"}
    state = {"mscName": "Spain", "activeTrialPeriod": period}
    notice = {"notificationType": "START_OF_TRIAL", "date": "2021-01-01"}
    events = {"trialEvents": [{"mscName": "Spain", "events": [notice]}]}
    trial = read(record(memberStatesConcerned=[state], events=events)).trial
    assert trial.country_details == (TrialCountry("Spain", start_date=PartialDate(2021, 1, 1)),)
    trial = read(record(memberStatesConcerned=[state])).trial
    assert trial.country_details[0].end_date == PartialDate(2022, 1, 1)


def test_one_sex_is_that_sex() -> None:
    asked = {"isFemaleSubjects": False, "isMaleSubjects": True}
    trial = read(information(populationOfTrialSubjects=asked)).trial
    assert trial.eligibility.sex is Sex.MALE


def test_a_planned_day_of_the_start_is_estimated() -> None:
    duration = {"estimatedRecruitmentStartDate": "2021-03-01"}
    trial = read(information(trialDuration=duration)).trial
    assert trial.start_date == PartialDate(2021, 3, 1, DateKind.ESTIMATED)
    assert trial.completion_date is None


def test_items_with_numbers_that_are_none_keep_their_order() -> None:
    items = [{"number": "2", "endPoint": "b"}, {"number": "x", "endPoint": "a"}]
    trial = read(information(endPoint={"primaryEndPoints": items})).trial
    assert [one.measure for one in trial.outcomes] == ["b", "a"]


def test_a_first_application_without_a_day_has_none() -> None:
    inner = {"applicationInfo": [{"type": "INITIAL"}, {"type": "OTHER"}]}
    assert read(record(authorizedApplication=inner)).trial.first_submitted_date is None


def test_the_portals_groups_of_age_may_say_something_else() -> None:
    tree = information(populationOfTrialSubjects={"ageRanges": [{"ageRangeCategory": "1"}]})
    reading = read({**tree, "ageGroup": "0-17 years, "})
    assert reading.trial.eligibility.standard_ages == (Unlisted("1"),)
    assert ("ageGroup", "0-17 years,") in unread_units(reading)


def test_an_empty_group_of_products_is_none() -> None:
    inner = {"authorizedPartI": {"productRoleGroupInfos": [{"id": 1}]}}
    assert read(record(authorizedApplication=inner)).trial.products == ()


def test_a_key_that_passes_for_a_text_is_unread() -> None:
    assert read({"ctNumber": {"#": {"a": "x"}}}).trial.trial_id is None


# ── Recognising, cutting, damage ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["current", "older", "refused_by_states"])
def test_a_record_is_recognised(name: str) -> None:
    assert msc.read(DOCUMENTS / f"{name}.json").format == "ctis"


def test_a_number_alone_is_recognised() -> None:
    assert msc.read(json.dumps({"ctNumber": NUMBER})).trial.trial_id == NUMBER


@pytest.mark.parametrize("text", ["x\ny", '{"a": 1}', "<a/>"])
def test_other_documents_are_not_recognised(text: str) -> None:
    with pytest.raises(UnknownFormat):
        msc.read(text)


def test_a_search_is_refused_by_name() -> None:
    with pytest.raises(RefusedDocument, match="a search of CTIS"):
        msc.read(json.dumps({"data": [{"ctNumber": NUMBER, "ctTitle": "Cells"}]}))


@pytest.mark.parametrize("lines", [False, True])
def test_a_file_of_several_is_cut(tmp_path: Path, lines: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    trees = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(DOCUMENTS.iterdir())]
    path = tmp_path / "trials.json"
    text = "\n".join([json.dumps(one) for one in trees]) if lines else json.dumps(trees, indent=1)
    path.write_text(text, encoding="utf-8")
    found = [reading.trial for reading in msc.scan(path)]
    assert found == [msc.read(path).trial for path in sorted(DOCUMENTS.iterdir())]


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(BrokenRecord, match="no object"):
        CTIS.read(Source("[1]"))


def test_something_strange_in_any_place_raises_nothing_else() -> None:
    tree = {
        "ctNumber": NUMBER,
        "trialCountries": ["Spain:4"],
        "authorizedApplication": {
            "authorizedPartI": {
                "sponsors": [{"primary": True, "organisation": {"name": "x"}}],
                "productRoleGroupInfos": [
                    {"products": [{"productDictionaryInfo": {"atcCode": "-"}, "routes": ["x"]}]}
                ],
                "trialDetails": {
                    "trialInformation": {
                        "endPoint": {"primaryEndPoints": [{"number": 1, "endPoint": "x"}]},
                        "populationOfTrialSubjects": {"ageRanges": [{"ageRangeCategory": "2"}]},
                    }
                },
            },
            "memberStatesConcerned": [{"mscName": "Spain", "firstDecisionDate": "2024-01-01"}],
        },
        "events": {
            "trialEvents": [
                {
                    "mscName": "Spain",
                    "events": [{"notificationType": "START_OF_TRIAL", "date": "2024-01-01"}],
                }
            ]
        },
    }
    for strange in spoiled(tree):
        try:
            reading = read(strange)
        except MscRegistryError:
            continue
        assert reading.coverage().total > 0


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["current", "older"])
def test_a_changed_letter_is_noticed(name: str) -> None:
    text = (DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")
    missed = unnoticed(lambda text: CTIS.read(Source(text)), text, 150)
    assert [str(one) for one in missed] == []


@pytest.mark.parametrize(
    "path", [*sorted(DOCUMENTS.iterdir()), *SAMPLES], ids=lambda path: path.stem
)
def test_every_unread_part_is_unread_for_a_reason(path: Path) -> None:
    reasons = read_table("unread")["ctis"]
    reading = msc.read(path)
    assert {issue.code for issue in reading.issues} <= {Code.UNLISTED_WORD}
    without = [
        name
        for name, _ in unread_units(reading)
        if not any(fnmatchcase(name, pattern) for pattern in reasons)
    ]
    assert without == []


@pytest.mark.skipif(not SAMPLES, reason="the shared samples of CTIS are not here")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_fact_of_a_sample_has_its_words(path: Path) -> None:
    reading = msc.read(path)
    trial = reading.trial
    assert trial.trial_id == path.stem
    assert trial.overall_status is not None
    assert trial.phases
    assert trial.sites
    assert all(one.status is not None for one in trial.country_details)
