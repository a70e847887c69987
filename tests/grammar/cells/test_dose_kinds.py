"""Numbers count what the words say they count, or they are no dose."""

import pytest

from mscregistry.grammar.cells.dose_kinds import Kind, kind_of_dose
from mscregistry.grammar.cells.dose_runs import runs_in
from mscregistry.grammar.cells.dose_text import DoseText
from tests.grammar.cells.doses_said import said


def kind(text: str) -> Kind | None:
    whole = DoseText(text)
    (run,) = runs_in(whole)
    return kind_of_dose(whole, run)


@pytest.mark.parametrize(
    ("text", "unit", "words", "sure"),
    [
        ("2 million MSC", "cells", "MSC", True),
        ("MSC: 2 million", "cells", "MSC", True),
        ("2 million/kg, MSC", "cells/kg", "MSC", True),
        ("2 million, MSC", "cells", "MSC", False),
        ("EVs, 2 x 10^9/kg", "particles/kg", "EVs", True),
        ("2 mg exosomes", "mg", "exosomes", True),
        ("exosomes for people, 2 mg", "mg", "exosomes", False),
    ],
)
def test_what_is_counted_stands_beside_or_near(
    text: str, unit: str, words: str, *, sure: bool
) -> None:
    found = kind(text)
    assert found is not None
    assert (found.unit, found.words, found.sure) == (unit, words, sure)


@pytest.mark.parametrize(
    "text",
    ["2 million", "999 cells", "2 mg", "2 mL", "cells for people, 2 mg", "2 mL of cells drawn",
     "platelets 2 million", "2 per infusion of MSC", "2000 per infusion of MSC"],
)  # fmt: skip
def test_other_numbers_are_no_dose(text: str) -> None:
    assert kind(text) is None


def test_the_year_of_a_paper_is_no_number_of_cells() -> None:
    assert said("Centeno 2008 reported that autologous cells help") == []


def test_a_number_by_weight_counts_the_cells_of_the_text() -> None:
    assert said("Cells go by vein. (1x10^5/kg, once)") == ["100000 cells/kg?"]
