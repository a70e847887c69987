"""A study of version 1 of the API, brought to the keys of version 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.parsers.ctgov_v1.names import NAMES, UNKNOWN, UNKNOWN_DAYS
from mscregistry.parsers.tree.leaf_dialect import Leaf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.parsers.ctgov_v1.names import Name
    from mscregistry.parsers.tree.dialect import Branch, Pointer

    #: An object: what stands under each key, in a list.
    Node = dict[str, list[Any]]


def study_of(tree: dict[str, Any], at: Pointer) -> Node:
    """Give a study of version 1 with the keys of version 2, each leaf with its own place.

    What stands under a key that version 1 does not have, or not there, is left out, and so is
    never read.
    """
    return _object(tree, at, NAMES)


def _object(tree: dict[str, Any], at: Pointer, names: Mapping[str, Name]) -> Node:
    node: Node = {}
    for key, branch in tree.items():
        if key not in names:
            continue
        name, place = names[key], (*at, key)
        if key in UNKNOWN_DAYS and branch == UNKNOWN:
            node[UNKNOWN_DAYS[key]] = [Leaf(place, "Yes")]
        elif name.keys:
            inside = node
            for one in name.keys[:-1]:
                inside = inside.setdefault(one, [{}])[0]
            found = [_item(one, where, name.below) for where, one in _each(branch, place)]
            inside.setdefault(name.keys[-1], []).extend([one for one in found if one is not None])
        elif isinstance(branch, dict):
            node |= _object(branch, place, name.below)
    return node


def _each(branch: Any, at: Pointer) -> list[Branch]:  # noqa: ANN401 - any JSON
    if isinstance(branch, list):
        return [((*at, index), one) for index, one in enumerate(branch)]
    return [(at, branch)]


def _item(value: Any, at: Pointer, below: Mapping[str, Name]) -> Node | Leaf | None:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return _object(value, at, below)
    if value in (None, "") or isinstance(value, list):  # no list stands in a list
        return None
    # What is no text, though all should be, is taken as it is written.
    return Leaf(at, str(value).lower() if isinstance(value, bool) else str(value))
