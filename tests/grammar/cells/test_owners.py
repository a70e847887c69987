"""What is told of a giving is told of the product named beside it, or of the only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.grammar.cells.products_said import arm, measure, name, read, summary, title, told

if TYPE_CHECKING:
    from mscregistry.grammar.cells.passages import CellPassage

BOTH = (name("MSCs"), name("NK cells", 1))


def routes(*passages: CellPassage) -> list[list[str]]:
    return [[str(one) for one in product.routes] for product in read(*passages)]


def test_the_nearest_product_of_the_clause_is_meant() -> None:
    text = told("MSCs intravenously and NK cells subcutaneously", 2)
    assert routes(*BOTH, text) == [["intravenous"], ["subcutaneous"]]


def test_what_stands_behind_a_product_is_told_of_it() -> None:
    text = told("MSCs are thawed. Then they go intravenously. NK cells are thawed", 2)
    assert routes(*BOTH, text) == [["intravenous?"], []]
    assert routes(name("MSCs"), told("MSCs are thawed. They go intravenously", 2)) == [
        ["intravenous"]
    ]


def test_a_description_tells_of_its_own_intervention() -> None:
    assert routes(*BOTH, told("It is infused intravenously", 1)) == [[], ["intravenous"]]


def test_an_arm_tells_of_the_only_product_that_is_given_in_it() -> None:
    text = "It is infused intravenously"
    assert routes(*BOTH, arm(text, 0, 0)) == [["intravenous?"], []]
    assert routes(*BOTH, arm(text, 0, 0, 1)) == [[], []]
    assert routes(name("MSCs"), arm(text, 0, 0)) == [["intravenous?"]]


@pytest.mark.parametrize(
    "text", ["Cyclophosphamide is infused intravenously", "Placebo is infused intravenously"]
)
def test_what_is_given_beside_the_cells_has_its_own_way(text: str) -> None:
    assert routes(name("MSCs"), told(text)) == [[]]


def test_a_clause_with_something_else_between_tells_nothing_of_the_cells() -> None:
    text = told("Intravenously cyclophosphamide is followed by MSCs")
    assert routes(name("MSCs"), text) == [[]]


def test_a_bare_way_or_a_title_is_told_of_the_only_product() -> None:
    assert routes(name("MSCs"), name("Intravenous infusion", 1)) == [["intravenous?"]]
    assert routes(name("MSCs"), title("Intravenous hope for sore thumbs")) == [["intravenous?"]]
    assert routes(*BOTH, title("Intravenous hope")) == [[], []]
    long = name("An intravenous line that somebody puts in before the tea", 1)
    assert routes(name("MSCs"), long) == [[]]


def test_at_length_a_clause_must_say_that_cells_are_given() -> None:
    assert routes(name("MSCs"), summary("The cells are given intravenously")) == [["intravenous?"]]
    assert routes(name("MSCs"), summary("Stem cells are nice. Tea goes intravenously")) == [[]]
    assert routes(*BOTH, summary("The cells are given intravenously")) == [[], []]
    assert routes(name("MSCs"), summary("Tea is given intravenously")) == [[]]


def test_an_outcome_must_name_the_product_in_the_clause() -> None:
    assert routes(name("MSCs"), measure("Pain by intravenous MSCs")) == [["intravenous"]]
    assert routes(name("MSCs"), measure("MSCs. Pain of intravenous tea")) == [[]]


def test_a_placebo_tells_nothing() -> None:
    text = told("It is infused intravenously", 1, placebo=True)
    assert routes(name("MSCs"), text) == [[]]
