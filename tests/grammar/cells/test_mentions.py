"""A mention of cells says what its noun phrase tells of them, each with its own words."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.mentions import Mention, are_joined, mentions_of, named_before
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY, passage


def told(mention: Mention) -> dict[str, str]:
    return {axis: str(stated) for axis, stated in mention.told.items()}


def every(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(one.kind.code, told(one)) for one in mentions_of(passage(text))]


def test_a_noun_phrase_tells_along_each_axis_once() -> None:
    (mention,) = mentions_of(
        passage("Two bags of allogeneic human bone marrow derived, expanded frozen MSCs twice")
    )
    assert told(mention) == {
        "donor": "allogeneic",
        "species": "human",
        "tissue": "bone_marrow",
    }
    assert [one.value for one in mention.processing] == ["expanded", "cryopreserved"]
    assert mention.words == "allogeneic human bone marrow derived, expanded frozen MSCs"
    assert mention.of("donor") == "allogeneic"
    assert mention.of("site") is None
    assert mention.told["tissue"].words == "bone marrow"
    assert mention.told["tissue"].path == "arms[0].description"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a bag of tea", []),
        ("hUCMSCs", [("msc", {"tissue": "umbilical_cord"})]),
        ("AlloMSC", [("msc", {"donor": "allogeneic"})]),
        ("AutoBMMSC", [("msc", {"donor": "autologous", "tissue": "bone_marrow"})]),
        ("BMAC", [("bmac", {"tissue": "bone_marrow"})]),
        # The finest tissue counts, and of two others the nearest.
        ("umbilical cord Wharton's jelly MSCs", [("msc", {"tissue": "whartons_jelly"})]),
        ("cord MSCs from Wharton's jelly", [("msc", {"tissue": "whartons_jelly"})]),
        ("adipose MSCs from placenta", [("msc", {"tissue": "adipose"})]),
        # Cells of a kind of their own are engineered when the words say so; others are not.
        ("gene edited NK cells", [("engineered", {"engineered": "words"})]),
        ("gene edited MSCs", [("msc", {"engineered": "words"})]),
        ("gene edited stem cells", [("stem", {"engineered": "words"})]),
    ],
)
def test_what_a_text_mentions(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert every(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "autologous and allogeneic MSCs",
            [("msc", {"donor": "allogeneic"}), ("msc", {"donor": "autologous"})],
        ),
        (
            "allogeneic adipose or placental MSCs",
            [
                ("msc", {"donor": "allogeneic", "tissue": "placenta"}),
                ("msc", {"donor": "allogeneic", "tissue": "adipose"}),
            ],
        ),
        # The same told twice, what is not told of the second, and what tells nothing are no others.
        ("autologous and autologous MSCs", [("msc", {"donor": "autologous"})]),
        ("adipose and autologous MSCs", [("msc", {"donor": "autologous"})]),
        ("shiny and autologous MSCs", [("msc", {"donor": "autologous"})]),
        ("and autologous MSCs", [("msc", {"donor": "autologous"})]),
    ],
)
def test_one_name_may_stand_for_two_kinds_of_cells(
    text: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert every(text) == expected


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Autologous MSCs and chondrocytes", {"donor": "autologous?"}),
        ("Autologous MSCs and allogeneic chondrocytes", {"donor": "allogeneic"}),
        ("Adipose autologous MSCs and chondrocytes", {}),
        ("MSCs and chondrocytes", {}),
        ("Autologous MSCs with chondrocytes", {}),
        ("Autologous MSCs and then chondrocytes", {}),
        ("Autologous MSCs and MSCs", {}),
    ],
)
def test_the_second_of_two_joined_names_may_have_the_donor_of_the_first(
    text: str, second: dict[str, str]
) -> None:
    assert every(text)[1][1] == second


def test_names_are_joined_within_one_text_only() -> None:
    one, other = mentions_of(passage("MSCs and islet cells"))
    assert are_joined(one, other)
    assert are_joined(other, one)
    (elsewhere,) = mentions_of(passage("MSCs"))
    assert not are_joined(one, elsewhere)


def test_what_is_told_before_the_end_of_the_name_is_kept_and_doubted() -> None:
    (mention,) = mentions_of(passage("allogeneic MSCs from adipose tissue"))
    assert told(named_before(mention)) == {"donor": "allogeneic?"}


def test_mentions_are_equal_by_what_they_name_and_where() -> None:
    (one,), (same,), (other,) = (
        mentions_of(passage(text)) for text in ("cord MSCs", "cord MSCs", "MSCs of cord")
    )
    assert one == same
    assert hash(one) == hash(same)
    assert one != other


@given(ANY)
def test_any_text_is_read_in_its_order_with_the_words_of_every_value(text: str) -> None:
    found = mentions_of(passage(text))
    assert [one.end for one in found] == sorted(one.end for one in found)
    assert found == mentions_of(passage(text))
    for one in found:
        assert one.start <= one.first < one.end <= one.stop
        assert one.words in text
        for stated in (*one.told.values(), *one.processing):
            assert stated.path == one.passage.path
            assert [span.of(text) for span in stated.spans] == [stated.words] != [""]


@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        *HOSTILE,
        ("", "exosomes of MSCs ", ""),
        ("", "allogeneic and autologous MSCs ", ""),
        ("", "cells were derived (SPQR) from ", ""),
        ("", "cord, cord, MSCs, ", ""),
    ],
)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(lambda text: mentions_of(passage(text)), before, piece, behind)
