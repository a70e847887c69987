"""A product is called by the name it is sold or tried under, first that of a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.brands import brand_beside
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from tests.grammar.cells.products_said import measure, name, one, summary, title, told, value
from tests.timing import takes_at_most


def brand(*passages: CellPassage) -> str | None:
    """Give the brand of the only product, with `?` where it is not sure."""
    return value(one(*passages).brand)


def beside(text: str) -> str | None:
    passage = told(text)
    return value(brand_beside(passage, mentions_of(passage)))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Ryoncil", "Ryoncil"),
        ("Ryoncil-X", "Ryoncil-X"),
        ("Novocart® 3D", "Novocart 3D"),
        ("Ryoncil with a spoon", "Ryoncil"),
        ("quaxostrocel", "quaxostrocel"),
        ("zivogene quaxoleucel", "zivogene quaxoleucel"),
        ("zivogene quaxoleucel-T", "zivogene quaxoleucel-T"),
    ],
)
def test_a_known_name_is_a_product_without_more_words(text: str, called: str) -> None:
    assert brand(name(text)) == called


def test_a_known_name_counts_before_a_code_used_earlier() -> None:
    assert brand(name("QZ-417"), told("QZ-417 (MSCs)"), title("Ryoncil")) == "Ryoncil"
    assert brand(name("QZ-417"), told("QZ-417 (MSCs)")) == "QZ-417?"


def test_a_product_that_is_sold_and_only_named_at_length_may_be_another() -> None:
    assert brand(name("MSCs"), summary("Ryoncil is sold")) is None


def test_a_name_that_only_looks_like_one_counts_last() -> None:
    texts = (name("QuaxoHeal"), told("QuaxoHeal is a suspension of MSCs"))
    assert brand(*texts) == "QuaxoHeal?"
    assert brand(*texts, told("Quaxostem® MSCs")) == "Quaxostem"


def test_what_is_made_against_what_is_no_name() -> None:
    assert brand(name("Anti-QZ19-CAR"), told("Anti-QZ19-CAR (CAR-T cells)")) is None
    assert brand(name("QuaxoHeal Kit"), told("MSCs made with the kit")) is None


def test_a_known_name_of_another_intervention_is_no_brand() -> None:
    assert brand(name("MSCs"), name("Ryoncil", 1)) is None
    assert brand(name("MSCs"), name("Ryoncil", 1), told("Ryoncil is tea", 1)) is None
    assert brand(name("MSCs"), title("Ryoncil in fever")) == "Ryoncil"


def test_what_is_given_beside_is_no_part_of_a_name() -> None:
    assert brand(name("QZ-417 and tea"), told("QZ-417 (MSCs)")) == "QZ-417?"


def test_names_that_only_outcomes_use_are_none() -> None:
    assert brand(name("MSCs"), measure("Ryoncil in the blood")) is None
    assert brand(name("MSCs"), title("MSCs"), summary("Tea")) is None


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Quaxostem® MSCs", "Quaxostem"),
        ("Quaxostem™ MSCs", "Quaxostem"),
        ("Quaxostem (R) MSCs", "Quaxostem"),
        ("Quaxo Stem® MSCs", "Quaxo Stem"),
        ("the Quaxostem® MSCs", "Quaxostem"),
        ("Allogeneic Quaxostem® MSCs", "Quaxostem"),
        ("MSCs Quaxostem® in bottles", "Quaxostem"),
        ("Quaxostem®-Q MSCs", "Quaxostem-Q"),
        ("® MSCs", None),
        ("Quaxo Stem Cells®", None),
        ("MSCs (19#Quaxostem®-Q)", "19#Quaxostem-Q"),
        ("MSC_Quaxo", "MSC_Quaxo"),
        ("Quaxostem® and MSCs", None),
        ("QZ-417 MSCs", "QZ-417?"),
        ("QZ417B MSCs", "QZ417B?"),
        ("CD105 MSCs", None),
        ("QZ-417 and MSCs", None),
        ("MSC-QZ-417", "MSC-QZ-417"),
        ("MSC_417", "MSC_417"),
        ("MSCs", None),
    ],
)
def test_a_name_that_no_table_knows_stands_right_before_the_cells(
    text: str, called: str | None
) -> None:
    assert beside(text) == called


def test_where_cells_stand_in_one_text_says_nothing_of_another() -> None:
    texts = (name("MSCs"), told("Then, much later, the MSCs"), summary("QZ-417 is not tea, MSCs"))
    assert brand(*texts) is None


def test_no_text_without_cells_names_a_brand_beside_them() -> None:
    assert brand_beside(told("Quaxostem® QZ-417"), []) is None


WORDS = st.sampled_from(
    ["MSCs", "Quaxostem", "®", "(R)", "QZ-417", "MSC-QZ-4", "the", "Ryoncil", "zivogene", "-A", "."]
)
TEXTS = st.lists(WORDS, max_size=15).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(st.text() | TEXTS, st.sampled_from(Role))
def test_a_brand_is_said_in_its_words(text: str, role: Role) -> None:
    passage = CellPassage("arms[0].label", text, role)
    found = brand_beside(passage, mentions_of(passage))
    if found is not None:
        (span,) = found.spans
        assert span.of(text) == found.words
        assert found.value.split("-")[0] in found.words


@pytest.mark.parametrize(
    "piece", ["MSC-QZ-417 ", "Qu® MSCs, ", "MSC-", "A-", "QZ-417 MSCs. ", "gene "]
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) + "x" for size in (6_250, 50_000))
    beside(short)
    assert takes_at_most(24, lambda: beside(short), lambda: beside(long))
