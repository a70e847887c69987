"""A product that a record states is read back from every wording of it."""

from __future__ import annotations

from typing import Any

import pytest

from mscregistry.model import Intervention, Trial
from mscregistry.testing import StatedProduct
from mscregistry.testing.stated_products import DONORS, DOSES, FORMS, ROUTES, SCHEDULES, TISSUES
from mscregistry.vocab.cells import DonorRelation, ProductForm

CELLS = StatedProduct(ProductForm.MSC)
SINGLE = [
    *[StatedProduct(form) for form in FORMS],
    *[StatedProduct(ProductForm.MSC, tissue=tissue) for tissue in TISSUES],
    *[StatedProduct(ProductForm.MSC, donor=donor) for donor in DONORS],
    *[StatedProduct(ProductForm.MSC, route=route) for route in ROUTES],
    *[StatedProduct(ProductForm.MSC, schedule=schedule) for schedule in SCHEDULES],
    StatedProduct(ProductForm.MSC, dose=2_500_000),
    StatedProduct(ProductForm.MSC, brand="Ryoncil"),
    StatedProduct(brand="Ryoncil", route="intravenous", dose=1_000_000),
]
FULL = StatedProduct(
    ProductForm.MSC,
    "umbilical_cord",
    DonorRelation.ALLOGENEIC,
    "intravenous",
    1_500_000,
    ("day 0", "day 14"),
    "Quaxostem",
)


def back(trial: Trial) -> list[StatedProduct]:
    return [StatedProduct.of(one) for one in trial.cell_products]


@pytest.mark.parametrize("product", SINGLE, ids=str)
def test_each_statement_is_read_back_from_all_its_wordings(product: StatedProduct) -> None:
    trials = list(product.trials())
    assert [back(trial) for trial in trials] == [[product]] * len(trials) != []


def test_no_two_trials_are_the_same() -> None:
    trials = list(FULL.trials())
    assert len(set(trials)) == len(trials) > 100


def test_what_is_stated_together_is_read_back_together() -> None:
    signed = [trial for trial in FULL.trials() if "®" in trial.interventions[0].name]
    assert all(back(trial) == [FULL] for trial in signed[::20])


def test_the_words_of_giving_stand_with_the_intervention_or_with_the_arm() -> None:
    one, other = list(StatedProduct(ProductForm.SVF, route="subcutaneous").trials())[:2]
    assert one.interventions[0].description == other.arms[0].description
    assert other.interventions[0].description is None
    assert other.arms[0].intervention_names == (other.interventions[0].name,)


@pytest.mark.parametrize(
    ("stated", "error"),
    [
        ({}, "needs a form or a brand"),
        ({"brand": ""}, "needs a form or a brand"),
        ({"tissue": "adipose"}, "needs a form or a brand"),
        ({"brand": "Quaxostem"}, "Quaxostem is no brand that is known"),
        ({"brand": "Ryoncil", "tissue": "adipose"}, "is stated of a form"),
        ({"brand": "Ryoncil", "donor": DonorRelation.AUTOLOGOUS}, "is stated of a form"),
        ({"form": ProductForm.BMAC}, "bmac is no form that is known here: msc, svf"),
        ({"form": ProductForm.MSC, "tissue": "thumb"}, "thumb is no tissue"),
        ({"form": ProductForm.MSC, "donor": DonorRelation.XENOGENEIC}, "xenogeneic is no donor"),
        ({"form": ProductForm.MSC, "route": "topical"}, "topical is no route"),
        ({"form": ProductForm.MSC, "schedule": ("day 9",)}, "is no schedule"),
        ({"form": ProductForm.MSC, "dose": 0}, "0 is no dose of 1,000 to"),
        ({"form": ProductForm.MSC, "dose": -5}, "-5 is no dose"),
        ({"form": ProductForm.MSC, "dose": 10**30}, "is no dose"),
    ],
)
def test_what_no_record_can_state_is_refused(stated: dict[str, Any], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        StatedProduct(**stated)


@pytest.mark.parametrize("dose", [DOSES[0], 106_000, 1_234_567, DOSES[-1]])
def test_the_least_and_the_greatest_dose_are_read_back(dose: int) -> None:
    product = StatedProduct(ProductForm.MSC, dose=dose)
    assert [back(trial) for trial in product.trials()] == [[product]] * len(list(product.trials()))


@pytest.mark.parametrize(
    "told",
    [
        "They are given intravenously and subcutaneously.",
        "2 million cells are given.",
        "1-2 million cells/kg are given.",
    ],
)
def test_a_record_that_states_other_things_than_one_of_each_has_no_such_product(told: str) -> None:
    (product,) = Trial(interventions=(Intervention("MSCs", description=told),)).cell_products
    with pytest.raises(ValueError, match=r"no single number|too many values"):
        StatedProduct.of(product)
