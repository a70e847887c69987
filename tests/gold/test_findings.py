"""What the prose of the hand-checked abstract states is found: every fact of its gold file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mscregistry as msc
from mscregistry.grammar.intervals import Interval

if TYPE_CHECKING:
    from mscregistry.grammar.findings import AdverseEvent, Findings
    from mscregistry.grammar.stated import Stated

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="the checked documents are not beside this repository"
)
NAME = "002_6e9e19edeb5aad10"


@cache
def gold() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (SHARED / "gold" / f"{NAME}.json").read_text(encoding="utf-8")
    )
    return read


@cache
def found() -> Findings:
    trial = msc.read(SHARED / "seeds" / f"{NAME}.txt").trial
    assert trial.abstract is not None
    return trial.abstract.findings_under(trial.brief_title)


def value(stated: Stated[Any] | None) -> Any:  # noqa: ANN401 - of any kind of fact
    return None if stated is None else stated.value


def test_the_phase() -> None:
    phases = found().phases
    assert [one.value.name.lower() for one in phases] == gold()["phases"]["normalised"]
    assert phases[0].words == gold()["phases"]["as_written"]
    assert phases[0].path == "brief_title"


def test_the_design() -> None:
    design, expected = found().design, gold()["design"]
    assert [one.words for one in design.layout] == [expected["arms"]]
    assert value(design.allocation_basis) == expected["allocation_basis"]
    follow_up = design.follow_up
    assert follow_up is not None
    assert (follow_up.value.value, follow_up.value.unit, follow_up.words) == (
        expected["follow_up"]["value"],
        expected["follow_up"]["unit"],
        expected["follow_up"]["as_written"],
    )
    assert (design.randomised, design.control, design.blinding) == (None, None, None)


def test_the_groups() -> None:
    groups = [
        {"name": one.name.value, "n": None if one.subjects is None else one.subjects.value}
        for one in found().groups
    ]
    assert groups == gold()["dose_groups"]


def test_how_many_took_part_and_were_lost() -> None:
    assert value(found().enrolled) == gold()["enrolled"]
    assert value(found().lost_to_follow_up) == gold()["lost_to_follow_up"]
    assert (found().completed, found().withdrawn, found().deaths) == (None, None, None)


def test_the_range_of_the_population() -> None:
    expected = gold()["egfr_range"]
    (stated,) = found().population
    amount = stated.value.amount
    assert stated.value.measure.code == "egfr"
    assert amount.interval == Interval.between(expected["low"], expected["high"])
    assert amount.unit_words == expected["unit"]


def _of_gold(event: AdverseEvent) -> dict[str, Any]:
    """Give an event under the names of the gold file."""
    return {
        "term": event.term.value,
        "grade": None if event.grade is None else event.grade.value.exact,
        "dose_group": value(event.group),
        "subjects": value(event.subjects),
        "onset": value(event.onset),
        "dlt": value(event.dose_limiting),
        "relatedness": value(event.relatedness),
        "outcome": None if event.outcome is None else event.outcome.value.value,
        "resolution": value(event.resolution),
        "later_diagnosis": value(event.later_diagnosis),
        "diagnosed_by": value(event.diagnosed_by),
    }


def test_the_adverse_events() -> None:
    expected = gold()["adverse_events"]
    events = found().adverse_events
    assert len(events) == len(expected["events"])
    for event, one in zip(events, expected["events"], strict=True):
        facts = _of_gold(event)
        assert {key: facts[key] for key in one if key in facts} == {
            key: one[key] for key in one if key in facts
        }
        assert {key for key in facts if facts[key] is not None} <= set(one)
        # What is said of the two together is marked so.
        assert ("relatedness" in event.inherited) == ("relatedness_basis" in one)
        assert "group" in event.inherited
    (related,) = [one for one in found().event_sets if one.relatedness is not None]
    assert value(related.count) == expected["treatment_related_count"]


def test_the_serious_adverse_events() -> None:
    expected = gold()["serious_adverse_events"]
    serious = found().serious_adverse_events
    assert value(serious.count) == expected["count"]
    assert [
        {key: fact for key, fact in _of_gold(event).items() if key in one}
        for event, one in zip(serious.events, expected["events"], strict=True)
    ] == expected["events"]


def test_the_dose_limiting_toxicities() -> None:
    assert value(found().dlt_count) == gold()["dlt_count"]


def test_the_efficacy() -> None:
    ours = [
        {
            "endpoint": one.endpoint.value,
            "population": value(one.population),
            "finding": one.finding.value,
        }
        for one in found().efficacy
    ]
    assert ours == [
        {key: one[key] for key in ("endpoint", "population", "finding")}
        for one in gold()["efficacy"]
    ]
    for ours_of, one in zip(found().efficacy, gold()["efficacy"], strict=True):
        if "significance" in one:
            assert value(ours_of.significant) == one["significance"]
            assert ours_of.p_value is None


def test_the_stages_in_the_conclusion() -> None:
    assert [one.value for one in found().stages_in_conclusion] == gold()["stages_in_conclusion"]
