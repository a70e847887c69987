"""Numbers with their units, and the same in other units: exact, or not at all."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import field, frozen
from attrs.validators import instance_of

from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.units_ucum import LONGEST, read_ucum, said_in_full

if TYPE_CHECKING:
    from decimal import Decimal

    from mscregistry.grammar.intervals import Interval
    from mscregistry.grammar.units_ucum import Powers, UcumUnit
    from mscregistry.vocab.measures import MeasureEntry

#: Factor and offset: a number in the one unit, times the factor, plus the offset, is the number in
#: the other.
Conversion: TypeAlias = tuple[Fraction, Fraction]

#: A number with a power of ten of more digits is refused: it would fill the memory.
_POWER_DIGITS: Final = 3
#: The ways to say how much there is of a substance: mass, amount, charge.
_MASS, _AMOUNT, _CHARGE = _SUBSTANCE = ("g", "mol", "eq")
#: International units are units of this kind, and `U` is not part of another symbol or a note.
_INTERNATIONAL: Final = re.compile(r"\[(?:IU|iU)\]")
_UNITS: Final = re.compile(r"(?<![\w\['{])([a-zA-Z]{0,2})U(?![\w\]}'])")


@frozen
class Quantity:
    """A number and its unit.

    >>> print(Quantity.of("1.2", "mg/dL").to("mg/L"), Quantity.of(98, "[degF]").to("Cel"))
    12 mg/L 110/3 Cel
    """

    #: The number, exact.
    value: Fraction = field(validator=instance_of(Fraction))
    #: The unit in UCUM; ``"1"`` for a pure number.
    unit: str

    @classmethod
    def of(cls, value: Fraction | Decimal | int | str, unit: str) -> Quantity:
        """Give a quantity.

        Raises:
            TypeError: The number is a float, which is never exact: 0.1 is not one tenth.
            ValueError: It is no number, or has a power of ten beyond 999.

        >>> Quantity.of("0.9", "mg/dL").value
        Fraction(9, 10)
        """
        if isinstance(value, float):
            raise TypeError(f"{value!r} is a float, which is not exact; write it as text")
        if not isinstance(value, int | Fraction):
            _, _, power = str(value).strip().casefold().partition("e")
            if len(power.lstrip("+-0")) > _POWER_DIGITS:
                raise ValueError(f"{value} has a power of ten beyond 999")
        try:
            return cls(Fraction(value), unit)
        except ArithmeticError:  # a division by zero, an infinite decimal
            raise ValueError(f"{value} is no finite number") from None

    def to(
        self, unit: str, *, molar_mass: Fraction | None = None, valence: int | None = None
    ) -> Quantity | None:
        """Give it in another unit, or `None` where no way leads there.

        Mass and amount need the molar mass, in g/mol, of what there is so much of, amount and
        equivalents its valence.

        >>> print(Quantity.of(5, "mmol/L").to("mg/dL", molar_mass=Fraction("180.156")))
        90.078 mg/dL
        >>> Quantity.of(60, "mL/min").to("mL/min/{1.73_m2}") is None
        True
        """
        found = conversion(self.unit, unit) or _by_substance(self.unit, unit, molar_mass, valence)
        return _changed(self, unit, found)

    def __str__(self) -> str:
        """Give number and unit."""
        return f"{number_text(self.value)}{'' if self.unit == '1' else f' {self.unit}'}"


def same_dimension(one: str, other: str) -> bool:
    """Say whether two units are of one dimension; unknown units are of none.

    >>> same_dimension("mg/dL", "g/L"), same_dimension("{drinks}/d", "{cigarettes}/d")
    (True, False)
    """
    first, second = read_ucum(one), read_ucum(other)
    return first is not None and second is not None and first.dimension == second.dimension


def same_kind(one: str, other: str) -> bool:
    """Say whether two units are of one dimension, above the line and below it.

    A part of a whole may be stated by mass or by amount, and all are numbers in the end.

    >>> same_kind("mmol/mol", "umol/mmol"), same_kind("mmol/mol", "%")
    (True, False)
    """
    first, second = read_ucum(one), read_ucum(other)
    return (
        first is not None
        and second is not None
        and (first.top, first.below) == (second.top, second.below)
    )


def conversion(one: str, other: str) -> Conversion | None:
    """Give factor and offset from one unit to another, or `None` where no factor leads there.

    >>> conversion("g/L", "mg/dL")
    (Fraction(100, 1), Fraction(0, 1))
    >>> conversion("g/L", "mmol/L") is None
    True
    """
    # Before the cache, which would keep the long ones.
    return _conversion(one, other) if len(one) + len(other) <= 2 * LONGEST else None


@lru_cache(maxsize=4096)  # few pairs, asked for again and again
def _conversion(one: str, other: str) -> Conversion | None:
    first, second = read_ucum(one), read_ucum(other)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    return first.factor / second.factor, (first.offset - second.offset) / second.factor


def convert(quantity: Quantity, unit: str, code: str | None = None) -> Quantity | None:
    """Give a value of a measure in another unit, or `None` where no way leads there.

    What is known of the measure helps: its molar mass, its valence, a rule of its own.  For a
    measure that is in ``U`` or in ``[IU]``, the two are the same; for one that is a ratio to
    creatinine, mg/g is mg/g{creat}.

    Args:
        quantity: The value.
        unit: The unit wanted, in UCUM.
        code: The measure, by its code or a name of it; `None` for any, where units alone decide.

    Raises:
        ValueError: If no measure is called so; the message names those that are written nearly so.

    >>> print(convert(Quantity.of(7, "%"), "mmol/mol", "HbA1c"))
    53.00565 mmol/mol
    >>> print(convert(Quantity.of(7, "%"), "mmol/mol"))
    70 mmol/mol
    """
    return _changed(quantity, unit, _for_measure(quantity.unit, unit, code))


def convert_interval(
    interval: Interval, from_unit: str, to_unit: str, code: str | None = None
) -> Interval | None:
    """Give the values of a measure in another unit, or `None`; each bound stays in or out.

    Raises:
        ValueError: If no measure is called so.

    >>> from mscregistry.grammar.intervals import Interval
    >>> print(convert_interval(Interval.less_than(100), "umol/L", "mg/dL", "creatinine"))
    <1.1312
    """
    found = _for_measure(from_unit, to_unit, code)
    return None if found is None else interval.scaled(*found)


def _changed(quantity: Quantity, unit: str, found: Conversion | None) -> Quantity | None:
    return None if found is None else Quantity(quantity.value * found[0] + found[1], unit)


def _for_measure(one: str, other: str, code: str | None) -> Conversion | None:
    # The table of measures is long, and most units change without it.
    from mscregistry.vocab.measures import measure_meant

    if code is None:
        return conversion(one, other)
    measure = measure_meant(code)
    one, other = _as_meant(one, measure), _as_meant(other, measure)
    rule = measure.convert
    if rule is None or same_kind(one, rule.unit) is same_kind(other, rule.unit):
        return _direct(one, other, measure)
    way = (rule.slope, rule.offset)
    if same_kind(one, rule.unit):
        back = (1 / way[0], -way[1] / way[0])
        return _chain(_direct(one, rule.unit, measure), back, _direct(measure.unit, other, measure))
    return _chain(_direct(one, measure.unit, measure), way, _direct(rule.unit, other, measure))


def _direct(one: str, other: str, measure: MeasureEntry) -> Conversion | None:
    return conversion(one, other) or _by_substance(one, other, measure.molar_mass, measure.valence)


def _chain(*ways: Conversion | None) -> Conversion | None:
    """Give the way that goes one way after the other."""
    factor, offset = Fraction(1), Fraction(0)
    for way in ways:
        if way is None:
            return None
        factor, offset = factor * way[0], offset * way[0] + way[1]
    return factor, offset


def _as_meant(unit: str, measure: MeasureEntry) -> str:
    """Give a unit as it is meant where a value of the measure is stated."""
    if _INTERNATIONAL.search(measure.unit):
        # µU of insulin and mU of thyrotropin are international units.
        unit = _UNITS.sub(r"\1[IU]", unit)
    elif _UNITS.search(measure.unit):
        # The international unit of an enzyme is defined as its unit: 1 µmol a minute.
        unit = _INTERNATIONAL.sub("U", unit)
    return said_in_full(unit, measure.code)


def _by_substance(
    one: str, other: str, molar_mass: Fraction | None, valence: int | None
) -> Conversion | None:
    """Give the factor between mass, amount and equivalents of a substance.

    Only above the line: below it is what the substance is in.
    """
    first, second = read_ucum(one), read_ucum(other)
    if first is None or second is None:
        return None
    here, there = _substance(first), _substance(second)
    if here is None or there is None or here[1] != there[1]:
        return None
    sizes: dict[str, Fraction | None] = {
        _MASS: 1 / molar_mass if molar_mass else None,
        _AMOUNT: Fraction(1),
        # The charge of an anion counts without its sign.
        _CHARGE: Fraction(1, abs(valence)) if valence else None,
    }
    size, wanted = sizes[here[0]], sizes[there[0]]
    if size is None or wanted is None:
        return None
    return first.factor * size / (second.factor * wanted), Fraction(0)


def _substance(unit: UcumUnit) -> tuple[str, tuple[Powers, Powers]] | None:
    """Give how the substance is stated, and the rest of the unit."""
    stated = [(name, power) for name, power in unit.top if name in _SUBSTANCE]
    if len(stated) != 1 or stated[0][1] != 1:
        return None
    return stated[0][0], (tuple(pair for pair in unit.top if pair not in stated), unit.below)
