"""Routes, doses and schedules belong to the product that the words around them tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.grammar.cells.attaching import Attached, attach
from mscregistry.grammar.cells.gathering import gather
from mscregistry.grammar.cells.mentions import mentions_of
from tests.grammar.cells.products_said import measure, name, read, summary, title, told

if TYPE_CHECKING:
    from mscregistry.grammar.cells.passages import CellPassage


def routes(*passages: CellPassage) -> list[list[str]]:
    """Give the ways of giving of each product, with `?` where one is not sure."""
    return [[str(one) for one in product.routes] for product in read(*passages)]


def doses(*passages: CellPassage) -> list[list[str]]:
    return [[str(one) for one in product.doses] for product in read(*passages)]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("MSCs are infused intravenously", ["intravenous"]),
        ("MSCs intravenously, then MSCs intravenously", ["intravenous"]),
        ("MSCs intra-arterially; MSCs intra-arterially into the kidney", ["intra_arterial:kidney"]),
        ("Implanted MSCs", ["implantation"]),
        ("MSCs implanted subcutaneously", ["subcutaneous"]),
        ("Somebody is implanted far away from the MSCs", []),
        ("MSCs in a green bottle", []),
    ],
)
def test_each_way_is_told_once_and_the_one_that_says_most(text: str, ways: list[str]) -> None:
    assert routes(name("MSCs"), told(text)) == [ways]


def test_an_injection_into_an_organ_says_no_more_than_the_name_of_the_way_there() -> None:
    text = "Intramyocardial MSCs, MSCs injected to the heart, MSCs injected to the finger"
    assert routes(name("MSCs"), told(text)) == [["intramyocardial", "local_injection:finger"]]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Intravenous infusion of MSCs and dendritic cells", [["intravenous"], ["intravenous"]]),
        ("Intravenous infusion of MSCs + dendritic cells", [["intravenous"], ["intravenous"]]),
        ("Intravenous infusion of MSCs, dendritic cells", [["intravenous"], []]),
        ("Intravenous infusion of MSCs before dendritic cells", [["intravenous"], []]),
        ("Intravenous MSCs and intrathecal dendritic cells", [["intravenous"], ["intrathecal"]]),
        ("MSCs and dendritic cells. All injections are intravenous", [["intravenous?"]] * 2),
        ("MSCs. And dendritic cells are not intravenous", [[], ["intravenous"]]),
    ],
)
def test_a_way_is_that_of_all_cells_of_one_list(text: str, ways: list[list[str]]) -> None:
    assert routes(name("MSCs"), name("Dendritic cells", 1), told(text)) == ways


def test_how_long_something_else_is_infused_is_told_of_no_cells() -> None:
    saline = told("Saline is infused over 30 minutes", 1, placebo=True)
    (product,) = read(name("MSCs"), name("Saline", 1), saline)
    assert product.infusion_durations == ()
    given = told("The MSCs are infused over 30 minutes")
    assert len(read(name("MSCs"), given)[0].infusion_durations) == 1


def test_a_label_says_that_what_stands_behind_it_is_a_way() -> None:
    assert routes(name("MSCs"), summary("MSCs. Route: topical")) == [["topical?"]]
    assert routes(name("MSCs"), summary("MSCs. Colour: topical")) == [[]]


def test_ways_of_which_one_is_chosen_stand_apart() -> None:
    text = "MSCs intravenously or intramuscularly and subcutaneously"
    (product,) = read(name("MSCs"), told(text))
    assert [[str(way) for way in choice] for choice in product.route_alternatives] == [
        ["intravenous"],
        ["intramuscular", "subcutaneous"],
    ]


def test_ways_that_go_together_leave_no_choice() -> None:
    (product,) = read(name("MSCs"), told("MSCs intravenously and subcutaneously"))
    assert product.route_alternatives == ()
    assert len(product.routes) == 2


def test_what_is_told_at_length_counts_where_nothing_shorter_tells_it() -> None:
    long = summary("The MSCs are infused intravenously, 3 million MSCs/kg")
    assert routes(name("MSCs"), long) == [["intravenous"]]
    assert doses(name("MSCs"), long) == [["3000000 cells/kg"]]
    short = told("MSCs intrathecally, 2 million MSCs")
    assert doses(name("MSCs"), short, long) == [["2000000 cells"]]


def test_a_word_that_says_little_tells_no_way_at_length() -> None:
    assert routes(name("MSCs"), told("Implanted MSCs")) == [["implantation"]]
    assert routes(name("MSCs"), summary("Implanted MSCs")) == [[]]


def test_an_outcome_may_tell_the_way_and_nothing_else() -> None:
    outcome = measure("Pain after 3 million intravenous MSCs")
    assert routes(name("MSCs"), outcome) == [["intravenous"]]
    assert doses(name("MSCs"), outcome) == [[]]


def test_what_is_told_twice_is_told_by_the_surer_words() -> None:
    (product,) = read(name("MSCs"), title("Intravenous hope"), told("MSCs are given intravenously"))
    assert [(one.sure, one.words) for one in product.routes] == [(True, "intravenously")]


def test_products_have_what_is_told_of_them_in_their_order() -> None:
    passages = [name("MSCs intravenously"), name("NK cells subcutaneously", 1)]
    products = gather(one for passage in passages for one in mentions_of(passage))
    found = attach(products, passages)
    assert [[str(route) for route in one.routes] for one in found] == [
        ["intravenous"],
        ["subcutaneous"],
    ]


def test_nothing_is_attached_to_no_product() -> None:
    assert attach([], [name("2 million intravenous spoons of tea")]) == []
    assert Attached().routes == []


def test_a_text_without_words_tells_nothing() -> None:
    assert routes(name("MSCs"), told("!"), told("")) == [[]]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("3x10^6/kg IV", [["3000000 cells/kg"]]),
        ("Amount: 4 million/kg", [["4000000 cells/kg"]]),
        ("Cohort 1: 2x10^6/kg; Cohort 2: 4x10^6/kg", [["cohort 1: 2000000, cohort 2: 4000000 cells/kg"]]),
        ("2x10^3/kg", [[]]),
        ("7 mg/kg", [[]]),
    ],
)  # fmt: skip
def test_a_description_without_a_subject_counts_the_cells_of_the_name(
    text: str, stated: list[list[str]]
) -> None:
    found = read(name("MSCs"), told(text))
    assert [[str(one.value) for one in product.doses] for product in found] == stated
    assert not any(one.sure for product in found for one in product.doses)


def test_a_description_without_a_subject_tells_the_ways_and_times_of_the_cells() -> None:
    assert routes(name("MSCs"), told("IM")) == [["intramuscular?"]]
    (product,) = read(name("MSCs"), told("q3w x 4"))
    assert [one.value.canonical for one in product.schedules] == [("every 21 days x4",)]


def test_only_one_product_that_the_name_names_is_so_described() -> None:
    assert doses(name("MSCs"), name("Saline", 1), told("3x10^6/kg IV", 1)) == [[]]
    assert doses(name("MSCs"), told("3x10^6/kg IV", placebo=True)) == [[]]
    assert routes(name("MSCs and CAR-T cells"), told("IM")) == [[], []]
    rambling = "IM or whatever else the good people of the ward may think of in the morning"
    assert routes(name("MSCs"), told(rambling)) == [[]]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Injected into the knee under intravenous sedation", ["intra_articular"]),
        ("Intrathecal MSCs after intravenous busulfan", ["intrathecal"]),
        ("90 mg bananazone IV, 30 mg intra-articular applemab, then MSCs", []),
        ("IV drip. Lumbar puncture for CSF analysis.", ["intravenous?"]),
        ("Intravenous access is made, MSCs are injected intrathecally", ["intrathecal"]),
    ],
)
def test_the_way_of_something_else_is_none_of_the_cells(text: str, ways: list[str]) -> None:
    assert routes(name("MSCs"), told(text)) == [ways]
