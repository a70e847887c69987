"""No value is turned into another kind, and every fault is told with its place."""

from __future__ import annotations

from typing import Any

import pytest

from mscregistry.errors import BadStructure
from mscregistry.export import from_dict
from tests.export.refusals import TRIAL, faults_in


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
    odd = {"acronym": float("nan"), "arms": (), "design": {5: "x"}, "phases": {1}}
    with pytest.raises(BadStructure) as caught:
        from_dict({"schema": TRIAL, **odd})
    assert caught.value.faults == (
        "nan is not a text @ $.acronym",
        "a Python set is not a list @ $.phases",
        "a key is not a text @ $.design",
        "a Python tuple is not a list @ $.arms",
    )
