"""Where in an XML text each name and each text stands."""

from __future__ import annotations

from mscregistry.lex.xml_tree import clean_text, lex_xml

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
