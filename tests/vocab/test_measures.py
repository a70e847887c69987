"""A measure is called by its names; its units, scales and numbers are what the sources say."""

import re
from collections import Counter
from fractions import Fraction

import attrs
import pytest

from mscregistry.grammar.units_ucum import read_ucum
from mscregistry.vocab.lookup import fold
from mscregistry.vocab.measures import (
    MeasureEntry,
    UnitRule,
    measure_aliases,
    measure_called,
    measure_of,
    measures,
)
from mscregistry.vocab.table_files import read_table

TABLE = read_table("measures")

#: The abridged standard atomic weights of IUPAC (2021).
WEIGHTS = {
    "H": "1.008",
    "C": "12.011",
    "N": "14.007",
    "O": "15.999",
    "Na": "22.990",
    "Mg": "24.305",
    "P": "30.974",
    "S": "32.06",
    "Cl": "35.45",
    "K": "39.098",
    "Ca": "40.078",
    "Fe": "55.845",
    "Co": "58.933",
    "Cu": "63.546",
    "Zn": "65.38",
    "I": "126.90",
    "Pb": "207.2",
}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("serum creatinine", "creatinine"),
        ("Platelet count", "platelets"),
        ("platelets", "platelets"),
        ("systolic blood pressure", "sbp"),
        ("SBP", "sbp"),
        ("systolic BP", "sbp"),
        ("Left Ventricular Ejection Fraction", "lvef"),
        ("LVEF", "lvef"),
        ("ejection  fraction", "lvef"),
        ("ECOG performance status", "ecog"),
        ("ECOG", "ecog"),
        ("Eastern Cooperative Oncology Group performance status", "ecog"),
        ("GFR", "egfr"),
        ("haemoglobin", "hemoglobin"),
        ("HbA1c", "hba1c"),
        ("hemoglobin A1c", "hba1c"),
        ("NT\u2010proBNP", "nt_probnp"),
        ("life-expectancy", "life_expectancy"),
        ("life_expectancy", "life_expectancy"),
        ("PaO2 / FiO2", "pao2_fio2"),
        (" body mass\u00a0index ", "bmi"),
    ],
)
def test_a_measure_is_called_by_its_names_however_they_are_spaced(words: str, code: str) -> None:
    assert measure_called(words) is measure_of(code)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "creatinin clearence",
        "creatinine of",
        "creatinine and urea",
        "pressure",
        "blood pressure",
        "performance status",
        "ps",
        "status",
        "got",
        "T3",
        "T4",
        "lead",
        "fever",
        "tumor",
        "vision",
        "myopia",
        "pregnancy",
        "supplemental oxygen",
    ],
)
def test_other_words_call_no_measure(words: str) -> None:
    assert measure_called(words) is None


@pytest.mark.parametrize("code", TABLE)
def test_a_measure_is_found_by_its_code_its_name_and_every_alias(code: str) -> None:
    entry = measure_of(code)
    assert entry.code == code
    assert all(measure_called(words) is entry for words in (code, entry.name, *entry.aliases))


def test_an_unknown_code_is_told() -> None:
    with pytest.raises(KeyError, match=r"^'no_such_measure'$"):
        measure_of("no_such_measure")


def test_no_alias_stands_under_two_codes_or_twice() -> None:
    writings = Counter(
        fold(words)
        for entry in measures().values()
        for words in {entry.name.lower(), *entry.aliases}
    )
    assert [words for words, times in writings.items() if times > 1] == []
    # A code may be one of its own measure's names, and never one of another's.
    by_fold = {fold(words): code for words, code in measure_aliases().items()}
    assert all(by_fold.get(fold(code), code) == code for code in measures())


def test_aliases_are_written_in_lower_case_with_single_blanks() -> None:
    for entry in measures().values():
        assert all(words == " ".join(words.lower().split()) for words in entry.aliases)
        assert len(set(entry.aliases)) == len(entry.aliases)


def test_every_alias_leads_to_the_measure_that_lists_it() -> None:
    listed = {
        words: code
        for code, entry in measures().items()
        for words in (entry.name.lower(), *entry.aliases)
    }
    assert measure_aliases() == listed


def test_a_code_is_a_short_word_of_its_own() -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", code) for code in TABLE)
    assert all(len(code) <= 24 for code in TABLE)
    names = [entry.name for entry in measures().values()]
    assert len(set(names)) == len(names)


