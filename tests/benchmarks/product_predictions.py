"""The cell products of records, in the shape of the labels.

    python -m tests.benchmarks.product_predictions FILE… > PREDICTIONS.jsonl

One line a record of any file that the library reads: ``id`` and ``products``.  The customs of the
labels are kept here, apart from the grammar: tissues that their list lacks are ``other`` with the
words as site.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

import mscregistry as msc
from mscregistry.grammar.cells.reading import read_products
from mscregistry.model.cell_passages import cell_passages

if TYPE_CHECKING:
    from mscregistry.grammar.cells.product import CellProduct

_LISTED: Final = frozenset(
    {
        "bone_marrow",
        "adipose",
        "umbilical_cord",
        "whartons_jelly",
        "umbilical_cord_blood",
        "placenta",
        "amnion",
        "menstrual_blood",
        "dental_pulp",
    }
)


def row_of(product: CellProduct) -> dict[str, Any]:
    """Give a product as a label has it."""
    stated = product.tissue
    tissue = None if stated is None else stated.value
    site = None if product.anatomical_site is None else product.anatomical_site.value
    if stated is not None and tissue not in _LISTED:
        site = site or stated.words
        tissue = "other"
    dose = _doses(product)
    return {
        "cell_type": product.cell_type and product.cell_type.value,
        "tissue": tissue,
        "anatomical_site": site,
        "donor": product.donor and product.donor.value.value,
        "form": product.form and product.form.value.value,
        "routes": [str(route.value) for route in product.routes],
        **dose,
        "schedule": [
            form
            for schedule in product.schedules
            if not schedule.value.allowed
            for form in schedule.value.canonical
        ],
        "brand": product.brand and product.brand.value,
    }


#: A number of cells says more than a concentration, and that more than a volume.
_UNITS: Final = ("cells", "cells/kg", "particles", "cells/m2", "cells/cm2", "cells/mL", "ug", "mg")


def _doses(product: CellProduct) -> dict[str, Any]:
    """Give one dose of all doses in one unit, from the least to the greatest."""
    numbered = [one.value for one in product.doses if one.value.unit is not None]
    known = [one.unit for one in numbered]
    unit = next((unit for unit in _UNITS if unit in known), known[0] if known else None)
    same = [one for one in numbered if one.unit == unit]
    ends = [end for one in same for end in (one.low, one.high) if end is not None]
    bases = {one.basis for one in same}
    return {
        "dose_low": float(min(ends)) if ends else None,
        "dose_high": float(max(ends)) if ends else None,
        "dose_unit": unit if ends else None,
        "dose_basis": bases.pop() if ends and len(bases) == 1 else None,
    }


def products_of(trial: msc.Trial) -> list[dict[str, Any]]:
    """Give the products of a trial as labels have them."""
    return [row_of(product) for product in read_products(tuple(cell_passages(trial)))]


def main(paths: list[str]) -> None:
    """Print a line for each record of the files."""
    for path in paths:
        for reading in msc.scan(path):
            trial = reading.trial
            print(json.dumps({"id": trial.trial_id, "products": products_of(trial)}))


if __name__ == "__main__":
    main(sys.argv[1:])
