"""The words of what views state are found in the document."""

from __future__ import annotations

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.errors import NoSuchPath
from mscregistry.grammar.stated import Passage
from mscregistry.reading import Origins

READING = msc.read("examples/documents/aggregator.txt")
LUPUS = msc.read("examples/documents/ctgov_page.txt")


def test_what_a_product_states_has_its_words_in_the_document() -> None:
    assert READING.words("cell_products[0].tissue") == "bone marrow"
    spans = READING.spans("cell_products[0].tissue")
    assert "".join(span.of(READING.source.text) for span in spans) == "bone marrow"


def test_a_statement_may_stand_for_its_path() -> None:
    (product,) = READING.trial.cell_products
    assert product.tissue is not None
    assert READING.spans(product.tissue) == READING.spans("cell_products[0].tissue")


def test_a_product_has_the_words_of_all_that_it_states_each_once() -> None:
    lines = READING.words("cell_products[0]").splitlines()
    assert "bone marrow" in lines
    assert len(lines) == len(set(lines))


def test_a_view_of_an_outcome_is_found_in_the_fields_of_that_outcome() -> None:
    index, outcome = next(
        (at, one) for at, one in enumerate(LUPUS.trial.outcomes) if one.window is not None
    )
    assert outcome.time_frame is not None
    assert LUPUS.words(f"outcomes[{index}].window").split("\n")[0] in outcome.time_frame


def test_a_statement_of_another_trial_has_no_words_here() -> None:
    elsewhere = Passage("no_field", "cord").stated("umbilical_cord", 0, 4)
    with pytest.raises(NoSuchPath, match="no field of this trial"):
        READING.words(elsewhere)


def test_a_view_of_a_field_that_the_document_gave_no_words_has_none() -> None:
    bare = evolve(READING, origins=Origins({}))
    with pytest.raises(NoSuchPath):
        bare.words("cell_products[0].tissue")
