"""Whose cells they are, told of their giving: `autologous transplantation of stem cells`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.mark import marks_of
from mscregistry.vocab.cells import structure_words

if TYPE_CHECKING:
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: Between the donor and the act stands at most one word: `autologous intravenous infusion of`.
_BETWEEN: Final = 2


def donor_of_act(passage: CellPassage, start: int) -> dict[str, Stated[str]]:
    """Give the donor that the words before the name of cells tell of their giving, if any.

    >>> from mscregistry.grammar.cells.passages import CellPassage, Role
    >>> passage = CellPassage("x", "Autologous transplantation of MSCs", Role.GIVEN)
    >>> donor_of_act(passage, 3)["donor"].value, donor_of_act(passage, 1)
    ('autologous', {})
    """
    text, act = passage.cells, start - _BETWEEN
    if act < 1 or text.words[start - 1] not in structure_words("stops", "acted"):
        return {}
    if text.words[act] not in structure_words("stops", "acts"):
        return {}
    clause = text.clause_of(act)
    if start - 1 not in clause or (start < len(text.words) and start not in clause):
        return {}
    low = max(clause.start, act - _BETWEEN)
    for mark in reversed(marks_of(text, low, act)):
        if mark.axis == "donor":
            span = passage.cells.span(mark.first, mark.end)
            return {"donor": passage.stated(mark.value, span.start, span.end)}
    return {}
