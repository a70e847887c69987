"""Dates among the tokens of a criterion: `since January 2014`, `between 1 March 2016 and 2018`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.dates import PartialDate, month_called
from mscregistry.grammar.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.tokens import Token

#: Years that a criterion can mean.
_YEARS: Final = range(1900, 2101)
#: Days of a month, at most.
_DAYS: Final = 31
_FROM: Final = frozenset({"since", "after", "from"})
_UNTIL: Final = frozenset({"before", "until", "till", "to", "through"})
#: The words that a stretch of the calendar begins with.
DATE_OPENERS: Final = _FROM | _UNTIL | {"between", "prior"}
_FILLERS: Final = frozenset({"the", "of", ",", "on", "year"})


class Dates(NamedTuple):
    """The first and the last day that are named, and where the words end."""

    #: From this day on.
    since: PartialDate | None
    #: Up to this day.
    until: PartialDate | None
    #: The place of the token behind.
    end: int
    #: Whether the last day is itself outside: `before 2019`.
    before: bool = False

    @property
    def last_day(self) -> PartialDate | None:
        """The last day that is inside, which is the day before one that is not."""
        if self.until is None or not self.before:
            return self.until
        return PartialDate.of(self.until.earliest - timedelta(days=1))


def read_dates(tokens: Sequence[Token], place: int) -> Dates | None:
    """Give the dates that begin at a place.

    ::

        dates = ("since" | "after" | "from") date (("to" | "until") date)?
              | "between" date "and" date
              | ("before" | "until" | "prior to") date
    """
    word = tokens[place].text
    if word in _FROM or word == "between":
        return _from(tokens, place + 1, "and" if word == "between" else None)
    if word == "prior" and [token.text for token in tokens[place + 1 : place + 2]] == ["to"]:
        place, word = place + 1, "before"
    if word in _UNTIL:
        date = _date(tokens, place + 1)
        return None if date is None else Dates(None, *date, before=word == "before")
    return None


def _from(tokens: Sequence[Token], place: int, join: str | None) -> Dates | None:
    first = _date(tokens, place)
    if first is None:
        return None
    since, at = first
    if at < len(tokens) and (
        tokens[at].text == join
        if join
        else tokens[at].text in _UNTIL or tokens[at].kind is Kind.DASH
    ):
        last = _date(tokens, at + 1)
        if last is not None:
            return Dates(since, *last)
    return None if join else Dates(since, None, at)


def _date(tokens: Sequence[Token], place: int) -> tuple[PartialDate, int] | None:
    """Give the date at a place.

    ::

        date = (day? month ","? | month day? ","?)? year
    """
    at = _past(tokens, place)
    day = month = None
    for _ in range(2):
        if at < len(tokens) and (named := month_called(tokens[at].text)):
            month, at = named, _past(tokens, at + 1)
        elif (number := _whole(tokens, at)) is not None and 1 <= number <= _DAYS:
            day, at = number, at + 1
            if at < len(tokens) and tokens[at].text in {"st", "nd", "rd", "th"}:
                at += 1
            at = _past(tokens, at)
    year = _whole(tokens, at)
    if year is None or year not in _YEARS or (day is not None and month is None):
        return None
    try:
        return PartialDate(year, month, day), at + 1
    except ValueError:
        return None


def _past(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].text in _FILLERS:
        place += 1
    return place


def _whole(tokens: Sequence[Token], place: int) -> int | None:
    value = tokens[place].value if place < len(tokens) else None
    return int(value) if value is not None and value.denominator == 1 else None
