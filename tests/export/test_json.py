"""What is written as JSON is read back equal, and what is no trial is refused with every fault."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, frozen
from hypothesis import given

from mscregistry.errors import BadStructure
from mscregistry.export import from_dict, from_json, make_converter, to_dict, to_json
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code, Issue, Severity
from mscregistry.model import Arm, Eligibility, Enrollment, Intervention, Trial
from mscregistry.reading import Origins, Reading
from mscregistry.source import Locator, Source, Span, Words
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import readings, trials
from mscregistry.vocab import DateKind, Phase, Status, Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTS = Path(__file__).parent.parent / "documents" / "json"
TRIAL = "mscregistry/trial/1"


def faults_of(text: str | bytes) -> tuple[str, ...]:
    """Give what is wrong with a JSON text, which must be refused."""
    with pytest.raises(BadStructure) as caught:
        from_json(text)
    return caught.value.faults


def faults_in(**fields: object) -> tuple[str, ...]:
    """Give what is wrong with the fields of a trial, and see that JSON text fares the same."""
    data = {"schema": TRIAL, **fields}
    with pytest.raises(BadStructure) as caught:
        from_dict(data)
    assert faults_of(json.dumps(data)) == caught.value.faults
    return caught.value.faults


def trial_text(fields: str) -> str:
    return f'{{"schema": "{TRIAL}", {fields}}}'


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
        {"overall_status": (Span(8, 10),)},
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


# ── What is refused ────────────────────────────────────────────────────────────────────────────


def test_all_faults_are_reported_at_once() -> None:
    found = faults_in(
        phases=["PHASE2", "PHASE9"],
        enrollment={"count": "18"},
        arms=[{"label": "A"}, {}, {"rolle": "x", "label": 3}],
        interventions=[{"type": "DRUG"}],
        titel="",
    )
    assert found == (
        "'PHASE9' is no Phase @ $.phases[1]",
        "'18' is not a whole number @ $.enrollment.count",
        "3 is not a text @ $.arms[2].label",
        "unknown key 'rolle' @ $.arms[2]",
        "missing key 'name' @ $.interventions[0]",
        "unknown key 'titel' @ $",
    )


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"acronym": 5}, "5 is not a text @ $.acronym"),
        ({"acronym": True}, "true is not a text @ $.acronym"),
        ({"has_results": 1}, "1 is not true or false @ $.has_results"),
        ({"has_results": "true"}, "'true' is not true or false @ $.has_results"),
        ({"enrollment": 12}, "12 is not an object @ $.enrollment"),
        ({"enrollment": {"count": True}}, "true is not a whole number @ $.enrollment.count"),
        ({"enrollment": {"count": None}}, "null is not a whole number @ $.enrollment.count"),
        ({"enrollment": {"count": 1, "kind": 1}}, "1 is no EnrollmentKind @ $.enrollment.kind"),
        ({"conditions": "abc"}, "'abc' is not a list @ $.conditions"),
        ({"conditions": {"0": "abc"}}, "an object is not a list @ $.conditions"),
        ({"arms": [["label"]]}, "a list is not an object @ $.arms[0]"),
        ({"overall_status": "Pausing"}, "'Pausing' is no Status @ $.overall_status"),
        ({"overall_status": []}, "a list is no Status @ $.overall_status"),
        ({"overall_status": {"unlisted": 1}}, "1 is not a text @ $.overall_status.unlisted"),
        (
            {"start_date": "2021-13"},
            "'2021-13' is no date (2021, 2021-03 or 2021-03-04) @ $.start_date",
        ),
        ({"start_date": 2021}, "2021 is no date (2021, 2021-03 or 2021-03-04) @ $.start_date"),
        (
            {"start_date": {"date": "2021", "kind": "ABOUT"}},
            "'ABOUT' is no DateKind @ $.start_date.kind",
        ),
        (
            {"eligibility": {"minimum_age": {"value": 18, "unit": "a"}}},
            "18 is not the text of a number @ $.eligibility.minimum_age.value",
        ),
        (
            {"eligibility": {"minimum_age": {"value": "NaN", "unit": "a"}}},
            "'NaN' is not the text of a number @ $.eligibility.minimum_age.value",
        ),
        (
            {"eligibility": {"minimum_age": {"value": f"1E+{'9' * 30}", "unit": "a"}}},
            f"'1E+{'9' * 30}' is not the text of a number @ $.eligibility.minimum_age.value",
        ),
        (
            {"eligibility": {"minimum_age": {"value": "18", "unit": "y"}}},
            "'y' is no AgeUnit @ $.eligibility.minimum_age.unit",
        ),
        ({"x" * 100: 1}, f"unknown key '{'x' * 59}…' @ $"),
        ({"acronym": 10**60}, "a huge number is not a text @ $.acronym"),
    ],
)
def test_no_value_is_turned_into_another(fields: dict[str, Any], fault: str) -> None:
    assert faults_in(**fields) == (fault,)


def test_the_places_of_a_reading_are_taken_strictly() -> None:
    data: dict[str, Any] = {
        "schema": "mscregistry/reading/1",
        "trial": {},
        "source": {"text": "x"},
        "format": "invented",
        "origins": {"acronym": [[0]], "arms[0].label": 3, "url": [[0, True]]},
        "issues": [{"code": "MSC001", "severity": True, "message": "x"}],
        "repeats": [],
        "labels": [[0, 1, 2], [0, 1, "x", "y"], "01"],
        "markup": [[0, 1]],
    }
    with pytest.raises(BadStructure) as caught:
        from_dict(data)
    shape = "is no span: [start, end] or [start, end, text]"
    assert caught.value.faults == (
        f"a list {shape} @ $.origins['acronym'][0]",
        "3 is not a list @ $.origins['arms[0].label']",
        "true is not a whole number @ $.origins['url'][0]",
        "true is no Severity @ $.issues[0].severity",
        "a list is not an object @ $.repeats",
        "2 is not a text @ $.labels[0]",
        f"a list {shape} @ $.labels[1]",
        f"'01' {shape} @ $.labels[2]",
    )


def test_python_values_that_json_has_not_are_refused_too() -> None:
    data: dict[Any, object] = {"schema": TRIAL, "acronym": float("nan"), "arms": (), 5: "x"}
    with pytest.raises(BadStructure) as caught:
        from_dict({**data, "phases": {1}})
    assert caught.value.faults == (
        "nan is not a text @ $.acronym",
        "a Python set is not a list @ $.phases",
        "a Python tuple is not a list @ $.arms",
        "unknown key 5 @ $",
    )


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


def test_what_is_not_json_is_refused_with_its_line_and_column() -> None:
    assert faults_of('{"schema":\n  oops}') == ("not JSON: Expecting value (line 2, column 3)",)
    assert faults_of("") == ("not JSON: Expecting value (line 1, column 1)",)
    assert faults_of(b'{"a": "\xff"}') == ("not JSON: byte 7 is not utf-8",)


def test_a_key_said_twice_is_refused() -> None:
    text = trial_text('"acronym": "A", "arms": [{"label": "A", "label": "B"}], "acronym": "A"')
    assert faults_of(text) == (
        "key 'acronym' stands twice @ $",
        "key 'label' stands twice @ $.arms[0]",
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1.0", "1e3"])
def test_a_number_that_is_not_whole_is_refused(number: str) -> None:
    assert faults_of(trial_text(f'"enrollment": {{"count": {number}}}')) == (
        f"{number} is not a whole number @ $.enrollment.count",
    )


def test_a_number_of_a_million_digits_is_a_fault() -> None:
    assert faults_of(trial_text(f'"enrollment": {{"count": {"9" * 1_000_000}}}')) == (
        f"{'9' * 59}… is not a whole number @ $.enrollment.count",
    )


@pytest.mark.parametrize("depth", [101, 500, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    """Whether the parser of Python gives up at it or not."""
    opened = f'{{"schema": "{TRIAL}", "arms": ' + "[" * depth + "]" * depth + "}"
    assert "nested deeper than 100 levels @ $" in faults_of(opened)
    assert "nested deeper than 100 levels @ $" in faults_of('{"a":' * depth + "1" + "}" * depth)


def test_nesting_that_is_not_deep_has_other_faults() -> None:
    assert faults_in(arms=[[[[[[]]]]]]) == ("a list is not an object @ $.arms[0]",)


# ── The converter ──────────────────────────────────────────────────────────────────────────────


def test_every_converter_is_fresh() -> None:
    """A caller may add hooks to one, and `to_json` is none the wiser."""
    mine = make_converter()
    mine.register_unstructure_hook(Trial, lambda trial: trial.trial_id)
    assert mine.unstructure(Trial(trial_id="X")) == "X"
    assert make_converter() is not mine
    assert to_dict(Trial(trial_id="X")) == {"schema": TRIAL, "trial_id": "X"}


def test_a_converter_reads_single_parts() -> None:
    converter = make_converter()
    assert converter.structure([{"name": "Cells"}], tuple[Intervention, ...]) == (
        Intervention("Cells"),
    )
    assert converter.unstructure(Arm("A", Unlisted("Historical"))) == {
        "label": "A",
        "type": {"unlisted": "Historical"},
    }


def test_a_class_of_ones_own_is_read_by_the_same_rules() -> None:
    @frozen
    class Note:
        text: str
        status: Status | Unlisted | None
        when: PartialDate | None = None

    converter = make_converter()
    note = Note("x", Unlisted("y"), PartialDate(2021))
    assert converter.structure(converter.unstructure(note), Note) == note
    unsaid = evolve(note, status=None, when=None)
    assert converter.unstructure(unsaid) == {"text": "x", "status": None}
    assert converter.structure({"text": "x", "status": None}, Note) == unsaid


def test_the_limit_of_python_on_digits_is_respected() -> None:
    """Where it is raised, a long number is read exactly."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(6000)
    try:
        trial = Trial(enrollment=Enrollment(10**5000 + 1))
        assert from_json(to_json(trial)) == trial
    finally:
        sys.set_int_max_str_digits(before)