def test_a_table_has_no_field_that_a_measure_has_not() -> None:
    fields = {field.name for field in attrs.fields(MeasureEntry)} - {"code"}
    assert {field for row in TABLE.values() for field in row} == fields


def test_a_measure_is_read_with_exact_numbers() -> None:
    assert measure_of("hba1c").convert == UnitRule(
        "mmol/mol", Fraction(10929, 1000), Fraction(-2349735, 100000)
    )
    creatinine = measure_of("creatinine")
    assert creatinine.molar_mass == Fraction("113.12")
    assert creatinine.plausible == (Fraction(1, 20), Fraction(50))
    assert creatinine.units == ("umol/L", "mmol/L", "mg/L")
    assert (creatinine.levels, creatinine.valence, creatinine.convert) == ((), None, None)


@pytest.mark.parametrize(
    ("percent", "millimoles"), [("2.15", "0"), ("6.5", "47.54115"), ("7", "53.00565")]
)
def test_hemoglobin_a1c_follows_the_master_equation(percent: str, millimoles: str) -> None:
    rule = measure_of("hba1c").convert
    assert rule is not None
    assert rule.slope * Fraction(percent) + rule.offset == Fraction(millimoles)
    assert (Fraction(percent) - Fraction("2.15")) * Fraction("10.929") == Fraction(millimoles)


def test_there_are_enough_measures() -> None:
    assert len(measures()) >= 150
    assert sum(entry.molar_mass is not None for entry in measures().values()) >= 25


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("ecog", "0 1 2 3 4 5"),
        ("nyha", "I II III IV"),
        ("child_pugh", "A B C"),
        ("asa", "I II III IV V VI"),
        ("ckd_stage", "1 2 3a 3b 4 5"),
        ("kdigo_aki", "1 2 3"),
        ("ctcae", "1 2 3 4 5"),
        ("kellgren_lawrence", "0 1 2 3 4"),
        ("mrs", "0 1 2 3 4 5 6"),
        ("hoehn_yahr", "0 1 1.5 2 2.5 3 4 5"),
    ],
)
def test_an_ordinal_scale_has_its_levels_in_order(code: str, levels: str) -> None:
    assert measure_of(code).levels == tuple(levels.split())


@pytest.mark.parametrize("code", [code for code in TABLE if "formula" in TABLE[code]])
def test_a_molar_mass_is_the_sum_of_the_atomic_weights(code: str) -> None:
    entry = measure_of(code)
    assert entry.formula is not None
    atoms = re.findall(r"([A-Z][a-z]?)([0-9]*)", entry.formula)
    assert "".join(symbol + count for symbol, count in atoms) == entry.formula
    assert entry.molar_mass == sum(
        Fraction(WEIGHTS[symbol]) * int(count or 1) for symbol, count in atoms
    )


@pytest.mark.parametrize(
    ("code", "mass", "amount", "factor"),
    [
        ("creatinine", "1e-3/0.1", "1e-6", "88.4"),
        ("glucose", "1e-3/0.1", "1e-3", "0.0555"),
        ("urea", "1e-3/0.1", "1e-3", "0.1665"),
        ("bun", "1e-3/0.1", "1e-3", "0.357"),
        ("uric_acid", "1e-3/0.1", "1e-6", "59.48"),
        ("bilirubin", "1e-3/0.1", "1e-6", "17.1"),
        ("total_cholesterol", "1e-3/0.1", "1e-3", "0.0259"),
        ("triglycerides", "1e-3/0.1", "1e-3", "0.0113"),
        ("calcium", "1e-3/0.1", "1e-3", "0.25"),
        ("magnesium", "1e-3/0.1", "1e-3", "0.411"),
        ("phosphate", "1e-3/0.1", "1e-3", "0.323"),
        ("lactate", "1e-3/0.1", "1e-3", "0.111"),
        ("iron", "1e-6/0.1", "1e-6", "0.179"),
        ("ammonia", "1e-6/0.1", "1e-6", "0.587"),
        ("cortisol", "1e-6/0.1", "1e-9", "27.59"),
        ("tt4", "1e-6/0.1", "1e-9", "12.87"),
        ("ft4", "1e-9/0.1", "1e-12", "12.87"),
        ("tt3", "1e-9/0.1", "1e-9", "0.01536"),
        ("testosterone", "1e-9/0.1", "1e-9", "0.0347"),
        ("estradiol", "1e-12/1e-3", "1e-12", "3.671"),
        ("progesterone", "1e-9/1e-3", "1e-9", "3.18"),
        ("vitamin_d", "1e-9/1e-3", "1e-9", "2.496"),
        ("folate", "1e-9/1e-3", "1e-9", "2.266"),
        ("b12", "1e-12/1e-3", "1e-12", "0.738"),
        ("c_peptide", "1e-9/1e-3", "1e-9", "0.331"),
    ],
)
def test_a_molar_mass_gives_the_factor_that_laboratories_use(
    code: str, mass: str, amount: str, factor: str
) -> None:
    # From the mass (in grams over litres) to the amount (in moles, over litres); published factors
    # have three figures, so they are near.
    molar_mass = measure_of(code).molar_mass
    assert molar_mass is not None
    above, below = map(Fraction, mass.split("/"))
    ours = above / below / molar_mass / Fraction(amount)
    assert abs(ours / Fraction(factor) - 1) < Fraction("0.005")


