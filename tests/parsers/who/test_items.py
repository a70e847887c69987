"""Lists in one text: where each item stands, however a register parts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.parsers.who.items import (
    aligned,
    design_parts,
    eu_outcomes,
    items,
    lines,
    outcomes,
    typed_interventions,
    unnumbered,
    without_end,
)
from mscregistry.vocab.registers import register_of
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from mscregistry.parsers.who.items import Extent

ONE, LIST, TIMED, LABELLED = map(register_of, (None, "CRIS", "ANZCTR", "IRCT"))
DESIGN = register_of("CRIS").design


def said(text: str, extent: Extent | None) -> str | None:
    return None if extent is None else text[slice(*extent)]


def parts(text: str, name: str | None) -> list[tuple[str | None, ...]]:
    """Give the measure, the time and the method of each outcome."""
    return [
        tuple([said(text, one) for one in found[:3]]) for found in outcomes(text, register_of(name))
    ]


def test_items_stand_between_their_separators_and_blank_ones_are_none() -> None:
    text = " a; b ;;\n c, d"
    assert [said(text, one) for one in items(text)] == ["a", "b", "c, d"]
    assert [said(text, one) for one in items(text, ";,")] == ["a", "b", "c", "d"]
    assert [said(text, one) for one in aligned(text)] == ["a", "b", "", "c, d"]
    assert (items(" ; "), len(aligned(""))) == ([], 1)


def test_an_item_loses_its_own_number_and_no_other() -> None:
    text = "Condition 2: pain"
    assert unnumbered(text, (0, 17), 2) == ((13, 17), (0, 12))
    assert unnumbered(text, (0, 17), 1) == ((0, 17), None)
    assert unnumbered("pain", (0, 4), 1) == ((0, 4), None)


def test_marks_at_the_end_are_left_out() -> None:
    assert without_end("a. ;; \n", (0, 7), ";") == (0, 2)
    assert without_end(";;", (0, 2), ";") == (0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drug: a;b;Other: c", [("Drug", "a;b"), ("Other", "c")]),
        ("Drug: a;;\n;Drug: ;Behavioral: b", [("Drug", "a"), ("Behavioral", "b")]),
        ("Drug: a\n  Device: b", [("Drug", "a"), ("Device", "b")]),
        ("first;Thing: a;Drug: b", [(None, "first"), (None, "Thing: a"), ("Drug", "b")]),
        ("a;b", [(None, "a"), (None, "b")]),
        ("", []),
    ],
)
def test_interventions_are_parted_at_their_kinds(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    found = [(said(text, kind), said(text, name)) for kind, name in typed_interventions(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (None, " a; b;; ", [("a; b", None, None)]),
        (None, "a. Timepoint: now", [("a.", "now", None)]),
        (None, ";;", []),
        ("CRIS", "a; b;", [("a", None, None), ("b", None, None)]),
        ("ANZCTR", "a; b[day 1];c [day 2].", [("a; b", "day 1", None), ("c", "day 2", None)]),
        ("ANZCTR", "a [];[b] ; ", [("a", None, None), ("[b]", None, None)]),
        ("ANZCTR", "a [b] c", [("a [b] c", None, None)]),
        ("ANZCTR", " ", []),
        (
            "IRCT",
            "Pain. Timepoint: 3 months. Method of measurement: a scale.;b",
            [("Pain.", "3 months.", "a scale."), ("b", None, None)],
        ),
        (
            "IRCT",
            "Pain. Method of measurement: a scale. Time points: day 1",
            [("Pain.", "day 1", "a scale.")],
        ),
        ("IRCT", "Pain. Timepoint: Method of measurement:", [("Pain.", None, None)]),
        ("IRCT", "Timepoint: 3 months", [("Timepoint: 3 months", None, None)]),
    ],
)
def test_outcomes_are_parted_as_their_register_writes_them(
    name: str | None, text: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert parts(text, name) == expected


def test_the_labels_of_an_outcome_have_their_places() -> None:
    text = "Pain. Timepoint : 1. Method of measurement: 2"
    (one,) = outcomes(text, LABELLED)
    assert [said(text, label) for label in one.labels] == ["Timepoint :", "Method of measurement:"]


def test_objectives_and_end_points_stand_under_their_labels() -> None:
    text = "Main Objective: a; b;Secondary Objective: c;Primary end point(s): "
    assert [(said(text, label), said(text, one)) for label, one in eu_outcomes(text)] == [
        ("Main Objective", "a; b"),
        ("Secondary Objective", "c"),
        ("Primary end point(s)", ""),
    ]
    assert eu_outcomes(f"x {text}") == eu_outcomes("x") == []
    assert eu_outcomes("x;Main Objective: a") == []


def test_lines_have_labels_and_continue_the_value_before_them() -> None:
    text = "first\nTrade Name: A\n more\n\n\nProduct Name: \nCAS Number: 1: 2\n"
    found = [
        None if one is None else (said(text, one[0]), said(text, one[1])) for one in lines(text)
    ]
    assert found == [
        ("", "first"),
        ("Trade Name", "A\n more"),
        None,
        None,
        ("Product Name", ""),
        ("CAS Number", "1: 2"),
        None,
    ]
    assert [one is None for one in lines("A b: c")] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Masking: None. Allocation : RCT;;\n Primary Purpose:",
            [("masking", "None"), ("allocation", "RCT"), ("primary_purpose", "")],
        ),
        (" . Masking: Open", [("masking", "Open")]),
        ("Enrollment: 5, Masking: x", [("?", "5"), ("masking", "x")]),
        ("first Masking: Open", []),
        ("Unmasking: Open", []),
        ("", []),
    ],
)
def test_a_design_is_parted_where_all_of_it_stands_under_labels(
    text: str, expected: list[tuple[str, str]]
) -> None:
    labels = {**DESIGN, "Masking": "masking"}
    found = design_parts(text, labels)
    assert [(one.means, said(text, one.value)) for one in found] == expected
    assert all(labels[text[slice(*one.label)]] == one.means for one in found)
    assert design_parts(text, {}) == []


marks = st.sampled_from(
    ["a", "b c", " ", ";", "\n", ".", ":", "[", "]", "];", "Drug: ", "Timepoint:", "Masking: "]
)


@given(st.lists(marks, max_size=12).map("".join))
def test_every_place_holds_words_without_blanks_around_and_in_order(text: str) -> None:
    for register in (ONE, LIST, TIMED, LABELLED):
        measures = [one.measure for one in outcomes(text, register)]
        assert measures == sorted(measures)
        assert all(
            start < end and text[start:end].strip() == text[start:end] for start, end in measures
        )
    names = [name for _, name in typed_interventions(text)]
    assert names == sorted(names)
    assert all(text[slice(*one)].strip() for one in names)
    for one in design_parts(text, {"Masking": "masking"}):
        assert text[slice(*one.value)].strip() == text[slice(*one.value)]
    list(lines(text))


@pytest.mark.parametrize(
    "piece",
    [
        ";",
        " ",
        "\n",
        ".",
        "[",
        "]",
        "a]; ",
        "[a] ",
        "Drug: ",
        "Drug: a;",
        "Timepoint:",
        "Masking: ",
        "A b: ",
        ";\n",
    ],
)
@pytest.mark.parametrize("begin", ["", "Drug: a", "a [b]", "Masking: a", "Main Objective: a"])
def test_long_lists_take_time_as_their_length(begin: str, piece: str) -> None:
    def part(count: int) -> None:
        text = f"{begin}{piece * count}x"
        for register in (ONE, LIST, TIMED, LABELLED):
            outcomes(text, register)
            outcomes(text[:-1], register)
        for one in (text, text[:-1]):
            items(one)
            typed_interventions(one)
            eu_outcomes(one)
            design_parts(one, {"Masking": "masking"})
            list(lines(one))

    assert takes_at_most(8, lambda: part(2_000), lambda: part(8_000))
