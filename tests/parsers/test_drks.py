"""Studies of the German Clinical Trials Register: its languages, its lists, its codes."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, MscRegistryError, RefusedDocument, UnknownFormat
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code
from mscregistry.model import Translation
from mscregistry.parsers.drks import DRKS
from mscregistry.parsers.parser import Head
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.unread_units import unread_units
from mscregistry.vocab import (
    Allocation,
    ContactRole,
    DateKind,
    EthicsStatus,
    InterventionModel,
    Masking,
    Phase,
    PrimaryPurpose,
    ReferenceType,
    SecondaryIdType,
    SponsorRole,
    Status,
    StudyType,
    TimePerspective,
    Unlisted,
    WhoMasked,
)
from mscregistry.vocab.table_files import read_table
from tests.parsers.ways import spoiled

if TYPE_CHECKING:
    from enum import StrEnum

    from mscregistry.reading import Reading

PATH = Path(__file__).parents[1] / "documents" / "drks" / "two_languages.json"
WHY = read_table("unread")["drks"]


def read(**keys: object) -> Reading:
    study = {"drksId": "DRKS99999992", "trialDescriptions": None, **keys}
    return msc.read(json.dumps(study))


def unexplained(reading: Reading) -> list[tuple[str, str]]:
    return [
        (name, words)
        for name, words in unread_units(reading)
        if not any(fnmatchcase(name, pattern) for pattern in WHY)
    ]


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


# ── A whole study ──────────────────────────────────────────────────────────────────────────────


def test_every_field_is_read() -> None:
    trial = msc.read(PATH).trial
    assert trial.trial_id == "DRKS99999991"
    assert [(one.value, one.type, one.source) for one in trial.secondary_ids] == [
        ("2099-000001-01", SecondaryIdType.EUDRACT_NUMBER, "EudraCT"),
        ("CIV-99", None, "EUDAMED"),
        ("U9999-0000-0001", None, "UTN"),
        ("NCT99999991", SecondaryIdType.REGISTRY, "ClinicalTrials.gov"),
        ("F-1", None, "Example Fund"),
    ]
    assert (trial.brief_title, trial.acronym) == ("Light in the morning", "LUX")
    assert trial.overall_status is Status.TERMINATED
    assert trial.why_stopped == "Too few"
    assert trial.study_type is StudyType.INTERVENTIONAL
    assert trial.phases == (Phase.PHASE2, Phase.PHASE3)
    assert trial.enrollment is not None
    assert (trial.enrollment.count, trial.actual_enrollment) == (80, 78)
    assert trial.start_date == PartialDate(2024, 3, 2, DateKind.ACTUAL)
    assert trial.completion_date == PartialDate(2026, 12, 31, DateKind.ESTIMATED)
    assert trial.registration_date == PartialDate(2024, 2, 10)
    assert trial.prospective_registration is True
    assert trial.last_update_date == PartialDate(2024, 5, 6)
    assert trial.results_first_posted_date == PartialDate(2027, 2, 1)
    design = trial.design
    assert design.allocation is Allocation.RANDOMIZED
    assert design.intervention_model is InterventionModel.PARALLEL
    assert design.primary_purpose is PrimaryPurpose.HEALTH_SERVICES_RESEARCH
    assert design.time_perspective is TimePerspective.PROSPECTIVE
    assert design.masking == Unlisted("BLINDED")
    assert design.who_masked == (WhoMasked.PARTICIPANT, Unlisted("DATA_ANALYST"))
    assert (design.controls, design.duration) == (("PLACEBO",), "LONGITUDINAL")
    assert design.multicenter is False
    assert design.allocation_concealment == "Envelopes"
    assert design.sequence_generation == "By a computer"
    assert trial.eligibility.minimum_age == Age(6, AgeUnit.MONTHS)
    assert trial.eligibility.maximum_age is None
    assert trial.eligibility.healthy_volunteers is True
    assert [(one.facility, one.city, one.category) for one in trial.sites] == [
        ("Klinik Beispiel", "Musterstadt", "UNI_MEDICAL_CENTER")
    ]
    assert trial.recruitment_countries == ("DE", "AT")
    assert [(one.citation, one.type) for one in trial.references] == [
        ("Doe J. Light. 2027.", ReferenceType.RESULT),
        ("Roe R. Dark. 2001.", ReferenceType.BACKGROUND),
    ]
    assert [one.url for one in trial.links] == [
        "https://study.example.org",
        "https://light.example.org",
    ]
    assert [one.trial_id for one in trial.related_trials] == ["DRKS99999990"]
    assert trial.results_summary is not None
    assert trial.results_summary.summary == "Light helped."
    assert trial.ipd_sharing is not None
    assert trial.ipd_sharing.description == "On request"
    assert trial.documents is not None
    vote, protocol, paper = trial.documents.large_docs
    assert (vote.type_abbrev, vote.filename) == ("ECVOTE", "votum.pdf")
    assert (protocol.has_protocol, protocol.url) == (True, "https://protocol.example.org")
    assert (paper.label, paper.filename) == ("RESULT", "light.pdf")
    answers = {one.question: one.text for one in trial.answers}
    assert answers["Planned study start date"] == "2024-03-01"
    assert "Planned study completion date" not in answers
    assert answers["Planned publication"] == "in two years"


def test_people_and_organisations_are_told_by_what_they_are() -> None:
    trial = msc.read(PATH).trial
    assert [(one.name, one.role) for one in trial.sponsors] == [
        ("Klinik Beispiel", SponsorRole.LEAD),
        ("Institut Muster", SponsorRole.COLLABORATOR),
        ("Muster", SponsorRole.LEAD),
    ]
    assert trial.sponsors[0].country == "DE"
    assert trial.sponsors[0].contact is not None
    assert trial.sponsors[0].contact.phone == "+49 555 0101"
    assert [(one.name, one.category) for one in trial.funders] == [
        ("Beispielstiftung", "PRIVATE_SPONSORSHIP"),
        ("Muster", "COMMERCIAL"),
    ]
    assert [(one.full_name, one.role) for one in trial.central_contacts] == [
        ("Dr. Ada Beispiel", ContactRole.PUBLIC),
        ("Ohne", None),
    ]


def test_what_was_asked_of_a_committee_is_told_of_the_leading_one() -> None:
    first, leading, spared, other = msc.read(PATH).trial.ethics_reviews
    assert (first.status, first.approval_date) == (EthicsStatus.PENDING, None)
    assert (leading.status, leading.number) == (EthicsStatus.APPROVED, "EX-24-1")
    assert leading.application_date == PartialDate(2024, 1, 2)
    assert leading.approval_date == PartialDate(2024, 2, 3)
    assert spared.status is EthicsStatus.NOT_REQUIRED
    assert other.contact is not None
    assert other.contact.name == "Zweite Ethikkommission"


def test_an_application_without_a_vote_is_a_review() -> None:
    trial = read(ethicsCommittee={"number": "EX-1", "ethicVotes": None}).trial
    assert [one.number for one in trial.ethics_reviews] == ["EX-1"]


def test_the_english_text_is_the_field_and_the_german_one_is_beside_it() -> None:
    reading = msc.read(PATH)
    trial = reading.trial
    assert trial.detailed_description == 'Eine Studie über "Licht".'
    assert [text.text for text in trial.eligibility.texts] == ["Müdigkeit", "Night work"]
    assert [one.measure for one in trial.outcomes] == ["Mood", "Schlaf"]
    assert [one.description for one in trial.arms] == [
        "Light in the morning",
        "Nur auf Deutsch",
        "Without a number",
    ]
    assert trial.conditions == ("Winter",)
    assert [(one.term, one.code, one.system) for one in trial.condition_terms] == [
        ("Malaise and fatigue", "R53", "ICD10"),
        (None, "99999", "ORPHA_CODE"),
    ]
    assert trial.translations == (
        Translation("brief_title", "Licht am Morgen", "de"),
        Translation("brief_summary", "Hilft Licht?", "de"),
        Translation("why_stopped", "Zu wenige", "de"),
        Translation("design.allocation_concealment", "Umschläge", "de"),
        Translation("eligibility.texts[1].text", "Nachtarbeit", "de"),
        Translation("outcomes[0].measure", "Stimmung", "de"),
        Translation("arms[0].description", "Licht am Morgen", "de"),
        Translation("condition_terms[0].term", "Unwohlsein und Ermüdung", "de"),
    )


def test_german_conditions_are_translations_of_the_condition_in_its_place() -> None:
    texts = [
        {"comment": "Müdigkeit", "idLocale": {"locale": "de"}},
        {"comment": "Fatigue", "idLocale": {"locale": "en"}},
        {"comment": "Weariness", "idLocale": None},
    ]
    trial = read(studiedHealthConditions=[{"studiedHealthConditionDescriptions": texts}]).trial
    assert trial.conditions == ("Fatigue",)
    assert trial.translations == (
        Translation("conditions[0]", "Müdigkeit", "de"),
        Translation("conditions[0]", "Weariness"),
    )


def test_a_text_of_no_known_language_is_the_field_where_there_is_no_other() -> None:
    trial = read(trialDescriptions=[{"title": "Light"}]).trial
    assert trial.brief_title == "Light"


def test_a_second_text_in_one_language_is_no_translation() -> None:
    titles = [{"title": title, "idLocale": {"locale": "en"}} for title in ("Light", "Darkness")]
    reading = read(trialDescriptions=titles)
    assert (reading.trial.brief_title, reading.trial.translations) == ("Light", ())
    (issue,) = [issue for issue in reading.issues if issue.code == Code.DISAGREEMENT]
    assert issue.message == "'Darkness' is said again in the same language"
    assert "Darkness" in [words for _, words in unexplained(reading)]


def test_an_object_where_a_text_belongs_is_left_unread() -> None:
    text = json.dumps({"drksId": {"#": {"a": "1"}}, "trialDescriptions": []})
    reading = msc.read(text, format="drks")
    assert reading.trial.trial_id is None
    assert "1" in [reading.source.words([span]) for span in reading.unread]


def test_what_is_odd_is_said() -> None:
    reading = msc.read(PATH)
    assert [(issue.code, issue.path) for issue in reading.issues] == [
        (Code.UNLISTED_WORD, "translations"),
        (Code.UNLISTED_WORD, "design.masking"),
        (Code.UNLISTED_WORD, "design.who_masked[1]"),
        (Code.UNREADABLE_VALUE, "eligibility.maximum_age"),
    ]
    left = [name for name, _ in unexplained(reading)]
    assert left == ["trialDescriptions.title"]
    assert [reading.words(name) for name in reading.origins]


def test_a_changed_letter_is_noticed() -> None:
    text = PATH.read_text(encoding="utf-8")
    missed = unnoticed(lambda text: DRKS.read(Source(text)), text, 80)
    assert [str(one) for one in missed] == []


# ── Codes ──────────────────────────────────────────────────────────────────────────────────────

STATUS = {
    "PENDING": Status.NOT_YET_RECRUITING,
    "RECRUITING": Status.RECRUITING,
    "INVITE_ONLY": Status.ENROLLING_BY_INVITATION,
    "SUSPENDED": Status.SUSPENDED,
    "COMPLETE_FOLLOW_UP_CONTINUING": Status.ACTIVE_NOT_RECRUITING,
    "COMPLETE_FOLLOW_UP_COMPLETE": Status.COMPLETED,
    "DISCONTINIUED": Status.TERMINATED,
    "WITHDRAWN": Status.WITHDRAWN,
}
PHASES = {
    "N_A": (Phase.NA,),
    "PHASE_0": (Phase.EARLY_PHASE1,),
    "PHASE_I": (Phase.PHASE1,),
    "PHASE_I_II": (Phase.PHASE1, Phase.PHASE2),
    "PHASE_II": (Phase.PHASE2,),
    "PHASE_II_III": (Phase.PHASE2, Phase.PHASE3),
    "PHASE_III": (Phase.PHASE3,),
    "PHASE_IV": (Phase.PHASE4,),
}


@pytest.mark.parametrize(("words", "status"), STATUS.items())
def test_every_status_of_the_register_is_known(words: str, status: Status) -> None:
    reading = read(recruitment={"status": words})
    assert reading.trial.overall_status is status
    assert reading.words("overall_status") == words


@pytest.mark.parametrize(("words", "phases"), PHASES.items())
def test_every_phase_of_the_register_is_known(words: str, phases: tuple[Phase, ...]) -> None:
    reading = read(studyCharacteristic={"phase": words})
    assert reading.trial.phases == phases
    assert reading.issues == ()
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("key", "words", "field", "value"),
    [
        ("type", "NON_INTERVENTIONAL", "study_type", StudyType.OBSERVATIONAL),
        ("allocation", "SINGLE_ARM_STUDY", "design.allocation", Allocation.NA),
        (
            "allocation",
            "NON_RANDOMIZED_CONTROLLED_TRIAL",
            "design.allocation",
            Allocation.NON_RANDOMIZED,
        ),
        ("assignment", "SINGLE", "design.intervention_model", InterventionModel.SINGLE_GROUP),
        ("assignment", "CROSSOVER", "design.intervention_model", InterventionModel.CROSSOVER),
        ("assignment", "FACTORIAL", "design.intervention_model", InterventionModel.FACTORIAL),
        ("assignment", "OTHER", "design.intervention_model", Unlisted("OTHER")),
        ("blindingType", "OPEN", "design.masking", Masking.NONE),
        ("timing", "RETROSPECTIVE", "design.time_perspective", TimePerspective.RETROSPECTIVE),
        ("timing", "BOTH", "design.time_perspective", Unlisted("BOTH")),
        ("purpose", "SUPPORTIVE_CARE", "design.primary_purpose", PrimaryPurpose.SUPPORTIVE_CARE),
        (
            "purpose",
            "BASIC_RESEARCH_PHYSIOLOGICAL_STUDY",
            "design.primary_purpose",
            PrimaryPurpose.BASIC_SCIENCE,
        ),
        ("purpose", "PROGNOSIS", "design.primary_purpose", Unlisted("PROGNOSIS")),
    ],
)
def test_the_words_of_a_design_are_known(
    key: str, words: str, field: str, value: StrEnum | Unlisted
) -> None:
    reading = read(studyCharacteristic={key: words})
    found: Any = reading.trial
    for name in field.split("."):
        found = getattr(found, name)
    assert found == value
    assert codes(reading) == [Code.UNLISTED_WORD] * isinstance(value, Unlisted)


def test_no_limit_of_age_says_nothing() -> None:
    none = {"amount": None, "unit": "NO_MIN_AGE"}
    reading = read(recruitment={"minimumAge": none, "maximumAge": {"amount": None, "unit": None}})
    assert reading.trial.eligibility.minimum_age is None
    assert (reading.issues, reading.unread) == ((), ())


def test_a_planned_publication_may_be_a_day() -> None:
    summary = read(trialResults={"plannedPublication": "2027-05"}).trial.results_summary
    assert summary is not None
    assert summary.planned_publication_date == PartialDate(2027, 5)


def test_a_collaborator_is_a_sponsor_and_no_lead() -> None:
    contact = {
        "contact": {"affiliation": "Institut"},
        "idContactIdType": {"type": "COLLABORATOR_OTHER_ADDRESS"},
    }
    trial = read(trialContacts=[contact]).trial
    assert [(one.name, one.role) for one in trial.sponsors] == [
        ("Institut", SponsorRole.COLLABORATOR)
    ]


# ── Files, damage, and what is no study ────────────────────────────────────────────────────────


def test_studies_may_stand_in_an_array_or_one_a_line() -> None:
    studies = [{"drksId": f"DRKS9999999{n}", "trialContacts": []} for n in range(3)]
    array = json.dumps(studies, indent=2).encode()
    lines = "\n".join([json.dumps(one) for one in studies]).encode()
    pretty = "\n".join([json.dumps(one, indent=2) for one in studies]).encode()
    for data in (array, lines, pretty):
        assert [reading.trial.trial_id for reading in msc.scan(data)] == [
            "DRKS99999990",
            "DRKS99999991",
            "DRKS99999992",
        ]


def test_anything_may_stand_anywhere() -> None:
    for tree in spoiled(json.loads(PATH.read_text(encoding="utf-8"))):
        try:
            reading = DRKS.read(Source(json.dumps(tree)))
        except MscRegistryError:
            continue
        assert reading.coverage().total
        assert [reading.words(path) for path in reading.origins]


def test_what_is_no_study_is_refused_by_name() -> None:
    with pytest.raises(RefusedDocument, match="the schema of DRKS"):
        msc.read('{"$schema": "x", "properties": {"drksId": {"type": "string"}}}')
    with pytest.raises(UnknownFormat, match='lacks "drksId"'):
        msc.read('{"trialContacts": []}')
    with pytest.raises(UnknownFormat):
        msc.read('{"x": 1}')
    with pytest.raises(BrokenRecord, match="no object"):
        DRKS.read(Source("[1]"))
    assert msc.read('{"drksId": null}').trial.trial_id is None
    assert DRKS.recognise(Head("<html>")).why == "it is not JSON"


def test_every_sample_is_read_and_what_is_not_is_explained(shared: Path) -> None:
    paths = sorted((shared / "samples" / "drks_json").glob("DRKS*.json"))
    assert paths
    for path in paths:
        for reading in msc.scan(path):
            assert reading.format == "drks"
            assert unexplained(reading) == []
            missed = unnoticed(lambda text: DRKS.read(Source(text)), reading.source.text, 40)
            assert [str(one) for one in missed] == []


def test_the_published_schema_is_refused(shared: Path) -> None:
    for path in (shared / "samples" / "drks_json").glob("SCHEMA*.json"):
        with pytest.raises(RefusedDocument, match="the schema of DRKS"):
            msc.read(path)
