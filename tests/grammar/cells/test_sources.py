"""Cells that are only what a product is made of, or has in it, are no product of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.sources import without_sources
from tests.grammar.cells.products_said import name, title, told

if TYPE_CHECKING:
    from collections.abc import Sequence


def kept(*passages: CellPassage) -> list[str]:
    """Give the kinds of cells that are left of those these texts name."""
    every = [one for passage in passages for one in mentions_of(passage)]
    return [one.kind.code for one in without_sources(every)]


def test_marrow_that_is_drawn_to_make_the_cells_is_left_out() -> None:
    assert kept(told("Bone marrow aspirate is drawn; then the MSCs are infused")) == ["msc"]


def test_marrow_is_left_out_of_other_texts_where_the_title_names_what_is_made() -> None:
    assert kept(title("MSCs against hiccups"), told("A bone marrow aspirate")) == ["msc"]
    assert kept(name("MSCs"), told("A bone marrow aspirate", 1)) == ["msc", "marrow"]


def test_marrow_beside_cells_of_another_tissue_stays() -> None:
    assert kept(told("Bone marrow aspirate; adipose MSCs")) == ["marrow", "msc"]


def test_marrow_alone_stays() -> None:
    assert kept(name("Bone marrow aspirate")) == ["marrow"]


def test_cells_that_a_fraction_contains_are_left_out() -> None:
    assert kept(name("SVF containing plenty of MSCs"), name("MSCs", 1)) == ["svf", "msc"]
    assert kept(name("MSCs, or SVF"), name("NK cells", 1)) == ["msc", "svf", "nk"]


def test_cells_named_before_what_contains_cells_stay() -> None:
    texts = (name("MSCs, then SVF containing MSCs, SVF"), name("NK cells", 1))
    assert kept(*texts) == ["msc", "svf", "svf", "nk"]


def test_cells_of_the_title_are_those_in_the_fraction_that_is_given() -> None:
    assert kept(title("MSCs against hiccups"), name("SVF")) == ["svf"]
    assert kept(title("MSCs against hiccups"), name("SVF"), name("NK cells", 1)) == [
        "msc",
        "svf",
        "nk",
    ]


@pytest.mark.parametrize("made", ["Exosomes", "Conditioned medium"])
def test_cells_are_left_out_where_only_what_they_make_is_given(made: str) -> None:
    (code,) = kept(name(made))
    assert kept(title("MSCs against hiccups"), name(made)) == [code]
    assert kept(name("MSCs", 1), name(made)) == ["msc", code]


WORDS = st.sampled_from(
    ["MSCs", "SVF", "BMAC", "bone marrow aspirate", "exosomes", "containing", "adipose", "of", ";"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4)


@given(TEXTS, st.sampled_from([Role.NAME, Role.GIVEN, Role.TITLE]))
def test_what_is_left_keeps_its_order_and_never_lacks_all(texts: Sequence[str], role: Role) -> None:
    passages = [CellPassage(f"arms[{at}].label", text, role) for at, text in enumerate(texts)]
    every = [one for passage in passages for one in mentions_of(passage)]
    left = without_sources(every)
    assert left == [one for one in every if one in left]
    assert bool(left) == bool(every)
    assert without_sources(left) == left or role is not Role.NAME
