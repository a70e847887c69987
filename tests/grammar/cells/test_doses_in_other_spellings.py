"""Doses in the spellings of many registries: lost signs, words again, volumes, other numbers."""

import pytest

from mscregistry.grammar.cells.doses import read_doses
from mscregistry.grammar.stated import Passage
from tests.grammar.cells.doses_said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 times 106 MSC/kg", ["2000000 cells/kg?"]),
        ("2 times 10(6) MSC/kg", ["2000000 cells/kg"]),
        ("each dose was 4 10^7 pieces /kg body weight", ["40000000 cells/kg per_infusion?"]),
        ("treated on day 4 10^7 cells/kg", ["10000000 cells/kg?"]),
        ("1-3×10-7 NK cells/kg", ["10000000..30000000 cells/kg?"]),
        ("2 × 10~7 cord cells", ["20000000 cells?"]),
        ("ADSC, by vein, 1.106 cells/kg", ["1000000 cells/kg?"]),
        ("1.116 cells/kg", []),
        ("5.10E6 cells/kg", ["5000000 cells/kg?"]),
        ("106 mg of secretome", ["106 mg"]),
        ("2.0 x 10,000,000 cells", ["20000000 cells"]),
        ("1.000.000 (one million) cells/kg", ["1000000 cells/kg"]),
        ("1E6#3E6#1E7 cells/kg", ["1000000, 3000000, 10000000 cells/kg"]),
        ("5×10^6/0.5ml MSC were injected", ["5000000 cells"]),
        ("5×10^6/0.5ml was injected", []),
        ("300 million allogeneic, marrow-derived human stromal cells", ["300000000 cells"]),
        ("1 million units, cells", []),
        ("100x10^6 followed by 30x10^6 MSCs", ["100000000, 30000000 cells"]),
        ("100 mio. cells", ["100000000 cells"]),
        ("2 mill MSC/kg", ["2000000 cells/kg"]),
        ("2 lakh cells per kg", ["200000 cells/kg"]),
        ("1 crore MSC", ["10000000 cells"]),
        ("0.5-2x10^10 of nanoparticles (exosomes)", ["5000000000..20000000000 particles"]),
        ("About 5mL of PRP by injection", ["5 mL"]),
        ("The secretome is given at a dose of 15 ml, in 100 ml saline", ["15 mL?"]),
        ("Something is given at a dose of 15 ml", []),
        ("Dose A: 10 million cells per kg / Dose B: 20 million cells per kg",
         ["dose a: 10000000, dose b: 20000000 cells/kg"]),
        ("10 million cells per kg Dose B: drug 20 million cells per kg",
         ["10000000 cells/kg", "20000000 cells/kg"]),
        ("4 infusions (in total), at 1 × 10^6 MSCs/kg", ["1000000 cells/kg"]),
    ],
)  # fmt: skip
def test_spellings(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Injection of 2.0 x 10^7, under the skin", ["20000000 cells"]),
        ("Something of 2.0 x 10^7", []),
        ("Injection of 2.0 x 10^3", []),
    ],
)
def test_a_description_counts_what_it_describes(text: str, expected: list[str]) -> None:
    found = read_doses(Passage("description", text), described=True)
    assert [str(one.value) for one in found] == expected
