"""Trials as studies of the API: back as they came, changed where they were changed."""

from __future__ import annotations

import json
from pathlib import Path

from attrs import evolve

import mscregistry as msc
from mscregistry.export import ctgov_dict, ctgov_json, ctgov_left_out
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import CriteriaText, Eligibility, Outcome, Sponsor, Trial
from mscregistry.vocab import CriterionKind, DateKind, SponsorRole, Status

DOCUMENTS = Path(__file__).parents[1] / "documents"
ODD = """{"protocolSection": {
  "identificationModule": {"nctId": "NCT99999999", "moon": "full", "briefTitle": "Rest"},
  "conditionsModule": {"conditions": "Rest", "keywords": ["a", 7, "b", null]},
  "statusModule": {"overallStatus": "Recruiting", "startDateStruct": {"date": "soon"}},
  "contactsLocationsModule": {"locations": [{"geoPoint": {"lat": 48.50, "lon": -2}}]},
  "moreModule": {"empty": {}, "list": [], "x": [{"y": 1.0}]}}, "hasResults": false}"""


def test_a_reading_is_written_as_it_was_read_odd_values_and_all() -> None:
    assert json.loads(ctgov_json(msc.read(ODD))) == json.loads(ODD)


def test_fixtures_come_back_from_reading_and_from_the_trial_alone() -> None:
    for path in sorted((DOCUMENTS / "ctgov_json").iterdir()):
        reading = msc.read(path)
        before = json.loads(path.read_text(encoding="utf-8"))
        assert json.loads(ctgov_json(reading)) == before
        assert json.loads(ctgov_json(reading.trial)) == before


def test_what_was_changed_is_written_anew_and_the_rest_as_it_stood() -> None:
    reading = msc.read(ODD)
    trial = evolve(
        reading.trial,
        overall_status=Status.COMPLETED,
        brief_title=None,
        official_title="A Study of Rest",
        keywords=("a", "c"),
    )
    after = ctgov_dict(evolve(reading, trial=trial))
    before = json.loads(ODD)["protocolSection"]
    protocol = after["protocolSection"]
    assert protocol["identificationModule"] == {
        "nctId": "NCT99999999",
        "moon": "full",
        "officialTitle": "A Study of Rest",
    }
    assert protocol["statusModule"]["overallStatus"] == "COMPLETED"
    assert protocol["conditionsModule"] == {"conditions": "Rest", "keywords": ["a", 7, "c", None]}
    assert protocol["moreModule"] == before["moreModule"]


def test_a_page_of_another_source_becomes_a_study() -> None:
    reading = msc.read(Path("examples/documents/aggregator.txt"))
    again = msc.read(ctgov_json(reading, indent=1).encode())
    assert again.format == "ctgov-json"
    assert again.trial.trial_id == reading.trial.trial_id
    assert again.trial.interventions == reading.trial.interventions
    assert again.trial.start_date == reading.trial.start_date
    assert [one.text for one in again.trial.eligibility.criteria] == [
        one.text for one in reading.trial.eligibility.criteria
    ]


def test_criteria_in_parts_are_written_under_the_headings_of_the_site() -> None:
    texts = (
        CriteriaText("* Adults", CriterionKind.INCLUSION),
        CriteriaText("* Children", CriterionKind.EXCLUSION),
        CriteriaText("Ask first."),
    )
    found = ctgov_dict(Trial(eligibility=Eligibility(texts=texts)))
    assert found["protocolSection"]["eligibilityModule"]["eligibilityCriteria"] == (
        "Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* Children\n\nAsk first."
    )
    assert ctgov_dict(Trial(eligibility=Eligibility(texts=(CriteriaText("Adults"),)))) == {
        "protocolSection": {"eligibilityModule": {"eligibilityCriteria": "Adults"}}
    }


def test_what_has_no_place_in_a_study_is_told() -> None:
    lead = Sponsor("One", role=SponsorRole.LEAD)
    trial = Trial(
        trial_id="NCT99999999",
        outcomes=(Outcome("Pain"),),
        sponsors=(lead, evolve(lead, name="Two")),
        mesh_terms=("Rest",),
    )
    assert ctgov_left_out(trial) == (
        "mesh_terms[0]",
        "outcomes[0].measure",
        "sponsors[1].name",
        "sponsors[1].role",
    )
    assert ctgov_left_out(msc.read(ODD).trial) == ()


def test_an_empty_trial_is_an_empty_study() -> None:
    assert ctgov_json(Trial()) == "{}"


def test_what_is_gone_from_a_trial_is_gone_from_its_study() -> None:
    reading = msc.read(ODD)
    after = ctgov_dict(evolve(reading, trial=evolve(reading.trial, keywords=())))
    assert after["protocolSection"]["conditionsModule"]["keywords"] == [7, None]


def test_an_empty_study_comes_back() -> None:
    assert ctgov_json(msc.read("{}", format="ctgov-json")) == "{}"


def test_dates_with_and_without_a_kind_have_their_place() -> None:
    trial = Trial(
        start_date=PartialDate(2021, 3),
        completion_date=PartialDate(2022, kind=DateKind.ACTUAL),
        verified_date=PartialDate(2022, kind=DateKind.ACTUAL),
    )
    assert ctgov_left_out(trial) == ("verified_date.kind",)
