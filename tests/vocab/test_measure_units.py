"""From each unit that a measure is stated in a way leads to its own, or it is said why none does."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.vocab.measures import measures

#: The measures and units that no way leads from, by the reason.
NO_WAY = {
    "a part of the whole cells, of which the number is not said": {
        *(("neutrophils", "%"), ("lymphocytes", "%"), ("cd4", "%"), ("eosinophils", "%")),
        *(("reticulocytes", "%"), ("monocytes", "%"), ("blasts", "10*9/L"), ("blasts", "/uL")),
    },
    "a part of what is predicted or normal for the patient, who is not said": {
        *(("fev1", "%"), ("fvc", "%"), ("dlco", "%"), ("pt", "%"), ("efw", "{percentile}")),
        ("bsa", "%"),
    },
    "the size or weight of the patient is not said": {
        *(("creatinine_clearance", "mL/min/{1.73_m2}"), ("egfr", "mL/min")),
        *(("measured_gfr", "mL/min"), ("urine_output", "mL/h"), ("urine_output", "mL/d")),
        *(("urine_output", "L/d"), ("urine_output", "mL/(24.h)"), ("weight_loss", "kg")),
        *(("weight_loss", "[lb_av]"), ("body_fat", "kg"), ("vo2max", "L/min")),
        *(("vo2max", "mL/min"), ("burn_area", "cm2")),
    },
    "the 1.73 is left out, or not meant": {("egfr", "mL/min/m2")},
    "the volume or the density is not said": {
        *(("proteinuria_24h", "g/L"), ("proteinuria_24h", "mg/dL"), ("prostate_volume", "g")),
        *(("osmolality", "mosm/L"), ("sperm_concentration", "10*6"), ("cd34", "/uL")),
    },
    "it depends on the assay": {
        *(("lipoprotein_a", "mg/dL"), ("lipoprotein_a", "mg/L"), ("prolactin", "mU/L")),
        *(("hbv_dna", "{copies}/mL"), ("hcv_rna", "{copies}/mL"), ("hiv_rna", "[IU]/mL")),
        *(("cmv_dna", "{copies}/mL"), ("antithrombin_activity", "U/mL")),
    },
    "another magnitude, from which no straight line leads": {
        *(("liver_stiffness", "m/s"), ("ulcer_area", "cm"), ("ulcer_area", "mm")),
    },
    "the length of the scale, or the unit of pressure, is not said": {
        *(("vas_pain", "mm"), ("vas_pain", "cm"), ("womac_pain", "mm"), ("pao2_fio2", "1")),
    },
    "how much is in a drink or a cup differs": {
        *(("alcohol_drinks", "g/d"), ("alcohol_drinks", "g/wk"), ("alcohol_drinks", "U/wk")),
        *(("alcohol_drinks", "U/d"), ("caffeine_intake", "{cups}/d")),
    },
}


def test_exactly_these_units_lead_nowhere() -> None:
    found = {
        (entry.code, unit)
        for entry in measures().values()
        for unit in entry.units
        if convert(Quantity(Fraction(1), unit), entry.unit, entry.code) is None
    }
    assert found == set().union(*NO_WAY.values())
    assert sum(map(len, NO_WAY.values())) == len(found)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        # The factors that laboratories publish, to their three or four figures.
        ("hemoglobin", "14 g/dL", "8.69 mmol/L"),
        ("nt_probnp", "125 pg/mL", "14.8 pmol/L"),
        ("bnp", "100 pg/mL", "28.9 pmol/L"),
        ("pth", "65 pg/mL", "6.9 pmol/L"),
        ("insulin", "10 u[IU]/mL", "60 pmol/L"),
        ("crp", "10 mg/L", "95.2 nmol/L"),
        ("albumin", "4 g/dL", "602 umol/L"),
        ("amh", "1 ng/mL", "7.14 pmol/L"),
        ("igf1", "200 ng/mL", "26.2 nmol/L"),
        ("ferritin", "100 ng/mL", "225 pmol/L"),
        ("afp", "12.1 ng/mL", "10 [IU]/mL"),
        ("prolactin", "25 ng/mL", "530 m[IU]/L"),
        ("ige", "100 [IU]/mL", "240 ng/mL"),
        ("dlco", "29.86 mL/min/mm[Hg]", "10 mmol/min/kPa"),
        ("factor_viii_activity", "40 %", "0.4 [IU]/mL"),
        ("bone_t_score", "-2.5 1", "-2.5 {SD}"),
        ("base_excess", "-5 mmol/L", "-5 meq/L"),
        ("pack_years", "20 1", "20 {pack-years}"),
    ],
)
def test_a_value_is_what_laboratories_say_it_is(code: str, one: str, other: str) -> None:
    [value, unit], [expected, wanted] = one.split(), other.split()
    found = convert(Quantity.of(value, unit), wanted, code)
    assert found is not None
    assert abs(found.value / Fraction(expected) - 1) < Fraction("0.005")
