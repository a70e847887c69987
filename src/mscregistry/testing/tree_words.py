"""Trials as trees of words: what the renderers of ClinicalTrials.gov's older formats share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.parsers.tree.shape import Kind, belongs
from mscregistry.testing.ctgov_page_values import MONTHS
from mscregistry.vocab import display_of

if TYPE_CHECKING:
    from mscregistry.parsers.tree.shape import Part, Shape


def tree_of(shape: Shape, thing: Any, dated: tuple[str, str]) -> dict[str, Any]:  # noqa: ANN401 - an object of the shape's class
    """Give an object as a tree of words; `dated` are the keys of a date and of its kind."""
    tree: dict[str, Any] = {}
    for part in shape.parts:
        value = getattr(thing, part.field)
        if part.at.again or value is None or value == () or part.field in _held(shape, part, tree):
            continue
        branch = tree
        for key in part.keys[:-1]:
            branch = branch.setdefault(key, {})
        if not part.keys:
            tree |= _one(part, value, dated)
        elif part.several:
            items = tuple([one for one in value if belongs(shape, part, one)])
            _add_several(part, items, branch, dated)
        else:
            found = _one(part, value, dated)
            if isinstance(found, dict) and isinstance(branch.get(part.keys[-1]), dict):
                branch[part.keys[-1]] |= found
            elif found not in ({}, ""):
                branch[part.keys[-1]] = found
    return tree


def _held(shape: Shape, part: Part, tree: dict[str, Any]) -> set[str]:
    """Give the fields that stand at an earlier place already: a second place is for older tags."""
    places = [one for one in shape.parts if one.field == part.field and not one.several]
    return {part.field} if places and places[0] is not part and tree else set()


def _add_several(
    part: Part, values: tuple[Any, ...], branch: dict[str, Any], dated: tuple[str, str]
) -> None:
    found = [one for one in (_one(part, value, dated) for value in values) if one not in ({}, "")]
    if found and part.many:
        branch[part.keys[-1]] = found
    elif found:
        branch[part.keys[-1]] = found if part.at.wraps is not None else found[0]


def _one(part: Part, value: Any, dated: tuple[str, str]) -> Any:  # noqa: ANN401 - a value of any field
    if part.shape is not None and part.at.wraps is not None:
        inner = next(one for one in part.shape.parts if one.field == part.at.wraps)
        held = getattr(value, part.at.wraps)
        return "" if held is None else _one(inner, held, dated)
    if part.shape is not None:
        return tree_of(part.shape, value, dated)
    if part.kind is Kind.DATED and value.kind is not None:
        return {dated[0]: words_of(value), dated[1]: display_of(value.kind)}
    return {dated[0]: words_of(value)} if part.kind is Kind.DATED else words_of(value)


def words_of(value: Any) -> str:  # noqa: ANN401 - as above
    """Give a value as the older site writes it."""
    if isinstance(value, StrEnum):
        return display_of(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Age):
        return str(value).title()
    if isinstance(value, PartialDate):
        return date_words(value)
    return str(value)


def date_words(date: PartialDate) -> str:
    """Give a date as ``March 4, 2021``, ``March 2021`` or ``2021``."""
    if date.month is None:
        return str(date)
    month = MONTHS[date.month - 1]
    return f"{month} {date.year:04}" if date.day is None else f"{month} {date.day}, {date.year:04}"
