"""A dose of cells: how many, of what, for each what."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from mscregistry.grammar.intervals import Interval, number_text
from mscregistry.grammar.quantities import Quantity
from mscregistry.source import Span

#: The units that count, each with its form in UCUM.
_COUNTED: Final = {"cells": "{cells}", "particles": "{particles}"}
#: What is measured, and not counted.
_MEASURED: Final = {"ug": "ug", "mg": "mg", "g": "g", "mL": "mL"}
#: The basis of a dose that is given each time, and of one that is given in all.
PER_INFUSION: Final = "per_infusion"
TOTAL: Final = "total"
#: The divisors whose form in UCUM is not our own.
_DIVISORS: Final = {"lb": "[lb_av]"}
_PER_KG: Final = "/kg"


@frozen
class DoseLevel:
    """One of the doses that are compared: a number or a range, a name, or both."""

    #: The numbers, in the unit of the dose; `None` where the level is only named.
    interval: Interval | None
    #: What the level is called: `low`, `middle`, `high`, `cohort 1`; `None` for no name.
    name: str | None
    #: Where it stands in the text.
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        """Give name and number."""
        number = "" if self.interval is None else str(self.interval).removeprefix("=")
        return f"{self.name}: {number}" if self.name and number else self.name or number


@frozen
class Dose:
    """How much of a product is given, as the words state it.

    >>> from mscregistry.grammar.cells.doses import read_doses
    >>> from mscregistry.grammar.stated import Passage
    >>> dose = read_doses(Passage("x", "1-2 × 10^6 MSCs/kg per infusion"))[0].value
    >>> print(dose, dose.of, dose.ucum, dose.total(weight=70, administrations=2))
    1000000..2000000 cells/kg per_infusion MSCs {cells}/kg 140000000..280000000
    """

    #: The levels in their order in the text: one, or those that are compared.
    levels: tuple[DoseLevel, ...]
    #: `cells`, `cells/kg`, `cells/mL`, `cells/cm2`, `cells/m2`, seldom `cells/lb`, or a rate
    #: `cells/d`, `cells/wk`, `cells/mo`, the same of `particles`, or the
    #: `ug`, `mg`, `g`, `mL` of a product; `None` where levels are only named.
    unit: str | None
    #: `per_infusion` where the words tie it to each time, `total` where it is that of all times.
    basis: str | None
    #: What is counted or measured, in the text's words; empty where they do not say.
    of: str
    #: The place that each gets this dose, such as `knee`.
    site: str | None = None

    @property
    def low(self) -> Fraction | None:
        """The least number of all levels; `None` where the words set no lower end."""
        ends = [one.interval.low for one in self.levels if one.interval is not None]
        values = [end.value for end in ends if end is not None]
        return min(values) if values and len(values) == len(ends) else None

    @property
    def high(self) -> Fraction | None:
        """The greatest number of all levels; `None` where the words set no upper end."""
        ends = [one.interval.high for one in self.levels if one.interval is not None]
        values = [end.value for end in ends if end is not None]
        return max(values) if values and len(values) == len(ends) else None

    @property
    def bound_only(self) -> bool:
        """Whether the words set one end only, as `up to 2 × 10^8` and `at least 1 × 10^6` do."""
        numbers = [one.interval for one in self.levels if one.interval is not None]
        return bool(numbers) and (self.low is None or self.high is None)

    @property
    def ucum(self) -> str | None:
        """The unit in UCUM, such as `{cells}/kg`; `None` where there is no number.

        Cells are counted: UCUM has no unit for them, and the braces say what the number is of.
        """
        if self.unit is None or self.unit in _MEASURED:
            return self.unit
        counted, _, divisor = self.unit.partition("/")
        ours = _COUNTED.get(counted, counted)
        return f"{ours}/{_DIVISORS.get(divisor, divisor)}" if divisor else ours

    def total(
        self,
        *,
        weight: Quantity | Fraction | int | str | None = None,
        administrations: int | None = None,
    ) -> Interval | None:
        """Give all that one person gets, in the unit without `/kg`; `None` where it is unknown.

        A dose for each time needs the number of `administrations`, one per kilogram the `weight`:
        a quantity, or a number of kilograms.  A dose that the text ties to no time is that of all
        times only if `administrations` is 1.  Concentrations, surfaces and places have
        no total: how much of them there is, nobody says.

        Raises:
            TypeError: The weight is a float, or `administrations` is no whole number.
            ValueError: The weight is not above zero or no weight, or there is no administration.
        """
        kilograms = None if weight is None else _kilograms(weight)
        times = None if administrations is None else _times(administrations)
        whole, unit = self._whole, self.unit or ""
        factor = Fraction(1)
        if unit.endswith(_PER_KG) and kilograms is not None:
            unit, factor = unit.removesuffix(_PER_KG), kilograms
        if whole is None or self.site is not None or "/" in unit:
            return None
        known = times is not None if self.basis == PER_INFUSION else self.basis or times == 1
        if not known:
            return None
        return whole.scaled(factor * (times if self.basis == PER_INFUSION and times else 1))

    @property
    def _whole(self) -> Interval | None:
        numbers = [one.interval for one in self.levels if one.interval is not None]
        if len(numbers) == 1:
            return numbers[0]
        if self.low is None or self.high is None:
            return None
        return Interval.between(self.low, self.high)

    def __str__(self) -> str:
        """Give levels, unit and basis."""
        levels = ", ".join([str(one) for one in self.levels])
        return " ".join([word for word in (levels, self.unit, self.basis) if word])


def _kilograms(weight: Quantity | Fraction | int | str) -> Fraction:
    if isinstance(weight, bool) or not isinstance(weight, Quantity | Fraction | int | float | str):
        raise TypeError(f"{weight!r} is no weight; give a number of kilograms")
    try:
        stated = weight if isinstance(weight, Quantity) else Quantity.of(weight, "kg")
    except ValueError:
        raise ValueError(
            f"{weight!r} is no number of kilograms; give 70, '70.5' or Quantity.of('70.5', 'kg')"
        ) from None
    found = stated.to("kg")
    if found is None:
        raise ValueError(f"{stated} is no weight; give kilograms, or a quantity in a unit of mass")
    if found.value <= 0:
        raise ValueError(f"a weight of {number_text(found.value)} kg is none; give one above zero")
    return found.value


def _times(administrations: int) -> int:
    if isinstance(administrations, bool) or not isinstance(administrations, int):
        raise TypeError(f"{administrations!r} is no number of administrations; give a whole one")
    if administrations < 1:
        raise ValueError(f"{administrations} administrations give nothing; give 1 or more")
    return administrations
