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

    from mscregistry.parsers.tree.placed import Node


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


def bare(element: Element, without: Container[str] = ()) -> Node:
    """Give an element as `placed` does, with words where that has leaves.

    A child with nothing but words is those words, and children `without` whom the record can be
    read are passed over.
    """
    node: Node = {}
    for name, words in element.attrib.items():
        if words and not words.isspace():
            node[f"@{name}"] = [words]
    words = element.text or ""
    for child in element:
        tag = child.tag
        if tag not in without:
            if len(child) or child.attrib:
                branch: Any = bare(child)
            else:
                branch = child.text or ""
                branch = clean_text(branch) if "\n" in branch else branch.strip()
            if tag in node:
                node[tag].append(branch)
            else:
                node[tag] = [branch]
        if child.tail is not None and not child.tail.isspace():
            words += child.tail
    if words and not words.isspace():
        node[TEXT] = [clean_text(words)]
    return node


def parted(record: Node) -> Node:
    """Bring a whole record, with places or bare, into the shape in which it is read."""
    for phase in record.pop("phase", ()):
        record["phase"] = _phases(phase)
    _part_registry(record)
    _part_design(record)
    for design in record.get("study_design_info", ()):
        _part_masking(design)
    for header in record.get("required_header", ()):
        _part_copied(header)
        if "link_text" in header:
            header["description"] = header.pop("link_text")
    for results in record.get("clinical_results", ()):
        for events in results.get("reported_events", ()):
            for kind in ("serious_events", "other_events"):
                for some in events.get(kind, ()):
                    some["event"] = list(_events(some))
    return record


def _leaf(node: Node | Leaf | str) -> Leaf | str | None:
    """Give the words of an element, as a leaf where it has places."""
    if isinstance(node, dict):
        return node[TEXT][0] if TEXT in node else None
    return node


def _words(leaf: Leaf | str) -> str:
    return leaf if isinstance(leaf, str) else leaf.words


def _with(words: str, leaf: Leaf | str) -> Leaf | str:
    """Give a part of the words of a leaf."""
    return words if isinstance(leaf, str) else Leaf(leaf.at, words)


def _phases(phase: Node | str) -> list[Any]:
    leaf = _leaf(phase)
    found = () if leaf is None else read_phases(_words(leaf))
    if leaf is None or any(isinstance(one.value, Unlisted) for one in found):
        return [phase]
    return [_with(_words(leaf)[one.start : one.end], leaf) for one in found]


def _part_registry(record: Node) -> None:
    """Tell a patient registry from its kind of study."""
    for node in record.get("study_type", ())[:1]:
        leaf = _leaf(node)
        found = None if leaf is None else _REGISTRY.fullmatch(_words(leaf))
        if leaf is not None and found is not None:
            record["study_type"] = [_with(found[1], leaf)]
            record["patient_registry"] = [_with("Yes", leaf)]


def _part_design(record: Node) -> None:
    """Part the text in which older records describe their design, if all of it is known."""
    for node in record.get("study_design", ())[:1]:
        leaf = _leaf(node)
        words = "" if leaf is None else _words(leaf)
        if leaf is None or _LABEL.match(words) is None:
            continue
        found = list(_LABEL.finditer(words))
        ends = [*[one.start() for one in found[1:]], len(words)]
        parts = {
            _DESIGN[one[1]]: [_with(words[one.end() : end].strip(), leaf)]
            for one, end in zip(found, ends, strict=True)
        }
        # A label that is not known would stand in the value before it.
        if len(parts) == len(found) and not any(":" in _words(one[0]) for one in parts.values()):
            record.setdefault("study_design_info", []).append(parts)


def _part_masking(design: Node) -> None:
    """Part ``Double (Participant, Investigator)``."""
    for node in design.get("masking", ())[:1]:
        leaf = _leaf(node)
        found = None if leaf is None else _MASKING.fullmatch(_words(leaf))
        # "None (Open Label)" names no roles, and is one word of the list.
        known = None if found is None else coded(Masking, found[1])
        if leaf is not None and found is not None and known not in {None, Masking.NONE}:
            design["masking"] = [_with(found[1], leaf)]
            roles = [role.strip() for role in found[2].split(",")]
            design["who_masked"] = [_with(role, leaf) for role in roles if role]


def _part_copied(header: Node) -> None:
    """Give the day in the line about when the copy was made."""
    for node in header.get("download_date", ())[:1]:
        leaf = _leaf(node)
        if leaf is not None and _words(leaf).startswith(_COPIED):
            header["download_date"] = [_with(_words(leaf).removeprefix(_COPIED), leaf)]


def _events(some: Node) -> Iterator[Node]:
    """Give the events of all categories, each with its category and what is said for all."""
    for categories in some.get("category_list", ()):
        for category in categories.get("category", ()):
            for events in category.get("event_list", ()):
                for event in events.get("event", ()):
                    whole = {
                        "category": category.get("title", []),
                        "vocab": _vocabulary(event) or some.get("default_vocab", []),
                        "assessment": some.get("default_assessment", []),
                        **event,
                        "sub_title": _titles(event),
                    }
                    yield {key: said for key, said in whole.items() if said}


def _vocabulary(event: Node) -> list[Any]:
    titles = [title for title in event.get("sub_title", ()) if isinstance(title, dict)]
    return [leaf for title in titles for leaf in title.get("@vocab", ())]


def _titles(event: Node) -> list[Any]:
    """Give the words of the title alone, without the vocabulary they are of."""
    leaves = [_leaf(title) for title in event.get("sub_title", ())]
    return [leaf for leaf in leaves if leaf is not None]
