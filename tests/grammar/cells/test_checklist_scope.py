"""The checklist counts what is said of the cells that are given, and not of patients or samples."""

from __future__ import annotations

import pytest

from mscregistry.grammar.cells.checklist import read_checklist
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products
from tests.timing import takes_at_most

MSC = CellPassage("interventions[0].name", "Allogeneic MSCs (Cordexa®)", Role.NAME)


def found(item: str, text: str, role: Role = Role.GIVEN, path: str = "arms[0].description") -> bool:
    passages = [MSC, CellPassage(path, text, role)]
    checklist = read_checklist(passages, read_products(passages))
    return any(one.stated.path == path for one in checklist.of(item))


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("separation", "The tissue is digested with collagenase and cultured for two weeks."),
        ("separation", "Each vial of MSCs holds 10% DMSO."),
        ("separation", "Cordexa is cryopreserved."),
        ("separation", "The final product is thawed at the bedside."),
        ("separation", "The patient's marrow is aspirated, and MSCs are expanded in 5% FBS."),
        ("separation", "Passage 3 MSCs are used."),
        ("exhibited", "MSCs are tested for mycoplasma."),
        ("exhibited", "The cells are characterized by flow cytometry."),
        ("exhibited", "MSCs with a viability above 80% go to the patient."),
        ("exhibited", "MSCs (CD105 ≥95%)."),
        ("exhibited", "After expansion sterility and karyotype are examined."),
        ("exhibited", "5 million viable cells with normal karyotype."),
        ("donor", "MSCs of a healthy donor."),
        ("donor", "They were obtained from three donors."),
        (
            "donor",
            "The product is made from white blood cells (T cells) collected from a healthy donor.",
        ),
        ("donor", "T cells are collected. Marrow was taken from a healthy donor."),
    ],
)
def test_a_sentence_about_the_cells_counts(item: str, text: str) -> None:
    assert found(item, text)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("separation", "Serum is centrifuged and kept in a freezer."),
        ("separation", "Swabs are cultured, and the samples kept in liquid nitrogen."),
        ("separation", "An off-the-shelf headset is worn after MSCs are given."),
        ("separation", "MSCs are free of xenoantigens. Allergy to DMSO is asked for."),
        ("separation", "MSCs are given. Hypersensitivity to DMSO and to cells is noted."),
        ("separation", "MSCs in DMSO-free medium."),
        ("separation", "MSCs are given without DMSO."),
        ("exhibited", "The work-up has flow cytometry, karyotyping and marrow aspiration."),
        ("exhibited", "Blood of patients with MSCs is studied by flow cytometry."),
        ("exhibited", "T cells are studied by flow cytometry."),
        ("exhibited", "Quality control of the data is done each month."),
        ("donor", "Healthy volunteers are imaged for comparison."),
        ("donor", "MSCs follow after haploidentical transplantation."),
        ("donor", "Haploidentical hematopoietic stem cells, later MSCs."),
        ("origin", "After cord blood transplantation children are followed."),
    ],
)
def test_a_sentence_about_others_does_not(item: str, text: str) -> None:
    assert not found(item, text)


@pytest.mark.parametrize("item", ["donor", "separation", "exhibited"])
def test_criteria_say_nothing_of_the_cells(item: str) -> None:
    text = "MSCs from a healthy donor, grown in FBS and tested for mycoplasma."
    assert found(item, text)
    assert not found(item, text, Role.ASIDE, "eligibility.texts[0].text")


def test_an_arm_without_cells_says_nothing_of_them() -> None:
    text = "MSCs are cultured in FBS."
    placebo = CellPassage("arms[1].description", text, Role.GIVEN, placebo=True)
    checklist = read_checklist([MSC, placebo], read_products([MSC]))
    assert checklist.of("separation") == ()


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("exhibited", "Rate of batches of manufactured MSCs that meet the release criteria"),
        ("exhibited", "Differentiation potential of the cultured MSCs"),
        ("separation", "Safety of culture expanded MSCs in patients"),
    ],
)
def test_an_outcome_counts_where_it_is_the_product_that_is_looked_at(item: str, text: str) -> None:
    assert found(item, text, Role.ASIDE, "outcomes[0].measure")


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("exhibited", "MSCs in the circulation by flow cytometry"),
        ("exhibited", "Cultured MSCs found in the blood of patients by flow cytometry"),
        ("exhibited", "Response of isolated lymphocytes in a mixed lymphocyte reaction"),
        ("separation", "Histology of the tissue explant"),
        ("donor", "Well-being beside that of healthy individuals, MSCs and controls"),
    ],
)
def test_an_outcome_of_patients_does_not(item: str, text: str) -> None:
    assert not found(item, text, Role.ASIDE, "outcomes[0].measure")


@pytest.mark.parametrize(
    "piece",
    [
        "MSCs of healthy donors cultured in FBS ",
        "healthy donor, ",
        "cells. Viability 90% ",
        "T cells\n\n- sterility ",
    ],
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    products = read_products([MSC])

    def read(size: int) -> None:
        passage = CellPassage("brief_summary", piece * (size // len(piece)), Role.GIVEN)
        read_checklist([passage], products)

    assert takes_at_most(30, lambda: read(6_250), lambda: read(50_000))
