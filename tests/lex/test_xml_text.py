"""XML text to elements, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.errors import BrokenRecord
from mscregistry.lex.xml_text import check_harmless, parse_raw_xml, parse_xml
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

PARSERS = [parse_xml, parse_raw_xml]


def every(root: Element) -> list[tuple[str, str | None, str | None]]:
    return [(one.tag, one.text, one.tail) for one in root.iter()]


@pytest.mark.parametrize(
    "text",
    [
        "<a>1<b c='d'/>2</a>",
        "\n <?xml version='1.0' encoding='UTF-16'?>\n<a>é 😀</a>",
        "<a><![CDATA[<b> <!DOCTYPE x>]]><!-- <!DOCTYPE x> --></a>",
        "<!-- <!DOCTYPE x> --><?p <!DOCTYPE x> ?><a>&lt;!DOCTYPE x></a>",
        "<a>\r\n&#13;</a>",
    ],
)
def test_both_parsers_give_the_same_elements(text: str) -> None:
    text = text.lstrip() if "<?xml" in text else text
    assert every(parse_xml(text, "x")) == every(parse_raw_xml(text, "x"))


@pytest.mark.parametrize("parse", PARSERS)
def test_blanks_before_a_declaration_do_no_harm(parse: Callable[[str, str], Element]) -> None:
    assert parse("\n  <?xml version='1.0' encoding='koi8-r'?><a>é</a>", "x").text == "é"


def test_a_prefix_stays_as_it_is_written() -> None:
    text = "<p:a p:k='v'><q:b xmlns:q='u'/></p:a>"
    root = parse_raw_xml(text, "x")
    assert (root.tag, dict(root.attrib)) == ("p:a", {"p:k": "v"})
    assert [(one.tag, dict(one.attrib)) for one in root] == [("q:b", {"xmlns:q": "u"})]
    with pytest.raises(BrokenRecord, match="unbound prefix"):
        parse_xml(text, "x")


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<a>\n<b></a>", "mismatched tag at line 2, column 6"),
        ("", "no element found at line 1, column 1"),
        ("<a>&nbsp;</a>", "undefined entity"),
        ("<a>\ud800</a>", "not well-formed XML: .*surrogates not allowed"),
        ("<a>\0</a>", "not well-formed XML"),
        ("<a/><!DOCTYPE a>", "not well-formed XML"),
    ],
)
def test_what_is_not_well_formed_is_refused(
    parse: Callable[[str, str], Element], text: str, why: str
) -> None:
    with pytest.raises(BrokenRecord, match=f"^x.xml: .*{why}"):
        parse(text, "x.xml")


@pytest.mark.parametrize("parse", PARSERS)
def test_elements_may_stand_in_each_other_only_so_deep(
    parse: Callable[..., Element],
) -> None:
    assert parse("<a>" * 100 + "</a>" * 100, "x").tag == "a"
    with pytest.raises(BrokenRecord, match="more than 100 deep"):
        parse("<a>" * 101 + "</a>" * 101, "x")
    with pytest.raises(BrokenRecord, match="more than 2 deep"):
        parse("<a><a><a/></a></a>", "x", 2)


ENTITIES = "<!DOCTYPE a [<!ENTITY e 'ha'>]><a>&e;"


@pytest.mark.parametrize(
    "text",
    [
        f"{ENTITIES}</a>",
        f"\ufeff<?xml version='1.0'?>\n<!-- x --> {ENTITIES}</a>",
        f"<?p <!-- ?>{ENTITIES}<!-- --></a>",
        f"<!-- <?p -->{ENTITIES}<?p ?></a>",
        f"<?p <![CDATA[ ?>{ENTITIES}<![CDATA[]]></a>",
    ],
)
def test_a_declared_document_type_is_refused_wherever_it_hides(text: str) -> None:
    for refuse in (check_harmless, parse_xml, parse_raw_xml):
        with pytest.raises(BrokenRecord, match="declares a document type") as caught:
            refuse(text, "x")
        assert caught.value.hint


@pytest.mark.parametrize("piece", ["<!--", "<?", "<![CDATA[", "<!-- -->", " ", "<!DOCTYPE"])
def test_a_document_type_is_looked_for_in_time_as_the_length(piece: str) -> None:
    def look(count: int) -> None:
        check_harmless(f"<a>{piece * count}<!DOCTYPE", "x")
        text = f"{piece * count}<!DOCTYPE"
        if piece in {"<!--", "<?", "<![CDATA["}:
            check_harmless(text, "x")
        else:
            with pytest.raises(BrokenRecord):
                check_harmless(text, "x")

    assert takes_at_most(8, lambda: look(25_000), lambda: look(100_000))
