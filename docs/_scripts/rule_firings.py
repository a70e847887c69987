"""Write the page on how often each rule fires, from a folder of real records.

Run it with ``make rules``; the page is kept, so that it can be read without the records.  How many
of the issues that were looked at by hand are right stands in ``rule_judgements.toml``.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Final

import mscregistry as msc
from mscregistry.validation import rulebook

HERE: Final = Path(__file__).parent
PAGE: Final = HERE.parent / "reference" / "rule_firings.md"
#: The day of the check.
DAY: Final = "2026-11-27"

HEAD: Final = """\
# How often rules fire

Counted over {records:,} readings of real records, that the parsers were tried on too, as on {day},
by `make rules`.
No rule raised.
A record counts once for each rule, however many of its places are wrong; `·` is none.
Records of other days are old here, so that much of what was to end or to be confirmed is overdue.

"""
JUDGED: Final = """
## How many are right

Of the rules that fired most, and of every error that fired, the issues of up to 20 records each
were drawn at random and read beside the document.
Right is an issue that says what is so, and to which the reason of its rule applies; in doubt are
those that readers may judge differently, which count as wrong.
What was drawn again after a mend was read by its issue, fields and marked words, and beside the
document only where these left a doubt.

| rule | severity | read | right | in doubt | wrong | what became of the wrong |
|---|---|---|---|---|---|---|
"""


def main(folder: Path) -> None:
    """Check every sample, and write the page."""
    report = msc.validate(msc.scan(folder, on_error="collect"), on=DAY)
    readings = [one for one in report.records if one.reading is not None]
    if report.failures:
        sys.exit("\n".join(map(str, report.failures)))
    names = sorted({one.reading.format for one in readings if one.reading is not None})
    fired: Counter[tuple[str, str]] = Counter(
        (code, one.reading.format)
        for one in readings
        if one.reading is not None
        for code in set(one.codes)
    )
    sizes = Counter(one.reading.format for one in readings if one.reading is not None)
    lines = [
        f"| rule | severity | records | {' | '.join([f'`{name}`' for name in names])} |",
        f"|---|---|---|{'---|' * len(names)}",
        f"| | | {len(readings):,} | {' | '.join([f'{sizes[name]:,}' for name in names])} |",
    ]
    for rule in report.rules:
        counts = [fired[rule.code, name] for name in names]
        cells = " | ".join([f"{count:,}" if count else "·" for count in counts])
        lines.append(f"| {_link(rule.code)} | {rule.severity} | {sum(counts):,} | {cells} |")
    page = HEAD.format(records=len(readings), day=DAY) + "\n".join(lines) + "\n"
    PAGE.write_text(page + JUDGED + "\n".join(_judged()) + "\n", encoding="utf-8")


def _judged() -> list[str]:
    """Give the rows on what was looked at by hand."""
    told = tomllib.loads((HERE / "rule_judgements.toml").read_text(encoding="utf-8"))
    return [
        f"| {_link(code)} | {rulebook()[code].severity} "
        f"| {row['right'] + row['doubt'] + row['wrong']} "
        f"| {row['right']} | {row['doubt']} | {row['wrong']} | {row.get('then', '')} |"
        for code, row in sorted(told.items())
    ]


def _link(code: str) -> str:
    return f"{{ref}}`{code} <{code.lower()}>`"


main(Path(sys.argv[1]))
