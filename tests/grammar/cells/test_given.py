"""Words beside the name of cells, and its place, say whether they are given to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.given import Given, is_given, says_giving
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from tests.grammar.cells.products_said import measure, mention, name, summary, title, told

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("text", ["MSCs", "chondrocytes", "stem cells in a pink bottle"])
def test_cells_that_an_intervention_is_called_by_are_given(text: str) -> None:
    assert is_given(mention(name(text))) is Given.GIVEN


@pytest.mark.parametrize("text", ["MSCs for sore thumbs", "Exosomes against hiccups"])
def test_a_title_that_names_such_cells_says_that_they_are_given(text: str) -> None:
    assert is_given(mention(title(text))) is Given.GIVEN


@pytest.mark.parametrize("text", ["Chondrocytes in sore thumbs", "Stem cells and hiccups"])
def test_a_title_must_say_of_other_cells_that_they_are_given(text: str) -> None:
    assert is_given(mention(title(text))) is Given.NAMED
    assert is_given(mention(title(f"Implanted {text.lower()}"))) is Given.GIVEN


@pytest.mark.parametrize("passage", [summary, measure])
def test_at_length_cells_are_only_named(passage: Callable[[str], CellPassage]) -> None:
    assert is_given(mention(passage("The MSCs are infused"))) is Given.NAMED


@pytest.mark.parametrize(
    "text",
    [
        "placebo for MSCs",
        "no MSCs",
        "a sham of the MSCs",
        "MSC vehicle",
        "MSC count",
        "circulating MSCs",
        "previous MSCs",
        "MSC recipients",
        "number of her MSCs",
        "effects of mint tea on MSCs",
        "non-MSC cells",
        "a fluid free of MSCs",
    ],
)
def test_words_beside_the_name_say_that_cells_are_not_given(text: str) -> None:
    assert is_given(mention(name(text))) is Given.NOT_GIVEN


@pytest.mark.parametrize(
    "text", ["placebo + MSCs", "placebo, MSCs", "MSCs, count them", "MSCs (placebo)"]
)
def test_a_mark_parts_the_name_from_such_words(text: str) -> None:
    assert is_given(mention(name(text))) is Given.GIVEN


@pytest.mark.parametrize(
    "text", ["xeno-free cultured MSCs", "serum-free MSCs", "non-HLA-matched MSCs", "non MSCs tea"]
)
def test_what_cells_are_free_of_does_not_deny_them(text: str) -> None:
    expected = Given.NOT_GIVEN if text.startswith("non MSCs") else Given.GIVEN
    assert is_given(mention(name(text))) is expected


def test_a_preposition_alone_does_not_make_cells_studied() -> None:
    assert is_given(mention(name("mint tea on MSCs"))) is Given.GIVEN


def test_words_of_another_clause_do_not_count() -> None:
    assert is_given(mention(name("Effects of tea; salt on MSCs"))) is Given.GIVEN


@pytest.mark.parametrize("passage", [name, told])
def test_nothing_is_given_in_an_arm_of_placebo(
    passage: Callable[..., CellPassage],
) -> None:
    assert is_given(mention(passage("MSCs", placebo=True))) is Given.NOT_GIVEN


def test_what_follows_a_treatment_tells_who_takes_part_except_of_mesenchymal_cells() -> None:
    assert is_given(mention(title("Tea after chondrocyte implantation"))) is Given.NOT_GIVEN
    assert is_given(mention(title("Tea after MSC implantation"))) is Given.GIVEN


@pytest.mark.parametrize(
    "text",
    [
        "Tea for patients of a hematopoietic stem cell transplantation",
        "Tea before it and a hematopoietic stem cell transplantation",
        "Hematopoietic stem cell recovery",
    ],
)
def test_a_transplantation_that_patients_have_anyway_is_not_given(text: str) -> None:
    assert is_given(mention(title(text))) is Given.NOT_GIVEN


def test_a_transplantation_that_is_tried_is_given() -> None:
    text = "Transplantation of hematopoietic stem cells against hiccups"
    assert is_given(mention(title(text))) is Given.GIVEN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chondrocytes are implanted", True),
        ("chondrocytes are grown. Then tea is injected", False),
        (
            "chondrocytes are grown in a very large and very clean green bottle and then injected",
            False,
        ),
    ],
)
def test_giving_is_said_near_the_name_in_its_clause(text: str, *, said: bool) -> None:
    assert says_giving(mention(told(text))) is said


WORDS = st.sampled_from(
    [
        "MSCs",
        "NK cells",
        "of",
        "on",
        "placebo",
        "no",
        "effect",
        "patients",
        "after",
        "infusion",
        ",",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(Role))
def test_cells_in_a_text_of_placebo_are_never_given(text: str, role: Role) -> None:
    for placebo in (False, True):
        for one in mentions_of(CellPassage("arms[0].label", text, role, placebo=placebo)):
            state = is_given(one)
            assert state in Given
            assert state is Given.NOT_GIVEN or not placebo
            assert state is not Given.GIVEN or role not in {Role.CONTEXT, Role.ASIDE}
