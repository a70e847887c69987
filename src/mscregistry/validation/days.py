"""The day of a check: today is what the caller says it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from mscregistry.grammar.dates import read_iso_date

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta


def day_of(on: date | str) -> date:
    """Give the day that is meant.

    >>> day_of("2024-05-31")
    datetime.date(2024, 5, 31)

    Raises:
        TypeError: If it is neither a date nor text; a time of day is in some time zone.
        ValueError: If it is text that is no whole day, as ``2024-05``.
    """
    if isinstance(on, datetime) or not isinstance(on, date | str):
        msg = f"on is a date or text such as '2024-05-31', not {on!r}"
        raise TypeError(msg)
    if isinstance(on, date):
        return on
    found = read_iso_date(on)
    if found is None or found.day is None:
        msg = f"on is a whole day such as '2024-05-31', not {on!r}"
        raise ValueError(msg)
    return found.earliest


def after(day: date, delay: relativedelta) -> date:
    """Give the day that is so long after another; the last there is, where none is left.

    >>> from dateutil.relativedelta import relativedelta
    >>> after(date(9999, 5, 1), relativedelta(years=1))
    datetime.date(9999, 12, 31)
    """
    try:
        return day + delay
    except (OverflowError, ValueError):
        return date.max
