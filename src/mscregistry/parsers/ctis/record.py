"""A record of either form as one node, in which the parts of the trial stand at the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.issues import Code, Severity
from mscregistry.parsers.ctis.marks import unmarked
from mscregistry.parsers.tree.moved import branches
from mscregistry.parsers.tree.placed import placed_json

if TYPE_CHECKING:
    from mscregistry.parsers.tree.placed import Node
    from mscregistry.parsers.tree.reader import Taken


def record_of(tree: dict[str, Any], taken: Taken) -> Node:
    """Give the node of a record: what its authorised application holds stands beside the rest.

    ``partI`` and ``partsII`` are what was authorised, or else what the newest application asks
    for, which the older form has first.
    """
    root: Node = placed_json(unmarked(tree))[0]
    node: Node = {**root}
    for inner in objects(root, "authorizedApplication")[:1]:
        node |= inner
    node["partI"] = objects(node, "authorizedPartI")[:1]
    node["partsII"] = objects(node, "authorizedPartsII")
    newest = objects(node, "applications")[:1]
    if newest and not node["partI"]:
        node["partI"] = objects(newest[0], "partI")[:1]
        node["partsII"] = objects(newest[0], "partIIInfo")
        why = "nothing of it was authorised; what its newest application asks for is read"
        taken.issue(Code.INTERPRETED, Severity.INFO, why, "", ("applications", 0))
    return node


def objects(node: Node, keys: str) -> list[Node]:
    """Give the objects at the end of a path."""
    return [one for one in branches(node, keys) if isinstance(one, dict)]
