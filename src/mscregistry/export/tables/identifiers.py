"""The table of a trial's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of
from mscregistry.vocab import TrialId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import SecondaryId, Trial
    from mscregistry.reading import Reading


def _identifiers(trial: Trial, _: Reading | None) -> Iterator[Row]:
    if trial.trial_id is not None:
        yield (0, trial.trial_id, None, "trial_id", None, *_read(trial.trial_id))
    for place, alias in enumerate(trial.nct_id_aliases):
        yield (place, alias, None, "alias", None, *_read(alias))
    if trial.org_study_id is not None:
        yield _other("org_study_id", 0, trial.org_study_id)
    for place, one in enumerate(trial.secondary_ids):
        yield _other("secondary_id", place, one)


def _other(source: str, place: int, one: SecondaryId) -> Row:
    return (place, one.value, code_of(one.type), source, one.source, *_read(one.value))


def _read(value: str) -> tuple[str | None, str | None]:
    """Give the number as its registry writes it, and that of the trial alone."""
    number = TrialId.read(value)
    return (None, None) if number is None else (str(number), str(number.trial))


#: Every number that it has.
IDENTIFIERS: Final = TidyTable(
    "identifiers",
    "A number of the trial: the registry's, the organisation's, another registry's.",
    (
        Column("place", "integer", "Index among those of this source."),
        Column("value", "text", "The number, as written."),
        Column("type", "text", "What kind of number it is, as a code."),
        Column(
            "source",
            "text",
            "Which field has it: `trial_id`, `alias`, `org_study_id`, `secondary_id`.",
        ),
        Column("issuer", "text", "Who issued it, as the record names that."),
        Column("canonical", "text", "The number as its registry writes it, where it is of one."),
        Column("trial", "text", "The same without country and version: equal for one trial."),
    ),
    _identifiers,
)
