"""The cells, doses, routes and times of the five documents, as their hand-checked facts have them.

The documents' facts on cells stand in the notes of the task and in the gold; what is asserted here
is what the issue of cell products names.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc

if TYPE_CHECKING:
    from mscregistry.grammar.cells.product import CellProduct

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not SEEDS, reason="the shared documents are not beside this checkout"
)


def product(number: str) -> CellProduct:
    path = next(one for one in SEEDS if one.name.startswith(number))
    (only,) = msc.read(path).trial.cell_products
    return only


def value(stated: object) -> object:
    return getattr(stated, "value", None)


@pytest.mark.parametrize(
    ("number", "tissue", "donor", "cell_type"),
    [
        ("000", "bone_marrow", "allogeneic", "CL:0002540"),
        ("001", "umbilical_cord", "allogeneic", "CL:0002569"),
        ("002", "adipose", "allogeneic", "CL:0002570"),
        ("003", "bone_marrow", "allogeneic", "CL:0002540"),
        ("004", "umbilical_cord", None, "CL:0002569"),
    ],
)
def test_each_document_gives_one_kind_of_mesenchymal_cells(
    number: str, tissue: str, donor: str | None, cell_type: str
) -> None:
    found = product(number)
    assert found.is_msc is msc.Truth.TRUE
    assert (value(found.tissue), value(found.donor), value(found.cell_type)) == (
        tissue,
        donor,
        cell_type,
    )


def test_the_vertebra_is_a_site_and_no_tissue() -> None:
    assert value(product("000").anatomical_site) == "vertebra"


def test_the_kidney_trial_gives_200_million_cells_in_all_on_either_of_two_ways() -> None:
    found = product("000")
    (dose,) = [one.value for one in found.doses]
    assert (dose.low, dose.high, dose.unit, dose.basis) == (
        Fraction(200_000_000),
        Fraction(200_000_000),
        "cells",
        "total",
    )
    assert [str(one) for one in found.routes] == ["intravenous", "intra_arterial:kidney"]
    assert [[str(one) for one in way] for way in found.route_alternatives] == [
        ["intravenous"],
        ["intravenous", "intra_arterial:kidney"],
    ]


def test_giving_it_again_is_allowed_and_not_planned() -> None:
    (again,) = [one.value for one in product("000").schedules]
    assert (again.allowed, again.canonical) == (True, ("every 6 months",))


def test_the_trial_of_acute_kidney_injury_gives_cells_on_day_0_and_day_7() -> None:
    found = product("001")
    assert [one.value.canonical for one in found.schedules] == [("day 0", "day 7")]
    assert [str(one) for one in found.routes] == ["intravenous"]


def test_the_lupus_trial_gives_cells_at_baseline_and_after_6_months() -> None:
    found = product("004")
    assert [one.value.canonical for one in found.schedules] == [("baseline", "month 6")]
    assert [str(one) for one in found.routes] == ["intravenous"]


def test_the_abstract_states_no_way_and_three_named_doses() -> None:
    gold = json.loads(next((SHARED / "gold").glob("002*.json")).read_text(encoding="utf-8"))
    found = product("002")
    names = [level.name for one in found.doses for level in one.value.levels]
    assert names == ["low", "middle", "high"]
    assert len(names) == len(gold["dose_groups"])
    assert found.routes == ()


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_statement_has_its_words_in_the_field_it_names(number: str) -> None:
    path = next(one for one in SEEDS if one.name.startswith(number))
    reading = msc.read(path)
    (found,) = reading.trial.cell_products
    stated = [found.form, found.tissue, found.donor, *found.routes, *found.doses, *found.schedules]
    for one in filter(None, stated):
        text = field(reading.trial, one.path)
        assert " … ".join(span.of(text) for span in one.spans) == one.words


def field(trial: msc.Trial, path: str) -> str:
    """Give the text at a path of a trial."""
    thing: object = trial
    for part in path.replace("]", "").replace("[", ".").split("."):
        thing = thing[int(part)] if isinstance(thing, tuple) else getattr(thing, part)
    return str(thing)
