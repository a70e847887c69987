"""The texts of a record state the cells that are given to people, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products
from tests.grammar.cells.products_said import (
    forms,
    measure,
    name,
    one,
    read,
    statements,
    summary,
    title,
    told,
    value,
)
from tests.timing import takes_at_most


@pytest.mark.parametrize(
    "passages",
    [
        (),
        (name(""),),
        (name("Peppermint tea"), title("Tea against hiccups"), summary("Tea is nice")),
        (name("Cells"),),
        (name("Placebo for MSCs"),),
        (title("MSCs and hiccups"),),
        (summary("MSCs are infused into everybody"),),
        (measure("Number of MSCs"),),
        (title("Hematopoietic stem cell transplantation"), name("Tea")),
        (title("Stem cell transplantation in hiccups"), name("Tea")),
        (title("Tea after stem cell transplantation"), told("stem cell transplantation")),
        (name("MPC"),),
        (name("ASC"),),
        (name("Placebo to Alofisel"),),
        (name("Darvadstrocel placebo"),),
        (title("Survey on Alofisel"),),
        (name("Usual tea"), told("Patients will not receive MSCs")),
    ],
)
def test_a_record_may_give_no_cells(passages: tuple[CellPassage, ...]) -> None:
    assert read(*passages) == ()


@pytest.mark.parametrize(
    ("passages", "given_"),
    [
        ((name("MSCs"),), ["msc"]),
        ((name("MSCs"), name("NK cells", 1)), ["msc", "other_cell"]),
        ((name("Autologous and allogeneic MSCs"),), ["msc", "msc"]),
        ((title("MSC infusion against hiccups"),), ["msc"]),
        ((title("MSCs against hiccups"), name("Tea")), ["msc"]),
        ((title("Chondrocyte implantation"), name("Tea")), ["other_cell"]),
        ((title("Hematopoietic stem cell infusion"), name("Tea")), ["other_cell"]),
        ((title("Stem cell infusion"), name("Tea")), ["other_cell"]),
        ((name("MSCs"), title("Stem cell infusion")), ["msc"]),
        ((name("SVF"), title("MSCs against hiccups")), ["svf"]),
        ((name("ASC"), summary("adipose tissue is taken")), ["msc"]),
        ((name("ALLO-ASC"),), ["msc"]),
        ((name("MSC-derived chondrocytes"),), ["other_cell"]),
        ((name("Ryoncil"),), ["-"]),
        ((title("Ryoncil against hiccups"),), ["-"]),
        ((name("ASC"), summary("Adipose MSCs")), ["msc"]),
        ((name("QZ-417"), summary("QZ-417 (MSCs) is poured"), title("Hiccups")), ["msc"]),
        ((name("Tea"), summary("QZ-417 (MSCs) is poured")), []),
    ],
)
def test_each_kind_of_cells_that_is_given_is_a_product(
    passages: tuple[CellPassage, ...], given_: list[str]
) -> None:
    assert forms(*passages) == given_


def test_a_title_adds_cells_that_it_joins_with_those_given() -> None:
    both = title("Islets and keratinocytes and MSC sheets in hiccups")
    assert forms(name("chondrocytes"), both) == ["other_cell", "msc"]
    assert forms(title("Keratinocytes and MSCs"), name("Tea")) == ["msc", "other_cell"]
    assert forms(title("MSCs and keratinocytes"), name("Tea")) == ["msc", "other_cell"]
    assert forms(title("MSCs, then keratinocytes"), name("Tea")) == ["msc"]


def test_other_texts_tell_more_of_a_product() -> None:
    product = one(
        name("MSCs"), summary("The allogeneic MSCs"), measure("Cord MSCs, the number of donors")
    )
    assert value(product.donor) == "allogeneic"
    assert value(product.tissue) == "umbilical_cord?"


def test_an_outcome_tells_nothing_behind_the_name() -> None:
    assert one(name("MSCs"), measure("MSCs from bone marrow")).tissue is None


def test_words_too_loose_tell_nothing_at_length() -> None:
    assert one(name("MSCs"), summary("Allogeneic stem cells are nice")).donor is None
    assert value(one(name("MSCs"), told("Allogeneic stem cells are nice")).donor) == "allogeneic"


def test_abbreviations_of_much_else_tell_nothing_in_outcomes() -> None:
    texts = (name("MSCs"), summary("adipose tissue"), measure("allogeneic ASC"))
    assert one(*texts).donor is None


def test_where_nothing_is_given_a_title_must_say_that_it_is() -> None:
    assert read(title("MSCs in hiccups"), summary("MSCs")) == ()
    assert forms(title("MSCs in hiccups"), summary("MSCs"), name("Tea")) == ["msc"]


def test_the_phase_of_a_study_says_that_its_cells_are_given() -> None:
    assert read(title("Engineered T cells in fever")) == ()
    assert len(read(title("A phase II study of engineered T cells in fever"))) == 1


def test_stem_cells_of_the_same_tissue_are_the_same_at_length() -> None:
    long = summary("Autologous bone marrow stem cells")
    assert value(one(name("Bone marrow MSCs"), long).donor) == "autologous"
    assert one(name("Cord MSCs"), long).donor is None
    assert one(name("MSCs"), long).donor is None


def test_cells_of_the_body_are_not_given() -> None:
    assert read(name("Tea"), told("Tea that wakes endogenous MSCs")) == ()


def test_what_two_products_may_be_is_told_of_neither() -> None:
    products = read(name("autologous MSCs"), name("allogeneic MSCs", 1), summary("cord MSCs"))
    assert [one.tissue for one in products] == [None, None]


WORDS = st.sampled_from(
    [
        "MSCs", "NK cells", "stem cells", "SVF", "exosomes", "bone marrow", "cord blood", "Wharton's",
        "jelly", "adipose", "autologous", "allogeneic", "donors", "and", "or", "of", "from", "(", ")",
        ",", ".", ";", "®", "QZ-417", "MSC-QZ-4", "Ryoncil", "zivogene", "quaxoleucel", "intravenously",
        "intra-arterially", "kidney", "implanted", "scaffold", "2 x 10^6", "cells/kg", "weekly", "day",
        "7", "twice", "placebo", "no", "is", "a", "containing", "gene-modified", "cryopreserved", "İ",
        "infusion", "transplantation", "after", "aspirated", "marrow", "\n", "ASC", "BMSC",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=40) | st.lists(WORDS, max_size=20).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)
PASSAGES = st.lists(
    st.tuples(TEXTS, st.sampled_from(Role), st.integers(0, 2), st.booleans()), max_size=5
).map(
    lambda rows: [
        CellPassage(
            f"texts[{at}]",
            text,
            role,
            group=f"arms[{group}]",
            linked=(f"arms[{group - 1}]",) if group else (),
            placebo=placebo,
        )
        for at, (text, role, group, placebo) in enumerate(rows)
    ]
)


@given(PASSAGES)
def test_any_texts_are_read_and_every_statement_has_its_words(passages: list[CellPassage]) -> None:
    texts = {passage.path: passage.text for passage in passages}
    for product in read_products(passages):
        for stated in statements(product):
            text = texts[stated.path]
            assert stated.words == " … ".join([span.of(text) for span in stated.spans])
            assert all(0 <= span.start < span.end <= len(text) for span in stated.spans)
        assert product.form is not None or product.brand is not None or product.cells is None
        assert len({each.value for each in product.processing}) == len(product.processing)
        assert len(product.route_alternatives) != 1
        told_ways = {each.value for each in product.routes}
        assert product.route_alternatives == () or told_ways


@given(PASSAGES)
def test_the_same_texts_state_equal_products(passages: list[CellPassage]) -> None:
    found = read_products(passages)
    again = read_products([*passages])
    assert found == again
    assert hash(found) == hash(again)


@given(PASSAGES)
def test_a_text_without_words_changes_nothing(passages: list[CellPassage]) -> None:
    empty = CellPassage("empty", " ! ", Role.CONTEXT)
    assert read_products([empty, *passages, empty]) == read_products(passages)


@pytest.mark.parametrize(
    ("piece", "role"),
    [
        ("autologous MSCs and allogeneic NK cells. ", Role.NAME),
        ("AB-001 (MSCs) ", Role.CONTEXT),
        ("MSC-XY-204 ", Role.GIVEN),
        ("Xyz® MSCs; ", Role.TITLE),
        ("SVF containing MSCs ", Role.NAME),
        ("remestemcel ", Role.GIVEN),
        ("marrow is taken from donors ", Role.CONTEXT),
        ("stem cell transplantation ", Role.TITLE),
        ("MSCs and islets and ", Role.TITLE),
        ("MSCs, ", Role.ASIDE),
    ],
)
def test_the_time_is_proportional_to_the_length(piece: str, role: Role) -> None:
    def work(size: int) -> None:
        text = CellPassage("arms[0].description", piece * (size // len(piece)), role)
        read_products([name("MSCs"), text])

    assert takes_at_most(6, lambda: work(6_250), lambda: work(25_000))
