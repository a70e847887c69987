"""The table of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _outcomes(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, outcome in enumerate(trial.outcomes):
        latest = None if outcome.window is None else outcome.window.latest
        yield (
            place,
            code_of(outcome.kind),
            outcome.measure,
            outcome.time_frame,
            outcome.description,
            [one.value for one in outcome.measured if one.sure],
            [one.value for one in outcome.measured if not one.sure],
            outcome.measured_groups,
            None if outcome.comparison is None else str(outcome.comparison),
            None if latest is None else str(latest),
        )


#: What is measured, and what that means.
OUTCOMES: Final = TidyTable(
    "outcomes",
    "Something that is measured to answer the study's question.",
    (
        Column("place", "integer", "Index in `outcomes`."),
        Column("kind", "text", "Primary, secondary or other, as a code."),
        Column("measure", "text", "What is measured."),
        Column("time_frame", "text", "When it is measured, as written."),
        Column("description", "text", "How it is measured."),
        Column("measured", "texts", "What is measured, in our codes; those without doubt."),
        Column("measured_in_doubt", "texts", "The codes that the words leave in doubt."),
        Column("groups", "texts", "The groups of all these codes."),
        Column("comparison", "text", "How figures are reported, and beside what; `?` for doubt."),
        Column("latest_time", "text", "The longest time that is stated, with its unit in UCUM."),
    ),
    _outcomes,
)
