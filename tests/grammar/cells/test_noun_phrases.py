"""A noun phrase reaches back over what tells of the cells, and forward over where they are from."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.anchors import anchors_of
from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.cells.mark import marks_of
from mscregistry.grammar.cells.noun_phrases import BACK, FORWARD, start_of, stop_of
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY


def reach(text: str) -> tuple[str, str]:
    """Give the words before the first name that belong to it, and those behind it."""
    read = CellText(text)
    name = anchors_of(read)[0]
    marks = marks_of(read, 0, name.end) + marks_of(read, name.end, len(read.words))
    start, stop = start_of(read, name.first, marks), stop_of(read, name.end, marks)
    before = read.said(start, name.first) if start < name.first else ""
    return before, read.said(name.end, stop) if stop > name.end else ""


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("MSCs", ""),
        ("Two bags of autologous bone marrow MSCs", "autologous bone marrow"),
        ("bone marrow shiny MSCs", "bone marrow shiny"),
        ("bone marrow shiny new-fangled MSCs", "bone marrow shiny new-fangled"),
        ("bone marrow very shiny green MSCs", ""),
        ("shiny MSCs", ""),
        ("from cord of MSCs", ""),
        ("bone marrow. MSCs", ""),
        ("bone marrow, MSCs", "bone marrow"),
        ("allogeneic, adipose, expanded MSCs", "allogeneic, adipose, expanded"),
        ("bone marrow derived, expanded MSCs", "bone marrow derived, expanded"),
        ("shiny, expanded MSCs", "expanded"),
        ("(autologous), expanded MSCs", "expanded"),
        ("injectable, expanded MSCs", "expanded"),
        ("selected and expanded MSCs", "selected and expanded"),
        ("bone marrow and expanded MSCs", "expanded"),
        ("shiny and expanded MSCs", "expanded"),
    ],
)
def test_it_reaches_back_over_words_that_tell_of_the_cells(text: str, before: str) -> None:
    assert reach(text)[0] == before


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("MSCs", ""),
        ("MSCs from bone marrow", "from bone marrow"),
        ("MSCs (SPQR) from cord", "SPQR) from cord"),
        ("MSCs (SPQR)", ""),
        ("MSCs (cord)", ""),
        ("MSCs were derived from cord", "were derived from cord"),
        ("MSCs were. Derived from cord", ""),
        ("MSCs were counted", ""),
        ("MSCs were", ""),
        ("MSCs. From cord", ""),
        ("MSCs, from cord", ""),
        ("MSCs autologous twice", "autologous twice"),
        ("MSCs shiny from cord", ""),
        ("MSCs from cord. Twice", "from cord"),
        ("MSCs from cord given twice", "from cord"),
        ("MSCs from cord, twice", "from cord"),
        ("MSCs from cord and twice", "from cord"),
        ("MSCs from cord and bone marrow", "from cord and bone marrow"),
        ("MSCs from cord, bone marrow", "from cord, bone marrow"),
    ],
)
def test_it_reaches_forward_over_where_they_are_from(text: str, behind: str) -> None:
    assert reach(text)[1] == behind


def test_it_reaches_a_bounded_number_of_words() -> None:
    assert reach("adipose " * 40 + "MSCs")[0] == ("adipose " * BACK).strip()
    assert (
        reach("MSCs from " + "adipose " * 40)[1] == ("from " + "adipose " * (FORWARD - 1)).strip()
    )
    assert reach("MSCs " + "(SPQR) " * 40)[1] == ""


@given(ANY)
def test_the_name_lies_within_its_noun_phrase(text: str) -> None:
    read = CellText(text)
    for name in anchors_of(read):
        marks = marks_of(read, 0, name.end) + marks_of(read, name.end, len(read.words))
        assert max(0, name.first - BACK) <= start_of(read, name.first, marks) <= name.first or any(
            mark.first < name.first - BACK < mark.end for mark in marks
        )
        assert (
            name.end <= stop_of(read, name.end, marks) <= min(len(read.words), name.end + FORWARD)
        )


def _every_reach(text: str) -> None:
    read = CellText(text)
    for name in anchors_of(read):
        low, high = max(0, name.first - BACK), min(len(read.words), name.end + FORWARD)
        marks = marks_of(read, low, high)
        start_of(read, name.first, marks)
        stop_of(read, name.end, marks)


@pytest.mark.parametrize(("before", "piece", "behind"), HOSTILE)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(_every_reach, before, piece, behind)
