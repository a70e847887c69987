"""Single values as the registers of the WHO's portal write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import (
    PartialDate,
    read_day_first,
    read_day_month_name,
    read_iso_date,
    read_month_first,
    read_us_date,
    read_year_first,
)
from mscregistry.vocab import Phase, Sex, coded

if TYPE_CHECKING:
    from decimal import Decimal

    from mscregistry.vocab import DateKind
    from mscregistry.vocab.registers import Register

#: Midnight, which a spreadsheet or a program puts behind a day.
_MIDNIGHT: Final = re.compile(r"[ T]00:00:00(?:\.0+)?Z?", re.ASCII)
#: An age: "18", "18 Years", "20years-old", ">= 20age old", "18(Year)", "18.00 Year(s)", "3M".
_AGE: Final = re.compile(
    r"(?P<least>>=|≥)?\s{0,3}(?P<number>\d{1,4}(?:\.\d{1,4})?)\s{0,3}"
    r"(?:[(-]?(?P<unit>[a-z]{1,7})(?:\(s\))?\)?)?(?:[ -](?:of age|age old|old))?",
    re.IGNORECASE | re.ASCII,
)
_UNITS: Final = {
    **dict.fromkeys(("year", "years", "yr", "yrs", "y", "age"), AgeUnit.YEARS),
    **dict.fromkeys(("month", "months", "mo", "m"), AgeUnit.MONTHS),
    **dict.fromkeys(("week", "weeks", "w"), AgeUnit.WEEKS),
    **dict.fromkeys(("day", "days", "d"), AgeUnit.DAYS),
    **dict.fromkeys(("hour", "hours", "h"), AgeUnit.HOURS),
    **dict.fromkeys(("minute", "minutes", "min"), AgeUnit.MINUTES),
}
_SEXES: Final = re.compile(r"\s*female:\s*(?:(yes|no)\s*)?male:\s*(?:(yes|no)\s*)?", re.IGNORECASE)
#: A day, or the beginning of one, where a phase should stand.
_DAY: Final = re.compile(
    r"(?:\d{4}-)?(?P<month>\d{1,2})-(?P<day>\d{1,2})(?: 00:00:00)|"
    r"\d{4}-(?P<month2>\d{1,2})-(?P<day2>\d{1,2})|"
    r"(?P<d3>\d{1,2})[- ](?P<name>jan|feb|mar|apr)|(?P<name2>jan|feb|mar|apr)[- ]0?(?P<d4>\d{1,2})",
    re.IGNORECASE | re.ASCII,
)
_MONTHS: Final = {"jan": 1, "feb": 2, "mar": 3, "apr": 4}


def read_date(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give a date as the portal writes all but the day of an export: day before month.

    A year in front, a month in letters, are read too, for they have but one meaning.

    >>> (
    ...     str(read_date("05/08/2026")),
    ...     str(read_date("2020-02-17 00:00:00")),
    ...     str(read_date("May 2015")),
    ... )
    ('2026-08-05', '2020-02-17', '2015-05')
    """
    day = _MIDNIGHT.sub("", words)
    return (
        read_iso_date(day, kind)
        or read_year_first(day, kind)
        or read_day_first(day, kind)
        or read_day_month_name(day, kind)
        or read_us_date(day, kind)
    )


def read_export_day(words: str, kind: DateKind | None = None) -> PartialDate | None:
    """Give the day of an export of the portal: month before day, or the year in front.

    >>> str(read_export_day("09/08/2026")), str(read_export_day("2020-06-07"))
    ('2026-09-08', '2020-06-07')
    """
    return read_iso_date(words, kind) or read_month_first(words, kind)


def read_limit(words: str, register: Register) -> Age | None:
    """Give an age as a register writes it; without a unit only where its form asks for one.

    A limit that itself is not allowed (``< 75``) is none that an age can hold.
    """
    found = _AGE.fullmatch(words)
    if found is None:
        return None
    unit = found["unit"]
    if unit is None:
        return None if register.bare_age is None else _age(found["number"], AgeUnit.YEARS)
    known = _UNITS.get(unit.lower())
    return None if known is None else _age(found["number"], known)


def is_bare_age(words: str) -> bool:
    """Say whether an age is written without its unit."""
    found = _AGE.fullmatch(words)
    return found is not None and found["unit"] is None


def is_lower_bound(words: str) -> bool:
    """Say whether an age is written as the least that is allowed, as no upper limit can be.

    >>> is_lower_bound(">= 20 Years"), is_lower_bound("20 Years")
    (True, False)
    """
    found = _AGE.fullmatch(words)
    return found is not None and found["least"] is not None


def _age(number: str | Decimal, unit: AgeUnit) -> Age:
    return Age(number, unit)


def read_sex(words: str, register: Register) -> Sex | None:
    """Give the sexes that may take part, or None where the words are on no list.

    >>> from mscregistry.vocab.registers import register_of
    >>> read_sex("Female: yes Male: no", register_of("EUCTR"))
    <Sex.FEMALE: 'FEMALE'>
    """
    if words in register.sex:
        return Sex(register.sex[words])
    found = _SEXES.fullmatch(words)
    if found is None:
        return coded(Sex, words)
    female, male = (answer.casefold() == "yes" for answer in found.groups(""))
    if female and male:
        return Sex.ALL
    return Sex.FEMALE if female else Sex.MALE if male else None


def damaged_phase(words: str) -> str | None:
    """Give the phases that a spreadsheet may have turned into a day; None for other words.

    >>> damaged_phase("2020-03-02 00:00:00"), damaged_phase("2-Mar"), damaged_phase("Phase 2")
    ('2-3', '2-3', None)
    """
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    month = found["month"] or found["month2"] or _MONTHS[(found["name"] or found["name2"]).lower()]
    day = found["day"] or found["day2"] or found["d3"] or found["d4"]
    low, high = sorted([int(month), int(day)])
    return f"{low}-{high}" if low and high <= 4 else None  # noqa: PLR2004 - there are four phases


#: Words in place of a phase that say that the study has none.
NO_PHASE: Final = frozenset(
    {
        "na",
        "n\\a",
        "retrospective study",
        "new treatment measure clinical study",
        "diagnostic new technique clincal study",
        "diagnostic new technique clinical study",
        "pilot study",
    }
)
#: Words that say that none was chosen, so that nothing is known.
SILENT_PHASE: Final = frozenset({"not selected", "not specified", "not entered", "null"})
#: The four questions of the EU's form, and the phase of each.
EU_PHASES: Final = (
    ("Human pharmacology (Phase I)", Phase.PHASE1),
    ("Therapeutic exploratory (Phase II)", Phase.PHASE2),
    ("Therapeutic confirmatory - (Phase III)", Phase.PHASE3),
    ("Therapeutic use (Phase IV)", Phase.PHASE4),
)
