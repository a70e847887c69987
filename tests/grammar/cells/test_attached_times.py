"""What is told of the giving is told of the product it belongs to."""

import pytest

from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products
from tests.grammar.cells.products_said import NAME, given, product, times


def named(text: str, group: str) -> CellPassage:
    return CellPassage(f"{group}.name", text, Role.NAME, group=group)


def test_how_long_an_infusion_takes() -> None:
    found = product(given("Cord MSC are infused over 30 minutes"))
    assert [str(one.value) for one in found.infusion_durations] == ["=30 min"]


def test_texts_at_length_tell_how_long_it_takes_where_no_other_does() -> None:
    long = CellPassage("brief_summary", "MSC are infused over 1 hour.", Role.CONTEXT)
    assert [str(one.value) for one in product(long).infusion_durations] == ["=1 h"]
    both = product(given("Cord MSC are infused over 30 minutes"), long)
    assert [str(one.value) for one in both.infusion_durations] == ["=30 min"]


def test_a_number_of_something_else_is_none_of_the_cells() -> None:
    assert times(given("Cord MSC, and three injections of plasma")) == []
    assert times(given("Cord MSC, and three injections of the product")) == []
    text = "A single injection of cord MSC and three injections of saline"
    assert times(given(text)) == ["once"]


def test_a_drug_beside_the_cells_has_its_own_days() -> None:
    assert times(given("Infusion of cisplatin on day 1 followed by cord MSC infused on day 2")) == [
        "day 2"
    ]
    assert times(given("Infusion of methylprednisolone on day 1")) == []
    far = "A dose is given by infusion on day 1 to patients who are all " + "very " * 20
    assert times(given(f"{far} ill and have methylprednisolone")) == ["day 1"]


def test_a_placebo_that_is_compared_is_no_drug_beside_the_cells() -> None:
    title = "A placebo-controlled, single dose study of mesenchymal stem cells"
    assert times(CellPassage("official_title", title, Role.TITLE)) == ["once"]
    assert times(given("A single infusion of the product or placebo")) == ["once"]
    assert times(given("A single infusion of placebo, and nothing else")) == []


def test_an_arm_without_a_name_is_of_the_only_thing_that_is_given() -> None:
    arm = given("Patients receive two doses on days 1 and 8", "arms[0]")
    assert times(arm) == ["day 1", "day 8"]
    assert times(arm, named("Saline", "interventions[1]")) == ["day 1", "day 8"]
    assert times(arm, named("Ruxolitinib", "interventions[1]")) == []


def test_an_abbreviation_with_stops_ends_no_clause() -> None:
    text = "Cord MSC are given by i.v. infusion on day 3 beside methylprednisolone"
    assert times(given(text)) == ["day 3"]


def test_a_dose_at_length_is_of_the_only_product() -> None:
    text = "Mesenchymal stem cells are tested. The level is 5 million cells/kg."
    long = CellPassage("detailed_description", text, Role.CONTEXT)
    assert [str(one.value) for one in product(long).doses] == ["5000000 cells/kg"]


def test_two_products_have_each_their_own() -> None:
    other = named("Adipose mesenchymal stem cells", "interventions[1]")
    first = given("A single infusion")
    second = given("Infused weekly for 2 weeks", "interventions[1]")
    found = read_products((NAME, first, other, second))
    assert [[str(one.value) for one in each.schedules] for each in found] == [
        ["x1"],
        ["every 1 wk, for 2 wk"],
    ]


def test_two_products_of_one_text_may_have_the_same_times() -> None:
    text = (
        "MSC group: MSCs were infused weekly, twice. NK group: NK cells were infused weekly, twice."
    )
    found = read_products([named("MSCs and NK cells", "interventions[0]"), given(text)])
    assert [[form for one in each.schedules for form in one.value.canonical] for each in found] == [
        ["1 per week for 2 weeks"],
        ["1 per week for 2 weeks"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D0, D7, D14 and D21", ["day 0", "day 7", "day 14", "day 21"]),
        ("with cord MSC, 1 million cells, once at baseline", ["once", "baseline"]),
        ("Cord MSC. Embryo transfer at day 5", []),
        ("Cord MSC in the wound. Embryo transfer will be done at day 5", []),
    ],
)
def test_a_description_without_a_word_of_giving(text: str, expected: list[str]) -> None:
    assert times(given(text)) == expected


def test_a_placebo_has_no_times() -> None:
    other = CellPassage(
        "arms[1].description", "D0 and D7", Role.GIVEN, group="arms[1]", placebo=True
    )
    assert times(given("By vein"), other) == []
