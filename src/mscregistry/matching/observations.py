"""A value that was measured in a patient."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import field, frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import Measure, Reference
from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching.facts import When, partial_date
from mscregistry.matching.measures import known_measure

#: A number that is exact: a `float` is none, since 8.1 cannot be one.
Number: TypeAlias = Fraction | Decimal | int | str


@frozen
class Observation:
    """One value of one measure.

    >>> print(Observation.of("egfr", 45, "mL/min/{1.73_m2}", date="2024-03-01"))
    egfr 45 mL/min/{1.73_m2} (2024-03-01)
    >>> print(Observation.graded("Sample score", "favourable"))
    "Sample score" favourable
    """

    #: What was measured; a code or words are looked up.
    measure: Measure = field(converter=known_measure)
    #: The value; `None` where there is only a level.
    value: Quantity | None = None
    #: When it was measured.
    date: PartialDate | None = field(default=None, converter=partial_date)
    #: The level of a scale that has levels in place of numbers.
    level: str | None = None
    #: The upper limit of normal of the laboratory, for this value.
    upper_normal: Quantity | None = None
    #: The lower limit of normal.
    lower_normal: Quantity | None = None
    #: The patient's own value before.
    baseline: Quantity | None = None
    #: What is predicted for the patient.
    predicted: Quantity | None = None
    #: What the value itself is a multiple or a percentage of; `None` where it is none.
    multiple_of: Reference | None = None
    #: What it was worked out from; empty where it was observed.
    derived: str = ""

    @classmethod
    def of(  # noqa: PLR0913 - every limit that a laboratory prints beside a value
        cls,
        measure: Measure | str,
        value: Number,
        unit: str = "1",
        *,
        date: When | None = None,
        upper_normal: Number | None = None,
        lower_normal: Number | None = None,
        baseline: Number | None = None,
        predicted: Number | None = None,
        multiple_of: Reference | None = None,
    ) -> Observation:
        """Give an observation from numbers that are all in one unit.

        Raises:
            TypeError: If a number is a `float`: write ``"8.1"`` or ``Decimal("8.1")``.
            ValueError: If a text is no number, or no finite one.
        """
        return cls(
            measure,
            Quantity.of(value, unit),
            date,
            upper_normal=_optional(upper_normal, unit),
            lower_normal=_optional(lower_normal, unit),
            baseline=_optional(baseline, unit),
            predicted=_optional(predicted, unit),
            multiple_of=multiple_of,
        )

    @classmethod
    def graded(cls, measure: Measure | str, level: str, *, date: When | None = None) -> Observation:
        """Give an observation on a scale of levels."""
        return cls(measure, None, date, level)

    def __str__(self) -> str:
        """Give measure, value and date."""
        return f"{self.measure} {self.shown}{f' ({self.date})' if self.date else ''}"

    @property
    def shown(self) -> str:
        """The value with its unit, or the level."""
        if self.value is None:
            return self.level or "?"
        share = f" × {self.multiple_of}" if self.multiple_of else ""
        return f"{shown(self.value)}{share}"


def _optional(number: Number | None, unit: str) -> Quantity | None:
    return None if number is None else Quantity.of(number, unit)


#: More characters than a laboratory prints.
_LONG: Final = 9


def shown(quantity: Quantity) -> str:
    """Give number and unit, to four places where the number does not end.

    >>> shown(Quantity(Fraction(1, 3), "mg/dL")), shown(Quantity(Fraction(2), "1"))
    ('≈0.3333 mg/dL', '2')
    """
    number = number_text(quantity.value)
    if len(number) > _LONG or "/" in number:
        number = f"≈{number_text(Fraction(round(quantity.value * 10_000), 10_000))}"
    return number if quantity.unit == "1" else f"{number} {quantity.unit}"
