"""Studies of the API, version 2: fast and careful, in files of any shape, and the shared ones."""

from __future__ import annotations

import json
import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

import mscregistry as msc
from mscregistry.deferred import is_waiting
from mscregistry.errors import BrokenRecord, RefusedDocument, UnknownFormat, UnreadableSource
from mscregistry.export import ctgov_json, ctgov_left_out
from mscregistry.parsers.ctgov_json import CTGOV_JSON, _carefully, fast
from mscregistry.parsers.tree.json_dialect import leaves
from mscregistry.source import Source
from mscregistry.testing import sample_trials, strategies
from mscregistry.vocab import Phase, Status, Unlisted
from tests.parsers.ways import spoiled, ways_agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

DOCUMENTS = Path(__file__).parents[1] / "documents" / "ctgov_json"
RICH = (DOCUMENTS / "with_results.json").read_text(encoding="utf-8")


def study(**modules: Any) -> str:  # noqa: ANN401 - any JSON
    """Give a study with a number and some modules of its protocol."""
    identification = {"nctId": "NCT99999999", **modules.pop("identificationModule", {})}
    return json.dumps({"protocolSection": {"identificationModule": identification, **modules}})


def codes(reading: msc.Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def test_every_field_is_read_with_its_words() -> None:
    reading = CTGOV_JSON.read(Source(RICH))
    trial = reading.trial
    assert reading.issues == ()
    assert reading.unread == ()
    assert trial.trial_id == "NCT99900777"
    assert trial.results is not None
    assert trial.derived is not None
    assert str(trial.start_date) == "2021-05"
    assert reading.words("start_date") == "2021-05"
    assert reading.words("results.outcome_measures[0].analyses[0].p_value") == "<0.01"
    assert reading.words("sites[0].geo_point.lat") == "48.85341"
    assert reading.words("derived.bmi_limits.max_bmi") == "40"


def test_results_are_read_when_they_are_asked_for() -> None:
    trial = CTGOV_JSON.read(Source(RICH)).trial
    assert is_waiting(trial, "results")
    assert trial.documents is not None
    assert not is_waiting(trial, "results")


def test_a_reading_can_be_pickled_before_anything_is_asked_of_it() -> None:
    reading = CTGOV_JSON.read(Source(RICH))
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - it was packed here


@pytest.fixture(params=["structs", "dicts"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Read fast by msgspec, and as if it were not installed."""
    kind: str = request.param
    if kind == "dicts":
        monkeypatch.setitem(sys.modules, "mscregistry.parsers.tree.wire", None)
    fast._way.cache_clear()
    yield kind
    fast._way.cache_clear()


def agree(source: Source) -> bool:
    """Compare what the fast way gives with the careful way, and say whether it gave anything."""
    careful, taken = _carefully(source)
    early, late = fast.read_early(source), fast.read_late(source)
    return ways_agree(early, late, careful, taken)


@pytest.mark.usefixtures("way")
@given(strategies.trials())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_fast_way_gives_what_the_careful_way_gives(trial: Trial) -> None:
    agree(Source(ctgov_json(trial)))


@pytest.mark.untraced
@pytest.mark.usefixtures("way")
def test_a_strange_value_at_any_place_makes_no_difference_between_the_ways() -> None:
    for tree in spoiled(json.loads(RICH)):
        agree(Source(json.dumps(tree, separators=(",", ":"))))


@pytest.mark.usefixtures("way")
def test_studies_without_a_fault_go_the_fast_way() -> None:
    fitting = [agree(Source(ctgov_json(one))) for one in sample_trials(30, seed=2)]
    # Now and then a sample trial has a word of no list.
    assert sum(fitting) >= 25
    assert agree(Source(RICH))


# ── What is odd ────────────────────────────────────────────────────────────────────────────────


def test_an_unknown_word_is_kept_with_an_issue() -> None:
    reading = msc.read(study(statusModule={"overallStatus": "PAUSING"}))
    assert reading.trial.overall_status == Unlisted("PAUSING")
    (issue,) = reading.issues
    assert (issue.code, issue.path) == ("MSC001", "overall_status")
    assert reading.source.words(issue.spans) == "PAUSING"


def test_an_unknown_key_is_unread_and_no_issue() -> None:
    reading = msc.read(study(designModule={"phases": ["PHASE1"], "moonPhase": {"is": ["full"]}}))
    assert reading.trial.phases == (Phase.PHASE1,)
    assert reading.issues == ()
    words = [reading.source.text[span.start : span.end] for span in reading.unread]
    assert words == ["moonPhase", "is", "full"]


@pytest.mark.parametrize("date", ["2021-02-30", "March 2021", "2021-3", "0000-01"])
def test_a_date_that_is_none_is_unread(date: str) -> None:
    reading = msc.read(study(statusModule={"startDateStruct": {"date": date, "type": "ACTUAL"}}))
    assert reading.trial.start_date is None
    assert codes(reading) == ["MSC002"]
    assert date in [reading.source.words([span]) for span in reading.unread]


def test_a_month_stays_a_month_and_a_kind_may_be_missing_or_strange() -> None:
    status = {
        "startDateStruct": {"date": "2021-03"},
        "completionDateStruct": {"date": "2022-04-01", "type": "GUESSED"},
        "studyFirstPostDateStruct": None,
        "lastUpdatePostDateStruct": "2023-01-01",
    }
    reading = msc.read(study(statusModule=status))
    assert str(reading.trial.start_date) == "2021-03"
    assert reading.trial.completion_date is not None
    assert reading.trial.completion_date.kind is None
    assert reading.trial.last_update_date is None
    assert sorted(codes(reading)) == ["MSC002", "MSC019"]


def test_a_value_of_another_shape_is_read_where_it_can_be() -> None:
    reading = msc.read(
        study(
            conditionsModule={"conditions": "Rest", "keywords": {}},
            designModule={
                "patientRegistry": "Yes",
                "enrollmentInfo": {"count": "40"},
                "phases": [7, "PHASE2", ["PHASE3"]],
                "designInfo": "parallel",
            },
            eligibilityModule={"minimumAge": 18, "healthyVolunteers": "perhaps"},
            armsInterventionsModule={"interventions": ["Rest", {"type": "DRUG"}, {"name": "X"}]},
        )
    )
    trial = reading.trial
    assert trial.conditions == ("Rest",)
    assert trial.design.patient_registry is True
    assert trial.enrollment is not None
    assert trial.enrollment.count == 40
    assert trial.phases == (Phase.PHASE2,)
    assert [one.name for one in trial.interventions] == ["X"]
    assert reading.words("interventions[0].name") == "X"
    assert set(codes(reading)) == {"MSC002", "MSC019"}
    unread = " ".join([reading.source.words([span]) for span in reading.unread])
    for words in ("7", "PHASE3", "parallel", "18", "perhaps", "Rest", "DRUG"):
        assert words in unread


def test_what_says_nothing_is_nothing_on_either_way() -> None:
    empty = study(
        identificationModule={"orgStudyIdInfo": None, "briefTitle": ""},
        conditionsModule={"conditions": ["", "Rest"], "keywords": []},
        eligibilityModule={"eligibilityCriteria": ""},
        statusModule={
            "startDateStruct": {"date": "2021", "type": None},
            "completionDateStruct": {},
        },
        armsInterventionsModule={"armGroups": [{}, {"label": "Cells"}]},
    )
    reading = msc.read(empty)
    assert reading.issues == ()
    assert reading.trial.org_study_id is None
    assert reading.trial.conditions == ("Rest",)
    assert reading.trial.eligibility.texts == ()
    assert [arm.label for arm in reading.trial.arms] == ["Cells"]
    assert str(reading.trial.start_date) == "2021"
    assert json.loads(ctgov_json(reading)) == json.loads(empty)


ODD: dict[str, dict[str, Any]] = {
    "an empty text in a list": {"conditionsModule": {"conditions": ["", "Rest"]}},
    "an empty text for an object": {"eligibilityModule": {"eligibilityCriteria": ""}},
    "a number that is none": {
        "contactsLocationsModule": {"locations": [{"geoPoint": {"lat": "north", "lon": 2}}]}
    },
    "a day of no date": {"statusModule": {"startDateStruct": {"type": "ACTUAL"}}},
    "a date of no kind that is known": {
        "statusModule": {"startDateStruct": {"date": "2021", "type": "HOPED"}}
    },
    "a number in a list of texts": {"conditionsModule": {"conditions": [7]}},
    "a text for a list": {"conditionsModule": {"conditions": "Rest"}},
    "an object for a list of words": {"designModule": {"phases": {"PHASE1": 1}}},
    "an empty object in a list": {"armsInterventionsModule": {"armGroups": [{}]}},
}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("modules", ODD.values(), ids=ODD)
def test_the_fast_way_gives_up_where_something_is_odd(modules: dict[str, Any]) -> None:
    compact = json.dumps(json.loads(study(**modules)), separators=(",", ":"))
    assert fast.read_early(Source(compact)) is None
    assert msc.read(compact).trial.trial_id == "NCT99999999"


def test_a_place_on_the_globe_that_is_none_is_unread() -> None:
    for point in ({"lat": "north", "lon": 2}, {"lat": 1}, {"lat": 1.5, "lon": 2, "up": 3}):
        reading = msc.read(study(contactsLocationsModule={"locations": [{"geoPoint": point}]}))
        assert reading.unread
        assert all(site.geo_point is None for site in reading.trial.sites) or "up" in point


def test_sites_said_twice_are_a_repeat_where_they_are_the_same() -> None:
    places = [{"facility": "Example Clinic", "city": "Examplebury"}]
    same = msc.read(
        study(contactsLocationsModule={"locations": places, "locations_nested": places})
    )
    assert same.issues == ()
    assert same.unread == ()
    other = [{"facility": "Other Clinic"}]
    odd = msc.read(study(contactsLocationsModule={"locations": places, "locations_nested": other}))
    assert codes(odd) == ["MSC007"]
    assert [site.facility for site in odd.trial.sites] == ["Example Clinic"]
    alone = msc.read(study(contactsLocationsModule={"locations_nested": other}))
    assert [site.facility for site in alone.trial.sites] == ["Other Clinic"]


def test_a_study_without_a_number_says_so() -> None:
    assert codes(msc.read('{"protocolSection":{},"hasResults":\nfalse}')) == ["MSC011"]


def test_a_withheld_stub_is_read() -> None:
    text = study(statusModule={"overallStatus": "WITHHELD"})
    assert msc.read(text + "\n").trial.overall_status is Status.WITHHELD


BROKEN = {
    "a key twice": '{"protocolSection":{"identificationModule":{"nctId":"A","nctId":"B"}}}',
    "a key twice and compact": RICH.replace('"nctId":', '"nctId":"NCT9","nctId":'),
    "deep": '{"protocolSection":' + "[" * 100_000 + "]" * 100_000 + "}",
    "a number of a million digits": '{"protocolSection":{},"x":' + "9" * 1_000_000 + "}",
    "half a pair": '{"protocolSection":{"identificationModule":{"nctId":"\\ud800"}}}',
    "cut off": RICH[: len(RICH) // 2],
    "not a number": '{"protocolSection":{},"hasResults":true,"x":NaN}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_refused(text: str) -> None:
    with pytest.raises(BrokenRecord):
        msc.read(text.encode())


def test_a_line_that_is_no_object_is_refused_and_the_rest_goes_on() -> None:
    lines = f"{study()}\n[1]\n{study()}".encode()
    first, second, third = msc.scan(lines, on_error="collect")
    assert not first.failed
    assert not third.failed
    assert isinstance(second, msc.FailedReading)
    assert "no object" in str(second.error)


def test_json_of_something_else_is_no_study() -> None:
    with pytest.raises(UnknownFormat, match="JSON of no format that is known"):
        msc.read('{"name": "x",\n"version": 2}')


def test_a_page_without_studies_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="no record of a trial"):
        msc.read(b'{"totalCount": 0, "studies": []}')


# ── The shared samples ─────────────────────────────────────────────────────────────────────────


def _samples(shared: Path) -> Iterator[msc.Reading]:
    folder = shared / "samples"
    for kind in ("ctgov_v2_json", "ctgov_v2_bulk_json", "ctgov_v2_ndjson"):
        yield from msc.scan(folder / kind)


@pytest.mark.untraced
def test_every_sample_is_read_whole(shared: Path) -> None:
    count = 0
    for reading in _samples(shared):
        assert reading.unread == (), reading
        for name in ("start_date", "completion_date", "verified_date"):
            date = getattr(reading.trial, name)
            assert date is None or reading.words(name) == str(date)
        count += 1
    assert count == 339


@pytest.mark.untraced
def test_every_sample_is_written_back_as_it_was(shared: Path) -> None:
    from_the_trial_alone = 0
    for reading in _samples(shared):
        before = json.loads(reading.source.text)
        assert json.loads(ctgov_json(reading)) == before
        from_the_trial_alone += json.loads(ctgov_json(reading.trial)) == before
    assert from_the_trial_alone >= 324


def test_a_changed_scalar_of_a_sample_is_noticed(shared: Path) -> None:
    from mscregistry.testing.perturb import unnoticed

    for reading in list(_samples(shared))[::40]:
        missed = unnoticed(lambda text: CTGOV_JSON.read(Source(text)), reading.source.text, 25)
        assert [str(one) for one in missed] == []


def test_no_leaf_of_a_sample_is_without_its_place(shared: Path) -> None:
    reading = msc.read(shared / "samples" / "ctgov_v2_json" / "NCT03475563.json")
    said = [leaf for _, leaf in leaves(json.loads(reading.source.text)) if leaf not in ("", None)]
    assert len(said) == len(reading.origins)


def test_a_word_of_no_list_can_be_written_as_json_and_read_again() -> None:
    reading = msc.read(study(designModule={"enrollmentInfo": {"count": 3, "type": "PLANNED"}}))
    assert reading.trial.enrollment is not None
    assert reading.trial.enrollment.kind == Unlisted("PLANNED")
    assert msc.export.from_json(msc.export.to_json(reading)) == reading


def test_the_waiver_of_results_is_read() -> None:
    assert msc.read(study(statusModule={"resultsWaived": True})).trial.results_waived is True


def test_the_name_of_an_unknown_list_is_unread_and_one_of_nothing_is_not() -> None:
    reading = msc.read(
        study(designModule={"newKey": [1, {"a": None}], "none": [None, {}], "phases": ["NA"]})
    )
    assert [reading.source.words([span]) for span in reading.unread] == ["newKey", "1"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("late", ['{"a":1,"a":2}', "[" * 200 + "]" * 200, "9" * 2000, "1e999"])
def test_what_must_be_refused_in_a_late_section_is_refused_at_the_latest_when_it_is_asked_for(
    late: str, tmp_path: Path
) -> None:
    path = tmp_path / "late.json"
    compact = json.dumps(json.loads(study()), separators=(",", ":"))
    whole = compact.replace("}}}", f'}}}},"resultsSection":{late}}}')
    path.write_text(whole, encoding="utf-8")
    results = msc.map_trials([path, RICH], _results, workers=1, on_error="collect")
    failed, fine = results
    assert isinstance(failed, msc.FailedReading)
    assert isinstance(failed.error, BrokenRecord)
    assert fine is True


def _results(reading: msc.Reading) -> bool:
    return reading.trial.results is not None


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("lat", ['1,"lat":2', "1e400", "9" * 1001, "[" * 101 + "]" * 101])
def test_a_place_on_the_globe_that_must_be_refused_is_refused_by_the_name_of_its_file(
    lat: str,
) -> None:
    point = '{"lat":' + lat + ',"lon":3}'
    whole = study(contactsLocationsModule={"locations": [{"geoPoint": 0}]})
    whole = json.dumps(json.loads(whole), separators=(",", ":"))
    with pytest.raises(BrokenRecord, match="<bytes>: "):
        msc.read(whole.replace('"geoPoint":0', f'"geoPoint":{point}').encode())


def test_a_reading_whose_file_has_changed_is_shown_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(RICH, encoding="utf-8")
    reading = msc.load(path)[0]
    path.write_text(RICH + "\n", encoding="utf-8")
    assert repr(reading).endswith("as ctgov-json, whose source cannot be read again>")
    with pytest.raises(UnreadableSource, match="changed"):
        _ = reading.issues


def test_a_file_changed_under_its_old_time_and_size_is_told_if_it_is_no_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.json"
    path.write_text(RICH, encoding="utf-8")
    before = path.stat()
    reading = msc.load(path)[0]
    path.write_bytes(b"\xff" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(UnreadableSource, match="changed"):
        _ = reading.source.text


def test_threads_that_ask_at_once_are_given_the_same() -> None:
    reading = CTGOV_JSON.read(Source(RICH))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: reading.trial.results, range(8)))
    assert all(one is found[0] for one in found)


def test_what_is_left_out_is_told_of_a_reading_too() -> None:
    assert ctgov_left_out(msc.read(RICH)) == ()
    with pytest.raises(TypeError, match="of a Trial or a Reading, and not of 'int'"):
        ctgov_json(5)  # type: ignore[arg-type]
