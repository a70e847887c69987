"""The elements of a classic record, brought into a shape in which each field has a place.

What the old site writes into one text, the phases, the masked roles, the design of records before
2017, is taken apart here, and what it writes above a list of events goes into each of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.lex.xml_tree import clean_text
from mscregistry.parsers.tree.leaf_dialect import TEXT, Leaf
from mscregistry.vocab import Masking, Unlisted, coded, read_phases

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from xml.etree.ElementTree import Element

    from mscregistry.parsers.tree.dialect import Pointer

    #: An element: its attributes and children by name, each a list.
    Node = dict[str, list[Any]]

#: What stands before the day in the line about when the copy was made.
_COPIED: Final = "ClinicalTrials.gov processed this data on "
_MASKING: Final = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_REGISTRY: Final = re.compile(r"(Observational)\s*\[(Patient Registry)\]")
#: The labels in the one text in which records before 2017 describe their design.
_DESIGN: Final = {
    "Allocation": "allocation",
    "Endpoint Classification": "endpoint_classification",
    "Intervention Model": "intervention_model",
    "Masking": "masking",
    "Observational Model": "observational_model",
    "Primary Purpose": "primary_purpose",
    "Time Perspective": "time_perspective",
}
_LABEL: Final = re.compile(rf"(?:^|,\s*)({'|'.join(_DESIGN)}):\s*")


def node_of(element: Element, at: Pointer | None = (), without: Container[str] = ()) -> Node:
    """Give an element with every text and attribute at its place.

    With ``at=None`` places are left out, which nobody asks for who only wants the trial; children
    `without` whom it can be read are passed over.
    """
    node: Node = {}
    for name, words in element.attrib.items():
        if words and not words.isspace():
            node[f"@{name}"] = [Leaf(() if at is None else (*at, f"@{name}"), words)]
    words = element.text or ""
    for child in element:
        tag = child.tag
        if tag not in without:
            branches = node.setdefault(tag, [])
            branches.append(node_of(child, None if at is None else (*at, tag, len(branches))))
        if child.tail is not None and not child.tail.isspace():
            words += child.tail
    if words and not words.isspace():
        node[TEXT] = [Leaf(() if at is None else (*at, TEXT), clean_text(words))]
    return node


def record_of(element: Element, at: Pointer | None = (), without: Container[str] = ()) -> Node:
    """Give a whole record in the shape in which it is read."""
    record = node_of(element, at, without)
    for phase in record.pop("phase", ()):
        record["phase"] = _phases(phase)
    _part_registry(record)
    _part_design(record)
    for design in record.get("study_design_info", ()):
        _part_masking(design)
    for header in record.get("required_header", ()):
        _part_copied(header)
        header["description"] = header.pop("link_text", [])
    for results in record.get("clinical_results", ()):
        for events in results.get("reported_events", ()):
            for kind in ("serious_events", "other_events"):
                for some in events.get(kind, ()):
                    some["event"] = list(_events(some))
    return record


def _leaf(node: Node) -> Leaf | None:
    return node[TEXT][0] if TEXT in node else None


def _phases(phase: Node) -> list[Any]:
    leaf = _leaf(phase)
    found = () if leaf is None else read_phases(leaf.words)
    if leaf is None or any(isinstance(one.value, Unlisted) for one in found):
        return [phase]
    return [Leaf(leaf.at, leaf.words[one.start : one.end]) for one in found]


def _part_registry(record: Node) -> None:
    """Tell a patient registry from its kind of study."""
    for node in record.get("study_type", ())[:1]:
        leaf = _leaf(node)
        found = None if leaf is None else _REGISTRY.fullmatch(leaf.words)
        if leaf is not None and found is not None:
            record["study_type"] = [Leaf(leaf.at, found[1])]
            record["patient_registry"] = [Leaf(leaf.at, "Yes")]


def _part_design(record: Node) -> None:
    """Part the text in which older records describe their design, if all of it is known."""
    for node in record.get("study_design", ())[:1]:
        leaf = _leaf(node)
        if leaf is None or _LABEL.match(leaf.words) is None:
            continue
        found = list(_LABEL.finditer(leaf.words))
        ends = [*[one.start() for one in found[1:]], len(leaf.words)]
        parts = {
            _DESIGN[one[1]]: [Leaf(leaf.at, leaf.words[one.end() : end].strip())]
            for one, end in zip(found, ends, strict=True)
        }
        # A label that is not known would stand in the value before it.
        if len(parts) == len(found) and not any(":" in one[0].words for one in parts.values()):
            record.setdefault("study_design_info", []).append(parts)


def _part_masking(design: Node) -> None:
    """Part ``Double (Participant, Investigator)``."""
    for node in design.get("masking", ())[:1]:
        leaf = node if isinstance(node, Leaf) else _leaf(node)
        found = None if leaf is None else _MASKING.fullmatch(leaf.words)
        # "None (Open Label)" names no roles, and is one word of the list.
        known = None if found is None else coded(Masking, found[1])
        if leaf is not None and found is not None and known not in {None, Masking.NONE}:
            design["masking"] = [Leaf(leaf.at, found[1])]
            roles = [role.strip() for role in found[2].split(",")]
            design["who_masked"] = [Leaf(leaf.at, role) for role in roles if role]


def _part_copied(header: Node) -> None:
    """Give the day in the line about when the copy was made."""
    for node in header.get("download_date", ())[:1]:
        leaf = _leaf(node)
        if leaf is not None and leaf.words.startswith(_COPIED):
            header["download_date"] = [Leaf(leaf.at, leaf.words.removeprefix(_COPIED))]


def _events(some: Node) -> Iterator[Node]:
    """Give the events of all categories, each with its category and what is said for all."""
    for categories in some.get("category_list", ()):
        for category in categories.get("category", ()):
            for events in category.get("event_list", ()):
                for event in events.get("event", ()):
                    yield {
                        "category": category.get("title", []),
                        "vocab": _vocabulary(event) or some.get("default_vocab", []),
                        "assessment": some.get("default_assessment", []),
                        **event,
                    }


def _vocabulary(event: Node) -> list[Any]:
    return [leaf for title in event.get("sub_title", ()) for leaf in title.get("@vocab", ())]
