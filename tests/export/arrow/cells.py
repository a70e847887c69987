"""What stands in a cell of Arrow for a value of the model, written down a second time."""

from __future__ import annotations

from enum import Enum

from attrs import fields_dict, has

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.vocab import Unlisted


def cell(value: object) -> object:
    """Give what `to_pylist` gives for the cell of a value that columns hold."""
    match value:
        case Unlisted(words):
            found: object = f"?{words}"
        case Enum():
            found = str(value.value)
        case PartialDate(kind=kind):
            found = {
                "text": str(value),
                "kind": kind and kind.value,
                "earliest": value.earliest,
                "latest": value.latest,
            }
        case Age():
            found = {"text": str(value), "value": value.value, "unit": value.unit.value}
        case tuple():
            found = [*map(cell, value)]
        case _ if has(made_by := value.__class__):
            found = {name: cell(getattr(value, name)) for name in fields_dict(made_by)}
        case _:
            found = value
    return found
