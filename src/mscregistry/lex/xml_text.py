"""XML text to elements, refusing what can harm: entities of its own, and what lies elsewhere."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from mscregistry.errors import BrokenRecord

#: How deep elements may stand in each other; a record of ClinicalTrials.gov has 14 levels.
DEEPEST: Final = 100
#: What a document type is declared with; there is none in a record.
_DOCTYPE: Final = "<!DOCTYPE"
#: What alone may stand before it; elsewhere its words are text, or no XML.
_BEFORE: Final = re.compile(r"(?:[\s\ufeff]+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
#: The declaration speaks of the bytes, which have been decoded before.
_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*\?>")


def parse_xml(text: str, name: str, deepest: int = DEEPEST) -> Element:
    """Give the root element of an XML text.

    Raises:
        BrokenRecord: If it is not well-formed (it says where), declares a document type, in
            which entities can be defined that grow without end or fetch files, or is nested
            too deep.
    """
    check_harmless(text, name)
    declared = _DECLARATION.match(text)
    parser = XMLParser()  # noqa: S314 - what could harm was refused above
    try:
        # Blanks keep the columns of what errors say.
        parser.feed(" " * declared.end() + text[declared.end() :] if declared else text)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        what = str(error).split(":")[0]
        why = f"not well-formed XML: {what} at line {line}, column {column + 1}"
        raise BrokenRecord(name, why) from None
    except (UnicodeEncodeError, ValueError) as error:
        raise BrokenRecord(name, f"not well-formed XML: {error}") from None
    _check_depth(root, name, deepest)
    return root


def check_harmless(text: str, name: str) -> None:
    """Refuse an XML text that declares a document type.

    Raises:
        BrokenRecord: If it does.
    """
    if _DOCTYPE in text and _declares(text):
        why = "it declares a document type, which no record has and which can do harm"
        raise BrokenRecord(name, why, "If you trust it, take the declaration out.")


def _declares(text: str) -> bool:
    before = _BEFORE.match(text)
    return before is not None and text.startswith(_DOCTYPE, before.end())


def parse_raw_xml(text: str, name: str, deepest: int = DEEPEST) -> Element:
    """Give the root element of an XML text as `parse_xml` does, each name as it is written.

    A prefix stays a prefix and is not looked up, so that a record may stand apart from the root
    that declares it.

    Raises:
        BrokenRecord: As `parse_xml`.
    """
    check_harmless(text, name)
    declared = _DECLARATION.match(text)
    builder = TreeBuilder()
    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(" " * declared.end() + text[declared.end() :] if declared else text, True)  # noqa: FBT003 - expat takes no names
        root: Element = builder.close()
    except ExpatError as error:
        what = ErrorString(error.code)
        why = f"not well-formed XML: {what} at line {error.lineno}, column {error.offset + 1}"
        raise BrokenRecord(name, why) from None
    except (UnicodeEncodeError, ValueError) as error:
        raise BrokenRecord(name, f"not well-formed XML: {error}") from None
    _check_depth(root, name, deepest)
    return root


def _check_depth(root: Element, name: str, deepest: int) -> None:
    level = [root]
    for _ in range(deepest):
        level = [child for element in level for child in element]
        if not level:
            return
    raise BrokenRecord(name, f"elements stand in each other more than {deepest} deep")
