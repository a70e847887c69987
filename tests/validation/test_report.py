"""A report is shown as text with the words marked, as JSON, and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.model import Sponsor, Trial
from mscregistry.source import Source
from mscregistry.validation import ValidationReport, validate
from mscregistry.vocab import Phase, SponsorRole
from tests.validation.toy_rules import LONG, NO_PHASE

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
READING = msc.read(EXAMPLES / "ctgov_page.txt")
FINE = Trial(phases=(Phase.PHASE1,))


def many() -> ValidationReport:
    lead = Sponsor("University A", role=SponsorRole.LEAD)
    trials = [
        Trial(trial_id="NCT04194671", sponsors=(lead,)),
        Trial(trial_id="NCT04194672", brief_title="A trial of cells in people"),
        Trial(trial_id="ISRCTN12345678", sponsors=(lead,)),
        FINE,
    ]
    return validate(trials, rules=[NO_PHASE, LONG])


def test_the_words_are_marked() -> None:
    text = str(validate(READING, rules=[LONG])).splitlines()
    assert text[0] == f"{READING.trial.trial_id}: 1 error"
    assert text[1] == "  TOY002 error brief_title: it is long"
    assert set(text[3]) <= set("    | ~")
    assert text[-1] == "    shorten it"


def test_a_trial_without_anything_wrong_says_so() -> None:
    assert str(validate(FINE, rules=[NO_PHASE])) == "a trial without id: nothing found"


def test_of_many_records_the_rules_are_counted() -> None:
    report = many()
    assert str(report).splitlines() == [
        "4 records, 1 error, 3 warnings",
        "issues records  rule",
        "     3       3  TOY001 warning: A trial has no phase.",
        "     1       1  TOY002 error: A title is long.",
    ]
    assert repr(report) == "<ValidationReport of 4 records: 1 error, 3 warnings>"
    assert report.text(1).splitlines()[-1] == "… and 3 more records"
    assert report.text(3).splitlines()[-1] == "… and 1 more record"
    assert validate([FINE] * 4, rules=[NO_PHASE]).table() == ""


def test_issues_are_counted_by_code_and_group() -> None:
    report = many()
    assert report.counts() == {"TOY001": 3, "TOY002": 1}
    assert report.counts_by("registry") == {
        "CTGOV": {"TOY001": 2, "TOY002": 1},
        "ISRCTN": {"TOY001": 1},
        "not stated": {},
    }
    assert report.counts_by("sponsor") == {
        "University A": {"TOY001": 2},
        "not stated": {"TOY001": 1, "TOY002": 1},
    }
    assert report.counts_by("format") == {"not stated": {"TOY001": 3, "TOY002": 1}}
    assert validate([READING], rules=[LONG]).counts_by("format") == {"ctgov-page": {"TOY002": 1}}
    with pytest.raises(ValueError, match="by 'format' or 'registry' or 'sponsor', not 'phase'"):
        report.counts_by("phase")  # type: ignore[arg-type]  # wrong on purpose


def test_issues_are_found_by_code() -> None:
    assert [one.code for one in many().of("TOY002")] == ["TOY002"]
    assert len(many().of("TOY")) == 4


def test_it_is_written_as_json() -> None:
    found = json.loads(validate(READING, rules=[LONG], on="2026-01-01").to_json(indent=1))
    assert found["schema"] == "mscregistry/validation/1"
    assert (found["on"], found["rules"], found["not_asked"]) == ("2026-01-01", ["TOY002"], [])
    (record,) = found["records"]
    assert record["trial_id"] == READING.trial.trial_id
    (issue,) = record["issues"]
    assert (issue["code"], issue["severity"], issue["hint"]) == ("TOY002", "error", "shorten it")
    assert "".join(issue["words"]) == READING.trial.brief_title
    start, end = issue["spans"][0]
    assert READING.source.text[start:end] == issue["words"][0]


def test_a_trial_and_what_could_not_be_read_are_written_as_json() -> None:
    failed = next(msc.scan(b"nothing known", on_error="collect"))
    records = validate([Trial(), failed], rules=[NO_PHASE]).to_dict()["records"]
    assert records[0]["source"] is None
    assert records[0]["issues"][0]["words"] == []
    assert records[1]["trial_id"] is None
    assert records[1]["issues"][0]["code"] == "MSC018"
    assert not validate([failed]).ok
    assert validate([failed]).counts_by("sponsor") == {"not stated": {"MSC018": 1}}
    assert validate([failed]).counts_by("registry") == {"not stated": {"MSC018": 1}}


def test_a_record_is_called_by_its_number_or_source_or_title() -> None:
    unnumbered = evolve(READING, trial=evolve(READING.trial, trial_id=None))
    names = [
        one.name
        for one in validate(
            [READING, unnumbered, Trial(official_title="Cells"), Trial(brief_title="MSC"), Trial()],
            rules=[NO_PHASE],
        ).records
    ]
    assert names == [
        READING.trial.trial_id,
        READING.source.name,
        "Cells",
        "MSC",
        "a trial without id",
    ]


def test_hostile_words_show_as_text() -> None:
    hostile = evolve(
        READING,
        trial=evolve(READING.trial, trial_id="\x1b[31mred\u202e", brief_title="long " * 9),
        source=Source(READING.source.text.replace("e", "\x1b")),
    )
    text = str(validate(hostile, rules=[LONG]))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_codes_that_nothing_has_are_told() -> None:
    report = validate(Trial(), rules=[NO_PHASE])
    assert report.of("TOY") == report.issues
    with pytest.raises(
        ValueError, match="no rule that was asked has a code that begins with 'toy'"
    ):
        report.of("toy")


@pytest.mark.parametrize("records", [-1, -7])
def test_a_number_of_records_is_none_below_nought(records: int) -> None:
    with pytest.raises(ValueError, match="records is how many are shown"):
        many().text(records)


def test_the_words_of_an_issue_are_given_one_by_one() -> None:
    (record,) = validate(READING, rules=[LONG]).records
    assert record.words(record.issues[0]) == (READING.trial.brief_title,)
    assert record.source == READING.source.name
    (bare,) = validate(READING.trial, rules=[LONG]).records
    assert (bare.words(bare.issues[0]), bare.source) == ((), None)


def test_halves_of_pairs_are_escaped_in_json() -> None:
    odd = Trial(brief_title="a half \ud800 and a \U0001f9ea, longer than twenty")
    text = validate(odd, rules=[LONG]).to_json()
    assert json.loads(text.encode("utf-8"))["records"][0]["name"] == odd.brief_title
    assert "\U0001f9ea" in text
