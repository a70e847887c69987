"""Trials as studies of the ClinicalTrials.gov API, version 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mscregistry.parsers.ctgov_v1.fields import STUDY
from mscregistry.parsers.ctgov_v1.names import NAMES, UNKNOWN, UNKNOWN_DAYS
from mscregistry.testing.carried_by_ctgov_v1 import carried
from mscregistry.testing.tree_words import tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.model import Trial
    from mscregistry.parsers.ctgov_v1.names import Name


def render(trial: Trial) -> str:
    """Give a trial as the record of one study, with its rank in a search."""
    study = _named(tree_of(STUDY, carried(trial), ("date", "type")), NAMES)
    return json.dumps({"Rank": 1, "Study": study}, indent=2, ensure_ascii=False)


def _named(tree: dict[str, Any], names: Mapping[str, Name]) -> dict[str, Any]:
    """Give an object of version 2 with the names of version 1."""
    found: dict[str, Any] = {}
    for key, name in names.items():
        if not name.keys:
            if inside := _named(tree, name.below):
                found[key] = {
                    item: one if isinstance(one, list) else [one] for item, one in inside.items()
                }
        elif UNKNOWN_DAYS.get(key) in tree:
            found[key] = UNKNOWN
        elif (value := _at(tree, name.keys)) is not None:
            found[key] = _value(value, name.below)
    return found


def _at(tree: dict[str, Any], keys: tuple[str, ...]) -> Any:  # noqa: ANN401 - any JSON
    found: Any = tree
    for key in keys:
        found = (found or {}).get(key)
    return found


def _value(value: Any, below: Mapping[str, Name]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_value(one, below) for one in value]
    return _named(value, below) if isinstance(value, dict) else value