def test_a_formula_and_its_mass_stand_together() -> None:
    stated = [("formula" in row) + ("substance" in row) for row in TABLE.values()]
    assert stated == [int("molar_mass" in row) for row in TABLE.values()]
    # A base that is missing or too much is one of no certain formula.
    valued = {code for code, row in TABLE.items() if "valence" in row and "formula" not in row}
    assert valued == {"base_excess"}


def test_what_is_stated_in_mass_and_in_amount_has_a_molar_mass() -> None:
    for entry in measures().values():
        if entry.molar_mass is not None and entry.valence is None:
            stated = " ".join((entry.unit, *entry.units))
            assert "mol" in stated, entry.code
            assert re.search(r"(?:^|[ munp])g/", stated), entry.code


def test_levels_are_of_scales_without_a_unit() -> None:
    for entry in measures().values():
        if entry.levels:
            assert (entry.unit, entry.units) == ("1", ())
            assert len(set(entry.levels)) == len(entry.levels) > 1
            assert entry.plausible is None  # the levels are all there are


def test_every_other_measure_says_what_is_plausible() -> None:
    for entry in measures().values():
        if not entry.levels:
            assert entry.plausible is not None, entry.code
            assert entry.plausible[0] < entry.plausible[1], entry.code


def test_units_are_different_ones_and_all_of_them_are_read() -> None:
    for entry in measures().values():
        units = (entry.unit, *entry.units)
        assert len(set(units)) == len(units), entry.code
        assert [unit for unit in units if read_ucum(unit) is None] == [], entry.code


def test_a_rule_leads_to_a_unit_that_the_measure_is_stated_in() -> None:
    rules = {code: entry.convert for code, entry in measures().items() if entry.convert}
    assert all(rule.unit in measures()[code].units for code, rule in rules.items())
    assert {code for code, rule in rules.items() if rule.offset} == {"hba1c"}


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("age", "65"),
        ("creatinine", "0.9"),
        ("platelets", "250"),
        ("temperature", "37"),
        ("potassium", "4"),
        ("bone_t_score", "-2.5"),
        ("qtc", "450"),
        ("karnofsky", "70"),
    ],
)
def test_an_ordinary_value_is_plausible_and_one_a_thousand_times_as_great_is_not(
    code: str, value: str
) -> None:
    plausible = measure_of(code).plausible
    assert plausible is not None
    assert plausible[0] <= Fraction(value) <= plausible[1]
    assert not plausible[0] <= Fraction(value) * 1000 <= plausible[1]


def test_a_code_of_loinc_has_its_check_digit_and_one_measure() -> None:
    codes = [entry.loinc for entry in measures().values() if entry.loinc]
    assert len(set(codes)) == len(codes) >= 15
    for code in codes:
        number, digit = code.split("-")
        # Luhn: every second digit from the right is doubled, and the digits of all are summed.
        doubled = [
            int(figure) * (2 if place % 2 == 0 else 1)
            for place, figure in enumerate(reversed(number))
        ]
        assert (sum(sum(divmod(one, 10)) for one in doubled) + int(digit)) % 10 == 0, code
