"""What of a trial a tree can carry, by the table of its format: what reading it must give back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.parsers.tree.shape import Kind, belongs
from mscregistry.vocab import Unlisted, coded_or_unlisted, is_ours

if TYPE_CHECKING:
    from mscregistry.parsers.tree.shape import Part, Shape


def carried(shape: Shape, thing: Any) -> Any:  # noqa: ANN401 - an object of the shape's class, or None
    """Give an object with what has a place in a tree of the shape; None where that is nothing."""
    values: dict[str, Any] = {}
    for part in shape.parts:
        value = getattr(thing, part.field)
        if part.at.again or value is None or (part.field in values and not part.several):
            continue
        if not part.several:
            values[part.field] = _one(part, value)
            continue
        fitting = [one for one in value if belongs(shape, part, one)]
        if part.at.one:
            fitting = fitting[:1]
        kept = [one for one in (_one(part, item) for item in fitting) if one is not None]
        values[part.field] = (*values.get(part.field, ()), *kept)
    values = {name: value for name, value in values.items() if value is not None and value != ()}
    usual = {one.name: one.default for one in fields(shape.make)}
    if not values or not shape.required <= values.keys() | _said_above(shape, thing):
        return None
    return evolve(thing, **{name: values.get(name, usual[name]) for name in usual})


def _said_above(shape: Shape, thing: object) -> set[str]:
    """Give the required fields that no place of the shape holds: the place itself says them."""
    placed = {part.field for part in shape.parts}
    return {name for name in shape.required - placed if getattr(thing, name) is not None}


def _one(part: Part, value: Any) -> Any:  # noqa: ANN401 - a value of any field
    if part.kind is Kind.DATE and isinstance(value, PartialDate):
        return evolve(value, kind=None)
    if part.kind is Kind.AGE:  # of an age with very many decimals none is read
        return value if read_age(str(value)) == value else None
    if part.enum is not None and isinstance(value, Unlisted):  # words may be those of a member
        return coded_or_unlisted(part.enum, value.words)
    if part.shape is None:
        is_foreign = isinstance(value, StrEnum) and is_ours(value)
        return None if value == "" or is_foreign else value
    if part.at.wraps is not None:
        held = getattr(value, part.at.wraps)
        empty = {one.name: one.default for one in fields(part.shape.make)}
        return (
            None
            if held is None
            else part.shape.make(**{**empty, part.at.wraps: held, **part.at.says})
        )
    found = carried(part.shape, value)
    return None if found is None else evolve(found, **part.at.says)
