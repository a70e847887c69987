"""What is written as JSON is read back equal, and what is no trial is refused with every fault."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from mscregistry.errors import BadStructure
from mscregistry.export import from_dict, from_json, to_dict, to_json
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code, Issue, Severity
from mscregistry.locator import Locator
from mscregistry.model import Eligibility, Enrollment, Trial
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span, Words
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import readings, trials
from mscregistry.vocab import DateKind, Phase, Status, Unlisted
from tests.export.refusals import faults_of, trial_text

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = Path(__file__).parent.parent / "documents" / "json"


# ── There and back ─────────────────────────────────────────────────────────────────────────────


@given(trials())
def test_every_trial_comes_back_equal(trial: Trial) -> None:
    assert from_json(to_json(trial)) == trial


@given(trials(wild=True))
def test_every_wild_trial_comes_back_equal(trial: Trial) -> None:
    """Also with empty texts, control characters and halves of surrogate pairs."""
    text = to_json(trial)
    assert from_json(text) == trial
    assert from_json(text.encode("utf-8", "surrogatepass")) == trial


@given(readings())
def test_every_reading_comes_back_equal(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading
    assert from_json(to_json(reading, indent=1)) == reading


@given(readings(wild=True))
def test_every_wild_reading_comes_back_equal(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading


@given(readings())
def test_plain_data_are_plain_and_come_back_equal(reading: Reading) -> None:
    data = to_dict(reading)
    assert {type(value) for value in _inside(data)} <= {dict, list, str, int, bool, type(None)}
    assert from_dict(data) == reading


def _inside(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _inside(one)


def test_sample_trials_come_back_equal() -> None:
    some = list(sample_trials(200))
    assert [from_json(to_json(trial)) for trial in some] == some


def test_a_reading_that_came_back_still_knows_its_words() -> None:
    page = "Status: Recruiting &amp; more"
    words = Words.joined([Span(8, 19), Span(19, 24, "&"), Span(24, 29)], page)
    reading = Reading(
        Trial(overall_status=Unlisted("Recruiting & more")),
        Source(page, "page.html", "utf-8", Locator("all.zip", "page.html", 5, 29)),
        "invented",
        Origins({"overall_status": words}),
        (Issue(Code.UNLISTED_WORD, Severity.WARNING, "unlisted status", "overall_status"),),
        Origins({"overall_status": (Span(8, 10),)}),
        labels=(Span(0, 7),),
    )
    back = from_json(to_json(reading))
    assert isinstance(back, Reading)
    assert back.words("overall_status") == "Recruiting & more"
    assert back.coverage() == reading.coverage()


# ── How it is written ──────────────────────────────────────────────────────────────────────────


def test_an_empty_trial_is_its_schema_alone() -> None:
    assert to_json(Trial()) == '{"schema":"mscregistry/trial/1"}'


def test_each_kind_of_value_is_written_as_the_rules_say() -> None:
    trial = Trial(
        overall_status=Status.RECRUITING,
        phases=(Phase.PHASE1, Unlisted("Phase 1b")),
        enrollment=Enrollment(30),
        has_results=False,
        start_date=PartialDate(2021, 3),
        completion_date=PartialDate(2022, kind=DateKind.ESTIMATED),
        eligibility=Eligibility(minimum_age=Age(Decimal("0.50"), AgeUnit.MONTHS)),
    )
    assert to_dict(trial) == {
        "schema": "mscregistry/trial/1",
        "overall_status": "RECRUITING",
        "phases": ["PHASE1", {"unlisted": "Phase 1b"}],
        "enrollment": {"count": 30},
        "has_results": False,
        "start_date": "2021-03",
        "completion_date": {"date": "2022", "kind": "ESTIMATED"},
        "eligibility": {"minimum_age": {"value": "0.50", "unit": "mo"}},
    }


def test_a_reading_carries_its_source_and_where_the_words_stand() -> None:
    reading = Reading(
        Trial(acronym="A"),
        Source("Acronym: &#65;"),
        "invented",
        Origins({"acronym": (Span(9, 14, "A"),)}),
        (Issue("MSC009", Severity.INFO, "words", spans=(Span(0, 7),)),),
        labels=(Span(0, 8),),
    )
    assert to_dict(reading) == {
        "schema": "mscregistry/reading/1",
        "trial": {"acronym": "A"},
        "source": {"text": "Acronym: &#65;"},
        "format": "invented",
        "origins": {"acronym": [[9, 14, "A"]]},
        "issues": [{"code": "MSC009", "severity": 1, "message": "words", "spans": [[0, 7]]}],
        "labels": [[0, 8]],
    }


def test_text_is_written_as_it_is_and_fits_in_utf_8() -> None:
    """Only half a surrogate pair alone is an escape; and an escape stays what it was."""
    trial = Trial(brief_title="募集 é \ud83d", acronym="\\ud83d \ude00\ude00")
    text = to_json(trial)
    assert "募集 é \\ud83d" in text
    assert from_json(text.encode("utf-8")) == trial


def test_a_default_may_be_written_out() -> None:
    """A missing key and a key with the default are the same; so hand-written JSON may say null."""
    text = trial_text('"acronym": null, "arms": [], "design": {}, "phases": [null]')
    assert faults_of(text) == ("null is no Phase @ $.phases[0]",)
    assert from_json(text.replace("[null]", "[]")) == Trial()


def test_an_integer_is_exact_however_large() -> None:
    trial = Trial(enrollment=Enrollment(2**200 + 1))
    assert from_json(to_json(trial)) == trial


def test_bytes_are_read_in_any_unicode_encoding() -> None:
    trial = Trial(brief_title="募集中")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert from_json(to_json(trial).encode(encoding)) == trial


@pytest.mark.parametrize("name", ["trial_v1", "reading_v1"])
def test_what_the_first_version_wrote_is_read_for_ever(name: str) -> None:
    """The files are frozen: when the schema changes, they stay, and a migration is written."""
    text = (DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")
    found = from_json(text)
    trial = found.trial if isinstance(found, Reading) else found
    assert trial.trial_id == "NCT90000001"
    assert trial.phases == (Phase.PHASE1, Unlisted("Phase 2 (pilot)"))
    assert trial.start_date == PartialDate(2021, 3, kind=DateKind.ACTUAL)
    assert trial.eligibility.minimum_age == Age(Decimal(18), AgeUnit.YEARS)
    if isinstance(found, Reading):
        assert found.words("brief_title") == trial.brief_title
        assert found.issues[0].severity is Severity.WARNING


@pytest.mark.parametrize("name", ["trial_v1", "reading_v1"])
def test_nothing_of_the_first_version_is_lost(name: str) -> None:
    """The trial says every field there was, so that none can change its name or shape unnoticed."""
    data = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
    assert to_dict(from_dict(data)) == data


# ── What it is ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3", "3 is not an object @ $"),
        ("[]", "a list is not an object @ $"),
        ("{}", "missing key 'schema' @ $"),
        ('{"schema": 1}', "1 is no known schema"),
        ('{"schema": []}', "a list is no known schema"),
        ('{"schema": "mscregistry/trial/2"}', "'mscregistry/trial/2' is no known schema"),
    ],
)
def test_what_is_no_trial_at_all_is_refused(text: str, fault: str) -> None:
    [found] = faults_of(text)
    assert found.startswith(fault)


def test_a_newer_schema_is_refused_with_those_that_can_be_read() -> None:
    known = "this version reads mscregistry/trial/1 and mscregistry/reading/1"
    assert faults_of('{"schema": "mscregistry/reading/99"}') == (
        f"'mscregistry/reading/99' is no known schema; {known} @ $.schema",
    )


def test_the_kind_can_be_asked_for() -> None:
    text = to_json(Trial(trial_id="NCT00000102"))
    assert from_json(text, Trial).trial_id == "NCT00000102"
    with pytest.raises(BadStructure, match=r"a Trial is no Reading @ \$\.schema"):
        from_json(text, Reading)


def test_a_reading_that_cannot_be_true_is_refused_with_every_fault() -> None:
    reading = Reading(
        Trial(acronym="A"),
        Source("short"),
        "toy",
        Origins({"acronym": (Span(0, 99), Span(4, 2)), "nowhere[3]": (Span(0, 1),)}),
        labels=(Span(-1, 2),),
    )
    with pytest.raises(BadStructure) as caught:
        from_json(to_json(reading))
    assert caught.value.faults == (
        "the span 0 to 99 lies outside the text @ $.origins['acronym'][0]",
        "the span 4 to 2 lies outside the text @ $.origins['acronym'][1]",
        "nowhere[3]: there is no nowhere @ $.origins['nowhere[3]']",
        "the span -1 to 2 lies outside the text @ $.labels[0]",
    )
