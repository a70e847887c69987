"""How tests ask which cell products the texts of a record state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products

if TYPE_CHECKING:
    from mscregistry.grammar.cells.product import CellProduct

NAME = CellPassage(
    "interventions[0].name", "Cord mesenchymal stem cells", Role.NAME, group="interventions[0]"
)


def given(text: str, group: str = "interventions[0]") -> CellPassage:
    return CellPassage(f"{group}.description", text, Role.GIVEN, group=group)


def product(*passages: CellPassage, name: CellPassage = NAME) -> CellProduct:
    """Give the only product."""
    (found,) = read_products((name, *passages))
    return found


def times(*passages: CellPassage, name: CellPassage = NAME) -> list[str]:
    """Give the short forms of the schedules of the only product."""
    found = product(*passages, name=name).schedules
    return [form for one in found if not one.value.allowed for form in one.value.canonical]
