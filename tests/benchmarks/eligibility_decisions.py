"""Do verdicts agree with the annotated intervals: six patients for each threshold.

Each annotated threshold whose words were found is asked for patients whose value lies below, at
and above each of its bounds, for one without a value, and for one whose value is given in another
unit.  What the annotation says of each is reckoned here, from its own numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import Comparison, walk
from mscregistry.grammar.quantities import Quantity, same_dimension
from mscregistry.matching import Observation, Patient, match
from mscregistry.truth import Truth
from mscregistry.vocab.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Larger numbers beside a power of ten have it counted in.
_POWERS: Final = 10**6
ON: Final = "2024-06-15"
#: Units that a value may be given in as well.
OTHERS: Final = (
    "g/L",
    "mg/dL",
    "ug/L",
    "10*6/L",
    "/uL",
    "umol/L",
    "kPa",
    "[lb_av]",
    "g",
    "m",
    "um",
    "wk",
    "mo",
    "d",
    "h",
    "s",
    "L/h",
    "[ppth]",
    "%",
    "g/m2",
    "L",
    "[degF]",
    "U/mL",
    "ng/dL",
)


def outcomes(criteria: Iterable[dict[str, Any]]) -> Counter[str]:
    """Count the decisions: `agrees`, `differs`, `open` (unknown), and those of other kinds."""
    found: Counter[str] = Counter()
    for criterion in criteria:
        if criterion["incomplete"]:
            continue
        for comparison, gold in found_thresholds(criterion):
            found["found"] += 1
            found.update(decisions(comparison, gold))
    return found


def agreement(found: Counter[str], kind: str) -> float:
    """Give the share of decisions that agree; what is left open counts as not agreeing."""
    agreed = found[f"{kind}: agrees"]
    return agreed / max(agreed + found[f"{kind}: differs"] + found[f"{kind}: open"], 1)


def found_thresholds(
    criterion: dict[str, Any],
) -> Iterator[tuple[Comparison, dict[str, Any]]]:
    """Give the comparisons that stand where an annotated threshold does."""
    excludes = criterion["section"] == "exclusion"
    nodes = [
        node
        for node in walk(interpret(criterion["text"], exclusion=excludes))
        if isinstance(node, Comparison)
    ]
    for gold in criterion["gold"]:
        if gold["kind"] != "threshold":
            continue
        overlaps = [node for node in nodes if _overlap(node, gold)]
        if overlaps:
            best = max(overlaps, key=lambda node: (_agrees(node, gold), _overlap(node, gold)))
            yield best, gold


def _overlap(node: Comparison, gold: dict[str, Any]) -> int:
    return sum(
        max(0, min(span.end, gold["end"]) - max(span.start, gold["start"]))
        for span in node.amount.spans
    )


def _agrees(node: Comparison, gold: dict[str, Any]) -> bool:
    low = node.amount.interval.low
    stated: float | None = gold["lo"]
    return (None if low is None else float(low.value)) == stated


def decisions(comparison: Comparison, gold: dict[str, Any]) -> Iterator[str]:
    """Give what becomes of each of the patients."""
    asked = evolve(comparison, window=None, duration=None)
    missing = match(asked, Patient(), ON).truth
    yield "missing is unknown" if missing is Truth.UNKNOWN else "missing is decided"
    for value in values(gold):
        expected = Truth.of(_inside(value, gold))
        for kind, patient in patients(asked, value):
            truth = match(asked, patient, ON).truth
            if truth is Truth.UNKNOWN:
                yield f"{kind}: open"
            else:
                yield f"{kind}: {'agrees' if truth is expected else 'differs'}"


def values(gold: dict[str, Any]) -> list[Fraction]:
    """Give values below, at and above each bound."""
    ends = [Fraction(str(gold[name])) for name in ("lo", "hi") if gold[name] is not None]
    found = []
    for end in ends:
        step = Fraction(1) if end.denominator == 1 else Fraction(1, 100)
        found += [end - step, end, end + step]
    return [value for value in dict.fromkeys(found) if value >= 0]


def _inside(value: Fraction, gold: dict[str, Any]) -> bool:
    low, high = (None if end is None else Fraction(str(end)) for end in (gold["lo"], gold["hi"]))
    above = low is None or value > low or (value == low and bool(gold["lo_incl"]))
    return above and (high is None or value < high or (value == high and bool(gold["hi_incl"])))


def patients(comparison: Comparison, value: Fraction) -> Iterator[tuple[str, Patient]]:
    """Give the patients with a value: in the criterion's unit, and in another one."""
    entry = measures().get(comparison.measure.code or "")
    unit = comparison.amount.unit or (entry.unit if entry else "1")
    # The annotation counts a power of ten into the number.
    power = re.match(r"10\*(\d+)", unit)
    high = value > _POWERS and power is not None
    quantity = Quantity(value / 10 ** int(power[1]) if high and power else value, unit)
    if comparison.measure.code == "age":
        if unit == "a":
            yield "same unit", Patient(age=f"{value} years" if value.denominator == 1 else None)
        return
    yield "same unit", _with(comparison, quantity)
    for other in OTHERS:
        if other != unit and comparison.amount.unit and same_dimension(other, unit):
            moved = quantity.to(other)
            if moved is not None:
                yield "other unit", _with(comparison, moved)
            return


def _with(comparison: Comparison, quantity: Quantity) -> Patient:
    limit = Quantity(Fraction(1), quantity.unit)
    if comparison.amount.reference is not None:
        # A value that is as many times the limit as the number says.
        share = 100 if comparison.amount.unit == "%" else 1
        quantity, limit = Quantity(quantity.value / share, "1"), Quantity(Fraction(1), "1")
    one = Observation(
        comparison.measure,
        quantity,
        "2024-06-01",
        upper_normal=limit,
        lower_normal=limit,
        baseline=limit,
        predicted=limit,
    )
    return Patient(observations=[one])
