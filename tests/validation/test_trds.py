"""The 24 items of the WHO's data set, and what a record states of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    Intervention,
    IpdStatement,
    Official,
    Outcome,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.validation import trds_completeness, validate
from mscregistry.vocab import (
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    StandardAge,
    Status,
    StudyType,
    Unlisted,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
WHOLE = Trial(
    trial_id="NCT04194671",
    registration_date=PartialDate(2020, 1, 1),
    org_study_id=SecondaryId("MSC-1"),
    secondary_ids=(SecondaryId("2019-001234-25"),),
    nct_id_aliases=("NCT00000102",),
    funders=(Funder("Fund A"),),
    sponsors=(
        Sponsor("University A", role=SponsorRole.LEAD),
        Sponsor("University B", role=SponsorRole.COLLABORATOR),
    ),
    central_contacts=(Contact("Study office"),),
    officials=(Official("Ana Soto"),),
    responsible_party=ResponsibleParty("Ana Soto"),
    brief_title="Cells",
    official_title="Cells in people",
    recruitment_countries=("Peru",),
    sites=(Site(country="Chile", contacts=(Contact("Ward"),)), Site()),
    conditions=("Lupus",),
    interventions=(Intervention("MSC"),),
    intervention_description="MSC are infused.",
    eligibility=Eligibility(
        texts=(CriteriaText("Adults"),), sex=Sex.ALL, standard_ages=(StandardAge.ADULT,)
    ),
    study_type=StudyType.INTERVENTIONAL,
    design=Design(masking=Masking.NONE),
    phases=(Phase.PHASE1,),
    start_date=PartialDate(2020, 3),
    enrollment=Enrollment(20),
    overall_status=Status.RECRUITING,
    outcomes=(
        Outcome("eGFR", "1 year", kind=OutcomeKind.PRIMARY),
        Outcome("Pain", "1 year", kind=OutcomeKind.SECONDARY),
    ),
    ethics_reviews=(EthicsReview(number="1"),),
    completion_date=PartialDate(2022),
    has_results=True,
    ipd_sharing=IpdStatement(description="No"),
)


def test_a_whole_record_states_all_items() -> None:
    found = trds_completeness(WHOLE)
    assert found.score == 24
    assert str(found).splitlines()[0] == "24 of 24 items"
    assert [one.number for one in found.items] == list(range(1, 25))
    assert found[3].paths == ("org_study_id.value", "secondary_ids[0].value", "nct_id_aliases[0]")
    assert found[1].words == ()


def test_an_empty_record_states_none() -> None:
    found = trds_completeness(Trial())
    assert found.score == 0
    assert str(found[24]) == "24 IPD sharing statement: not stated"


def test_an_age_may_stand_in_the_words_of_the_criteria() -> None:
    told = Eligibility(texts=(CriteriaText("* Aged 18 to 65 years"),), sex=Sex.ALL)
    assert trds_completeness(evolve(WHOLE, eligibility=told))[14].stated


def test_an_item_is_whole_when_each_part_is_stated() -> None:
    half = evolve(WHOLE, eligibility=Eligibility(texts=(CriteriaText("Adults"),)))
    item = trds_completeness(half)[14]
    assert (item.stated, item.lacking) == (False, ("age", "sex"))
    assert str(item) == "14 Key inclusion and exclusion criteria: age, sex not stated"


def test_every_primary_outcome_needs_its_time_point() -> None:
    outcomes = (*WHOLE.outcomes, Outcome("Deaths", kind=OutcomeKind.PRIMARY))
    assert trds_completeness(evolve(WHOLE, outcomes=outcomes))[19].lacking == ("time point",)


def test_a_time_point_may_stand_in_the_name_of_an_outcome() -> None:
    outcomes = (Outcome("Deaths by day 28", kind=OutcomeKind.PRIMARY),)
    assert trds_completeness(evolve(WHOLE, outcomes=outcomes))[19].paths == (
        "outcomes[0].measure",
        "outcomes[0].measure",
    )


def test_an_observational_study_has_no_phase_to_state() -> None:
    found = trds_completeness(evolve(WHOLE, study_type=StudyType.OBSERVATIONAL, phases=()))
    assert found[15].stated


def test_a_contact_may_be_for_science() -> None:
    asked = (Contact("Ana Soto", role=Unlisted("Scientific")),)
    trial = Trial(central_contacts=asked)
    assert trds_completeness(trial)[8].paths == ("central_contacts[0]",)


def test_a_whole_record_has_no_issue_about_it() -> None:
    assert validate(WHOLE, select="MSC708").issues == ()


def test_sponsors_are_supporters_where_there_are_no_others() -> None:
    paths = trds_completeness(evolve(WHOLE, funders=()))[4].paths
    assert paths == ("sponsors[0].name", "sponsors[1].name")


def test_a_reading_gives_the_words() -> None:
    reading = msc.read(EXAMPLES / "ctgov_page.txt")
    found = trds_completeness(reading)
    assert found[9].words == (reading.trial.brief_title,)
    assert all(one.words for one in found.items if one.stated)


def test_a_fact_that_the_document_does_not_state_has_no_words() -> None:
    reading = msc.read(EXAMPLES / "ctgov_page.txt")
    trial = evolve(reading.trial, registration_date=PartialDate(2020))
    assert trds_completeness(evolve(reading, trial=trial))[2].paths[0] == "registration_date"


def test_there_is_no_other_item() -> None:
    with pytest.raises(KeyError, match="the items are 1 to 24, not 25"):
        trds_completeness(Trial())[25]
    assert [one.number for one in trds_completeness(Trial())] == list(range(1, 25))
    assert len(trds_completeness(Trial())) == 24


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="asked of a trial or a reading, not of str"):
        trds_completeness("x")  # type: ignore[arg-type]  # wrong on purpose
