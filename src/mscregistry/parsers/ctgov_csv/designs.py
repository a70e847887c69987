"""The cell that tells a study's design: ``Allocation: Randomized|Masking: Double (…)|…``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.vocab import (
    Allocation,
    InterventionModel,
    Masking,
    ObservationalModel,
    PrimaryPurpose,
    TimePerspective,
    WhoMasked,
    coded,
    read_masked_roles,
)

if TYPE_CHECKING:
    from enum import StrEnum

    from mscregistry.model import Design
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_FIELDS: Final[dict[str, tuple[str, type[StrEnum]]]] = {
    "Allocation": ("allocation", Allocation),
    "Intervention Model": ("intervention_model", InterventionModel),
    "Observational Model": ("observational_model", ObservationalModel),
    "Time Perspective": ("time_perspective", TimePerspective),
    "Primary Purpose": ("primary_purpose", PrimaryPurpose),
    "Masking": ("masking", Masking),
}
_LABELLED: Final = re.compile(r"([^:]+):\s*(.*)", re.DOTALL)
_ROLES: Final = re.compile(r"(.*?)\s*\(([^()]*)\)")


def read_design(draft: Draft, items: list[Words], design: Design) -> Design:
    """Give a design with what some labelled items say; what has no known label stays unread."""
    for item in items:
        found = _LABELLED.fullmatch(item.text)
        field = None if found is None else _FIELDS.get(found[1])
        if found is None or field is None:
            draft.leave([item], "it has no known label of a design", "design")
            continue
        if not found[2]:  # the new site writes a label without a value
            draft.label(item)
            continue
        draft.label(item.slice(0, len(found[1]) + 1))
        words = item.slice(*found.span(2))
        design = evolve(design, **_read(draft, *field, words))
    return design


def _read(draft: Draft, name: str, enum: type[StrEnum], words: Words) -> dict[str, Any]:
    path = f"design.{name}"
    roles = _ROLES.fullmatch(words.text) if name == "masking" else None
    if roles is None or coded(enum, words.text) is not None:
        return {name: draft.coded(path, words, enum)}
    said = words.slice(*roles.span(2))
    masked = read_masked_roles(said.text)
    for index, one in enumerate(masked):
        draft.coded(f"design.who_masked[{index}]", said.slice(one.start, one.end), WhoMasked)
    return {
        name: draft.coded(path, words.slice(*roles.span(1)), enum),
        "who_masked": tuple([one.value for one in masked]),
    }
