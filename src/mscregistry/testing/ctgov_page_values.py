"""How the classic page writes single values: coded words, dates, ages and flags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.vocab import InterventionType, Unlisted, display_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

    from mscregistry.grammar import PartialDate
    from mscregistry.model import Eligibility, Intervention

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def ended(terms: Iterable[str], end: str) -> Iterator[str]:
    """Give each term on a line of its own, closed as the copy closes its cells."""
    yield from (f"{term}{end}" for term in terms)


def word(value: StrEnum | Unlisted | None) -> str | None:
    """Give a coded value as the page writes it."""
    if value is None or isinstance(value, Unlisted):
        return None if value is None else value.words
    return display_of(value)


def typed_name(one: Intervention) -> str:
    """Give an intervention as the page names it, its type before its name."""
    return f"{display_of(InterventionType(str(one.type)))}: {one.name}"


def kinded(label: str, kind: StrEnum | Unlisted | None) -> str:
    """Give a label with the kind of its date or count before it, for the kinds that pages have."""
    if kind is None or isinstance(kind, Unlisted):
        return label
    return f"{'Actual' if kind.name == 'ACTUAL' else 'Estimated'} {label}"


def yes_or_no(*, value: bool | None) -> str | None:
    """Give a flag as the page writes it."""
    return None if value is None else "Yes" if value else "No"


def day(date: PartialDate) -> str:
    """Give a date with its month in words, and with a day where it has one."""
    month = MONTHS[(date.month or 1) - 1]
    return f"{month} {date.year:04}" if date.day is None else f"{month} {date.day}, {date.year:04}"


def ages(one: Eligibility) -> str:
    """Give the limits of age, and the groups that they take in."""
    low = "" if one.minimum_age is None else str(one.minimum_age).title()
    high = "" if one.maximum_age is None else str(one.maximum_age).title()
    limits = f"{low} to {high}" if low and high else f"{low} and older" if low else f"up to {high}"
    groups = ", ".join([word(group) or "" for group in one.standard_ages])
    if not low and not high:
        return groups
    return f"{limits} ({groups})" if groups else limits
