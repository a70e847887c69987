"""Write the page on what each format and register fills, from a folder of real records.

Run it with ``make registers``; the page is kept, so that it can be read without the records.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import mscregistry as msc
from mscregistry.testing.unread_units import unread_units
from mscregistry.vocab.table_files import read_table

PAGE: Final = Path(__file__).parents[1] / "reference" / "registers.md"
#: Formats whose records are of many registers.
PORTALS: Final = {"ictrp-csv", "ictrp-xml", "who-xml"}
_INDEX: Final = re.compile(r"\[\d+\]")
REASONS: Final = read_table("unread")

HEAD: Final = """\
# What each register fills

Counted over the real records that the parsers were tried on, by `make registers`.
A field is a path of the trial without its indices, such as `outcomes.measure`; it is filled where
a record has words for it.
A unit is a value of JSON, a text or attribute of XML, a cell of a table, a piece of a line.

| format | register | records | fields filled | values read | units unread | of them with an issue |
|---|---|---|---|---|---|---|
"""
REST: Final = """
## Units unread, and why

| format | unit | times | why |
|---|---|---|---|
"""


class Row:
    """What one format and register fills."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.records = 0
        self.fields: set[str] = set()
        self.values = 0
        self.unread = 0
        self.told = 0


def main(folder: Path) -> None:
    """Read every sample, and write the page."""
    rows: dict[tuple[str, str], Row] = {}
    unread: Counter[tuple[str, str, str]] = Counter()
    for one in msc.scan(folder, on_error="collect"):
        if one.failed or not isinstance(one, msc.Reading):
            continue
        register = (one.trial.source_registry or "") if one.format in PORTALS else ""
        row = rows.setdefault((one.format, register), Row())
        row.records += 1
        row.fields |= {_INDEX.sub("", path) for path in one.origins}
        row.values += len(one.origins)
        told = " ".join([one.source.words(issue.spans) for issue in one.issues])
        for name, words in unread_units(one):
            row.unread += 1
            row.told += words in told
            unread[one.format, *_reason(one.format, name, is_told=words in told)] += 1
    lines = [
        f"| `{name}` | {register} | {row.records:,} | {len(row.fields)} | {row.values:,} "
        f"| {row.unread:,} | {row.told:,} |"
        for (name, register), row in sorted(rows.items())
    ]
    reasons = [
        f"| `{name}` | `{unit}` | {count:,} | {why} |"
        for (name, unit, why), count in sorted(unread.items())
    ]
    page = HEAD + "\n".join(lines) + "\n" + REST + "\n".join(reasons) + "\n"
    PAGE.write_text(page, encoding="utf-8")


def _reason(name: str, unit: str, *, is_told: bool) -> tuple[str, str]:
    """Give the pattern and the reason of a unit; its own name where an issue tells of it."""
    for pattern, why in REASONS.get(name, {}).items():
        if fnmatchcase(unit, pattern):
            return pattern, why
    return unit, "an issue says what is wrong with it" if is_told else "NO REASON"


main(Path(sys.argv[1]))
