"""The labels of cell products are well formed, and there are enough of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks" / "products"
FIELDS = {
    "cell_type",
    "tissue",
    "anatomical_site",
    "donor",
    "form",
    "routes",
    "dose_low",
    "dose_high",
    "dose_unit",
    "dose_basis",
    "schedule",
    "brand",
    "sure",
}
FORMS = {
    "msc",
    "svf",
    "bmac",
    "mononuclear",
    "ev",
    "conditioned_medium",
    "ipsc_derived",
    "engineered",
    "other_cell",
}


def labels(half: str) -> list[dict[str, Any]]:
    """Give the labelled records of a half."""
    lines = (FOLDER / f"labels_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ALL = [record for half in ("develop", "held") for record in labels(half)]


def test_there_are_enough_records_with_cells_and_without() -> None:
    with_cells = sum(bool(record["products"]) for record in ALL)
    assert with_cells >= 150
    assert len(ALL) - with_cells >= 150


def test_no_record_stands_in_both_halves() -> None:
    assert len({record["record"] for record in ALL}) == len(ALL)


@pytest.mark.parametrize("half", ["develop", "held"])
def test_every_product_has_all_fields_and_a_known_form(half: str) -> None:
    for record in labels(half):
        for product in record["products"]:
            assert set(product) == FIELDS, record["record"]
            assert product["form"] in FORMS, record["record"]
            assert (product["dose_low"] is None) == (product["dose_high"] is None)
