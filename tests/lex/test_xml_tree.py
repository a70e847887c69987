"""Where in an XML text each name and each text stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex.xml_text import parse_xml
from mscregistry.lex.xml_tree import character, clean, clean_text, lex_xml
from mscregistry.source import Words
from tests.timing import takes_at_most

TEXT = """<?xml version="1.0"?>
<a b = "1" c='x &lt;\ty' d="">
  <!-- a word <e> --><e/>one
  <e>
      two &amp; three

        four\r
  </e><e><![CDATA[<five>]]></e>
</a >"""


def test_each_text_is_found_at_its_place() -> None:
    tree = lex_xml(TEXT)
    assert {at: words.text for at, words in tree.leaves.items()} == {
        ("@b",): "1",
        ("@c",): "x < y",
        ("#",): "one",
        ("e", 1, "#"): "two & three\n\n  four",
        ("e", 2, "#"): "<five>",
    }
    for words in tree.leaves.values():
        assert "".join(span.of(TEXT) for span in words.spans) == words.text


def test_each_name_is_found_at_its_place() -> None:
    names = {at: [span.of(TEXT) for span in spans] for at, spans in lex_xml(TEXT).names.items()}
    assert names == {
        (): ["a", "a"],
        ("@b",): ["b"],
        ("@c",): ["c"],
        ("@d",): ["d"],
        ("e", 0): ["e"],
        ("e", 1): ["e", "e"],
        ("e", 2): ["e", "e"],
    }


def test_what_only_lays_out_the_file_is_no_part_of_a_text() -> None:
    assert clean_text("  one  ") == "one"
    assert clean_text("\n    one\n      two\n\n    three \n  ") == "one\n  two\n\nthree"
    assert clean_text("one\n  two\n    three") == "one\ntwo\n  three"
    assert clean_text("\n \n") == ""


@given(st.text(st.sampled_from("ab \t\n\r\x85\xa0\u2003"), max_size=30))
def test_a_text_is_cleaned_the_same_with_its_places_and_without(text: str) -> None:
    words = clean(Words.plain(text, 0, len(text)), text)
    assert clean_text(text) == words.text
    assert "".join(span.of(text) for span in words.spans) == words.text


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("&amp;", "&"),
        ("&apos;", "'"),
        ("&#233;", "é"),
        ("&#xE9;", "é"),
        ("&#x1F600;", "😀"),
        (f"&#{'0' * 5000}65;", "A"),
    ],
)
def test_a_reference_means_one_character(reference: str, expected: str) -> None:
    assert character(reference) == expected


def test_line_breaks_of_any_system_are_one_line_feed_also_in_cdata() -> None:
    text = "<a>1\r\n2\r3<![CDATA[\r\n4]]></a>"
    (words,) = lex_xml(text).leaves.values()
    assert words.text == "1\n2\n3\n4" == parse_xml(text, "x").text
    assert "".join(span.of(text) for span in words.spans) == words.text


def test_many_lines_are_cleaned_in_time_as_their_number() -> None:
    def work(count: int) -> None:
        text = "  a\n \n" * count
        assert clean_text(text) == clean(Words.plain(text, 0, len(text)), text).text

    assert takes_at_most(8, lambda: work(5_000), lambda: work(20_000))
