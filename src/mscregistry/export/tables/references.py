"""The table of publications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _references(trial: Trial, _: Reading | None) -> Iterator[Row]:
    for place, one in enumerate(trial.references):
        yield place, one.citation, one.pmid, code_of(one.type), one.doi, one.url


#: What was published.
REFERENCES: Final = TidyTable(
    "references",
    "A publication that the record cites.",
    (
        Column("place", "integer", "Index in `references`."),
        Column("citation", "text", "The citation, as written."),
        Column("pmid", "text", "Its number in PubMed."),
        Column("type", "text", "How it relates to the trial, as a code."),
        Column("doi", "text", "The DOI that the citation states."),
        Column("url", "text", "The page in PubMed, or else the DOI's."),
    ),
    _references,
)
