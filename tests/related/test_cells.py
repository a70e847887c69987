"""Cells are alike by what they are, where they are from, and how they are given."""

from __future__ import annotations

from fractions import Fraction
from math import isnan

import pytest
from attrs import evolve

from mscregistry.grammar.cells.dose import Dose, DoseLevel
from mscregistry.grammar.cells.product import CellProduct
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.stated import Stated
from mscregistry.related import WITHIN, similar
from mscregistry.related.cells import cells_alike, cells_said
from mscregistry.related.doses import doses_alike, told_doses
from tests.related.made import giving, reason

KNEE = ("Knee Osteoarthritis",)


def of(*names: str) -> tuple[float, str]:
    """Give how alike the cells of the first name are to those of the others."""
    some = giving(1, names[0]).cell_products
    others = giving(2, *names[1:]).cell_products
    assert some
    assert others
    return cells_alike(some, others), cells_said(some, others)


def test_the_same_cells_are_wholly_alike() -> None:
    name = "Allogeneic umbilical cord MSCs, 2 x 10^6 cells/kg IV"
    assert of(name, name) == (
        1,
        "both give msc of umbilical_cord, allogeneic, intravenous, 2000000 cells/kg",
    )


def test_cells_are_a_reason_of_their_own() -> None:
    (found,) = similar(giving(1, "Autologous MSCs"), [giving(2, "Autologous MSCs")])
    assert reason(found, "cells").said == "both give msc, autologous"


def test_a_part_of_a_tissue_is_nearly_that_tissue() -> None:
    score, said = of("Umbilical cord MSCs", "Wharton's jelly MSCs")
    assert score == pytest.approx((3 + 3 * WITHIN) / 6)
    assert said == "both give msc of umbilical_cord or whartons_jelly"
    assert of("Wharton's jelly MSCs", "Umbilical cord MSCs")[0] == score


def test_what_differs_is_told() -> None:
    score, said = of("Autologous bone marrow MSCs", "Allogeneic adipose MSCs")
    assert score == pytest.approx(3 / 8)
    assert said == "both give msc; they differ in tissue, donor"


def test_what_only_one_states_counts_half() -> None:
    score, said = of("Autologous MSCs, intravenous", "MSCs")
    assert score == pytest.approx((3 + 1 + 1) / 7)
    assert said == "both give msc; only one tells donor, route"


def test_other_products_of_one_tissue_are_alike_in_that() -> None:
    _, said = of("Bone marrow MSCs", "Bone marrow mononuclear cells")
    assert said == "both give cells, of bone_marrow; they differ in form"


def test_ways_that_both_have_count_in_part() -> None:
    score, said = of("MSCs, intravenous and intrathecal injection", "MSCs, intrathecal injection")
    assert score == pytest.approx((3 + 2 * 2 / 3) / 5)
    assert said == "both give msc"
    assert of("MSCs, intravenous", "MSCs, intrathecal")[1] == "both give msc; they differ in route"


def dosed(low: str | None, high: str | None, unit: str | None = "cells/kg") -> CellProduct:
    """Give a product of which so many are given."""
    ends = [None if end is None else Bound(Fraction(end), inclusive=True) for end in (low, high)]
    dose = Dose((DoseLevel(Interval(*ends), None, ()),), unit, None, "")
    return CellProduct(doses=(Stated(dose, "", "", ()),))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("1e6", "1e6"), ("1e6", "1e6"), 1),
        (("1e6", "1e6"), ("2e6", "2e6"), 0.69897),
        (("1e6", "3e6"), ("2e6", "9e6"), 1),
        (("1e6", "1e6"), ("1e8", "1e8"), 0),
        (("0", "0"), ("1e8", "1e8"), 0),
        (("0", "0"), ("0", "0"), 1),
        (("1e300", "1e300"), ("1e900", "1e900"), 0),
        (("3e900", "3e900"), ("6e900", "6e900"), 0.69897),
    ],
)
def test_doses_in_one_unit_are_near_within_a_factor(
    one: tuple[str, str], other: tuple[str, str], near: float
) -> None:
    for first, second in ((one, other), (other, one)):
        assert doses_alike(dosed(*first), dosed(*second)) == pytest.approx(near, abs=1e-5)


@pytest.mark.parametrize(
    "other",
    [
        dosed("2e6", "2e6", "cells"),
        dosed("2e6", "2e6", None),
        dosed(None, "2e6"),
        dosed("2e6", None),
        CellProduct(),
    ],
)
def test_doses_of_different_units_or_without_an_end_are_not_compared(other: CellProduct) -> None:
    for one, two in ((dosed("2e6", "2e6"), other), (other, dosed("2e6", "2e6"))):
        assert doses_alike(one, two) is None
        assert told_doses(one, two) == ""
    assert doses_alike(dosed("1", "1", None), dosed("1", "1", None)) is None


def test_two_doses_that_are_near_are_both_told() -> None:
    _, said = of("MSCs, 1.0 x 10^6 cells/kg", "MSCs, 1.2 x 10^6 cells/kg")
    assert said == "both give msc, 1000000 cells/kg and 1200000 cells/kg"


def test_one_brand_is_the_same_product_and_two_are_no_sign() -> None:
    assert of("Ryoncil", "Ryoncil")[0] == 1
    assert of("Ryoncil", "Ryoncil")[1].startswith("both give cells, under the name ")
    some, others = giving(1, "Ryoncil").cell_products, giving(2, "Alofisel").cell_products
    assert isnan(cells_alike(some, others))
    assert cells_alike(some * 2, (*others, *some)) == 1
    assert cells_said(some, (*others, *some)) == of("Ryoncil", "Ryoncil")[1]


def test_cells_that_cannot_be_compared_are_left_out() -> None:
    (found,) = similar(
        giving(1, "Ryoncil", conditions=KNEE), [giving(2, "Alofisel", conditions=KNEE)]
    )
    assert "cells" not in [one.aspect for one in found.reasons]
    assert isnan(cells_alike((), ()))
    assert isnan(cells_alike(giving(1, "MSCs").cell_products, ()))


def test_each_product_is_compared_with_that_which_is_most_like_it() -> None:
    score, said = of("Autologous MSCs", "Allogeneic MSCs", "Autologous MSCs")
    assert said == "both give msc, autologous"
    assert 0.6 < score < 1


def test_a_doubt_is_told() -> None:
    (product,) = giving(1, "Bone marrow MSCs, intravenous").cell_products
    assert product.tissue
    unsure = evolve(
        product,
        tissue=evolve(product.tissue, sure=False),
        routes=tuple([evolve(way, sure=False) for way in product.routes]),
    )
    assert cells_said([product], [unsure]) == "both give msc of bone_marrow?, intravenous?"
    assert cells_alike([product], [unsure]) == 1


def test_cells_are_as_alike_from_either_side() -> None:
    names = ["Autologous MSCs", "Cord MSCs, IV", "BMAC", "Ryoncil", "Adipose SVF, 10^6 cells"]
    products = [giving(1, name).cell_products for name in names]
    for some in products:
        for others in products:
            there, back = cells_alike(some, others), cells_alike(others, some)
            assert there == pytest.approx(back, nan_ok=True)
