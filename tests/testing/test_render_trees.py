"""What is rendered as JSON, XML or CSV of a registry reads back as all it can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import mscregistry as msc
from mscregistry.coverage import Use
from mscregistry.export import ctgov_json
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.model import Eligibility, Intervention, Trial
from mscregistry.source import Source
from mscregistry.testing import (
    carried_by_ctgov_json,
    carried_by_ctgov_v1,
    carried_by_drks,
    carried_by_isrctn,
    render_ctgov_csv,
    render_ctgov_v1,
    render_ctgov_xml,
    render_drks,
    render_isrctn,
    sample_trials,
    strategies,
)
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import Phase, StandardAge

if TYPE_CHECKING:
    from collections.abc import Callable

    Render = Callable[[Trial], str]
    Carried = Callable[[Trial], Trial]

TREES: dict[str, tuple[Render, Carried]] = {
    "ctgov-json": (ctgov_json, carried_by_ctgov_json.carried),
    "ctgov-v1": (render_ctgov_v1.render, carried_by_ctgov_v1.carried),
    "ctgov-xml": (render_ctgov_xml.render, render_ctgov_xml.carried),
    "drks": (render_drks.render, carried_by_drks.carried),
    "isrctn": (render_isrctn.render, carried_by_isrctn.carried),
}


@pytest.mark.parametrize("name", TREES)
def test_sample_trials_read_back_equal(name: str) -> None:
    render, carried = TREES[name]
    parser = msc.formats().named(name)
    for trial in sample_trials(60, seed=3):
        reading = parser.read(Source(render(trial)))
        assert reading.trial == carried(trial)
        assert reading.coverage().counts[Use.UNREAD] in {0, len("Rank1")}


@pytest.mark.parametrize("name", TREES)
def test_any_trial_reads_back_equal(name: str) -> None:
    render, carried = TREES[name]
    parser = msc.formats().named(name)

    @given(strategies.trials())
    @settings(max_examples=60)
    def each(trial: Trial) -> None:
        assert parser.read(Source(render(trial))).trial == carried(trial)

    each()


@pytest.mark.parametrize("name", TREES)
def test_results_documents_and_all_that_is_rare_read_back_equal(name: str) -> None:
    render, carried = TREES[name]
    parser = msc.formats().named(name)

    rare = st.fixed_dictionaries(
        {
            "results": strategies.results(),
            "documents": strategies.documents(),
            "annotations": strategies.registry_annotations(),
            "derived": strategies.derived(),
        }
    )

    @given(rare)
    @settings(max_examples=40)
    def each(fields: dict[str, Any]) -> None:
        trial = Trial(trial_id="NCT99999999", **fields)
        assert parser.read(Source(render(trial))).trial == carried(trial)

    each()


@pytest.mark.parametrize("style", ["classic", "new"])
def test_rows_of_a_search_read_back_equal(style: render_ctgov_csv.Style) -> None:
    for trial in sample_trials(100, seed=4):
        row = render_ctgov_csv.render(trial, style)
        assert msc.read(row.encode()).trial == render_ctgov_csv.carried(trial, style)


@given(strategies.trials(), st.sampled_from(["classic", "new"]))
@settings(max_examples=60)
def test_random_trials_read_back_equal_from_rows(
    trial: Trial, style: render_ctgov_csv.Style
) -> None:
    coded = _coded(trial)
    row = render_ctgov_csv.render(coded, style)
    (reading,) = msc.scan(row.encode("utf-8", "surrogatepass"), format="ctgov-csv")
    assert reading.trial == render_ctgov_csv.carried(coded, style)


def _coded(trial: Trial) -> Trial:
    """Give a trial without the words of no list that cannot be told apart in one cell."""
    eligibility = trial.eligibility
    return evolve(
        trial,
        phases=tuple([one for one in trial.phases if isinstance(one, Phase)]),
        eligibility=evolve(
            eligibility,
            standard_ages=tuple(
                [one for one in eligibility.standard_ages if isinstance(one, StandardAge)]
            ),
            minimum_age=_tenths(eligibility.minimum_age),
            maximum_age=_tenths(eligibility.maximum_age),
        ),
    )


def _tenths(age: Age | None) -> Age | None:
    """Give an age as people write them."""
    return None if age is None else Age(round(age.value, 1), age.unit)


def test_a_row_may_say_little() -> None:
    trial = Trial(
        trial_id="NCT99999999",
        interventions=(Intervention("Drug: rest"), Intervention("Sleep")),
        eligibility=Eligibility(maximum_age=Age(6, AgeUnit.MONTHS)),
    )
    for one in (trial, Trial(trial_id="NCT99999999")):
        for style in ("classic", "new"):
            row = render_ctgov_csv.render(one, style)
            assert msc.read(row.encode()).trial == render_ctgov_csv.carried(one, style)


def test_the_same_trial_in_two_versions_of_the_api_is_equal() -> None:
    one, two = (msc.formats().named(name) for name in ("ctgov-json", "ctgov-v1"))
    for trial in sample_trials(40, seed=6):
        carried = carried_by_ctgov_v1.carried(trial)
        first = one.read(Source(ctgov_json(carried))).trial
        assert first == two.read(Source(render_ctgov_v1.render(trial))).trial == carried


@pytest.mark.parametrize("name", TREES)
def test_a_changed_letter_is_noticed(name: str) -> None:
    parser = msc.formats().named(name)
    text = TREES[name][0](next(sample_trials(1, seed=9)))
    missed = unnoticed(lambda text: parser.read(Source(text)), text, 40)
    assert [str(one) for one in missed] == []
