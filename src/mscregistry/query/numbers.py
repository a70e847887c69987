"""Questions about numbers: how many people, which ages."""

from __future__ import annotations

from abc import abstractmethod
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from mscregistry.grammar.ages import Age, AgeUnit, read_age
from mscregistry.query.base import NOT_STATED, AboutFact, Field
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test

#: What a count is compared with, where it is a whole number.
Number: TypeAlias = int | float | Decimal | Fraction
#: Minutes in each unit of age, by UCUM, whose year has 365.25 days.
_MINUTES: Final = {
    AgeUnit.YEARS: 525_960,
    AgeUnit.MONTHS: 43_830,
    AgeUnit.WEEKS: 10_080,
    AgeUnit.DAYS: 1_440,
    AgeUnit.HOURS: 60,
    AgeUnit.MINUTES: 1,
}
#: Ages are compared to a millionth of a minute.
_STEP: Final = Decimal("0.000001")
#: More than any age has.
_DIGITS: Final = 80
#: Nobody asks for so many people; such a number is a slip.
_LARGEST: Final = 10**100


@frozen(repr=False)
class IsBetween(AboutFact):
    """Whether a number lies between two, both included; UNKNOWN where none is stated."""

    #: What is asked about.
    fact: Fact[int | Decimal | None]
    #: The least; `None` for no such end.
    low: int | Decimal | None
    #: The greatest; `None` for no such end.
    high: int | Decimal | None
    #: The question as a sentence; no part of equality.
    sentence: str = field(eq=False)
    #: Whether the ends are left out.
    open: bool = False

    @cached_property
    def test(self) -> Test:
        """Compare."""
        get, low, high = self.fact.get, self.low, self.high

        def within(trial: Trial) -> bool | None:
            value = get(trial)
            if value is None:
                return None
            return (low is None or low <= value) and (high is None or value <= high)

        def beyond(trial: Trial) -> bool | None:
            value = get(trial)
            if value is None:
                return None
            return (low is None or low < value) and (high is None or value < high)

        return beyond if self.open else within

    def seen(self, trial: Trial) -> str:
        """Give the number that the record states."""
        value = self.fact.get(trial)
        if value is None:
            return NOT_STATED
        return (
            f"{float(value) / _MINUTES[AgeUnit.YEARS]:.4g} years"
            if type(value) is Decimal
            else str(value)
        )

    def __str__(self) -> str:
        """Give the sentence."""
        return self.sentence


#: Stands where a range has no end.
_NO_END: Final = object()


class _Ordered(Field):
    """What numbers and ages have in common: they are compared."""

    __slots__ = ()

    fact: Fact[Any]

    @abstractmethod
    def _number(self, given: Any) -> int | Decimal: ...  # noqa: ANN401 - each kind says what it takes

    def _asked(self, low: Any, high: Any, said: str, *, is_open: bool = False) -> IsBetween:  # noqa: ANN401 - as above
        """Make the question; what was given is put into `said` once it was checked."""
        first = None if low is _NO_END else self._number(low)
        last = None if high is _NO_END else self._number(high)
        told = said.format(*[one for one in (low, high) if one is not _NO_END])
        return IsBetween(self.fact, first, last, f"{self.fact.said} is {told}", is_open)

    @property
    def stated(self) -> Predicate:
        """Ask whether the record states it."""
        return IsStated(self.fact)

    def groups(self, trial: Trial) -> tuple[Any, ...]:
        """Give the number; of an age, as the record states it."""
        value = self.order(trial)
        return () if value is None else (value,)

    def order(self, trial: Trial) -> Any:  # noqa: ANN401 - a whole number, or minutes
        """Give the number; of an age, in minutes."""
        return self.fact.get(trial)

    __hash__ = Field.__hash__

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{self.fact.name}"


