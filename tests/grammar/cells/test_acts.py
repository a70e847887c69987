"""Whose cells they are may be told of their giving."""

from __future__ import annotations

import pytest

from mscregistry.grammar.cells.acts import donor_of_act
from mscregistry.grammar.cells.mentions import mentions_of
from tests.grammar.cells.linear import assert_linear
from tests.grammar.cells.products_said import name, one, read, title, told, value


@pytest.mark.parametrize(
    ("text", "donor"),
    [
        ("Autologous transplantation of MSCs", "autologous"),
        ("Allogeneic intravenous infusion of MSCs", "allogeneic"),
        ("Autologous treatment with MSCs", "autologous"),
        ("Autologous transplantation of allogeneic MSCs", "allogeneic"),
        ("Transplantation of MSCs", None),
        ("Slow transplantation of MSCs", None),
        ("of MSCs", None),
        ("Autologous bag of MSCs", None),
        ("Autologous transplantation for MSCs", None),
        ("Autologous transplantation of, later, MSCs", None),
        ("Autologous transplantation. Of MSCs", None),
        ("Autologous transplantation of; MSCs", None),
        ("Autologous. Transplantation of MSCs", None),
    ],
)
def test_the_giving_is_that_of_cells_of_a_donor(text: str, donor: str | None) -> None:
    assert value(one(name(text)).donor) == donor


def test_a_giving_at_the_end_of_a_text_tells_nothing() -> None:
    passage = told("Autologous transplantation of")
    assert donor_of_act(passage, 3)["donor"].words == "Autologous"


def test_one_word_for_all_cells_tells_of_each_product() -> None:
    texts = (name("Cord MSCs"), name("Limbal stem cells", 1))
    alone = [value(each.donor) for each in read(*texts)]
    both = [value(each.donor) for each in read(*texts, title("Autologous stem cells"))]
    assert (alone, both) == ([None, None], ["autologous?", "autologous?"])


def test_platelets_are_no_stem_cells() -> None:
    texts = (name("MSCs"), name("Platelet-rich plasma", 1), title("Autologous stem cells"))
    assert [value(each.donor) for each in read(*texts)] == ["autologous?", None]


@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [("", "autologous transplantation of ", "MSCs"), ("", "transplantation of MSCs ", "")],
)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(lambda text: mentions_of(told(text)), before, piece, behind)
