"""Names of cells are found by their words, the longest of them, and abbreviations by capitals."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.cell_text import CellText
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY


def named(text: str) -> list[tuple[str, str]]:
    read = CellText(text)
    return [(one.kind.code, read.said(one.first, one.end)) for one in anchors_of(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two vials of mesenchymal stem cells", [("msc", "mesenchymal stem cells")]),
        ("Mesenchymal-stromal-cell bags", [("msc", "Mesenchymal-stromal-cell")]),
        ("MSCs, NK cells", [("msc", "MSCs"), ("nk", "NK cells")]),
        ("a bag of stem cells", [("stem", "stem cells")]),
        ("cells in a bag", [("cell", "cells")]),
        (
            "Exosomes or conditioned media",
            [("ev", "Exosomes"), ("conditioned_medium", "conditioned media")],
        ),
        ("nothing at all", []),
        ("", []),
    ],
)
def test_a_name_is_found_with_all_its_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", ["svf", "Svf", "msc", "Msc", "Ucmsc", "ucmsc"])
def test_an_abbreviation_without_two_capitals_is_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stem, cells", [("stem", "stem"), ("cell", "cells")]),
        ("Vascular fraction of stroma", []),
        (
            "Stromal vascular fraction. Cells twice",
            [("svf", "Stromal vascular fraction"), ("cell", "Cells")],
        ),
        ("mesenchymal. Stem cells", [("stem", "Stem cells")]),
        ("stem\ncells", [("stem", "stem"), ("cell", "cells")]),
        ("NK, cells", [("cell", "cells")]),
    ],
)
def test_signs_within_a_name_end_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_name_that_a_bracket_parts_is_looked_for_behind_it() -> None:
    assert named("stem (cells)") == [("cell", "cells")]


@pytest.mark.parametrize(
    ("text", "donor", "tissue"),
    [
        ("hADMSCs", None, "ad"),
        ("hUCMSCs", None, "uc"),
        ("AlloMSC", "allo", None),
        ("AutoBMMSC", "auto", "bm"),
        ("PMSC", None, "p"),
    ],
)
def test_an_abbreviation_in_one_word_says_donor_and_tissue(
    text: str, donor: str | None, tissue: str | None
) -> None:
    (anchor,) = anchors_of(CellText(text))
    assert (anchor.kind.code, anchor.donor, anchor.tissue) == ("msc", donor, tissue)


def test_other_words_with_the_same_ending_are_no_abbreviation() -> None:
    assert named("an XYZMSC device") == []


@given(ANY)
def test_names_follow_each_other_in_the_text(text: str) -> None:
    read = CellText(text)
    found = anchors_of(read)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.first < one.end for end, one in zip(ends, found, strict=False))
    assert ends[-1] <= len(read.words)
    assert anchors_of(CellText(text)) == found


@pytest.mark.parametrize(("before", "piece", "behind"), HOSTILE)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(lambda text: anchors_of(CellText(text)), before, piece, behind)
