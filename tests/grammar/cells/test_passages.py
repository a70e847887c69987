"""A text is passed over quickly only where no name of cells or of a product can stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.stated import Passage
from mscregistry.vocab.cell_brands import brand_words, is_cell_name
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY, passage


@pytest.mark.parametrize(
    "text",
    ["Stem cells", "hUCMSCs", "exosome's", "Prochymal", "inventistrocel", "PBMCs", "a bag of SVF"],
)
def test_a_text_with_a_name_may_name_cells(text: str) -> None:
    assert passage(text).may_name_cells


@pytest.mark.parametrize(
    "text", ["", "Spring water twice a day", "cel", "A parcel of tea", "excellent"]
)
def test_a_text_without_one_does_not(text: str) -> None:
    assert not passage(text).may_name_cells
    assert not passage(text).names_brand


@pytest.mark.parametrize("text", ["Prochymal", "given INVENTISTROCEL twice", "remestemcel-L"])
def test_a_text_may_name_a_product(text: str) -> None:
    assert passage(text).names_brand


def test_a_name_of_cells_is_none_of_a_product() -> None:
    assert not passage("mesenchymal bags").names_brand


@given(ANY)
def test_no_text_that_names_cells_is_passed_over(text: str) -> None:
    one = passage(text)
    if anchors_of(one.cells) and "’" not in text and "'" not in text:
        assert one.may_name_cells


@given(ANY)
def test_no_text_that_names_a_product_is_passed_over(text: str) -> None:
    one = passage(text)
    words = one.cells.words
    if any(brand_words().at(words, at) or is_cell_name(word) for at, word in enumerate(words)):
        assert one.names_brand
        assert one.may_name_cells


def test_passages_are_equal_when_all_they_say_is() -> None:
    one = CellPassage("title", "MSCs", Role.TITLE)
    assert one == CellPassage("title", "MSCs", Role.TITLE)
    assert one != CellPassage("title", "MSCs", Role.NAME)
    assert one != Passage("title", "MSCs")
    assert (one.group, one.linked, one.placebo) == ("", (), False)


def test_the_words_are_cut_once() -> None:
    one = passage("MSCs")
    assert one.cells is one.cells


@pytest.mark.parametrize(("before", "piece", "behind"), HOSTILE)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(
        lambda text: (passage(text).may_name_cells, passage(text).names_brand),
        before, piece, behind,
    )  # fmt: skip
