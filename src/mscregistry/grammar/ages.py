"""Ages as records state them: an exact number and its unit."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen
from dateutil.relativedelta import relativedelta


class AgeUnit(StrEnum):
    """A unit of age; the value is its UCUM code."""

    YEARS = "a"
    MONTHS = "mo"
    WEEKS = "wk"
    DAYS = "d"
    HOURS = "h"
    MINUTES = "min"


#: The words for each unit, singular and plural, in lower case.
_UNITS: Final = {
    name: unit
    for unit in AgeUnit
    for name in (unit.name.lower(), unit.name.lower().removesuffix("s"))
}
_AGE: Final = re.compile(r"(\d{1,12}(?:\.\d{1,24})?)\s*([A-Za-z]+)", re.ASCII)


def _not_negative(_: object, __: object, value: Decimal) -> None:
    # What is not a number compares to nothing, and is refused with the negative ones.
    if not (value.is_finite() and 0 <= value < _OLDEST):
        msg = f"an age must be a number from 0 up to 10¹², not {value}"
        raise ValueError(msg)


#: More minutes than anybody's age has, so that every age can be reckoned with.
_OLDEST: Final = 10**12


@frozen
class Age:
    """An age, such as a lower limit of 18 years.

    >>> read_age("18 Years")
    Age(value=Decimal('18'), unit=AgeUnit.YEARS)
    >>> print(read_age("6 Months"), read_age("6 Months").delta)
    6 months relativedelta(months=+6)

    Raises:
        ValueError: If the number is negative, no number, or 10¹² or more.
    """

    #: The number, exact, in `unit`.
    value: Decimal = field(converter=Decimal, validator=_not_negative)
    #: The unit of `value`.
    unit: AgeUnit = field(repr=lambda unit: f"AgeUnit.{unit.name}")

    @property
    def delta(self) -> relativedelta:
        """The age as a calendar difference; a fraction of a year or month is kept as days.

        A part of a year counts 365.25 days and a part of a month a twelfth of that, since a
        calendar difference holds whole years and months only.
        """
        name = self.unit.name.lower()
        whole, part = divmod(self.value, 1)
        days = {"years": Decimal("365.25"), "months": Decimal("365.25") / 12}.get(name)
        parts: dict[str, Any] = {name: int(whole)}
        if part:
            parts |= {name: float(self.value)} if days is None else {"days": round(part * days)}
        return relativedelta(**parts)

    def __str__(self) -> str:
        """Give the number and the unit's name."""
        name = self.unit.name.lower()
        return f"{self.value:f} {name.removesuffix('s') if self.value == 1 else name}"


def read_age(words: str) -> Age | None:
    """Give the age of ``18 Years`` or ``1 Day``, or None where it is not one."""
    found = _AGE.fullmatch(words)
    if found is None:
        return None
    unit = _UNITS.get(found[2].lower())
    return None if unit is None else Age(Decimal(found[1]), unit)
