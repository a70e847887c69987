"""How well kidneys work, by the published formulas and stages.

Nothing here is advice for a patient: it tells whether a value meets what a criterion asks.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from mscregistry.grammar.quantities import Quantity, same_kind

#: Grams in a mole of creatinine.
_CREATININE: Final = Fraction("113.12")
#: Both formulas were made from adults.
_ADULT: Final = 18
#: Cockcroft and Gault count from this age down.
_OLDEST: Final = 140
#: Its own, so that no setting of the program's changes a result.
_CONTEXT: Final = Context(prec=28)
_PLACES: Final = 6
_GFR: Final = "mL/min/{1.73_m2}"
#: The lowest rate of each stage (KDIGO 2024); each ends right below the one before.
_GFR_STAGES: Final = ((90, "1"), (60, "2"), (45, "3a"), (30, "3b"), (15, "4"), (0, "5"))
#: The lowest and the highest ratio of the stage A2 (KDIGO 2024).  It has the ones rounded
#: from the others, so a ratio is staged in the unit that it is stated in.
_ALBUMINURIA: Final = {"mg/g": (30, 300), "mg/mmol": (3, 30)}
_OF_CREATININE: Final = re.compile(r"\{creat(?:inine)?\}", re.IGNORECASE)


def egfr_ckd_epi_2021(
    creatinine: Quantity, age_years: Fraction | int, *, female: bool
) -> Quantity | None:
    """Give the estimated glomerular filtration rate from serum creatinine, without race.

    `None` below 18 years, or where the creatinine is no concentration above zero.  The formula has
    powers that are no fractions: they are decimals of 28 digits, and the result is exactly what
    they give, rounded to 6 places.

    Inker et al., N Engl J Med 2021;385:1737-1749.

    >>> rate = egfr_ckd_epi_2021(Quantity.of("0.9", "mg/dL"), 55, female=True)
    >>> round(float(rate.value), 1), rate.unit
    (75.5, 'mL/min/{1.73_m2}')
    """
    level = _in_mg_per_dl(creatinine)
    if level is None or age_years < _ADULT:
        return None
    ratio = level / Fraction("0.7" if female else "0.9")
    low_power = Fraction("-0.241" if female else "-0.302")
    rate = _CONTEXT.multiply(
        _power(ratio, low_power if ratio < 1 else Fraction("-1.2")),
        _power(Fraction("0.9938"), Fraction(age_years)),
    )
    sex = Fraction("1.012") if female else 1
    return Quantity(round(142 * sex * Fraction(rate), _PLACES), _GFR)


def gfr_stage(egfr: Quantity) -> str | None:
    """Give the stage of a filtration rate: 1, 2, 3a, 3b, 4 or 5 (KDIGO 2024).

    A stage goes from its lowest rate to right below the next: 59.9 is 3a.  `None` for a rate that
    is not normalised to 1.73 m², or is below zero.

    >>> gfr_stage(Quantity.of(60, "mL/min/{1.73_m2}")), gfr_stage(Quantity.of(60, "mL/min"))
    ('2', None)
    """
    rate = egfr.to(_GFR)
    if rate is None:
        return None
    return next((stage for lowest, stage in _GFR_STAGES if rate.value >= lowest), None)


def albuminuria_stage(acr: Quantity) -> str | None:
    """Give the stage of a ratio of albumin to creatinine in urine: A1, A2 or A3 (KDIGO 2024).

    A2 is from 30 to 300 mg/g, or from 3 to 30 mg/mmol, both included.  `None` for what is no mass
    by mass or amount, or is below zero.

    >>> albuminuria_stage(Quantity.of(30, "mg/g")), albuminuria_stage(Quantity.of(31, "mg/mmol"))
    ('A2', 'A3')
    """
    stated = Quantity(acr.value, _OF_CREATININE.sub("", acr.unit))
    for unit, (lowest, highest) in _ALBUMINURIA.items():
        ratio = stated.to(unit) if same_kind(stated.unit, unit) else None
        if ratio is not None and ratio.value >= 0:
            return "A1" if ratio.value < lowest else "A2" if ratio.value <= highest else "A3"
    return None


def creatinine_clearance_cockcroft_gault(
    creatinine: Quantity, age_years: Fraction | int, weight: Quantity, *, female: bool
) -> Quantity | None:
    """Give the estimated creatinine clearance in mL/min, exact.

    `None` below 18 years and from 140 on, or where creatinine or weight is no concentration, no
    mass, or not above zero.

    Cockcroft & Gault, Nephron 1976;16:31-41.

    >>> weight = Quantity.of(72, "kg")
    >>> print(
    ...     creatinine_clearance_cockcroft_gault(Quantity.of(1, "mg/dL"), 40, weight, female=False)
    ... )
    100 mL/min
    """
    level, mass = _in_mg_per_dl(creatinine), weight.to("kg")
    if level is None or mass is None or mass.value <= 0 or not _ADULT <= age_years < _OLDEST:
        return None
    sex = Fraction("0.85") if female else 1
    return Quantity(sex * (_OLDEST - age_years) * mass.value / (72 * level), "mL/min")


def _in_mg_per_dl(creatinine: Quantity) -> Fraction | None:
    level = creatinine.to("mg/dL", molar_mass=_CREATININE)
    return level.value if level is not None and level.value > 0 else None


def _power(base: Fraction, power: Fraction) -> Decimal:
    return _CONTEXT.power(_decimal(base), _decimal(power))


def _decimal(number: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
