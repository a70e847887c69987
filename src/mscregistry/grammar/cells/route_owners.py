"""Ways of giving that are those of something else than cells: `intravenous sedation`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.routes import route_words

if TYPE_CHECKING:
    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.routes import Way

#: Behind `for` stands at most so far what something is done for: `for CSF analysis`.
_AIM: Final = 4
#: So many words before a drug, or behind it, tell its dose.
_DOSE: Final = 4
#: Words such as `infusion of` between a way and what is given.
_BETWEEN: Final = 2
#: So near before a way it is said to be the way to the vein: `through intravenous access`.
_THROUGH: Final = 3
#: The endings of the names of many drugs; a dose in milligrams tells them from other words.
_DRUG: Final = re.compile(r"[^\W\d_]{3,}(?:one|ide|mab|ine)")
#: These say that some of what is listed is given, and not what it is.
_UNTOLD: Final = frozenset({"placebo", "mg"})
_MASS: Final = frozenset({"mg", "milligram"})


def is_of_another(text: CellText, way: Way) -> bool:
    """Say whether a way stands right before or behind something else that is given or done.

    >>> from mscregistry.grammar.cells.passages import CellPassage, Role
    >>> from mscregistry.grammar.cells.routes import ways_of
    >>> passage = CellPassage("x", "Intrathecal MSCs after intravenous mesna", Role.GIVEN)
    >>> [is_of_another(passage.cells, way) for way in ways_of(passage)]
    [False, True]
    """
    clause = text.clause_of(way.first)
    behind = range(way.end, clause.stop)
    words = text.words
    at = next(
        (at for at in behind[:_BETWEEN] if words[at] not in route_words("between")),
        way.end + _BETWEEN,
    )
    if at in clause and _is_joined(text, way.end, at):
        if words[at] in route_words("attending"):
            before = words[max(clause.start, way.first - _THROUGH) : way.first]
            return route_words("through").isdisjoint(before)
        if _is_other(text, at):
            return True
    aim = words[way.end : min(clause.stop, way.end + _AIM)]
    if aim[:1] == ["for"] and not route_words("aims").isdisjoint(aim):
        return True
    last = way.first - 1
    alone = way.end == clause.stop or text.parted_by(way.end).strip() or words[way.end] == "and"
    return (
        bool(alone)
        and last in clause
        and _is_joined(text, way.first, way.first)
        and (_is_other(text, last))
    )


def _is_joined(text: CellText, first: int, last: int) -> bool:
    """Say whether nothing but blanks and brackets parts words from those before them."""
    return all(not text.parted_by(at).strip(" (/-") for at in range(first, last + 1))


def _is_other(text: CellText, at: int) -> bool:
    """Say whether a word is something that is given beside the cells."""
    word = text.words[at]
    if word in route_words("others") - _UNTOLD:
        return True
    clause = text.clause_of(at)
    near = text.words[max(clause.start, at - _DOSE) : min(clause.stop, at + _DOSE)]
    return _DRUG.fullmatch(word) is not None and not _MASS.isdisjoint(near)
