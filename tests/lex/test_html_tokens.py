"""Tokens follow each other without a gap, whatever the document is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex.html_tokens import Kind, attributes, tokens

TEXT, ENTITY, OPEN, CLOSE, OTHER = Kind.TEXT, Kind.ENTITY, Kind.OPEN, Kind.CLOSE, Kind.OTHER


def pieces(text: str) -> list[tuple[Kind, str]]:
    return [(token.kind, text[token.start : token.end]) for token in tokens(text)]


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text) if token.kind is not TEXT]


@given(st.text(alphabet="<>/!?-[]&;#x9ab'\"= \nCDATA").map(lambda text: "a" + text))
def test_tokens_are_the_whole_document(text: str) -> None:
    assert "".join([piece for _, piece in pieces(text)]) == text


@pytest.mark.parametrize(
    ("text", "tag", "rest"),
    [
        ("<P>", "<P>", ""),
        ("<a href=x/>y", "<a href=x/>", " href=x/"),
        ("<a b='>' c=\"/>\">y", "<a b='>' c=\"/>\">", " b='>' c=\"/>\""),
        ("<a b = '>'>", "<a b = '>'>", " b = '>'"),
        ("<a 'b>y'>", "<a 'b>", " 'b"),
        ("<a b='>y", "<a b='>", " b='"),
        ("<a b='x' c=\">y", "<a b='x' c=\">", " b='x' c=\""),
        ("</p foo>", "</p foo>", " foo"),
    ],
)
def test_a_tag_ends_where_its_quotes_do(text: str, tag: str, rest: str) -> None:
    token = next(tokens(text))
    assert (text[: token.end], token.rest) == (tag, rest)


@pytest.mark.parametrize(
    "text", ["<", "< b>", "<3", "a < b > c", "<é>", "<b", "</b", "<!--", "<?x", "</", "&", "& b"]
)
def test_what_begins_nothing_or_never_ends_is_text(text: str) -> None:
    assert pieces(text) == [(TEXT, text)]


def test_quotes_that_never_close_do_not_hide_the_page() -> None:
    text = "<a b='x>y' c>z</a>"
    assert pieces(text)[0] == (OPEN, "<a b='x>y' c>")
    text = '<a b=">y<p>z</p>'
    assert pieces(text) == [
        (OPEN, '<a b=">'),
        (TEXT, "y"),
        (OPEN, "<p>"),
        (TEXT, "z"),
        (CLOSE, "</p>"),
    ]


def test_a_tag_that_runs_to_the_end_in_its_quotes_ends_at_the_first_bracket() -> None:
    text = "<a b='>'<p c='>'x"
    assert pieces(text) == [(OPEN, "<a b='>"), (TEXT, "'"), (OPEN, "<p c='>"), (TEXT, "'x")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("<!-- a > b -->c", "<!-- a > b -->"),
        ("<!-->c-->", "<!-->"),
        ("<!-- a > b", "<!-- a >"),
        ("<!doctype html>c", "<!doctype html>"),
        ("<?xml a?>c", "<?xml a?>"),
        ("</ a>c", "</ a>"),
        ("<![endif]>c", "<![endif]>"),
        ("<![CDATA[a > b", "<![CDATA["),
    ],
)
def test_comments_and_declarations_are_neither_tags_nor_text(text: str, first: str) -> None:
    assert pieces(text)[0] == (OTHER, first)


def test_marked_text_is_text_whatever_is_in_it() -> None:
    assert pieces("<![CDATA[a<b>&]]>c") == [
        (OTHER, "<![CDATA["), (TEXT, "a<b>&"), (OTHER, "]]>"), (TEXT, "c"),
    ]  # fmt: skip
    assert pieces("<![CDATA[]]>") == [(OTHER, "<![CDATA["), (OTHER, "]]>")]


def test_scripts_and_styles_reach_to_their_end_tag() -> None:
    assert pieces("<script>a<b></Script ><style></style>") == [
        (OPEN, "<script>"), (OTHER, "a<b>"), (CLOSE, "</Script >"), (OPEN, "<style>"), (CLOSE, "</style>"),
    ]  # fmt: skip
    assert pieces("<script src=x/>a<script>b") == [
        (OPEN, "<script src=x/>"), (TEXT, "a"), (OPEN, "<script>"), (OTHER, "b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("&amp;x", "&", "x"),
        ("&AMP x", "&", " x"),
        ("&ge;", "≥", ""),
        ("&notin;", "∉", ""),
        ("&notit;", "¬", "it;"),
        ("&copy2020", "©", "2020"),
        ("&#8805;", "≥", ""),
        ("&#x2265 ", "≥", " "),
        ("&#150;", "–", ""),
        ("&#0;", "\ufffd", ""),
        ("&#999999999;", "\ufffd", ""),
        ("&NotEqualTilde;", "≂̸", ""),
    ],
)
def test_entities_are_decoded_as_browsers_do(text: str, word: str, rest: str) -> None:
    token = next(tokens(text))
    assert (token.kind, token.word, text[token.end :]) == (ENTITY, word, rest)


@pytest.mark.parametrize(
    "text",
    [
        "&nope;",
        "&ge",
        "&x;",
        "&;",
        "&#;",
        "&#x;",
        "&#xg;",
        "&#1;",
        "&#" + "9" * 5000 + ";",
        "AT&T;",
        "&é;",
    ],
)
def test_entities_of_no_meaning_stay_as_written(text: str) -> None:
    assert pieces(text) == [(TEXT, text)]


def test_names_are_in_lower_case() -> None:
    assert words("<DIV></Div><x-Y>") == ["div", "div", "x-y"]


def test_attributes_are_read_with_any_quotes() -> None:
    assert attributes(" a=1 B='2 3' c = \"4\" d e=f/g d=5 =x '/") == {
        "a": "1", "b": "2 3", "c": "4", "d": "", "e": "f/g", "x": "",
    }  # fmt: skip
