"""How old a patient is, in completed units, as ages are told.

One rule for all: where a bound is a whole number of a unit, completed units are compared.  So
`≥18 years` begins on the 18th birthday, `≤75 years` ends on the day before the 76th, as `<76
years` does, and `>18 years` begins on the 19th birthday.  A bound of 18.5 years is one of 222
completed months, and other parts are counted in days, 365.25 to the year.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.matching.elapsed import shifted
from mscregistry.matching.ranges import Days, lies
from mscregistry.truth import Truth
from mscregistry.vocab.measures import measure_of

if TYPE_CHECKING:
    from mscregistry.grammar.ages import Age
    from mscregistry.matching.patient import Patient

#: Units of age, and how many of them a day has, for those that days do not tell.
_PER_DAY: Final = {"h": 24, "min": 1440}
_DAYS: Final = {"a": Fraction("365.25"), "mo": Fraction("365.25") / 12, "wk": Fraction(7)}
#: The units that an age can be compared in.
AGE_UNITS: Final = frozenset((*_DAYS, *_PER_DAY, "d"))


def born(patient: Patient, on: Days) -> Days | None:
    """Give the days on which the patient can have been born; `None` where nothing is known."""
    if patient.birth_date is not None:
        return Days.of(patient.birth_date)
    return None if patient.age is None else birth_of_age(patient.age, on)


def birth_of_age(age: Age, on: Days) -> Days:
    """Give the days on which somebody of this age can have been born."""
    least, unit = Fraction(age.value), age.unit.value
    # Ages are told rounded down to their last digit: 17 years may be a day less than 18.
    most = least + Fraction(10) ** min(0, int(age.value.as_tuple().exponent))
    if unit in _PER_DAY:
        days = [Fraction(floor(least / _PER_DAY[unit])), Fraction(ceil(most / _PER_DAY[unit]))]
        return Days(shifted(on.first, days[1], "d", -1), shifted(on.last, days[0], "d", -1))
    day_of_most = shifted(on.first, most, unit, -1)
    return Days(day_of_most + timedelta(days=1), shifted(on.last, least, unit, -1))


def completed(birth: Days, on: Days, unit: str) -> tuple[int, int]:
    """Give how many units the patient has completed, at least and at most.

    >>> completed(Days(date(2006, 3, 1)), Days(date(2024, 2, 29)), "a")
    (17, 17)
    """
    least, _ = _completed(birth.last, on.first, unit)
    _, most = _completed(birth.first, on.last, unit)
    return least, most


def is_possible_age(birth: Days, on: Days) -> bool:
    """Say whether a person who was born on a day can be so old.

    >>> is_possible_age(Days(date(1700, 1, 1)), Days(date(2024, 1, 1)))
    False
    """
    least, most = completed(birth, on, "a")
    _, oldest = measure_of("age").plausible or (0, least)
    return most >= 0 and least <= oldest


def age_lies(patient: Patient, on: Days, wanted: Interval, unit: str) -> Truth | None:
    """Say whether the age is in an interval; `None` where nothing is known of it."""
    if patient.birth_date is None:
        # It is the age on the day that is asked about, whatever day that is.
        on = Days(on.first, on.first)
    birth = born(patient, on)
    if birth is None:
        return None
    ends = [
        _end(patient, birth, on, Interval(*one), unit)
        for one in ((wanted.low, None), (None, wanted.high))
    ]
    return Truth.FALSE if wanted.empty else Truth.all(ends)


def _end(patient: Patient, birth: Days, on: Days, wanted: Interval, unit: str) -> Truth:
    bound = wanted.low or wanted.high
    if bound is None:
        return Truth.TRUE
    value, unit = _whole(bound.value, unit)
    age = patient.age
    if patient.birth_date is None and age and age.unit.value == unit and not age.value % 1:
        least = most = int(age.value)
    else:
        least, most = completed(birth, on, unit)
    moved = Bound(value, bound.inclusive)
    return lies(least, most, Interval(low=moved) if wanted.low else Interval(high=moved))


def _whole(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Give the bound in the unit in which it is a whole number, or else in days."""
    if value.denominator == 1 or unit not in _DAYS:
        return value, unit
    if unit == "a" and (value * 12).denominator == 1:
        return value * 12, "mo"
    return value * _DAYS[unit], "d"


def _completed(birth: date, on: date, unit: str) -> tuple[int, int]:
    days = (on - birth).days
    if unit in _PER_DAY:
        return (days - 1 if days > 0 else days) * _PER_DAY[unit], (days + 1) * _PER_DAY[unit] - 1
    if days < 0:
        return -1, -1
    if unit in {"wk", "d"}:
        found = days // (7 if unit == "wk" else 1)
    else:
        between = relativedelta(on, birth)
        found = between.years if unit == "a" else between.years * 12 + between.months
    return found, found
