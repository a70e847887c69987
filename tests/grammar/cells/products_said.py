"""How tests ask which cell products the texts of a record state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.stated import Stated

#: The fields of a product that hold one statement, and those that hold several.
SINGLE: Final = (
    "form",
    "cells",
    "cell_type",
    "tissue",
    "anatomical_site",
    "donor",
    "species",
    "brand",
)
SEVERAL: Final = ("processing", "routes", "doses", "schedules")


def name(text: str, at: int = 0, *, placebo: bool = False) -> CellPassage:
    """Give the name of an intervention."""
    group = f"interventions[{at}]"
    return CellPassage(f"{group}.name", text, Role.NAME, group=group, placebo=placebo)


def told(text: str, at: int = 0, *, placebo: bool = False) -> CellPassage:
    """Give the description of an intervention."""
    group = f"interventions[{at}]"
    return CellPassage(f"{group}.description", text, Role.GIVEN, group=group, placebo=placebo)


def arm(text: str, at: int = 0, *linked: int) -> CellPassage:
    """Give the description of an arm in which interventions are given."""
    group = f"arms[{at}]"
    groups = tuple(f"interventions[{one}]" for one in linked)
    return CellPassage(f"{group}.description", text, Role.GIVEN, group=group, linked=groups)


def title(text: str) -> CellPassage:
    return CellPassage("brief_title", text, Role.TITLE)


def summary(text: str) -> CellPassage:
    return CellPassage("brief_summary", text, Role.CONTEXT)


def measure(text: str) -> CellPassage:
    """Give an outcome."""
    return CellPassage("outcomes[0].measure", text, Role.ASIDE)


def read(*passages: CellPassage) -> tuple[CellProduct, ...]:
    return read_products(passages)


def one(*passages: CellPassage) -> CellProduct:
    """Give the only product of these texts."""
    (found,) = read_products(passages)
    return found


def forms(*passages: CellPassage) -> list[str]:
    """Give what is given, in the order of the products; `-` where the texts do not say."""
    return ["-" if one.form is None else one.form.value.value for one in read_products(passages)]


def mention(passage: CellPassage) -> Mention:
    """Give the only mention of cells in a text."""
    (found,) = mentions_of(passage)
    return found


def value(stated: Stated[object] | None) -> str | None:
    """Give a statement as text, with `?` where it is not sure."""
    return None if stated is None else str(stated)


def statements(product: CellProduct) -> Iterator[Stated[object]]:
    """Give all that is stated of a product."""
    for field in SINGLE:
        stated = getattr(product, field)
        if stated is not None:
            yield stated
    for field in SEVERAL:
        yield from getattr(product, field)


#: The intervention that the tests of times and doses are about.
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
