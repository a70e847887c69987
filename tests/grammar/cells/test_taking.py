"""Clauses on taking tell whose cells the only product is made of, and of which tissue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.grammar.cells.gathering import gather
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.taking import tell_taking
from tests.grammar.cells.products_said import measure, name, summary, told

if TYPE_CHECKING:
    from mscregistry.grammar.cells.passages import CellPassage


def taken(*texts: CellPassage, cells: str = "MSCs") -> dict[str, str]:
    """Give what is told of products of such cells, with `?` where it is not sure."""
    passages = [name(cells), *texts]
    (product,) = gather(mentions_of(passages[0]))
    tell_taking([product], passages)
    return {axis: str(stated) for axis, stated in product.told.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Marrow is aspirated in the evening",
        "They harvest bone marrow",
        "A biopsy of the marrow",
    ],
)
def test_a_tissue_that_is_taken_is_that_of_the_cells(text: str) -> None:
    assert taken(summary(text)) == {"tissue": "bone_marrow?"}


@pytest.mark.parametrize(
    "text",
    [
        "Marrow is looked at",
        "Marrow is soft; a biopsy of the thumb",
        "Marrow is so very soft that nobody thinks of a biopsy",
        "A biopsy of the liver",
    ],
)
def test_a_tissue_that_nobody_takes_for_cells_tells_nothing(text: str) -> None:
    assert taken(summary(text)) == {}


@pytest.mark.parametrize(
    ("text", "donor"),
    [
        ("The cells are those of healthy donors", "allogeneic?"),
        ("Cells from an unrelated donor are best", "allogeneic?"),
    ],
)
def test_a_donor_is_told_where_cells_are_named_or_taken(text: str, donor: str) -> None:
    assert taken(summary(text)) == {"donor": donor}


@pytest.mark.parametrize("text", ["Healthy donors drink tea", "The cells are allogeneic to tea"])
def test_a_donor_of_something_else_tells_nothing(text: str) -> None:
    assert taken(summary(text)) == {}


def test_what_is_told_otherwise_twice_does_not_count() -> None:
    texts = (summary("Marrow is aspirated"), told("A biopsy of adipose tissue"))
    assert taken(*texts) == {}
    assert taken(texts[0], texts[0]) == {"tissue": "bone_marrow?"}


def test_what_the_cells_own_name_tells_counts_first() -> None:
    marrow = summary("Marrow is aspirated from healthy donors")
    assert taken(marrow, cells="autologous cord MSCs") == {
        "donor": "autologous",
        "tissue": "umbilical_cord",
    }


@pytest.mark.parametrize("cells", ["NK cells", "CAR-T cells"])
def test_no_tissue_is_taken_for_cells_of_the_blood(cells: str) -> None:
    assert "tissue" not in taken(summary("Marrow is aspirated"), cells=cells)


@pytest.mark.parametrize(
    "text", [measure("Marrow is aspirated"), told("Marrow is aspirated", placebo=True)]
)
def test_what_is_measured_or_is_a_placebo_tells_nothing(text: CellPassage) -> None:
    assert taken(text) == {}


def test_of_several_products_nobody_knows_which_is_meant() -> None:
    passages = [name("MSCs"), name("NK cells", 1), summary("Marrow is aspirated")]
    products = gather(one for passage in passages for one in mentions_of(passage))
    tell_taking(products, passages)
    tell_taking([], passages)
    assert [one.told for one in products] == [{}, {}]


def test_what_is_told_has_its_words() -> None:
    passages = [name("MSCs"), summary("The marrow is aspirated")]
    products = gather(mentions_of(passages[0]))
    tell_taking(products, passages)
    tissue = products[0].told["tissue"]
    assert (tissue.words, tissue.path, tissue.sure) == ("marrow", "brief_summary", False)
