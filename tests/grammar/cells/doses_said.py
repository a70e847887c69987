"""How tests ask what doses a text states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.stated import Passage

if TYPE_CHECKING:
    from mscregistry.grammar.cells.dose import Dose
    from mscregistry.grammar.stated import Stated


def stated(text: str) -> tuple[Stated[Dose], ...]:
    return read_doses(Passage("arms[0].description", text))


def said(text: str) -> list[str]:
    """Give each dose as text, with `?` where it is not sure."""
    return [str(one) for one in stated(text)]


def one(text: str) -> Dose:
    """Give the only dose of a text."""
    (found,) = stated(text)
    return found.value
