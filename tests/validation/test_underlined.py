"""Words are shown in their lines, with marks under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.source import Span
from mscregistry.validation.underlined import underlined


def shown(text: str, *spans: tuple[int, int]) -> list[str]:
    return list(underlined(text, [Span(*span) for span in spans]))


def test_several_words_of_a_line_are_marked_in_it() -> None:
    assert shown("one two three", (8, 13), (0, 3)) == ["one two three", "~~~     ~~~~~"]


def test_a_long_line_is_cut_around_its_words() -> None:
    line, marks = shown("x" * 200 + "HERE" + "y" * 200, (200, 204))
    assert line.startswith("…xxx")
    assert line.endswith("y…")
    assert line[marks.index("~") : marks.rindex("~") + 1] == "HERE"


def test_of_a_long_line_each_place_is_shown_and_those_that_are_near_together() -> None:
    text = "HERE and HERE" + "x" * 200 + "THERE" + "y" * 200
    lines = shown(text, (0, 4), (9, 13), (213, 218))
    assert [lines[1], lines[3].strip()] == ["~~~~     ~~~~", "~~~~~"]
    assert lines[2].startswith("…x")


def test_blanks_and_the_ends_of_lines_are_no_words() -> None:
    assert shown("one two\nthree", (3, 4), (7, 8), (0, 0)) == []


def test_the_sign_of_a_carriage_return_is_not_shown() -> None:
    assert shown("one two\r\nthree", (4, 7)) == ["one two", "    ~~~"]


def test_the_end_of_a_long_line_is_shown_whole() -> None:
    line, marks = shown("x" * 200 + "HERE", (200, 204))
    assert line.endswith("HERE")
    assert line[marks.index("~") :] == "HERE"


def test_words_over_several_lines_are_marked_in_the_first() -> None:
    assert shown("one\ntwo\nthree", (1, 6)) == ["one", " ~~"]


def test_of_many_lines_only_the_first_are_shown() -> None:
    text = "a\n" * 10
    assert shown(text, *[(at, at + 1) for at in range(0, 20, 2)])[-1] == "… and 6 more"


def test_what_shows_nothing_is_shown_as_its_code() -> None:
    assert shown("a\x1b[31mHERE", (6, 10)) == ["a\\x1b[31mHERE", "         ~~~~"]


def test_wide_characters_take_two_columns() -> None:
    assert shown("細胞 cells", (3, 8)) == ["細胞 cells", "     ~~~~~"]
    assert shown("e\u0301 cells", (3, 8)) == ["e\u0301 cells", "  ~~~~~"]


def test_a_span_of_nothing_is_not_shown() -> None:
    assert shown("text", (2, 2)) == []


@pytest.mark.parametrize("text", ["", "\n", "\n\n"])
def test_a_text_of_nothing_has_no_lines(text: str) -> None:
    assert shown(text) == []


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_any_text_is_shown(text: str, spans: list[tuple[int, int]]) -> None:
    within = [(min(pair), max(pair)) for pair in spans if max(pair) <= len(text)]
    found = shown(text, *within)
    assert all("\n" not in line for line in found)
