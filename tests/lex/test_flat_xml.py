"""The children of a flat element: read fast or with their places, they are the same."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import BrokenRecord
from mscregistry.lex.flat_xml import Flat, bare_cells, lex_flat
from mscregistry.lex.xml_text import parse_raw_xml
from tests.timing import takes_at_most

#: What a document may be made of, well-formed or not.
PIECES = [
    *("<a>", "</a>", "<b.1>", "</b.1>", "<b.1 />", "<c/>", "<c></c>", "</a >"),
    *("one", " ", "\n", "\r\n", "\r", "&amp;", "&#65;", "&#x42;", "&quot;", "é", "\x85", "\xa0"),
    *("<!-- x -->", "<![CDATA[y]]>", "<d e='f'>", "</d>", '<d xml:space="preserve">', "<?p q?>"),
    *("&", "&nbsp;", "&#0;", "]]>", "\x0b", "\ud800", "\ufffe", "<", ">", "<²>", "</²>", "&#٦٥;"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def cells(text: str) -> list[tuple[str, str]]:
    return [(name.text, words.text) for name, words in lex_flat(text, "x").cells]


def check_places(text: str, flat: Flat) -> None:
    claimed = [span for cell in flat.cells for words in cell for span in words.spans]
    claimed += [span for words in flat.names for span in words.spans]
    taken = [place for span in claimed for place in range(span.start, span.end)]
    assert len(taken) == len(set(taken))
    between = [place for span in flat.markup for place in range(span.start, span.end)]
    assert not set(between) & set(taken)
    for cell in flat.cells:
        for words in cell:
            assert "".join([span.of(text) for span in words.spans]) == words.text
    assert all(words.text == text[words.start : words.end] for words in flat.names)


@given(st.one_of(texts, texts.map("<a>{}</a>".format)))
def test_both_ways_to_read_an_element_agree(text: str) -> None:
    bare = bare_cells(text)
    if bare is not None:
        assert cells(text) == bare
        parse_raw_xml(text, "x")
    with suppress(BrokenRecord):
        check_places(text, lex_flat(text, "x"))


def test_plain_children_are_read_with_their_places() -> None:
    text = '<T>\n <a>1 &lt; 2\r\n</a >\n <b/> <c></c> <d xml:space="preserve"> x </d>\n</T>\n'
    flat = lex_flat(text, "x")
    assert flat.root == "T"
    assert cells(text) == bare_cells(text) == [("a", "1 < 2\n"), ("b", ""), ("c", ""), ("d", " x ")]
    assert [words.text for words in flat.names] == ["T", "a", "c", "d", "T"]
    check_places(text, flat)
    taken = {*range(len(text))} - {p for span in flat.markup for p in range(span.start, span.end)}
    assert "".join([text[place] for place in sorted(taken)]) == "Ta1 &lt; 2\r\nabccd x dT"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<T><!-- <a>0</a> --><a>1</a></T>", [("a", "1")]),
        ("<T><a><![CDATA[<1> &amp;]]></a><b/></T>", [("a", "<1> &amp;"), ("b", "")]),
        ("<T><a b='c'>1</a><a>2</a></T>", [("a", "1"), ("a", "2")]),
        ("<?xml version='1.0'?><T><a>1</a></T>", [("a", "1")]),
        ("<T x='y'><a>1</a></T>", [("a", "1")]),
        ("<T><a>one<b>two</b>three</a></T>", [("a", "onethree")]),
        ("<T>zero<a>one</a></T>", [("a", "one")]),
        ("<T/>", []),
    ],
)
def test_what_is_not_plain_is_read_too(text: str, expected: list[tuple[str, str]]) -> None:
    assert bare_cells(text) is None
    assert cells(text) == expected
    check_places(text, lex_flat(text, "x"))


def test_what_is_deeper_or_beside_the_children_is_neither_read_nor_markup() -> None:
    text = "<T k='v'>zero<a b='c'>one<d e='f'>two</d></a><!-- x --></T>"
    flat = lex_flat(text, "x")
    taken = {p for span in flat.markup for p in range(span.start, span.end)}
    for words in ("k", "v", "zero", "b=", "c'", "d e", "e=", "f'", "two"):
        assert text.index(words) not in taken, words
    assert text.index("x -->") in taken


def test_an_attribute_that_only_says_that_blanks_count_is_markup() -> None:
    text = '<T><!-- x --><a xml:space="preserve">one</a></T>'
    taken = {p for span in lex_flat(text, "x").markup for p in range(span.start, span.end)}
    assert {*range(text.index("xml:"), text.index(">one"))} <= taken


@pytest.mark.parametrize(
    "text",
    [
        "",
        "T",
        "<T>",
        "<T></U>",
        "<T></T>x",
        "<T></T><T></T>",
        "<T><a>1</b></T>",
        "<T><a>&nbsp;</a></T>",
        "<T><a>a & b</a></T>",
        "<T><a>&#0;</a></T>",
        "<T><a>&#xD800;</a></T>",
        "<T><a>&#x110000;</a></T>",
        "<T><a>&#xFFFF;</a></T>",
        "<T><a>&#٦٥;</a></T>",
        f"<T><a>&#{'9' * 5000};</a></T>",
        f"<T><a>&#x{'f' * 5000};</a></T>",
        "<T><a>]]></a></T>",
        "<T><a>\x01</a></T>",
        "<T><a>\ud800</a></T>",
        "<T><a xml:space=\"x'>1</a></T>",
        "<T><²>1</²></T>",
        "\xa0<T><a>1</a></T>",
        "<!DOCTYPE T><T><a>1</a></T>",
        "<T>" + "<a>" * 200 + "</a>" * 200 + "</T>",
    ],
)
def test_what_is_not_well_formed_is_refused(text: str) -> None:
    assert bare_cells(text) is None
    with pytest.raises(BrokenRecord):
        lex_flat(text, "x")


def test_a_number_with_very_many_noughts_before_it_is_a_character() -> None:
    assert cells(f"<T><a>&#{'0' * 5000}65;&#x{'0' * 5000}42;</a></T>") == [("a", "AB")]


@pytest.mark.parametrize("piece", ["<a>1</a>", "<a/>", "<a>&amp;</a>", "<!-- x --><a b='c'>1</a>"])
def test_many_children_take_time_as_their_number(piece: str) -> None:
    def read(count: int) -> None:
        bare_cells(f"<T>{piece * count}</T>")
        lex_flat(f"<T>{piece * count}</T>", "x")

    assert takes_at_most(8, lambda: read(2_000), lambda: read(8_000))
