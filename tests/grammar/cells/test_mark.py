"""Words that tell more of cells are found, the longest of them, and abbreviations by capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.cells.mark import marks_of
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY


def marked(text: str) -> list[tuple[str, str, str]]:
    read = CellText(text)
    return [
        (one.axis, one.value, read.said(one.first, one.end))
        for one in marks_of(read, 0, len(read.words))
    ]


@pytest.mark.parametrize(
    ("text", "axis", "value"),
    [
        ("autologous", "donor", "autologous"),
        ("umbilical cord blood", "tissue", "umbilical_cord_blood"),
        ("bone marrow", "tissue", "bone_marrow"),
        ("femoral head", "site", "femoral head"),
        ("human", "species", "human"),
        ("ex vivo expanded", "processing", "expanded"),
        ("gene edited", "engineered", "words"),
        ("genetically unmodified", "filler", "words"),
        ("never frozen", "processing", "fresh"),
        ("injectable", "filler", "words"),
        ("UC", "tissue", "umbilical_cord"),
        ("hUC", "tissue", "umbilical_cord"),
    ],
)
def test_words_tell_along_their_axis(text: str, axis: str, value: str) -> None:
    assert marked(text) == [(axis, value, text)]


def test_words_that_tell_along_two_axes_are_marked_twice() -> None:
    assert [axis for axis, _, _ in marked("bovine")] == ["donor", "species"]


@pytest.mark.parametrize("text", ["uc", "Uc", "wooden", "", "ct"])
def test_other_words_tell_nothing(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize("letters", ["P", "hP", "PL", "hPL"])
def test_letters_that_mean_much_else_tell_a_tissue_at_an_abbreviation_of_cells(
    letters: str,
) -> None:
    assert marked(f"{letters}-MSCs") == [("tissue", "placenta", letters)]


@pytest.mark.parametrize(
    "text", ["grown in hPL", "hPL, MSCs", "hPL MSCs", "2 g MSCs", "hPL-free", "S"]
)
def test_and_nowhere_else(text: str) -> None:
    assert [one for one in marked(text) if one[0] == "tissue"] == []


def test_words_beyond_the_end_are_not_looked_at() -> None:
    read = CellText("sterile bone marrow")
    assert [one.axis for one in marks_of(read, 0, 2)] == ["filler"]
    assert marks_of(read, 1, 1) == []


@given(ANY, st.data())
def test_marks_stand_between_the_ends_in_the_order_of_the_text(
    text: str, data: st.DataObject
) -> None:
    read = CellText(text)
    first = data.draw(st.integers(0, len(read.words)))
    end = data.draw(st.integers(first, len(read.words)))
    found = marks_of(read, first, end)
    places = [(one.first, one.end) for one in found]
    assert places == sorted(places)
    assert all(first <= start < stop <= end for start, stop in places)
    assert len(set(found)) == len(found)
    assert marks_of(CellText(text), first, end) == found


def _all_of(text: str) -> object:
    read = CellText(text)
    return marks_of(read, 0, len(read.words))


@pytest.mark.parametrize(("before", "piece", "behind"), HOSTILE)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(_all_of, before, piece, behind)
