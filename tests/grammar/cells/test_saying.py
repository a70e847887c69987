"""What is gathered of a product is said field by field, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.vocab.cells import MSC, DonorRelation, ProductForm, tissue_called
from tests.grammar.cells.products_said import name, one, statements, summary, told, value

if TYPE_CHECKING:
    from mscregistry.grammar.cells.passages import CellPassage


def test_each_field_has_its_own_words() -> None:
    text = "Cryopreserved allogeneic MSCs of the adipose tissue of a pig"
    product = one(name(text))
    assert product.form is not None
    assert product.form.words == "MSCs"
    assert product.donor is not None
    assert (product.donor.value, product.donor.words) == (DonorRelation.ALLOGENEIC, "allogeneic")
    assert product.tissue is not None
    assert product.tissue.words == "adipose tissue"
    assert [stated.words for stated in product.processing] == ["Cryopreserved"]
    assert all(stated.path == "interventions[0].name" for stated in statements(product))


@pytest.mark.parametrize(
    ("passages", "form", "cells"),
    [
        ([name("MSCs")], "msc", "mesenchymal stem/stromal cells"),
        ([name("stem cells")], "other_cell?", "stem cells?"),
        ([name("stem cells"), told("MSCs")], "msc", "mesenchymal stem/stromal cells"),
        ([name("gene-modified MSCs")], "engineered", "mesenchymal stem/stromal cells"),
        ([name("exosomes of gene-modified MSCs")], "ev", "extracellular vesicles"),
        ([name("Ryoncil")], None, None),
        ([name("quaxostrocel")], None, None),
        ([name("zivogene quaxoleucel")], "engineered", None),
    ],
)
def test_what_is_given_is_said_by_the_name_or_by_what_was_done_to_it(
    passages: list[CellPassage], form: str | None, cells: str | None
) -> None:
    product = one(*passages)
    assert value(product.form) == form
    assert value(product.cells) == cells


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MSCs", MSC),
        ("cord MSCs", tissue_called("umbilical_cord").cell_type),
        ("exosomes of adipose MSCs", tissue_called("adipose").cell_type),
        ("exosomes", None),
        ("NK cells", None),
    ],
)
def test_the_code_of_the_cells_is_that_of_the_finest_tissue(text: str, code: str | None) -> None:
    assert value(one(name(text)).cell_type) == code


def test_what_was_done_to_the_cells_is_said_once_in_the_order_of_the_record() -> None:
    product = one(name("Cryopreserved MSCs"), told("expanded, cryopreserved MSCs"))
    assert len({stated.value for stated in product.processing}) == len(product.processing) == 2
    assert product.processing[0].words == "Cryopreserved"


def test_a_word_of_doubt_stays_one() -> None:
    product = one(name("MSCs"), summary("Marrow is aspirated from a healthy donor"))
    assert value(product.tissue) == "bone_marrow?"
    assert product.donor is not None
    assert (product.donor.value, product.donor.sure) == (DonorRelation.ALLOGENEIC, False)


def test_forms_are_those_of_the_vocabulary() -> None:
    product = one(name("SVF"))
    assert product.form is not None
    assert product.form.value is ProductForm.SVF
