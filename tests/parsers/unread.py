"""What of a document stayed unread without a reason."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mscregistry.testing.unread_units import unread_units
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from mscregistry.reading import Reading

REASONS = read_table("unread")


def unexplained(reading: Reading) -> list[tuple[str, str]]:
    """Give the unread units for which no line of the table and no issue says why."""
    patterns = REASONS.get(reading.format, {})
    told = {(span.start, span.end) for issue in reading.issues for span in issue.spans}
    named = dict(zip(reading.unread, unread_units(reading), strict=False))
    if len(named) != len(unread_units(reading)):  # names of tags and keys are unread beside values
        named = {}
    words = {reading.source.text[start:end] for start, end in told}
    return [
        (name, said)
        for name, said in unread_units(reading)
        if not any(fnmatchcase(name, pattern) for pattern in patterns)
        and not any(said in one for one in words)
    ]
