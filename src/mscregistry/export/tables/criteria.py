"""The table of criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _criteria(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, one in enumerate(trial.eligibility.criteria):
        kind, said = code_of(one.kind), str(one.expression)
        yield place, one.parent, one.level, kind, one.text, one.text_index, said


#: Who may take part.
CRITERIA: Final = TidyTable(
    "criteria",
    "One criterion, split from the text that the record gives.",
    (
        Column("place", "integer", "Index in `eligibility.criteria`, in reading order."),
        Column("parent", "integer", "Place of the criterion that this one belongs to."),
        Column("level", "integer", "Depth of nesting, 0 for the outermost."),
        Column("kind", "text", "`INCLUSION` or `EXCLUSION`; null where the record does not say."),
        Column("text", "text", "The words, without bullet or number."),
        Column("text_index", "integer", "Index in `eligibility.texts` of the text it is from."),
        Column("expression", "text", "What the words say; what is not understood stands in `?`."),
    ),
    _criteria,
)
