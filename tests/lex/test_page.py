"""Prose is put together from lines so that its spans stay true."""

from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex import Line, Page, lex_text
from mscregistry.lex.html import lex_html
from mscregistry.lex.page import clean, without_escapes
from mscregistry.source import Source, Span, Words


def text_page(text: str, *, escapes: bool = False) -> Page:
    return lex_text(Source(text), escapes=escapes)


def is_true(words: Words, text: str) -> bool:
    return words.text == "".join([span.of(text) for span in words.spans])


def test_prose_of_one_line_is_the_line() -> None:
    page = text_page("  one\ntwo")
    assert page.prose(page.lines[:1]) is page.lines[0]


def test_prose_keeps_line_breaks_and_indentation_of_a_text() -> None:
    page = text_page("Criteria\n  * one\r\n\r\n    * two \nend")
    assert page.prose(page.lines[1:3]).text == "* one\n\n    * two"
    assert page.prose(page.lines[1:3], indented=True).text == "  * one\n\n    * two"
    assert page.prose(page.lines[1:2], indented=True).text == "  * one"


def test_prose_keeps_the_indentation_before_an_escape_mark() -> None:
    page = text_page("a\n  \\* one\n  \\* two", escapes=True)
    assert page.prose(page.lines[1:], indented=True).text == "  * one\n  * two"


def test_prose_of_html_has_the_line_breaks_that_tags_imply() -> None:
    text = "<ul><li>a<ul><li>b</li></ul><li><p>c<p>d</ul><p>e"
    page = lex_html(Source(text))
    prose = page.prose(page.lines)
    assert prose.text == "* a\n  * b\n* c\n\n  d\n\ne"
    assert is_true(prose, text)
    assert page.prose(page.lines[1:3], indented=True).text == "  * b\n* c"
    assert page.prose(page.lines[1:2], indented=True).text == "  * b"


@given(st.text(alphabet="ab \\*>\r\n"), st.booleans())
def test_prose_of_a_text_is_the_text(text: str, escapes: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    page = text_page(text, escapes=escapes)
    if page.lines:
        prose = page.prose(page.lines)
        whole = text.strip().replace("\r\n", "\n").replace("\r", "\n")
        assert is_true(prose, text)
        assert prose.text == (
            whole
            if not escapes
            else whole.replace("\\\\", "\0")
            .replace("\\*", "*")
            .replace("\\>", ">")
            .replace("\0", "\\")
        )


def test_a_newline_of_two_characters_stands_for_itself() -> None:
    assert clean("a\r\nb", 0, 4, escapes=False).spans == (Span(0, 1), Span(2, 4))


def test_a_carriage_return_alone_is_a_decoded_newline() -> None:
    assert clean("a\rb", 0, 3, escapes=False).spans == (Span(0, 1), Span(1, 2, "\n"), Span(2, 3))


def test_escape_marks_go_before_decoded_marks_too() -> None:
    source = "\\&gt; 5"
    words = Words.joined([Span(0, 1), Span(1, 5, ">"), Span(5, 7)], source)
    assert without_escapes(words, source).spans == (Span(1, 5, ">"), Span(5, 7))


def test_words_without_escape_marks_are_left_alone() -> None:
    words = Words.plain("a\\b", 0, 3)
    assert without_escapes(words, "a\\b") is words


def test_a_line_of_words_is_plain_where_they_are() -> None:
    source = "one &amp;"
    plain = Line.of(Words.plain(source, 0, 3), indent=2, gap=1)
    assert (plain.text, plain.spans, plain.indent, plain.gap, plain.cells) == (
        "one",
        (Span(0, 3),),
        2,
        1,
        (),
    )
    pieces = (Span(0, 4), Span(4, 9, "&"))
    assert Line.of(Words.joined(pieces, source)).spans == pieces
    assert Line.of(Words("", 3)).spans == ()
