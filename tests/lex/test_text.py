"""Plain text to lines: words, indentation and blank lines, whatever the newlines are."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex import Line, lex_text
from mscregistry.lex.text import BLANK, INVISIBLE
from mscregistry.source import Source, Span
from tests.timing import takes_at_most


def lines(text: str, *, escapes: bool = False) -> tuple[Line, ...]:
    return lex_text(Source(text), escapes=escapes).lines


def shapes(text: str) -> list[tuple[str, int, int]]:
    return [(line.text, line.indent, line.gap) for line in lines(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_with_every_kind_of_newline(newline: str) -> None:
    text = newline.join(["", "Title ", "", "", "  * one", "\t* two", "   ", "end"])
    assert shapes(text) == [
        ("Title", 0, 1),
        ("* one", 2, 2),
        ("* two", 1, 0),
        ("end", 0, 1),
    ]


def test_invisible_marks_around_a_line_are_white_space() -> None:
    text = "\ufeffTitle\u200b\u00a0\u200b\n\u200b\n \u200bSex\u200bAll\n"
    assert shapes(text) == [("Title", 1, 0), ("Sex\u200bAll", 2, 1)]


def test_a_blank_text_has_no_lines() -> None:
    assert lines("") == lines(" \n\u200b\n\ufeff") == ()


def test_escape_marks_are_left_out_when_asked() -> None:
    text = "  \\> 18 years\nHb \\< 5\\\\6 a\\b"
    first, second = lines(text, escapes=True)
    assert (first.text, first.indent, first.start) == ("> 18 years", 2, 2)
    assert first.spans == (Span(3, 13),)
    assert second.text == "Hb < 5\\6 a\\b"
    assert [line.text for line in lines(text)] == ["\\> 18 years", "Hb \\< 5\\\\6 a\\b"]


def test_a_backslash_that_escapes_nothing_stays() -> None:
    (line,) = lines("a\\b", escapes=True)
    assert (line.text, line.spans) == ("a\\b", (Span(0, 3),))


@given(st.text(alphabet="ab\\*> \t\r\n\u00a0\u200b\ufeff\x00\u2028"), st.booleans())
def test_every_line_is_its_spans_and_nothing_is_lost(text: str, escapes: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    found = lines(text, escapes=escapes)
    for line in found:
        assert line.text == "".join([span.of(text) for span in line.spans])
        assert line.text.strip(BLANK + INVISIBLE) == line.text
        assert line.gap >= 0
    kept = "".join([line.text for line in found])
    skipped = {"\\"} if escapes else set[str]()
    assert _letters(kept, skipped) == _letters(text, skipped)


@given(st.text(alphabet="ab \t\r\n", max_size=40))
def test_indentation_reaches_back_to_the_newline(text: str) -> None:
    for line in lines(text):
        before = text[line.start - line.indent : line.start]
        assert not before.strip(" \t")
        assert line.start == line.indent or text[line.start - line.indent - 1] in "\r\n"


def test_blank_characters_are_those_of_unicode() -> None:
    assert set(BLANK) == {chr(code) for code in range(0x3001) if chr(code).isspace()}
    assert all(re.match(r"\s", char) for char in BLANK)
    assert all(unicodedata.category(char) == "Cf" for char in INVISIBLE)


@pytest.mark.parametrize("unit", [" ", "\n", "\r", " \n", "a  \n", "\u200b", "\\*", "a"])
def test_time_grows_with_the_size(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (50_000, 200_000))
    # Four times the size is four times the time, not sixteen.
    assert takes_at_most(10, lambda: lines(small, escapes=True), lambda: lines(large, escapes=True))


def _letters(text: str, skipped: set[str]) -> str:
    return "".join(
        [one for one in text if not one.isspace() and one not in INVISIBLE and one not in skipped]
    )
