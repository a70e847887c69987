"""Records of registers for the WHO: their own forms, dialects and encodings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import mscregistry as msc
from mscregistry.errors import BrokenRecord
from mscregistry.model import CodedTerm, Contact, Funder, Outcome, SecondaryId, Sponsor
from mscregistry.parsers.parser import Head, Strength
from mscregistry.parsers.who_xml import WHO_XML
from mscregistry.source import Source
from mscregistry.testing import Effort, check_parser, render_who_xml, strategies
from mscregistry.testing.renderers import renderer
from mscregistry.vocab import (
    Allocation,
    ContactRole,
    DateKind,
    EthicsStatus,
    InterventionModel,
    IpdSharing,
    Masking,
    OutcomeKind,
    Phase,
    PrimaryPurpose,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
)
from tests.parsers.unread import unexplained

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.reading import Reading

DOCUMENTS = Path(__file__).parents[1] / "documents" / "who_xml"
SHARED = Path(__file__).parents[3] / "shared" / "samples"
SAMPLES = sorted([*SHARED.glob("who_trials_xml/*"), *SHARED.glob("chictr_xml/*.xml")])


def read(name: str) -> list[Reading]:
    return list(msc.scan(DOCUMENTS / f"{name}.xml"))


def main(**elements: str) -> Reading:
    inside = "".join([f"<{tag}>{words}</{tag}>" for tag, words in elements.items()])
    return msc.read(f"<trial><main><trial_id>RBR-9zzzz9</trial_id>{inside}</main></trial>")


@pytest.mark.parametrize("name", ["rebec", "chictr", "opentrials"])
def test_the_parser_keeps_every_promise(name: str) -> None:
    path = DOCUMENTS / f"{name}.xml"
    check_parser(WHO_XML, [path], renderer=renderer("who-xml"), effort=Effort(120, 60, 10, 0.2))


@given(strategies.trials())
@settings(max_examples=60)
def test_any_trial_reads_back_equal(drawn: Trial) -> None:
    document = render_who_xml.render(drawn).encode("utf-8", "surrogatepass")
    (reading,) = msc.scan(document, format="who-xml")
    assert reading.trial == render_who_xml.carried(drawn)
    assert reading.unread == ()


def test_a_record_of_rebec_in_latin_letters() -> None:
    (reading,) = read("rebec")
    trial = reading.trial
    assert reading.source.encoding == "cp1252"
    assert trial.sponsors == (Sponsor("Hospital Inventado de São Nunca", role=SponsorRole.LEAD),)
    assert str(trial.registration_date) == "2011-06-27"
    assert str(trial.start_date) == "2011-08-01"
    assert trial.start_date is not None
    assert trial.start_date.kind is DateKind.ESTIMATED
    assert trial.overall_status is Status.COMPLETED
    assert trial.phases == (Phase.PHASE2, Phase.PHASE3)
    assert trial.conditions == ("Shade", "Cold")
    assert trial.condition_terms == (CodedTerm(code="C23"), CodedTerm("Shade"))
    assert trial.eligibility.sex is Sex.ALL
    assert str(trial.eligibility.minimum_age) == "18 years"
    assert trial.eligibility.maximum_age is None
    assert trial.eligibility.texts[1].text == "None"
    assert trial.outcomes == (
        Outcome("Warmth.", "one day.", "a thermometer", OutcomeKind.PRIMARY),
        Outcome("Joy", kind=OutcomeKind.SECONDARY),
    )
    assert trial.secondary_ids == (
        SecondaryId("U1111-9999-9999", source="UTN"),
        SecondaryId("INV-9", source="CEP"),
    )
    assert trial.central_contacts[1] == Contact(
        role=ContactRole.SITE, first_name="Bia", last_name="Ninguém"
    )
    assert trial.country_codes == ("BR", "GB")
    assert [answer.text for answer in trial.answers] == ["SOL"]


def test_records_of_chictr_and_irct_in_one_file() -> None:
    first, second = read("chictr")
    trial = first.trial
    assert trial.target_size == "tea:20;cells:20;"
    assert trial.actual_enrollment == 38
    assert trial.phases == (Phase.NA,)
    assert trial.design.intervention_model is InterventionModel.PARALLEL
    assert [one.measure for one in trial.outcomes] == ["thirst", "calm"]
    assert trial.ethics_reviews[0].status is EthicsStatus.APPROVED
    assert trial.ipd_sharing is not None
    assert trial.ipd_sharing.plan is IpdSharing.NO
    assert trial.results_summary is not None
    assert trial.results_summary.summary == "Tea was drunk."
    assert [issue.code for issue in first.issues] == ["MSC020"]
    other = second.trial
    assert other.start_date is None
    assert other.phases == ()
    assert other.design.masking is Masking.SINGLE
    assert other.design.intervention_model is InterventionModel.SINGLE_GROUP
    assert other.conditions == ("Thirst.", "Hunger.")
    assert other.eligibility.minimum_age is None
    assert str(other.eligibility.maximum_age) == "90 years"
    assert other.eligibility.sex == Unlisted("Somebody")


def test_a_record_of_opentrials() -> None:
    (reading,) = read("opentrials")
    trial = reading.trial
    assert trial.sponsors == (
        Sponsor(
            "Hospital Inventado",
            role=SponsorRole.LEAD,
            category="hospital",
            country="BR",
            contact=Contact(address="Rua Inventada, 2"),
        ),
        Sponsor("Instituto Inventado", role=SponsorRole.COLLABORATOR, country="PT"),
    )
    assert trial.funders == (Funder("Fundo Inventado", country="BR"),)
    assert trial.overall_status is Status.NOT_YET_RECRUITING
    assert trial.study_type is StudyType.INTERVENTIONAL
    assert str(trial.start_date) == "2026-11"
    assert trial.design.allocation is Allocation.NON_RANDOMIZED
    assert trial.design.primary_purpose is PrimaryPurpose.PREVENTION
    assert trial.design.number_of_arms == 2
    assert [one.role for one in trial.central_contacts] == [
        ContactRole.PUBLIC,
        ContactRole.SCIENTIFIC,
    ]
    assert trial.condition_terms[0] == CodedTerm("Wet feet", "C99", "decs", "7")
    assert [one.term for one in trial.intervention_terms] == ["drug", "Umbrella"]
    assert [(one.measure, one.kind) for one in trial.outcomes] == [
        ("Wetness", OutcomeKind.PRIMARY),
        ("Warmth", OutcomeKind.SECONDARY),
    ]
    assert str(trial.eligibility.minimum_age) == "18 years"
    assert trial.eligibility.maximum_age is None
    assert unexplained(reading) == []


def test_a_design_in_parts_with_a_question_of_its_own_is_kept_whole() -> None:
    words = "Randomization: Randomized, Placebo: Used."
    reading = main(reg_name="IRCT", study_design=words)
    assert reading.trial.design.description == words
    part = main(reg_name="IRCT", study_design="Randomization: , Blinding: Not blinded.")
    assert part.trial.design.masking is Masking.NONE
    assert part.trial.design.allocation is None


def test_an_age_without_a_unit_or_a_number_stays_unread() -> None:
    text = "<trial><main><reg_name>REBEC</reg_name></main><criteria><agemin>18</agemin><agemax unit='null'/></criteria></trial>"
    reading = msc.read(text)
    assert reading.trial.eligibility.minimum_age is None
    assert [issue.code for issue in reading.issues] == ["MSC002", "MSC011"]
    silent = text.replace("18<", "no limit<").replace("<agemin>", "<agemin unit='null'>")
    assert msc.read(silent).trial.eligibility.minimum_age is None
    open_form = (
        "<trial><trial_identification/><recruitment><agemin value='0' unit='no-limit'/>"
        "<agemax unit='years'/></recruitment></trial>"
    )
    assert msc.read(open_form).trial.eligibility.minimum_age is None


@pytest.mark.parametrize(
    "text",
    [
        "<main/><criteria><agemin>{0} years</agemin><agemax>{0} years</agemax></criteria>",
        "<main/><criteria><agemin unit='years'>{0}</agemin><agemax unit='years'>{0}</agemax></criteria>",
        "<trial_identification/><recruitment><agemin value='{0}' unit='years'/><agemax value='{0}' unit='years'/></recruitment>",
    ],
)
def test_the_least_age_that_is_allowed_is_no_upper_limit(text: str) -> None:
    reading = msc.read(f"<trial>{text}</trial>".format("≥ 20"))
    assert str(reading.trial.eligibility.minimum_age) == "20 years"
    assert reading.trial.eligibility.maximum_age is None
    issue = next(one for one in reading.issues if one.code == "MSC002")
    assert issue.path == "eligibility.maximum_age"
    assert set(issue.spans) <= set(reading.unread)


def test_a_person_of_opentrials_may_be_called_who_is_not_listed() -> None:
    text = (
        "<trial><trial_identification/><contacts><person><firstname>A</firstname></person>"
        "<public_contact/><public_contact persons='p1'/></contacts>"
        "<health_conditions><hc_code/></health_conditions></trial>"
    )
    assert msc.read(text).trial.central_contacts == ()


def test_it_is_recognised_by_what_a_record_begins_with() -> None:
    for text in (
        "<trial><main>",
        "<Triall x='1'>\n<!-- a --><main/>",
        '<!DOCTYPE trial SYSTEM "opentrials.dtd"><trial/>',
    ):
        assert WHO_XML.match(Head(text)).strength is Strength.MARKED
    assert WHO_XML.match(Head("<?xml version='1.0'?><trials/>")).close is True
    assert WHO_XML.match(Head("trial main")).strength is Strength.NONE


def test_what_is_no_such_element_is_refused() -> None:
    with pytest.raises(BrokenRecord, match="'other'"):
        WHO_XML.read(Source("<other/>"))
    with pytest.raises(BrokenRecord, match="not well-formed"):
        WHO_XML.read(Source("<trial><main></trial>"))


@pytest.mark.skipif(not SAMPLES, reason="the samples are not beside this repository")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:20])
def test_every_sample_is_read_and_what_stays_unread_has_its_reason(path: Path) -> None:
    for reading in msc.scan(path, on_error="collect"):
        if not isinstance(reading, msc.Reading):
            assert path.stem == "sample_0a"
            continue
        assert unexplained(reading) == []
        assert all(reading.words(one) for one in reading.origins)
