"""A trial tells which cells it gives: a view that is worked out when it is asked for."""

from __future__ import annotations

import copy
import pickle
from typing import Any

from attrs import asdict, evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.model import Arm, Intervention, Outcome, Trial
from mscregistry.model.abstract import AbstractReport, AbstractSection
from mscregistry.testing import strategies
from mscregistry.truth import Truth
from mscregistry.vocab import ArmType
from tests.grammar.cells.products_said import statements

TRIAL = Trial(
    trial_id="NCT90000017",
    brief_title="Cells of the cord against hiccups",
    brief_summary="Each gets 3 million MSCs/kg.",
    interventions=(
        Intervention(
            "Allogeneic umbilical cord MSCs", description="They are infused intravenously."
        ),
        Intervention("Saline", description="MSCs are not in it, 5 million times, subcutaneously."),
    ),
    arms=(
        Arm("Cells", ArmType.EXPERIMENTAL, intervention_names=("Biological: Allogeneic cells",)),
        Arm("No cells", ArmType.PLACEBO_COMPARATOR, "NK cells are not given intrathecally."),
    ),
    outcomes=(Outcome("Hiccups of NK cells"),),
)


def test_a_whole_record_states_one_product() -> None:
    (product,) = TRIAL.cell_products
    assert product.is_msc is Truth.TRUE
    assert {(str(one), one.path) for one in statements(product)} >= {
        ("umbilical_cord", "interventions[0].name"),
        ("allogeneic", "interventions[0].name"),
        ("intravenous", "interventions[0].description"),
        ("3000000 cells/kg", "brief_summary"),
    }
    assert [str(one) for one in product.routes] == ["intravenous"]


def test_an_abstract_states_products_too() -> None:
    sections = (AbstractSection("MSCs were infused intravenously.", "Methods"),)
    trial = Trial(brief_title="Hiccups", abstract=AbstractReport(sections=sections))
    (product,) = trial.cell_products
    assert product.form is not None
    assert product.form.path == product.routes[0].path == "abstract.sections[0].text"


def test_a_trial_without_texts_states_none() -> None:
    assert Trial().cell_products == ()
    assert Trial().findings is None


def test_products_are_read_once_and_are_no_part_of_the_trial() -> None:
    other = evolve(TRIAL)
    assert TRIAL.cell_products is TRIAL.cell_products
    assert other == TRIAL
    assert hash(other) == hash(TRIAL)
    assert "cell_products" not in asdict(TRIAL)
    assert copy.copy(TRIAL) == pickle.loads(pickle.dumps(TRIAL)) == TRIAL  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(TRIAL)).cell_products == TRIAL.cell_products  # noqa: S301 - our own


def test_a_changed_trial_is_read_anew() -> None:
    assert evolve(TRIAL, interventions=(), brief_title=None, arms=()).cell_products == ()


def test_the_findings_of_a_trial_are_those_of_its_abstract_and_title() -> None:
    sections = (AbstractSection("No patient was lost to follow-up.", "Results"),)
    trial = Trial(
        brief_title="Tea in hiccups: a phase 2 study", abstract=AbstractReport(sections=sections)
    )
    assert trial.findings is trial.findings is not None
    assert [one.path for one in trial.findings.phases] == ["brief_title"]
    assert trial.findings.lost_to_follow_up is not None
    assert evolve(trial, abstract=None).findings is None


#: What has no words for cells takes long to draw.
PLAIN: dict[str, Any] = {
    field: st.none() for field in ("results", "documents", "annotations", "derived", "ipd_sharing")
} | {field: st.just(()) for field in ("sites", "references", "answers", "translations")}


@given(strategies.trials(**PLAIN) | strategies.trials(wild=True, **PLAIN))
@settings(max_examples=20)
def test_any_trial_can_be_asked(trial: Trial) -> None:
    for product in trial.cell_products:
        for stated in statements(product):
            assert stated.words
            assert stated.spans
