"""A quantity in another unit is exactly the same quantity, or there is none."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mscregistry.grammar.quantities import (
    Quantity,
    conversion,
    same_dimension,
    same_kind,
)

GLUCOSE = Fraction("180.156")

#: Units of one dimension each, and their sizes in very different orders.
FAMILIES = [
    ["g", "mg", "kg", "[lb_av]", "[oz_av]", "t", "[gr]"],
    ["g/L", "mg/dL", "ng/mL", "mg%", "ug.mL-1", "kg/m3"],
    ["s", "min", "h", "d", "wk", "mo", "a"],
    ["10*9/L", "/uL", "{cells}/mm3", "10*6/mL", "/(100.nL)"],
    ["mm[Hg]", "kPa", "cm[H2O]", "bar", "atm", "dyn/cm2"],
    ["Cel", "K", "[degF]", "mK"],
    ["%", "1", "[ppm]", "10*-3", "mmol/mol", "mg/g"],
    ["mg/g{creat}", "mg/mmol{creat}", "g/mol{creat}"],
    ["mL/min/{1.73_m2}", "L/d/{1.73_m2}", "mL/s/{1.73m2}"],
    ["U/L", "ukat/L", "kU/m3"],
]
PAIRS = st.sampled_from(FAMILIES).flatmap(lambda units: st.tuples(*[st.sampled_from(units)] * 2))
TRIPLES = st.sampled_from(FAMILIES).flatmap(lambda units: st.tuples(*[st.sampled_from(units)] * 3))
NUMBERS = st.fractions()


def changed(quantity: Quantity, unit: str) -> Quantity:
    found = quantity.to(unit)
    assert found is not None, (quantity, unit)
    return found


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        # Checked once with pint 0.25.3, by ucumvert 0.3.2, to 12 digits.
        ("g/L", "mg/dL", "100"),
        ("10*9/L", "/uL", "1000"),
        ("[lb_av]", "kg", "0.45359237"),
        ("[oz_av]", "g", "28.349523125"),
        ("[ft_i]", "cm", "30.48"),
        ("[in_i]", "mm", "25.4"),
        ("[mi_i]", "km", "1.609344"),
        ("[stone_av]", "kg", "6.35029318"),
        ("wk", "h", "168"),
        ("mo", "d", "30.4375"),
        ("a", "mo", "12"),
        ("kcal", "kJ", "4.184"),
        ("atm", "Pa", "101325"),
        ("ukat/L", "U/L", "60"),
        ("cGy", "J/kg", "0.01"),
        ("[ppm]", "%", "0.0001"),
        ("mL/min", "L/d", "1.44"),
        ("[MET]", "mL/kg/min", "3.5"),
        ("Ci", "MBq", "37000"),
        ("REM", "mSv", "10"),
        ("[drp]", "uL", "50"),
        ("[Ch]", "um", "1000/3"),
        ("kg/m2", "g/cm2", "0.1"),
        ("[foz_br]", "mL", "28.4130625"),
        # pint has 0.133322387415 here; UCUM rounds it.
        ("mm[Hg]", "kPa", "0.133322"),
    ],
)
def test_factors_are_those_of_another_program(one: str, other: str, factor: str) -> None:
    assert conversion(one, other) == (Fraction(factor), Fraction(0))


def test_pressures_by_columns_are_near_those_of_another_program() -> None:
    """The column of mercury is rounded in UCUM: pint has 0.73555914 and 0.01250103."""
    water = changed(Quantity.of(1, "cm[H2O]"), "mm[Hg]").value
    assert water == Fraction("98.0665") / Fraction("133.322")
    assert abs(water - Fraction("0.73555914")) < Fraction("1e-5")
    resistance = changed(Quantity.of(1, "dyn.s.cm-5"), "[wood'U]").value
    assert abs(resistance - Fraction("0.01250103")) < Fraction("1e-7")


@pytest.mark.parametrize(
    ("value", "one", "other", "expected"),
    [
        ("98.6", "[degF]", "Cel", 37),  # checked with pint, as above
        (32, "[degF]", "K", "273.15"),
        (-40, "Cel", "[degF]", -40),
        (0, "K", "[degF]", "-459.67"),
    ],
)
def test_temperatures_have_another_zero(
    value: int | str, one: str, other: str, expected: int | str
) -> None:
    assert Quantity.of(value, one).to(other) == Quantity.of(expected, other)


@given(NUMBERS, PAIRS)
def test_there_and_back_is_exact(value: Fraction, units: tuple[str, str]) -> None:
    start = Quantity(value, units[0])
    assert changed(changed(start, units[1]), units[0]) == start


@given(NUMBERS, TRIPLES)
def test_a_way_round_is_the_same_way(value: Fraction, units: tuple[str, str, str]) -> None:
    one, two, three = units
    start = Quantity(value, one)
    assert changed(changed(start, two), three) == changed(start, three)


@given(NUMBERS, NUMBERS, PAIRS)
def test_order_is_kept(one: Fraction, other: Fraction, units: tuple[str, str]) -> None:
    first, second = (changed(Quantity(value, units[0]), units[1]) for value in (one, other))
    assert (one < other) is (first.value < second.value)


@given(st.sampled_from(FAMILIES), st.sampled_from(FAMILIES), st.data())
def test_families_do_not_mix(one: list[str], other: list[str], data: st.DataObject) -> None:
    assume(one is not other)
    here, there = data.draw(st.sampled_from(one)), data.draw(st.sampled_from(other))
    assert not same_dimension(here, there)
    assert conversion(here, there) is None
    assert Quantity.of(1, here).to(there) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_raises(one: str, other: str) -> None:
    assert conversion(one, other) is None or same_dimension(one, other)


def test_an_unknown_unit_is_of_no_dimension() -> None:
    assert not same_dimension("parsec", "parsec")
    assert not same_dimension("m", "parsec")
    assert not same_kind("parsec", "parsec")
    assert not same_kind("m", "parsec")
    assert Quantity.of(1, "parsec").to("parsec") is None
    assert Quantity.of(1, "m").to("parsec") is None
    assert conversion("m", "m" * 10**6) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mL/min", "mL/min/{1.73_m2}"),
        ("mL/min/m2", "mL/min/{1.73_m2}"),
        ("{drinks}/d", "{cigarettes}/d"),
        ("[IU]/L", "U/L"),
        ("[IU]", "mg"),
        ("mg/g{creat}", "mg/g"),
    ],
)
def test_what_looks_alike_does_not_become_the_other(one: str, other: str) -> None:
    assert conversion(one, other) is conversion(other, one) is None


class TestNumbers:
    @pytest.mark.parametrize("value", [0.1, 1.0, float("nan")])
    def test_a_float_is_refused(self, value: float) -> None:
        with pytest.raises(TypeError, match="not exact"):
            Quantity.of(value, "g")  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            Quantity(value, "g")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "value",
        ["", "one", "1/0", "nan", "inf", Decimal("NaN"), Decimal("Infinity"), "1e1000", "1E-1000"],
    )
    def test_what_is_no_number_is_refused(self, value: Decimal | str) -> None:
        with pytest.raises(ValueError, match=r"\S"):
            Quantity.of(value, "g")

    @pytest.mark.parametrize("value", ["1e999999999", "1e-999999999", Decimal("1e999999")])
    def test_a_number_that_would_fill_the_memory_is_refused(self, value: Decimal | str) -> None:
        with pytest.raises(ValueError, match="beyond 999"):
            Quantity.of(value, "g")

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("0.1", Fraction(1, 10)),
            (" 1e+03 ", Fraction(1000)),
            (Decimal("1.50"), Fraction(3, 2)),
            (Fraction(1, 3), Fraction(1, 3)),
            ("1/3", Fraction(1, 3)),
        ],
    )
    def test_every_other_number_is_exact(
        self, value: Fraction | Decimal | str, expected: Fraction
    ) -> None:
        assert Quantity.of(value, "g").value == expected

    def test_a_whole_number_may_be_longer_than_python_prints(self) -> None:
        assert Quantity.of(10**5000, "g").value == 10**5000

    def test_a_quantity_is_a_value(self) -> None:
        one = Quantity.of("0.5", "mg/dL")
        assert one == Quantity.of(Fraction(1, 2), "mg/dL")
        assert one != Quantity.of(5, "mg/L")
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - made in this line
        assert (str(one), str(Quantity.of(3, "1"))) == ("0.5 mg/dL", "3")


class TestSubstances:
    def test_mass_becomes_amount_by_the_molar_mass(self) -> None:
        """Checked with pint: 100 mg/dL of glucose are 5.5507449 mmol/L."""
        found = Quantity.of(100, "mg/dL").to("mmol/L", molar_mass=GLUCOSE)
        assert found is not None
        assert found.value == 1000 / GLUCOSE
        assert round(found.value, 7) == Fraction("5.5507449")

    @given(NUMBERS, st.permutations(["mg/dL", "mmol/L", "meq/L"]))
    def test_there_and_back_is_exact(self, value: Fraction, units: list[str]) -> None:
        start = Quantity(value, units[0])
        for unit in [*units[1:], units[0]]:
            found = start.to(unit, molar_mass=Fraction("40.078"), valence=2)
            assert found is not None
            start = found
        assert start.value == value

    def test_equivalents_are_counted_without_the_sign_of_the_charge(self) -> None:
        for valence in (2, -2):
            assert Quantity.of(3, "mmol/L").to("meq/L", valence=valence) == Quantity.of(6, "meq/L")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("mg/dL", "meq/L"),  # no valence
            ("mmol/L", "meq/L"),
            ("mg/dL", "mmol"),
            ("mg/kg", "mg/mol"),  # only what is above the line is the substance
            ("mg2/L", "mmol2/L"),
            ("L", "mol"),
            ("mg.mol/L", "mol2/L"),
            ("mg/dL", "parsec"),
            ("parsec", "mg/dL"),
            ("[IU]/L", "mg/L"),
        ],
    )
    def test_no_other_way_leads_from_mass_to_amount(self, one: str, other: str) -> None:
        assert Quantity.of(1, one).to(other, molar_mass=GLUCOSE) is None

    def test_without_the_molar_mass_there_is_no_way(self) -> None:
        assert Quantity.of(1, "mg/dL").to("mmol/L") is None
        assert Quantity.of(1, "mmol/L").to("mg/dL", valence=2) is None
