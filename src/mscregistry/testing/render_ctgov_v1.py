"""Trials as studies of the ClinicalTrials.gov API, version 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mscregistry.parsers.ctgov_json.fields import STUDY
from mscregistry.testing.carried_by_ctgov_json import carried
from mscregistry.testing.tree_words import tree_of

if TYPE_CHECKING:
    from mscregistry.model import Trial

#: How a plural ends, and how its singular does.
_SINGULARS = {
    "leaves": "leaf",
    "branches": "branch",
    "meshes": "mesh",
    "classes": "class",
    "analyses": "analysis",
    "ies": "y",
    "s": "",
}


def render(trial: Trial) -> str:
    """Give a trial as the record of one study, with its rank in a search."""
    study = _named(tree_of(STUDY, carried(trial), ("date", "type")), "")
    return json.dumps({"Rank": 1, "Study": study}, indent=2, ensure_ascii=False)


def _named(tree: dict[str, Any], item: str) -> dict[str, Any]:
    """Give an object with the keys of version 1, which repeat the name of the item it is in."""
    found: dict[str, Any] = {}
    for key, value in tree.items():
        name = item + key[0].upper() + key[1:]
        if isinstance(value, list):
            one = _singular(name)
            found[f"{one}List"] = {one: [_value(each, one) for each in value]}
        else:
            found[name] = _value(value, item)
    return found


def _value(value: Any, item: str) -> Any:  # noqa: ANN401 - any JSON
    return _named(value, item) if isinstance(value, dict) else value


def _singular(name: str) -> str:
    many = next((one for one in _SINGULARS if name.lower().endswith(one)), "")
    return name[: len(name) - len(many)] + _SINGULARS.get(many, "")
