"""The keys of version 1 of the API, brought to those of version 2.

Version 1 repeats in each key what stands above it, and wraps each list in an object::

    {"PrimaryOutcomeList": {"PrimaryOutcome": [{"PrimaryOutcomeMeasure": "Pain"}]}}
    {"primaryOutcomes": [{"measure": "Pain"}]}

So a key of version 1 ends in its key of version 2, and what stands before that is a part of the
name of the object it stands in.  The few that do not follow the rule stand in a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctgov_json.fields import STUDY
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.shape import Kind

if TYPE_CHECKING:
    from mscregistry.parsers.tree.shape import Part

    #: An object: what stands under each key, in a list.
    Node = dict[str, list[Any]]
    #: The keys of version 2 that an object may have, and those of what stands there.
    Known = dict[str, Any]

#: Keys of version 1 that share nothing with those of version 2.
_OTHERS: Final = {
    "Gender": "sex",
    "ExpAccTypeIndividual": "individual",
    "ExpAccTypeIntermediate": "intermediate",
    "ExpAccTypeTreatment": "treatment",
}
#: How a name ends, and how its plural does.
_PLURALS: Final = {
    "leaf": "leaves",
    "branch": "branches",
    "mesh": "meshes",
    "class": "classes",
    "analysis": "analyses",
    "y": "ies",
}


def _known() -> Known:
    """Give the keys of a study of version 2 as a tree."""
    tree: Known = {}
    _add(tree, STUDY.parts)
    return tree


def _add(tree: Known, parts: tuple[Part, ...]) -> None:
    for part in parts:
        branch = tree
        for key in part.keys:
            branch = branch.setdefault(key, {})
        if part.kind is Kind.DATED:
            branch |= {"date": {}, "type": {}}
        if part.shape is not None and part.at.wraps is None:
            _add(branch, part.shape.parts)


_KNOWN: Final = _known()


def study_of(tree: dict[str, Any], at: tuple[str | int, ...]) -> Node:
    """Give a study of version 1 in the shape of version 2, each leaf with its own place."""
    return _object(tree, at, "Study", _KNOWN)


def _object(tree: dict[str, Any], at: tuple[str | int, ...], name: str, known: Known) -> Node:
    node: Node = {}
    for key, branch in tree.items():
        where = (*at, key)
        if _wraps(key, branch):
            ((key, branch),) = branch.items()  # noqa: PLW2901 - the list in its wrapper
            where = (*where, key)
        found = _key(key, name, known)
        below = known.get(found, {})
        for place, one in _each(branch, where):
            item: Any = _leaf(one, place)
            if isinstance(one, dict):
                item = _object(one, place, key, below)
            if item is not None:
                node.setdefault(found, []).append(item)
    return node


def _wraps(key: str, branch: object) -> bool:
    """Say whether an object only wraps a list, as ``ConditionList`` does that of ``Condition``."""
    if not (key.endswith("List") and isinstance(branch, dict) and len(branch) == 1):
        return False
    (inner,) = branch
    return str(inner).startswith(key.removesuffix("List"))


def _each(branch: Any, at: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401 - any JSON
    if isinstance(branch, list):
        return [((*at, index), one) for index, one in enumerate(branch)]
    return [(at, branch)]


def _leaf(value: object, at: tuple[str | int, ...]) -> Leaf | None:
    if value is None or value in ("", []):
        return None
    return Leaf(at, value if isinstance(value, str) else str(value))


def _key(key: str, name: str, known: Known) -> str:
    """Give the key of version 2, or the key itself where none fits."""
    if key in _OTHERS:
        return _OTHERS[key]
    folded = key.lower()
    best = ""
    for one in known:
        for end in _ends(one):
            before = folded.removesuffix(end)
            fits = folded.endswith(end) and before in name.lower()
            if fits and len(one) > len(best):
                best = one
    return best or key


def _ends(key: str) -> set[str]:
    """Give how a key of version 1 may end for one of version 2: as it is, or in the singular."""
    folded = key.lower()
    singular = {
        folded.removesuffix(many) + one for one, many in _PLURALS.items() if folded.endswith(many)
    }
    return {folded, folded.removesuffix("s"), *singular}
