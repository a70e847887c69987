"""Six hundred thousand trials: written, opened, and asked ten typical questions.

    make bench-large

Each step runs in a process of its own, so that its peak of memory is its own; MSC_LARGE says how
many trials.  Nothing is asserted but that every way to ask has the same answers.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from mscregistry.database import open_database, to_duckdb
from mscregistry.export import to_parquet
from mscregistry.grammar.ages import AgeUnit
from mscregistry.query import Predicate, q
from mscregistry.testing import sample_trials
from mscregistry.vocab import AgencyClass, Allocation, Masking, Phase, Status
from mscregistry.vocab.condition_tree import narrower
from mscregistry.vocab.conditions import condition_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial

COUNT: Final = int(os.environ.get("MSC_LARGE", "600000"))
#: What is written beside whole trials and facets: the tables that questions and reviewers need,
#: but for what is worked out of words, which takes milliseconds for each trial.
TABLES: Final = ("arms", "interventions", "conditions", "sites", "countries", "sponsors")
_2015, _2020 = date(2015, 1, 1), date(2020, 1, 1)

#: Ten questions as one asks them here.
ASKED: Final[dict[str, Predicate]] = {
    "recruiting": q.status == "recruiting",
    "phase 2, 30 people or more": q.phase.has("PHASE2") & (q.enrollment >= 30),
    "began before 2015": q.start.before("2015"),
    "stem cells in a title": q.title.contains("stem cell"),
    "kidney disease, by code": q.condition.is_a("kidney disease"),
    "a site in Spain": q.country.has("Spain"),
    "randomized and double-blind": (q.allocation == "randomized") & (q.masking == "double"),
    "led by industry": q.sponsor_class == "industry",
    "takes children": q.minimum_age < "18 years",
    "over before 2020, no results": q.completion.before("2020") & ~q.has_results,
}


def _is_kidney(trial: Trial) -> bool:
    for words in trial.conditions:
        entry = condition_called(words)
        if entry is not None and entry.code in _KIDNEY:
            return True
    return False


_KIDNEY: Final = narrower("kidney_disease") | {"kidney_disease"}
#: The same by hand, over trials in a list.
BY_HAND: Final[dict[str, Callable[[Trial], object]]] = {
    "recruiting": lambda one: one.overall_status is Status.RECRUITING,
    "phase 2, 30 people or more": lambda one: (
        Phase.PHASE2 in one.phases and one.enrollment is not None and one.enrollment.count >= 30
    ),
    "began before 2015": lambda one: one.start_date is not None and one.start_date.latest < _2015,
    "stem cells in a title": lambda one: "stem cell" in _titles(one),
    "kidney disease, by code": _is_kidney,
    "a site in Spain": lambda one: "ES" in one.country_codes,
    "randomized and double-blind": lambda one: (
        one.design.allocation is Allocation.RANDOMIZED and one.design.masking is Masking.DOUBLE
    ),
    "led by industry": lambda one: (
        one.lead_sponsor is not None and one.lead_sponsor.agency_class is AgencyClass.INDUSTRY
    ),
    "takes children": lambda one: (
        one.eligibility.minimum_age is not None
        and (
            one.eligibility.minimum_age.unit is not AgeUnit.YEARS
            or one.eligibility.minimum_age.value < 18
        )
    ),
    "over before 2020, no results": lambda one: (
        one.completion_date is not None
        and one.completion_date.latest < _2020
        and one.has_results is False
    ),
}


def _titles(trial: Trial) -> str:
    titles = (trial.brief_title, trial.official_title, trial.acronym)
    return " | ".join([one for one in titles if one is not None]).casefold()


# ── Steps, each in its own process ─────────────────────────────────────────────────────────────


def made(_: Path) -> dict[str, float]:
    """Make the trials and let them go: what every step that writes pays for too."""
    return {"trials": sum(1 for _ in sample_trials(COUNT))}


def python(_: Path) -> dict[str, float]:
    """Hold all trials in a list, and go through it for each question."""
    trials = list(sample_trials(COUNT))
    return _timed(BY_HAND, lambda test: sum(1 for one in trials if test(one)))


def memory(_: Path) -> dict[str, float]:
    """Hold all trials, and ask with predicates."""
    trials = list(sample_trials(COUNT))
    return _timed(ASKED, lambda one: sum(1 for trial in trials if one.test(trial) is True))


def parquet(folder: Path) -> dict[str, float]:
    """Write whole trials as Parquet."""
    file = folder / "trials.parquet"
    to_parquet(sample_trials(COUNT), file)
    return {"megabytes": file.stat().st_size / 1e6}


def duckdb(folder: Path) -> dict[str, float]:
    """Write a database."""
    file = folder / "trials.duckdb"
    to_duckdb(sample_trials(COUNT), file, tables=TABLES)
    return {"megabytes": file.stat().st_size / 1e6}


def asked(folder: Path) -> dict[str, float]:
    """Open the database and ask it."""
    with open_database(folder / "trials.duckdb") as database:
        return _timed(ASKED, lambda one: len(database.where(one)))


def pandas(folder: Path) -> dict[str, float]:
    """Read the columns that the questions need from Parquet, and ask pandas."""
    import pandas as pd

    columns = [
        "overall_status",
        "phases",
        "enrollment",
        "start_date",
        "brief_title",
        "official_title",
        "acronym",
        "conditions",
        "recruitment_countries",
        "sites",
        "design",
        "sponsors",
        "eligibility",
        "completion_date",
        "has_results",
    ]
    frame = pd.read_parquet(folder / "trials.parquet", columns=columns, dtype_backend="pyarrow")
    return _timed(_in_pandas(frame), lambda question: int(question().fillna(value=False).sum()))


def _in_pandas(frame: Any) -> dict[str, Callable[[], Any]]:  # noqa: ANN401 - a data frame
    def listed(column: str, wanted: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - a column
        return frame[column].map(lambda items: any(wanted(one) for one in items))

    def field(column: str, *names: str) -> Any:  # noqa: ANN401 - as above
        found = frame[column]
        for name in names:
            found = found.struct.field(name)
        return found

    def children() -> Any:  # noqa: ANN401 - as above
        age = field("eligibility", "minimum_age")
        return (age.struct.field("unit") != "a") | (age.struct.field("value") < 18)

    def titled() -> Any:  # noqa: ANN401 - as above
        titles = [frame[name].fillna("") for name in ("brief_title", "official_title", "acronym")]
        return (
            (titles[0] + " | " + titles[1] + " | " + titles[2])
            .str.lower()
            .str.contains("stem cell", regex=False)
        )

    def in_spain() -> Any:  # noqa: ANN401 - as above
        sites = listed("sites", lambda site: site["country"] == "Spain")
        return sites | listed("recruitment_countries", lambda one: one == "Spain")

    def is_kidney(words: str) -> bool:
        entry = condition_called(words)
        return entry is not None and entry.code in _KIDNEY

    def led(one: Any) -> bool:  # noqa: ANN401 - a sponsor
        return bool(one["role"] == "LEAD" and one["agency_class"] == "INDUSTRY")

    return {
        "recruiting": lambda: frame["overall_status"] == "RECRUITING",
        "phase 2, 30 people or more": lambda: (
            listed("phases", lambda one: one == "PHASE2") & (field("enrollment", "count") >= 30)
        ),
        "began before 2015": lambda: field("start_date", "latest") < _2015,
        "stem cells in a title": titled,
        "kidney disease, by code": lambda: listed("conditions", is_kidney),
        "a site in Spain": in_spain,
        "randomized and double-blind": lambda: (
            (field("design", "allocation") == "RANDOMIZED")
            & (field("design", "masking") == "DOUBLE")
        ),
        "led by industry": lambda: listed("sponsors", led),
        "takes children": children,
        "over before 2020, no results": lambda: (
            (field("completion_date", "latest") < _2020) & ~frame["has_results"]
        ),
    }


def _timed(questions: dict[str, Any], ask: Callable[[Any], int]) -> dict[str, float]:
    """Give the answer and the seconds of each question, and the seconds of all."""
    found: dict[str, float] = {"ready": perf_counter() - _BEGAN}
    for question, test in questions.items():
        begin = perf_counter()
        found[f"={question}"] = ask(test)
        found[question] = perf_counter() - begin
    return found


# ── The table ──────────────────────────────────────────────────────────────────────────────────

STEPS: Final = {one.__name__: one for one in (made, python, memory, parquet, duckdb, asked, pandas)}


def main() -> None:
    """Run each step and print the table."""
    print(f"{COUNT:,} invented trials\n")
    print(f"{'step':<10} {'seconds':>9} {'peak MB':>9} {'ready s':>9} {'10 questions s':>15}")
    answers: dict[str, dict[str, float]] = {}
    with TemporaryDirectory() as folder:
        for name in STEPS:
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.large", name, folder],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
            found = json.loads(done.stdout)
            answers[name] = found
            told = [found[one] for one in ASKED if one in found]
            ready = f"{found['ready']:9.1f}" if told else " " * 9
            size = f"   {found['megabytes']:,.0f} MB on disk" if "megabytes" in found else ""
            total = f"{sum(told):15.2f}" if told else ""
            print(f"{name:<10} {found['seconds']:9.1f} {found['peak']:9,.0f} {ready} {total}{size}")
    asking = ("python", "memory", "asked", "pandas")
    print(f"\n{'question':<32} {'trials':>8}" + "".join([f"{name:>10}" for name in asking]))
    for question in ASKED:
        counts = {name: answers[name][f"={question}"] for name in asking}
        seconds = "".join([f"{answers[name][question]:10.3f}" for name in asking])
        print(f"{question:<32} {counts['asked']:8,.0f}{seconds}")
        if len(set(counts.values())) != 1:
            raise RuntimeError(f"{question}: the answers differ: {counts}")


def _step(name: str, folder: Path) -> None:
    found = STEPS[name](folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "seconds": perf_counter() - _BEGAN, "peak": peak}))


_BEGAN = perf_counter()

if __name__ == "__main__":
    if len(sys.argv) > 1:
        _step(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
