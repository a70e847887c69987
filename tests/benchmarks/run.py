"""How fast: ratios of one run, so that they hold on any machine.

    make bench

Nothing is asserted.  Each figure is the median over rounds in which both sides take turns.
"""

from __future__ import annotations

import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from statistics import median

import mscregistry as msc
from mscregistry.export import from_json, to_json
from mscregistry.parsers.aggregator.headings import HEADINGS
from mscregistry.source import Source

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
    """Print the row of text pages, a line for each layout."""
    for path in sorted((ROOT / "examples" / "documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        source = Source(text)
        parser = msc.formats().named(msc.read(path).format)
        read = ratio(lambda: parser.read(source), lambda: headings_by_hand(text))
        whole = ratio(lambda: msc.read(source), lambda: headings_by_hand(text))
        name = f"{path.stem} page → Reading ÷ splitlines + headings"
        print(f"{name:<72} {read:8.1f}   goal ≤ 12")
        print(f"{'  the same with recognition':<72} {whole:8.1f}")


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
    """Print the row of imports, each in a fresh interpreter."""
    theirs = "import attrs, cattrs, dateutil.relativedelta"
    found = [_seconds("import mscregistry") / _seconds(theirs) for _ in range(11)]
    name = "import mscregistry ÷ import attrs, cattrs, dateutil.relativedelta"
    print(f"{name:<72} {median(found):8.2f}   goal ≤ 1.5")


def _seconds(code: str) -> float:
    """Give the seconds that a statement takes in a new interpreter."""
    timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    return float(subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True).stdout)


if __name__ == "__main__":
    pages()
    json()
    imports()
