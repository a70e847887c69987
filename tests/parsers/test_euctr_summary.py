"""Summaries of the EU Clinical Trials Register are read, with line breaks and without."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code
from mscregistry.model import Answer, CodedTerm, Eligibility, SecondaryId, Sponsor, TrialCountry
from mscregistry.parsers.euctr_summary import EUCTR_SUMMARY
from mscregistry.parsers.parser import Head, Strength
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import Sex, StandardAge, Status, Unlisted
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from mscregistry.reading import Reading

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "documents" / "euctr_summary").iterdir())
}
ALIGNED = DOCUMENTS["aligned"]
ONE_LINE = DOCUMENTS["without_line_breaks"]
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "euctr_txt"


def read(text: str) -> Reading:
    return EUCTR_SUMMARY.read(Source(text))


def changed(old: str, new: str, text: str = ALIGNED) -> Reading:
    assert old in text
    return read(text.replace(old, new, 1))


def codes(reading: Reading) -> list[str]:
    """Give the codes of all issues but that of the status on no list, which the document has."""
    return [
        str(issue.code) for issue in reading.issues if issue.path != "country_details[1].status"
    ]


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]) for span in reading.unread]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_every_letter_that_is_claimed_counts(text: str) -> None:
    reading = read(text)
    assert codes(reading) == unread(reading) == []
    assert [str(one) for one in unnoticed(read, text)] == []


def test_a_summary_is_read() -> None:
    trial = read(ALIGNED).trial
    assert trial.trial_id == "2099-400001-11"
    assert trial.org_study_id == SecondaryId("MSC-KNEE-1")
    assert trial.sponsors == (Sponsor("Example University"),)
    assert trial.official_title is not None
    assert trial.official_title.endswith("at some ...")
    assert trial.start_date == PartialDate(2099, 3, 18)
    assert trial.conditions == ("Osteoarthritis of the knee\nAlso called: worn knees",)
    assert trial.condition_terms == (
        CodedTerm(
            "Osteoarthritis, knee",
            "99000001",
            version="99.0",
            level="PT",
            parent="99000002 - Joint, bone and muscle disorders",
        ),
        CodedTerm("Knee pain", "99000003", version="99.0", level="LLT", parent="99000002"),
    )
    assert trial.eligibility == Eligibility(
        sex=Sex.ALL,
        standard_ages=(StandardAge.CHILD, StandardAge.ADULT, StandardAge.OLDER_ADULT),
    )
    assert trial.answers == (
        Answer("Population Age", "Infants and toddlers, Under 18, Adults, Elderly"),
    )
    assert trial.country_details == (
        TrialCountry("ES", Status.COMPLETED),
        TrialCountry("GB", Unlisted("GB - no longer in EU/EEA")),
        TrialCountry("IT", Status.SUSPENDED),
        TrialCountry("Outside EU/EEA"),
    )
    assert trial.has_results is True
    assert trial.derived is not None
    assert trial.derived.record_link is not None


def test_a_summary_that_lost_its_line_breaks_is_read_too() -> None:
    trial = read(ONE_LINE).trial
    assert trial.trial_id == "2099-400003-33"
    assert trial.sponsors == (Sponsor("Example University"),)
    assert trial.start_date is None
    assert trial.condition_terms == ()
    assert trial.eligibility == Eligibility(sex=Sex.FEMALE, standard_ages=(StandardAge.ADULT,))
    assert trial.country_details == (TrialCountry("SE", Status.ONGOING),)


def test_a_label_with_one_wrong_character_is_followed() -> None:
    reading = changed("Full Title:", "Full Titel:".replace("el", "l"))
    assert codes(reading) == [Code.DAMAGED_LABEL]
    assert reading.trial == read(ALIGNED).trial


def test_a_label_that_is_lost_is_told() -> None:
    reading = changed("Gender: ", "Sex:    ")
    assert codes(reading) == [Code.UNREAD_WORDS, Code.LOST_HEADING]
    reading = read("EudraCT Number")
    assert codes(reading) == [Code.UNREAD_WORDS, Code.LOST_HEADING, Code.NO_ID]
    assert codes(changed("Gender:", "x Gender:")) == [Code.UNREAD_WORDS, Code.LOST_HEADING]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2099-03-18", "soon", Code.UNREADABLE_VALUE),
        ("Male, Female", "Any", Code.UNLISTED_WORD),
        ("Adults, Elderly", "Adults, Giants", Code.UNLISTED_WORD),
        ("ES(Completed)", "es(Completed)", Code.UNREAD_WORDS),
        (", Level: PT", "", Code.UNREAD_WORDS),
        ("Version: 99.0, SOC", "SOC", Code.UNREAD_WORDS),
        ("Version: 99.0, SOC Term: 99000002, Class", "Something: Class", Code.UNREAD_WORDS),
    ],
)
def test_what_is_not_as_it_should_be_is_told(old: str, new: str, code: str) -> None:
    assert codes(changed(old, new)) == [code]


def test_parts_of_a_disease_may_be_empty() -> None:
    reading = changed("SOC Term: 99000002, Class", "SOC Term: , Class")
    assert codes(reading) == []
    assert reading.trial.condition_terms[1].parent is None


def test_what_is_said_twice_is_told_if_it_differs() -> None:
    again = ALIGNED.replace("400001", "400002").replace("Male, F", "F").partition("\n")[2]
    said = codes(read(ALIGNED + again))
    assert said.count(Code.DISAGREEMENT) == 2  # the sexes, the link
    assert said.count(Code.UNREAD_WORDS) == 1  # the ages


def test_nothing_entered_is_no_value() -> None:
    text = ALIGNED
    for label in (
        "Medical condition:       ",
        "Disease:                 ",
        "Gender:                  ",
    ):
        before, _, after = text.partition(label)
        text = before + label + "Information not available in EudraCT\n" + after.partition("\n")[2]
    text = text.replace("Also called: worn knees\n", "")
    text = text.replace("View results", "").replace(
        "Infants and toddlers, Under 18, Adults, Elderly", ""
    )
    reading = read(text)
    assert codes(reading) == unread(reading) == []
    assert reading.trial.conditions == ()
    assert reading.trial.has_results is None
    assert reading.trial.eligibility == Eligibility()


def test_other_words_about_results_are_an_answer() -> None:
    reading = changed("View results", "Removed from public view")
    assert reading.trial.has_results is None
    assert Answer("Trial results", "Removed from public view") in reading.trial.answers


def test_a_file_is_cut_into_its_trials(tmp_path: Path) -> None:
    path = tmp_path / "summaries.txt"
    text = ("\n\n" + ALIGNED + "\n" + ALIGNED.replace("400001", "400002")).replace("\n", "\r\n")
    path.write_text(text, encoding="utf-8", newline="")
    readings = list(msc.scan(path))
    assert [one.trial.trial_id for one in readings] == ["2099-400001-11", "2099-400002-11"]
    assert "".join(one.source.text for one in readings) == text
    assert readings[0].trial == read(ALIGNED).trial
    assert [one.trial for one in msc.scan(text)] == [one.trial for one in readings]
    path.write_text(ONE_LINE + ONE_LINE, encoding="utf-8")
    assert len(list(msc.scan(path))) == 2


def test_it_is_recognised_by_its_labels() -> None:
    assert EUCTR_SUMMARY.recognise(Head(ALIGNED)).strength is Strength.MARKED
    assert EUCTR_SUMMARY.recognise(Head("<p>")).strength is Strength.NONE
    miss = EUCTR_SUMMARY.recognise(Head("EudraCT Number: Full Title:"))
    assert (miss.strength, miss.close) == (Strength.NONE, True)


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the shared sample data is not beside this checkout"
)
def test_what_is_unread_in_real_summaries_has_its_reason() -> None:
    reasons = read_table("unread")["euctr-summary"]
    readings = [one for path in sorted(SAMPLES.glob("summary_*")) for one in msc.scan(path)]
    assert len(readings) == 101
    for reading in readings:
        for words in unread(reading):
            assert any(fnmatchcase(words, pattern) for pattern in reasons), words
