"""What formats cannot state, from the table of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {field: frozenset(formats) for field, formats in read_table("lost_fields").items()}


def loses(name: str, field: str, register: str | None = None) -> bool:
    """Say whether a format has no place for a field, by the name of the format.

    A portal loses other fields of each register whose records it hands on.

    >>> loses("ctgov-csv", "references"), loses("ctgov-json", "references")
    (True, False)
    >>> loses("ictrp-csv", "interventions.description", "ClinicalTrials.gov")
    True
    """
    lost = _table().get(field, frozenset())
    return name in lost or f"{name} of {register}" in lost
