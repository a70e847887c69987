"""How fast: ratios of one run, so that they hold on any machine.

    make bench

Nothing is asserted.  Each figure is the median over rounds in which both sides take turns.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import timeit
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import lxml.etree

import mscregistry as msc
from mscregistry.export import from_json, to_json
from mscregistry.parsers.aggregator.headings import HEADINGS
from mscregistry.parsers.euctr.form import form
from mscregistry.source import Source
from tests.benchmarks import eligibility, records, tables

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
NUMBER = 40


def ratio(ours: Callable[[], object], theirs: Callable[[], object], number: int = NUMBER) -> float:
    """Give the median over rounds of our time by theirs."""
    found = []
    for _ in range(ROUNDS):
        one = timeit.timeit(ours, number=number)
        other = timeit.timeit(theirs, number=number)
        found.append(one / other)
    return median(found)


def headings_by_hand(text: str) -> int:
    """Do the least that any reader of a page must: split lines, look up headings."""
    known = frozenset(HEADINGS)
    return sum(line.strip() in known for line in text.splitlines())


def pages() -> None:
    """Print the row of text pages, two lines for each layout."""
    for path in sorted((ROOT / "examples" / "documents").glob("*.txt")):
        page(path.stem, Source(path.read_text(encoding="utf-8")))


def page(name: str, source: Source) -> None:
    """Print what one page costs, with its format known and with recognition."""
    parser = msc.formats().named(msc.read(source).format)

    def by_hand() -> int:
        return headings_by_hand(source.text)

    known = ratio(lambda: parser.read(source), by_hand)
    whole = ratio(lambda: msc.read(source), by_hand)
    label = f"{name} page → Reading ÷ splitlines + headings"
    print(f"{label:<72} {known:8.1f}   goal ≤ 12")
    print(f"{'  the same with recognition':<72} {whole:8.1f}")


def register() -> None:
    """Print the row of full details of the EU Clinical Trials Register, over all records."""
    path = ROOT.parent / "shared" / "samples" / "euctr_txt" / "error_trials_euctr_2025-03.txt"
    parser = msc.formats().named("euctr")
    sources = [Source(one.source.text) for one in msc.scan(path)] if path.exists() else []
    known = frozenset(form().known)

    def ours() -> None:
        for source in sources:
            parser.read(source)

    def by_hand() -> int:
        return sum(line.strip() in known for one in sources for line in one.text.splitlines())

    if sources:
        label = "EU CTR full details → Reading ÷ splitlines + questions"
        print(f"{label:<72} {ratio(ours, by_hand, 5):8.1f}   goal ≤ 12")


def portal() -> None:
    """Print how many records of the WHO's portal are read in a second, files opened and cut too.

    The loop beside them is what a script does with the same file: rows of `csv`, or texts of lxml.
    """
    samples = ROOT.parent / "shared" / "samples"
    for path in (
        *sorted(samples.glob("ictrp_csv/*.csv")),
        *sorted(samples.glob("ictrp_xml/*.xml")),
    ):
        count = sum(not one.failed for one in msc.scan(path, on_error="collect"))

        def ours(path: Path = path) -> None:
            for _ in msc.scan(path, on_error="collect"):
                pass

        def by_hand(path: Path = path) -> None:
            _rows(path) if path.suffix == ".csv" else _texts(path)

        seconds = min(timeit.repeat(ours, number=1, repeat=ROUNDS))
        print(
            f"{f'{path.stem} → Readings, records a second':<72} {count / seconds:8,.0f}   goal ≥ 3,000"
        )
        print(f"{'  the same ÷ a loop by hand':<72} {ratio(ours, by_hand, 1):8.1f}")


def _rows(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in csv.DictReader(file):
            pass


def _texts(path: Path) -> None:
    for record in lxml.etree.parse(path).getroot():
        _ = {cell.tag: cell.text for cell in record}


def checking() -> None:
    """Print how many trials are checked in a second by all rules, the views worked out before."""
    readings = [
        one
        for one in msc.scan(ROOT.parent / "shared" / "samples", on_error="collect")
        if not one.failed
    ]
    if readings:
        msc.validate(readings, on="2026-01-01")
        seconds = timeit.repeat(
            lambda: msc.validate(readings, on="2026-01-01"), number=1, repeat=ROUNDS
        )
        label = "Readings → ValidationReport, trials a second"
        print(f"{label:<72} {len(readings) / median(seconds):8,.0f}   goal ≥ 2,000")


def json() -> None:
    """Print what JSON costs beside reading."""
    source = Source((ROOT / "examples" / "documents" / "aggregator.txt").read_text("utf-8"))
    parser = msc.formats().named("aggregator")
    trial = parser.read(source).trial
    text = to_json(trial)
    out = ratio(lambda: to_json(trial), lambda: parser.read(source))
    back = ratio(lambda: from_json(text), lambda: parser.read(source))
    print(f"{'Trial → JSON ÷ page → Reading':<72} {out:8.2f}")
    print(f"{'JSON → Trial ÷ page → Reading':<72} {back:8.2f}")


def imports() -> None:
    """Print the row of imports, each in a fresh interpreter; the second touches every name."""
    theirs = "import attrs, cattrs, dateutil.relativedelta"
    for ours, goal in (("import mscregistry", "goal ≤ 1.5"), ("from mscregistry import *", "")):
        found = [_seconds(ours) / _seconds(theirs) for _ in range(11)]
        print(f"{f'{ours} ÷ {theirs}':<72} {median(found):8.2f}   {goal}")


def _seconds(code: str) -> float:
    """Give the seconds that a statement takes in a new interpreter."""
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    return float(
        subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True).stdout
    )


if __name__ == "__main__":
    records.json_rows()
    records.xml_rows()
    records.memory_rows()
    records.worker_rows()
    tables.rows()
    pages()
    register()
    portal()
    eligibility.rows()
    checking()
    json()
    imports()
