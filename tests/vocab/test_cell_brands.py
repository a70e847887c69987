"""The names of products: each stands once, is found in a text, and what is known of it is well formed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.vocab.cell_brands import brand_called, brand_words, is_cell_name
from mscregistry.vocab.cells import DonorRelation, ProductForm
from mscregistry.vocab.table_files import read_table

TABLE: dict[str, dict[str, Any]] = read_table("cell_brands")
NAMES = [(code, name) for code, row in TABLE.items() for name in row["names"]]
TISSUES = read_table("cells")["tissues"]


def test_no_name_stands_twice() -> None:
    counted = Counter(name.casefold() for _, name in NAMES)
    assert [name for name, times in counted.items() if times > 1] == []


def test_the_same_words_are_of_one_product() -> None:
    products = {(" ".join(CellText(name).words), code) for code, name in NAMES}
    counted = Counter(words for words, _ in products)
    assert [words for words, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("code", TABLE)
def test_what_is_known_of_a_product_is_well_formed(code: str) -> None:
    row = TABLE[code]
    assert set(row) <= {"names", "inn", "tissue", "donor", "form", "checked"}
    assert row["names"]
    assert row.get("tissue") is None or row["tissue"] in TISSUES
    assert row.get("inn") is None or is_cell_name(row["inn"].partition("-")[0])


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_a_product_is_called_by_each_of_its_names_in_any_case(code: str, name: str) -> None:
    row = TABLE[code]
    for form in (name, name.upper(), name.lower()):
        brand = brand_called(form)
        assert brand is not None
        assert (brand.code, brand.names, brand.checked) == (
            code,
            tuple(row["names"]),
            row["checked"],
        )
        assert (brand.inn, brand.tissue) == (row.get("inn"), row.get("tissue"))
        assert brand.donor == (DonorRelation(row["donor"]) if "donor" in row else None)
        assert brand.form == (ProductForm(row["form"]) if "form" in row else None)


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_a_name_is_found_among_the_words_of_a_text(code: str, name: str) -> None:
    words = CellText(f"Given {name}® daily").words
    found = brand_words().at(words, 1)
    assert found is not None
    assert (found[0].code, found[1]) == (code, len(words) - 1)


def test_what_is_no_product_is_not_known() -> None:
    assert brand_called("spring water") is None


@pytest.mark.parametrize("word", ["inventistrocel", "madeupleucel", "fancytemcel", "vanisulcel"])
def test_a_word_with_the_stem_of_cell_therapies_is_a_name_of_one(word: str) -> None:
    assert is_cell_name(word)


@pytest.mark.parametrize(
    "word", ["cancel", "parcel", "strocel", "temcel", "marcel", "", "inventistrocels"]
)
def test_other_words_are_not(word: str) -> None:
    assert not is_cell_name(word)
