"""A value that was measured in a patient."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import Measure, Reference
from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching.given import When, day_given, refused
from mscregistry.matching.measures import entry_of, known_measure
from mscregistry.matching.units_given import NO_UNIT
from mscregistry.matching.values_given import Number, value_given
from mscregistry.vocab.measures import measures_like

if TYPE_CHECKING:
    from mscregistry.vocab.measures import MeasureEntry


def _measure(measure: Measure | str) -> Measure:
    """Give the measure; words that are nearly those of a measure of ours are a slip."""
    if not isinstance(measure, Measure | str):
        raise refused("measure", measure, "give its name or code, such as 'hba1c'")
    found = known_measure(measure)
    near = measures_like(measure) if isinstance(measure, str) and found.code is None else ()
    if near:
        meant = " or ".join(map(repr, near))
        raise ValueError(
            f"measure: {measure!r} is none that is known; did you mean {meant}?"
            f" If it is another one, say Measure({measure!r})"
        )
    return found


def _date(when: When | None) -> PartialDate | None:
    return None if when is None else day_given(when, "date")


@frozen
class Observation:
    """One value of one measure; `Observation.of` makes it from numbers as they are written.

    A measure is given by its code or a name of it: `mscregistry.vocab.measures.measures()` has
    them all, and `measure_called("…")` finds one.  A measure that is not among them is compared by
    its words.

    >>> print(Observation.of("egfr", 45, "mL/min/1.73m2", date="2024-03-01"))
    egfr 45 mL/min/{1.73_m2} (2024-03-01)
    >>> print(Observation.graded("Sample score", "favourable"))
    "Sample score" favourable

    Raises:
        TypeError: If a field is of another type than it takes.
        ValueError: If the measure is misspelt, the day is none, or a value is below zero that
            cannot be.
    """

    #: What was measured; a code or words are looked up.
    measure: Measure = field(converter=_measure)
    #: The value; `None` where there is only a level.
    value: Quantity | None = None
    #: When it was measured.
    date: PartialDate | None = field(default=None, converter=_date)
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
    #: Whether the unit was given, and is not a guess.
    has_unit: bool = field(default=True, kw_only=True)
    #: How many figures the value was written with behind the point; `None` where only the number
    #: itself tells.
    places: int | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no value, and what no value can be."""
        for name in ("value", "upper_normal", "lower_normal", "baseline", "predicted"):
            stated = getattr(self, name)
            if stated is not None and not isinstance(stated, Quantity):
                how = "give a Quantity, or make it by Observation.of(measure, number, unit)"
                raise refused(name, stated, how)
            if stated is not None and self.multiple_of is None and _impossible(self, stated):
                raise ValueError(f"{name}: {self.measure} cannot be {shown(stated)}, below zero")
        if self.level is not None and not isinstance(self.level, str):
            raise refused("level", self.level, "write it as text, such as 'III'")
        if self.multiple_of is not None and not isinstance(self.multiple_of, Reference):
            raise refused("multiple_of", self.multiple_of, "give a Reference, as Reference.ULN")

    @classmethod
    def of(  # noqa: PLR0913 - every limit that a laboratory prints beside a value
        cls,
        measure: Measure | str,
        value: Number,
        unit: str | None = None,
        *,
        date: When | None = None,
        upper_normal: Number | None = None,
        lower_normal: Number | None = None,
        baseline: Number | None = None,
        predicted: Number | None = None,
        multiple_of: Reference | None = None,
    ) -> Observation:
        """Give an observation from numbers that are all in one unit.

        >>> print(Observation.of("HbA1c", "8.1 %", date="2024-05-01"))
        hba1c 8.1 % (2024-05-01)
        >>> print(Observation.of("platelets", 150, "K/µL"), Observation.of("hba1c", "8.1"))
        platelets 150 10*3/uL hba1c 8.1 % (no unit given)

        Args:
            measure: The code or a name of what was measured; `mscregistry.vocab.measures` has them.
            value: The number, as text, integer, `Decimal` or `Fraction`; a text may hold the unit.
            unit: The unit as laboratories write it, or in UCUM.  Without one the number is taken
                in the unit of its measure, not sure, where in no other one it is plausible, and
                else it answers nothing.  Scores and ratios need none.
            date: When it was measured, as precisely as it is known: ``"2024-05"``.
            upper_normal: The laboratory's upper limit of normal, in the same unit; criteria such
                as `ALT ≤ 3 × ULN` need it.
            lower_normal: The laboratory's lower limit of normal.
            baseline: The patient's own value before, for criteria such as `50 % of baseline`.
            predicted: The value that is predicted for the patient, as of FEV1.
            multiple_of: What the number itself is a multiple of, or in ``"%"`` a part of.

        Raises:
            TypeError: If a number is a `float`: write ``"8.1"`` or ``Decimal("8.1")``.
            ValueError: If a text is no number, the unit is not known, or the measure is misspelt.
        """
        if unit is not None and not isinstance(unit, str):
            raise refused("unit", unit, "write it as text, such as 'mg/dL'")
        found = _measure(measure)
        entry = None if multiple_of is not None else entry_of(found)
        given = value_given(value, unit, "value", entry)

        def limit(number: Number | None, name: str) -> Quantity | None:
            return None if number is None else _limit(number, name, given.value.unit, entry)

        return cls(
            found,
            given.value,
            date,
            upper_normal=limit(upper_normal, "upper_normal"),
            lower_normal=limit(lower_normal, "lower_normal"),
            baseline=limit(baseline, "baseline"),
            predicted=limit(predicted, "predicted"),
            multiple_of=multiple_of,
            has_unit=given.has_unit,
            places=given.places,
        )

    @classmethod
    def graded(cls, measure: Measure | str, level: str, *, date: When | None = None) -> Observation:
        """Give an observation on a scale of levels.

        Args:
            measure: The code or a name of the scale.
            level: Its level, as ``"III"`` or ``"3b"``.
            date: When it was found.
        """
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
        unit = "" if self.has_unit else " (no unit given)"
        return f"{shown(self.value)}{share}{unit}"


def _limit(number: Number, where: str, unit: str, entry: MeasureEntry | None) -> Quantity:
    """Give a limit, in the unit of the value unless it says its own."""
    given = value_given(number, None, where, entry).value
    is_said = isinstance(number, str) and given.unit != NO_UNIT and not _is_bare(number)
    return given if is_said else evolve(given, unit=unit)


def _is_bare(number: str) -> bool:
    return number.strip()[-1:].isdecimal()


def _impossible(observation: Observation, stated: Quantity) -> bool:
    """Say whether a value is below zero of a measure that never is."""
    entry = entry_of(observation.measure) if stated.value < 0 else None
    if entry is None or entry.plausible is None or entry.plausible[0] < 0:
        return False
    own = convert(stated, entry.unit, entry.code)
    return own is None or own.value < 0


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
    return number if quantity.unit in {"1", NO_UNIT} else f"{number} {quantity.unit}"
