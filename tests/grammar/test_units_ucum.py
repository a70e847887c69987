"""A code of UCUM is an exact size or nothing; what may not be mixed has dimensions of its own."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.units_ucum import UcumUnit, read_ucum
from mscregistry.vocab.table_files import read_table

TABLE = read_table("units")
PREFIXES: dict[str, str] = TABLE["prefixes"]
METRIC: list[str] = [*TABLE["base"]["metric"], *TABLE["metric"]]
PLAIN: list[str] = [*TABLE["base"]["plain"], *TABLE["plain"]]
SYMBOLS = [*METRIC, *PLAIN, *(prefix + atom for prefix in PREFIXES for atom in METRIC)]


def known(code: str) -> UcumUnit:
    unit = read_ucum(code)
    assert unit is not None, code
    return unit


def same(one: str, other: str) -> bool:
    first, second = known(one), known(other)
    return (first.factor, first.dimension) == (second.factor, second.dimension)


def test_every_symbol_of_the_table_has_a_size() -> None:
    for symbol in SYMBOLS:
        assert known(symbol).factor > 0
        assert known(symbol).offset == 0


def test_no_symbol_has_two_readings() -> None:
    """A prefix and an atom never spell another atom, nor another prefix and atom."""
    assert len(set(SYMBOLS)) == len(SYMBOLS)
    assert not {*TABLE["scales"]} & {*SYMBOLS}


@given(st.sampled_from(METRIC), st.sampled_from(sorted(PREFIXES)))
def test_a_prefix_is_the_same_before_every_metric_unit(atom: str, prefix: str) -> None:
    assert known(prefix + atom).factor == Fraction(PREFIXES[prefix]) * known(atom).factor
    assert known(prefix + atom).dimension == known(atom).dimension


@pytest.mark.parametrize("code", ["kmin", "ma", "m%", "k[lb_av]", "mm10*", "kCel", "m[HPF]"])
def test_other_units_take_no_prefix(code: str) -> None:
    assert read_ucum(code) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "365.25 d"),
        ("mo", "30.4375 d"),
        ("mo", "1/12 a"),
        ("wk", "168 h"),
        ("L", "1000 cm3"),
        ("mm[Hg]", "133.322 Pa"),
        ("cm[H2O]", "98.0665 Pa"),
        ("[lb_av]", "453.59237 g"),
        ("[oz_av]", "28.349523125 g"),
        ("[ft_i]", "30.48 cm"),
        ("[mi_i]", "1.609344 km"),
        ("kat", "60e6 U"),
        ("W", "1 J/s"),
        ("cal", "4.184 J"),
        ("mg%", "1 mg/dL"),
        ("[MET]", "3.5 mL/min/kg"),
        ("[foz_us]", "29.5735295625 mL"),
        ("[iU]", "1 [IU]"),
        ("l", "1 L"),
        ("[diop]", "1 /m"),
    ],
)
def test_sizes_are_those_of_ucum(one: str, other: str) -> None:
    number, code = other.split(" ")
    assert known(one).factor == Fraction(number) * known(code).factor
    assert known(one).dimension == known(code).dimension


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10*9/L", "/nL"),
        ("10^9/L", "10*3/uL"),
        ("10*-3", "[ppth]"),
        ("m/s2", "m.s-2"),
        ("m+2", "m2"),
        ("/min", "min-1"),
        ("mg/kg/d", "mg/(kg.d)"),
        ("mg/kg.d", "mg.d/kg"),  # left to right: only the kg is below
        ("((mg))/((L))", "mg/L"),
        ("/(24.h)", "/d"),
        ("mL{blood}", "mL"),
        ("mg/dL{serum}", "mg/dL"),
        ("10*6{cells}/kg", "10*6/kg"),
        ("{cells}/uL", "/uL"),
        ("{Platelets}/uL", "/uL"),
        ("100.{cells}", "10*2"),
        ("{beats}/min", "/min"),
        ("{breaths}/min", "/min"),
        ("{copies}/mL", "/mL"),
        ("{INR}", "1"),
        ("{MET}", "[MET]"),
        ("{HPF}", "[HPF]"),
        ("g.m/m", "g"),
    ],
)
def test_two_writings_of_one_unit(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mL/min/{1.73_m2}", "mL/min"),
        ("mL/min/{1.73_m2}", "mL/min/m2"),
        ("{drinks}/wk", "{cigarettes}/wk"),
        ("{titer}", "1"),
        ("{score}", "1"),
        ("{pack-years}", "a"),
        ("[HPF]", "1"),
        ("[IU]", "U"),
        ("[IU]", "mg"),
        ("U", "umol/min"),
        ("eq", "mol"),
        ("osm", "mol"),
        ("Bq", "Hz"),
        ("Sv", "Gy"),
        ("deg", "1"),
        ("[pH]", "mol/L"),
        ("mg/g{creat}", "mg/g"),
    ],
)
def test_what_may_not_be_mixed_has_dimensions_of_its_own(one: str, other: str) -> None:
    assert known(one).dimension != known(other).dimension


def test_the_body_surface_is_one_unit_however_it_is_written() -> None:
    assert same("mL/min/{1.73m2}", "mL/min/{1.73_m2}")
    assert same("mL/min/{1.73 m2}", "mL/min/{1.73_m2}")
    assert read_ucum("mL/min{1.73_m2}") is None  # passed over, it would be mL/min


def test_what_is_on_both_sides_is_kept_until_it_is_cancelled() -> None:
    unit = known("mmol/mol")
    assert (unit.top, unit.below, unit.dimension) == ((("mol", 1),), (("mol", 1),), ())


def test_mass_and_amount_of_creatinine_are_one_dimension() -> None:
    assert known("mg/g{creat}").dimension == known("mg/mmol{Creatinine}").dimension
    assert known("mg/g{creat}").factor / known("mg/mmol{creat}").factor == Fraction("0.11312")
    assert same("mg/L{creat}", "mg/L")  # neither a mass nor an amount: passed over


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "mg ",
        "m g",
        ".",
        "/",
        "mg/",
        "mg//L",
        "mg..L",
        ".mg",
        "//L",
        "(mg",
        "mg)",
        "()",
        "mg()",
        "(mg)L",
        "(/L)",
        "(mg){x}",
        "{x}{y}",
        "mg{x}{y}",
        "mg{x",
        "mg}x{",
        "{}",
        "[",
        "[IU",
        "IU]",
        "[]",
        "0",
        "00",
        "m0",
        "m100",
        "m-100",
        "m-",
        "m--2",
        "-2",
        "+2",
        "10**6",
        "mgdL",
        "MG",
        "parsec",
        "µg",
        "m²",
        "m٢",
        "٢",
        "²",
        "2.5.m2",
        "mL/min/1.73.m2",
        "(0.5.h)",
        "{cells",
        "Cel/min",
        "2.Cel",
        "Cel2",
        "[degF].m",
        "mg\n",
        "\0",
    ],
)
def test_what_is_no_unit_has_no_meaning(code: str) -> None:
    assert read_ucum(code) is None


@pytest.mark.parametrize("code", ["Cel", "(Cel)", "[degF]", "Cel{oral}"])
def test_a_temperature_stands_alone(code: str) -> None:
    assert known(code).offset > 0


def test_a_code_is_no_longer_than_100_characters_nor_deeper_than_8_brackets() -> None:
    assert read_ucum(".".join(["m"] * 50)) is not None
    assert read_ucum(".".join(["m"] * 51)) is None
    assert read_ucum("(" * 8 + "m" + ")" * 8) is not None
    assert read_ucum("(" * 9 + "m" + ")" * 9) is None


@given(st.text(max_size=110) | st.text("m[](){}/.-+*^1029 gLUCelHPFd%'", max_size=110))
def test_no_text_raises(code: str) -> None:
    unit = read_ucum(code)
    assert unit is None or unit.factor > 0


@given(st.lists(st.sampled_from([*SYMBOLS[:40], "m2", "{x}", "24", "(", ")", "/", "."])))
def test_no_row_of_symbols_raises(pieces: list[str]) -> None:
    read_ucum("".join(pieces))


@pytest.mark.parametrize("piece", ["(", "[", "{", "9", "m", "1.", "m99.", "10*99.", "((m).(m))"])
def test_a_hostile_code_takes_no_time(piece: str) -> None:
    begun = time.perf_counter()
    for length in (90, 99, 10**6):
        read_ucum((piece * length)[:length])
    assert time.perf_counter() - begun < 0.5


@given(st.sampled_from(SYMBOLS), st.sampled_from(SYMBOLS), st.integers(1, 9))
def test_products_quotients_and_powers_are_exact(one: str, other: str, power: int) -> None:
    first, second = known(one).factor, known(other).factor
    assert known(f"({one}).({other})").factor == first * second
    assert known(f"({one})/({other})").factor == first / second
    assert known("/".join(["1", *[one] * power])).factor == first**-power
