"""The tables of arms and of interventions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _arms(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, arm in enumerate(trial.arms):
        yield place, arm.label, code_of(arm.type), arm.description, arm.intervention_names


def _interventions(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, one in enumerate(trial.interventions):
        kind = code_of(one.type)
        yield place, one.name, kind, one.description, one.other_names, one.arm_labels


#: Arms, or groups of an observational study.
ARMS: Final = TidyTable(
    "arms",
    "An arm of a trial, or a group of an observational study.",
    (
        Column("place", "integer", "Index in `arms`."),
        Column("label", "text", "Its name."),
        Column("type", "text", "Its role, as a code."),
        Column("description", "text", "What happens in it."),
        Column("intervention_names", "texts", "The names of the interventions given in it."),
    ),
    _arms,
)

#: What is given or done.
INTERVENTIONS: Final = TidyTable(
    "interventions",
    "A drug, biological, device, procedure or other thing that is given or done.",
    (
        Column("place", "integer", "Index in `interventions`."),
        Column("name", "text", "Its name."),
        Column("type", "text", "What kind of thing it is, as a code."),
        Column("description", "text", "What is given, how much, how."),
        Column("other_names", "texts", "Other names of the same thing."),
        Column("arm_labels", "texts", "The labels of the arms that receive it."),
    ),
    _interventions,
)
