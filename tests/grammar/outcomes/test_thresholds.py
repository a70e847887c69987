"""The value to be reached is the first bound, or the size of a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.outcomes.thresholds import read_threshold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fall of proteinuria by ≥50 %", "≥50 %"),
        ("At least 30% less pain", "≥30 %"),
        ("50% reduction of pain", "=50 %"),
        ("Reduction of 50 % in pain", "=50 %"),
        ("eGFR above 60 mL/min", ">60 mL/min"),
        ("Creatinine < 1.5 × ULN", "<1.5 × ULN"),
        ("Hb >10 and <12 g/dL", ">10..<12 g/dL"),
        ("Hb >10 g/dL and <12 weeks", ">10 g/dL"),
        ("Hb >10 g/dL and pain <3 points", ">10 g/dL"),
        ("Hb <12 and <10 g/dL", "<12"),
        ("Pain ≥4 points", "≥4"),
        ("Grade 3 or more", "≥3"),
    ],
)
def test_a_bound_or_the_size_of_a_change_is_read(text: str, expected: str) -> None:
    assert str(read_threshold(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pain at 6 months",
        "Death within 30 days",
        "Children over 12 years of age",
        "Pain (0 to 10)",
        "Difference at p < 0.05",
        "Mean with 95% CI",
        "At least one event",
        "Between 2016 and 2018",
        "Score of 50 %",
        "Saturation of 95 % of air",
        "Oxygen by 40 % mask",
    ],
)
def test_times_ages_ranges_and_chances_are_no_value_to_be_reached(text: str) -> None:
    assert read_threshold(text) is None


def test_the_first_of_two_blood_pressures_is_not_sure() -> None:
    found = read_threshold("Blood pressure below 140/90 mmHg")
    assert found is not None
    assert (str(found), found.sure) == ("<140 mm[Hg]", False)


@given(st.text())
def test_where_it_stands_is_in_the_text(text: str) -> None:
    found = read_threshold(text)
    assert found is None or all(span.of(text) for span in found.spans)
