"""A text states the doses that a reader would find in it, and no others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grammar.cells.doses_said import one, said, stated
from tests.timing import takes_at_most


@pytest.mark.parametrize(
    "text",
    [
        "7x10^6 MSC",
        r"7x10\^6 MSC",
        r"7 \* 10\^6 MSCs",
        "7 × 10⁶ MSC",
        "7 x 10(6) MSC",
        "7 x 10<sup>6</sup> cells",
        "7*10^6 UC-MSCs",
        "7 X 10^{6} hMSC",
        "7.0E+06 cells",
        "7e6 cells",
        "7 × 10E6 cells",
        "0.7 x 10e7 ASCs",
        "７×１０＾６ cells",
        "7 million cells",
        "7 millions of MSCs",
        "seven million stem cells",
        "7,000,000 MSC",
        "7.000.000 cells",
        "7 000 000 cells",
        "7·10^6 cells",
        "7,0 x 10^6 cells",
        "7 x 10(^6) cells",
        "7 x 10 exp 6 cells",
        "7 millones de células",
        "7×10^6个细胞",
    ],
)
def test_one_number_is_read_in_every_spelling(text: str) -> None:
    assert said(text) == ["7000000 cells"]


@pytest.mark.parametrize(
    "text",
    ["7 x 10 6 cells", "7x106 cells", "7.10^6 cells", "7M cells", "7 x 10*6 cells"],
)
def test_a_number_that_may_be_another_is_never_sure(text: str) -> None:
    assert said(text) == ["7000000 cells?"]


def test_a_power_alone_that_lost_its_superscript_is_not_sure() -> None:
    assert said("106 cells/kg") == ["1000000 cells/kg?"]
    assert said("10E6 cells/kg") == ["1000000 cells/kg?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 x 10^6 cells/kg", "3000000 cells/kg"),
        ("3 × 10⁶ MSCs/kg body weight", "3000000 cells/kg"),
        ("3x10^6/kg.BW of hUC-MSCs", "3000000 cells/kg"),
        ("3 million cells per kilogram of recipient's weight", "3000000 cells/kg"),
        ("3 × 10⁶ cells kg⁻¹", "3000000 cells/kg"),
        ("MSCs 3 × 10⁶ kg-1", "3000000 cells/kg"),
        ("3 million MSC/kg PBW", "3000000 cells/kg"),
        ("3 x 10^6 cellules par kg", "3000000 cells/kg"),
        ("3 million cells/mL", "3000000 cells/mL"),
        ("3000 cells per cm²", "3000 cells/cm2"),
        ("3 x 10^5 cells/m2", "300000 cells/m2"),
        ("3 x 10^9 particles", "3000000000 particles"),
        ("3 x 10^9 nano vesicles/3 ml", "3000000000 particles"),
        ("3 x 10^9 EVs/kg", "3000000000 particles/kg"),
        ("30 mg of exosomes", "30 mg"),
        ("30 µg exosome protein", "30 ug"),
        ("2 mL of BMAC", "2 mL"),
        ("2 mL per injection of MSC suspension", "2 mL per_infusion"),
        ("3 x 10^7 TNC/kg", "30000000 cells/kg"),
        ("3 x 10^6 (MSC)", "3000000 cells"),
        ("3 x 10^6 (cells/kg)", "3000000 cells/kg"),
        ("3 x 10^6 (±10%) CAR T cells/kg", "3000000 cells/kg"),
        ("30 million Multistem", "30000000 cells"),
    ],
)
def test_the_unit_is_that_of_the_words(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-2 x 10^6 cells/kg", "1000000..2000000 cells/kg"),
        ("1–2×10^6 MSC/kg", "1000000..2000000 cells/kg"),
        ("(1.5 – 2) x 10^6 MSC/kg", "1500000..2000000 cells/kg"),
        ("1 x 10^6 to 5 x 10^6 cells", "1000000..5000000 cells"),
        ("1 million cells up to 5 million cells", "1000000..5000000 cells"),
        ("between 1 and 5 million cells", "1000000..5000000 cells"),
        ("10^6-10^7 MSCs", "1000000..10000000 cells"),
        ("100 ± 20 million ADSCs", "80000000..120000000 cells"),
        ("1.5x10^6 ± 5x10^5 ADSCs", "1000000..2000000 cells"),
        ("20, 40 and 80 million MSC", "20000000, 40000000, 80000000 cells"),
        ("10 x 10^6, 20x10^6 or 40x10^6 hASC", "10000000, 20000000, 40000000 cells"),
        ("1, 5, and 10 × 10^6 MSCs", "1000000, 5000000, 10000000 cells"),
        ("1 x 10^6 cells/kg, 2 x 10^6 and 3 x 10^6", "1000000, 2000000, 3000000 cells/kg"),
        ("5/10 million MSC", "5000000, 10000000 cells"),
        ("50,000, 100,000 or 200,000 RPE cells", "50000, 100000, 200000 cells"),
    ],
)
def test_ranges_and_lists_share_power_and_unit(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("group 1, 5 x 10^6 MSC", ["group 1: 5000000 cells"]),
        ("on day 0, 7 and 14, 2×10^6 MSC/kg", ["2000000 cells/kg"]),
        ("40, 5 million MSC", ["5000000 cells"]),
        ("9-5 million MSC", ["5000000 cells"]),
        ("2 x 10^6 cells/kg, 3 times", ["2000000 cells/kg"]),
        ("2 x 10^6 cells/kg or 5 mL of BMAC", ["2000000 cells/kg"]),
        ("2 x 10^6 cells + 3 x 10^9 particles", ["2000000 cells", "3000000000 particles"]),
        ("2 x 10^6 cells, 3 x 10^9 particles", ["2000000 cells", "3000000000 particles"]),
    ],
)
def test_numbers_of_other_things_are_no_part_of_a_list(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "low dose (1×10^6), middle dose (3×10^6), high dose (1×10^7 cells)",
            ["low: 1000000, middle: 3000000, high: 10000000 cells"],
        ),
        (
            "Dose 1 (DL-1) is 5×10^5 cells/kg, and dose 2 (DL-2) is 1×10^6 cells/kg",
            ["dose 1: 500000, dose 2: 1000000 cells/kg"],
        ),
        (
            "Cohort 1: 1 x 10^6 cells; Cohort 2: 3 x 10^6 cells",
            ["cohort 1: 1000000, cohort 2: 3000000 cells"],
        ),
        (
            "1×10^6 cells (low dose group) or 2×10^6 cells (high dose group)",
            ["low: 1000000, high: 2000000 cells"],
        ),
        ("dose level -1: 5 x 10^5 cells", ["dose level -1: 500000 cells"]),
        ("Patients get a low, moderate or high dose of MSCs", ["low, middle, high?"]),
        ("A low or high dose of statins", []),
        ("The low dose is 2 million MSC; low or high dose of MSC", ["low: 2000000 cells"]),
    ],
)
def test_levels_have_the_names_of_the_words(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to 2 x 10^8 cells", "≤200000000 cells"),
        ("at least 2 million cells", "≥2000000 cells"),
        (">2 million MSC/kg", ">2000000 cells/kg"),
        ("fewer than 2 million cells", "<2000000 cells"),
        ("2 million cells or more", "≥2000000 cells"),
        ("2 million cells (or less)", "≤2000000 cells"),
        ("up to 1-2 million cells", "1000000..2000000 cells"),
    ],
)
def test_a_bound_is_one_end_only(text: str, expected: str) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("a total of 3 x 10^8 cells", "total"),
        ("Total dose: 3 x 10^8 MSC", "total"),
        ("3 x 10^8 cells in total", "total"),
        ("two infusions of 1x10^6 MSC/kg", "per_infusion"),
        ("4 weekly doses of 40 million UC-MSC", "per_infusion"),
        ("each infusion contains 4 x 10^7 cells", "per_infusion"),
        ("three doses, each of 4 x 10^7 cells", "per_infusion"),
        ("4 x 10^7 cells per injection", "per_infusion"),
        ("4 x 10^7 cells/kg/dose", "per_infusion"),
        ("5 × 10^7 cells / time", "per_infusion"),
        ("5 × 10^7 cells each time", "per_infusion"),
        ("5 × 10^7 cells", None),
        ("total nucleated cell dose of 5 × 10^7/kg", None),
        ("doses of 5 × 10^7 MSC", None),
    ],
)
def test_the_basis_is_what_ties_the_dose_to_its_times(text: str, basis: str | None) -> None:
    assert one(text).basis == basis


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 million UC-MSCs in saline", "UC-MSCs"),
        ("2 x 10^6 CD34+ cells/kg", "CD34+ cells"),
        ("2 x 10^9 MSC-derived exosomes", "MSC-derived exosomes"),
        ("20 mg of MSC dry secretome", "MSC dry secretome"),
        ("2 million human cord (hUC) cells", "human cord (hUC) cells"),
        ("2 million stem/stromal cells", "stem/stromal cells"),
        ("Human mesenchymal stem cells: 2 x 10^6/kg", "Human mesenchymal stem cells"),
        ("2x10^6/kg of hMSCs", "hMSCs"),
        ("5 ml of conditioned medium", "conditioned medium"),
        ("The dose is 2 x 10^6/kg", ""),
    ],
)
def test_what_is_counted_is_in_the_words_of_the_text(text: str, words: str) -> None:
    assert one(text).of == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MSC (2 million)", "2000000 cells"),
        ("MSC at a dose of 2x10^6/kg", "2000000 cells/kg"),
        ("MSCs are infused, and this is 2 million", "2000000 cells?"),
        ("MSCs are used. The dose is 2 million", "2000000 cells?"),
        ("The dose is 2 million/kg", "2000000 cells/kg?"),
        ("Exosomes are inhaled, 20 mg", "20 mg?"),
        ("MSC-exosome 15 mL", "15 mL?"),
    ],
)
def test_a_unit_from_the_words_around_is_sure_only_beside_them(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_the_place_that_each_gets_it_is_kept() -> None:
    assert one("2 million MSCs per knee").site == "knee"
    assert one("2 million cells (3 mL) in each eye").site == "eye"
    assert one("2 million cells per patient").site is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "platelets < 50 x 10^9/L",
        "platelets 50 x 10^9",
        "WBC 3×10^6/mL",
        "white cells 4,000,000 cells/mL",
        "3 x 10^6 cells/µL",
        "viral load 10^6 copies/mL",
        "adenovirus 1 x 10^11 vp",
        "1 x 10^11 viral particles",
        "1-8 x 10^8 CFU",
        "BCG dose 2 x 10^8",
        "100 million people have it; MSC may help",
        "2 million",
        "2 million/kg",
        "100 million dollars for MSC",
        "aspirin 100 mg, and cells",
        "5 mg/mL of exosomes",
        "10 ml of bone marrow aspirate was collected",
        "100 ml saline with cells",
        "passage 4 cells, viability 90%",
        "500 cells",
        "MSC 2 or 3",
        "20 patients get MSC",
        "MSC on day 28",
        "cells were seeded at 5000 cells/cm2",
        "MSC feeder layer of 1x10^5 cells",
        "at least 2 x 10^6 CD34+ cells/kg collected by apheresis",
        "frozen at 10 x 10^6 cells/mL",
        "2 x 10^6 secretome",
        "2 x 10^6 MSCs per mouse",
    ],
)
def test_what_is_no_dose_of_cells_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cultured MSCs at 1x10^6 cells/kg",
        "MSCs isolated from cord: 1x10^6 cells/kg",
        "frozen cells at a dose of 1x10^6 cells/kg",
    ],
)
def test_how_cells_were_made_is_no_reason_against_a_dose(text: str) -> None:
    assert said(text) == ["1000000 cells/kg"]


def test_a_volume_beside_the_cells_is_that_in_which_they_are_given() -> None:
    assert said("5 mL of MSC suspension with 2 x 10^7 cells") == ["20000000 cells"]
    assert said("5 mL of MSC suspension") == ["5 mL"]


def test_the_words_are_those_of_the_spans() -> None:
    text = "Two infusions of low dose (2 x 10^6/kg) MSCs"
    (found,) = stated(text)
    assert found.words == "Two infusions of low dose … 2 x 10^6/kg … MSCs"
    assert found.path == "arms[0].description"


WORDS = st.sampled_from(
    [
        "1", "2", "10", "6", "1,000,000", "x", "×", "10^6", "106", "⁶", "million", "two", "hundred",
        "cells", "MSC", "/kg", "per", "knee", "mL", "mg", "exosomes", "(", ")", "-", "–", "to", "and",
        ",", ";", "±", "%", "low", "high", "dose", "doses", "of", "cohort", "total", "each", "infusion",
        "up to", "at least", "or more", "platelets", "İ", "\n", ".", "e6", "between",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=30).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(st.one_of(st.text(), TEXTS))
def test_any_text_is_read_and_every_span_is_in_it(text: str) -> None:
    for found in stated(text):
        dose = found.value
        assert found.words == " … ".join([text[span.start : span.end] for span in found.spans])
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
        assert list(found.spans) == sorted(found.spans, key=lambda span: span.start)
        assert dose.of == "" or dose.of in text
        assert dose.levels
        for level in dose.levels:
            assert all(0 <= span.start < span.end <= len(text) for span in level.spans)
            assert level.interval is not None or level.name is not None
            assert level.interval is None or not level.interval.empty
        if dose.low is not None and dose.high is not None:
            assert 0 <= dose.low <= dose.high


@given(st.integers(1, 999), st.integers(4, 12), st.sampled_from(["x", "×", "*"]))
def test_a_power_of_ten_is_exact(digits: int, power: int, times: str) -> None:
    found = one(f"{digits}{times}10^{power} MSCs")
    assert found.low == found.high == Fraction(digits * 10**power)


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_range_has_its_ends_in_order(one_end: int, other: int) -> None:
    low, high = sorted((one_end, one_end + other))
    found = one(f"{low} to {high} million cells")
    assert found.low == low * 10**6
    assert found.high == high * 10**6


@pytest.mark.parametrize(
    "piece",
    [
        "1 x 10^6 cells/kg, ",
        "1 ",
        "1, ",
        "111,",
        "low or high dose ",
        "MSC (",
        "1-",
        "one million ",
    ],
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (6_250, 50_000))
    stated(short)
    assert takes_at_most(30, lambda: stated(short), lambda: stated(long))


@pytest.mark.parametrize(
    "text",
    [
        "Freezing of MSCs at 2x10^7 cells/mL",
        "Lot release: > 3 × 10^7 viable cells/vial",
        "Seeding: 4x10^3 cells/cm2",
        "From passage 4 at 2 x 10^6 cells per cm2",
    ],
)
def test_what_is_asked_of_a_lot_or_done_in_the_laboratory_is_no_dose(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Specification of the arm: dose 3x10^6 cells/kg",
        "Passage 4 at 3x10^6 cells/kg",
        "Description: 3x10^6 cells/kg",
    ],
)
def test_a_heading_of_something_else_is_none_where_a_dose_is_said(text: str) -> None:
    assert [str(one.value) for one in stated(text)] == ["3000000 cells/kg"]
