"""How much is read of what outcomes measure and compare, and how many conditions are coded.

Real records are read where they stand beside the repository; elsewhere nothing is printed.  The
rows for cell therapy are of trials whose titles, summaries or interventions say `mesenchymal` or
`MSC`.  What is found is no measure of what is right: that was read by hand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import mscregistry as msc
from mscregistry.grammar.coded_conditions import read_conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial
    from mscregistry.model.arms import Outcome

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOLDERS = ("samples", "seeds")
MSC = re.compile(r"mesenchym|stromal cell|\b\w*-?mscs?\b", re.IGNORECASE)


def trials() -> Iterator[Trial]:
    """Give the trials of every record that is one."""
    for folder in FOLDERS:
        for read in msc.scan(SHARED / folder, on_error="collect"):
            if not isinstance(read, msc.FailedReading):
                yield read.trial


def is_of_cells(trial: Trial) -> bool:
    """Say whether a trial is of mesenchymal cells, as far as words tell."""
    given = [words for one in trial.interventions for words in (one.name, one.description)]
    texts = (trial.brief_title, trial.official_title, trial.brief_summary, *given)
    return any(MSC.search(text) for text in texts if text)


def row(name: str, found: int, every: int) -> None:
    """Print a row of the table."""
    print(f"{name:<60} {found:6} of {every:6}   {found / max(every, 1):6.1%}")


def outcome_rows(name: str, every: list[Outcome]) -> None:
    """Print what is found in outcomes."""
    row(f"{name}: something measured", sum(bool(one.measured) for one in every), len(every))
    sure = sum(any(found.sure for found in one.measured) for one in every)
    row(f"{name}: something measured, surely", sure, len(every))
    row(f"{name}: a comparison", sum(one.comparison is not None for one in every), len(every))


def main() -> None:
    """Print the table."""
    every = list(trials()) if SHARED.exists() else []
    for name, some in (("all", every), ("cells", [one for one in every if is_of_cells(one)])):
        texts = [words for trial in some for words in trial.conditions]
        row(
            f"{name}: conditions coded",
            sum(bool(read_conditions([one])) for one in texts),
            len(texts),
        )
        outcome_rows(name, list({one: None for trial in some for one in trial.outcomes}))


if __name__ == "__main__":
    main()
