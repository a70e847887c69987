"""Questions about dates, which may be as vague as a year."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.query.base import NOT_STATED, AboutFact, Field
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test


class AboutDate(AboutFact):
    """A question about a date."""

    __slots__ = ()

    def seen(self, trial: Trial) -> str:
        """Give the date that the record states."""
        value: PartialDate | None = self.fact.get(trial)
        if value is None:
            return NOT_STATED
        return str(value) if value.kind is None else f"{value} ({value.kind.value.lower()})"


@frozen(repr=False)
class IsBefore(AboutDate):
    """Whether a date is before a day; UNKNOWN where it may be before it or not."""

    #: What is asked about.
    fact: Fact[PartialDate | None]
    #: The day: the first of the year or month that was given.
    day: date
    #: The date as it was given.
    given: str = field(eq=False)

    @cached_property
    def test(self) -> Test:
        """Compare the days it can mean."""
        get, day = self.fact.get, self.day

        def is_before(trial: Trial) -> bool | None:
            value = get(trial)
            if value is None:
                return None
            if value.latest < day:
                return True
            return False if value.earliest >= day else None

        return is_before

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is before {self.given}"


@frozen(repr=False)
class IsAfter(AboutDate):
    """Whether a date is after a day; UNKNOWN where it may be after it or not."""

    #: What is asked about.
    fact: Fact[PartialDate | None]
    #: The day: the last of the year or month that was given.
    day: date
    #: The date as it was given.
    given: str = field(eq=False)

    @cached_property
    def test(self) -> Test:
        """Compare the days it can mean."""
        get, day = self.fact.get, self.day

        def is_after(trial: Trial) -> bool | None:
            value = get(trial)
            if value is None:
                return None
            if value.earliest > day:
                return True
            return False if value.latest <= day else None

        return is_after

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is after {self.given}"


@frozen(repr=False)
class IsWithin(AboutDate):
    """Whether a date lies in a range of days; UNKNOWN where it may lie in it or not."""

    #: What is asked about.
    fact: Fact[PartialDate | None]
    #: The first day.
    first: date
    #: The last day.
    last: date
    #: The range as it was given.
    given: str = field(eq=False)

    @cached_property
    def test(self) -> Test:
        """Compare the ranges."""
        get, first, last = self.fact.get, self.first, self.last

        def is_within(trial: Trial) -> bool | None:
            value = get(trial)
            if value is None:
                return None
            earliest, latest = value.earliest, value.latest
            if first <= earliest and latest <= last:
                return True
            return False if latest < first or earliest > last else None

        return is_within

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is {self.given}"


@frozen(eq=False, repr=False)
class DateField(Field):
    """A date; ask with `before`, `after`, `within`, `between` and `stated`.

    Dates are given as `datetime.date`, as ISO text in any precision (``"2021"``, ``"2021-03"``),
    or as a `PartialDate`.  Before a year is before its first day, and after it, after its last.
    What the record states may be vague: of a month it is UNKNOWN whether it is before the 15th.
    """

    #: What is asked about.
    fact: Fact[PartialDate | None]

    def before(self, when: date | str | PartialDate) -> Predicate:
        """Ask whether it is before a day, or before the first day of a month or year.

        Raises:
            ValueError: If the text is no ISO date.
            TypeError: If it is neither text nor a date.
        """
        day = self._day(when)
        return IsBefore(self.fact, day.earliest, str(day))

    def after(self, when: date | str | PartialDate) -> Predicate:
        """Ask whether it is after a day, or after the last day of a month or year.

        Raises:
            ValueError: As `before`.
            TypeError: As `before`.
        """
        day = self._day(when)
        return IsAfter(self.fact, day.latest, str(day))

    def within(self, when: date | str | PartialDate) -> Predicate:
        """Ask whether it lies within a year, a month or a day.

        Raises:
            ValueError: As `before`.
            TypeError: As `before`.
        """
        day = self._day(when)
        return IsWithin(self.fact, day.earliest, day.latest, f"within {day}")

    def between(self, first: date | str | PartialDate, last: date | str | PartialDate) -> Predicate:
        """Ask whether it lies between two dates, both included: all of the last year, say.

        Raises:
            ValueError: As `before`, or if the first is after the last.
            TypeError: As `before`.
        """
        low, high = self._day(first), self._day(last)
        if low.earliest > high.latest:
            raise ValueError(f"{self!r}.between: {low} is after {high}")
        return IsWithin(self.fact, low.earliest, high.latest, f"between {low} and {high}")

    def groups(self, trial: Trial) -> tuple[int, ...]:
        """Give the year."""
        value = self.fact.get(trial)
        return () if value is None else (value.year,)

    def order(self, trial: Trial) -> tuple[int, int, int] | None:
        """Give the date, a year before its months and these before their days."""
        value = self.fact.get(trial)
        return None if value is None else value.sort_key

    @property
    def stated(self) -> Predicate:
        """Ask whether the record states it."""
        return IsStated(self.fact)

    def _day(self, when: object) -> PartialDate:
        if not isinstance(when, date | str | PartialDate):
            raise TypeError(f"{self!r} is asked for a date such as '2021-03', not {when!r}")
        return PartialDate.of(when)

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{self.fact.name}"
