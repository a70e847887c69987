"""The conditions of a trial, those of them that are in our coded table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.stated import Passage, Stated
from mscregistry.vocab.conditions import ConditionEntry, conditions_in

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_conditions(texts: Iterable[str]) -> tuple[Stated[ConditionEntry], ...]:
    """Give the conditions that are known, in their order; the others stay as written.

    The path is that of the trial's field, such as `conditions[0]`.

    >>> [(found.path, str(found)) for found in read_conditions(["Knee pain", "Stroke"])]
    [('conditions[1]', 'stroke')]
    """
    return tuple(
        [
            Passage(f"conditions[{place}]", text).stated(entry, start, end)
            for place, text in enumerate(texts)
            for entry, start, end in conditions_in(text)
        ]
    )