@frozen(eq=False, repr=False)
class NumberField(_Ordered):
    """A number; ask with ``== != < <= > >=``, `between` and `stated`."""

    #: What is asked about.
    fact: Fact[int | None]

    def __eq__(self, other: Number) -> Predicate:  # type: ignore[override]  # a question, not an answer
        """Ask whether it is this number."""
        return self._asked(other, other, "{}")

    def __ne__(self, other: Number) -> Predicate:  # type: ignore[override]  # as above
        """Ask whether it is another; UNKNOWN where it is not known."""
        return ~(self == other)

    def __lt__(self, other: Number) -> Predicate:
        """Ask whether it is less."""
        return self._asked(_NO_END, other, "below {}", is_open=True)

    def __le__(self, other: Number) -> Predicate:
        """Ask whether it is no more."""
        return self._asked(_NO_END, other, "at most {}")

    def __gt__(self, other: Number) -> Predicate:
        """Ask whether it is more."""
        return self._asked(other, _NO_END, "above {}", is_open=True)

    def __ge__(self, other: Number) -> Predicate:
        """Ask whether it is no less."""
        return self._asked(other, _NO_END, "at least {}")

    def between(self, low: Number, high: Number) -> Predicate:
        """Ask whether it lies between two numbers, both included.

        Raises:
            TypeError: If one is no number.
            ValueError: If the first is above the second.
        """
        found = self._asked(low, high, "between {} and {}")
        return _in_order(found, self)

    __hash__ = _Ordered.__hash__

    def _number(self, given: object) -> int | Decimal:
        if isinstance(given, bool) or not isinstance(given, int | Decimal | float | Fraction):
            raise TypeError(f"{self!r} is asked for a number, not {given!r}")
        if isinstance(given, Decimal | float) and not Decimal(given).is_finite():
            raise ValueError(f"{self!r} is asked for a number, not {given!r}")
        if not -_LARGEST < given < _LARGEST:
            raise ValueError(f"{self!r}: so large a number is none that can be asked for")
        whole = int(given)
        if whole != given:
            raise ValueError(f"{self!r} counts; it is asked for a whole number, not {given!r}")
        return whole


@frozen(eq=False, repr=False)
class AgeField(_Ordered):
    """An age limit; ask with ``== != < <= > >=``, `between` and `stated`.

    An age is given as ``"18 years"``, ``"6 months"`` or an `Age`.  Ages of other units compare by
    UCUM, where a year has 365.25 days and a month a twelfth of them.
    """

    #: What is asked about, in minutes.
    fact: Fact[Decimal | None]

    def __eq__(self, other: Age | str) -> Predicate:  # type: ignore[override]  # a question, not an answer
        """Ask whether it is this age."""
        return self._asked(other, other, "{}")

    def __ne__(self, other: Age | str) -> Predicate:  # type: ignore[override]  # as above
        """Ask whether it is another; UNKNOWN where it is not known."""
        return ~(self == other)

    def __lt__(self, other: Age | str) -> Predicate:
        """Ask whether it is lower."""
        return self._asked(_NO_END, other, "below {}", is_open=True)

    def __le__(self, other: Age | str) -> Predicate:
        """Ask whether it is no higher."""
        return self._asked(_NO_END, other, "at most {}")

    def __gt__(self, other: Age | str) -> Predicate:
        """Ask whether it is higher."""
        return self._asked(other, _NO_END, "above {}", is_open=True)

    def __ge__(self, other: Age | str) -> Predicate:
        """Ask whether it is no lower."""
        return self._asked(other, _NO_END, "at least {}")

    def between(self, low: Age | str, high: Age | str) -> Predicate:
        """Ask whether it lies between two ages, both included.

        Raises:
            TypeError: If one is no age.
            ValueError: If one is text of no age, or the first is above the second.
        """
        return _in_order(self._asked(low, high, "between {} and {}"), self)

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give the age as text: ``"18 years"``."""
        (path,) = self.fact.paths
        age = attrgetter(path)(trial)
        return () if age is None else (str(age),)

    __hash__ = _Ordered.__hash__

    def _number(self, given: object) -> Decimal:
        found = read_age(given) if isinstance(given, str) else given
        if found is None:
            raise ValueError(f"{self!r}: {given!r} is no age; give one such as '18 years'")
        if not isinstance(found, Age):
            raise TypeError(f"{self!r} is asked for an age such as '18 years', not {given!r}")
        return minutes(found)


def minutes(age: Age) -> Decimal:
    """Give an age in minutes, to a millionth.

    >>> from mscregistry.grammar.ages import read_age
    >>> minutes(read_age("18 years")) == minutes(read_age("216 months"))
    True
    """
    # As exactly as it must be, whatever the caller's own context rounds to.
    with localcontext(Context(prec=_DIGITS)):
        return (age.value * _MINUTES[age.unit]).quantize(_STEP)


def _in_order(asked: IsBetween, whose: Field) -> IsBetween:
    if asked.low is not None and asked.high is not None and asked.low > asked.high:
        raise ValueError(f"{whose!r}.between: the first is above the second")
    return asked
