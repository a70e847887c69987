"""Dates as records state them: a year, a month or a day, and never more than was said."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final, Self

from attrs import field, frozen

from mscregistry.truth import Truth
from mscregistry.vocab import DateKind


def _month(_: object, __: object, value: int | None) -> None:
    if value is not None and not 1 <= value <= 12:  # noqa: PLR2004 - months of a year
        msg = f"month must be in 1..12, not {value}"
        raise ValueError(msg)


def _day(instance: PartialDate, _: object, value: int | None) -> None:
    if value is None:
        return
    if instance.month is None:
        msg = "a day needs its month"
        raise ValueError(msg)
    if not 1 <= value <= monthrange(instance.year, instance.month)[1]:
        msg = f"{instance.year}-{instance.month:02} has no day {value}"
        raise ValueError(msg)


def _year(_: object, __: object, value: int) -> None:
    if not 1 <= value <= 9999:  # noqa: PLR2004 - what datetime.date holds
        msg = f"year must be in 1..9999, not {value}"
        raise ValueError(msg)


@frozen
class PartialDate:
    """A date as precise as it was stated: 2021, 2021-03 or 2021-03-04.

    A month without a day stays a month.  Two partial dates compare to a `Truth`, since
    March 2021 is neither before nor after 4 March 2021; sort by `sort_key`.

    >>> PartialDate(2021, 3).before(PartialDate(2021, 4, 1))
    Truth.TRUE
    >>> PartialDate(2021, 3).before(PartialDate(2021, 3, 4))
    Truth.UNKNOWN
    >>> str(PartialDate(2021, 3)), PartialDate(2021, 3).latest
    ('2021-03', datetime.date(2021, 3, 31))

    Raises:
        ValueError: If there is no such month or day, or a day without a month.
    """

    #: The year, 1 to 9999.
    year: int = field(validator=_year)
    #: The month, 1 to 12; `None` where only the year is stated.
    month: int | None = field(default=None, validator=_month)
    #: The day of the month; `None` where it is not stated.
    day: int | None = field(default=None, validator=_day)
    #: Whether the day has come or is planned; `None` where the source does not say.
    kind: DateKind | None = None

    @classmethod
    def of(cls, when: date | str | PartialDate) -> PartialDate:
        """Give a partial date from a `datetime.date`, ISO text or a partial date.

        Raises:
            ValueError: If the text is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        """
        if isinstance(when, PartialDate):
            return when
        if isinstance(when, date):
            return PartialDate(when.year, when.month, when.day)
        found = read_iso_date(when)
        if found is None:
            msg = f"not an ISO date (YYYY, YYYY-MM or YYYY-MM-DD): {when!r}"
            raise ValueError(msg)
        return found

    @property
    def precision(self) -> str:
        """``"year"``, ``"month"`` or ``"day"``."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """A key that puts a year before its months, and a month before its days."""
        return (self.year, self.month or 0, self.day or 0)

    def before(self, other: date | str | PartialDate) -> Truth:
        """Say whether this is before the other; UNKNOWN where their ranges overlap."""
        that = PartialDate.of(other)
        if self.latest < that.earliest:
            return Truth.TRUE
        return Truth.FALSE if self.earliest >= that.latest else Truth.UNKNOWN

    def after(self, other: date | str | PartialDate) -> Truth:
        """Say whether this is after the other; UNKNOWN where their ranges overlap."""
        return PartialDate.of(other).before(self)

    def same_day(self, other: Self) -> bool:
        """Say whether both state the same date, whatever their kind."""
        return self.sort_key == other.sort_key

    def __str__(self) -> str:
        """Give ISO 8601 text in the stated precision."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_US: Final = re.compile(r"([A-Za-z]+)\.?\s+(?:(\d{1,2}),\s*)?(\d{4})", re.ASCII)
_NAMED: Final = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?,?\s+(\d{4})", re.ASCII)
_NUMERIC: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(
    r"(\d{4})(?:-(?=\d+-)|/(?=\d+/))(\d{1,2})[-/](\d{1,2})|(\d{4})(\d{2})(\d{2})", re.ASCII
)
_MONTHS: Final = {
    name: number
    for number, (full, short) in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may", "may"),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in (full, short)
}


def month_called(word: str) -> int | None:
    """Give the number of a month by its English name, whole or cut to three letters.

    >>> month_called("may"), month_called("Sep"), month_called("Mai")
    (5, 9, None)
    """
    return _MONTHS.get(word.lower())


def read_iso_date(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or None.

    >>> read_iso_date("2021-02-30") is None
    True
    """
    found = _ISO.fullmatch(words)
    if found is None:
        return None
    year, month, day = found.groups()
    return _dated(int(year), int(month) if month else None, int(day) if day else None, kind)


def read_us_date(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``March 2017`` or ``December 11, 2019``, or None.

    >>> str(read_us_date("March 2017")), str(read_us_date("December 11, 2019"))
    ('2017-03', '2019-12-11')
    """
    found = _US.fullmatch(words)
    if found is None:
        return None
    name, day, year = found.groups()
    month = _MONTHS.get(name.lower())
    if month is None:
        return None
    return _dated(int(year), month, int(day) if day else None, kind)


def read_day_month_name(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``17 February 2020`` or ``February 2020``, or None.

    >>> str(read_day_month_name("17 February 2020"))
    '2020-02-17'
    """
    found = _NAMED.fullmatch(words)
    month = None if found is None else _MONTHS.get(found[2].lower())
    if found is None or month is None:
        return None
    return _dated(int(found[3]), month, int(found[1]) if found[1] else None, kind)


def read_day_first(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``17/02/2020``, day before month, or None; ``-`` and ``.`` part it too.

    A month alone is ``02/2020``.

    >>> str(read_day_first("05/08/2026")), read_day_first("05/18/2026")
    ('2026-08-05', None)
    """
    month = _MONTH.fullmatch(words)
    if month is not None:
        return _dated(int(month[2]), int(month[1]), None, kind)
    found = _NUMERIC.fullmatch(words)
    return None if found is None else _dated(int(found[4]), int(found[3]), int(found[1]), kind)


def read_month_first(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``02/17/2020``, month before day, or None.

    >>> str(read_month_first("4/15/2020"))
    '2020-04-15'
    """
    found = _NUMERIC.fullmatch(words)
    return None if found is None else _dated(int(found[4]), int(found[1]), int(found[3]), kind)


def read_year_first(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the date of ``2020/02/17``, ``2020-2-7`` or ``20200217``, or None.

    >>> str(read_year_first("20200217")), str(read_year_first("2021/07/27"))
    ('2020-02-17', '2021-07-27')
    """
    found = _YEAR_FIRST.fullmatch(words)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return _dated(year, month, day, kind)


def _dated(
    year: int, month: int | None, day: int | None, kind: DateKind | None
) -> PartialDate | None:
    try:
        return PartialDate(year, month, day, kind)
    except ValueError:
        return None
