"""A unit is read however laboratories write it, or it is refused."""

from __future__ import annotations

import pytest

from mscregistry.matching.units_given import unit_given
from mscregistry.vocab.measures import measure_of


@pytest.mark.parametrize(
    ("words", "code", "unit"),
    [
        ("µmol/L", "creatinine", "umol/L"),
        ("μmol/L", "creatinine", "umol/L"),
        ("MG/DL", "creatinine", "mg/dL"),
        ("mg/dl", "creatinine", "mg/dL"),
        ("mmHg", "sbp", "mm[Hg]"),
        ("IU/L", "alt", "[IU]/L"),
        ("lb", "weight", "[lb_av]"),
        ("lbs", "weight", "[lb_av]"),
        ("bpm", "heart_rate", "/min"),
        ("mL/min/1.73m2", "egfr", "mL/min/{1.73_m2}"),
        ("mL/min/1.73 m²", "egfr", "mL/min/{1.73_m2}"),
        ("mEq/L", "potassium", "meq/L"),
        ("K/uL", "platelets", "10*3/uL"),
        ("10^9/L", "platelets", "10*9/L"),
        ("10*9/L", "platelets", "10*9/L"),
        ("x10^9/L", "platelets", "10*9/L"),
        ("x 10^9/l", "platelets", "10*9/L"),
        ("x10E3/uL", "platelets", "10*3/uL"),
        ("10⁹/L", "platelets", "10*9/L"),
        ("cells/µL", "cd4", "{cells}/uL"),
        ("°C", "temperature", "Cel"),
        ("C", "temperature", "Cel"),
        ("{beats}/min", "heart_rate", "{beats}/min"),
        ("cigarettes/day", "cigarettes", "{cigarettes}/d"),
        ("points", "ecog", "1"),
        ("1", "ecog", "1"),
        ("%", None, "%"),
        ("[CFU]/mL", None, "[CFU]/mL"),
    ],
)
def test_a_unit_is_read_as_laboratories_write_it(words: str, code: str | None, unit: str) -> None:
    assert unit_given(words, measure_of(code) if code else None) == unit


@pytest.mark.parametrize("words", ["parsec", "mg/dl/", "Thousand/uL", "10^9/parsec", "mg dog"])
def test_other_words_are_no_unit(words: str) -> None:
    with pytest.raises(ValueError, match=r"is no unit that is known; Platelet count is given in"):
        unit_given(words, measure_of("platelets"))
    with pytest.raises(ValueError, match=r"is no unit that is known; write it as in 'mg/dL'"):
        unit_given(words, measure_of("nyha"))
