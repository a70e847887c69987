"""A number of a criterion with its bounds and its unit, before it is known what it is of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import define

from mscregistry.grammar.calendar_words import Dates
from mscregistry.grammar.intervals import Interval

if TYPE_CHECKING:
    from mscregistry.grammar.unit_reading import Unit


@define
class Figure:
    """One number, or two that are the ends of a range, with all that belongs to it."""

    #: The place of its first token.
    first: int
    #: The place of the token behind it.
    end: int
    #: The numbers as stated.
    interval: Interval
    #: The unit in UCUM; `None` where there is none.
    unit: str | None = None
    #: Where the unit stands, as places of tokens.
    unit_place: tuple[int, int] | None = None
    #: Whether the unit is one of time.
    is_time: bool = False
    #: Whether a sign or a word says that it is a bound.
    signed: bool = False
    #: Whether two numbers are the ends of a range.
    ranged: bool = False
    #: Whether the number is written as a word.
    worded: bool = False
    #: Whether it is written in Roman numerals.
    roman: bool = False
    #: How a window of time is opened: `within`, `last`, `next`, `first`.
    window: str | None = None
    #: The days, of a stretch of the calendar.
    dates: Dates | None = None
    #: Whether the words behind it say that it is an age.
    aged: bool = False
    #: Whether the word before it, and no sign, bounds it: `before 16 years of age`.
    sided: bool = False
    #: Whether points are counted.
    scored: bool = False
    #: The two numbers of a blood pressure.
    over: tuple[Fraction, Fraction] | None = None
    #: Whether it is the second of them.
    lower: bool = False
    #: Where what is measured stands, where that is between the sign and the number.
    named: tuple[int, int] | None = None
    #: Whether the number is a reading of figures that may mean another: `10-4`, `100.000`.
    guessed: bool = False
    #: What the number is a multiple of.
    reference: str | None = None

    @property
    def number(self) -> Fraction:
        """The number, or the first of two."""
        end = self.interval.low or self.interval.high
        return Fraction(0) if end is None else end.value

    def take_unit(self, place: int, unit: Unit | None) -> None:
        """Take the unit that begins at a place."""
        if unit is not None:
            self.unit, self.is_time = unit.code, unit.is_time
            self.unit_place = (place, unit.end)
