"""What the grammar of criteria finds, in the shape that the scorer of annotated criteria reads.

    python -m tests.benchmarks.eligibility_predictions GOLD.jsonl > PREDICTIONS.jsonl

Of each line only ``id``, ``section`` and ``text`` are read.  The corpus has customs of its own in
how it writes a unit; they are kept here, apart from the grammar:

- a power of ten belongs to the number: ``1.5 × 10^9/L`` is 1500000000 in ``L``;
- a unit that begins with a line loses it: ``/µL`` is ``µL``;
- three times the upper limit of normal, written out, is in ``normal``; written ``ULN``, in ``uln``;
- numerals of scales, as in ``NYHA class III``, are no numbers, and neither is the one that
  ``the past year`` implies.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import (
    Amount,
    AtLeast,
    Comparison,
    Expression,
    Presence,
    Unparsed,
    walk,
)
from mscregistry.vocab.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.intervals import Bound

_TIMES: Final = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "ms"})
_POWER: Final = re.compile(r"10\*(\d+)[./]?(.*)")
_RAISED: Final = re.compile(r"[x×*·]\s*10", re.IGNORECASE)
_STAGE: Final = re.compile(r"\b(?:stage|grade)s?\W*$", re.IGNORECASE)
_STAGES: Final = re.compile(r"\b(?:stage|grade)s?\b", re.IGNORECASE)
_LONG: Final = {"/d": "/day", "/wk": "/week", "/mo": "/month", "/a": "/year"}


def found_in(node: Expression, text: str) -> Iterator[tuple[str, str, Amount]]:
    """Give the kind, the words of what is bounded, and the numbers."""
    for one in walk(node):
        match one:
            case Comparison():
                stage = _is_stage(one.amount, text)
                words = "age" if one.measure.code == "age" else one.measure.words
                yield "stage" if stage else "threshold", words, one.amount
                yield from _times(one, words)
            case Presence():
                yield from _times(one, one.words)
                if one.count is not None:
                    yield "count", one.words, one.count
                if one.dose is not None:
                    yield "dose", one.words, one.dose
            case AtLeast():
                yield "count", one.words, one.count
            case Unparsed():
                for amount in one.amounts:
                    kind = "duration" if amount.unit in _TIMES else "other"
                    yield kind, "", evolve(amount, sure=False)
            case _:
                pass


def _is_stage(amount: Amount, text: str) -> bool:
    """Say whether the word for a stage stands before a number or within it."""
    if not amount.spans:
        return False
    within = words_of(amount, text)
    return bool(_STAGE.search(text[: amount.spans[0].start]) or _STAGES.search(within))


def _times(node: Comparison | Presence, words: str) -> Iterator[tuple[str, str, Amount]]:
    if node.window is not None:
        yield "temporal", words, node.window.amount
    if node.duration is not None:
        yield "duration", words, node.duration


def predictions(criterion: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what is found in one criterion, each number once."""
    text = criterion["text"]
    node = interpret(text, exclusion=criterion["section"] == "exclusion")
    seen: set[object] = set()
    found = []
    for kind, words, amount in found_in(node, text):
        place = (amount.spans, amount.interval)
        if place in seen or not _has_figures(amount, text):
            continue
        seen.add(place)
        found.append(_row(kind, words, amount, text) | {"sure": amount.sure})
    return found


def words_of(amount: Amount, text: str) -> str:
    """Give the words of a number."""
    return "".join(span.of(text) for span in amount.spans)


def _has_figures(amount: Amount, text: str) -> bool:
    words = words_of(amount, text)
    return bool(re.search(r"[\d½]", words)) or any(
        word in number_words() for word in re.findall(r"\w+", words.lower())
    )


def _row(kind: str, words: str, amount: Amount, text: str) -> dict[str, Any]:
    unit, power = amount.unit_words, 0
    if not unit:
        pass  # the unit of the next number is shared, and not written twice
    elif amount.unit in _TIMES:
        unit = str(amount.unit)
    elif _RAISED.search(words_of(amount, text)) and (raised := _POWER.fullmatch(amount.unit or "")):
        power, unit = int(raised[1]), raised[2]
    elif amount.unit is not None and "{" in amount.unit and "1.73" not in amount.unit:
        unit = re.sub(r"[{}_]", "", amount.unit)
        for short, long in _LONG.items():
            unit = unit.removesuffix(short) + long if unit.endswith(short) else unit
    elif amount.reference is not None and amount.unit is None and "normal" in unit.lower():
        unit = "normal"
    unit = unit.removeprefix("/").removeprefix("per ")
    low, high = amount.interval.low, amount.interval.high
    return {
        "kind": kind,
        "measurement": words,
        "lo": _number(low, power),
        "lo_incl": None if low is None else low.inclusive,
        "hi": _number(high, power),
        "hi_incl": None if high is None else high.inclusive,
        "unit": unit,
        "span": words_of(amount, text),
    }


def _number(bound: Bound | None, power: int) -> float | None:
    return None if bound is None else float(bound.value * 10**power)


def main(path: str) -> None:
    """Print the predictions for each line of a file."""
    with open(path, encoding="utf-8") as lines:  # noqa: PTH123 - one line at a time, as the scorer does
        for line in lines:
            criterion = json.loads(line)
            print(json.dumps({"id": criterion["id"], "preds": predictions(criterion)}))


if __name__ == "__main__":
    main(sys.argv[1])
