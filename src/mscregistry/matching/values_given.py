"""A number as it is handed over: exact, with its unit, and with how precisely it is written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching.given import refused
from mscregistry.matching.units_given import NO_UNIT, unit_given

if TYPE_CHECKING:
    from mscregistry.vocab.measures import MeasureEntry

#: A number that is exact: a `float` is none, since 8.1 cannot be one.
Number: TypeAlias = Fraction | Decimal | int | str

#: A number in figures, and what stands behind it.
_WRITTEN: Final = re.compile(
    r"([+-]?\d+(?:\.(\d+))?(?:[eE][+-]?\d+)?)(?!,?\d|\s*/\s*\d)\s*(.*)", re.ASCII | re.DOTALL
)
_HOW: Final = "write it as '8.1', or with its unit as '8.1 %'"


class Given(NamedTuple):
    """A number that was handed over."""

    #: The number, and its unit where it has one.
    value: Quantity
    #: How many figures stand behind the point; `None` where it is not written in figures.
    places: int | None
    #: Whether the unit was given, and is not a guess.
    has_unit: bool


def value_given(
    number: Number, unit: str | None, where: str, entry: MeasureEntry | None = None
) -> Given:
    """Give a number with its unit, which may stand in the text or beside it.

    Without a unit it is taken in the unit of the measure, where in no other one it could be.

    >>> value_given("8.10 %", None, "value")
    Given(value=Quantity(value=Fraction(81, 10), unit='%'), places=2, has_unit=True)

    Raises:
        TypeError: If it is no number: a `float` is none that is exact.
        ValueError: If the text is no number, no finite one, or has a unit that is not known, or
            one beside another.
    """
    exact, places, behind = _exact(number, where)
    if behind and unit is not None:
        raise ValueError(f"{where}: {number!r} has a unit, and {unit!r} is given beside it")
    if behind or unit is not None:
        return Given(
            Quantity(exact, unit_given(behind or unit or "", entry)), places, has_unit=True
        )
    guess = _unit_of(exact, entry)
    # What is no measure of ours may well be a score; and a score needs no unit.
    plain = entry is None or entry.unit == "1"
    return Given(Quantity(exact, guess), places, has_unit=plain)


def _exact(number: Number, where: str) -> tuple[Fraction, int | None, str]:
    """Give a number, its figures behind the point, and the words behind it."""
    if isinstance(number, float):
        raise TypeError(f"{where}: {number!r} is a float, which is not exact; write it as text")
    if isinstance(number, bool) or not isinstance(number, str | int | Fraction | Decimal):
        raise refused(where, number, _HOW)
    if isinstance(number, Fraction | int):
        return Fraction(number), None, ""
    found = _WRITTEN.fullmatch(str(number).strip())
    if found is None:
        raise ValueError(f"{where}: {number!r} is not one number; {_why(str(number))}{_HOW}")
    value = Quantity.of(found[1], "1").value
    return value, len(found[2] or ""), found[3]


def _why(written: str) -> str:
    if written.strip()[:1] in {"<", ">", "≤", "≥", "~"}:
        return "of what is below or above a limit, the value is not known: leave it out, or "
    return "a comma may part thousands or decimals: " if "," in written else ""


def _unit_of(number: Fraction, entry: MeasureEntry | None) -> str:
    """Give the unit of the measure, where in no other one the number is plausible."""
    if entry is None or entry.unit == "1":
        return "1"
    units = plausible_units([number], entry)
    return entry.unit if units == [entry.unit] or not entry.units else NO_UNIT


def plausible_units(numbers: list[Fraction], entry: MeasureEntry) -> list[str]:
    """Give the units of a measure in which numbers could be values of it."""
    if entry.plausible is None:
        return [entry.unit, *entry.units]
    low, high = entry.plausible
    units = []
    for unit in (entry.unit, *entry.units):
        values = [convert(Quantity(number, unit), entry.unit, entry.code) for number in numbers]
        if all(value is None or low <= value.value <= high for value in values):
            units.append(unit)
    return units
