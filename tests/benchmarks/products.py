"""How well cell products are read: precision and recall against the labels, and records a second.

    python -m tests.benchmarks.products [develop|held …]

Products of a record are paired with its labels so that most fields agree; then each field is
counted.  A stated value that agrees is right; a value where the label has another, or none, is
wrong; a label without our value is missed.  The interval is that of Wilson, at 95 %.  A dose is
right when both ends and the unit agree, a schedule when it has the same entries.
"""

from __future__ import annotations

import json
import sys
from itertools import permutations
from math import sqrt
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

import mscregistry as msc
from mscregistry.grammar.cells.reading import read_products
from mscregistry.model.cell_passages import cell_passages
from tests.benchmarks.product_predictions import products_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES: Final = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
LABELS: Final = Path(__file__).parent / "products"
FIELDS: Final = (
    "form",
    "cell_type",
    "tissue",
    "donor",
    "route",
    "dose",
    "dose_basis",
    "schedule",
    "anatomical_site",
    "brand",
)
#: With more products than that in a record, they are paired in their order.
_MANY: Final = 5
_Z: Final = 1.96

Row = dict[str, Any]


def labels(half: str) -> dict[str, dict[str, list[Row]]]:
    """Give the labelled products by file and by number of the trial."""
    found: dict[str, dict[str, list[Row]]] = {}
    for line in (LABELS / f"labels_{half}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        file, _, number = row["record"].partition("#")
        found.setdefault(file, {})[number] = row["products"]
    return found


def labelled(half: str) -> Iterator[tuple[msc.Trial, list[Row]]]:
    """Yield each labelled trial with its labels, the first record of each number."""
    for file, wanted in labels(half).items():
        left = dict(wanted)
        for reading in msc.scan(SAMPLES / file):
            number = reading.trial.trial_id
            if number in left:
                yield reading.trial, left.pop(number)
        if left:
            raise LookupError(f"{file}: no record of {sorted(left)}")


def values(product: Row, field: str) -> set[Any]:
    """Give what a product states in a field, as values that are compared."""
    if field == "route":
        return set(product["routes"])
    if field == "dose":
        ends = (product["dose_low"], product["dose_high"], product["dose_unit"])
        return set() if product["dose_unit"] is None else {ends}
    if field == "schedule":
        return {frozenset(product["schedule"])} if product["schedule"] else set()
    return set() if product[field] is None else {product[field]}


def agreement(ours: Row, theirs: Row) -> int:
    """Give how many fields of two products agree."""
    both = [(values(ours, field), values(theirs, field)) for field in FIELDS]
    return sum(len(one & other) for one, other in both) - int(ours["form"] != theirs["form"])


def paired(ours: list[Row], theirs: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Pair products so that most agrees; what is left over is alone."""
    size = max(len(ours), len(theirs))
    left: list[Row | None] = [*ours, *[None] * (size - len(ours))]
    right: list[Row | None] = [*theirs, *[None] * (size - len(theirs))]
    orders = permutations(range(size)) if size <= _MANY else [tuple(range(size))]

    def score(order: tuple[int, ...]) -> int:
        pairs = zip(left, [right[place] for place in order], strict=True)
        return sum(agreement(one, other) for one, other in pairs if one and other)

    best = max(orders, key=score)
    return list(zip(left, [right[place] for place in best], strict=True))


def wilson(right: int, every: int) -> str:
    """Give a share with its interval."""
    if not every:
        return "   –"
    share, wide = right / every, _Z**2 / every
    middle = (share + wide / 2) / (1 + wide)
    half = _Z * sqrt(share * (1 - share) / every + wide / every / 4) / (1 + wide)
    return f"{share:.3f} [{middle - half:.3f}, {middle + half:.3f}] of {every}"


def score(half: str) -> None:
    """Print the figures of one half of the labels."""
    right = dict.fromkeys(FIELDS, 0)
    stated = dict.fromkeys(FIELDS, 0)
    wanted = dict.fromkeys(FIELDS, 0)
    without, wrongly = 0, []
    products = [0, 0, 0]
    for trial, theirs in labelled(half):
        ours = products_of(trial)
        if not theirs:
            without += 1
            wrongly += [trial.trial_id] if ours else []
            continue
        pairs = paired(ours, theirs)
        products[0] += len(ours)
        products[1] += len(theirs)
        products[2] += sum(1 for one, other in pairs if one and other)
        for one, other in pairs:
            for field in FIELDS:
                mine = values(one, field) if one else set()
                labelled_values = values(other, field) if other else set()
                right[field] += len(mine & labelled_values)
                stated[field] += len(mine)
                wanted[field] += len(labelled_values)
    print(f"\n{half}: records without cells {without}, with a product all the same {len(wrongly)}")
    print(f"  products precision {wilson(products[2], products[0])}")
    print(f"  products recall    {wilson(products[2], products[1])}")
    for field in FIELDS:
        print(f"  {field:16} precision {wilson(right[field], stated[field])}")
        print(f"  {'':16} recall    {wilson(right[field], wanted[field])}")


def speed(half: str) -> None:
    """Print how many records a second are read, by whether a word for cells is in them.

    The texts are taken from trials that were parsed before.
    """
    texts = [tuple(cell_passages(trial)) for trial, _ in labelled(half)]
    read_products(texts[0])
    for with_words in (False, True):
        chosen = [
            [evolve(one) for one in each]
            for each in texts
            if any(one.may_name_cells for one in each) is with_words
        ]
        start = perf_counter()
        for each in chosen:
            read_products(each)
        taken = perf_counter() - start
        kind = "a word for cells" if with_words else "no word for cells"
        print(f"  {kind:18} {len(chosen):4} records, {len(chosen) / taken:8.0f} a second")


def main(halves: list[str]) -> None:
    """Print all figures of the halves that are asked for."""
    for half in halves or ["develop", "held"]:
        score(half)
        speed(half)


if __name__ == "__main__":
    main(sys.argv[1:])
