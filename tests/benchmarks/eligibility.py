"""How well criteria are read: the figures of the scorer, raw and corrected, and the speed.

The annotated criteria are derived from the Leaf Clinical Trials corpus (CC BY 4.0) and stand
beside this checkout, where they do; without them nothing is printed but the speed.
"""

from __future__ import annotations

import importlib.util
import json
import timeit
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mscregistry.grammar.criterion import interpret
from tests.benchmarks.eligibility_decisions import agreement, outcomes
from tests.benchmarks.eligibility_predictions import predictions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eligibility"
GOLD = SHARED / "elig_numeric_dev.jsonl"
ROUNDS = 5
#: The rows of the scorer, and the least that the part kept back is to reach in each.
ROWS: tuple[tuple[str, set[str] | None, str, str], ...] = (
    ("thresholds: bounds", {"threshold"}, "bounds", "≥ .92"),
    ("thresholds: bounds + unit", {"threshold"}, "bounds+unit", "≥ .88"),
    ("thresholds: full", {"threshold"}, "full", "≥ .80"),
    ("all kinds: bounds", None, "bounds", "≥ .93"),
    ("temporal + duration: bounds + unit", {"temporal", "duration"}, "bounds+unit", "≥ .85"),
)
SYNTHETIC = (
    "Age between 18 and 75 years",
    "Estimated glomerular filtration rate (eGFR) <60 mL/min/1.73m2 within 3 months of screening",
    "History of stroke, myocardial infarction or unstable angina in the past 6 months",
    "Women who are pregnant or breastfeeding",
    "AST or ALT > 2.5 x upper limit of normal, unless due to liver metastases",
    "Able to give written informed consent and to comply with the visits of the study",
)


def gold() -> list[dict[str, Any]]:
    """Give the annotated criteria, none where they are not here."""
    if not GOLD.exists():
        return []
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def corrections() -> list[dict[str, Any]]:
    """Give the annotations that are plainly wrong, each with what is right and why."""
    path = Path(__file__).with_name("eligibility_corrections.toml")
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["correction"]
    return found


def corrected(criteria: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the criteria with the annotations put right that are listed as wrong."""
    copies = json.loads(json.dumps(criteria))
    by_id = {criterion["id"]: criterion for criterion in copies}
    for change in corrections():
        comparison = by_id[change["id"]]["gold"][change["index"]]
        told = {"id", "index", "why", "none"}
        comparison |= {name: value for name, value in change.items() if name not in told}
        comparison |= dict.fromkeys(change.get("none", ()))
    return list(copies)


def scorer() -> Callable[..., dict[str, Any]]:
    """Give the function of the scorer that stands beside the criteria."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., dict[str, Any]] = module.score
    return found


def sure_precision(
    criteria: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]
) -> tuple[float, float]:
    """Give the precision of the bounds marked sure, and their share of the annotated ones."""
    right = sure = every = 0
    for criterion in criteria:
        if criterion["incomplete"]:
            continue
        left = list(criterion["gold"])
        every += len(left)
        for one in found[criterion["id"]]:
            hit = next((other for other in left if _same(one, other)), None)
            if hit is not None:
                left.remove(hit)
            if one["sure"]:
                sure += 1
                right += hit is not None
    return right / max(sure, 1), right / max(every, 1)


def decided(
    criteria: list[dict[str, Any]], right: list[dict[str, Any]]
) -> Iterator[tuple[str, tuple[float, float], str]]:
    """Give how often verdicts agree with the annotated intervals, raw and corrected."""
    raw, mended = outcomes(criteria), outcomes(right)
    for kind, title in (("same unit", "below, at, above"), ("other unit", "in another unit")):
        yield (
            f"six patients a threshold, {title}: agreement",
            (agreement(raw, kind), agreement(mended, kind)),
            "≥ .97",
        )
    unknown = tuple(one["missing is unknown"] / max(one["found"], 1) for one in (raw, mended))
    yield "six patients a threshold, missing: unknown", (unknown[0], unknown[1]), "1"


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one[name] == other[name] for name in ("lo", "lo_incl", "hi", "hi_incl"))


def figures() -> Iterator[str]:
    """Give the rows on accuracy, one line each."""
    criteria = gold()
    if not criteria:
        return
    found = {criterion["id"]: predictions(criterion) for criterion in criteria}
    score = scorer()
    right = corrected(criteria)
    yield f"{'annotated criteria, F1':<60} {'raw':>8} {'corrected':>10}"
    for title, kinds, measure, goal in ROWS:
        raw, mended = (score(one, found, kinds)[measure][2] for one in (criteria, right))
        yield f"{title:<60} {raw:8.3f} {mended:10.3f}   goal {goal}"
    raw_sure, mended_sure = (sure_precision(one, found) for one in (criteria, right))
    yield (
        f"{'marked sure: precision of bounds':<60} {raw_sure[0]:8.3f} {mended_sure[0]:10.3f}"
        "   goal ≥ .98"
    )
    yield f"{'marked sure: share of the annotated':<60} {raw_sure[1]:8.3f} {mended_sure[1]:10.3f}   goal ≥ .75"
    for title, agreed, goal in decided(criteria, right):
        yield f"{title:<60} {agreed[0]:8.3f} {agreed[1]:10.3f}   goal {goal}"
    without = [criterion for criterion in criteria if not criterion["gold"]]
    many = sum(bool(found[criterion["id"]]) for criterion in without)
    yield f"{f'{len(without)} criteria without a number: comparisons found':<60} {many:8}   goal 0"


def speed() -> str:
    """Give the row on speed: criteria a second on one core."""
    texts = [criterion["text"] for criterion in gold()] or list(SYNTHETIC) * 300
    seconds = min(
        timeit.repeat(lambda: [interpret(text) for text in texts], number=1, repeat=ROUNDS)
    )
    return f"{'criteria a second':<60} {len(texts) / seconds:8,.0f}   goal ≥ 5,000"


def rows() -> None:
    """Print all rows."""
    for line in figures():
        print(line)
    print(speed())


if __name__ == "__main__":
    rows()
