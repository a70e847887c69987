"""A fact about a patient that is not a number: a disease, an operation, a medicine, a study."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching.given import When, day_given, members, refused
from mscregistry.matching.ranges import Days
from mscregistry.matching.values_given import value_given
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable


def _date(when: When | None) -> PartialDate | None:
    return None if when is None else day_given(when, "date")


def _start(when: When | None) -> PartialDate | None:
    return None if when is None else day_given(when, "start")


def _end(when: When | None) -> PartialDate | None:
    return None if when is None else day_given(when, "end")


def _words(words: str) -> str:
    if not isinstance(words, str):
        raise refused("words", words, "say what it is in words, such as 'type 2 diabetes'")
    return words


def _synonyms(words: Iterable[str]) -> tuple[str, ...]:
    # One string alone would be taken for its letters.
    given = (words,) if isinstance(words, str) else words
    return tuple([_words(one) for one in members(given, "synonyms", "give a list of words")])


def _dose(dose: Quantity | str | None) -> Quantity | None:
    if dose is None or isinstance(dose, Quantity):
        return dose
    wanted = "write the number with its unit, such as '20 mg/d'"
    if not isinstance(dose, str):
        raise refused("dose", dose, wanted)
    given = value_given(dose, None, "dose")
    if given.value.unit == "1":
        raise ValueError(f"dose: {dose!r} has no unit; {wanted}")
    return given.value


@frozen
class Fact:
    """Something that the patient has, takes or underwent.

    An event has a `date`; what lasts has a `start`, and an `end` when it is over.  What began and
    has no end is still so, unless `ongoing` says otherwise.

    >>> print(Fact("hip replacement", date="2019-05"), Fact("prednisone", start="2020"))
    hip replacement (2019-05) prednisone (since 2020)
    >>> print(Fact("warfarin", start="2019", end="2021-03"))
    warfarin (2019 to 2021-03)

    What a criterion may call by another name, or by that of its kind, is found by its `synonyms`:

    >>> Fact("breast cancer", ["malignancy", "solid tumour"], date="2021").names
    ('breast cancer', 'malignancy', 'solid tumour')
    >>> Fact("prednisone", start="2020", dose="20 mg/d").dose.unit
    'mg/d'

    Raises:
        TypeError: If a field is of another type than it takes.
        ValueError: If a day or the dose is none, if an event has a start or an end, if it ends
            before it begins, or if what has ended is said to be ongoing.
    """

    #: What it is.
    words: str = field(converter=_words)
    #: Other words for the same, and for what it is a kind of: a criterion that names any of them
    #: is about this.
    synonyms: tuple[str, ...] = field(default=(), converter=_synonyms)
    #: When it happened, or was found.
    date: PartialDate | None = field(default=None, converter=_date, kw_only=True)
    #: When it began.
    start: PartialDate | None = field(default=None, converter=_start, kw_only=True)
    #: When it ended.
    end: PartialDate | None = field(default=None, converter=_end, kw_only=True)
    #: Whether it is still so; `None` where nobody says.
    ongoing: bool | None = field(default=None, kw_only=True)
    #: How much of a medicine is taken, with the frequency in the unit: ``"20 mg/d"``.
    dose: Quantity | None = field(default=None, converter=_dose, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.ongoing is not None and not isinstance(self.ongoing, bool):
            raise refused("ongoing", self.ongoing, "give True, False, or None where nobody says")
        if self.date and (self.start or self.end):
            msg = f"{self.words!r} has a date, so it has no start and no end"
            raise ValueError(msg)
        if self.ongoing and self.end:
            msg = f"{self.words!r} has ended, so it is not ongoing"
            raise ValueError(msg)
        if self.start and self.end and self.end.before(self.start) is Truth.TRUE:
            msg = f"{self.words!r} ends on {self.end}, before it begins on {self.start}"
            raise ValueError(msg)

    @property
    def names(self) -> tuple[str, ...]:
        """All the words for it."""
        return (self.words, *self.synonyms)

    @property
    def lasting(self) -> bool:
        """Whether it is still so."""
        if self.ongoing is None:
            return self.start is not None and self.end is None
        return self.ongoing

    def begins(self, on: Days) -> Days:
        """Give the days on which it can have begun; by the day asked about where none is stated."""
        stated = self.date or self.start
        if stated:
            return Days.of(stated)
        return Days(date.min, min(Days.of(self.end).last, on.first) if self.end else on.first)

    def ends(self, on: Days) -> Days:
        """Give the days on which it can have ended, or will."""
        stated = self.end or (None if self.lasting else self.date)
        if stated:
            return Days.of(stated)
        if self.lasting:
            return Days(on.last, date.max)
        over = on.last if self.ongoing is False else date.max
        return Days(self.begins(on).first, over)

    def ended(self, on: Days) -> Truth:
        """Say whether it was over before the day; an event is never over."""
        if self.end is None:
            return Truth.of(self.ongoing is False and self.date is None)
        return ~on.up_to(Days.of(self.end))

    def __str__(self) -> str:
        """Give the words and the time."""
        if self.date:
            return f"{self.words} ({self.date})"
        if self.end:
            return f"{self.words} ({self.start or '?'} to {self.end})"
        return f"{self.words} (since {self.start})" if self.start else self.words
