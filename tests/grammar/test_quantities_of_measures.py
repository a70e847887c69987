"""What is known of a measure leads to units that no factor leads to, and never to a wrong one."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import Quantity, convert, convert_interval
from mscregistry.vocab.measures import MeasureEntry, UnitRule

GLUCOSE = Fraction("180.156")

MEASURES = {
    entry.code: entry
    for entry in [
        MeasureEntry(
            code="glucose", name="Glucose", group="laboratory", unit="mg/dL", molar_mass=GLUCOSE
        ),
        MeasureEntry(
            code="calcium",
            name="Calcium",
            group="laboratory",
            unit="mg/dL",
            molar_mass=Fraction("40.078"),
            valence=2,
        ),
        MeasureEntry(
            code="hba1c",
            name="HbA1c",
            group="laboratory",
            unit="%",
            convert=UnitRule("mmol/mol", Fraction("10.929"), Fraction("-23.49735")),
        ),
        MeasureEntry(code="alt", name="ALT", group="laboratory", unit="U/L"),
        MeasureEntry(code="tsh", name="TSH", group="laboratory", unit="m[IU]/L"),
        MeasureEntry(
            code="uacr", name="ACR", group="laboratory", unit="mg/g", molar_mass=Fraction(66_500)
        ),
        MeasureEntry(code="lvef", name="Ejection fraction", group="physiology", unit="%"),
    ]
}


@pytest.fixture
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put these few measures in the place of the table."""
    monkeypatch.setattr("mscregistry.vocab.measures.measures", lambda: MEASURES)


@pytest.mark.usefixtures("_table")
class TestMeasures:
    @pytest.mark.parametrize(
        ("value", "one", "other", "code", "expected"),
        [
            (1, "g/L", "mg/dL", None, 100),
            (1, "g/L", "mg/dL", "glucose", 100),
            (10, "mmol/L", "mg/dL", "glucose", "180.156"),
            (1, "mmol/L", "meq/L", "calcium", 2),
            ("4.0078", "mg/dL", "meq/L", "calcium", 2),
            # The international unit of an enzyme is its unit; a unit of a hormone is international.
            (40, "[IU]/L", "U/L", "alt", 40),
            (60, "[iU]/L", "ukat/L", "alt", 1),
            (5, "uU/mL", "m[IU]/L", "tsh", 5),
            (5, "U/L", "[IU]/L", "tsh", 5),
            # The ratio of a measure that is to creatinine is so without being said.
            (30, "mg/g", "mg/g{creat}", "uacr", 30),
            (100, "mg/mmol", "mg/g", "uacr", 100_000 / Fraction("113.12")),
            (30, "mg/mmol{creat}", "mg/mmol", "uacr", 30),
            ("0.03", "1", "%", "uacr", 3),
            (24, "mg/(24.h)", "mg/(h)", "uacr", 1),
        ],
    )
    def test_what_is_known_of_a_measure_helps(
        self,
        value: int | str,
        one: str,
        other: str,
        code: str | None,
        expected: Fraction | int | str,
    ) -> None:
        found = convert(Quantity.of(value, one), other, code)
        assert found == Quantity.of(expected, other)

    @pytest.mark.parametrize(
        ("one", "other", "code"),
        [
            ("mg/dL", "mmol/L", None),
            ("mg/dL", "mmol/L", "alt"),
            ("[IU]/L", "U/L", None),
            ("[IU]/L", "U/L", "glucose"),
            ("mkat/L", "m[IU]/L", "tsh"),
            ("[arb'U]/L", "m[IU]/L", "tsh"),
            ("{U}/L", "m[IU]/L", "tsh"),
            ("mg/g", "mg/mmol", "glucose"),
            ("mmol/mol", "mg/dL", "hba1c"),
            ("mg/dL", "mmol/mol", "hba1c"),
            ("parsec", "mmol/mol", "hba1c"),
            ("%", "parsec", "hba1c"),
        ],
    )
    def test_what_is_not_known_does_not(self, one: str, other: str, code: str | None) -> None:
        assert convert(Quantity.of(1, one), other, code) is None
        assert convert_interval(Interval.exactly(1), one, other, code) is None

    @pytest.mark.parametrize(
        ("value", "one", "other", "expected"),
        [
            (7, "%", "mmol/mol", "53.00565"),
            ("53.00565", "mmol/mol", "%", 7),
            ("53.00565", "mmol/mol", "1", "0.07"),
            ("0.07", "1", "nmol/mmol", "53005.65"),
            (50, "mmol/mol", "mol/mol", "0.05"),
            (7, "%", "1", "0.07"),
        ],
    )
    def test_glycated_haemoglobin_has_its_rule(
        self, value: int | str, one: str, other: str, expected: str
    ) -> None:
        """NGSP % and IFCC mmol/mol are both numbers, and no factor leads from one to the other."""
        found = convert(Quantity.of(value, one), other, "hba1c")
        assert found == Quantity.of(expected, other)

    def test_a_measure_may_be_named_and_one_that_is_not_known_is_told(self) -> None:
        assert convert(Quantity.of(7, "%"), "mmol/mol", "HbA1c") == Quantity.of(
            "53.00565", "mmol/mol"
        )
        with pytest.raises(
            ValueError, match=r"^no measure is called 'creatinnine'; did you mean 'creatinine'\?$"
        ):
            convert(Quantity.of(1, "mg/dL"), "umol/L", "creatinnine")
        with pytest.raises(ValueError, match=r"^no measure is called 'not in the table'$"):
            convert_interval(Interval.exactly(1), "mg/dL", "umol/L", "not in the table")

    def test_the_rule_is_for_its_measure_alone(self) -> None:
        assert convert(Quantity.of(7, "%"), "mmol/mol", "lvef") == Quantity.of(70, "mmol/mol")

    @given(st.fractions(), st.lists(st.sampled_from(["%", "mmol/mol", "1", "mol/mol"]), max_size=4))
    def test_there_and_back_is_exact(self, value: Fraction, units: list[str]) -> None:
        quantity = Quantity(value, "%")
        for unit in [*units, "%"]:
            found = convert(quantity, unit, "hba1c")
            assert found is not None
            quantity = found
        assert quantity.value == value

    def test_each_bound_stays_in_or_out(self) -> None:
        interval = Interval(Interval.more_than(5).low, Interval.at_most(10).high)
        found = convert_interval(interval, "mmol/L", "mg/dL", "glucose")
        assert str(found) == ">90.078..180.156"
        assert str(convert_interval(Interval.less_than(7), "%", "mmol/mol", "hba1c")) == "<53.00565"
        assert convert_interval(Interval(), "g", "mg") == Interval()

    def test_a_rule_of_a_measure_in_units_takes_them_as_meant(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        entry = evolve(MEASURES["tsh"], convert=UnitRule("pmol/L", Fraction(2), Fraction(1)))
        monkeypatch.setitem(MEASURES, "tsh", entry)
        assert convert(Quantity.of(3, "uU/mL"), "nmol/L", "tsh") == Quantity.of("0.007", "nmol/L")
