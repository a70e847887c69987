"""Fields of the DOSES checklist that are told by a number: passage, viability, volume, rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.cells.checklist_patterns import checklist_patterns
from mscregistry.grammar.cells.dose_text import DoseText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.vocab.doses_checklist import DosesItem

#: Of these the sentence must say that something is given, and not that it is taken.
_OF_GIVING: Final = frozenset({"rate", "administrations", "volume"})
_GIVING: Final = re.compile(
    r"\b(?:infus|inject|administ|deliver|transplant|transfus|implant|instill|inhal|nebuli|given"
    r"|drip|suspen|receive)|\bdose"
)
_TAKING: Final = re.compile(
    r"\b(?:aspirat|harvest|collect|drawn|withdrawn|liposuction|lipoaspirate|sampl|clearance|e?gfr"
    r"|urine|placebo)"
)
_NEAR: Final = 100


class Told(NamedTuple):
    """A field that words tell, and where they stand."""

    #: The item of the field.
    item: DosesItem
    #: The field.
    field: str
    #: Where the words begin.
    start: int
    #: Where they end.
    end: int


def numbers_told(passage: str) -> Iterator[Told]:
    """Give the fields of the checklist that a text tells by a number.

    >>> [(one.field, one.start) for one in numbers_told("Viability > 80% at passage 3")]
    [('passage', 19), ('viability', 0)]
    """
    text = DoseText(passage)
    for item, field, pattern in checklist_patterns():
        for found in pattern.finditer(text.plain):
            start, end = found.span()
            if field not in _OF_GIVING or _is_given(text, start):
                yield Told(item, field, start, end)


def _is_given(text: DoseText, place: int) -> bool:
    around = f"{text.before(place, _NEAR)}{text.behind(place, _NEAR)}"
    return _GIVING.search(around) is not None and _TAKING.search(around) is None
