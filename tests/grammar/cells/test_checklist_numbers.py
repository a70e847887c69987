"""Fields with a number are told by their words, and not by those of other numbers."""

import pytest

from mscregistry.grammar.cells.checklist_numbers import numbers_told


def told(text: str) -> list[tuple[str, str]]:
    return [(one.field, text[one.start : one.end]) for one in numbers_told(text)]


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("from donors between 20 and 40 years", "age", "donors between 20 and 40 years"),
        ("a 25-year-old healthy donor", "age", "25-year-old healthy donor"),
        ("pooled of 8 healthy donors", "number", "8 healthy donors"),
        ("at passages 3 to 5", "passage", "passages 3 to 5"),
        ("third passage cells", "passage", "third passage"),
        ("P4 UC-MSCs", "passage", "P4"),
        ("population doublings < 20", "population_doublings", "population doublings < 20"),
        ("in 5% O2 culture", "oxygen", "5% O2"),
        ("CD105 ≥95%", "markers", "CD105 ≥95%"),
        ("CD73+ and so on", "markers", "CD73+"),
        ("CD45 < 2%", "markers", "CD45 < 2%"),
        ("HLA-DR negative", "markers", "HLA-DR negative"),
        ("viability of at least 80%", "viability", "viability of at least 80%"),
        (">90% viable", "viability", ">90% viable"),
        ("infused over 30 to 60 minutes", "rate", "over 30 to 60 minutes"),
        ("infused at 5 mL/min", "rate", "5 mL/min"),
        ("infusion with 40 drops per minute", "rate", "40 drops per minute"),
        ("a single intravenous infusion", "administrations", "single intravenous infusion"),
        ("receive three weekly doses", "administrations", "three weekly doses"),
        ("cells infused in 100 mL", "volume", "100 mL"),
        ("injection of 2-3 mL", "volume", "2-3 mL"),
    ],
)
def test_a_field_has_its_words(text: str, field: str, words: str) -> None:
    assert told(text) == [(field, words)]


@pytest.mark.parametrize(
    "text",
    [
        "patients aged 18 to 70 years",
        "passage of time",
        "CD34+ cells",
        "CD19 CAR-T",
        "oxygen saturation of 93% oxygen",
        "creatinine clearance 60 mL/min after infusion",
        "60 mL is aspirated and then injected",
        "100 mL",
        "over 30 minutes",
        "recommended phase 2 dose is given",
        "two dose levels are given",
        "grade 1 infusion reactions",
        "eGFR 30 mL/min/1.73 m2",
    ],
)
def test_other_numbers_tell_no_field(text: str) -> None:
    assert told(text) == []
