"""A name that stands apart from the cells is theirs where the text says that it is tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.brands_tried import (
    brand_around,
    brand_before,
    brand_in_brackets,
    brand_tried,
)
from mscregistry.grammar.cells.gathering import gather
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from tests.grammar.cells.linear import assert_linear
from tests.grammar.cells.products_said import arm, name, one, read, summary, title, told, value

FINDERS = (brand_in_brackets, brand_before, brand_around)


def brand(*passages: CellPassage) -> str | None:
    """Give the brand of the only product, with `?` where it is not sure."""
    return value(one(*passages).brand)


def beside(text: str) -> str | None:
    passage = told(text)
    found = [find(passage, mentions_of(passage)) for find in FINDERS]
    return next((value(each) for each in found if each is not None), None)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Safety of QZ-417 in hay fever", "QZ-417?"),
        ("Safety of the QZ-417 in hay fever", "QZ-417?"),
        ("Treatment with QUAX-IA-04", "QUAX-IA-04?"),
        ("A study evaluating QZ41QX08", "QZ41QX08?"),
        ("Quaxostem® in hay fever", "Quaxostem?"),
        ("19#Quaxostem®-QA in hay fever", "19#Quaxostem-QA?"),
        ("Collagen® in hay fever", None),
        ("Cells® in hay fever", None),
        ("Patients with QZ-417", None),
        ("Treatment of COVID-19", None),
        ("Hay fever", None),
    ],
)
def test_a_title_names_what_is_tried(text: str, called: str | None) -> None:
    assert brand(name("MSCs"), title(text)) == called


@pytest.mark.parametrize(
    ("passage", "called"),
    [
        (arm("QZ-417 group"), "QZ-417?"),
        (arm("QZ-417"), "QZ-417?"),
        (arm("QZ-417 cells are thawed"), "QZ-417?"),
        (summary("Two infusions of QZ-417"), "QZ-417?"),
        (summary("QZ-417 is tea"), None),
        (arm("CD34 cells are thawed"), None),
    ],
)
def test_arms_and_sentences_on_giving_name_it_too(passage: CellPassage, called: str | None) -> None:
    assert brand(name("MSCs"), passage) == called


def test_what_is_given_beside_the_cells_may_be_what_is_tried() -> None:
    tried = title("Safety of QZ-417")
    assert brand(name("MSCs"), name("Tea", 1), tried) is None
    assert brand(name("MSCs"), name("Saline", 1), tried) == "QZ-417?"
    assert brand(name("MSCs"), name("Standard care", 1), tried) == "QZ-417?"
    assert brand(name("MSCs"), told("Salt", 1, placebo=True), tried) == "QZ-417?"
    assert {value(each.brand) for each in read(name("MSCs"), name("PRP", 1), tried)} == {None}


def test_what_a_placebo_is_called_is_no_brand() -> None:
    passage = CellPassage("arms[0].label", "QZ-417", Role.GIVEN, group="arms[0]", placebo=True)
    assert brand(name("MSCs"), passage) is None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("mesenchymal stem cells (QUAX-ASC) twice", "QUAX-ASC?"),
        ("mesenchymal stem cells (QUAX 1)", "QUAX 1?"),
        ("mesenchymal stem cells (MQX 1)", "MQX 1?"),
        ("cord-derived mesenchymal stem cells (VMC 1)", "VMC 1?"),
        ("mesenchymal stem cells(QUAXO1)", "QUAXO1?"),
        ("mesenchymal stem cells (QUAX-ASC) from adipose tissue", "QUAX-ASC?"),
        ("MSCs, tea (QUAX 1)", None),
        ("MSCs derived from the cord (QUAX 1) of newborns", "QUAX 1?"),
        ("MSCs derived from the cord (UC-CORD) of newborns", None),
        ("mesenchymal stem cells (BM-MNC)", None),
        ("mesenchymal stem cells (MSTC-SCL)", None),
        ("mesenchymal stem cells (CD105 QZ)", None),
        ("mesenchymal stem cells (QZ-CELLS)", None),
        ("tea (QUAX-1)", None),
        ("QuaxoHeal: MSCs of the cord", "QuaxoHeal?"),
        ("QZ-417: MSCs of the cord", "QZ-417?"),
        ("Group: MSCs of the cord", None),
        ("QuaxoHeal: tea", None),
        ("QUAXO-MSC", "QUAXO-MSC?"),
        ("QZ-41-MSCs", "QZ-41-MSCs?"),
        ("HUMAN-MSC", None),
        ("QUAX-tea", None),
    ],
)
def test_a_name_stands_in_brackets_before_or_around_the_cells(
    text: str, called: str | None
) -> None:
    assert beside(text) == called


def test_a_name_of_the_intervention_counts_before_one_in_brackets() -> None:
    assert brand(name("Quaxostem® MSCs"), told("mesenchymal stem cells (QUAX-ASC)")) == "Quaxostem"


WORDS = st.sampled_from(
    ["MSCs", "Quaxo", "®", "(", ")", "QZ-417", "QUAX-ASC", "of", "12#", ":", "infusion", " ", "-"]
)
TEXTS = st.lists(WORDS, max_size=15).map("".join)


@given(st.text() | TEXTS)
def test_a_name_is_said_in_its_words(text: str) -> None:
    passage = told(text)
    mentions = mentions_of(passage)
    for found in (find(passage, mentions) for find in FINDERS):
        if found is not None:
            assert found.spans[0].of(text) == found.words


@pytest.mark.parametrize(
    "piece",
    ["MSCs (QUAX-ASC tea ", "A-1", "of QZ-", "12#Q", "QUAX-MSC", "(QUAX ", "Quaxo", "infusion of "],
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    cells = name("MSCs")
    (product,) = gather(mentions_of(cells))

    def work(text: str) -> None:
        beside(text)
        brand_tried(product, (cells, title(text), told(text)))

    assert_linear(work, "", piece, "x")
