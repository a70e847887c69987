"""Trees of XML and JSON with every text at its place, so that they can be given another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mscregistry.lex.xml_tree import clean_text
from mscregistry.parsers.tree.leaf_dialect import TEXT, Leaf

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mscregistry.parsers.tree.dialect import Pointer

#: An object: what stands under each key or tag, in a list; of an element, also its attributes.
Node: TypeAlias = "dict[str, list[Any]]"


def placed_xml(element: Element, at: Pointer = ()) -> Node:
    """Give an element with every text and attribute at its place."""
    node: Node = {}
    for name, words in element.attrib.items():
        if words and not words.isspace():
            node[f"@{name}"] = [Leaf((*at, f"@{name}"), words)]
    words = element.text or ""
    for child in element:
        branches = node.setdefault(child.tag, [])
        branches.append(placed_xml(child, (*at, child.tag, len(branches))))
        words += child.tail or ""
    if words and not words.isspace():
        node[TEXT] = [Leaf((*at, TEXT), clean_text(words))]
    return node


def placed_json(value: Any, at: Pointer = ()) -> list[Any]:  # noqa: ANN401 - any JSON
    """Give what a JSON value holds, in a list: objects, and leaves with their words.

    Numbers come as the words they are written in (`parse_json`, `as_written`), and yes and no
    become theirs; ``null`` and a blank text say nothing, and
    of a list in a list each item stands for itself.
    """
    if isinstance(value, dict):
        node = {key: placed_json(one, (*at, key)) for key, one in value.items()}
        return [{key: found for key, found in node.items() if found}]
    if isinstance(value, list):
        return [one for index, item in enumerate(value) for one in placed_json(item, (*at, index))]
    if value is None or (isinstance(value, str) and not value.strip()):
        return []
    return [Leaf(at, str(value).lower() if isinstance(value, bool) else value)]
